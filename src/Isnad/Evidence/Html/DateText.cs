using System.Collections.Frozen;
using NodaTime;

namespace Isnad;

/// <summary>
/// Reads complete dates (day, month, year) from short strings: ISO 8601, numbers in the orders in use, month names of many languages, and
/// the Persian and Hijri calendars, which are turned into the Gregorian one.
/// </summary>
internal static class DateText
{
    const int MaxTokens = 48;
    static readonly FrozenDictionary<string, Month>.AlternateLookup<ReadOnlySpan<char>> Months = LanguageData
        .Table("mul", "date-line-months")
        .ToFrozenDictionary(
            row => row[0],
            row => new Month(int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), row.Enum<DateCalendar>(2)),
            StringComparer.Ordinal
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    enum DateCalendar : byte
    {
        Gregorian,
        Persian,
        Islamic,
    }

    readonly record struct Month(int Number, DateCalendar Calendar);

    /// <summary>A number (with its digits) or a word, and the character that follows it.</summary>
    struct Token
    {
        public int Value;
        public int Digits;
        public Month Month;
        public char After;
        public bool Filler;
        public readonly bool IsNumber => Digits > 0;
        public readonly bool IsYear => Digits == 4;
        public readonly bool IsDay => Digits is 1 or 2 && Value is >= 1 and <= 31;
        public readonly bool IsMonth => Month.Number > 0;
    }

    /// <summary>The first complete date in a text, or null.</summary>
    /// <param name="text">The text; only its first 48 words and numbers are looked at.</param>
    /// <param name="monthFirst">True where 3/4/2021 is the fourth of March.</param>
    public static LocalDate? First(ReadOnlySpan<char> text, bool monthFirst = false)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var count = Tokenize(text, tokens);
        for (var i = 0; i < count; i++)
            if (At(tokens[i..count], monthFirst) is { } date)
                return date;
        return null;
    }

    /// <summary>ISO 8601: <c>2021-04-05</c>.</summary>
    public static string Format(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static LocalDate? At(ReadOnlySpan<Token> t, bool monthFirst)
    {
        // Eight digits, as in file names: 20210304.
        if (t[0].Digits == 8)
            return Make(t[0].Value / 10000, t[0].Value / 100 % 100, t[0].Value % 100, DateCalendar.Gregorian);
        if (t.Length < 3)
            return null;
        var (a, b, c) = (t[0], t[1], t[2]);
        if (a.IsNumber && b.IsNumber && c.IsNumber && Joins(a.After, b.After))
        {
            if (a.IsYear && b.Digits <= 2 && c.Digits <= 2)
                return Numeric(a.Value, b.Value, c.Value);
            if (c.IsYear && a.Digits <= 2 && b.Digits <= 2)
                return (monthFirst && a.Value <= 12) || b.Value > 12
                    ? Numeric(c.Value, a.Value, b.Value)
                    : Numeric(c.Value, b.Value, a.Value);
            if (c.Digits == 2 && a.Digits == 2 && b.Digits == 2 && a.After is '.' or '/' && c.Value is > 0 and < 50)
                return monthFirst || b.Value > 12 ? Numeric(2000 + c.Value, a.Value, b.Value) : Numeric(2000 + c.Value, b.Value, a.Value);
            return null;
        }
        // 3 March 2021, 3. de marzo de 2021, ۳ فروردین ۱۴۰۰, 3 آذار/مارس 2021
        if (a.IsDay && Next(t, 1, Kind.Month) is > 0 and var m && Next(t, m + 1, Kind.Year) is > 0 and var y)
            return Make(t[y].Value, t[m].Month.Number, a.Value, t[m].Month.Calendar);
        // March 3, 2021
        if (a.IsMonth && Next(t, 1, Kind.Day) is > 0 and var d && Next(t, d + 1, Kind.Year) is > 0 and var y2)
            return Make(t[y2].Value, a.Month.Number, t[d].Value, a.Month.Calendar);
        // 2021. március 3.
        if (a.IsYear && Next(t, 1, Kind.Month) is > 0 and var m2 && Next(t, m2 + 1, Kind.Day) is > 0 and var d2)
            return Make(a.Value, t[m2].Month.Number, t[d2].Value, t[m2].Month.Calendar);
        return null;
    }

    enum Kind
    {
        Day,
        Month,
        Year,
    }

    /// <summary>Index of the wanted token, past at most two filler words or a second name of the month.</summary>
    static int Next(ReadOnlySpan<Token> t, int from, Kind kind)
    {
        for (var (i, skipped) = (from, 0); i < t.Length && skipped <= 2; i++, skipped++)
        {
            if (
                kind switch
                {
                    Kind.Day => t[i].IsDay,
                    Kind.Month => t[i].IsMonth,
                    _ => t[i].IsYear,
                }
            )
                return i;
            if (!t[i].Filler && !t[i].IsMonth)
                return -1;
        }
        return -1;
    }

    static bool Joins(char first, char second) =>
        (first == second && first is '-' or '/' or '.' or '\u2010' or '\u2013' or '\u2044')
        || (first is '年' or '년' && second is '月' or '월');

    static LocalDate? Numeric(int year, int month, int day) =>
        year switch
        {
            >= 1370 and < 1440 => Make(year, month, day, DateCalendar.Persian),
            >= 1440 and < 1470 => Make(year, month, day, DateCalendar.Islamic),
            _ => Make(year, month, day, DateCalendar.Gregorian),
        };

    static LocalDate? Make(int year, int month, int day, DateCalendar calendar)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
            return null;
        // A Gregorian month name with a year of 1400 is not a date of the fifteenth century.
        var system = calendar switch
        {
            DateCalendar.Persian when year is > 1300 and < 1500 => CalendarSystem.PersianSimple,
            DateCalendar.Islamic when year is > 1390 and < 1500 => CalendarSystem.UmAlQura,
            DateCalendar.Gregorian when year is >= 1990 and <= 2100 => CalendarSystem.Iso,
            _ => null,
        };
        if (system is null || day > system.GetDaysInMonth(year, month))
            return null;
        var date = new LocalDate(year, month, day, system).WithCalendar(CalendarSystem.Iso);
        return date.Year is >= 1990 and <= 2100 ? date : null;
    }

    static int Tokenize(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        Span<char> word = stackalloc char[24];
        var count = 0;
        for (var i = 0; i < text.Length && count < tokens.Length; )
        {
            var c = text[i];
            if (char.IsDigit(c))
            {
                var (value, digits) = (0, 0);
                for (; i < text.Length && char.IsDigit(text[i]); i++, digits++)
                    if (digits < 9)
                        value = (value * 10) + (int)char.GetNumericValue(text[i]);
                tokens[count++] = new Token
                {
                    Value = value,
                    Digits = digits,
                    After = AfterNumber(text, ref i),
                };
            }
            else if (char.IsLetter(c))
            {
                var length = 0;
                var start = i;
                for (
                    ;
                    i < text.Length
                        && (
                            char.IsLetter(text[i])
                            || text[i] is '\u200C' or '\''
                            || char.GetUnicodeCategory(text[i])
                                is System.Globalization.UnicodeCategory.NonSpacingMark
                                    or System.Globalization.UnicodeCategory.SpacingCombiningMark
                        );
                    i++
                )
                    if (length < word.Length)
                        word[length++] = char.ToLowerInvariant(text[i]);
                var name = word[..length];
                var month = default(Month);
                // Names of two words: تشرين الأول, ربيع الثاني.
                if (i + 1 < text.Length && text[i] == ' ' && char.IsLetter(text[i + 1]))
                {
                    var end = i + 1;
                    while (end < text.Length && char.IsLetter(text[end]))
                        end++;
                    if (end - start <= 24 && Months.TryGetValue(text[start..end], out month))
                        i = end;
                }
                if (month.Number == 0)
                    Months.TryGetValue(name, out month);
                tokens[count++] = new Token
                {
                    Month = month,
                    Filler = length <= 3 || name is "ماه" or "سال" or "سنة" or "عام",
                    After = i < text.Length ? text[i] : '\0',
                };
            }
            else
                i++;
        }
        return count;
    }

    /// <summary>The separator after a number; a space after it (2020. 11. 30) does not hide it.</summary>
    static char AfterNumber(ReadOnlySpan<char> text, ref int i)
    {
        if (i >= text.Length)
            return '\0';
        var after = text[i];
        if (after == ' ' && i + 1 < text.Length && text[i + 1] is '/' or '-' or '.')
            after = text[++i];
        if (after is '年' or '月' or '日' or '년' or '월' or '일')
            i++;
        return after;
    }
}
