namespace Isnad;

/// <summary>Which measure makes a figure comparable: the nearest term that fits its unit.</summary>
sealed partial class FigureContext
{
    /// <summary>How far from the number a term of its measure may stand, in tokens.</summary>
    const int Reach = 7;

    /// <summary>What a comma or "and" between a number and a term adds to their distance: killed five and wounded 110.</summary>
    const int JointCost = 6;

    /// <summary>
    /// The nearest term of a measure whose unit fits; behind the number it counts as nearer than before, in the next limb of a coordination as further
    /// off. A unit that only one measure has names it by itself; a share or an amount may stand anywhere in the sentence of its term.
    /// </summary>
    string? MeasureOf(Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        var after = tokens.IndexAt(figure.Span.End - 1) + 1;
        var wide = figure.Unit is "percent" || figure.Unit.StartsWith("currency", StringComparison.Ordinal);
        var reach = wide ? bounds.End - bounds.First : Reach;
        var theirs = own?.TermsOf(words.Language);
        string? best = null;
        var distance = int.MaxValue;
        for (var i = Math.Max(bounds.First, at - reach); i < Math.Min(bounds.End, after + reach); i++)
        {
            if (tokens[i].Kind != TokenKind.Word || around.InPlaceName(tokens[i].Start))
                continue;
            var away =
                i >= after ? (i - after) * 2
                : i >= at ? 0
                : (at - i) * 2 + 1;
            if (!wide)
                away +=
                    JointCost
                    * (
                        i < at ? Joints(i + 1, at, words)
                        : words.VerbLast ? 0
                        : Joints(after, i, words)
                    );
            // the user's own terms first: they know better what they count
            if (theirs is not null && theirs.TryMatch(tokens, i, bounds.End, words.Language.Proclitics, out var term))
                Take(term.Value);
            if (words.Measures.TryMatch(tokens, i, bounds.End, words.Language.Proclitics, out term))
                Take(term.Value);

            void Take(List<string> measures)
            {
                foreach (var measure in measures)
                    if (away < distance && Fits(measure, figure.Unit))
                        (best, distance) = (measure, away);
            }
        }
        // a noun of its own right behind the number ("17 bodies") tells more than a verb further on
        return Measures.OfUnit(figure.Unit) is { } only && (best is null || UnitOf(best) != figure.Unit) && theirs is null ? only : best;
    }

    /// <summary>Commas and conjunctions from a token to the one at the end, that one's own conjunction included.</summary>
    int Joints(int first, int end, FigureWords words)
    {
        var joints = 0;
        for (var i = first; i <= end && i < tokens.Count; i++)
            if (i < end && (tokens.Is(i, ',') || tokens.Is(i, '،') || tokens.Is(i, '؛') || tokens.Is(i, ';')))
                joints++;
            else if (tokens[i].Kind != TokenKind.Word)
                continue;
            else if (
                i < end && words.Numbers.Table.TryMatch(tokens, i, end, 0, out var and) && and.Value.Is(NumberRole.And) && and.Length == 1
                || !words.Language.Proclitics.None && tokens[i].KeyLength > 3 && tokens.KeyChar(i) == 'و' && IsTerm(i, words)
            )
                joints++;
        return joints;
    }

    /// <summary>وجرح: a conjunction written onto a word that is a term without it.</summary>
    bool IsTerm(int index, FigureWords words) =>
        words.Measures.TryMatch(tokens, index, tokens.Count, words.Language.Proclitics, out var term) && term.Skip > 0;
}
