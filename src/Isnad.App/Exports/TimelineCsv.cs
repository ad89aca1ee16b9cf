using System.Text;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Exports;

/// <summary>A timeline as CSV (RFC 4180). What a page wrote cannot become a formula of the program that opens it.</summary>
static class TimelineCsv
{
    static readonly string[] Columns =
    [
        "id",
        "kind",
        "type",
        "when",
        "from",
        "to",
        "basis",
        "note",
        "place",
        "root source",
        "chain",
        "text",
        "context",
        "article",
        "title",
        "outlet",
        "published",
    ];

    public static void Write(TextWriter output, IEnumerable<Moment> moments)
    {
        Line(output, Columns);
        foreach (var moment in moments)
        {
            var days = EdtfInterval.Of(moment.When);
            Line(
                output,
                moment.Id,
                moment.Kind == MomentKind.Event ? "event" : "statement",
                TimelineChart.Type(moment),
                moment.When,
                Day(days?.First),
                Day(days?.Last),
                RecordWriter.Hyphenated(moment.Basis.ToString()),
                moment.Impossible ? "dated after its publication" : null,
                moment.Event?.Place?.Name,
                moment.Chain[^1].Name,
                string.Join(" -> ", moment.Chain.Select(link => link.Name)),
                TimelineChart.Text(moment),
                moment.Event?.Context.Text ?? moment.Statement!.Context.Text,
                moment.Article.Id,
                moment.Article.Title,
                moment.Article.Outlet,
                moment.Article.Published.Value
            );
        }
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static void Line(TextWriter output, params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0)
                line.Append(',');
            line.Append('"').Append(Safe(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        output.Write(line.Append("\r\n"));
    }

    /// <summary>A cell that a spreadsheet would calculate gets an apostrophe before it; control characters go.</summary>
    static string Safe(string cell)
    {
        var clean = string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c));
        var first = clean.AsSpan().TrimStart();
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' ? "'" + clean : clean;
    }
}
