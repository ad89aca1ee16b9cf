namespace Isnad;

/// <summary>Times that are told by what happened then.</summary>
sealed partial class TimeGrammar
{
    /// <summary>How many tokens the clause behind "since" may have before its date.</summary>
    const int ClauseReach = 9;

    /// <summary>Since the inquiry was opened on Feb. 6, منذ اندلاع الحرب في 15 نيسان: a clause or noun phrase that ends with its date.</summary>
    bool TrySinceClause(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        for (var i = index; i < text.End && i < index + ClauseReach && Tokens[i].Newlines == 0; i++)
        {
            if (Tokens[i].Kind == TokenKind.Punctuation && !Tokens.Is(i, '"') && !Tokens.Is(i, '«') && !Tokens.Is(i, '»'))
                return false;
            if (i == index || text.Word(i) is not { } word || !(word.Is(TimeRole.In) || word.Is(TimeRole.On)))
                continue;
            var at = SkipWords(text.After(i), TimeRole.The);
            if (
                !text.SameLine(at)
                || !TryDate(at, out var date, out end)
                || date is not { Offset: null, Clock: null }
                || (date.Month ?? date.Year ?? date.Weekday) is null
            )
                continue;
            node = new OpenNode(TimeRole.Since, date);
            return true;
        }
        return false;
    }

    /// <summary>A noun with its article behind "a day before", "two days after", قبل يوم من: the event that it is counted from, if it is one.</summary>
    bool NamesEvent(int index, out int noun)
    {
        noun = index;
        if (!text.SameLine(index) || Tokens[index].Kind != TokenKind.Word)
            return false;
        if (text.Language.MonthFirst)
        {
            noun = text.Is(index, TimeRole.The) ? text.After(index) : index;
            return noun > index && text.SameLine(noun) && Tokens[noun].Kind == TokenKind.Word;
        }
        // من أن: the preposition belongs to a verb in front (complained two years ago that)
        return text.Language.Language.Proclitics.None
            || text.Language.Language.WithArticle.Fits(Tokens.Key(index))
            || Tokens.Key(index).Length > 3;
    }

    /// <summary>The September 11 attacks, أحداث 11 أيلول: a day that everybody knows by its month, with the year that the word beside it gives.</summary>
    void KnownYear(int index, DateNode date, int end)
    {
        if (date is not { Month: { } month, Day: { } day, Year: null, YearOffset: null, Shift: null, Weekday: null, Clock: null })
            return;
        var year = index > text.First && text.SameLine(index) && text.Word(index - 1) is { } before ? before.YearOf(month, day) : null;
        date.Year = year ?? (text.SameLine(end) && text.Word(end) is { } behind ? behind.YearOf(month, day) : null);
        date.Known = date.Year is not null;
    }

    /// <summary>The 2019 election, حرب 1994, انتخابات ۱۳۹۶: a noun that takes the year in which it was.</summary>
    bool DatesNoun(int at, int after)
    {
        if (text.Language.Language.RightToLeft)
            return text.SameLine(at) && text.Is(at - 1, TimeRole.OfYear) && !CountedBehind(after);
        if (!text.Is(at - 1, TimeRole.The) || !text.SameLine(at))
            return false;
        // the 2018 midterm elections: one word between, none of a name
        for (
            var i = after;
            i < after + 2 && text.SameLine(i) && Tokens[i].Kind == TokenKind.Word && char.IsLower(Tokens.Surface(i)[0]);
            i++
        )
            if (text.Is(i, TimeRole.OfYear))
                return true;
        return false;
    }

    /// <summary>۲۰ مهر، یعنی دو هفته پیش از: nothing but commas and the word for "that is" between two times.</summary>
    bool Namely(int end, int next)
    {
        var said = false;
        for (var i = end; i < next; i++)
        {
            if (Tokens[i].Newlines > 0 || Tokens[i].Kind != TokenKind.Punctuation && !text.Is(i, TimeRole.Namely))
                return false;
            said |= text.Is(i, TimeRole.Namely);
        }
        return said;
    }
}
