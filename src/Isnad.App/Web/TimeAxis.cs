using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>Days along the width of a drawing: from left to right, or from right to left where the page is read that way.</summary>
public sealed class TimeAxis
{
    const int Ticks = 5;

    /// <summary>A short mark still has to be seen and hit.</summary>
    const double Least = 6;

    readonly int first;
    readonly int last;
    readonly double left;
    readonly double right;

    TimeAxis(int first, int last, double left, double right, bool rightToLeft)
    {
        (this.first, this.last, this.left, this.right, RightToLeft) = (first, last, left, right, rightToLeft);
    }

    public bool RightToLeft { get; }

    /// <summary>The axis that holds the closed ends of all intervals; null without any.</summary>
    internal static TimeAxis? Over(IEnumerable<EdtfInterval> intervals, double left, double right, bool rightToLeft)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var (from, to) in intervals)
        foreach (var day in (DateOnly?[])[from, to])
            if (day is { } date)
                (first, last) = (Math.Min(first, date.DayNumber), Math.Max(last, date.DayNumber));
        if (first > last)
            return null;
        var margin = Math.Max(1, (last - first) / 40);
        return new(Math.Max(0, first - margin), Math.Min(DateOnly.MaxValue.DayNumber, last + margin), left, right, rightToLeft);
    }

    public double X(DateOnly day)
    {
        var share = (double)(day.DayNumber - first) / (last - first);
        return RightToLeft ? right - (right - left) * share : left + (right - left) * share;
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

    /// <summary>Days to write below the axis, with their places.</summary>
    public IEnumerable<(double X, string Text)> Labels()
    {
        for (var i = 0; i < Ticks; i++)
        {
            var day = DateOnly.FromDayNumber(first + (int)((long)(last - first) * i / (Ticks - 1)));
            yield return (X(day), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>As markup, because Razor keeps the element name text for itself. What it says is encoded.</summary>
    public static MarkupString Label(double x, double y, string anchor, string text) =>
        new(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" font-size=\"12\" fill=\"currentColor\" fill-opacity=\".8\">{WebUtility.HtmlEncode(text)}</text>"
        );
}
