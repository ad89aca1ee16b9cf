using System.Globalization;
using System.Text;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Exports;

/// <summary>
/// A timeline as iCalendar (RFC 5545): days without a clock, an uncertain time as the days it may be, an open one as the day of its known
/// end. What has no date at all cannot stand in a calendar and is left out.
/// </summary>
static class TimelineCalendar
{
    /// <summary>Octets of a line, without its break.</summary>
    const int LineOctets = 75;

    public static void Write(TextWriter output, IEnumerable<Moment> moments, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Line(output, "BEGIN:VCALENDAR");
        Line(output, "VERSION:2.0");
        Line(output, "PRODID:-//Isnad//Timeline//EN");
        Line(output, "CALSCALE:GREGORIAN");
        foreach (var moment in moments)
            if (EdtfInterval.Of(moment.When) is { } days)
                Write(output, moment, days, stamp);
        Line(output, "END:VCALENDAR");
    }

    static void Write(TextWriter output, Moment moment, EdtfInterval days, string stamp)
    {
        var (first, last) = (days.First ?? days.Last!.Value, days.Last ?? days.First!.Value);
        Line(output, "BEGIN:VEVENT");
        Line(output, $"UID:{moment.Id}@isnad");
        Line(output, "DTSTAMP:" + stamp);
        Line(output, "DTSTART;VALUE=DATE:" + Day(first));
        // the end is the day after the last; an entry without an end takes its first day
        if (last < DateOnly.MaxValue)
            Line(output, "DTEND;VALUE=DATE:" + Day(last.AddDays(1)));
        Line(output, "SUMMARY:" + Escape($"{TimelineChart.Type(moment)}: {TimelineChart.Text(moment)}"));
        Line(output, "DESCRIPTION:" + Escape(Description(moment, days)));
        if (moment.Event?.Place is { } place)
            Line(output, "LOCATION:" + Escape(place.Name));
        Line(output, "CATEGORIES:" + (moment.Kind == MomentKind.Event ? "EVENT" : "STATEMENT"));
        Line(output, "TRANSP:TRANSPARENT");
        Line(output, "END:VEVENT");
    }

    static string Description(Moment moment, EdtfInterval days) =>
        string.Join(
            '\n',
            (
                (string?[])
                    [
                        moment.Event?.Context.Text ?? moment.Statement!.Context.Text,
                        "according to: " + string.Join(" -> ", moment.Chain.Select(link => link.Name)),
                        $"time: {moment.When} ({RecordWriter.Hyphenated(moment.Basis.ToString())})",
                        days.First is null ? "until that day"
                        : days.Last is null ? "since that day"
                        : null,
                        moment.Impossible ? $"dated after its publication ({moment.Article.Published.Value})" : null,
                        $"article: {moment.Article.Id} {moment.Article.Title}",
                    ]
            ).Where(line => line is not null)
        );

    static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    /// <summary>A content line, folded at 75 octets and never inside a character.</summary>
    static void Line(TextWriter output, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                output.Write("\r\n ");
                octets = 1;
            }
            output.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        output.Write("\r\n");
    }
}
