namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>2020/Sep/23, Sep-23-2020, 23-Sep-2020: a month name among numbers with one sign.</summary>
    bool TryNamedNumeric(int index, DateNode date, out int end)
    {
        end = index;
        if (
            index + 4 >= text.End
            || !Tokens.Is(index + 1, '-') && !Tokens.Is(index + 1, '/')
            || !Tokens.Is(index + 3, Tokens.Text[Tokens[index + 1].Start])
        )
            return false;
        var (month, day, year) = (0, 0, 0);
        for (var i = index; i <= index + 4; i += 2)
        {
            if (i > index && (!DigitsGlued(i) || !DigitsGlued(i - 1)))
                return false;
            if (text.Is(i, TimeRole.Month) && text.Skip(i) == 0 && month == 0)
                (month, date.Calendar) = (text.Word(i)!.Month.Month, text.Word(i)!.Month.Calendar);
            else if (Tokens[i].Kind == TokenKind.Number && Tokens[i].Length == 4 && year == 0)
                year = Whole(i);
            else if (Tokens[i].Kind == TokenKind.Number && Tokens[i].Length <= 2 && day == 0)
                day = Whole(i);
        }
        if (month == 0 || year == 0 || day is < 1 or > 31)
        {
            date.Calendar = null;
            return false;
        }
        (date.Year, date.Month, date.Day, end) = (year, month, day, index + 5);
        return true;
    }

    /// <summary>22/04 and 3/2015 without the rest of the date: only behind a word that announces a day or a month.</summary>
    bool TryPartialNumeric(int index, DateNode date, out int end)
    {
        end = index;
        if (
            index + 2 >= text.End
            || Tokens[index].Kind != TokenKind.Number
            || Tokens[index + 2].Kind != TokenKind.Number
            || !DigitsGlued(index + 1)
            || !DigitsGlued(index + 2)
        )
            return false;
        if (
            !Tokens.Is(index + 1, '/') && !Tokens.Is(index + 1, '-')
            || index + 3 < text.End
                && DigitsGlued(index + 3)
                && (
                    Tokens.Is(index + 3, '/')
                    || Tokens.Is(index + 3, '-') && !(Tokens.Is(index + 1, '/') && (ranged || SecondPair(index + 4)))
                    || Tokens.Is(index + 3, '%')
                )
        )
            return false;
        // 5-6 March
        if (text.SameLine(index + 3) && text.Is(index + 3, TimeRole.Month) && text.Language.MonthFirst)
            return false;
        var before = index > text.First && Tokens[index].Newlines == 0 ? text.Word(index - 1) : null;
        var announced =
            ranged
            || before is not null
                && (
                    before.Is(TimeRole.On)
                    || before.Is(TimeRole.DayWord)
                    || before.Is(TimeRole.Weekday)
                    || before.Is(TimeRole.In)
                    || before.Is(TimeRole.Since)
                    || before.Is(TimeRole.Until)
                );
        var (a, b) = (Whole(index), Whole(index + 2));
        // 2011/12 may be a season of matches and 2011-12 a span of years: without a word before it the month has one digit, or comes first
        if (
            Tokens[index].Length == 4
            && a is > 1900 and < 2100
            && b is >= 1 and <= 12
            && (announced || Tokens[index + 2].Length == 1 || Tokens.Is(index + 1, '-') && b != a % 100 + 1)
        )
            (date.Year, date.Month) = (a, b);
        else if (Tokens[index + 2].Length == 4 && Tokens[index].Length <= 2 && b is > 1900 and < 2100 && a is >= 1 and <= 12)
            (date.Year, date.Month) = (b, a);
        else if (
            Tokens[index].Length <= 2
            && Tokens[index + 2].Length <= 2
            && (
                announced
                    ? !(before is { } word && word.Is(TimeRole.In) && !word.Is(TimeRole.On) && text.Language.MonthFirst)
                    : DayAndMonth(index, a, b)
            )
        )
        {
            var (day, month) = text.Language.MonthFirst && a <= 12 ? (b, a) : (a, b);
            if (month > 12)
                (day, month) = (month, day);
            if (month is < 1 or > 12 || day is < 1 or > 31)
                return false;
            (date.Day, date.Month) = (day, month);
            date.Calendar = text.Language.Calendar == Calendar.Solar ? Calendar.Solar : Calendar.Gregorian;
        }
        else
            return false;
        end = index + 3;
        return true;
    }

    /// <summary>10/1-11/2: the other end of a range is written the same way.</summary>
    bool SecondPair(int index) =>
        text.Language.MonthFirst && Digits(index) && index + 2 < text.End && Tokens.Is(index + 1, '/') && Digits(index + 2);

    /// <summary>
    /// 4/22 that nothing announces: only with a sign of dates, one number that can be no month, and nothing behind it that is counted. 24/7 and the
    /// like are no dates.
    /// </summary>
    bool DayAndMonth(int index, int a, int b) =>
        Tokens.Is(index + 1, '/')
        && a >= 1
        && b >= 1
        && (Math.Max(a, b) is >= 13 || SecondPair(index + 4))
        && Math.Max(a, b) <= 31
        && Math.Min(a, b) <= 12
        && !(a == 24 && b == 7)
        && (index == text.First || Tokens[index - 1].Kind == TokenKind.Word && Tokens[index].Newlines == 0 && Tokens[index].SpaceBefore)
        && (
            index + 3 >= text.End
            || Tokens[index + 3].Newlines > 0
            || Tokens[index + 3].Kind == TokenKind.Punctuation && !Tokens.Is(index + 3, '%')
        );

    /// <summary>20161016: eight digits that are a day of our times.</summary>
    bool TryCompact(int index, DateNode date, out int end)
    {
        end = index;
        if (
            Tokens[index].Kind != TokenKind.Number
            || Tokens[index].Length != 8
            || index > text.First && DigitsGlued(index)
            || index + 1 < text.End && DigitsGlued(index + 1) && Tokens[index + 1].Kind != TokenKind.Punctuation
        )
            return false;
        var digits = (int)DigitReader.Whole(Tokens, index);
        var (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        if (year is < 1990 or > 2040 || Calendars.Day(Calendar.Gregorian, year, month, day) is null)
            return false;
        (date.Year, date.Month, date.Day, date.Calendar, end) = (year, month, day, Calendar.Gregorian, index + 1);
        return true;
    }

    /// <summary>2024-10-23, 23/10/2024, ۱۴۰۳/۸/۲, 12.1.2025: three numbers with the same sign between them.</summary>
    bool TryNumericDate(int index, DateNode date, out int end)
    {
        end = index;
        if (index + 4 >= text.End + 0 && index + 4 > text.End - 1 || Tokens[index].Kind != TokenKind.Number)
            return false;
        var sign = Tokens[index + 1].Length == 1 ? Tokens.Text[Tokens[index + 1].Start] : ' ';
        if (
            sign is not ('/' or '-' or '.' or '–' or '\u2212')
            || !Tokens.Is(index + 3, sign)
            || Tokens[index + 2].Kind != TokenKind.Number
            || Tokens[index + 4].Kind != TokenKind.Number
        )
            return false;
        var heading = index == text.First || Tokens[index].Newlines > 0;
        for (var i = index + 1; i <= index + 4; i++)
            if (
                Tokens[i].Newlines > 0
                || !heading && Tokens[i].SpaceBefore && sign is '.' && Tokens[index].Length != 4 && Tokens[index + 4].Length != 4
            )
                return false;
        // no longer chain: 1-2-3-4 is a number of something
        if (
            index + 5 < text.End
            && Tokens.Is(index + 5, sign)
            && DigitsGlued(index + 5)
            && index + 6 < text.End
            && Tokens[index + 6].Kind == TokenKind.Number
            && DigitsGlued(index + 6)
        )
            return false;
        if (index > text.First && DigitsGlued(index) && Tokens.Is(index - 1, sign))
            return false;
        var (a, b, c) = (Whole(index), Whole(index + 2), Whole(index + 4));
        int year,
            month,
            day;
        if (Tokens[index].Length == 4)
            (year, month, day) = (a, b, c);
        else if (Tokens[index + 4].Length == 4)
            (day, month, year) = text.Language.MonthFirst && sign != '.' && a <= 12 ? (b, a, c) : (a, b, c);
        else if (Tokens[index + 4].Length == 2 && sign is '/' or '.' or '-' && Tokens[index].Length <= 2)
            (day, month, year) = text.Language.MonthFirst && a <= 12 ? (b, a, Century(c)) : (a, b, Century(c));
        else
            return false;
        if (month > 12 && day <= 12)
            (day, month) = (month, day);
        if (month is < 1 or > 12 || day is < 1 or > 31 || year is < 1200 or > 2200)
            return false;
        date.Calendar =
            year >= 1600 ? Calendar.Gregorian
            : text.Language.Calendar == Calendar.Solar ? Calendar.Solar
            : Calendar.Hijri;
        (date.Year, date.Month, date.Day) = (year, month, day);
        end = index + 5;
        // 2024-12-12T10:30
        if (end + 3 < text.End && Tokens.KeyIs(end, "t") && DigitsGlued(end) && TryDigits(end + 1, true, out var clock, out var after))
            (date.Clock, end) = (clock, after);
        return true;
    }

    int Whole(int index) => Tokens[index].Length > 4 ? 9999 : (int)DigitReader.Whole(Tokens, index);

    /// <summary>Two digits of a year: 1970 to 2069, the POSIX convention; in the solar calendar 1350 to 1449.</summary>
    int Century(int year) =>
        text.Language.Calendar == Calendar.Solar ? (year >= 50 ? 1300 + year : 1400 + year)
        : year >= 69 ? 1900 + year
        : 2000 + year;
}
