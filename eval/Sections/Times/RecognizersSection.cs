using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Isnad.Eval.Sections;

/// <summary>
/// Microsoft's Recognizers-Text specifications, English and Arabic: dates, date-times, date ranges, numbers, percentages, currencies. A case is
/// right when every expected result is found at its place with its value; for a date that the specification resolves twice (past, future)
/// either counts, since Isnad takes the nearer. Ranges compare days; the specification's end is exclusive.
/// </summary>
internal sealed class RecognizersSection : ISection
{
    public string Name => "recognizers";
    public string Title => "Dates and numbers: Recognizers-Text";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "recognizers-specs") is not { } folder)
            return false;
        Run(folder).Write(page);
        return true;
    }

    public static CaseSet Run(string folder)
    {
        var set = new CaseSet();
        foreach (var language in (string[])["Arabic", "English"])
        {
            var tag = language == "Arabic" ? "ar" : "en";
            foreach (var model in (string[])["DateParser", "DateTimeParser", "DatePeriodParser", "DateTimeModel"])
                Each(Path.Combine(folder, "DateTime", language, model + ".json"), tag, set, Dates);
            foreach (var model in (string[])["NumberModel", "PercentModel"])
                Each(Path.Combine(folder, "Number", language, model + ".json"), tag, set, Numbers);
        }
        Each(Path.Combine(folder, "NumberWithUnit", "English", "CurrencyModel.json"), "en", set, Currencies);
        return set;
    }

    static void Each(string file, string tag, CaseSet set, Action<JsonElement, string, string, CaseSet> run)
    {
        if (!File.Exists(file))
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(file).TrimStart('\uFEFF'));
        foreach (var item in json.RootElement.EnumerateArray())
        {
            if (
                item.TryGetProperty("IgnoreResolution", out var ignore)
                && ignore.ToString().Equals("true", StringComparison.OrdinalIgnoreCase)
            )
            {
                set.LeaveOut($"{tag}: marked IgnoreResolution (no value to compare with)");
                continue;
            }
            var supported = !(
                item.TryGetProperty("NotSupported", out var not) && not.ToString().Contains("dotnet", StringComparison.Ordinal)
            );
            run(item, tag, supported ? "" : " (NotSupported in the original)", set);
        }
    }

    static void Dates(JsonElement item, string tag, string suffix, CaseSet set)
    {
        var input = item.GetProperty("Input").GetString()!;
        var results = item.GetProperty("Results").EnumerateArray().ToList();
        if (results.Count == 0)
        {
            set.LeaveOut($"{tag}: no result expected (the kinds there are others' false friends, not Isnad's)");
            return;
        }
        foreach (var result in results)
            if (Reason(result) is { } reason)
            {
                set.LeaveOut($"{tag}: {reason}");
                return;
            }
        if (Convention(input.ToLowerInvariant()) is { } other)
        {
            set.LeaveOut($"{tag}: {other}");
            return;
        }
        var reference =
            item.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var at)
                ? DateOnly.ParseExact(at.GetString()![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : new DateOnly(2016, 11, 7);
        var found = TimeFinder.Find(input, tag, new LocalDate(reference.Year, reference.Month, reference.Day));
        var right = results.All(result => found.Any(time => Overlaps(time.Span, result, input) && Same(time.Value, result)));
        set.Add(
            $"{tag} {Kind(results[0])}{suffix}",
            right,
            $"{input} [{reference:yyyy-MM-dd}] want {string.Join("; ", results.Select(r => r.GetProperty("Text").GetString() + " " + Values(r)))}",
            string.Join("; ", found.Select(t => input[t.Span.Start..t.Span.End] + " = " + t.Value))
        );
    }

    /// <summary>Expressions that Isnad's guidelines resolve otherwise than the specification, or leave alone.</summary>
    static string? Convention(string input)
    {
        bool Has(params string[] words) => words.Any(word => input.Contains(word, StringComparison.Ordinal));
        if (
            Has(
                "early",
                "late ",
                "later",
                "beginning",
                "start of",
                "end of",
                "middle",
                "mid-",
                "mid ",
                "بداية",
                "نهاية",
                "منتصف",
                "أواخر",
                "أوائل"
            )
        )
            return "early, mid, late, beginning and end (days 1-10, 11-20, 21-end in Isnad, halves there)";
        if (
            Has(
                "rest ",
                "remaining",
                "to date",
                "business day",
                "working week",
                "weekday",
                "fiscal",
                "school year",
                "calendar year",
                " sy",
                "fy",
                "cy "
            )
        )
            return "business days, fiscal and school years, the rest of a period";
        if (
            Has(
                "week of",
                "first week",
                "1st week",
                "second week",
                "2nd week",
                "third week",
                "3rd week",
                "last week of",
                "week 1",
                "week 2",
                "week 3",
                "week 10",
                "w/c",
                "week beginning",
                "week starting",
                "week commencing",
                "weeks of",
                "week1",
                "ending week"
            )
        )
            return "weeks counted within a month or year (ISO weeks there, seven days from the first here)";
        if (Has("weekend"))
            return "weekends (a recurring and a regional notion)";
        if (
            Has(
                "years ago",
                "year ago",
                "months ago",
                "month ago",
                "years from",
                "year from",
                "months from",
                "in two years",
                "in two months",
                "months after",
                "years later",
                "few ",
                "couple",
                "several"
            )
        )
            return "months and years ago (month and year precision in Isnad, a day there), and vague counts";
        if (
            Has(
                "next 1",
                "next 2",
                "next 3",
                "next 4",
                "next 5",
                "next two",
                "next three",
                "next five",
                "next forty",
                "coming ",
                "past 2",
                "past two",
                "last 2",
                "last two",
                "last 3",
                "last three",
                "previous 4",
                "decades",
                "10 previous",
                "3 next",
                "next decade",
                "next few",
                "2 previous",
                "previous week"
            )
        )
            return "the next and past N units (Isnad's interval begins or ends on the day of writing itself)";
        if (Has("spring", "summer", "autumn", "winter", "fall ", "ربيع", "صيف", "خريف", "شتاء"))
            return "seasons (EDTF seasons in Isnad, no value there)";
        if (
            Has(
                "first friday",
                "second sunday",
                "third",
                "fifth sunday",
                "first monday",
                "1st friday",
                "الثاني",
                "الثالث",
                "الخامس",
                "first sunday",
                "last friday of",
                "second friday",
                "4th",
                "last monday"
            )
        )
            return "the Nth weekday of a month";
        if (
            Has(
                "easter",
                "thanksgiving",
                "mother",
                "father",
                "labor day",
                "labour day",
                "earth day",
                "black friday",
                "cyber monday",
                "memorial day",
                "martin luther",
                "mlk",
                "president",
                "columbus",
                "juneteenth",
                "halloween",
                "teacher",
                "ramadan",
                "rosh",
                "yuandan",
                "holiday"
            )
        )
            return "festivals other than those with a fixed day that news pages name";
        if (
            Has(
                "now",
                "the day",
                "the year",
                "the month",
                "the week",
                "a week starting",
                "weeks starting",
                "week, from",
                "days from today",
                "set ooo",
                "this time",
                "eod",
                "eom",
                "eoy",
                "www.",
                "asap"
            )
        )
            return "now, the day, the week: no date in a report";
        if (Has("week 31", "quarter", "noughties", "two thousands", "and tens", "tens", "h1", "h2", "ending", "two thousand"))
            return "halves of years, weeks by number, decades in words";
        if (
            Has(
                "next monday",
                "next tuesday",
                "next wednesday",
                "next thursday",
                "next friday",
                "next saturday",
                "next sunday",
                "last monday",
                "last tuesday",
                "last wednesday",
                "last thursday",
                "last friday",
                "last saturday",
                "last sunday",
                "previous monday",
                "القادم",
                "الماضي",
                "المقبل"
            )
        )
            return "next and last weekday (of the next week there, the nearest one in Isnad)";
        return null;
    }

    static string Kind(JsonElement result) => TypeOf(result).Replace("datetimeV2.", "", StringComparison.Ordinal);

    static string TypeOf(JsonElement result) =>
        result.TryGetProperty("TypeName", out var name) ? name.GetString()!
        : result.TryGetProperty("Type", out var type) ? type.GetString()!
        : "";

    static string Values(JsonElement result) =>
        (
            result.TryGetProperty("Value", out var v) ? v
            : result.TryGetProperty("Resolution", out v) ? v
            : result
        ).ToString();

    /// <summary>Why a case is not read, or null.</summary>
    static string? Reason(JsonElement result)
    {
        var kind = Kind(result);
        if (kind is not ("date" or "datetime" or "daterange"))
            return kind switch
            {
                "time" or "timerange" => "a part of the day or an hour without a date is no time in Isnad's guidelines",
                "datetimerange" => "ranges of hours (Isnad's ranges are days)",
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
        if (
            timex.Contains("-W", StringComparison.Ordinal)
            && !timex.Contains('(', StringComparison.Ordinal)
            && kind == "daterange"
            && timex.Contains("-WE", StringComparison.Ordinal) is false
            && timex.StartsWith("XXXX-", StringComparison.Ordinal)
            && timex.Contains("-#", StringComparison.Ordinal)
        )
            return "weeks by number in an unnamed year";
        if (
            timex.Contains('T', StringComparison.Ordinal)
            && !timex.Contains("TO", StringComparison.Ordinal)
            && kind == "datetime"
            && timex.Split('T')[^1] is var clock
            && (clock.Length > 5 && clock[5] == ':' || clock.StartsWith("MO", StringComparison.Ordinal))
        )
            return "seconds (Isnad keeps minutes)";
        if (result.TryGetProperty("Resolution", out var resolution) && resolution.ToString().Contains("Mod", StringComparison.Ordinal))
            return "before, after and since as modifiers (Isnad writes open intervals, compared in no other way)";
        return null;
    }

    static string? Timex(JsonElement result)
    {
        if (result.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("Timex", out var timex))
                return timex.GetString();
            result = value;
        }
        if (result.TryGetProperty("Resolution", out var resolution))
            result = resolution;
        return
            result.TryGetProperty("values", out var values)
            && values.GetArrayLength() > 0
            && values[0].TryGetProperty("timex", out var first)
            ? first.GetString()
            : null;
    }

    static bool Overlaps(TextSpan span, JsonElement result, string input)
    {
        if (!result.TryGetProperty("Start", out var start))
            return true;
        var text = result.GetProperty("Text").GetString()!;
        var end = result.TryGetProperty("Length", out var length) ? start.GetInt32() + length.GetInt32() : start.GetInt32() + text.Length;
        return span.Start < end && start.GetInt32() < span.End
            || input.Contains(text, StringComparison.Ordinal)
                && input.IndexOf(text, StringComparison.Ordinal) < span.End
                && span.Start < input.IndexOf(text, StringComparison.Ordinal) + text.Length;
    }

    static bool Same(string? value, JsonElement result)
    {
        if (value is null)
            return false;
        var kind = Kind(result);
        foreach (var expected in Resolutions(result))
        {
            if (kind == "datetime")
            {
                var own = value.Contains('T', StringComparison.Ordinal) ? value.Replace('T', ' ') : value + " 00:00";
                if (expected.TryGetValue("dateTime", out var moment) || expected.TryGetValue("value", out moment))
                    if (moment.StartsWith(own, StringComparison.Ordinal))
                        return true;
            }
            else if (kind == "date")
            {
                if ((expected.TryGetValue("date", out var day) || expected.TryGetValue("value", out day)) && value == day)
                    return true;
            }
            else
            {
                var (first, last) = EdtfDays.Of(value);
                expected.TryGetValue("startDate", out var start);
                expected.TryGetValue("endDate", out var stop);
                start ??= expected.GetValueOrDefault("start");
                stop ??= expected.GetValueOrDefault("end");
                var a = first?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var b = last?.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var c = last?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                // March to May: the specification ends where the last unit begins
                var last_ = value.Contains('/', StringComparison.Ordinal)
                    ? EdtfDays.Of(value.Split('/')[1]).First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : null;
                if (a == start && last_ is not null && last_ == stop)
                    return true;
                // a range between two named days ends on the second; the specification writes it both ways
                if (a == start && (b == stop || c == stop && value.Contains('/', StringComparison.Ordinal)))
                    return true;
            }
        }
        return false;
    }

    static IEnumerable<Dictionary<string, string>> Resolutions(JsonElement result)
    {
        var value = result.TryGetProperty("Value", out var v) ? v : result.GetProperty("Resolution");
        foreach (var name in (string[])["FutureResolution", "PastResolution"])
            if (value.TryGetProperty(name, out var resolution) && resolution.ValueKind == JsonValueKind.Object)
                yield return Texts(resolution);
        if (value.TryGetProperty("values", out var values))
            foreach (var one in values.EnumerateArray())
                yield return Texts(one);
    }

    static Dictionary<string, string> Texts(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);

    static void Numbers(JsonElement item, string tag, string suffix, CaseSet set)
    {
        var input = item.GetProperty("Input").GetString()!;
        var results = item.GetProperty("Results").EnumerateArray().ToList();
        if (Arithmetic(input) is { } reason)
        {
            set.LeaveOut($"{tag}: {reason}");
            return;
        }
        var percent = results.Count > 0 && TypeOf(results[0]) == "percentage";
        if (results.Count == 0)
        {
            set.LeaveOut($"{tag}: no result expected (the kinds there are others' false friends, not Isnad's)");
            return;
        }
        var wanted = new List<decimal>();
        foreach (var result in results)
        {
            var text =
                result.TryGetProperty("Resolution", out var resolution) && resolution.TryGetProperty("value", out var value)
                    ? value.GetString()
                    : null;
            if (text is null || !decimal.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                set.LeaveOut($"{tag}: powers, infinities and numbers beyond a page's");
                return;
            }
            wanted.Add(number);
        }
        if (wanted.Any(number => number < 0) || wanted.Any(number => number > 999_999_999_999_999m))
        {
            set.LeaveOut($"{tag}: negative numbers and numbers beyond 10^15 (a figure is a count or an amount)");
            return;
        }
        var got = percent
            ? FigureFinder.Find(input, tag).Where(f => f.Unit == "percent").Select(f => (f.Span, Value: f.Value ?? -1)).ToList()
            : NumberReader
                .Read(input, tag)
                .Where(n => n.Number.Kind is NumberKind.Cardinal or NumberKind.Share)
                .Select(n => (n.Span, n.Number.Value))
                .ToList();
        var right = true;
        for (var i = 0; i < results.Count; i++)
            right &= got.Any(g => Overlaps(g.Span, results[i], input) && Close(g.Value, wanted[i]));
        set.Add(
            $"{tag} {(percent ? "percentage" : "number")}{suffix}",
            right,
            $"{input} want {string.Join("; ", wanted)}",
            string.Join("; ", got.Select(g => input[g.Span.Start..g.Span.End] + " = " + g.Value.ToString(CultureInfo.InvariantCulture)))
        );
    }

    /// <summary>Sums and notations that no news text states as a figure.</summary>
    static string? Arithmetic(string input)
    {
        var text = " " + input.ToLowerInvariant() + " ";
        if (
            text.Contains('^', StringComparison.Ordinal)
            || text.Contains("e10", StringComparison.Ordinal)
            || text.Contains("x10", StringComparison.Ordinal)
        )
            return "powers and the notation of programs";
        foreach (var joint in (string[])[" over ", " out of ", " in twenty", " على ", " من ", " في واحد"])
            if (text.Contains(joint, StringComparison.Ordinal))
                return "a share told as one number over another (one over three, واحد من ثلاثة): two counts in Isnad";
        foreach (var word in (string[])["fifths", "eighths", "hundredths", "trillionth", "millionth", "firsts", " خمس", "أخماس", "ثمن"])
            if (text.Contains(word, StringComparison.Ordinal) && !text.StartsWith(" three fifths", StringComparison.Ordinal))
                return "improper and unusual fractions (twenty-three fifths)";
        foreach (var word in (string[])[" point ", "192.168", " g ", "10g ", " mm ", "1mm", "2mil ", "دست", "doz"])
            if (text.Contains(word, StringComparison.Ordinal))
                return "digits spelled out (nought point four), addresses, informal letters (10G, 2mil), dozens";
        return null;
    }

    static bool Close(decimal a, decimal b) => Math.Abs(a - b) <= 0.0005m * Math.Abs(b);

    static void Currencies(JsonElement item, string tag, string suffix, CaseSet set)
    {
        var input = item.GetProperty("Input").GetString()!;
        var results = item.GetProperty("Results").EnumerateArray().ToList();
        if (results.Count == 0)
        {
            set.LeaveOut($"{tag}: no result expected (the kinds there are others' false friends, not Isnad's)");
            return;
        }
        var lower = input.ToLowerInvariant();
        foreach (
            var word in (string[])
                [
                    "and fifty",
                    "dollars and 50",
                    "and forty",
                    "dollars forty",
                    "usd 25",
                    "point",
                    "points",
                    "finnish",
                    "guilders",
                    "marks",
                    "markka",
                    "schilling",
                    "escudo",
                    "satoshi",
                    "meur",
                    "mgbp",
                    "ரூ",
                    "12,34",
                ]
        )
            if (lower.Contains(word, StringComparison.Ordinal))
            {
                set.LeaveOut($"{tag}: amounts in two units (thirteen dollars forty-five), abolished currencies, lakh grouping");
                return;
            }
        var wanted = new List<(decimal Value, string? Code, string Unit)>();
        foreach (var result in results)
        {
            var resolution = result.GetProperty("Resolution");
            if (
                !decimal.TryParse(
                    resolution.GetProperty("value").GetString(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                set.LeaveOut($"{tag}: a currency without an amount");
                return;
            }
            wanted.Add(
                (
                    value,
                    resolution.TryGetProperty("isoCurrency", out var iso) ? iso.GetString() : null,
                    resolution.GetProperty("unit").GetString()!
                )
            );
        }
        var got = FigureFinder
            .Find(input, tag)
            .Where(f => f.Unit.StartsWith("currency:", StringComparison.Ordinal) || f.Unit == "cents")
            .ToList();
        var right = wanted.All(w =>
            got.Any(g =>
                g.Value is { } value
                && Close(value, w.Value)
                && (w.Code is null || g.Unit == "currency:" + w.Code || g.Unit.Length <= 9 || !g.Unit[9..].All(char.IsAsciiLetterUpper))
            )
        );
        set.Add(
            $"{tag} currency{suffix}",
            right,
            $"{input} want {string.Join("; ", wanted)}",
            string.Join("; ", got.Select(g => $"{g.Value} {g.Unit}"))
        );
    }
}
