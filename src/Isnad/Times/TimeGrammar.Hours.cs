namespace Isnad;

/// <summary>From 3 to 8 p.m. on Tuesday: two hours of one day, before or behind it.</summary>
sealed partial class TimeGrammar
{
    /// <summary>How many tokens ahead a sign of hours must stand for a range of hours to be looked for at all.</summary>
    const int HoursReach = 12;

    /// <summary>
    /// Only where a sign of hours stands with the numbers (a colon, a.m., o'clock, a part of the day): "from 5 to 10 on Monday" is a toll that rose.
    /// </summary>
    bool TryHours(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (!text.Language.MonthFirst || !HourSign(index))
            return false;
        var opened = text.Word(index) is { } opener && (opener.Is(TimeRole.From) || opener.Is(TimeRole.Between));
        if ((opened || Tokens[index].Kind == TokenKind.Number) && HoursBeforeDay(opened ? text.After(index) : index, out node, out end))
            return true;
        if (opened)
            return false;
        if (!TryDate(index, out var date, out var behind) || !IsDay(date))
            return false;
        // Tuesday at 2:00 - 2:30 pm: the first hour was read with the day
        if (date.Clock is { } clock)
        {
            if (
                !RangeSign(behind)
                || !text.SameLine(behind + 1)
                || !TryHour(behind + 1, out var to, out var open, out var sign, out end)
                || !sign
            )
                return false;
            node = new HoursNode(date with { Clock = null }, Ordered(clock, date.ClockOpen, to, open));
            return node is HoursNode { Minutes: var both } && both.From < both.To;
        }
        var next = text.Punctuation(behind, ',') ? behind + 1 : behind;
        if (
            text.SameLine(next)
            && text.Word(next) is { } word
            && (word.Is(TimeRole.From) || word.Is(TimeRole.Between) || word.Is(TimeRole.AtHour))
        )
            next = text.After(next);
        if (!TryHourSpan(next, date.Part, out var span, out var shown, out end) || !shown && date.Part is null)
            return false;
        node = new HoursNode(date, span);
        return true;
    }

    /// <summary>3 to 8 p.m. on Friday; between 2:00 tomorrow and 4:00.</summary>
    bool HoursBeforeDay(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (TryHourSpan(index, null, out var hours, out var signed, out var after))
        {
            var at = SkipWords(after, TimeRole.On, TimeRole.Of, TimeRole.The);
            if (
                !text.SameLine(at)
                || !TryDate(at, out var day, out end)
                || !IsDay(day)
                || day.Clock is not null
                || !signed && day.Part is null
            )
                return false;
            node = new HoursNode(day, InPart(hours, day.Part));
            return true;
        }
        if (
            !TryDate(index, out var first, out var joint)
            || !IsDay(first)
            || first.Clock is not { } from
            || !text.SameLine(joint)
            || !text.Is(joint, TimeRole.And)
            || !TryHour(text.After(joint), out var to, out var open, out var sign, out end)
            || !sign
        )
            return false;
        var ordered = Ordered(from, first.ClockOpen, to, open);
        node = new HoursNode(first with { Clock = null }, ordered);
        return ordered.From < ordered.To;
    }

    bool HourSign(int index)
    {
        for (var i = index; i < text.End && i < index + HoursReach && (i == index || Tokens[i].Newlines == 0); i++)
            if (
                Tokens.Is(i, ':') && Digits(i + 1)
                || text.Word(i) is { } word
                    && (word.Is(TimeRole.Am) || word.Is(TimeRole.Pm) || word.Is(TimeRole.OClock) || word.Is(TimeRole.Part))
            )
                return true;
        return false;
    }

    static bool IsDay(DateNode date) =>
        date is { Season: null, YearOffset: null }
        && (date.Offset is not null || date.Day is not null && date.Month is not null || date.Weekday is not null && date.Month is null);

    bool TryHourSpan(int index, int? part, out (int From, int To) hours, out bool sign, out int end)
    {
        (hours, sign, end) = ((0, 0), false, index);
        if (!TryHour(index, out var from, out var fromOpen, out var first, out var at) || !text.SameLine(at))
            return false;
        if (RangeSign(at))
            at++;
        else if (text.Word(at) is { } joint && (joint.Is(TimeRole.To) || joint.Is(TimeRole.Until) || joint.Is(TimeRole.And)))
            at = text.After(at);
        else
            return false;
        if (!text.SameLine(at) || !TryHour(at, out var to, out var toOpen, out var second, out end))
            return false;
        sign = first || second;
        hours = fromOpen && toOpen && part is not null ? InPart((from, to), part) : Ordered(from, fromOpen, to, toOpen);
        return hours.To > hours.From;
    }

    /// <summary>3 to 8 p.m. are both of the afternoon, 9:30 to 3 p.m. are not; 11 to 4 ends in the afternoon.</summary>
    static (int From, int To) Ordered(int from, bool fromOpen, int to, bool toOpen) =>
        fromOpen && !toOpen && to >= 12 * 60 && from + 12 * 60 < to ? (from + 12 * 60, to)
        : to <= from && toOpen && to + 12 * 60 <= 24 * 60 ? (from, to + 12 * 60)
        : (from, to);

    static (int From, int To) InPart((int From, int To) hours, int? part) =>
        part is { } named && hours.To < 12 * 60 ? (Adjust(hours.From, named), Adjust(hours.To, named)) : hours;

    /// <summary>One end: its minutes, whether morning and evening are left open, and whether it shows itself to be an hour.</summary>
    bool TryHour(int index, out int minutes, out bool open, out bool sign, out int end)
    {
        (minutes, open, sign, end) = (0, true, false, index);
        if (TryDigits(index, false, out minutes, out end))
            (sign, open) = (true, minutes < 13 * 60);
        else if (
            text.Number(index, out var number)
            && number is { Kind: NumberKind.Cardinal, Fractional: false, Grouped: false, Value: >= 0 and <= 24 }
        )
            (minutes, end, open) = ((int)number.Value * 60, number.End, number.Value < 13);
        else
            return false;
        if (text.SameLine(end) && text.Is(end, TimeRole.OClock))
            (sign, end) = (true, text.After(end));
        if (Meridiem(end, minutes, out var adjusted, out var close) && !(text.Is(end, TimeRole.Part) && text.Is(close, TimeRole.Day)))
            (minutes, end, sign, open) = (adjusted, close, true, false);
        return minutes <= 24 * 60;
    }
}
