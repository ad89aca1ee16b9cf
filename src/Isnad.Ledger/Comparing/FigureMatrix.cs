namespace Isnad.Ledgers;

/// <summary>Makes the matrix of each measure out of figures, and looks for what contradicts and what does not add up in it.</summary>
internal static class FigureMatrix
{
    /// <summary>How many conflicts of one measure are told; a reader who needs more has chosen too wide a filter.</summary>
    const int MostConflicts = 60;

    /// <summary>Groups of more cells are not compared pair by pair beyond this many.</summary>
    const int MostCompared = 400;

    /// <param name="figures">What is set beside each other.</param>
    /// <param name="kin">For an article with reprints or translations among the figures' articles, the name of its family.</param>
    public static IReadOnlyList<FigureGroup> Build(IEnumerable<FigureRow> figures, IReadOnlyDictionary<string, string> kin) =>
        [
            .. figures
                .GroupBy(figure => (figure.Finding.Measure, Unit: figure.Finding.Measure is null ? figure.Finding.Unit : null))
                .Select(group => Group(group.Key.Measure, [.. group], kin))
                .OrderBy(group => group.Measure is null)
                .ThenByDescending(group => group.Periods.Sum(period => period.Cells.Count))
                .ThenBy(group => group.Measure ?? group.Unit, StringComparer.Ordinal),
        ];

    static FigureGroup Group(string? measure, List<FigureRow> figures, IReadOnlyDictionary<string, string> kin)
    {
        var cells = FigureFolding.Fold(Cells(figures), kin);
        var compared = measure is null ? [] : cells.Take(MostCompared).ToList();
        return new FigureGroup
        {
            Measure = measure,
            Name = measure is null ? figures[0].Finding.Unit : figures[0].Finding.What,
            Unit = figures
                .GroupBy(f => f.Finding.Unit)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .First()
                .Key,
            Roots =
            [
                .. cells
                    .GroupBy(cell => cell.Root.Key)
                    .OrderByDescending(root => root.Count())
                    .ThenBy(root => root.First().Root.Name, StringComparer.Ordinal)
                    .Select(root => root.First().Root),
            ],
            Periods =
            [
                .. cells
                    .GroupBy(cell => cell.Figure.Finding.Period)
                    .OrderBy(row => DayRange.Of(row.Key) is { } days ? days.From : int.MaxValue)
                    .ThenBy(row => DayRange.Of(row.Key) is { } days ? days.To : int.MaxValue)
                    .ThenBy(row => row.Key, StringComparer.Ordinal)
                    .Select(row => new FigurePeriod(row.Key, [.. row])),
            ],
            Conflicts = Conflicts(compared),
            Checks = [.. FigureChecks.Of(compared)],
        };
    }

    /// <summary>The same number of one root for one period, place and population is one figure, whoever repeats it.</summary>
    static List<FigureCell> Cells(List<FigureRow> figures) =>
        [
            .. figures
                .GroupBy(f =>
                    (
                        Root(f).Key,
                        f.Finding.Period,
                        f.Finding.Value,
                        f.Finding.High,
                        f.Finding.Bound,
                        f.Finding.Unit,
                        f.Finding.Population,
                        Place: f.Place?.Id,
                        Words: f.Finding.Value is null ? f.Text : null
                    )
                )
                .Select(same =>
                {
                    var inOrder = same.OrderBy(f => DayRange.InOrder(f.Article.Published.Value), StringComparer.Ordinal)
                        .ThenBy(f => f.Id, StringComparer.Ordinal)
                        .ToList();
                    return new FigureCell(Root(inOrder[0]), inOrder[0], inOrder[1..]);
                })
                .OrderBy(cell => cell.Root.Key, StringComparer.Ordinal)
                .ThenBy(cell => cell.Figure.Finding.Period ?? "~", StringComparer.Ordinal)
                .ThenBy(cell => cell.Figure.Id, StringComparer.Ordinal),
        ];

    internal static FigureRoot Root(FigureRow figure)
    {
        var page = figure.Article.Outlet ?? figure.Article.Name;
        var last = figure.Chain.Count > 0 ? figure.Chain[^1] : new LinkRow(page, null, false);
        if (!last.Anonymous && (last.Source is not null || figure.Statement is null))
            return new(last.Source ?? last.Name, last.Name, last.Source, false);
        // one agency's "senior official" is one official on however many pages; two pages' are two until somebody shows otherwise
        return figure.Chain is [_, .., { Anonymous: false } relay, _]
            ? new($"{NameIndex.Key(last.Name)} {relay.Source ?? relay.Name}", $"{last.Name} ({relay.Name})", last.Source, true)
            : new($"{last.Source ?? last.Name} {page}", $"{last.Name} ({page})", last.Source, true);
    }

    static List<FigureConflict> Conflicts(List<FigureCell> cells)
    {
        var found = new List<FigureConflict>();
        for (var i = 0; i < cells.Count; i++)
        for (var j = i + 1; j < cells.Count; j++)
        {
            var (first, second) = (cells[i], cells[j]);
            var (one, other) = (first.Figure.Finding, second.Figure.Finding);
            if (FigureComparison.Compatible(one, other) || !SameTime(first.Figure, second.Figure))
                continue;
            var kind = FigureComparison.Compare(Stated(first), Stated(second));
            if (kind == FigureRelation.Agreement)
                continue;
            if (
                SameBreath(first, second)
                || kind == FigureRelation.Period && Nested(one, other)
                || kind == FigureRelation.Scope && IsPart(first, second)
            )
                continue;
            var later =
                string.CompareOrdinal(
                    DayRange.InOrder(second.Figure.Article.Published.Value),
                    DayRange.InOrder(first.Figure.Article.Published.Value)
                ) < 0;
            found.Add(later ? new(kind, second, first) : new(kind, first, second));
        }
        return [.. found.OrderByDescending(conflict => conflict.Kind).Take(MostConflicts)];
    }

    /// <summary>Who gives two numbers in one text speaks of two things: a total and its parts, an earlier and a later count.</summary>
    static bool SameBreath(FigureCell first, FigureCell second) =>
        first.Root.Key == second.Root.Key && first.Figure.Article.Id == second.Figure.Article.Id;

    /// <summary>The smaller number for the period inside the longer one: they go together.</summary>
    static bool Nested(Figure one, Figure other)
    {
        if (DayRange.Of(one.Period) is not { } a || DayRange.Of(other.Period) is not { } b)
            return false;
        var within = a.From >= b.From && a.To <= b.To;
        var around = b.From >= a.From && b.To <= a.To;
        return within && one.Value <= other.Value || around && other.Value <= one.Value;
    }

    /// <summary>Women among all: the smaller number for the part of those counted.</summary>
    static bool IsPart(FigureCell first, FigureCell second)
    {
        var (one, other) = (first.Figure.Finding, second.Figure.Finding);
        return first.Figure.Place?.Id == second.Figure.Place?.Id
            && (
                other.Population is null && one.Population is not null && one.Value <= other.Value
                || one.Population is null && other.Population is not null && other.Value <= one.Value
            );
    }

    /// <summary>Periods that touch; without one, what one article says in one breath.</summary>
    static bool SameTime(FigureRow first, FigureRow second) =>
        DayRange.Of(first.Finding.Period) is { } a && DayRange.Of(second.Finding.Period) is { } b
            ? a.Overlaps(b)
            : first.Finding.Period is null && second.Finding.Period is null && first.Article.Evidence == second.Article.Evidence;

    static StatedFigure Stated(FigureCell cell) =>
        new(cell.Figure.Finding, cell.Root.Key, cell.Figure.Article.Published.Value, cell.Figure.Place?.Id);
}
