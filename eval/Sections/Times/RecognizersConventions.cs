using System.Globalization;
using System.Text.Json;
using static Isnad.Eval.Sections.RecognizersResult;

namespace Isnad.Eval.Sections;

/// <summary>Expressions that Isnad's guidelines resolve otherwise than the specification, or leave alone: judged by the expected words themselves.</summary>
internal static class RecognizersConventions
{
    static readonly (string Reason, string[] Words)[] Rows =
    [
        (
            "early, mid, late, beginning and end (days 1-10, 11-20, 21-end in Isnad, halves there)",
            [
                "early",
                "earlier ",
                "late ",
                "later in",
                "later this",
                "later next",
                "beginning of",
                "start of",
                "end of",
                "the end",
                "middle",
                "mid-",
                "mid ",
                "بداية",
                "نهاية",
                "منتصف",
                "أواخر",
                "أوائل",
            ]
        ),
        (
            "business days, fiscal and school years, the rest of a period: no page tells their calendar",
            [
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
                "sy1",
                "fy",
                "cy ",
            ]
        ),
        (
            "the first, second, last week of a month or year (ISO weeks there, seven days from the first or to the last here)",
            ["first week", "1st week", "second week", "2nd week", "third week", "3rd week", "last week of", "weeks of"]
        ),
        ("weeks by number (week 31)", ["week 1", "week 2", "week 3", "week 10", "week1", "w1", "w2", "w3"]),
        (
            "festivals without a fixed day in the solar year, or on no news page",
            [
                "easter",
                "thanksgiving",
                "mother",
                "father",
                "labor day",
                "labour day",
                "black friday",
                "cyber monday",
                "memorial day",
                "martin luther",
                "mlk",
                "president",
                "columbus",
                "teacher",
                "ramadan",
                "rosh",
                "yuandan",
                "holiday",
            ]
        ),
        ("vague counts (a few, several, a couple)", ["few ", "couple", "several"]),
        ("minutes and hours counted from the moment of writing: a page has a day and no hour", ["minute", " min", "hour", " mins"]),
        ("quarters and decades counted by the calendar (the last two decades: 1990 to 2010)", ["quarters", "decades", "fortnight"]),
        ("the weekend alone: the one just past in Isnad, the next one there", ["the weekend"]),
        (
            "a length of time and its first day (3 days from today: a day in Isnad)",
            ["3 days from today", "from 20th dec", "starting tomorrow", "weeks starting"]
        ),
        ("day and month, or year and month, with a dot (4.22): a decimal number in a report", ["4.22", "5.12", "7.6", "2015.3"]),
        ("comparisons of a query (greater than 2015, 2016 and later)", ["greater", "later than", "and later", "no later", "=", ">", "<"]),
        ("last September: of last year there, the nearest one behind in Isnad", ["last sept", "سبتمبر الماضي"]),
        ("a week told by its weekday in Arabic: from Saturday to Friday in Isnad", ["الأسبوع الماضي الأحد", "الأسبوع المقبل الأحد"]),
    ];

    /// <summary>Words that name a time only to a calendar's owner.</summary>
    static readonly string[] Commands =
    [
        "now",
        "the day",
        "my day",
        "the year",
        "the month",
        "the week",
        "this time",
        "that day",
        "same year",
        "eod",
        "the eod",
        "weekend",
        "that weekend",
        "eom",
        "eoy",
        "otd",
        "asap",
        "year",
        "month",
        "week",
        "day",
    ];

    public static string? Of(JsonElement result, DateOnly reference)
    {
        var text = Text(result).ToLowerInvariant();
        if (Commands.Contains(text, StringComparer.Ordinal))
            return "now, the day, the week: no date in a report";
        if (NthOfNoMonth(result) || LoneNth(text))
            return "the Nth weekday of a month that is not named";
        if (Timex(result) is "SP" or "SU" or "FA" or "WI")
            return "a season that nothing says which (summer) is no time in a report";
        foreach (var (reason, words) in Rows)
            if (words.Any(word => (text + " ").Contains(word, StringComparison.Ordinal)))
                return reason;
        return FartherWeekday(result, text, reference)
            ? "next and last weekday where the specification means one a week farther than the nearest"
            : null;
    }

    /// <summary>"Second Sunday" alone: the pattern of any month.</summary>
    static bool NthOfNoMonth(JsonElement result) =>
        Timex(result) is { } timex
        && timex.Contains("-WXX-", StringComparison.Ordinal)
        && timex.Contains('#', StringComparison.Ordinal)
        && !Any(Text(result).ToLowerInvariant(), " of ", " in ", "month", " من ", "شهر");

    /// <summary>The same without a pattern in the value: an ordinal, a weekday and nothing else.</summary>
    static bool LoneNth(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            && (
                words[0] is "first" or "second" or "third" or "fourth" or "fifth" && words[1].EndsWith("day", StringComparison.Ordinal)
                || words[1] is "الأول" or "الثاني" or "الثالث" or "الرابع" or "الخامس"
            );
    }

    /// <summary>Hours are read where both are told as hours of a day that is named; the reason why not, or null.</summary>
    public static string? OfHours(string timex, string text)
    {
        if (timex.Length > 3 && timex[^3] == 'T' && char.IsAsciiLetterUpper(timex[^1]) && char.IsAsciiLetterUpper(timex[^2]))
            return "a part of a day (the guidelines drop it: this morning is the day)";
        if (timex.Contains("XXXX-XX", StringComparison.Ordinal))
            return "a day of an unnamed month (\"the 15th\") cannot be put on the calendar";
        if (Any(text, "minute", " min", "hour", "2h", " mins"))
            return "minutes and hours counted from the moment of writing: a page has a day and no hour";
        if (Any(text, "mid today", "later in today"))
            return "early, mid, late, beginning and end (days 1-10, 11-20, 21-end in Isnad, halves there)";
        if (!timex.StartsWith('('))
            return "an open range of hours (after 2:00, by 5 pm): the hour itself in Isnad";
        if (!Any(text, ":", "am", "pm", "morning", "afternoon", "evening", "night", "tonight", "o'clock"))
            return "bare numbers for hours (Monday 3-8, from 5 to 7 today): in a report a result or two counts";
        return text.Contains("and now", StringComparison.Ordinal) ? "now, recently, soon: vague, not annotated" : null;
    }

    /// <summary>"Next Friday" is the nearest one ahead in Isnad and the one of next week there: the same day, or a week apart.</summary>
    static bool FartherWeekday(JsonElement result, string text, DateOnly reference)
    {
        var ahead = Any(text, "next ", "coming ", "following ", "upcoming ", "القادم", "المقبل");
        var behind = Any(text, "last ", "past ", "previous ", "الماضي");
        var named = CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Any(day => text.Contains(day, StringComparison.OrdinalIgnoreCase));
        if (!(ahead || behind) || !named && !Any(text, "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"))
            return false;
        return Resolutions(result)
            .All(one =>
                (
                    one.TryGetValue("date", out var date)
                    || one.TryGetValue("value", out date)
                    || one.TryGetValue("dateTime", out date)
                    || text.StartsWith("from next ", StringComparison.Ordinal)
                        && (one.TryGetValue("startDate", out date) || one.TryGetValue("start", out date))
                )
                && date.Length >= 10
                && DateOnly.TryParseExact(date[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && (ahead ? day.AddDays(-7) > reference : day.AddDays(7) < reference)
            );
    }

    static bool Any(string text, params string[] words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));
}
