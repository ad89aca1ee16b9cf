namespace Isnad.Ledgers;

/// <summary>Sums that do not add up within what one root source says of one measure. What cannot be checked is passed over in silence.</summary>
internal static class FigureChecks
{
    /// <summary>Populations that nobody belongs to twice, so that they may be added.</summary>
    static readonly string[] Apart = ["women", "men", "children"];

    public static IEnumerable<FigureCheck> Of(IReadOnlyList<FigureCell> cells)
    {
        foreach (var root in cells.GroupBy(cell => cell.Root.Key))
        {
            foreach (var check in Parts(root.ToList()))
                yield return check;
            foreach (var same in root.GroupBy(cell => (cell.Figure.Place?.Id, cell.Figure.Finding.Population, cell.Figure.Finding.Unit)))
            {
                var list = same.ToList();
                foreach (var check in Periods(list).Concat(Falls(list)))
                    yield return check;
            }
        }
    }

    /// <summary>Periods that lie inside a longer one, without overlap, against that one's own number. Shares are never added.</summary>
    static IEnumerable<FigureCheck> Periods(List<FigureCell> cells)
    {
        if (cells[0].Figure.Finding.Unit == "percent")
            yield break;
        foreach (var whole in cells)
        {
            if (DayRange.Of(whole.Figure.Finding.Period) is not { From: > DayRange.Earliest, To: < DayRange.Latest } all)
                continue;
            var parts = new List<FigureCell>();
            var end = -1;
            foreach (
                var (part, days) in cells
                    .Where(cell => cell != whole && !cell.Figure.Finding.Cumulative)
                    .Select(cell => (cell, DayRange.Of(cell.Figure.Finding.Period)))
                    .Where(of => of.Item2 is { } days && days.From >= all.From && days.To <= all.To && days != all)
                    .Select(of => (of.cell, of.Item2!.Value))
                    .OrderBy(of => of.Value.To)
                    .ThenBy(of => of.Value.From)
            )
                if (days.From > end)
                {
                    parts.Add(part);
                    end = days.To;
                }
            if (parts.Count > 0 && FigureComparison.Excess(whole.Figure.Finding, parts.Select(part => part.Figure.Finding)) is { } sum)
                yield return new(FigureCheckKind.PartsOfPeriod, whole, parts, sum);
        }
    }

    /// <summary>Running totals by the end of what they count, then by publication.</summary>
    static IEnumerable<FigureCheck> Falls(List<FigureCell> cells)
    {
        var running = cells
            .Where(cell => cell.Figure.Finding is { Cumulative: true, Value: not null })
            .Select(cell => (Cell: cell, Days: DayRange.Of(cell.Figure.Finding.Period)))
            .Where(of => of.Days is not null)
            .GroupBy(of => of.Days!.Value.From);
        foreach (var series in running)
        {
            var inOrder = series
                .OrderBy(of => of.Days!.Value.To)
                .ThenBy(of => DayRange.InOrder(of.Cell.Figure.Article.Published.Value), StringComparer.Ordinal)
                .Select(of => of.Cell)
                .ToList();
            foreach (var at in FigureComparison.Falls([.. inOrder.Select(cell => cell.Figure.Finding)]))
            {
                var before = inOrder.Take(at).MaxBy(cell => cell.Figure.Finding.Value)!;
                yield return new(FigureCheckKind.CumulativeFalls, inOrder[at], [before], before.Figure.Finding.Value!.Value);
            }
        }
    }

    /// <summary>Women, men and children together, and every other population by itself, against all who are counted in the same article.</summary>
    static IEnumerable<FigureCheck> Parts(List<FigureCell> cells)
    {
        foreach (
            var same in cells.GroupBy(cell =>
                (cell.Figure.Article.Id, cell.Figure.Finding.Period, cell.Figure.Place?.Id, cell.Figure.Finding.Unit)
            )
        )
        {
            if (same.Key.Unit == "percent")
                continue;
            var wholes = same.Where(cell => cell.Figure.Finding is { Population: null, Value: not null }).ToList();
            if (wholes.Count == 0)
                continue;
            var whole = wholes.MaxBy(cell => cell.Figure.Finding.High ?? cell.Figure.Finding.Value)!;
            var parts = same.Where(cell => cell.Figure.Finding.Population is not null).ToList();
            var sets = parts
                .Where(cell => Apart.Contains(cell.Figure.Finding.Population))
                .GroupBy(cell => cell.Figure.Finding.Population)
                .Select(population => population.MinBy(cell => cell.Figure.Finding.Value ?? 0)!)
                .ToList();
            foreach (
                var some in parts
                    .Where(cell => !Apart.Contains(cell.Figure.Finding.Population))
                    .Select(cell => new List<FigureCell> { cell })
                    .Append(sets)
            )
                if (some.Count > 0 && FigureComparison.Excess(whole.Figure.Finding, some.Select(cell => cell.Figure.Finding)) is { } sum)
                    yield return new(FigureCheckKind.PartAboveWhole, whole, some, sum);
        }
    }
}
