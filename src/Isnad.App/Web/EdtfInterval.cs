using System.Globalization;
using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>The days that an EDTF value of a record spans; an end that is open is null.</summary>
readonly record struct EdtfInterval(DateOnly? First, DateOnly? Last)
{
    /// <summary>Null for a value that tells no day at all.</summary>
    public static EdtfInterval? Of(string? value) =>
        DayRange.Of(value) is { } days && (days.From != DayRange.Earliest || days.To != DayRange.Latest)
            ? new(Day(days.From, DayRange.Earliest), Day(days.To, DayRange.Latest))
            : null;

    // the machine's calendar must not be asked: on a Persian one 2031 would be a year of the hijra
    static DateOnly? Day(int day, int open) =>
        day != open
        && DateOnly.TryParseExact(
            day.ToString("D8", CultureInfo.InvariantCulture),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
