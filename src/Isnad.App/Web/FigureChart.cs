using System.Globalization;
using System.Net;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>A chart of figures over time, as plain SVG shapes: one colour for each root source, periods drawn as lines, ranges as bars.</summary>
public sealed class FigureChart
{
    public const int Width = 760;
    public const int Height = 260;
    const int Left = 70;
    const int Right = 20;
    const int Top = 14;
    const int Bottom = 34;

    // A qualitative palette that stays apart for colour-blind readers (Okabe and Ito 2008).
    static readonly string[] Palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#7F7F7F"];

    public sealed record Line(string X1, string Y1, string X2, string Y2);

    public sealed record Label(string X, string Y, string Anchor, string Text)
    {
        /// <summary>As markup, because Razor keeps the element name text for itself; the label is a number or a date of ours.</summary>
        public MarkupString Svg =>
            new(
                $"<text x=\"{X}\" y=\"{Y}\" text-anchor=\"{Anchor}\" font-size=\"12\" fill=\"currentColor\" fill-opacity=\".75\">{WebUtility.HtmlEncode(Text)}</text>"
            );
    }

    public sealed record Point(string X, string X1, string X2, string Y, string? Y2, string Color, string Tip, string Link);

    public List<Line> Grid { get; } = [];
    public List<Label> Labels { get; } = [];
    public List<Point> Points { get; } = [];
    public List<(string Name, string Color)> Legend { get; } = [];

    /// <summary>The chart, or null when fewer than two figures have a value and a period.</summary>
    public static FigureChart? Build(IReadOnlyList<FigureRow> figures, IReadOnlyList<string> roots, Func<FigureRow, string> column)
    {
        var dated = new List<(FigureRow Figure, DateOnly From, DateOnly To)>();
        foreach (var figure in figures)
            if (figure.Finding.Value is not null && EdtfInterval.Of(figure.Finding.Period) is { } days)
                dated.Add((figure, days.First, days.Last));
        if (dated.Count < 2)
            return null;
        var chart = new FigureChart();
        var (first, last) = (
            dated.Min(d => d.From).DayNumber,
            Math.Max(dated.Max(d => d.To).DayNumber, dated.Min(d => d.From).DayNumber + 1)
        );
        var most = (double)dated.Max(d => d.Figure.Finding.High ?? d.Figure.Finding.Value!.Value);
        if (most <= 0)
            return null;
        var step = NiceStep(most / 4);
        var top = Math.Ceiling(most / step) * step;
        double X(int day) => Left + (Width - Left - Right) * (double)(day - first) / (last - first);
        double Y(double value) => Height - Bottom - (Height - Top - Bottom) * value / top;
        for (var value = 0.0; value <= top + step / 2; value += step)
        {
            chart.Grid.Add(new(N(Left), N(Y(value)), N(Width - Right), N(Y(value))));
            chart.Labels.Add(new(N(Left - 8), N(Y(value) + 4), "end", value.ToString("#,0.##", CultureInfo.InvariantCulture)));
        }
        for (var i = 0; i <= 4; i++)
        {
            var day = first + (last - first) * i / 4;
            chart.Labels.Add(
                new(
                    N(X(day)),
                    N(Height - 12),
                    i == 0 ? "start"
                        : i == 4 ? "end"
                        : "middle",
                    DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                )
            );
        }
        for (var r = 0; r < roots.Count; r++)
            chart.Legend.Add((roots[r], Palette[r % Palette.Length]));
        foreach (var (figure, from, to) in dated)
        {
            var color = Palette[Math.Max(0, IndexOf(roots, column(figure))) % Palette.Length];
            var y = Y((double)figure.Finding.Value!.Value);
            var middle = (X(from.DayNumber) + X(to.DayNumber)) / 2;
            chart.Points.Add(
                new(
                    N(middle),
                    N(X(from.DayNumber)),
                    N(X(to.DayNumber)),
                    N(y),
                    figure.Finding.High is { } high ? N(Y((double)high)) : null,
                    color,
                    $"{Rows.Amount(figure.Finding)} · {figure.Finding.Period} · {column(figure)}",
                    FigureTable.Link(figure)
                )
            );
        }
        return chart;
    }

    static int IndexOf(IReadOnlyList<string> roots, string root)
    {
        for (var i = 0; i < roots.Count; i++)
            if (roots[i] == root)
                return i;
        return -1;
    }

    /// <summary>1, 2 or 5 times a power of ten, at least the given size.</summary>
    static double NiceStep(double size)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(size)));
        return size <= power ? power
            : size <= 2 * power ? 2 * power
            : size <= 5 * power ? 5 * power
            : 10 * power;
    }

    static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
