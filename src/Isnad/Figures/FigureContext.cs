namespace Isnad;

/// <summary>What surrounds a figure: the measure that makes it comparable, its period and its place.</summary>
static class FigureContext
{
    /// <summary>How far from the number a term of its measure may stand, in tokens.</summary>
    const int Reach = 7;

    public static IReadOnlyList<Figure> Complete(
        List<Figure> figures,
        Document document,
        EntityTable names,
        IReadOnlyList<TimeMention> times
    )
    {
        var completed = new Figure[figures.Count];
        for (var i = 0; i < completed.Length; i++)
        {
            var figure = figures[i];
            var sentence = SentenceOf(document, figure.Span.Start);
            var words = WordsAt(document, figure.Span.Start);
            var bounds = sentence is { } own
                ? (own.FirstToken, own.EndToken)
                : (
                    Math.Max(0, document.Tokens.IndexAt(figure.Span.Start) - 20),
                    Math.Min(document.Tokens.Count, document.Tokens.IndexAt(figure.Span.End) + 20)
                );
            var measure = words is null ? null : Measure(document.Tokens, figure, words, bounds);
            var unit = figure.Unit;
            if (
                unit.Length == 0
                && measure is not null
                && Measures.UnitOf(measure) is { Length: > 0 } usual
                && usual is not ("percent" or "currency")
            )
                unit = usual;
            completed[i] = figure with
            {
                Unit = unit.Length == 0 ? "items" : unit,
                What =
                    measure is not null ? Measures.NameOf(measure)
                    : unit.Length == 0 ? "items"
                    : unit,
                Measure = measure,
                Period = sentence is { } inside ? Period(figure, inside, times) : null,
                Place = sentence is { } around ? Place(figure, around, names) : null,
            };
        }
        return completed;
    }

    static FigureWords? WordsAt(Document document, int offset)
    {
        foreach (var article in document.Articles)
            if (article.Span.Contains(offset))
                return Language.Of(article.Language)?.Compiled(FigureWords.Load);
        return null;
    }

    static Sentence? SentenceOf(Document document, int offset)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var span = document.Sentences[middle].Span;
            if (span.Contains(offset))
                return document.Sentences[middle];
            if (offset < span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
    }

    /// <summary>The nearest term of a measure whose unit fits; behind the number it counts as nearer than before.</summary>
    static string? Measure(TokenTable tokens, Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        var after = tokens.IndexAt(figure.Span.End - 1) + 1;
        // the span itself may be the noun (a dual)
        string? best = null;
        var distance = int.MaxValue;
        for (var i = Math.Max(bounds.First, at - Reach); i < Math.Min(bounds.End, after + Reach); i++)
        {
            if (
                tokens[i].Kind != TokenKind.Word
                || !words.Measures.TryMatch(tokens, i, bounds.End, words.Language.Proclitics, out var term)
            )
                continue;
            var away =
                i >= after ? (i - after) * 2
                : i >= at ? 0
                : (at - i) * 2 + 1;
            foreach (var measure in term.Value)
                if (away < distance && Fits(measure, figure.Unit))
                    (best, distance) = (measure, away);
        }
        return best;
    }

    static bool Fits(string measure, string unit) =>
        Measures.UnitOf(measure) is var usual
        && (
            usual.Length == 0 ? unit is "people" or "companies" or ""
            : usual == "currency" ? unit.StartsWith("currency", StringComparison.Ordinal)
            : usual == unit
                || unit.Length == 0
                || usual is "people" or "executions" or "bodies"
                    && unit is "people" or "deaths" or "cases" or "sentences" or "bodies" or "executions"
        );

    /// <summary>The time in the figure's own sentence that stands nearest; days, months and intervals, never a clock.</summary>
    static string? Period(Figure figure, Sentence sentence, IReadOnlyList<TimeMention> times)
    {
        if (figure.Unit is "years" or "hours" or "minutes" or "days" or "weeks" or "months")
            return null;
        string? best = null;
        var distance = int.MaxValue;
        foreach (var time in times)
        {
            if (time.Span.Start < sentence.Span.Start)
                continue;
            if (time.Span.Start >= sentence.Span.End)
                break;
            if (time.Value is not { } value)
                continue;
            var away = time.Span.Start >= figure.Span.End ? time.Span.Start - figure.Span.End : figure.Span.Start - time.Span.End;
            if (away < distance)
                (best, distance) = (
                    value.IndexOf('T', StringComparison.Ordinal) is > 0 and var clock && !value.Contains('/', StringComparison.Ordinal)
                        ? value[..clock]
                        : value,
                    away
                );
        }
        return best;
    }

    /// <summary>The nearest place named in the sentence.</summary>
    static int? Place(Figure figure, Sentence sentence, EntityTable names)
    {
        int? best = null;
        var distance = int.MaxValue;
        for (
            var i = names.FirstMentionFrom(sentence.Span.Start);
            i < names.Mentions.Count && names.Mentions[i].Span.Start < sentence.Span.End;
            i++
        )
        {
            var mention = names.Mentions[i];
            if (mention.Type != EntityType.Place)
                continue;
            var away =
                mention.Span.Start >= figure.Span.End
                    ? mention.Span.Start - figure.Span.End
                    : (figure.Span.Start - mention.Span.End) * 3 / 2;
            if (away < distance)
                (best, distance) = (mention.Entity, away);
        }
        return best;
    }
}
