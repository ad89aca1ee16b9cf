namespace Isnad;

/// <summary>How two figures of one measure stand to each other.</summary>
public enum FigureRelation
{
    /// <summary>They do not contradict: equal, or one lies within the other's bound.</summary>
    Agreement,

    /// <summary>They speak of different places or populations.</summary>
    Scope,

    /// <summary>They speak of different times.</summary>
    Period,

    /// <summary>They count otherwise: in another unit (people against executions), or everything up to now against one period alone.</summary>
    Definition,

    /// <summary>The same root source gave another number later.</summary>
    Revision,

    /// <summary>Different sources give numbers that cannot both be true.</summary>
    Disagreement,
}

/// <summary>A figure as the comparison sees it: what is stated, by whom at the root, and when that was published (EDTF).</summary>
public sealed record StatedFigure(Figure Figure, string? Root, string? Published, string? Place);

/// <summary>
/// Compares figures of one measure. Nothing is judged true: the comparison says of which kind a difference is, so that a reader does not take
/// another month, another town or a later count for a contradiction.
/// </summary>
public static class FigureComparison
{
    /// <summary>How far apart two approximate figures may lie and still agree.</summary>
    const decimal Tolerance = 0.1m;

    /// <exception cref="ArgumentException">The figures are not of one measure.</exception>
    public static FigureRelation Compare(StatedFigure first, StatedFigure second)
    {
        if (first.Figure.Measure is null || first.Figure.Measure != second.Figure.Measure)
            throw new ArgumentException("only figures of one measure can be compared", nameof(second));
        if (first.Place is not null && second.Place is not null && !string.Equals(first.Place, second.Place, StringComparison.Ordinal))
            return FigureRelation.Scope;
        if (!string.Equals(first.Figure.Population, second.Figure.Population, StringComparison.Ordinal))
            return FigureRelation.Scope;
        if (first.Figure.Period is { } a && second.Figure.Period is { } b && !string.Equals(a, b, StringComparison.Ordinal))
            return FigureRelation.Period;
        if (
            !string.Equals(first.Figure.Unit, second.Figure.Unit, StringComparison.Ordinal)
            || first.Figure.Cumulative != second.Figure.Cumulative
        )
            return FigureRelation.Definition;
        if (Compatible(first.Figure, second.Figure))
            return FigureRelation.Agreement;
        return
            first.Root is not null
            && string.Equals(first.Root, second.Root, StringComparison.Ordinal)
            && !string.Equals(first.Published, second.Published, StringComparison.Ordinal)
            ? FigureRelation.Revision
            : FigureRelation.Disagreement;
    }

    /// <summary>True when one number can satisfy both. A figure without a value ("dozens") contradicts nothing.</summary>
    public static bool Compatible(Figure first, Figure second)
    {
        if (Range(first) is not var (low, high) || Range(second) is not var (from, to))
            return true;
        return low <= to && from <= high;
    }

    static (decimal Low, decimal High)? Range(Figure figure) =>
        figure.Value is not { } value
            ? null
            : figure.Bound switch
            {
                FigureBound.AtLeast => (value, decimal.MaxValue),
                FigureBound.AtMost => (decimal.MinValue, value),
                FigureBound.About => (value - Math.Abs(value) * Tolerance, value + Math.Abs(value) * Tolerance),
                FigureBound.Range => (value, figure.High ?? value),
                _ => (value, value),
            };

    /// <summary>
    /// The parts that add up to more than the whole allows: their sum, or null when the parts fit. Parts and whole are figures of one measure,
    /// place and period; parts without a value are left out, since they can only make the sum larger.
    /// </summary>
    public static decimal? Excess(Figure whole, IEnumerable<Figure> parts)
    {
        if (Range(whole) is not var (_, most))
            return null;
        decimal sum = 0;
        foreach (var part in parts)
            if (Range(part) is var (least, _) && least > 0)
                sum += least;
        return sum > most ? sum : null;
    }

    /// <summary>The places in a series of cumulative figures, oldest first, at which the count falls though it can only grow.</summary>
    public static IEnumerable<int> Falls(IReadOnlyList<Figure> cumulative)
    {
        decimal floor = decimal.MinValue;
        for (var i = 0; i < cumulative.Count; i++)
        {
            if (Range(cumulative[i]) is not var (low, high))
                continue;
            if (high < floor)
                yield return i;
            else
                floor = Math.Max(floor, low);
        }
    }

    /// <summary>True when a text was published before the day on which the event that it reports as past took place.</summary>
    public static bool ReportedBeforeItHappened(string? published, string? happened) =>
        published is { Length: 10 } && happened is { Length: 10 } && string.CompareOrdinal(happened, published) > 0;
}
