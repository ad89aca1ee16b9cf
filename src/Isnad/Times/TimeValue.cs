using System.Globalization;
using NodaTime;

namespace Isnad;

/// <summary>A resolved time: its EDTF form (ISO 8601-2), and the first and last day it covers (null where it is open).</summary>
readonly record struct TimeValue(string Edtf, LocalDate? First, LocalDate? Last, TimeUnit Precision)
{
    public static TimeValue OfDay(LocalDate day) => new(Day(day), day, day, TimeUnit.Day);

    public static TimeValue OfClock(LocalDate day, int minutes) =>
        new(
            Day(day)
                + "T"
                + (minutes / 60).ToString("00", CultureInfo.InvariantCulture)
                + ":"
                + (minutes % 60).ToString("00", CultureInfo.InvariantCulture),
            day,
            day,
            TimeUnit.Minute
        );

    public static TimeValue OfMonth(int year, int month)
    {
        var first = new LocalDate(year, month, 1);
        return new(Year(year) + "-" + Two(month), first, first.PlusMonths(1).PlusDays(-1), TimeUnit.Month);
    }

    public static TimeValue OfYear(int year) => new(Year(year), new LocalDate(year, 1, 1), new LocalDate(year, 12, 31), TimeUnit.Year);

    public static TimeValue Interval(LocalDate first, LocalDate last, TimeUnit precision) =>
        first == last ? OfDay(first) with { Precision = precision } : new(Day(first) + "/" + Day(last), first, last, precision);

    /// <summary>EDTF level 1: 21 spring to 24 winter. The days are those of the northern meteorological seasons.</summary>
    public static TimeValue OfSeason(int year, int season)
    {
        var first = new LocalDate(year, season == 24 ? 12 : (season - 20) * 3, 1);
        return new(Year(year) + "-" + Two(season), first, first.PlusMonths(3).PlusDays(-1), TimeUnit.Quarter);
    }

    public static string Day(LocalDate day) => Year(day.Year) + "-" + Two(day.Month) + "-" + Two(day.Day);

    public bool IsInterval => Edtf.Contains('/', StringComparison.Ordinal);

    /// <summary>The side of an interval that this time makes: its own form, or the day where it is an interval itself.</summary>
    public string? From =>
        !IsInterval ? Edtf
        : First is { } first ? Day(first)
        : null;

    public string? To =>
        !IsInterval ? Edtf
        : Last is { } last ? Day(last)
        : null;

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    static string Year(int year) =>
        year >= 0 ? year.ToString("0000", CultureInfo.InvariantCulture) : "-" + (-year).ToString("0000", CultureInfo.InvariantCulture);
}
