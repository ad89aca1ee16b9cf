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

    static DateOnly? Day(int day, int open) => day == open || !DateOnly.TryParseExact($"{day:D8}", "yyyyMMdd", out var date) ? null : date;
}
