using NodaTime;

namespace Isnad;

/// <summary>
/// Festivals that move within the Gregorian year. A rule is the days from Easter Sunday (-2 is the Friday before it), or month × 100 + number × 10 +
/// weekday: 1144 is the fourth Thursday of November, 591 the last Monday of May.
/// </summary>
static class MovableFeasts
{
    const int Last = 9;

    public static LocalDate? Day(int rule, int year)
    {
        if (year is < 1583 or > 4099)
            return null;
        if (rule < 100)
            return Easter(year).PlusDays(rule);
        var (month, number, weekday) = (rule / 100, rule / 10 % 10, rule % 10);
        var first = new LocalDate(year, month, 1);
        if (number == Last)
        {
            var last = first.PlusMonths(1).PlusDays(-1);
            return last.PlusDays(-(((int)last.DayOfWeek - weekday + 7) % 7));
        }
        return first.PlusDays((weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (number - 1));
    }

    /// <summary>The Sunday after the ecclesiastical full moon (Butcher's algorithm).</summary>
    static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * sunday) / 451;
        var sum = epact + sunday - 7 * late + 114;
        return new LocalDate(year, sum / 31, sum % 31 + 1);
    }
}
