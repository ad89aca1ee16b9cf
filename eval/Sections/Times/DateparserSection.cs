using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Isnad.Eval.Sections;

/// <summary>
/// Test cases of dateparser in Arabic, Persian and English: a text and the literal date it means. Isnad keeps the precision of what is said
/// (a month stays a month), so an expected day counts when it lies in the value and the value is no coarser than the text.
/// </summary>
internal sealed class DateparserSection : ISection
{
    public string Name => "dateparser";
    public string Title => "Dates: dateparser";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "date-cases-dateparser", "cases.jsonl") is not { } file)
            return false;
        Run(file).Write(page);
        return true;
    }

    public static CaseSet Run(string file)
    {
        var set = new CaseSet();
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var tag = row.GetProperty("lang").GetString() is var lang && lang == "ar-script" ? "ar" : lang!;
            if (tag is not ("ar" or "fa" or "en"))
                continue;
            var test = row.GetProperty("test").GetString()!;
            var args = row.GetProperty("args").EnumerateArray().ToList();
            var kwargs = row.GetProperty("kwargs");
            switch (test)
            {
                case "test_dates_parsing" or "test_dates_parsing_with_normalization" when args.Count == 2:
                    Literal(set, tag, args[0].GetString()!, args[1].GetString()!, new LocalDate(2012, 11, 13));
                    break;
                case "test_get_date":
                    Literal(
                        set,
                        tag,
                        kwargs.GetProperty("date_string").GetString()!,
                        kwargs.GetProperty("dt").GetString()!,
                        new LocalDate(2015, 6, 1)
                    );
                    break;
                case "test_datetime_parsing":
                    Literal(
                        set,
                        tag,
                        kwargs.GetProperty("dt_string").GetString()!,
                        kwargs.GetProperty("dt_obj").GetString()!,
                        new LocalDate(2015, 6, 1)
                    );
                    break;
                case "test_search_and_parse" or "test_splitting_of_not_parsed" or "test_relative_base_setting" when args.Count == 3:
                    Search(set, tag, args[1].GetString()!, args[2].ToString());
                    break;
                default:
                    if (test.Contains("relative", StringComparison.Ordinal) && args.Count > 0 && kwargs.TryGetProperty("ago", out var ago))
                        Relative(set, tag, args[0].GetString()!, ago, -1);
                    else if (
                        test.Contains("relative", StringComparison.Ordinal)
                        && args.Count > 0
                        && kwargs.TryGetProperty("in_future", out var ahead)
                    )
                        Relative(set, tag, args[0].GetString()!, ahead, 1);
                    else
                        set.LeaveOut($"{tag}: {test} (no text with a full literal date)");
                    break;
            }
        }
        return set;
    }

    /// <summary>The numbers of a Python <c>datetime(2014, 9, 4, 10, 30)</c>.</summary>
    static List<int>? Parts(string literal)
    {
        var open = literal.IndexOf("datetime(", StringComparison.Ordinal);
        if (open < 0)
            return null;
        var inside = literal[(open + 9)..].Split([')', 't'], 2)[0];
        var parts = new List<int>();
        foreach (var part in inside.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                parts.Add(number);
            else
                return null;
        return parts.Count >= 3 ? parts : null;
    }

    static void Literal(CaseSet set, string tag, string text, string literal, LocalDate reference)
    {
        if (Parts(literal) is not { } parts)
        {
            set.LeaveOut($"{tag}: no literal date");
            return;
        }
        if (text.Contains("PM EST", StringComparison.Ordinal) || text.EndsWith('Z') || text.Contains('+', StringComparison.Ordinal))
        {
            set.LeaveOut($"{tag}: time zones converted to another (Isnad keeps the hour that is written)");
            return;
        }
        var found = TimeFinder.Find(text, tag, reference);
        // a lunar date carries a day's tolerance
        var tolerance =
            parts[0] > 1900 && text.Split('-', '/', ' ', '،').Any(piece => piece is ['1', '3' or '4', _, _] && tag == "ar") ? 1 : 0;
        set.Add(
            $"{tag} literal",
            found.Any(time => Same(time.Value, parts, tolerance)),
            $"{text} want {literal}",
            string.Join("; ", found.Select(t => t.Value))
        );
    }

    static bool Same(string? value, List<int> parts, int tolerance = 0)
    {
        if (value is null)
            return false;
        var day = new DateOnly(parts[0], parts[1], parts[2]);
        var (first, last) = EdtfDays.Of(value);
        if (first is not { } a || last is not { } b || day < a.AddDays(-tolerance) || day > b.AddDays(tolerance))
            return false;
        var clock = value.IndexOf('T', StringComparison.Ordinal);
        if (parts.Count >= 5 && (parts[3] != 0 || parts[4] != 0))
            return clock > 0 && value[(clock + 1)..] == $"{parts[3]:00}:{parts[4]:00}";
        return true;
    }

    static void Search(CaseSet set, string tag, string text, string expected)
    {
        if (text.Contains("till date", StringComparison.Ordinal))
        {
            set.LeaveOut($"{tag}: now, until now (not annotated)");
            return;
        }
        if (
            expected.Contains("today", StringComparison.Ordinal)
            || expected.Contains("now(", StringComparison.Ordinal)
            || !expected.Contains("datetime(", StringComparison.Ordinal)
        )
        {
            set.LeaveOut($"{tag}: expected dates that depend on the day of the run");
            return;
        }
        var literals = new List<List<int>>();
        foreach (var piece in expected.Split("datetime.datetime(").Skip(1))
            if (Parts("datetime(" + piece) is { } parts)
                literals.Add(parts);
        var found = TimeFinder.Find(text, tag, new LocalDate(2000, 1, 1));
        set.Add(
            $"{tag} in a text",
            literals.Count > 0 && literals.All(parts => found.Any(time => Same(time.Value, parts))),
            $"{text.ReplaceLineEndings(" ")} want {expected}",
            string.Join("; ", found.Select(t => t.Value))
        );
    }

    static void Relative(CaseSet set, string tag, string text, JsonElement steps, int direction)
    {
        var units = steps.EnumerateObject().ToList();
        if (units.Count == 0 || text.Contains("till date", StringComparison.Ordinal))
        {
            set.LeaveOut($"{tag}: now, until now (not annotated)");
            return;
        }
        if (units[^1].Name is "hours" or "minutes" or "seconds")
        {
            set.LeaveOut($"{tag}: steps of hours and less (Isnad keeps the day)");
            return;
        }
        var lone = text.Trim().Split(' ');
        var counted = text.Contains("ago", StringComparison.Ordinal) || text.StartsWith("in ", StringComparison.Ordinal) || tag != "en";
        if (lone.Length <= 2 && char.IsDigit(lone[0][0]) || !counted && units.Count > 1)
        {
            set.LeaveOut($"{tag}: a bare duration (a figure in Isnad)");
            return;
        }
        var reference = new LocalDate(2014, 9, 1);
        var expected = reference;
        try
        {
            foreach (var unit in units)
                expected = Plus(expected, unit.Name, unit.Value.GetInt32() * direction);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            set.LeaveOut($"{tag}: beyond year 1 or 9998");
            return;
        }
        if (expected.Year is < 1 or > 9998)
        {
            set.LeaveOut($"{tag}: beyond year 1 or 9998");
            return;
        }
        var found = TimeFinder.Find(text, tag, reference);
        set.Add(
            $"{tag} relative",
            found.Any(time =>
                Same(time.Value?.Split('/')[0], [expected.Year, expected.Month, expected.Day])
                || Same(time.Value, [expected.Year, expected.Month, expected.Day])
            ),
            $"{text} want {TimeText(expected)}",
            string.Join("; ", found.Select(t => t.Value))
        );
    }

    static LocalDate Plus(LocalDate day, string unit, int count) =>
        unit switch
        {
            "years" => day.PlusYears(count),
            "months" => day.PlusMonths(count),
            "weeks" => day.PlusWeeks(count),
            _ => day.PlusDays(count),
        };

    static string TimeText(LocalDate day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";
}
