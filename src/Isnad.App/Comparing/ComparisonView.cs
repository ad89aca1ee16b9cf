using System.Text.Json.Nodes;

namespace Isnad.App.Comparing;

/// <summary>A run of one side's text; <see cref="Kind"/> and <see cref="Number"/> are those of the difference that marks it, null and 0 where there is none.</summary>
public sealed record ComparedPiece(string Text, string? Kind, int Number);

/// <summary>What the terminal, the page and programs are shown of a comparison.</summary>
public static class ComparisonView
{
    /// <summary>The text of a span, cut where differences begin and end; the first difference at a place marks it.</summary>
    public static List<ComparedPiece> Cut(ArticleComparison comparison, TextSpan span, bool turned)
    {
        var text = (turned ? comparison.To : comparison.From).Text;
        var marks = comparison
            .Differences.Select((one, i) => (Span: turned ? one.To : one.From, one.Kind, Number: i + 1))
            .Where(mark => mark.Span is { } place && place.Overlaps(span))
            .Select(mark =>
                (
                    Span: new TextSpan(Math.Max(mark.Span!.Value.Start, span.Start), Math.Min(mark.Span.Value.End, span.End)),
                    mark.Kind,
                    mark.Number
                )
            )
            // the smaller mark is the more telling one
            .OrderBy(mark => mark.Span.Length)
            .ToList();
        var edges = new SortedSet<int> { span.Start, span.End };
        foreach (var mark in marks)
            edges.UnionWith([mark.Span.Start, mark.Span.End]);
        var pieces = new List<ComparedPiece>();
        var from = span.Start;
        foreach (var edge in edges.Skip(1))
        {
            var place = new TextSpan(from, edge);
            var mark = marks.Find(candidate => candidate.Span.Contains(place));
            pieces.Add(new(text[from..edge], mark.Number == 0 ? null : KindName(mark.Kind), mark.Number));
            from = edge;
        }
        return pieces;
    }

    public static string KindName(DifferenceKind kind) => RecordWriter.Hyphenated(kind.ToString());

    public static string? Text(ArticleComparison comparison, TextSpan? span, bool turned) =>
        span is { } place ? (turned ? comparison.To : comparison.From).Text[place.Start..place.End] : null;

    /// <summary>One sentence that says how the two are related.</summary>
    public static string Relation(ArticleComparison comparison) =>
        comparison.Link is { } link
            ? $"{RecordWriter.Hyphenated(link.Kind.ToString())}, score {link.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}. "
                + link.First switch
                {
                    LinkFirst.From => "The first is the older. ",
                    LinkFirst.To => "The second is the older. ",
                    _ => "Which was first is not known. ",
                }
                + link.Evidence
            : "Neither seems to be made from the other.";

    public static JsonObject Json(ArticleComparison comparison)
    {
        var link = comparison.Link;
        return new JsonObject
        {
            ["from"] = Side(comparison.From),
            ["to"] = Side(comparison.To),
            ["kind"] = link is null ? null : RecordWriter.Hyphenated(link.Kind.ToString()),
            ["score"] = link?.Score,
            ["first"] = link is null ? null : RecordWriter.Hyphenated(link.First.ToString()),
            ["evidence"] = link?.Evidence,
            ["aligned"] = new JsonArray([
                .. comparison.Rows.Select(row => new JsonObject
                {
                    ["from"] = Span(comparison.From, row.From),
                    ["to"] = Span(comparison.To, row.To),
                    ["likeness"] = row.Likeness,
                }),
            ]),
            ["differences"] = new JsonArray([
                .. comparison.Differences.Select(one => new JsonObject
                {
                    ["type"] = KindName(one.Kind),
                    ["from"] = Span(comparison.From, one.From),
                    ["to"] = Span(comparison.To, one.To),
                }),
            ]),
        };
    }

    static JsonObject Side(LinkedArticle article) =>
        new()
        {
            ["evidence"] = article.Document.Evidence.Sha256,
            ["name"] = article.Document.Evidence.Name,
            ["article"] = article.Id,
            ["language"] = article.Language,
        };

    static JsonObject? Span(LinkedArticle article, TextSpan? span) =>
        span is { } place
            ? new JsonObject
            {
                ["start"] = place.Start,
                ["end"] = place.End,
                ["text"] = article.Text[place.Start..place.End],
            }
            : null;
}
