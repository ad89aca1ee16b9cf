namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>December 14: a day behind the month.</summary>
    bool DayBehind(int index)
    {
        if (!text.Number(index, out var number) || number.Fractional || number.Grouped || number.Value is < 1 or > 31)
            return false;
        return !text.Is(number.End, TimeRole.Unit) || !text.SameLine(number.End);
    }

    bool TryDay(int at, DateNode date, out int after)
    {
        after = at;
        if (!text.SameLine(at) && at != text.First && Tokens[at].Newlines > 0 && date.HasDate)
            return false;
        if (
            !text.Number(at, out var number)
            || number.Fractional
            || number.Grouped
            || number.Value is < 1 or > 31
            || number.Value != decimal.Truncate(number.Value)
            || number.Digits && PartOfAmount(at)
        )
            return false;
        after = number.End;
        if (date.Month is not null)
        {
            // behind the month only where the language does so, and not a count: November 14 people
            if (
                date.Day is not null
                || !text.Language.MonthFirst && !YearBehindComma(after) && !(number.Digits && DigitsGlued(at))
                || text.Is(after, TimeRole.Unit) && text.SameLine(after)
            )
                return false;
            if (after < text.End && (Tokens.Is(after, '%') || Tokens.Is(after, ':')))
                return false;
            // a day in words is followed by nothing that it could count
            if (number is { Kind: NumberKind.Cardinal, Digits: false } && text.SameLine(after) && Tokens[after].Kind == TokenKind.Word)
                return false;
            date.Day = (int)number.Value;
            return true;
        }
        var next = after;
        // من, of, ماه, يوم between the day and its month; ۲۵مهر without a space
        next = SkipWords(next, TimeRole.Of, TimeRole.The);
        if (text.Is(next, TimeRole.MonthWord) && text.Is(SkipWords(text.After(next), TimeRole.Of), TimeRole.Month))
            next = SkipWords(text.After(next), TimeRole.Of);
        if (text.Punctuation(next, '-') && DigitsGlued(next) && text.Is(next + 1, TimeRole.Month))
            next++;
        if ((text.Punctuation(next, '/') || text.Punctuation(next, '.')) && text.Is(next + 1, TimeRole.Month) && text.SameLine(next + 1))
            next++;
        if (text.SameLine(next) && text.Is(next, TimeRole.Month) && (text.Prefix(next) is [] or "ال"))
        {
            date.Day = (int)number.Value;
            after = next;
            return true;
        }
        // Tue 4: only behind a weekday, at the end of something
        if (
            date.Weekday is not null
                && date.Day is null
                && number.Digits
                && (
                    after >= text.End
                    || Tokens[after].Newlines > 0
                    || text.Is(after, TimeRole.AtHour) && text.Language.MonthFirst
                    || Tokens[after].Kind == TokenKind.Punctuation
                        && !(DigitsGlued(after) && after + 1 < text.End && Tokens[after + 1].Kind == TokenKind.Number)
                )
                && number.Kind == NumberKind.Cardinal
            || date.Weekday is not null
                && date.Day is null
                && number.Kind == NumberKind.Ordinal
                && (
                    number.Digits
                    || text.Language.MonthFirst
                        && text.Is(at - 1, TimeRole.The)
                        && (!text.SameLine(after) || Tokens[after].Kind != TokenKind.Word || text.Is(after, TimeRole.AtHour) || Hour(after))
                )
            // Friday the fifteen
            || date.Weekday is not null
                && date.Day is null
                && text.Language.MonthFirst
                && number is { Kind: NumberKind.Cardinal, Digits: false, Value: >= 2 }
                && text.Is(at - 1, TimeRole.The)
                && (!text.SameLine(after) || Tokens[after].Kind == TokenKind.Punctuation)
        )
        {
            date.Day = (int)number.Value;
            return true;
        }
        return false;
    }

    bool EraBehind(int index) => text.SameLine(index) && text.Is(index, TimeRole.Era) && Tokens[index].Length > 1;

    /// <summary>$12 December, 6,107.31 August: digits that end an amount are no day.</summary>
    bool PartOfAmount(int index) =>
        index > text.First
        && Tokens[index].Newlines == 0
        && (
            Tokens[index - 1].Kind == TokenKind.Symbol
            || (Tokens.Is(index - 1, '.') || Tokens.Is(index - 1, ','))
                && DigitsGlued(index)
                && index - 1 > text.First
                && DigitsGlued(index - 1)
                && Tokens[index - 2].Kind == TokenKind.Number
        );

    /// <summary>أغسطس 3, 2015: a month before its day, as the date of a post is written.</summary>
    bool YearBehindComma(int index) =>
        index + 1 < text.End
        && (Tokens.Is(index, ',') || Tokens.Is(index, '،'))
        && Tokens[index + 1].Kind == TokenKind.Number
        && Tokens[index + 1].Length == 4
        && Tokens[index + 1].Newlines == 0
        && BareYear(index + 1, out _);

    /// <summary>Six pm: an hour with what makes it one.</summary>
    bool Hour(int index) =>
        text.Number(index, out var hour)
        && hour is { Kind: NumberKind.Cardinal, Value: >= 1 and <= 12 }
        && text.SameLine(hour.End)
        && (text.Is(hour.End, TimeRole.Am) || text.Is(hour.End, TimeRole.Pm) || text.Is(hour.End, TimeRole.OClock));
}
