namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>A month that may be another word must have something of a date beside it.</summary>
    bool MonthStands(int at, DateNode date, out int after)
    {
        var name = text.Word(at)!.Month;
        if (name.Initial == 'آ' && Tokens.Text[Tokens.OffsetAfter(at, text.Skip(at))] is 'أ' or 'إ')
            name = name with { Force = MonthForce.Bound };
        after = text.After(at);
        // Nov. 8: the dot of an abbreviation stands between the month and its day
        var dotted =
            text.Punctuation(after, '.')
            && DigitsGlued(after)
            && Tokens[at].Length <= 4
            && after + 1 < text.End
            && Tokens[after + 1].Newlines == 0;
        // [Sept] 04, 2014
        if (text.Punctuation(after, ']') && at > text.First && Tokens.Is(at - 1, '['))
            after++;
        var joined = (text.Punctuation(after, '-') || text.Punctuation(after, '/')) && DigitsGlued(after) && DigitsGlued(after + 1);
        var beside = dotted || joined ? after + 1 : after;
        if (name.Force != MonthForce.Strong && !MonthShown(at, beside, date, name.Force))
            return false;
        // Latin months are written with a capital
        if (
            name.Force != MonthForce.Strong
            && char.IsLower(Tokens.Surface(at)[0])
            && date.Day is null
            && date.Shift is null
            && date.Year is null
            && !TryYear(beside, out _, out _, out _)
            && !DayBehind(beside)
        )
            return false;
        (date.Month, date.Calendar) = (name.Month, name.Calendar);
        if (dotted && (Tokens[after + 1].Kind == TokenKind.Number || Tokens.Is(after + 1, ',')))
            after++;
        // ماه behind the name
        if (text.SameLine(after) && text.Is(after, TimeRole.MonthWord) && text.Skip(after) == 0 && text.Language.Calendar == Calendar.Solar)
            after = text.After(after);
        // مايو أيار
        if (
            text.SameLine(after)
            && text.Is(after, TimeRole.Month)
            && text.Skip(after) == 0
            && text.Word(after)!.Month is var twin
            && twin.Calendar == name.Calendar
            && twin.Month == name.Month
            && text.Language.Calendar == Calendar.Gregorian
            && text.Language.Language.RightToLeft
        )
        {
            after = text.After(after);
            return true;
        }
        // a double name: تموز/يوليو, كانون الثاني (يناير)
        var open = text.Punctuation(after, '(');
        if (
            (open || text.Punctuation(after, '/') || text.Punctuation(after, '-') && DigitsGlued(after))
            && text.Is(after + 1, TimeRole.Month)
            && text.Word(after + 1)!.Month is var second
            && second.Calendar == name.Calendar
            && second.Month == name.Month
        )
        {
            var close = text.After(after + 1);
            if (!open)
                after = close;
            else if (text.Punctuation(close, ')'))
                after = close + 1;
        }
        return true;
    }

    bool MonthShown(int at, int after, DateNode date, MonthForce force)
    {
        if (
            date.Day is not null
            || date.Weekday is not null
            || date.Year is not null
            || date.Shift is not null && force != MonthForce.Bound
        )
            return true;
        // to May's: a name
        if (after + 1 < text.End && Apostrophe(after) && at > text.First && text.Is(at - 1, TimeRole.To))
            return false;
        if (at > text.First && text.Is(at - 1, TimeRole.MonthWord) && text.SameLine(at))
            return true;
        // Nov-Feb 2017, May to March
        if (
            text.After(at) is var joint
            && (RangeSign(joint) || text.SameLine(joint) && text.Is(joint, TimeRole.To))
            && text.SameLine(joint + 1)
            && text.Is(joint + 1, TimeRole.Month)
            && char.IsUpper(Tokens.Surface(at)[0])
        )
            return true;
        if (text.SameLine(after))
        {
            if (text.Is(after, TimeRole.MonthWord) || TryYear(after, out _, out _, out _) || text.Language.MonthFirst && DayBehind(after))
                return true;
            if (
                text.Word(after) is { } next
                && (
                    next.Is(TimeRole.Year)
                    || Shift(next) is not null
                        && text.Language.Language.RightToLeft
                        && !text.Is(after, TimeRole.This) | text.Definite(after)
                )
            )
                return true;
        }
        if (force == MonthForce.Bound || at == text.First || !text.SameLine(at) || text.Word(at - 1) is not { } before)
            return false;
        foreach (var role in Openers)
            if (before.Is(role))
                return true;
        return false;
    }

    /// <summary>Words before which a doubtful month name is a month.</summary>
    static readonly TimeRole[] Openers =
    [
        TimeRole.In,
        TimeRole.Since,
        TimeRole.From,
        TimeRole.Until,
        TimeRole.Of,
        TimeRole.Start,
        TimeRole.End,
        TimeRole.Early,
        TimeRole.Mid,
        TimeRole.Late,
        TimeRole.Before,
        TimeRole.After,
        TimeRole.Between,
        TimeRole.Past,
        TimeRole.Next,
        TimeRole.To,
    ];

    bool Apostrophe(int index) => (Tokens.Is(index, '\'') || Tokens.Is(index, '’')) && DigitsGlued(index) && Tokens.KeyIs(index + 1, "s");

    /// <summary>
    /// A season is a time when it is told which: by a year, by last or next, or by a preposition of time. Without these it is a kind of weather
    /// or a name (a spring market, the Arab Spring).
    /// </summary>
    bool SeasonStands(int at, DateNode date)
    {
        if (date.Shift is not null || date.Year is not null)
            return true;
        var after = SkipWords(text.After(at), TimeRole.Of, TimeRole.The);
        if (text.SameLine(after))
        {
            if (TryYear(after, out _, out _, out _) || text.Is(after, TimeRole.Year))
                return true;
            if (
                text.Language.Language.RightToLeft
                && text.Word(after) is { } behind
                && Shift(behind) is not null
                && !behind.Is(TimeRole.Pointer)
                && (text.Language.Language.Proclitics.None || text.Definite(after))
            )
                return true;
            if (TryPlainUnit(after, out var unit, out _) && unit is UnitNode { Unit: TimeUnit.Year })
                return true;
        }
        if (!text.Language.Language.Proclitics.None && text.Skip(at) == 0 && !Tokens.Key(at).StartsWith("ال", StringComparison.Ordinal))
            return false;
        var before = at - 1;
        while (before >= text.First && text.SameLine(before + 1) && text.Is(before, TimeRole.The))
            before--;
        if (before < text.First || !text.SameLine(before + 1) || text.Word(before) is not { } opener)
            return false;
        foreach (var role in Openers)
            if (opener.Is(role) && (role != TimeRole.Of || text.Language.MonthFirst))
                return true;
        return false;
    }

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

    /// <summary>A year in digits or words, with its word (عام, سال, the year) or without.</summary>
    bool TryYear(int at, out int year, out int after, out bool named)
    {
        (year, after, named) = (0, at, false);
        var next = at;
        if (
            text.Is(next, TimeRole.Unit)
            && text.Value(next, TimeRole.Unit) == (int)TimeUnit.Year
            && (text.Skip(next) == 0 || text.Inner(next) || true)
        )
        {
            named = true;
            next = text.After(next);
        }
        if (!text.SameLine(next) && next != text.First && named)
            return false;
        if (next >= text.End)
            return false;
        // nineteen ninety-eight, the way English says years, is two numbers
        if (
            !text.Number(next, out var number)
            || number.Fractional
            || number.Grouped && number.Digits
            || number.Kind != NumberKind.Cardinal
            || number.Skip > 2
        )
            return false;
        var value = number.Value;
        after = number.End;
        if (
            !number.Digits
            && value is >= 13 and <= 20
            && text.SameLine(after)
            && text.Number(after, out var low)
            && !low.Digits
            && low is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 0 and <= 99 }
        )
        {
            (value, after) = (value * 100 + low.Value, low.End);
            // nineteen zero one
            if (low.Value == 0)
            {
                if (!text.SameLine(after) || !text.Number(after, out var last) || last.Digits || last.Value is < 1 or > 9)
                    return false;
                (value, after) = (value + last.Value, last.End);
            }
        }
        else if (
            !number.Digits
            && number.Grouped is false
            && value is >= 1300 and <= 2000
            && value % 100 == 0
            && text.SameLine(after)
            && text.Number(after, out var rest)
            && !rest.Digits
            && rest is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 1 and <= 99 }
        )
            (value, after) = (value + rest.Value, rest.End); // seventeen hundred thirty-three
        if (
            number.Digits
            && Tokens[next].Length == 2
            && text.Language.Calendar == Calendar.Solar
            && (named && value >= 40 || !named && BehindDay(at, number.End, value))
        )
            value += value >= 40 ? 1300 : 1400;
        if (value != decimal.Truncate(value) || value is < 100 or > 2200 || number.Digits && Tokens[next].Length is not (4 or 3 or 2))
            return false;
        // ۵۸۹ خورشیدی: the era makes a year of any number
        var dated = !named && text.Language.Calendar == Calendar.Solar && number.Digits && EraBehind(after);
        if (!named && !dated && value is < 1300 or > 2100)
            return false;
        if (number.Digits && Tokens[next].Length == 3 && !named && !dated)
            return false;
        year = (int)value;
        return true;
    }

    /// <summary>۲۲ خرداد ۸۸, شهریور ۰۲: two digits of a solar year, told by the month before them and by what does not follow.</summary>
    bool BehindDay(int at, int after, decimal year)
    {
        var month = at - 1;
        if (month > text.First && text.Is(month, TimeRole.MonthWord))
            month--;
        return month >= text.First
            && text.SameLine(at)
            && text.Is(month, TimeRole.Month)
            && text.Word(month)!.Month.Calendar == Calendar.Solar
            && year is >= 40 or <= 9
            && (
                !text.SameLine(after)
                || Tokens[after].Kind == TokenKind.Punctuation && !Tokens.Is(after, '%') && !Tokens.Is(after, '٪')
                || text.Is(after, TimeRole.Clock)
                || year >= 60 && month > text.First && text.Number(month - 1, out _) && !text.Is(after, TimeRole.Unit)
            );
    }

    /// <summary>2015 June, 2016, nov: a year before its month.</summary>
    bool MonthBehind(int after)
    {
        if (text.Punctuation(after, ','))
            after++;
        return text.SameLine(after)
            && text.Is(after, TimeRole.Month)
            && text.Skip(after) == 0
            && text.Word(after)!.Month.Calendar == Calendar.Gregorian
            && text.Language.MonthFirst;
    }

    /// <summary>A bare year stands behind a preposition of time or in brackets, and nothing is counted by it.</summary>
    bool YearStands(int at, int after)
    {
        // in nineteen twenty-eight
        if (
            text.Number(at, out var words)
            && !words.Digits
            && (words.Value is >= 13 and <= 20 && words.End < after || words.Value is >= 2000 and <= 2100 && words.Words > 1)
            && at > text.First
            && text.SameLine(at)
        )
            return text.Is(at - 1, TimeRole.In) || text.Is(at - 1, TimeRole.Since);
        if (Tokens[at].Kind != TokenKind.Number)
            return false;
        if (text.Language.Calendar == Calendar.Solar && Tokens[at].Length is 3 or 4 && EraBehind(after))
            return true;
        if (Tokens[at].Length == 4 && BareYear(at, out _) && MonthBehind(after))
            return true;
        var value = (int)DigitReader.Whole(Tokens, at);
        if (
            Tokens[at].Length != 4
            || value is < 1700 or > 2035 && !(text.Language.Calendar == Calendar.Solar && value is >= 1280 and <= 1450)
        )
            return false;
        if (
            after < text.End
            && (
                Tokens.Is(after, '%')
                || Tokens.Is(after, '٪')
                || (Tokens.Is(after, '/') || Tokens.Is(after, '.'))
                    && DigitsGlued(after)
                    && after + 1 < text.End
                    && Tokens[after + 1].Kind == TokenKind.Number
                    && DigitsGlued(after + 1)
            )
        )
            return false;
        if (text.SameLine(after) && Tokens[after].Kind == TokenKind.Word && text.Is(after, TimeRole.Unit) && text.Skip(after) == 0)
            return false;
        if (at == text.First)
            return after >= text.End || Tokens[after].Kind != TokenKind.Word || Tokens[after].Newlines > 0;
        var before = at - 1;
        if (Tokens[at].Newlines > 0)
            return Tokens[at].Newlines > 0 && (after >= text.End || Tokens[after].Newlines > 0);
        // a list of years: 2009: …; 2014, …
        if ((Tokens.Is(before, ';') || Tokens.Is(before, '؛')) && after < text.End && Tokens[after].Kind == TokenKind.Punctuation)
            return true;
        if (text.Punctuation(after, ':') && Tokens[before].Kind == TokenKind.Punctuation)
            return true;
        if (text.Is(before, TimeRole.TwoUnits) && text.Value(before, TimeRole.TwoUnits) == (int)TimeUnit.Year)
            return true;
        if (Tokens.Is(before, '(') && (text.Punctuation(after, ')') || text.Punctuation(after, '-') || text.Punctuation(after, '–')))
            return true;
        if (
            text.Word(before) is { } word
            && (
                word.Is(TimeRole.In)
                || word.Is(TimeRole.Since)
                || word.Is(TimeRole.Until)
                || word.Is(TimeRole.From)
                || word.Is(TimeRole.Before)
                || word.Is(TimeRole.After)
                || word.Is(TimeRole.To)
                || word.Is(TimeRole.Of) && text.Language.MonthFirst
                || word.Is(TimeRole.Early)
                || word.Is(TimeRole.Late)
                || word.Is(TimeRole.Mid)
                || word.Is(TimeRole.End)
                || word.Is(TimeRole.Between)
                || word.Is(TimeRole.And) && Earlier(before)
            )
        )
            return !CountedBehind(after);
        return Tokens[before].Kind == TokenKind.Word && (Tokens.KeyIs(before, "و") || Tokens.KeyIs(before, "and")) && Earlier(before);
    }

    /// <summary>"between 1990 and 1994": the word before the joint is a year as well.</summary>
    bool Earlier(int joint) => joint > text.First && Tokens[joint - 1].Kind == TokenKind.Number && Tokens[joint - 1].Length == 4;

    /// <summary>في 1900 محطة: an indefinite noun right behind is what the number counts.</summary>
    bool CountedBehind(int after)
    {
        if (!text.SameLine(after) || Tokens[after].Kind != TokenKind.Word)
            return false;
        var surface = Tokens.Surface(after);
        if (surface.Contains('\u064B'))
            return true;
        var key = Tokens.Key(after);
        // the feminine ending and the broken accusative mark nouns; verbs and particles do not carry them
        return text.Language.Language.RightToLeft
            && text.Language.Calendar == Calendar.Gregorian
            && surface.Length > 3
            && (
                surface[^1] is 'ة'
                || key.EndsWith("ا", StringComparison.Ordinal)
                    && !key.StartsWith("ال", StringComparison.Ordinal)
                    && key is not ("الذي")
                    && surface[^1] == 'ا'
                    && key.Length > 4
                    && key[0] is not ('ي' or 'ت' or 'ا')
            );
    }
}
