using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>
/// Days along the width of a drawing: from left to right, or from right to left where the page is read that way. A long stretch in which nothing is
/// would press all else into a corner, so it is left out and the place marked.
/// </summary>
public sealed class TimeAxis
{
    /// <summary>A short mark still has to be seen and hit.</summary>
    const double Least = 6;

    /// <summary>How wide a stretch that is left out is drawn.</summary>
    const double BreakWidth = 26;

    /// <summary>A stretch between two others has at least the width of its date.</summary>
    const double LeastStretch = 76;

    /// <summary>Half of the width of a date.</summary>
    const double HalfLabel = 34;

    /// <summary>An empty stretch is left out when it takes more than this share of what would be drawn.</summary>
    const double Empty = .35;
    const int MostBreaks = 4;

    /// <summary>Days of the axis, both ends included, and where they are drawn as if time ran from left to right.</summary>
    readonly record struct Stretch(int First, int Last, double From, double To)
    {
        public double At(double day) => From + (To - From) * (day - First) / Math.Max(1, Last - First);
    }

    readonly List<Stretch> stretches;
    readonly double left;
    readonly double right;

    TimeAxis(List<(int First, int Last, double Share)> parts, double left, double right, bool rightToLeft)
    {
        (this.left, this.right, RightToLeft) = (left, right, rightToLeft);
        var free = right - left - BreakWidth * (parts.Count - 1) - LeastStretch * parts.Count;
        stretches = [];
        var at = left;
        foreach (var (first, last, share) in parts)
        {
            var width = LeastStretch + free * share;
            stretches.Add(new(first, last, at, at + width));
            at += width + BreakWidth;
        }
    }

    public bool RightToLeft { get; }

    /// <summary>Where a stretch without anything is left out.</summary>
    public IEnumerable<double> Breaks => stretches.Skip(1).Select(stretch => Turned(stretch.From - BreakWidth / 2));

    /// <summary>The axis that holds the closed ends of all intervals; null without any.</summary>
    internal static TimeAxis? Over(IEnumerable<EdtfInterval> intervals, double left, double right, bool rightToLeft)
    {
        var held = new List<(int First, int Last)>();
        foreach (var (from, to) in intervals)
            if ((from ?? to) is { } one)
                held.Add(((from ?? one).DayNumber, (to ?? one).DayNumber));
        if (held.Count == 0)
            return null;
        held.Sort();
        var parts = Parts(Joined(held));
        var days = Math.Max(1, parts.Sum(part => (double)(part.Last - part.First)));
        return new(
            [
                .. parts.Select(part =>
                    (
                        Math.Max(0, part.First - Margin(part)),
                        Math.Min(DateOnly.MaxValue.DayNumber, part.Last + Margin(part)),
                        // half by its length, half by how much stands in it
                        parts.Count == 1
                            ? 1
                            : (part.Last - part.First) / days / 2
                                + (double)held.Count(of => of.First >= part.First && of.Last <= part.Last) / held.Count / 2
                    )
                ),
            ],
            left,
            right,
            rightToLeft
        );
    }

    static int Margin((int First, int Last) part) => Math.Max(1, (part.Last - part.First) / 40);

    /// <summary>Intervals that touch or overlap as one.</summary>
    static List<(int First, int Last)> Joined(List<(int First, int Last)> held)
    {
        var joined = new List<(int First, int Last)> { held[0] };
        foreach (var (first, last) in held)
            if (first <= joined[^1].Last)
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].Last, last));
            else
                joined.Add((first, last));
        return joined;
    }

    /// <summary>Cuts out the longest empty stretches as long as they take too much of what is drawn.</summary>
    static List<(int First, int Last)> Parts(List<(int First, int Last)> joined)
    {
        var cuts = new List<int>();
        var drawn = joined[^1].Last - joined[0].First;
        foreach (var gap in Enumerable.Range(1, joined.Count - 1).OrderByDescending(i => joined[i].First - joined[i - 1].Last))
        {
            var empty = joined[gap].First - joined[gap - 1].Last;
            if (cuts.Count == MostBreaks || empty <= drawn * Empty || drawn < 30)
                break;
            cuts.Add(gap);
            drawn -= empty;
        }
        cuts.Sort();
        var parts = new List<(int First, int Last)>();
        var from = 0;
        foreach (var cut in cuts.Append(joined.Count))
        {
            parts.Add((joined[from].First, joined[cut - 1].Last));
            from = cut;
        }
        return parts;
    }

    double Turned(double x) => RightToLeft ? left + right - x : x;

    public double X(DateOnly day)
    {
        foreach (var stretch in stretches)
            if (day.DayNumber <= stretch.Last)
                return Turned(stretch.At(Math.Max(day.DayNumber, stretch.First)));
        return Turned(stretches[^1].To);
    }

    /// <summary>Where an interval is drawn: the smaller x first, and which of its ends are open.</summary>
    internal (double X1, double X2, bool Open1, bool Open2) Place(EdtfInterval days)
    {
        var (start, end) = RightToLeft ? (right, left) : (left, right);
        var from = days.First is { } first ? X(first) : start;
        var to = days.Last is { } last ? X(last) : end;
        var (x1, x2) = (Math.Min(from, to), Math.Max(from, to));
        if (x2 - x1 < Least)
            (x1, x2) = ((x1 + x2 - Least) / 2, (x1 + x2 + Least) / 2);
        var (startOpen, endOpen) = (days.First is null, days.Last is null);
        return RightToLeft ? (x1, x2, endOpen, startOpen) : (x1, x2, startOpen, endOpen);
    }

    /// <summary>Days to write below the axis, with their places: whole years, months or days, as many as have room.</summary>
    public IEnumerable<(double X, string Text)> Labels()
    {
        foreach (var stretch in stretches)
        {
            var room = Math.Max(1, (int)((stretch.To - stretch.From) / LeastStretch));
            var ticks = TimeTicks.Between(DateOnly.FromDayNumber(stretch.First), DateOnly.FromDayNumber(stretch.Last), room);
            var taken = double.NegativeInfinity;
            foreach (var (day, text) in ticks)
            {
                // a label does not run into what is left out beside it, nor into the label before it
                var x = Math.Clamp(stretch.At(day.DayNumber), stretch.From + HalfLabel, stretch.To - HalfLabel);
                if (x < taken + 2 * HalfLabel)
                    continue;
                taken = x;
                yield return (Turned(x), text);
            }
        }
    }

    /// <summary>The labels and the marks of what is left out, below a drawing.</summary>
    internal IEnumerable<MarkupString> Foot(double y)
    {
        foreach (var (x, text) in Labels())
            yield return Label(x, y, "middle", text);
        foreach (var x in Breaks)
            yield return new(
                $"<path d=\"M{N(x - 6)},{N(y + 1)}l5,-12M{N(x + 1)},{N(y + 1)}l5,-12\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".7\" stroke-width=\"1.5\"/>"
            );
    }

    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>As markup, because Razor keeps the element name text for itself. What it says is encoded.</summary>
    public static MarkupString Label(double x, double y, string anchor, string text) =>
        new(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" font-size=\"12\" fill=\"currentColor\" fill-opacity=\".8\">{WebUtility.HtmlEncode(text)}</text>"
        );
}
