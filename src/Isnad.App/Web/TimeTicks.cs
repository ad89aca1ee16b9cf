using System.Globalization;

namespace Isnad.App.Web;

/// <summary>The days that a reader expects below an axis of time: the first of years, of months, or days at even distances.</summary>
static class TimeTicks
{
    static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    static readonly int[] Months = [1, 2, 3, 6];
    static readonly int[] Spans = [1, 2, 5, 7, 10, 14];

    /// <summary>The finest of these that leaves at most as many labels as there is room for; where none does, the middle day by itself.</summary>
    public static List<(DateOnly Day, string Text)> Between(DateOnly first, DateOnly last, int room)
    {
        foreach (var days in Spans)
            if (Fits(EveryDays(first, last, days), room, "yyyy-MM-dd") is { } ticks)
                return ticks;
        foreach (var months in Months)
            if (Fits(EveryMonths(first, last, months), room, "yyyy-MM") is { } ticks)
                return ticks;
        foreach (var years in Years)
            if (Fits(EveryYears(first, last, years), room, "yyyy") is { } ticks)
                return ticks;
        var span = last.DayNumber - first.DayNumber;
        var middle = DateOnly.FromDayNumber(first.DayNumber + span / 2);
        return
        [
            (
                middle,
                Show(
                    middle,
                    span > 400 ? "yyyy"
                        : span > 40 ? "yyyy-MM"
                        : "yyyy-MM-dd"
                )
            ),
        ];
    }

    static List<(DateOnly, string)>? Fits(IEnumerable<DateOnly> days, int room, string format)
    {
        var ticks = days.Take(room + 1).Select(day => (day, Show(day, format))).ToList();
        return ticks.Count > 0 && ticks.Count <= room ? ticks : null;
    }

    static string Show(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    static IEnumerable<DateOnly> EveryDays(DateOnly first, DateOnly last, int step)
    {
        for (var day = first.DayNumber + step / 2; day <= last.DayNumber; day += step)
            yield return DateOnly.FromDayNumber(day);
    }

    static IEnumerable<DateOnly> EveryMonths(DateOnly first, DateOnly last, int step)
    {
        for (var month = first.Year * 12 + first.Month - 1; ; month++)
        {
            if (month / 12 > DateOnly.MaxValue.Year)
                yield break;
            var day = new DateOnly(month / 12, month % 12 + 1, 1);
            if (day > last)
                yield break;
            if (day >= first && month % step == 0)
                yield return day;
        }
    }

    static IEnumerable<DateOnly> EveryYears(DateOnly first, DateOnly last, int step)
    {
        for (var year = Math.Max(1, first.Year); year <= last.Year; year++)
            if (year % step == 0 && new DateOnly(year, 1, 1) is var day && day >= first && day <= last)
                yield return day;
    }
}
