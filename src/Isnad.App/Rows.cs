using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App;

/// <summary>The ledger's rows as JSON, the same for <c>--json</c> and for every page's JSON form. Words and ids are those of the record.</summary>
static class Rows
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

    public static JsonObject Of(RelationRow row) =>
        new()
        {
            ["from"] = Of(row.From),
            ["to"] = Of(row.To),
            ["kind"] = RecordWriter.Hyphenated(row.Kind.ToString()),
            ["score"] = Share(row.Score),
            ["first"] = row.FirstKnown ? "from" : "unknown",
            ["fromShare"] = Share(row.FromShare),
            ["toShare"] = Share(row.ToShare),
            ["immediate"] = row.Immediate,
        };

    public static JsonObject Of(FamilyView family) =>
        new() { ["articles"] = Array(family.Articles, Of), ["links"] = Array(family.Relations, Of) };

    public static JsonObject Of(ClaimView claim) =>
        new()
        {
            ["id"] = claim.Id,
            ["kind"] = RecordWriter.Hyphenated(claim.Kind.ToString()),
            ["quoted"] = claim.Quoted,
            ["text"] = claim.Text,
            ["language"] = claim.Language,
            ["wordings"] = Array(
                claim.Wordings,
                wording => new JsonObject
                {
                    ["text"] = wording.Text,
                    ["language"] = wording.Language,
                    ["articles"] = Array(wording.Appearances, a => a.Article.Id),
                }
            ),
            ["pages"] = claim.Pages,
            ["articles"] = claim.Writings,
            ["roots"] = Array(
                claim.Roots,
                root => new JsonObject
                {
                    ["name"] = root.Name,
                    ["anonymous"] = root.Anonymous,
                    ["names"] = Array(root.Names, name => name),
                    ["reasons"] = Array(root.Reasons, reason => reason),
                    ["articles"] = Array(
                        root.Writings,
                        writing => new JsonObject { ["origin"] = Of(writing.Origin), ["copies"] = Array(writing.Copies, Of) }
                    ),
                }
            ),
            ["cascade"] = Array(
                claim.Cascade,
                step => new JsonObject
                {
                    ["article"] = step.Appearance.Article.Id,
                    ["days"] = step.Days,
                    ["path"] = Array(step.Path, article => article.Id),
                }
            ),
        };

    public static JsonObject Of(ClaimAppearance appearance) =>
        new()
        {
            ["article"] = Of(appearance.Article),
            ["finding"] = appearance.Statement?.Id ?? appearance.Figure?.Id,
            ["text"] = appearance.Text,
            ["root"] = appearance.Root,
            ["copies"] = appearance.From is { } from ? RecordWriter.Hyphenated(from.Kind.ToString()) : null,
        };

    static decimal Share(double share) => Math.Round((decimal)share, 2);

    public static JsonObject Of(FigureRow row) =>
        new()
        {
            ["id"] = row.Id,
            ["article"] = Of(row.Article),
            ["text"] = row.Text,
            ["value"] = row.Finding.Value,
            ["bound"] = RecordWriter.Sign(row.Finding.Bound),
            ["high"] = row.Finding.High,
            ["unit"] = row.Finding.Unit,
            ["what"] = row.Finding.What,
            ["measure"] = row.Finding.Measure,
            ["period"] = row.Finding.Period,
            ["place"] = Of(row.Place),
            ["population"] = row.Finding.Population,
            ["cumulative"] = row.Finding.Cumulative,
            ["statement"] = row.Statement,
            ["chain"] = Array(row.Chain, Of),
            ["context"] = Of(row.Context),
        };

    /// <summary>A moment of the timeline: an event or a statement by its own clock.</summary>
    public static JsonObject Of(Moment moment) =>
        new()
        {
            ["id"] = moment.Id,
            ["kind"] = RecordWriter.Hyphenated(moment.Kind.ToString()),
            ["type"] = TimelineChart.Type(moment),
            ["when"] = moment.When,
            ["basis"] = RecordWriter.Hyphenated(moment.Basis.ToString()),
            ["impossible"] = moment.Impossible,
            ["text"] = TimelineChart.Text(moment),
            ["place"] = Of(moment.Event?.Place),
            ["statement"] = moment.Event is { } happened ? happened.Statement : moment.Id,
            ["chain"] = Array(moment.Chain, Of),
            ["context"] = Of(moment.Event?.Context ?? moment.Statement!.Context),
            ["article"] = Of(moment.Article),
        };

    /// <summary>The list of figures, and the matrix of each measure with what contradicts and what does not add up in it.</summary>
    public static JsonObject Of(FigureView view)
    {
        var json = List(view.Figures, Of);
        json["compared"] = view.Compared;
        json["groups"] = Array(view.Groups, Of);
        return json;
    }

    static JsonObject Of(FigureGroup group) =>
        new()
        {
            ["measure"] = group.Measure,
            ["name"] = group.Name,
            ["unit"] = group.Unit,
            ["roots"] = Array(
                group.Roots,
                root => new JsonObject
                {
                    ["name"] = root.Name,
                    ["source"] = root.Source,
                    ["anonymous"] = root.Anonymous,
                }
            ),
            ["periods"] = Array(group.Periods, row => new JsonObject { ["period"] = row.Period, ["cells"] = Array(row.Cells, Of) }),
            ["conflicts"] = Array(
                group.Conflicts,
                conflict => new JsonObject
                {
                    ["kind"] = RecordWriter.Hyphenated(conflict.Kind.ToString()),
                    ["first"] = Of(conflict.First),
                    ["second"] = Of(conflict.Second),
                }
            ),
            ["checks"] = Array(
                group.Checks,
                check => new JsonObject
                {
                    ["kind"] = RecordWriter.Hyphenated(check.Kind.ToString()),
                    ["sum"] = check.Sum,
                    ["whole"] = Of(check.Whole),
                    ["parts"] = Array(check.Parts, Of),
                }
            ),
        };

    static JsonObject Of(FigureCell cell) =>
        new()
        {
            ["root"] = cell.Root.Name,
            ["figure"] = cell.Figure.Id,
            ["article"] = cell.Figure.Article.Id,
            ["start"] = cell.Figure.Finding.Span.Start,
            ["end"] = cell.Figure.Finding.Span.End,
            ["text"] = cell.Figure.Text,
            ["value"] = cell.Figure.Finding.Value,
            ["bound"] = RecordWriter.Sign(cell.Figure.Finding.Bound),
            ["high"] = cell.Figure.Finding.High,
            ["repeats"] = Array(cell.Repeats, figure => JsonValue.Create(figure.Id)),
        };

    public static JsonObject Of(SourceRow row) =>
        new()
        {
            ["id"] = row.Id,
            ["name"] = row.Name,
            ["type"] = RecordWriter.Hyphenated(row.Type.ToString()),
            ["anonymous"] = row.Anonymous,
            ["statements"] = row.Statements,
            ["mentions"] = row.Mentions,
            ["documents"] = row.Documents,
            ["first"] = row.First,
            ["last"] = row.Last,
        };

    public static JsonObject Of(SourcePage page) =>
        new()
        {
            ["source"] = Of(page.Source),
            ["names"] = Array(page.Names, Of),
            ["forms"] = Array(page.Forms, Of),
            ["offices"] = Array(page.Offices, Of),
            ["joins"] = Array(page.Joins, Of),
            ["holders"] = Array(page.Holders, Of),
            ["decisions"] = Array(page.Decisions, Of),
            ["statements"] = List(page.Statements, Of),
        };

    public static JsonObject Of(WhoPage page) =>
        new()
        {
            ["name"] = page.Name,
            ["sources"] = Array(
                page.Sources,
                row => new JsonObject
                {
                    ["source"] = Of(row.Source),
                    ["verdict"] = RecordWriter.Hyphenated(row.Verdict.ToString()),
                    ["score"] = row.Score,
                    ["reason"] = row.Reason,
                    ["forms"] = Array(row.Forms, form => JsonValue.Create(form)),
                }
            ),
            ["holders"] = Array(page.Holders, Of),
        };

    public static JsonObject Of(JoinRow join) =>
        new()
        {
            ["one"] = Of(join.One),
            ["other"] = Of(join.Other),
            ["score"] = join.Score,
            ["reason"] = join.Reason,
        };

    public static JsonObject Of(PairRow pair) =>
        new()
        {
            ["one"] = Of(pair.One),
            ["other"] = Of(pair.Other),
            ["score"] = pair.Score,
            ["reason"] = pair.Reason,
            ["statements"] = pair.Weight,
            ["company"] = Array(pair.Company, Of),
        };

    public static JsonObject Of(Decision decision) =>
        new()
        {
            ["number"] = decision.Number,
            ["kind"] = RecordWriter.Hyphenated(decision.Kind.ToString()),
            ["stands"] = decision.Stands,
            ["author"] = decision.Author,
            ["at"] = decision.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["reason"] = decision.Reason,
            ["subject"] = Array(decision.Subject, id => JsonValue.Create(id)),
            ["undoes"] = decision.Undoes,
        };

    public static JsonObject Of(NamingPage page) =>
        new()
        {
            ["sources"] = Array(page.Sources, Of),
            ["readings"] = page.Readings,
            ["cut"] = page.Cut,
            ["rows"] = Array(
                page.Rows,
                row => new JsonObject
                {
                    ["voice"] = row.Voice,
                    ["voiceSource"] = row.VoiceId,
                    ["page"] = row.Page,
                    ["label"] = row.Label,
                    ["kind"] = RecordWriter.Hyphenated(row.Kind.ToString()),
                    ["count"] = row.Count,
                    ["first"] = row.First,
                    ["last"] = row.Last,
                    ["article"] = row.Article,
                    ["example"] = Of(row.Example),
                }
            ),
        };

    static JsonObject Of(PairSide side) =>
        new()
        {
            ["name"] = side.Name,
            ["text"] = side.Text,
            ["source"] = Of(side.Source),
            ["forms"] = Array(side.Forms, Of),
            ["offices"] = Array(side.Offices, Of),
            ["examples"] = Array(side.Examples, Of),
        };

    static JsonObject Of(SourceName name) =>
        new()
        {
            ["id"] = name.Id,
            ["text"] = name.Text,
            ["type"] = RecordWriter.Hyphenated(name.Type.ToString()),
            ["statements"] = name.Statements,
            ["mentions"] = name.Mentions,
        };

    static JsonObject Of(HolderRow holder) =>
        new()
        {
            ["source"] = Of(holder.Source),
            ["office"] = holder.Office,
            ["first"] = holder.First,
            ["last"] = holder.Last,
            ["then"] = holder.Then,
            ["reason"] = holder.Reason,
        };

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
