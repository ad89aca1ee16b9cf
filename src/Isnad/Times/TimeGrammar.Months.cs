namespace Isnad;

/// <summary>When a word that may be a month or a season is one.</summary>
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
        if (!text.Language.Language.Proclitics.None && text.Skip(at) == 0 && !text.Language.Language.WithArticle.Fits(Tokens.Key(at)))
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
}
