using NodaTime;

namespace Isnad;

/// <summary>The year of a date that does not say it: weekdays fit a day of a month in two or three years of ten.</summary>
static class PublicationYear
{
    /// <summary>How many years from the named one are tried for a date that is the page's own: in one of them the weekday fits.</summary>
    public const int Farthest = 7;

    /// <summary>
    /// The same for a date of the running text, which only a year of the same days can date: some year fits any weekday, and a text that names but years long
    /// over tells of what was.
    /// </summary>
    public const int Nearest = 1;

    /// <summary>
    /// The year of a date that neither says it nor stands on a dated page: the first year from the latest one the text names in which the date
    /// falls on its own weekday, or on one that the opening sentences name. Without a named year or a weekday there is no answer.
    /// </summary>
    public static LocalDate? FromWeekdays(TokenTable tokens, DateNode date, List<TimeParse> parses, int farthest = Farthest)
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
        for (var step = latest == 0 || sameYear ? 0 : 1; step <= farthest; step++)
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
