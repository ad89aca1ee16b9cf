using NodaTime;

namespace Isnad;

sealed partial class TimeResolver
{
    // set while an open interval is resolved: its date must lie behind, or ahead
    bool past;
    bool future;

    TimeValue? Date(DateNode date)
    {
        if (DayOf(date) is not { } value)
            return null;
        if (date.Clock is { } minutes && value.First is { } day && value.Precision <= TimeUnit.Day)
            return TimeValue.OfClock(day, minutes);
        return value;
    }

    TimeValue? DayOf(DateNode date)
    {
        if (date.Bc)
            return date.Year is { } before && date.Month is null ? Bc(before) : null;
        if (date.Offset is { } offset && (date.Year is null || date.Month is null))
            return ((offset == 0 && date.Weekday is null ? Spoken() : null) ?? Written()) is { } now
                ? TimeValue.OfDay(OnWeekday(now.PlusDays(offset), date.Weekday))
                : null;
        if (date.Month is { } month)
            return Month(date, month);
        if (date.Season is { } season)
            return Season(date, season);
        if (date.Year is { } year)
        {
            anchor = TimeAnchor.Absolute;
            var calendar = date.Calendar ?? Calendar.Gregorian;
            if (calendar == Calendar.Gregorian)
                return TimeValue.OfYear(year);
            return Calendars.Year(calendar, year) is { } days ? TimeValue.Interval(days.First, days.Last, TimeUnit.Year) : null;
        }
        if (date.Weekday is { } weekday)
            return Weekday(date, weekday);
        // a clock alone: the day the text is in
        if (date.Clock is not null)
        {
            if (previous is { First: not null } before)
            {
                anchor = TimeAnchor.Previous;
                return TimeValue.OfDay(before.First.Value);
            }
            return Written() is { } today ? TimeValue.OfDay(today) : null;
        }
        return null;
    }

    /// <summary>
    /// "Today, Sunday" on a page of Monday: the weekday is the author's own word and the page's date may be a day late, so the nearest such day
    /// is meant, and the page is not at one with itself.
    /// </summary>
    LocalDate OnWeekday(LocalDate day, int? weekday)
    {
        if (weekday is not { } named || (int)day.DayOfWeek == named)
            return day;
        Fault = TimeFault.TodayDoesNotFit;
        var back = ((int)day.DayOfWeek - named + 7) % 7;
        return back <= 3 ? day.PlusDays(-back) : day.PlusDays(7 - back);
    }

    TimeValue Bc(int year)
    {
        anchor = TimeAnchor.Absolute;
        return TimeValue.OfYear(1 - year);
    }

    TimeValue? Weekday(DateNode date, int weekday)
    {
        if (Written() is not { } now)
            return null;
        var back = ((int)now.DayOfWeek - weekday + 7) % 7;
        if (date.Day is { } number)
        {
            // Tue 4: the nearest day of that number that falls on that weekday
            var origin = previous?.First ?? now;
            for (var distance = 0; distance <= 400; distance++)
                foreach (var day in (ReadOnlySpan<LocalDate>)[origin.PlusDays(distance), origin.PlusDays(-distance)])
                    if (day.Day == number && (int)day.DayOfWeek == weekday)
                        return TimeValue.OfDay(day);
            return null;
        }
        // tomorrow, Wednesday and Thursday: the second follows the first
        if (joined is { Precision: <= TimeUnit.Day, First: { } before } && before > now && date.Shift is null)
            return TimeValue.OfDay(before.PlusDays((weekday - (int)before.DayOfWeek + 6) % 7 + 1));
        // 11 p.m. on Sunday (0300 UTC Monday): the nearest day to the one beside it
        if (besideDay && date.Shift is null)
            return TimeValue.OfDay(now.PlusDays(back <= 3 ? -back : 7 - back));
        var days = date.Shift switch
        {
            -1 => back == 0 ? -7 : -back,
            -2 => (back == 0 ? -7 : -back) - 7,
            1 => 7 - back,
            2 => 14 - back,
            0 => back == 0 ? 0 : ThisWeek(now, weekday),
            _ => back == 0 ? 0
            : (ahead || future) && !past ? 7 - back
            : -back,
        };
        return TimeValue.OfDay(now.PlusDays(days));
    }

    /// <summary>"This Friday" is the one to come unless the text looks back.</summary>
    static int ThisWeek(LocalDate now, int weekday) => (weekday - (int)now.DayOfWeek + 7) % 7;

    TimeValue? Month(DateNode date, int month)
    {
        var calendar = date.Calendar ?? Calendar.Gregorian;
        if (date.Year is { } year)
        {
            anchor = TimeAnchor.Absolute;
            // کانون الثاني 1446 would be no year of that calendar
            if (calendar == Calendar.Gregorian && year < 1500 && language.Calendar == Calendar.Solar)
                return null;
            var dated = Value(calendar, year, month, date.Day);
            if (dated is null)
                Fault = TimeFault.NoSuchDay;
            else if (date is { Day: not null, Weekday: { } named } && dated.Value.First is { } stated && (int)stated.DayOfWeek != named)
                // a lunar date may be a day off; a weekday beside it decides
                if (calendar == Calendar.Hijri && Beside(stated, named) is { } near)
                    dated = TimeValue.OfDay(near);
                else
                    Fault = TimeFault.WeekdayDoesNotFit;
            return dated;
        }
        if (Written() is not { } now || Calendars.Of(calendar, now) is not { } own)
            return null;
        if (date.YearOffset is { } offset)
            return Value(calendar, own.Year + offset, month, date.Day);
        var candidate = own.Year;
        if (date.Shift is { } shift)
        {
            // last September, next June: the month itself decides, a day in it does not
            var difference = month - own.Month;
            if (shift < 0)
                candidate +=
                    difference < 0 ? 0
                    : difference == 0 && date.Day is { } d && d < own.Day ? 0
                    : -1;
            else if (shift > 0)
                candidate +=
                    difference > 0 ? 0
                    : difference == 0 && date.Day is { } e && e > own.Day ? 0
                    : 1;
            if (shift == -2)
                candidate--;
            return Value(calendar, candidate, month, date.Day);
        }
        // July 13th 2014 and July 14th: the year goes on
        if (joined is { Precision: <= TimeUnit.Month, First: { } together } && joinedYear && calendar == Calendar.Gregorian)
        {
            anchor = TimeAnchor.Absolute;
            return Value(calendar, together.Year, month, date.Day);
        }
        var year1 = candidate + Nearest(calendar, own, month, date);
        // a leap day is the one of the last leap year
        if (date.Day is { } leap && Calendars.Day(calendar, year1, month, leap) is null && leap <= 30)
            for (var back = 1; back <= 7; back++)
                if (Calendars.Day(calendar, year1 - back, month, leap) is not null)
                    return Value(calendar, year1 - back, month, leap);
        return Value(calendar, year1, month, date.Day);
    }

    /// <summary>The year that puts a month or day nearest to the day of writing, on the side that the words ask for.</summary>
    int Nearest(Calendar calendar, (int Year, int Month, int Day) now, int month, DateNode date)
    {
        if (date.Weekday is { } weekday && date.Day is { } day)
        {
            // a weekday beside the date decides the year
            foreach (var step in (ReadOnlySpan<int>)[0, -1, 1])
                if (Calendars.Day(calendar, now.Year + step, month, day) is { } found && (int)found.DayOfWeek == weekday)
                    return step;
        }
        var months = month - now.Month;
        var behind = months < 0 || months == 0 && (date.Day ?? 0) <= now.Day;
        if (past)
            return behind ? 0 : -1;
        if (future && date.Day is null)
            return months >= 0 ? 0 : 1;
        if (ahead)
            return months > 0 || months == 0 && (date.Day ?? 32) >= now.Day ? 0
                : months > -3 && !ahead ? 0
                : months > -2 ? 0
                : 1;
        // unmarked: the nearest, and of two equally near the one behind
        if (date.Day is null)
            return months > 2 ? -1
                : months < -9 ? 1
                : 0;
        return months > 5 ? -1
            : months < -7 ? 1
            : 0;
    }

    static LocalDate? Beside(LocalDate day, int weekday) =>
        (int)day.PlusDays(-1).DayOfWeek == weekday ? day.PlusDays(-1)
        : (int)day.PlusDays(1).DayOfWeek == weekday ? day.PlusDays(1)
        : null;

    /// <summary>A day or month of a calendar. The lunar months of a printed page may be a day longer than the tables': their day 30 is the last.</summary>
    static TimeValue? Value(Calendar calendar, int year, int month, int? day) =>
        day is { } number
            ? (
                Calendars.Day(calendar, year, month, number)
                ?? (calendar == Calendar.Hijri && number == 30 ? Calendars.Day(calendar, year, month, 29) : null)
            )
                is { } found
                ? TimeValue.OfDay(found)
                : null
            : MonthIn(calendar, year, month);

    TimeValue? Season(DateNode date, int season)
    {
        var solar = language.Calendar == Calendar.Solar && date.Calendar is null or Calendar.Solar && language.Calendar == Calendar.Solar;
        if (date.Year is { } year)
        {
            anchor = TimeAnchor.Absolute;
            return year < 1500 ? SolarSeason(year, season) : TimeValue.OfSeason(year, season);
        }
        if (Written() is not { } now)
            return null;
        if (solar && Calendars.Of(Calendar.Solar, now) is { } own)
        {
            var current = (own.Month - 1) / 3 + 21;
            var step =
                date.YearOffset
                ?? date.Shift switch
                {
                    -1 => season < current ? 0 : -1,
                    1 => season > current ? 0 : 1,
                    0 => 0,
                    _ => (ahead || future) && !past ? (season >= current ? 0 : 1)
                    : season <= current ? 0
                    : -1,
                };
            return SolarSeason(own.Year + step, season);
        }
        if (date.YearOffset is { } offset)
            return TimeValue.OfSeason(now.Year + offset, season);
        // the season's middle month against the month of writing; winter is named by the year in which it mostly lies before
        var middle = season switch
        {
            21 => 4,
            22 => 7,
            23 => 10,
            _ => 13,
        };
        var distance = middle - now.Month;
        var shift = date.Shift switch
        {
            -1 => distance > -2 ? -1 : 0,
            1 => distance < 2 ? 1 : 0,
            0 => 0,
            _ => past ? (distance > 0 ? -1 : 0)
            : ahead || future ? (distance < -1 ? 1 : 0)
            : distance > 5 ? -1
            : distance < -6 ? 1
            : 0,
        };
        return TimeValue.OfSeason(now.Year + shift, season);
    }

    static TimeValue? SolarSeason(int year, int season) =>
        Calendars.Month(Calendar.Solar, year, (season - 21) * 3 + 1) is { } first
        && Calendars.Month(Calendar.Solar, year, (season - 21) * 3 + 3) is { } last
            ? TimeValue.Interval(first.First, last.Last, TimeUnit.Quarter)
            : null;
}
