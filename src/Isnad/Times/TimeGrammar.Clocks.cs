namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>در ۲۴ ساعت ۳ نفر: the word of the clock behind a number is the unit of that number.</summary>
    bool HoursCounted(int index) =>
        text.Is(index, TimeRole.Unit)
        && index > text.First
        && text.SameLine(index)
        && Tokens[index - 1].Kind == TokenKind.Number
        && Tokens[index - 1].Length < 3;

    bool TryClock(int index, DateNode date, out int end)
    {
        end = index;
        var at = index;
        var announced = false;
        if (text.Is(at, TimeRole.Clock))
        {
            var next = SkipWords(text.After(at), TimeRole.The);
            if (!text.SameLine(next) || !date.HasDate && HoursCounted(at))
                return false;
            announced = true;
            at = next;
        }
        if (text.Is(at, TimeRole.Noon) && (announced || date.HasDate || NoonFollows(at)))
            return Set(date, 12 * 60, text.After(at), false, out end);
        if (text.Is(at, TimeRole.Midnight) && (announced || NoonFollows(at)))
            return Set(date, 0, text.After(at), false, out end);
        if (at >= text.End)
            return false;
        // tomorrow at 7
        if (!announced && date.HasDate && at > text.First && text.Is(at - 1, TimeRole.AtHour) && HourAlone(at))
            announced = true;
        int minutes;
        int after;
        var open = true;
        if (TryMinutesPast(at, out minutes, out after)) { }
        else if (
            TryDigits(
                at,
                announced || date.HasDate && at > text.First && text.Is(at - 1, TimeRole.AtHour) || BesideDate(at, date),
                out minutes,
                out after
            )
        )
        {
            // 10:30 needs no announcement, but a result of a match or a verse is no clock
            if (
                !announced
                && !Meridiem(after, minutes, out _, out _)
                && !(text.Is(after, TimeRole.Part) && text.SameLine(after))
                && !date.HasDate
                // 2:14:04 behind "in" is how long a race took
                && !(PrecededByAt(index) && after < at + 5)
                && !DateFollows(after)
                && !text.Is(after, TimeRole.Zone)
            )
                return false;
        }
        else if (
            text.Number(at, out var number)
            && number is { Fractional: false, Grouped: false }
            && number.Value is >= 0 and <= 24
            && (
                announced
                || number.Kind == NumberKind.Cardinal
                || number.Kind == NumberKind.Ordinal && Tokens.KeyChar(at) is 'ا' or 'و' or 'ل'
            )
        )
        {
            minutes = (int)number.Value * 60;
            after = number.End;
            if (number.Kind == NumberKind.Ordinal && !text.Language.Language.RightToLeft)
                return false;
            var hasPart =
                Meridiem(after, minutes, out _, out _)
                || text.Is(after, TimeRole.OClock) && text.SameLine(after)
                || number.Kind == NumberKind.Ordinal
                    && text.SameLine(after)
                    && (
                        text.Is(after, TimeRole.Part) && !text.Definite(after)
                        || text.Is(after, TimeRole.HalfPast)
                        || text.Is(after, TimeRole.Of) && text.Is(text.After(after), TimeRole.Part)
                    );
            if (!announced && !hasPart)
                return false;
            // ساعت کار, ساعة واحدة: an hour that is counted, not told
            if (
                announced
                && text.SameLine(after)
                && text.Is(after, TimeRole.Unit)
                && text.Skip(after) == 0
                && !text.Is(after, TimeRole.Part)
                && text.Value(after, TimeRole.Unit) is (int)TimeUnit.Hour or (int)TimeUnit.Day
            )
                return false;
            // at seven twenty-seven
            if (
                announced
                && text.Language.MonthFirst
                && text.SameLine(after)
                && !number.Digits
                && text.Number(after, out var minute)
                && minute is { Kind: NumberKind.Cardinal, Digits: false, Value: >= 10 and <= 59 }
                && !text.Is(minute.End, TimeRole.Unit)
            )
                (minutes, after) = (minutes + (int)minute.Value, minute.End);
            // ساعت ۸ و ۳۰ دقیقه
            if (announced && text.SameLine(after) && Tokens.KeyChar(after) == 'و' && MinutesBehind(after, out var more, out var behind))
                (minutes, after) = (minutes + more, behind);
        }
        else
            return false;
        if (text.SameLine(after) && text.Is(after, TimeRole.HalfPast))
            (minutes, after) = (minutes + 30, text.After(after));
        else if (text.SameLine(after) && text.Is(after, TimeRole.QuarterPast))
            (minutes, after) = (minutes + 15, text.After(after));
        else if (text.SameLine(after) && text.Is(after, TimeRole.QuarterTo))
            (minutes, after) = (minutes - 15, text.After(after));
        if (text.SameLine(after) && text.Is(after, TimeRole.OClock))
            after = text.After(after);
        if (Meridiem(after, minutes, out var adjusted, out var close))
            (minutes, after, open) = (adjusted, close, false);
        else if (date.Part is { } part)
            (minutes, open) = (Adjust(minutes, part), false);
        while (text.SameLine(after) && text.Is(after, TimeRole.Zone))
            after = text.After(after);
        if (minutes is < 0 or > 24 * 60)
            return false;
        return Set(date, minutes, after, open && minutes < 13 * 60, out end);
    }

    /// <summary>Twenty minutes past five, half past eight, a quarter to nine.</summary>
    bool TryMinutesPast(int index, out int minutes, out int end)
    {
        (minutes, end) = (0, index);
        int hourAt;
        if (text.Is(index, TimeRole.MinutesPast))
            (minutes, hourAt) = (text.Value(index, TimeRole.MinutesPast), text.After(index));
        else if (
            text.Language.MonthFirst
            && text.Number(index, out var count)
            && count is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 1 and <= 59 }
            && IsUnit(count.End, TimeUnit.Minute)
            && text.SameLine(text.After(count.End))
            && text.Word(text.After(count.End)) is { } side
            && (side.Is(TimeRole.Past) || side.Is(TimeRole.To))
        )
        {
            minutes = side.Is(TimeRole.Past) ? (int)count.Value : -(int)count.Value;
            hourAt = text.After(text.After(count.End));
        }
        else
            return false;
        if (
            !text.SameLine(hourAt)
            || !text.Number(hourAt, out var hour)
            || hour is not { Kind: NumberKind.Cardinal, Fractional: false, Grouped: false, Value: >= 1 and <= 12 }
            || text.Is(hour.End, TimeRole.Unit)
        )
            return false;
        (minutes, end) = ((int)hour.Value * 60 + minutes, hour.End);
        return true;
    }

    /// <summary>29.02.2020 13.12: behind a whole date in digits two numbers with a dot are an hour, unless something is counted.</summary>
    bool BesideDate(int at, DateNode date) =>
        date is { Year: not null, Month: not null, Day: not null }
        && at > text.First
        && Tokens[at - 1].Kind == TokenKind.Number
        && at + 3 <= text.End
        && (at + 3 == text.End || Tokens[at + 3].Newlines > 0 || Tokens[at + 3].Kind is TokenKind.Number or TokenKind.Punctuation)
        && !Tokens.Is(at + 3, '%');

    bool HourAlone(int at) =>
        text.Number(at, out var hour)
        && hour is { Kind: NumberKind.Cardinal, Fractional: false, Grouped: false, Value: >= 1 and <= 12 }
        && (
            !text.SameLine(hour.End)
            || Tokens[hour.End].Kind == TokenKind.Punctuation && !Tokens.Is(hour.End, '%') && !Tokens.Is(hour.End, '-')
            || !hour.Digits
                && text.Number(hour.End, out var minute)
                && minute is { Kind: NumberKind.Cardinal, Digits: false, Value: >= 10 and <= 59 }
        );

    static bool Set(DateNode date, int minutes, int after, bool open, out int end)
    {
        (date.Clock, date.ClockOpen, end) = (minutes % (24 * 60), open, after);
        return true;
    }

    bool NoonFollows(int at) =>
        text.SameLine(text.After(at)) && (text.Is(text.After(at), TimeRole.On) || text.Is(text.After(at), TimeRole.Weekday));

    bool PrecededByAt(int index) =>
        index > text.First
        && text.SameLine(index)
        && text.Word(index - 1) is { } word
        && (word.Is(TimeRole.In) || word.Is(TimeRole.Until) || word.Is(TimeRole.Since))
        && text.Language.MonthFirst;

    bool DateFollows(int after)
    {
        if (
            text.Punctuation(after, ',')
            && text.SameLine(after + 1)
            && Tokens[after + 1].Length == 4
            && TryNumericDate(after + 1, new DateNode(), out _)
        )
            return true;
        var next = SkipWords(after, TimeRole.On);
        return next != after && text.SameLine(next) && text.Word(next) is { } word && (word.Is(TimeRole.Weekday) || word.Is(TimeRole.Day))
            || text.SameLine(after) && text.Word(after) is { } own && (own.Is(TimeRole.Weekday) || own.Is(TimeRole.Day));
    }

    /// <summary>10:30, 18:00:15, 10.30 behind its word, 0749 before its zone; 30:9, as pages written from right to left turn it.</summary>
    bool TryDigits(int index, bool announced, out int minutes, out int end)
    {
        (minutes, end) = (0, index);
        if (index >= text.End || Tokens[index].Kind != TokenKind.Number)
            return false;
        if (Tokens[index].Length == 4 && text.SameLine(index + 1) && text.Is(index + 1, TimeRole.Zone))
        {
            var compact = Whole(index);
            (minutes, end) = (compact / 100 * 60 + compact % 100, index + 1);
            return compact / 100 <= 24 && compact % 100 <= 59;
        }
        if (
            index + 2 >= text.End
            || Tokens[index].Length > 2
            || !(
                Tokens.Is(index + 1, ':')
                || Tokens.KeyIs(index + 1, "h")
                || Tokens.Is(index + 1, '.')
                    && (announced || index + 3 < text.End && (text.Is(index + 3, TimeRole.Am) || text.Is(index + 3, TimeRole.Pm)))
            )
            || !DigitsGlued(index + 1)
            || Tokens[index + 2].Kind != TokenKind.Number
            || Tokens[index + 2].Length > 2
            || !DigitsGlued(index + 2)
        )
            return false;
        var (hour, minute) = (Whole(index), Whole(index + 2));
        if (hour > 24 && minute <= 24 && text.Language.Language.RightToLeft)
            (hour, minute) = (minute, hour);
        else if (Tokens[index + 2].Length != 2 && !(announced && text.Language.Language.RightToLeft))
            return false;
        if (hour > 24 || minute > 59)
            return false;
        (minutes, end) = (hour * 60 + minute, index + 3);
        if (
            end + 1 < text.End
            && Tokens.Is(end, ':')
            && DigitsGlued(end)
            && Tokens[end + 1].Kind == TokenKind.Number
            && Tokens[end + 1].Length == 2
        )
            end += 2;
        return true;
    }

    bool MinutesBehind(int index, out int minutes, out int end)
    {
        (minutes, end) = (0, index);
        var at = Tokens.KeyIs(index, "و") ? index + 1 : index;
        if (
            !text.Number(at, out var number)
            || number.Value is < 1 or > 59
            || !text.SameLine(number.End)
            || !text.Is(number.End, TimeRole.Unit)
            || text.Value(number.End, TimeRole.Unit) != (int)TimeUnit.Minute
        )
            return false;
        (minutes, end) = ((int)number.Value, text.After(number.End));
        return true;
    }

    /// <summary>a.m., عصرا, صبح behind an hour.</summary>
    bool Meridiem(int index, int minutes, out int adjusted, out int end)
    {
        (adjusted, end) = (minutes, index);
        if (!text.SameLine(index))
            return false;
        var at = SkipWords(index, TimeRole.Of, TimeRole.In, TimeRole.The);
        if (!text.SameLine(at) || text.Word(at) is not { } word)
            return false;
        var close = text.After(at);
        if (word.Is(TimeRole.Am) || word.Is(TimeRole.Pm))
        {
            adjusted = Adjust(minutes, word.Is(TimeRole.Am) ? 5 : 13);
            end = close;
            // "a.m." at the end of a sentence keeps its dot
            if (text.Punctuation(end, '.') && DigitsGlued(end) && Tokens[end - 1].Length <= 2 && end >= 2 && Tokens.Is(end - 2, '.'))
                end++;
            return true;
        }
        if (word.Is(TimeRole.Part) && (text.Skip(at) == 0 || at != index || text.Definite(at)) && !word.Is(TimeRole.Day))
        {
            (adjusted, end) = (Adjust(minutes, word.Value(TimeRole.Part)), close);
            return true;
        }
        return false;
    }

    /// <summary>Four in the afternoon is 16:00: the hour that lies in the part of the day.</summary>
    static int Adjust(int minutes, int part)
    {
        var hour = minutes / 60;
        if (hour > 12)
            return minutes;
        return part switch
        {
            < 12 and not 0 => hour == 12 ? minutes - 12 * 60 : minutes,
            12 => hour is >= 1 and <= 5 ? minutes + 12 * 60 : minutes,
            >= 13 and < 18 => hour < 12 ? minutes + 12 * 60 : minutes,
            // evening and night: from six on it is before midnight, until five after it
            _ => hour is >= 6 and < 12 || part == 18 && hour < 12 ? minutes + 12 * 60
            : hour == 12 ? 0
            : minutes,
        };
    }
}
