using System.Globalization;

namespace Isnad.Ledgers;

/// <summary>
/// The first and the last day that an EDTF value (ISO 8601-2) can mean, as integers yyyymmdd that sort; open ends are
/// <see cref="Earliest"/> and <see cref="Latest"/>.
/// </summary>
public readonly record struct DayRange(int From, int To)
{
    public const int Earliest = 0;
    public const int Latest = 9999_12_31;

    /// <summary>Null for null, for an unknown date (<c>..</c> alone) and for what is not EDTF.</summary>
    public static DayRange? Of(string? edtf)
    {
        if (string.IsNullOrEmpty(edtf))
            return null;
        var text = edtf.AsSpan().Trim("[]{}").Trim();
        var slash = text.IndexOf('/');
        if (slash >= 0)
            return Join(text[..slash], text[(slash + 1)..]);
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
            return Join(text[..dots], text[(dots + 2)..]);
        var comma = text.IndexOf(',');
        if (comma >= 0)
            return Join(text[..comma], text[(text.LastIndexOf(',') + 1)..]);
        return One(text);
    }

    /// <summary>
    /// The days when they are few enough to have been seen on: a day, a month. "Not before 1938" bounds a time and tells of no day on which anything was
    /// there; the same in SQL is <see cref="IsSeen"/>.
    /// </summary>
    public static DayRange? Seen(string? edtf) => Of(edtf) is { } range && range.To <= range.From + Month ? range : null;

    /// <summary>For articles under the alias <c>a</c>: their days are few enough to have been seen on.</summary>
    public const string IsSeen = "a.day_to <= a.day_from + 100";

    /// <summary>By what a value is put in order beside others: the days that are not known last, and they are not known by a bound.</summary>
    public static string InOrder(string? edtf) => Seen(edtf) is null ? "~" : edtf!;

    const int Month = 1_00;

    /// <summary>The day as it is written: 2025-10-21.</summary>
    public static string? Show(int? day) =>
        day is { } value and > Earliest and < Latest
            ? string.Create(CultureInfo.InvariantCulture, $"{value / 10000:D4}-{value / 100 % 100:D2}-{value % 100:D2}")
            : null;

    /// <summary>True when no more than about a year lies between two stretches of days, or one of them is unknown.</summary>
    public static bool Near(int? first, int? last, int? from, int? to) =>
        first is null || last is null || from is null || to is null || first <= to + 1_00_00 && from <= last + 1_00_00;

    /// <summary>The days from one value to another, or null unless both are known to the day.</summary>
    public static int? Between(string? first, string? later) =>
        Of(first) is { } a && Of(later) is { } b && a.From == a.To && b.From == b.To ? Number(b.From) - Number(a.From) : null;

    public bool Overlaps(DayRange other) => From <= other.To && other.From <= To;

    static DayRange? Join(ReadOnlySpan<char> first, ReadOnlySpan<char> last)
    {
        var (openStart, openEnd) = (IsOpen(first), IsOpen(last));
        var (from, to) = (One(first), One(last));
        if ((from is null && !openStart) || (to is null && !openEnd) || (openStart && openEnd))
            return null;
        return new(from?.From ?? Earliest, to?.To ?? Latest);
    }

    static bool IsOpen(ReadOnlySpan<char> end) => end.Trim() is "" or "..";

    static DayRange? One(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var time = text.IndexOf('T');
        if (time >= 0)
            text = text[..time];
        Span<char> plain = stackalloc char[10];
        var length = 0;
        foreach (var c in text)
        {
            if (c is '?' or '~' or '%')
                continue;
            if (length == plain.Length)
                return null;
            plain[length++] = c;
        }
        var date = plain[..length];
        if (date.Length is not (4 or 7 or 10) || (date.Length > 4 && date[4] != '-') || (date.Length > 7 && date[7] != '-'))
            return null;
        if (!Digits(date[..4], out var yearLow, out var yearHigh))
            return null;
        if (date.Length == 4)
            return new(Day(yearLow, 1, 1), Day(yearHigh, 12, 31));
        if (!Digits(date.Slice(5, 2), out var monthLow, out var monthHigh))
            return null;
        if (monthLow is >= 21 and <= 24)
            return Season(yearLow, yearHigh, monthLow);
        if (monthLow > 12 || monthHigh == 0)
            return null;
        (monthLow, monthHigh) = (Math.Clamp(monthLow, 1, 12), Math.Clamp(monthHigh, 1, 12));
        if (date.Length == 7)
            return new(Day(yearLow, monthLow, 1), Day(yearHigh, monthHigh, LastDay(yearHigh, monthHigh)));
        if (!Digits(date.Slice(8, 2), out var dayLow, out var dayHigh) || dayLow > 31 || dayHigh == 0)
            return null;
        var last = LastDay(yearHigh, monthHigh);
        return new(
            Day(yearLow, monthLow, Math.Clamp(dayLow, 1, LastDay(yearLow, monthLow))),
            Day(yearHigh, monthHigh, Math.Min(dayHigh, last))
        );
    }

    /// <summary>Spring, summer, autumn, winter of the northern hemisphere by whole months; winter runs into the next year.</summary>
    static DayRange Season(int low, int high, int code) =>
        code switch
        {
            21 => new(Day(low, 3, 1), Day(high, 5, 31)),
            22 => new(Day(low, 6, 1), Day(high, 8, 31)),
            23 => new(Day(low, 9, 1), Day(high, 11, 30)),
            _ => new(Day(low, 12, 1), Day(high + 1, 2, LastDay(high + 1, 2))),
        };

    static bool Digits(ReadOnlySpan<char> text, out int low, out int high)
    {
        (low, high) = (0, 0);
        foreach (var c in text)
        {
            if (c is not ('X' or 'x') && !char.IsAsciiDigit(c))
                return false;
            low = low * 10 + (c is 'X' or 'x' ? 0 : c - '0');
            high = high * 10 + (c is 'X' or 'x' ? 9 : c - '0');
        }
        return true;
    }

    static int Day(int year, int month, int day) => year * 10000 + month * 100 + day;

    static int Number(int day) => new DateOnly(Math.Max(1, day / 10000), day / 100 % 100, day % 100).DayNumber;

    static int LastDay(int year, int month) => DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month);
}
