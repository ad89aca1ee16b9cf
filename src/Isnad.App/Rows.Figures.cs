using System.Text.Json.Nodes;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App;

/// <summary>Figures and times.</summary>
static partial class Rows
{
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
}
