using NodaTime;

namespace Isnad;

/// <summary>The year of a date that does not say it: weekdays fit a day of a month in two or three years of ten.</summary>
static class PublicationYear
{
    /// <summary>
    /// No text is younger than the program that reads it, as far as the program can know when nothing says when the page was captured. A constant
    /// and no clock: the same bytes and the same version give the same record.
    /// </summary>
    const int Newest = 2026;

    /// <summary>How many years back an estimate looks; in more years every weekday fits some.</summary>
    const int Reach = 6;

    /// <summary>What a lead's weekday that is the day before costs, in years: a wire mostly names its own day.</summary>
    const int DayBefore = 2;

    /// <summary>
    /// The year of a date that neither says it nor stands on a dated page: the first year from the latest one the text names in which the date
    /// falls on its own weekday, or on one that the opening sentences name. Without a named year or a weekday there is no answer.
    /// </summary>
    public static LocalDate? FromWeekdays(TokenTable tokens, DateNode date, List<TimeParse> parses)
    {
        // what is over bounds the year from below, what is still to come from above
        var (latest, sameYear, ahead) = (0, false, 0);
        foreach (var parse in parses)
            if (Dated(parse.Node) is { Year: { } year, Bc: false } named)
            {
                var gregorian =
                    named.Calendar is Calendar.Solar ? year + 621
                    : named.Calendar is Calendar.Hijri ? 0
                    : year;
                if (gregorian is <= 1950 or >= 2100)
                    continue;
                if (parse.Node is OpenNode { Side: TimeRole.Until or TimeRole.Before })
                    ahead = ahead == 0 ? gregorian : Math.Min(ahead, gregorian);
                else if (gregorian >= latest)
                    (latest, sameYear) = (
                        gregorian,
                        gregorian == latest && sameYear || named.Month is not null || parse.Node is SliceNode or EdgeNode
                    );
            }
        if (latest == 0 && ahead == 0 || date.Month is not { } month || date.Day is not { } day)
            return null;
        var weekdays = new HashSet<int>();
        if (date.Weekday is { } own)
            weekdays.Add(own);
        else
            foreach (var parse in parses.Take(20))
                // Sunday's vote is the event before the report
                if (
                    parse.Node is DateNode { Weekday: { } near, Month: null, Shift: null }
                    && !(parse.End < tokens.Count && (tokens.Is(parse.End, '\'') || tokens.Is(parse.End, '’')))
                )
                    weekdays.Add(near);
        if (weekdays.Count == 0)
            return null;
        var calendar = date.Calendar ?? Calendar.Gregorian;
        for (var step = latest == 0 || sameYear ? 0 : 1; step <= 7; step++)
        {
            // a bare year is mostly one that is over; a full date may be of the same days
            var year = latest == 0 ? ahead - step : latest + step;
            for (var offset = -1; offset <= 0; offset++)
            {
                var inCalendar = calendar == Calendar.Solar ? year - 621 + offset : year;
                if (
                    Calendars.Day(calendar, inCalendar, month, day) is { } found
                    && found.Year == year
                    && weekdays.Contains((int)found.DayOfWeek)
                )
                    return found;
            }
        }
        return null;
    }

    /// <summary>
    /// The likeliest year of a dateline such as "Jan 28" on a page that names no year at all: the latest in which the first weekday of the lead is the
    /// dateline's own day or the day before. It is no more than likely, so the caller marks it as uncertain.
    /// </summary>
    public static LocalDate? Estimate(Document document, Article article, List<TimeParse> parses)
    {
        if (article.Dateline is not { } line)
            return null;
        var newest = document.Evidence.Fetched is { } fetched
            ? LocalDate.FromDateTime(fetched.UtcDateTime).PlusDays(1)
            : new LocalDate(Newest, 12, 31);
        (int Month, int Day)? head = null;
        foreach (var parse in parses)
        {
            if (parse.Node is not DateNode date)
                continue;
            if (line.Overlaps(parse.Span(document.Tokens)))
            {
                if (date is { Month: { } month, Day: { } day, Year: null, Calendar: null or Calendar.Gregorian })
                    head = (month, day);
            }
            else if (head is { } named && date is { Weekday: { } weekday, Month: null, Shift: null or -1, Day: null })
                return Likeliest(named.Month, named.Day, weekday, date.Part is 18 or 0 || date.Shift is -1 || Late(parse), newest);
        }
        return null;
    }

    /// <summary>Late on Monday, Monday night: told on the day after.</summary>
    static bool Late(TimeParse parse) => parse.Node is DateNode { Late: true };

    static LocalDate? Likeliest(int month, int day, int weekday, bool late, LocalDate newest)
    {
        (LocalDate? Day, int Cost) best = (null, int.MaxValue);
        for (var back = 0; back <= Reach; back++)
            if (Calendars.Day(Calendar.Gregorian, newest.Year - back, month, day) is { } found && found <= newest)
            {
                var since = ((int)found.DayOfWeek - weekday + 7) % 7;
                var cost = back + (since == 0 == late ? DayBefore : 0);
                if (since <= 1 && cost < best.Cost)
                    best = (found, cost);
            }
        return best.Day;
    }

    static DateNode? Dated(TimeNode node) =>
        node switch
        {
            DateNode date => date,
            OpenNode open => Dated(open.Inner),
            EdgeNode edge => Dated(edge.Inner),
            SliceNode slice => Dated(slice.Inner),
            _ => null,
        };
}
