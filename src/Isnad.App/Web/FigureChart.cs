using System.Globalization;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>
/// Figures of one measure over time as SVG drawn on the server: it needs no script, so it works under the strict content policy, is read out
/// by a screen reader and turns with the page. One colour and one shape for each root source; a bar as long as the period, fading where the
/// period is open; the bound as a stroke upwards, downwards or both ways.
/// </summary>
public sealed class FigureChart
{
    public const int Width = 780;
    public const int Height = 300;
    const int Side = 72;
    const int Other = 22;
    const int Top = 22;
    const int Bottom = 36;

    /// <summary>How long the stroke of a bound without an end is.</summary>
    const int BoundStroke = 18;

    /// <summary>What "about" allows, as <see cref="FigureComparison"/> has it.</summary>
    const double About = .1;

    // A qualitative palette that stays apart for colour-blind readers (Okabe and Ito 2008); the shape tells the same.
    static readonly string[] Palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#3A9BD9", "#8C6D31", "#7F7F7F"];
    static readonly string[] Shapes =
    [
        "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
        "M-5,-5h10v10h-10z",
        "M0,-6.5L6,5H-6z",
        "M0,-7L6,0L0,7L-6,0z",
        "M0,6.5L6,-5H-6z",
        "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
        "M-6,-6L0,-2L6,-6L2,0L6,6L0,2L-6,6L-2,0z",
        "M-6,-3h12v6h-12z",
    ];

    public sealed record Line(string X1, string Y1, string X2, string Y2);

    /// <summary>A figure: its period as a line, its bound as a path, its value as a shape.</summary>
    public sealed record Point(
        string X,
        string X1,
        string X2,
        string Y,
        string? Bound,
        string? Arrows,
        string Color,
        string Shape,
        string Tip,
        string Link
    );

    public List<Line> Grid { get; } = [];
    public List<MarkupString> Labels { get; } = [];
    public List<Point> Points { get; } = [];
    public List<(string Name, string Color, string Shape)> Legend { get; } = [];

    /// <summary>Figures that have no value or no period and therefore no place in the drawing.</summary>
    public int NotDrawn { get; private set; }

    /// <summary>True when each line of the grid is ten times the one below.</summary>
    public bool IsLogarithmic { get; private set; }

    /// <summary>True when a stretch without anything is left out of the axis of time.</summary>
    public bool LeavesOut { get; private set; }

    /// <summary>The chart, or null when fewer than two figures have a value and a period.</summary>
    public static FigureChart? Build(FigureGroup group, FigureTable table, bool rightToLeft)
    {
        var dated = new List<(FigureCell Cell, EdtfInterval Days)>();
        var cells = group.Periods.SelectMany(period => period.Cells).ToList();
        foreach (var cell in cells)
            if (cell.Figure.Finding.Value is not null && EdtfInterval.Of(cell.Figure.Finding.Period) is { } days)
                dated.Add((cell, days));
        if (dated.Count < 2 || dated.Max(d => Most(d.Cell.Figure.Finding)) is not (> 0 and var most))
            return null;
        var (left, right) = rightToLeft ? (Other, Width - Side) : (Side, Width - Other);
        if (TimeAxis.Over(dated.Select(d => d.Days), left, right, rightToLeft) is not { } axis)
            return null;
        var chart = new FigureChart { NotDrawn = cells.Count - dated.Count };
        var scale = FigureScale.Of([.. dated.Select(d => (double)d.Cell.Figure.Finding.Value!.Value)], most);
        (chart.IsLogarithmic, chart.LeavesOut) = (scale.IsLogarithmic, axis.Breaks.Any());
        double Y(double value) => Height - Bottom - (Height - Top - Bottom) * scale.Share(value);
        chart.Frame(axis, scale, Y, left, right);
        for (var r = 0; r < table.Columns.Count; r++)
            chart.Legend.Add((table.Columns[r].Name, Palette[r % Palette.Length], Shapes[r % Shapes.Length]));
        foreach (var (cell, days) in dated)
        {
            var column = table.ColumnOf(cell) % Palette.Length;
            var (x1, x2, open1, open2) = axis.Place(days);
            var (x, y) = ((x1 + x2) / 2, Y((double)cell.Figure.Finding.Value!.Value));
            chart.Points.Add(
                new(
                    TimeAxis.N(x),
                    TimeAxis.N(x1),
                    TimeAxis.N(x2),
                    TimeAxis.N(y),
                    Bound(cell.Figure.Finding, x, y, Y),
                    (open1 ? Arrow(x1, y, -1) : "") + (open2 ? Arrow(x2, y, 1) : "") is { Length: > 0 } arrows ? arrows : null,
                    Palette[column],
                    Shapes[column],
                    FigureTable.Tip(cell),
                    FigureTable.Link(cell.Figure)
                )
            );
        }
        return chart;
    }

    void Frame(TimeAxis axis, FigureScale scale, Func<double, double> y, double left, double right)
    {
        foreach (var value in scale.Ticks)
        {
            Grid.Add(new(TimeAxis.N(left), TimeAxis.N(y(value)), TimeAxis.N(right), TimeAxis.N(y(value))));
            Labels.Add(
                TimeAxis.Label(
                    axis.RightToLeft ? right + 8 : left - 8,
                    y(value) + 4,
                    axis.RightToLeft ? "start" : "end",
                    value.ToString("#,0.##", CultureInfo.InvariantCulture)
                )
            );
        }
        Labels.AddRange(axis.Foot(Height - 12));
    }

    /// <summary>At least: upwards; at most: downwards; about: a tenth both ways; a range: to its other end.</summary>
    static string? Bound(Figure figure, double x, double y, Func<double, double> scale)
    {
        var value = (double)figure.Value!.Value;
        return figure.Bound switch
        {
            FigureBound.AtLeast => $"M{TimeAxis.N(x)},{TimeAxis.N(y)}v-{BoundStroke}m-4,5l4,-5l4,5",
            FigureBound.AtMost => $"M{TimeAxis.N(x)},{TimeAxis.N(y)}v{BoundStroke}m-4,-5l4,5l4,-5",
            FigureBound.About => Whisker(scale(value * (1 - About)), scale(value * (1 + About))),
            FigureBound.Range when figure.High is { } high => Whisker(y, scale((double)high)),
            _ => null,
        };

        string Whisker(double low, double high) => $"M{TimeAxis.N(x - 5)},{TimeAxis.N(low)}h10m-5,0V{TimeAxis.N(high)}m-5,0h10";
    }

    static string Arrow(double x, double y, int side) => $"M{TimeAxis.N(x - 5 * side)},{TimeAxis.N(y - 5)}l{5 * side},5l{-5 * side},5";

    static double Most(Figure figure) => (double)(figure.High ?? figure.Value!.Value) * (figure.Bound == FigureBound.About ? 1 + About : 1);
}
