namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>A date as a run of parts in whatever order the language puts them: weekday, part of day, day, month, year, hour.</summary>
    bool TryDate(int index, out DateNode date, out int end)
    {
        (date, end) = (new DateNode(), index);
        if (
            TryNumericDate(index, date, out end)
            || TryCompact(index, date, out end)
            || TryNamedNumeric(index, date, out end)
            || TryPartialNumeric(index, date, out end)
        )
        {
            Extend(date, ref end);
            return true;
        }
        var at = SkipLeading(index, date);
        var parts = 0;
        end = index;
        // شهر «آبان»
        if (
            at == index
            && text.Is(at, TimeRole.MonthWord)
            && at + 3 < text.End
            && (Tokens.Is(at + 1, '«') || Tokens.Is(at + 1, '"') || Tokens.Is(at + 1, '“'))
            && text.Is(at + 2, TimeRole.Month)
            && text.Skip(at + 2) == 0
            && text.After(at + 2) is var close
            && (Tokens.Is(close, '»') || Tokens.Is(close, '"') || Tokens.Is(close, '”'))
        )
        {
            (date.Month, date.Calendar) = (text.Word(at + 2)!.Month.Month, text.Word(at + 2)!.Month.Calendar);
            (parts, at) = (1, close + 1);
            end = at;
        }
        // يوم (الخميس) المقبل
        if (
            at + 2 < text.End
            && Tokens.Is(at, '(')
            && at > index
            && text.Is(at + 1, TimeRole.Weekday)
            && Tokens.Is(text.After(at + 1), ')')
        )
        {
            date.Weekday = text.Value(at + 1, TimeRole.Weekday);
            (parts, at) = (1, text.After(at + 1) + 1);
            end = at;
        }
        while (at < text.End && (at == index || parts == 0 || Tokens[at].Newlines == 0))
        {
            if (parts > 0 && !text.Inner(at))
                break;
            if (!TryPart(at, date, parts, out var after))
            {
                if (parts == 0)
                    return false;
                var filler = SkipFiller(at, date);
                if (
                    filler == at
                    || filler >= text.End
                    || Tokens[filler].Newlines > 0
                    || !text.Inner(filler)
                    || !TryPart(filler, date, parts, out after)
                )
                    break;
            }
            parts++;
            (at, end) = (after, after);
        }
        return parts > 0 && Accept(index, date, end);
    }

    /// <summary>A date in digits may be followed by a clock.</summary>
    void Extend(DateNode date, ref int end)
    {
        var at = end;
        while (at < text.End && text.SameLine(at))
        {
            var filler = SkipFiller(at, date);
            if (!text.SameLine(filler) || !text.Inner(filler))
                return;
            if (!Era(filler, date, out var after) && !(date.Clock is null && TryClock(filler, date, out after)))
                return;
            (at, end) = (after, after);
        }
    }

    /// <summary>Words that open a date and belong to it: يوم, روز, شهر, عام, the.</summary>
    int SkipLeading(int index, DateNode date)
    {
        var at = index;
        if (text.Is(at, TimeRole.The) && text.SameLine(text.After(at)))
            at = text.After(at);
        if (
            text.Is(at, TimeRole.DayWord)
            && text.SameLine(text.After(at))
            && (DatePartFollows(text.After(at)) || Tokens.Is(text.After(at), '(') && text.Is(text.After(at) + 1, TimeRole.Weekday))
        )
            return text.After(at);
        if (text.Is(at, TimeRole.MonthWord) && text.SameLine(text.After(at)) && !text.Is(at, TimeRole.Month))
        {
            var next = SkipWords(text.After(at), TimeRole.Of, TimeRole.The);
            if (text.Is(next, TimeRole.Month))
                return next;
        }
        return at;
    }

    bool DatePartFollows(int index) =>
        text.Word(index) is { } word && (word.Is(TimeRole.Weekday) || word.Is(TimeRole.Month)) || text.Number(index, out _);

    int SkipFiller(int index, DateNode date)
    {
        var at = index;
        // Nov/2, 23/Sep/2020
        if (
            date.Month is not null
            && at + 1 < text.End
            && (Tokens.Is(at, '/') || Tokens.Is(at, '-'))
            && DigitsGlued(at)
            && DigitsGlued(at + 1)
            && Tokens[at + 1].Kind == TokenKind.Number
        )
            return at + 1;
        if (
            at < text.End
            && (
                Tokens.Is(at, ',')
                || Tokens.Is(at, '،')
                || date.Month is not null && Tokens.Is(at, '.') && DigitsGlued(at) && DigitsGlued(at + 1)
            )
        )
            at++;
        // 19 February 2013 year 09:10
        if (
            date is { Year: not null, Month: not null }
            && at < text.End
            && text.Language.MonthFirst
            && IsUnit(at, TimeUnit.Year)
            && text.Number(text.After(at), out _)
        )
            return text.After(at);
        // 5/3/18 @ 17:49
        if (date.Day is not null && text.Punctuation(at, '@'))
            at++;
        for (var more = true; more && at < text.End && Tokens[at].Newlines == 0; )
        {
            more = false;
            if (
                text.Word(at) is { } word
                && text.Skip(at) is 0
                && (
                    word.Is(TimeRole.Of)
                    || word.Is(TimeRole.On)
                    || word.Is(TimeRole.The)
                    || word.Is(TimeRole.In)
                    || word.Is(TimeRole.DayWord) && !word.Is(TimeRole.Day)
                    || word.Is(TimeRole.MonthWord) && !word.Is(TimeRole.Unit) | MonthBeside(at)
                )
            )
            {
                // a part of the day with its own article is no filler
                at = text.After(at);
                more = true;
            }
        }
        return at;
    }

    bool MonthBeside(int index) => text.Is(text.After(index), TimeRole.Month) || index > text.First && text.Is(index - 1, TimeRole.Month);

    bool TryPart(int at, DateNode date, int parts, out int after)
    {
        after = at;
        if (at >= text.End)
            return false;
        if (date.Clock is null && TryClock(at, date, out after))
            return true;
        if (text.Word(at) is { } word)
        {
            after = text.After(at);
            // the sun, sat: an abbreviated weekday has its capital
            if (
                word.Is(TimeRole.Weekday)
                && Tokens[at].Length <= 4
                && char.IsLower(Tokens.Surface(at)[0])
                && !text.Language.Language.RightToLeft
            )
                return false;
            if (word.Is(TimeRole.Weekday) && date.Weekday is null && (date.Month is null || date.Day is not null))
            {
                date.Weekday = word.Value(TimeRole.Weekday);
                return true;
            }
            if (word.Is(TimeRole.Day) && date.Offset is null && date.Month is null)
            {
                date.Offset = word.Value(TimeRole.Day);
                if (word.Is(TimeRole.Part))
                    date.Part ??= word.Value(TimeRole.Part);
                return true;
            }
            if (date.Month is null && word.Is(TimeRole.Month) && MonthStands(at, date, out after))
                return true;
            after = text.After(at);
            if (date.Season is null && date.Month is null && date.Day is null && word.Is(TimeRole.Season) && SeasonStands(at, date))
            {
                date.Season = word.Value(TimeRole.Season);
                return true;
            }
            if (word.Is(TimeRole.Part) && !(parts == 0 && PartStandsAlone(at)))
            {
                if (date.Part is not null && date.Clock is null && parts > 0 && date.HasDate && date.Offset is null)
                    return false;
                date.Part ??= word.Value(TimeRole.Part);
                if (date.Clock is { } clock && date.ClockOpen)
                {
                    date.Clock = Adjust(clock, word.Value(TimeRole.Part));
                    date.ClockOpen = false;
                }
                return true;
            }
            if (
                Shift(word) is { } shift
                && date.Shift is null
                && date.Year is null
                && !IsPreposition(at, word)
                && ShiftStands(at, date, parts)
            )
            {
                date.Shift = shift;
                return true;
            }
            if (
                word.Is(TimeRole.Year)
                && (date.Month is not null || date.Season is not null)
                && date.YearOffset is null
                && date.Year is null
            )
            {
                date.YearOffset = word.Value(TimeRole.Year);
                return true;
            }
            // مهرماه سال جاری, آب من العام الماضي
            if (
                (date.Month is not null || date.Season is not null)
                && date.Year is null
                && date.YearOffset is null
                && TryUnit(at, out var unit, out var unitEnd)
                && unit is UnitNode { Unit: TimeUnit.Year } year
            )
            {
                date.YearOffset = year.Shift;
                after = unitEnd;
                return true;
            }
        }
        if (date.Day is null && date.Season is null && date.Offset is null | true && TryDay(at, date, out after))
            return true;
        if (
            date.Year is null
            && date.Offset is null | date.Month is not null
            && date.Weekday is null | date.Month is not null
            && TryYear(at, out var y, out after, out var named)
            && (date.Month is not null || date.Season is not null || parts == 0 && (named || YearStands(at, after)))
        )
        {
            date.Year = y;
            Era(after, date, out after);
            // the winter of 2006–2007
            if (date.Season is not null && (RangeSign(after) || text.Punctuation(after, '/')) && NextYear(after + 1, y))
                after += 2;
            return true;
        }
        // 19:00, 2016-12-22
        if (date is { Clock: not null, HasDate: false } && TryNumericDate(at, date, out after))
            return true;
        return date.Year is not null && Era(at, date, out after);
    }

    static readonly TimeWord NoWord = new();

    /// <summary>Following Wednesday's quake: without its article the word means after.</summary>
    bool IsPreposition(int at, TimeWord word) =>
        word.Is(TimeRole.Following) && text.Language.MonthFirst && !(at > text.First && text.Is(at - 1, TimeRole.The));

    bool ShiftStands(int at, DateNode date, int parts)
    {
        var behind = text.Language.Language.RightToLeft;
        if (parts == 0)
        {
            // before: next Friday, last March, این شنبه; هذا الصيف
            var next = text.After(at);
            return text.SameLine(next)
                && (text.Word(next) ?? NoWord) is { } word
                && (
                    word.Is(TimeRole.Weekday)
                    || word.Is(TimeRole.Month)
                    || word.Is(TimeRole.Season)
                    || word.Is(TimeRole.Part) && text.Language.MonthFirst
                    || text.Language.MonthFirst
                        && text.Number(next, out var day)
                        && day.Kind == NumberKind.Ordinal
                        && text.Is(SkipWords(day.End, TimeRole.Of), TimeRole.Month)
                )
                && (!behind || text.Is(at, TimeRole.This))
                && !text.Is(at, TimeRole.Day);
        }
        if (!behind)
            return false;
        if (text.Language.Language.Proclitics.None)
            return text.Skip(at) == 0
                && !text.Is(at, TimeRole.Pointer)
                && (date.Weekday ?? date.Month ?? date.Season ?? date.Part) is not null
                && date.Offset is null;
        return (text.Definite(at) || text.Is(at, TimeRole.BeforeLast) || text.Is(at, TimeRole.AfterNext))
            && (date.Weekday ?? date.Month ?? date.Season ?? date.Part) is not null;
    }

    /// <summary>"morning" opens a date only when a date follows: مساء اليوم, Monday comes behind it.</summary>
    bool PartStandsAlone(int at)
    {
        var next = SkipWords(text.After(at), TimeRole.Of, TimeRole.On, TimeRole.DayWord, TimeRole.The, TimeRole.In);
        if (text.Is(text.After(at), TimeRole.Day))
            return false;
        if (!text.SameLine(next))
            return true;
        if (text.Word(next) is { } word)
        {
            if (
                word.Is(TimeRole.Weekday)
                || word.Is(TimeRole.Day)
                || word.Is(TimeRole.Month)
                || word.Is(TimeRole.Part) && !PartStandsAlone(next)
            )
                return false;
            if (Shift(word) is not null && text.Language.Language.RightToLeft && text.Value(at, TimeRole.Part) is 0 or 18 or 5 or 12)
                return text.Language.Language.Proclitics.None == false && !text.Definite(next);
        }
        return !(
            text.Number(next, out var number)
            && (TryNumericDate(next, new DateNode(), out _) || text.Is(SkipWords(number.End, TimeRole.Of), TimeRole.Month))
        );
    }

    /// <summary>A date that is only a part of the day, or a number, is none.</summary>
    bool Accept(int index, DateNode date, int end)
    {
        if (date.Day is not null && date.Month is null && date.Weekday is null)
            return false;
        KnownYear(index, date, end);
        if (!date.HasDate && date.Clock is null)
        {
            // شب گذشته, last night, هذا المساء
            if (date.Part is not null && date.Shift is not null)
            {
                date.Offset =
                    date.Shift < 0 ? -1
                    : date.Shift > 0 ? 1
                    : 0;
                return true;
            }
            return false;
        }
        if (!date.HasDate && date.Clock is not null && date.Part is not null && date.Shift is not null)
            date.Offset =
                date.Shift < 0 ? -1
                : date.Shift > 0 ? 1
                : 0;
        // a year of the fourteenth or fifteenth century on a news page is one of another calendar: 1403 solar, 1446 lunar
        if (date.Calendar is null && date.Year is { } year and >= 1280 and < 1500 && date.Month is null)
            date.Calendar = text.Language.Calendar == Calendar.Solar || year <= 1415 ? Calendar.Solar : Calendar.Hijri;
        return true;
    }
}
