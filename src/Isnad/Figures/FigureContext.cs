namespace Isnad;

/// <summary>
/// What surrounds a figure: the measure that makes it comparable, whom it counts, its period, its place, whether it counts everything up to
/// now, and the statement it stands in.
/// </summary>
sealed partial class FigureContext(Document document, Setting around, OwnMeasures? own)
{
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
            completed[i] = context.Complete(figures[i], i > 0 ? completed[i - 1] : null, completed.AsSpan(0, i));
        return completed;
    }

    Figure Complete(Figure figure, Figure? last, ReadOnlySpan<Figure> before)
    {
        var sentence = around.SentenceAt(figure.Span.Start);
        var words = WordsAt(figure.Span.Start);
        var bounds = sentence is { } inside
            ? (inside.FirstToken, inside.EndToken)
            : (Math.Max(0, tokens.IndexAt(figure.Span.Start) - 20), Math.Min(tokens.Count, tokens.IndexAt(figure.Span.End) + 20));
        var measure = words is null ? null : MeasureOf(figure, words, bounds);
        var unit = figure.Unit;
        // the twelve were released: the twelve people counted before
        if (unit.Length == 0 && Named(figure, before) is { } named)
            (unit, measure) = (named.Unit, measure ?? named.Measure);
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
                words is not null && unit is "people" or "executions" or "bodies" or ""
                    ? Population(figure, words!, bounds) ?? (IsPart(figure, words!, bounds) ? Part : null)
                    : null,
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

    /// <summary>A number with its article and nothing that it counts: the figure of the same value before it.</summary>
    Figure? Named(Figure figure, ReadOnlySpan<Figure> before)
    {
        if (figure.Value is not { } value || WordsAt(figure.Span.Start) is not { } words)
            return null;
        var at = tokens.IndexAt(figure.Span.Start);
        var definite = words.Language.Proclitics.None
            ? at > 0 && words.Marks.TryMatch(tokens, at - 1, at, 0, out var the) && the.Value.Contains(FigureMark.Definite)
            : tokens.Key(at).StartsWith("ال", StringComparison.Ordinal);
        if (!definite)
            return null;
        for (var i = before.Length - 1; i >= 0; i--)
            if (before[i].Value == value && before[i].Unit != Items && !IsExtent(before[i].Unit))
                return before[i];
        return null;
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

    /// <summary>Whom a number counts that tells how many of those counted before.</summary>
    const string Part = "part";

    /// <summary>How far from the number "among them" may stand.</summary>
    const int PartReach = 3;

    /// <summary>Seven sailors, among them two captains; 35 of them: no number beside the first but one within it.</summary>
    bool IsPart(Figure figure, FigureWords words, (int First, int End) bounds)
    {
        var at = tokens.IndexAt(figure.Span.Start);
        for (var i = at - 1; i >= Math.Max(bounds.First, at - PartReach - 1) && tokens[i].Kind == TokenKind.Word; i--)
            if (Says(i, at))
                return true;
        var after = tokens.IndexAt(figure.Span.End - 1) + 1;
        for (var i = after; i < Math.Min(bounds.End, after + PartReach) && tokens[i].Kind == TokenKind.Word; i++)
            if (Says(i, bounds.End))
                return true;
        return false;

        bool Says(int index, int end) =>
            words.Marks.TryMatch(tokens, index, end, words.Language.Proclitics, out var mark) && mark.Value.Contains(FigureMark.Part);
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
