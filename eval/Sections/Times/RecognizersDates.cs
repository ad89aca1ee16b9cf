using System.Globalization;
using System.Text.Json;
using NodaTime;
using static Isnad.Eval.Sections.RecognizersResult;

namespace Isnad.Eval.Sections;

/// <summary>The cases of dates, date-times and ranges: which are read, and when a value is the expected one.</summary>
internal static class RecognizersDates
{
    public static void Add(JsonElement item, string tag, string suffix, CaseSet set)
    {
        if (Open(item, tag, set) is not var (input, results))
            return;
        var reference =
            item.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var at)
                ? DateOnly.ParseExact(at.GetString()![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : new DateOnly(2016, 11, 7);
        foreach (var result in results)
            if ((Reason(result) ?? RecognizersConventions.Of(result, reference)) is { } reason)
            {
                set.LeaveOut($"{tag}: {reason}");
                return;
            }
        var found = TimeFinder.Find(input, tag, new LocalDate(reference.Year, reference.Month, reference.Day));
        var right = results.All(result => found.Any(time => Overlaps(time.Span, result, input) && Same(time.Value, result)));
        set.Add(
            $"{tag} {Kind(results[0])}{suffix}",
            right,
            $"{input} [{reference:yyyy-MM-dd}] want {string.Join("; ", results.Select(r => Text(r) + " " + Values(r)))}",
            string.Join("; ", found.Select(t => input[t.Span.Start..t.Span.End] + " = " + t.Value))
        );
    }

    /// <summary>Why a kind of case is not read, or null.</summary>
    static string? Reason(JsonElement result)
    {
        var kind = Kind(result);
        if (kind == "datetimerange")
            return RecognizersConventions.OfHours(Timex(result) ?? "", Text(result).ToLowerInvariant());
        if (kind is not ("date" or "datetime" or "daterange"))
            return kind switch
            {
                "time" or "timerange" => "a part of the day or an hour without a date is no time in Isnad's guidelines",
                "duration" => "durations are figures in Isnad",
                "set" => "recurring times are not annotated",
                "datetimealt" => "two alternatives in one result",
                _ => $"kind {kind} is not read",
            };
        var timex = Timex(result);
        if (timex is null)
            return "no value given";
        if (timex.StartsWith("XXXX-XX", StringComparison.Ordinal) || timex.StartsWith("(XXXX-XX", StringComparison.Ordinal))
            return "a day of an unnamed month (\"the 15th\") cannot be put on the calendar";
        if (
            timex.Contains("PRESENT_REF", StringComparison.Ordinal)
            || timex.Contains("PAST_REF", StringComparison.Ordinal)
            || timex.Contains("FUTURE_REF", StringComparison.Ordinal)
        )
            return "now, recently, soon: vague, not annotated";
        return null;
    }

    static bool Same(string? value, JsonElement result)
    {
        // a day that no calendar has is found, and has no value
        if (value is null)
            return Resolutions(result)
                .Any(one => one.Values.Any(v => v == "not resolved" || v.StartsWith("0001-01-01", StringComparison.Ordinal)));
        return Season(value, Timex(result)!)
            || Resolutions(result)
                .Any(expected =>
                    Kind(result) switch
                    {
                        "datetime" => SameMoment(value, expected),
                        "datetimerange" => SameHours(value, expected),
                        "date" => SameDay(value, expected, Text(result)),
                        _ => SameRange(value, expected, Text(result)),
                    }
                );
    }

    static bool SameMoment(string value, Dictionary<string, string> expected)
    {
        var own = value.Contains('T', StringComparison.Ordinal) ? value.Replace('T', ' ') : value + " 00:00";
        return (expected.TryGetValue("dateTime", out var moment) || expected.TryGetValue("value", out moment))
            && moment.StartsWith(own, StringComparison.Ordinal);
    }

    static bool SameHours(string value, Dictionary<string, string> expected)
    {
        var ends = value.Split('/');
        var (start, end) = (
            expected.GetValueOrDefault("startDateTime") ?? expected.GetValueOrDefault("start"),
            expected.GetValueOrDefault("endDateTime") ?? expected.GetValueOrDefault("end")
        );
        return ends.Length == 2 && Same(ends[0], start) && Same(ends[1], end);

        static bool Same(string own, string? wanted) => wanted is null ? own == ".." : wanted == own.Replace('T', ' ') + ":00";
    }

    /// <summary>"Two years ago" has the precision of what is said in Isnad, and a day there: the day must lie in the year.</summary>
    static bool SameDay(string value, Dictionary<string, string> expected, string text)
    {
        if (!expected.TryGetValue("date", out var written) && !expected.TryGetValue("value", out written))
            return false;
        if (value == written)
            return true;
        if (
            value.Contains('/', StringComparison.Ordinal)
            || !DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return false;
        var unit =
            text.Contains("year", StringComparison.OrdinalIgnoreCase) ? 4
            : text.Contains("month", StringComparison.OrdinalIgnoreCase) ? 7
            : 10;
        var (first, last) = EdtfDays.Of(value);
        return value.Length == unit && unit < 10 && day >= first && day <= last;
    }

    static bool SameRange(string value, Dictionary<string, string> expected, string text)
    {
        var (first, last) = EdtfDays.Of(value);
        var start = Day(expected.GetValueOrDefault("startDate") ?? expected.GetValueOrDefault("start"));
        var end = Day(expected.GetValueOrDefault("endDate") ?? expected.GetValueOrDefault("end"));
        // since, after, before: one side is open; the specification puts its edge before or behind the named time
        if (start is null != end is null)
        {
            if (first is null == last is null)
                return false;
            var side = EdtfDays.Of(value.Split('/')[first is null ? 1 : 0]);
            var edge = start ?? end;
            return start is null == first is null && (edge == side.First || edge == side.Last || edge == side.Last?.AddDays(1));
        }
        if (start is null || end is null || first is not { } a || last is not { } b)
            return false;
        // the specification's end is exclusive, or the first day of the last unit (March to May, 2017-q1 to 2018-q1)
        var ends =
            end == b.AddDays(1)
            || value.Contains('/', StringComparison.Ordinal) && (end == b || end == EdtfDays.Of(value.Split('/')[1]).First)
            || text.Contains('q', StringComparison.OrdinalIgnoreCase) && end.Value.AddMonths(3).AddDays(-1) == b;
        // the next three days begin today in Isnad and tomorrow there; the past ones end today and yesterday
        return ends && (a == start || a.AddDays(1) == start && end == b.AddDays(1));
    }

    static DateOnly? Day(string? text) =>
        text is { Length: >= 10 }
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Seasons have a name and no days in both: 2016-SP is EDTF's 2016-21.</summary>
    static bool Season(string value, string timex)
    {
        foreach (var (name, number) in ((string, string)[])[("SP", "21"), ("SU", "22"), ("FA", "23"), ("WI", "24")])
            if (timex.EndsWith("-" + name, StringComparison.Ordinal))
                return value == timex[..^2] + number;
        return false;
    }
}
