using NodaTime;

namespace Isnad;

/// <summary>
/// The three calendars of the pages. Solar Hijri is NodaTime's astronomical Persian calendar, which agrees with the official Iranian tables;
/// Hijri is Umm al-Qura, the civil calendar of Saudi Arabia, tabulated from 1900-04-30 to 2077-11-16. Outside a calendar's range the answer is null.
/// </summary>
public static class Calendars
{
    public static LocalDate? Day(Calendar calendar, int year, int month, int day)
    {
        var system = System(calendar);
        if (year < system.MinYear || year > system.MaxYear || month < 1 || month > system.GetMonthsInYear(year))
            return null;
        if (day < 1 || day > system.GetDaysInMonth(year, month))
            return null;
        return new LocalDate(year, month, day, system).WithCalendar(CalendarSystem.Iso);
    }

    /// <summary>The first and last day of a month, in Gregorian days.</summary>
    public static (LocalDate First, LocalDate Last)? Month(Calendar calendar, int year, int month)
    {
        if (Day(calendar, year, month, 1) is not { } first)
            return null;
        return (first, first.PlusDays(System(calendar).GetDaysInMonth(year, month) - 1));
    }

    public static (LocalDate First, LocalDate Last)? Year(Calendar calendar, int year)
    {
        if (Day(calendar, year, 1, 1) is not { } first)
            return null;
        return (first, first.PlusDays(System(calendar).GetDaysInYear(year) - 1));
    }

    /// <summary>Year, month and day of a Gregorian day in a calendar, or null outside its range.</summary>
    public static (int Year, int Month, int Day)? Of(Calendar calendar, LocalDate day)
    {
        if (calendar == Calendar.Gregorian)
            return (day.Year, day.Month, day.Day);
        if (calendar == Calendar.Hijri && (day < FirstHijri || day > LastHijri))
            return null;
        if (calendar == Calendar.Solar && (day.Year < 623 || day.Year > 9000))
            return null;
        var converted = day.WithCalendar(System(calendar));
        return (converted.Year, converted.Month, converted.Day);
    }

    static readonly LocalDate FirstHijri = new(1900, 4, 30);
    static readonly LocalDate LastHijri = new(2077, 11, 16);

    static CalendarSystem System(Calendar calendar) =>
        calendar switch
        {
            Calendar.Hijri => CalendarSystem.UmAlQura,
            Calendar.Solar => CalendarSystem.PersianAstronomical,
            _ => CalendarSystem.Iso,
        };
}
