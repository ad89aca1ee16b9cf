using System.Globalization;
using NodaTime;
using Calendar = Isnad.Calendar;

namespace Isnad.Tests.Times;

public sealed class CalendarTests
{
    [Fact]
    public void Solar_Hijri_agrees_with_the_framework_and_NodaTime_on_every_day_from_1900_to_2100()
    {
        var framework = new PersianCalendar();
        for (var day = new DateTime(1900, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            var own = Calendars.Of(Calendar.Solar, LocalDate.FromDateTime(day))!.Value;
            if (own != (framework.GetYear(day), framework.GetMonth(day), framework.GetDayOfMonth(day)))
                throw new ShouldAssertException($"{day:yyyy-MM-dd}: {own}");
            var there = new LocalDate(day.Year, day.Month, day.Day).WithCalendar(CalendarSystem.PersianAstronomical);
            if (
                own != (there.Year, there.Month, there.Day)
                || Calendars.Day(Calendar.Solar, own.Year, own.Month, own.Day) != LocalDate.FromDateTime(day)
            )
                throw new ShouldAssertException($"{day:yyyy-MM-dd}: not its own inverse");
        }
    }

    [Fact]
    public void Umm_al_Qura_agrees_with_the_framework_and_NodaTime_on_every_day_of_its_table()
    {
        var framework = new UmAlQuraCalendar();
        for (var day = new DateTime(1900, 4, 30); day <= new DateTime(2077, 11, 16); day = day.AddDays(1))
        {
            var own = Calendars.Of(Calendar.Hijri, LocalDate.FromDateTime(day))!.Value;
            if (own != (framework.GetYear(day), framework.GetMonth(day), framework.GetDayOfMonth(day)))
                throw new ShouldAssertException($"{day:yyyy-MM-dd}: {own}");
            if (Calendars.Day(Calendar.Hijri, own.Year, own.Month, own.Day) != LocalDate.FromDateTime(day))
                throw new ShouldAssertException($"{day:yyyy-MM-dd}: not its own inverse");
        }
    }

    [Fact]
    public void Outside_its_table_a_Hijri_date_is_unknown()
    {
        Calendars.Day(Calendar.Hijri, 1250, 1, 1).ShouldBeNull();
        Calendars.Of(Calendar.Hijri, new LocalDate(1890, 1, 1)).ShouldBeNull();
        TimeFinder.Find("وقع ذلك في 3 رجب 1250 هـ", "ar", null).ShouldHaveSingleItem().Value.ShouldBeNull();
    }

    [Fact]
    public void A_day_that_its_month_does_not_have_is_no_date()
    {
        Calendars.Day(Calendar.Solar, 1402, 12, 30).ShouldBeNull();
        Calendars.Day(Calendar.Gregorian, 2023, 2, 29).ShouldBeNull();
    }
}
