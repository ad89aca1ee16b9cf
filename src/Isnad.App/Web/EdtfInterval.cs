using System.Globalization;

namespace Isnad.App.Web;

/// <summary>The days that an EDTF value of a record spans; null for open or unknown ones, which a chart cannot place.</summary>
readonly record struct EdtfInterval(DateOnly First, DateOnly Last)
{
    public static EdtfInterval? Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return One(value);
        return One(value[..slash]) is { } from && One(value[(slash + 1)..]) is { } to && from.First <= to.Last
            ? new(from.First, to.Last)
            : null;
    }

    static EdtfInterval? One(string value)
    {
        var date = value.Split('T')[0].TrimEnd('~', '?', '%');
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day, day);
        if (DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return new(month, month.AddMonths(1).AddDays(-1));
        if (date.Length == 4 && int.TryParse(date, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999)
            return new(new(year, 1, 1), new(year, 12, 31));
        return null;
    }
}
