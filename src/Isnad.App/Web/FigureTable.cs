using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>The matrix of one measure as a page shows it: as many columns as can be read, the roots with fewest figures in the last one.</summary>
public sealed class FigureTable
{
    const int MostColumns = 8;

    readonly Dictionary<string, int> columnOf = new(StringComparer.Ordinal);

    public FigureTable(FigureGroup group, bool rightToLeft)
    {
        Group = group;
        var shown = group.Roots.Count > MostColumns ? MostColumns - 1 : group.Roots.Count;
        for (var i = 0; i < shown; i++)
        {
            Columns.Add((group.Roots[i].Name, group.Roots[i].Source));
            columnOf[group.Roots[i].Key] = i;
        }
        if (shown < group.Roots.Count)
            Columns.Add(($"{group.Roots.Count - shown} other sources", null));
        Chart = group.Measure is null ? null : FigureChart.Build(group, this, rightToLeft);
    }

    public FigureGroup Group { get; }

    /// <summary>Names over the columns, with the source behind each.</summary>
    public List<(string Name, string? Source)> Columns { get; } = [];
    public FigureChart? Chart { get; }

    public int ColumnOf(FigureCell cell) => columnOf.GetValueOrDefault(cell.Root.Key, Columns.Count - 1);

    public IEnumerable<FigureCell> Cells(FigurePeriod period, int column) => period.Cells.Where(cell => ColumnOf(cell) == column);

    /// <summary>A figure leads to its own span in the article.</summary>
    public static string Link(FigureRow figure) => $"/articles/{figure.Article.Id}#at{figure.Finding.Span.Start}";

    /// <summary>The amount as people read it; what has no number ("dozens") in its own words.</summary>
    public static string Amount(FigureRow figure) => figure.Finding.Value is null ? figure.Text : Rows.Amount(figure.Finding);

    /// <summary>Everything about a figure in one line, for a pointer that rests on it and for those who hear the page.</summary>
    public static string Tip(FigureCell cell)
    {
        var figure = cell.Figure;
        return string.Join(
            " · ",
            (
                (string?[])
                    [
                        $"{Amount(figure)} {figure.Finding.Unit}",
                        figure.Finding.Population,
                        Days.Show(figure.Finding.Period, "period not told"),
                        figure.Finding.Cumulative ? "up to then in all" : null,
                        figure.Place?.Name,
                        cell.Root.Name,
                        cell.Repeats.Count > 0 ? $"repeated {cell.Repeats.Count} times" : null,
                    ]
            ).Where(part => part is not null)
        );
    }

    /// <summary>A conflict in words.</summary>
    public static string Kind(FigureRelation kind) =>
        kind switch
        {
            FigureRelation.Scope => "scope: another place or population",
            FigureRelation.Period => "period: another stretch of time",
            FigureRelation.Definition => "definition: counted otherwise",
            FigureRelation.Revision => "revision: a later number of the same source",
            FigureRelation.Disagreement => "disagreement: both cannot hold",
            _ => "agreement",
        };

    /// <summary>What a check found, in words.</summary>
    public static string Told(FigureCheck check)
    {
        var (sum, whole) = (Rows.Number(check.Sum), Amount(check.Whole.Figure));
        return check.Kind switch
        {
            FigureCheckKind.PartsOfPeriod => $"shorter periods add up to {sum}, the longer one has {whole}",
            FigureCheckKind.CumulativeFalls => $"a running count falls from {sum} to {whole}",
            _ => $"parts make {sum} of a whole of {whole}",
        };
    }
}
