namespace Isnad;

/// <summary>Reads the figures of a stretch of tokens: numbers with their units, ranges and bounds, and indefinite duals.</summary>
sealed partial class FigureScan(TokenTable tokens, int first, int end, FigureWords words)
{
    readonly TokenTable tokens = tokens;
    readonly int first = first;
    readonly int end = end;
    readonly FigureWords words = words;
    int taken;

    /// <summary>True for offsets that are page furniture.</summary>
    public Func<int, bool> Blocked { get; init; } = _ => false;

    /// <summary>Spans that are something else (times, names): sorted on use.</summary>
    public List<TextSpan> Taken { get; init; } = [];

    public void ReadAll(List<Figure> figures)
    {
        Taken.Sort();
        for (var i = first; i < end; i++)
        {
            if (Covered(i, out var behind))
            {
                i = Math.Max(i, behind - 1);
                continue;
            }
            if (NumberReader.TryRead(tokens, i, end, words.Numbers, out var number))
            {
                if (!Blocked(tokens[number.First].Start) && TryFigure(number, figures, out var after))
                {
                    i = after - 1;
                    continue;
                }
                i = Math.Max(i, number.End - 1);
            }
            else if (words.HasDuals && tokens[i].Kind == TokenKind.Word && TryDual(i, figures, out var dualEnd))
                i = dualEnd - 1;
            else if (tokens[i].Kind == TokenKind.Word && TryJoined(i, figures))
                continue;
            else if (tokens[i].Kind == TokenKind.Word && TryHalfUnit(i, figures, out var halfEnd))
                i = halfEnd - 1;
        }
    }

    bool Covered(int index, out int after)
    {
        after = index;
        var start = tokens[index].Start;
        while (taken < Taken.Count && Taken[taken].End <= start)
            taken++;
        for (var i = taken; i < Taken.Count && Taken[i].Start <= start; i++)
            if (Taken[i].End > start)
            {
                after = tokens.IndexAt(Taken[i].End);
                return true;
            }
        return false;
    }

    bool TryFigure(NumberMatch number, List<Figure> figures, out int after)
    {
        after = number.End;
        if (number.Kind == NumberKind.Ordinal)
            return TryOrdinalAge(number, figures);
        // a figure below zero is told in degrees and percent; before anything else the sign is a dash
        if (number.Value < 0 && Measure(number).Unit is not ("percent" or "degrees"))
            number = number with { First = number.First + 1, Value = -number.Value };
        if (!Counts(number))
            return false;
        if (TryRange(number, figures, out after))
            return true;
        var (value, tail, unit, glued) = Measure(number);
        after = tail;
        var start = number.Span(tokens).Start;
        var open = number.First;
        if (number.Skip == 0 && Sign(number.First, out var currency, out var signFirst))
        {
            unit ??= currency;
            open = signFirst;
            if (tokens[number.First].Start == tokens[number.First - 1].End)
                start = tokens[signFirst].Start;
            if (GluedScale(after, out var factor))
            {
                value *= factor;
                after++;
                glued = after;
            }
        }
        unit ??= SharedPercent(number) ?? PercentBefore(number);
        var bound = number.Kind == NumberKind.Vague ? FigureBound.About : Bound(open, after);
        // a quarter of a century is no count of years
        if (number.Kind == NumberKind.Share && unit == "years" && bound == FigureBound.Exact)
            bound = FigureBound.About;
        var counted = unit ?? Counted(number, after);
        if (number.Kind == NumberKind.Share && unit is null)
        {
            value = decimal.Round(value * 100, 2);
            counted = "percent";
        }
        figures.Add(
            new Figure(new TextSpan(start, tokens[Math.Max(glued, number.End) - 1].End))
            {
                Value = number.Kind == NumberKind.Vague ? null : value,
                Bound = bound,
                Unit = counted,
            }
        );
        return true;
    }
}
