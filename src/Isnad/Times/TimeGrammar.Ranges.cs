namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>A dash or "to" and a second time.</summary>
    bool TryDash(int index, TimeNode first, out TimeNode second, out int end)
    {
        (second, end) = (null!, index);
        if (first is not (DateNode or EdgeNode or UnitNode) || !text.SameLine(index))
            return false;
        var next = index;
        var sign = RangeSign(index);
        if (sign)
            next = index + 1;
        else if ((text.Is(index, TimeRole.To) || text.Is(index, TimeRole.Until)) && text.Skip(index) == 0)
            next = SkipWords(text.After(index), TimeRole.The);
        else
            return false;
        if (!text.SameLine(next))
            return false;
        if (
            first is DateNode { Month: not null, Day: { } day, Clock: null } start
            && TryLaterDay(next, start, day, sign, out second, out end)
        )
            return true;
        // 2/29-3/1: behind a day and month in numbers two more are a day and a month
        var before = ranged;
        ranged |= sign && index >= 2 && Tokens.Is(index - 2, '/') && text.Language.MonthFirst;
        var read = TryCore(next, out second, out end);
        ranged = before;
        if (!read || second.GetType() != first.GetType())
            return false;
        // 5/1-5/7, 2020
        if (
            second is DateNode { Month: not null, Day: not null, Year: null, Clock: null } last
            && first is DateNode { Month: not null, Year: null }
            && text.Punctuation(end, ',')
            && text.SameLine(end + 1)
            && BareYear(end + 1, out var named)
        )
            (second, end) = (last with { Year = named }, end + 2);
        // two dates side by side with a dash are a range only of the same kind
        return first is not DateNode a
            || second is not DateNode b
            || b is { Offset: not null, Clock: null } && a is { Day: not null, Month: not null, Clock: null }
            || a.Day is null == b.Day is null
                && a.Weekday is null == b.Weekday is null
                && (a.Calendar ?? b.Calendar) == (b.Calendar ?? a.Calendar)
                && (a.Clock is null || b.Clock is not null);
    }

    bool RangeSign(int index) =>
        text.Punctuation(index, '-')
        || text.Punctuation(index, '–')
        || text.Punctuation(index, '—')
        || text.Punctuation(index, 'ـ')
        || text.Punctuation(index, '~');

    /// <summary>July 27–28, April ninth through seventeenth: a second day of the same month.</summary>
    bool TryLaterDay(int index, DateNode first, int firstDay, bool sign, out TimeNode second, out int end)
    {
        (second, end) = (null!, index);
        if (
            !text.Language.MonthFirst
            || !text.Number(index, out var number)
            || number is { Fractional: true } or { Grouped: true }
            || number.Value <= firstDay
            || number.Value > 31
            || number.Kind is not (NumberKind.Cardinal or NumberKind.Ordinal)
        )
            return false;
        end = number.End;
        if (text.SameLine(end) && (text.Is(end, TimeRole.Month) || text.Is(end, TimeRole.Of) && text.Is(text.After(end), TimeRole.Month)))
            return false;
        // "June 5 to 10 people": behind a word the day must stand alone or be an ordinal
        if (
            number.Kind == NumberKind.Cardinal
            && text.SameLine(end)
            && (!sign || !DigitsGlued(index))
            && Tokens[end].Kind != TokenKind.Punctuation
        )
            return false;
        if (
            end < text.End
            && DigitsGlued(end)
            && (
                Tokens.Is(end, '/')
                || Tokens.Is(end, ':')
                || Tokens.Is(end, '%')
                || Tokens.Is(end, '-')
                || Tokens.Is(end, '.') && Digits(end + 1)
            )
        )
            return false;
        var year = first.Year;
        var at = text.Punctuation(end, ',') ? end + 1 : end;
        if (year is null && text.SameLine(at) && BareYear(at, out var named))
            (year, end) = (named, at + 1);
        second = first with { Day = (int)number.Value, Year = year, Weekday = null };
        return true;
    }

    /// <summary>5-8 March, من 5 إلى 8 مارس, March 5 to 8: one month for two days.</summary>
    bool TryShortRange(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (!text.Number(index, out var first) || first.Fractional || first.Grouped || first.Value is < 1 or > 31)
            return false;
        var next = first.End;
        if (!text.SameLine(next))
            return false;
        if (RangeSign(next))
            next++;
        else if ((text.Is(next, TimeRole.To) || text.Is(next, TimeRole.Until) || text.Is(next, TimeRole.And)) && text.Skip(next) == 0)
            next = SkipWords(text.After(next), TimeRole.The);
        else if (!(Tokens.KeyIs(next, "و")))
            return false;
        else
            next++;
        if (text.SameLine(next) && text.Number(next, out var second) && DaysOfShiftedMonth(first, second, out node, out end))
            return true;
        if (
            !text.SameLine(next)
            || !TryDate(next, out var date, out end)
            || date is not { Day: { } last, Month: not null, Weekday: null }
            || last < first.Value
        )
            return false;
        node = new RangeNode(date with { Day = (int)first.Value }, date);
        return true;
    }

    /// <summary>4 to 23 next month, from 4-23 in this month.</summary>
    bool DaysOfShiftedMonth(NumberMatch first, NumberMatch second, out TimeNode node, out int end)
    {
        (node, end) = (null!, second.End);
        if (
            !text.Language.MonthFirst
            || second is { Fractional: true } or { Grouped: true }
            || second.Value <= first.Value
            || second.Value > 31
            || !text.SameLine(second.End)
        )
            return false;
        var at = SkipWords(second.End, TimeRole.Of, TimeRole.In, TimeRole.The);
        if (!text.SameLine(at) || !TryPlainUnit(at, out var unit, out end) || unit is not UnitNode { Unit: TimeUnit.Month } month)
            return false;
        node = new DaysOfMonthNode((int)first.Value, (int)second.Value, month.Shift);
        return true;
    }

    bool Digits(int index) => index < text.End && Tokens[index].Kind == TokenKind.Number && DigitsGlued(index);

    /// <summary>The second end of a range is in the year of the first where it names none: January 3, 2017 to February 1.</summary>
    static TimeNode FillEnd(TimeNode first, TimeNode second) =>
        first is DateNode { Year: { } year, Month: { } from } && second is DateNode { Year: null, YearOffset: null, Month: { } to } end
            ? end with
            {
                Year = to < from ? year + 1 : year,
            }
            : second;

    /// <summary>The first end of a range takes month, year and calendar from the second where it lacks them.</summary>
    static TimeNode Fill(TimeNode first, TimeNode second)
    {
        // Nov to Feb 2017: the first lies in the year before
        if (
            first is DateNode { Year: null, YearOffset: null, Shift: null, Offset: null, Month: { } from } early
            && second is DateNode { Year: { } year, Month: { } to }
            && from > to
        )
            return early with { Year = year - 1 };
        if (first is DateNode a && second is DateNode b)
            return a with
            {
                Year = a.Year ?? (a.Offset is null && a.Shift is null && (a.Month ?? a.Season) is not null ? b.Year : null),
                YearOffset = a.YearOffset ?? b.YearOffset,
                Shift = a.Shift ?? (a.Weekday is null ? b.Shift : null),
                Calendar = a.Calendar ?? b.Calendar,
            };
        return first;
    }

    /// <summary>2014-2018, 2014 to 2018: two years that nothing announces.</summary>
    bool TryYears(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (
            !BareYear(index, out var from)
            || index > text.First && DigitsGlued(index) && Tokens[index - 1].Kind == TokenKind.Punctuation && !Tokens.Is(index - 1, '(')
        )
            return false;
        var next = index + 1;
        if (!text.SameLine(next))
            return false;
        if (RangeSign(next))
            next++;
        else if ((text.Is(next, TimeRole.To) || text.Is(next, TimeRole.Until)) && text.Skip(next) == 0)
            next = text.After(next);
        else
            return false;
        if (!text.SameLine(next))
            return false;
        // 2022-23
        var whole = BareYear(next, out var to);
        if (!whole && RangeSign(index + 1) && DigitsGlued(index + 1) && NextYear(next, from))
            to = from + 1;
        if (to <= from || to - from > 150 || IsAmount(next + 1) || IsCount(next + 1))
            return false;
        if (
            next + 1 < text.End
            && DigitsGlued(next + 1)
            && (Tokens[next + 1].Kind == TokenKind.Word || Tokens.Is(next + 1, '-') || Tokens.Is(next + 1, '/'))
        )
            return false;
        var calendar = from < 1500 ? Calendar.Solar : Calendar.Gregorian;
        (node, end) = (
            new RangeNode(new DateNode { Year = from, Calendar = calendar }, new DateNode { Year = to, Calendar = calendar }),
            next + 1
        );
        return true;
    }

    /// <summary>The second of two years that follow each other, in four digits or two.</summary>
    bool NextYear(int index, int year) =>
        index < text.End
        && Tokens[index].Kind == TokenKind.Number
        && DigitsGlued(index)
        && Tokens[index].Length is 2 or 4
        && (int)DigitReader.Whole(Tokens, index) is var second
        && second == (Tokens[index].Length == 4 ? year + 1 : (year + 1) % 100);

    bool BareYear(int index, out int year)
    {
        year =
            index < text.End && Tokens[index].Kind == TokenKind.Number && Tokens[index].Length == 4
                ? (int)DigitReader.Whole(Tokens, index)
                : 0;
        return year is >= 1700 and <= 2100 || year is >= 1280 and <= 1450 && text.Language.Calendar == Calendar.Solar;
    }
}
