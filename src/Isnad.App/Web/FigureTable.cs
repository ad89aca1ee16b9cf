using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>Figures of one measure as a table: rows are periods, columns are root sources; the same figure of one root counts once.</summary>
public static class FigureTable
{
    public sealed record Row(string? Period, ILookup<string, FigureRow> Cells);

    public sealed record Group(string Name, string Unit, IReadOnlyList<string> Roots, IReadOnlyList<Row> Rows, FigureChart? Chart);

    /// <summary>Wider tables cannot be read: roots with the fewest figures share a column.</summary>
    const int MaxRoots = 8;
    const string OtherRoots = "other sources";

    public static List<Group> Build(IReadOnlyList<FigureRow> figures)
    {
        var groups = new List<Group>();
        foreach (
            var group in figures
                .GroupBy(figure => (figure.Finding.Measure, figure.Finding.Unit))
                .OrderBy(group => group.Key.Measure is null)
                .ThenByDescending(group => group.Count())
                .ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
        )
        {
            var distinct = group
                .DistinctBy(f => (f.Finding.Period, f.Finding.Value, f.Finding.High, f.Finding.Bound, Root(f), f.Place?.Id))
                .ToList();
            var roots = distinct
                .GroupBy(Root)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key)
                .ToList();
            var shown = roots.Count > MaxRoots ? roots.Take(MaxRoots - 1).ToList() : roots;
            string Column(FigureRow f) => shown.Contains(Root(f)) ? Root(f) : OtherRoots;
            var rows = distinct
                .GroupBy(f => f.Finding.Period)
                .OrderBy(g => g.Key ?? "~", StringComparer.Ordinal)
                .Select(g => new Row(g.Key, g.ToLookup(Column)))
                .ToList();
            if (shown.Count < roots.Count)
                shown.Add(OtherRoots);
            groups.Add(
                new(
                    group.Key.Measure ?? "without a measure",
                    group.Key.Unit,
                    shown,
                    rows,
                    group.Key.Measure is null ? null : FigureChart.Build(distinct, shown, Column)
                )
            );
        }
        return groups;
    }

    /// <summary>A figure leads to the statement it stands in, else to its article.</summary>
    public static string Link(FigureRow figure) => figure.Statement is { } id ? $"/statements/{id}" : $"/articles/{figure.Article.Id}";

    /// <summary>The amount as people read it; what has no number ("dozens") in its own words.</summary>
    public static string Amount(FigureRow figure) => figure.Finding.Value is null ? figure.Text : App.Rows.Amount(figure.Finding);

    static string Root(FigureRow figure) => figure.Chain.Count > 0 ? figure.Chain[^1].Name : figure.Article.Outlet ?? "author";
}
