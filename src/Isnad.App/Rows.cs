using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App;

/// <summary>The ledger's rows as JSON, the same for <c>--json</c> and for every page's JSON form. Words and ids are those of the record.</summary>
static partial class Rows
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Text(JsonNode node) => node.ToJsonString(Options);

    public static JsonObject List<T>(Page<T> page, Func<T, JsonNode> item) =>
        new()
        {
            ["total"] = page.Total,
            ["skip"] = page.Skip,
            ["take"] = page.Take,
            ["items"] = Array(page.Items, item),
        };

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> item) => [.. items.Select(item)];

    public static JsonObject Of(Isnad.Ledgers.Capture capture) =>
        new()
        {
            ["name"] = capture.Name,
            ["uri"] = capture.Uri,
            ["fetched"] = capture.Fetched?.ToString("O", CultureInfo.InvariantCulture),
            ["added"] = capture.Added.ToString("O", CultureInfo.InvariantCulture),
            ["headers"] = capture.Headers,
        };

    public static JsonObject Of(ArticleRow row) =>
        new()
        {
            ["id"] = row.Id,
            ["title"] = row.Title,
            ["language"] = row.Language,
            ["outlet"] = row.Outlet,
            ["published"] = new JsonObject
            {
                ["value"] = row.Published.Value,
                ["basis"] = RecordWriter.Hyphenated(row.Published.Basis.ToString()),
            },
            ["evidence"] = row.Evidence,
            ["name"] = row.Name,
            ["uri"] = row.Uri,
            ["statements"] = row.Statements,
            ["figures"] = row.Figures,
            ["events"] = row.Events,
        };

    public static JsonObject Of(StatementRow row) =>
        new()
        {
            ["id"] = row.Id,
            ["article"] = Of(row.Article),
            ["said"] = row.Finding.Said,
            ["stance"] = RecordWriter.Hyphenated(row.Finding.Stance.ToString()),
            ["kind"] = RecordWriter.Hyphenated(row.Finding.Kind.ToString()),
            ["content"] = Array(row.Content, Of),
            ["context"] = Of(row.Context),
            ["cue"] = row.Cue,
            ["source"] = row.Wording,
            ["speaker"] = Of(row.Speaker),
            ["holder"] = row.Holder is { } holder ? Of(holder) : null,
            ["implicit"] = row.Finding.Implicit,
            ["anonymous"] = row.Finding.Anonymous,
            ["chain"] = Array(row.Chain, Of),
            ["parent"] = row.Parent,
            ["confidence"] = Math.Round((decimal)row.Finding.Confidence, 2),
            ["marks"] = Array(
                MarkWords.Of(row),
                mark => new JsonObject
                {
                    ["kind"] = mark.Kind,
                    ["label"] = mark.Label.TrimEnd(':'),
                    ["words"] = mark.Words,
                }
            ),
            ["review"] = Standing(row),
        };

    /// <summary>How a statement stands: "sure", "to-review", or as a person judged, "confirmed" or "rejected".</summary>
    public static string Standing(StatementRow row) =>
        row.Judged switch
        {
            true => "confirmed",
            false => "rejected",
            null => row.ToReview ? "to-review" : "sure",
        };

    static decimal Share(double share) => Math.Round((decimal)share, 2);

    public static JsonObject Of(SearchHit hit) =>
        new()
        {
            ["article"] = Of(hit.Article),
            ["excerpt"] = Of(hit.Excerpt),
            ["statement"] = hit.Statement is { } statement ? Of(statement) : null,
        };

    public static JsonObject Of(Overview overview) =>
        new()
        {
            ["evidence"] = overview.Evidence,
            ["articles"] = overview.Articles,
            ["statements"] = overview.Statements,
            ["figures"] = overview.Figures,
            ["events"] = overview.Events,
            ["sources"] = overview.Sources,
            ["refusals"] = overview.Refusals,
            ["first"] = overview.First,
            ["last"] = overview.Last,
            ["languages"] = new JsonObject(overview.Languages.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["topSources"] = Array(overview.TopSources, Of),
            ["newest"] = Array(overview.Newest, Of),
        };

    public static JsonObject Of(Excerpt excerpt) =>
        new()
        {
            ["start"] = excerpt.Place.Start,
            ["end"] = excerpt.Place.End,
            ["text"] = excerpt.Text,
            ["marks"] = Array(excerpt.Marks, mark => new JsonArray(mark.Start, mark.End)),
        };

    /// <summary>The whole record of an article's evidence, as <c>isnad read --json</c> writes it.</summary>
    public static JsonNode Record(Reading reading)
    {
        using var stream = new MemoryStream();
        RecordWriter.Write(stream, reading, indented: false, all: true);
        stream.Position = 0;
        return JsonNode.Parse(stream)!;
    }

    public static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?";

    /// <summary>A figure as people read it: "≥ 33", "30–35", "about ?".</summary>
    public static string Amount(Figure figure) =>
        figure.Bound switch
        {
            FigureBound.AtLeast => "≥ " + Number(figure.Value),
            FigureBound.AtMost => "≤ " + Number(figure.Value),
            FigureBound.About => "~ " + Number(figure.Value),
            FigureBound.Range => $"{Number(figure.Value)}–{Number(figure.High)}",
            _ => Number(figure.Value),
        };

    static JsonObject Of(NameForm form) =>
        new()
        {
            ["text"] = form.Text,
            ["script"] = form.Script,
            ["count"] = form.Count,
            ["first"] = form.First,
            ["last"] = form.Last,
        };

    static JsonObject? Of(SourceReference? source) =>
        source is null
            ? null
            : new()
            {
                ["id"] = source.Id,
                ["name"] = source.Name,
                ["type"] = RecordWriter.Hyphenated(source.Type.ToString()),
                ["anonymous"] = source.Anonymous,
            };

    static JsonObject Of(LinkRow link) =>
        new()
        {
            ["name"] = link.Name,
            ["source"] = link.Source,
            ["anonymous"] = link.Anonymous,
        };
}
