using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>
/// Moments along one axis: a lane for each type of event, then one for each source with most statements. A day is a dot, an uncertain time a
/// bar, an open end an arrow; what was said no later than its publication is hollow.
/// </summary>
public sealed class TimelineChart
{
    public const int Width = 900;
    const int LaneHeight = 26;
    const int Names = 170;
    const int Edge = 24;
    const int Axis = 30;
    const int MostSources = 8;
    const int LongestName = 26;

    public sealed record Mark(
        string X1,
        string X2,
        string Y,
        bool IsDay,
        bool IsHollow,
        string? Arrows,
        string Color,
        string Tip,
        string Link
    );

    public List<MarkupString> Labels { get; } = [];
    public List<Mark> Marks { get; } = [];
    public List<string> Lines { get; } = [];
    public int Height { get; private set; }

    /// <summary>True when a stretch without anything is left out of the axis.</summary>
    public bool LeavesOut { get; private set; }
    public required string X1 { get; init; }
    public required string X2 { get; init; }

    /// <summary>The drawing, or null when nothing has a date.</summary>
    public static TimelineChart? Build(IReadOnlyList<Moment> moments, bool rightToLeft)
    {
        var dated = moments
            .Select(moment => (Moment: moment, Days: EdtfInterval.Of(moment.When)))
            .Where(of => of.Days is not null)
            .Select(of => (of.Moment, Days: of.Days!.Value))
            .ToList();
        var (left, right) = rightToLeft ? (Edge, Width - Names) : (Names, Width - Edge);
        if (TimeAxis.Over(dated.Select(of => of.Days), left, right, rightToLeft) is not { } axis)
            return null;
        var chart = new TimelineChart { X1 = TimeAxis.N(left), X2 = TimeAxis.N(right) };
        var lanes = Lanes(dated.Select(of => of.Moment));
        for (var i = 0; i < lanes.Count; i++)
        {
            var y = LaneY(i);
            chart.Lines.Add(TimeAxis.N(y));
            chart.Labels.Add(TimeAxis.Label(rightToLeft ? right + 10 : left - 10, y + 4, rightToLeft ? "start" : "end", Short(lanes[i])));
        }
        chart.Height = (int)LaneY(lanes.Count) + Axis - LaneHeight / 2;
        chart.Labels.AddRange(axis.Foot(chart.Height - 8));
        chart.LeavesOut = axis.Breaks.Any();
        foreach (var (moment, days) in dated)
        {
            var lane = lanes.IndexOf(LaneOf(moment));
            var y = LaneY(lane < 0 ? lanes.Count - 1 : lane);
            var (x1, x2, open1, open2) = axis.Place(days);
            chart.Marks.Add(
                new(
                    TimeAxis.N(x1),
                    TimeAxis.N(x2),
                    TimeAxis.N(y),
                    days.First == days.Last,
                    moment.Basis == MomentBasis.Published,
                    (open1 ? Arrow(x1, y, -1) : "") + (open2 ? Arrow(x2, y, 1) : "") is { Length: > 0 } arrows ? arrows : null,
                    moment.Kind == MomentKind.Event ? "#D55E00" : "#0072B2",
                    Tip(moment),
                    Link(moment)
                )
            );
        }
        return chart;
    }

    /// <summary>An event leads to its span in the article, a statement to its card.</summary>
    public static string Link(Moment moment) =>
        moment.Event is { } happened ? $"/articles/{moment.Article.Id}#at{happened.Finding.Trigger.Start}" : $"/statements/{moment.Id}";

    /// <summary>What it is: the type of an event, the stance of a statement.</summary>
    public static string Type(Moment moment) =>
        RecordWriter.Hyphenated(moment.Event?.Finding.Type.ToString() ?? moment.Statement!.Finding.Stance.ToString());

    public static string Text(Moment moment) =>
        moment.Event is { } happened ? happened.Text : string.Join(" … ", moment.Statement!.Content.Select(content => content.Text));

    static string Tip(Moment moment) =>
        $"{Days.Show(moment.When, "not told")} · {Type(moment)} · {moment.Chain[^1].Name} · {Cut(moment.Event?.Context.Text ?? Text(moment), 140)}";

    static List<string> Lanes(IEnumerable<Moment> moments)
    {
        var all = moments.ToList();
        List<string> lanes =
        [
            .. all.Where(moment => moment.Kind == MomentKind.Event).Select(LaneOf).Distinct().Order(StringComparer.Ordinal),
            .. all.Where(moment => moment.Kind == MomentKind.Statement)
                .GroupBy(LaneOf)
                .OrderByDescending(lane => lane.Count())
                .ThenBy(lane => lane.Key, StringComparer.Ordinal)
                .Take(MostSources)
                .Select(lane => lane.Key),
        ];
        if (all.Exists(moment => !lanes.Contains(LaneOf(moment))))
            lanes.Add("other sources");
        return lanes;
    }

    static string LaneOf(Moment moment) => moment.Kind == MomentKind.Event ? Type(moment) : moment.Chain[^1].Name;

    static double LaneY(int lane) => LaneHeight * (lane + .8);

    static string Arrow(double x, double y, int side) => $"M{TimeAxis.N(x - 5 * side)},{TimeAxis.N(y - 5)}l{5 * side},5l{-5 * side},5";

    static string Short(string name) => Cut(name, LongestName);

    static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end] + "…";
    }
}
