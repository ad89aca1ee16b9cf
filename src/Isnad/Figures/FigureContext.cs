namespace Isnad;

/// <summary>
/// What surrounds a figure: the measure that makes it comparable, whom it counts, its period, its place, whether it counts everything up to
/// now, and the statement it stands in.
/// </summary>
sealed class FigureContext(Document document, Setting around, OwnMeasures? own)
{
    /// <summary>How far from the number a term of its measure may stand, in tokens.</summary>
    const int Reach = 7;

    /// <summary>How far behind the number the noun stands that says whom it counts.</summary>
    const int NounReach = 3;

    /// <summary>How far from the number a word stands that makes it a running total.</summary>
    const int TotalReach = 8;

    readonly TokenTable tokens = document.Tokens;

    public static IReadOnlyList<Figure> Complete(IReadOnlyList<Figure> figures, Document document, Setting around, OwnMeasures? own = null)
    {
        var context = new FigureContext(document, around, own);
        var completed = new Figure[figures.Count];
        for (var i = 0; i < completed.Length; i++)
            completed[i] = context.Complete(figures[i], i > 0 ? completed[i - 1] : null);
        return completed;
    }

    Figure Complete(Figure figure, Figure? last)
    {
        var sentence = around.SentenceAt(figure.Span.Start);
        var words = WordsAt(figure.Span.Start);
        var bounds = sentence is { } inside
            ? (inside.FirstToken, inside.EndToken)
            : (Math.Max(0, tokens.IndexAt(figure.Span.Start) - 20), Math.Min(tokens.Count, tokens.IndexAt(figure.Span.End) + 20));
        var measure = words is null ? null : MeasureOf(figure, words, bounds);
        var unit = figure.Unit;
        // "92 seats, the opposition 61": what is left unsaid is what was counted before
        if (measure is null && sentence is { } same && last is not null && same.Span.Contains(last.Span) && GoesOn(figure, unit, last))
            (unit, measure) = (unit.Length == 0 && last.Unit != Items ? last.Unit : unit, last.Measure);
        // 41.3 percent took part. The opposition put it at 27: what the sentence before in the same paragraph counted
        if (
            measure is null
            && sentence is { OpensParagraph: false } later
            && last is { Measure: not null }
            && IsBefore(last, later)
            && (unit == last.Unit && unit is "percent" or "seats" || unit.Length == 0 && EndsClause(figure) && !IsExtent(last.Unit))
        )
            (unit, measure) = (unit.Length == 0 && last.Unit != Items ? last.Unit : unit, last.Measure);
        if (unit.Length == 0 && measure is not null && UnitOf(measure) is { Length: > 0 } usual && usual is not ("percent" or "currency"))
            unit = usual;
        var owner = around.StatementAt(figure.Span);
        var beside = sentence is { } here && !IsExtent(unit) ? around.TimeBeside(figure.Span, here, owner, dated: false) : null;
        return figure with
        {
            Unit = unit.Length == 0 ? Items : unit,
            What =
                measure is not null ? NameOf(measure)
                : unit.Length == 0 ? Items
                : unit,
            Measure = measure,
            Population =
                words is not null && unit is "people" or "executions" or "bodies" or "" ? Population(figure, words!, bounds) : null,
            Period = sentence is { } when && !IsExtent(unit) ? Period(when, beside, measure, unit) : null,
            Place =
                sentence is { } where && !IsExtent(unit)
                    ? around.PlaceBeside(figure.Span, where, owner)
                        ?? (measure is null || !Measures.IsLocal(measure) ? null : around.PlaceBefore(where))
                    : null,
            Cumulative =
                beside?.EndsWith("/..", StringComparison.Ordinal) == true
                || words is not null && measure is not null && IsCumulative(figure, words, bounds),
            Statement = owner,
        };
    }

    /// <summary>The unit of what is counted and has no name.</summary>
    const string Items = "items";

    /// <summary>A bare number at the end of its clause, or one of the same unit, behind a figure that is neither amount nor length.</summary>
    bool GoesOn(Figure figure, string unit, Figure last) =>
        (unit == last.Unit || unit.Length == 0 && EndsClause(figure))
        && !IsExtent(last.Unit)
        && !last.Unit.StartsWith("currency", StringComparison.Ordinal);

    /// <summary>True when a figure stands in the sentence directly before.</summary>
    bool IsBefore(Figure last, Sentence sentence) =>
        sentence.FirstToken > 0
        && around.SentenceAt(last.Span.Start) is { } other
        && other.EndToken >= sentence.FirstToken - 1
        && other.Article == sentence.Article;

    bool EndsClause(Figure figure) =>
        tokens.IndexAt(figure.Span.End - 1) + 1 is var next && (next >= tokens.Count || tokens[next].Kind == TokenKind.Punctuation);

    string? Period(Sentence sentence, string? beside, string? measure, string unit) =>
        around.Until(sentence, beside) ?? (measure is null && unit is not ("people" or "percent") ? null : around.TimeBefore(sentence));

    FigureWords? WordsAt(int offset)
    {
        foreach (var article in document.Articles)
            if (article.Span.Contains(offset))
                return Language.Of(article.Language)?.Compiled(FigureWords.Load);
        return null;
    }

    /// <summary>
    /// The nearest term of a measure whose unit fits; behind the number it counts as nearer than before. A unit that only one measure has
    /// names it by itself; a share or an amount may stand anywhere in the sentence of its term.
    /// </summary>
    string? MeasureOf(Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        var after = tokens.IndexAt(figure.Span.End - 1) + 1;
        var reach =
            figure.Unit is "percent" || figure.Unit.StartsWith("currency", StringComparison.Ordinal) ? bounds.End - bounds.First : Reach;
        var theirs = own?.TermsOf(words.Language);
        string? best = null;
        var distance = int.MaxValue;
        for (var i = Math.Max(bounds.First, at - reach); i < Math.Min(bounds.End, after + reach); i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            var away =
                i >= after ? (i - after) * 2
                : i >= at ? 0
                : (at - i) * 2 + 1;
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

    bool Fits(string measure, string unit) =>
        UnitOf(measure) is var usual
        && (
            usual.Length == 0 ? unit is "people" or "companies" or "organisations" or "institutions" or "entities" or ""
            : usual == "currency" ? unit.StartsWith("currency", StringComparison.Ordinal)
            : usual == unit
                || unit.Length == 0
                || usual is "people" or "executions" or "bodies"
                    && unit is "people" or "deaths" or "cases" or "sentences" or "bodies" or "executions"
        );

    string NameOf(string measure) => own?.NameOf(measure) ?? Measures.NameOf(measure);

    string UnitOf(string measure) => own?.UnitOf(measure) ?? Measures.UnitOf(measure);

    /// <summary>The counted noun itself (a dual), or the first noun behind the number that says whom it counts.</summary>
    string? Population(Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        var end = Math.Min(bounds.End, tokens.IndexAt(figure.Span.End - 1) + 1 + NounReach);
        for (var i = at; i < end; i++)
            if (
                tokens[i].Kind == TokenKind.Word
                && words.Populations.TryMatch(tokens, i, end, words.Language.Proclitics, out var population)
            )
                return population.Value[0];
            else if (tokens[i].Kind == TokenKind.Punctuation)
                return null;
        return null;
    }

    bool IsCumulative(Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        var end = Math.Min(bounds.End, tokens.IndexAt(figure.Span.End - 1) + 1 + TotalReach);
        for (var i = Math.Max(bounds.First, at - TotalReach); i < end; i++)
            if (tokens[i].Kind == TokenKind.Word && words.Cumulative.TryMatch(tokens, i, end, words.Language.Proclitics, out _))
                return true;
        return false;
    }

    /// <summary>Units of what has a length rather than a day and a place.</summary>
    static bool IsExtent(string unit) =>
        unit
            is "years"
                or "months"
                or "weeks"
                or "days"
                or "hours"
                or "minutes"
                or "seconds"
                or "decades"
                or "centuries"
                or "times"
                or "pages"
                or "metres"
                or "kilometres";
}
