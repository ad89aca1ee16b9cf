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
        if (text.Punctuation(index, '-') || text.Punctuation(index, '–') || text.Punctuation(index, '—'))
            next = index + 1;
        else if ((text.Is(index, TimeRole.To) || text.Is(index, TimeRole.Until)) && text.Skip(index) == 0)
            next = SkipWords(text.After(index), TimeRole.The);
        else
            return false;
        if (!text.SameLine(next) || !TryCore(next, out second, out end) || second.GetType() != first.GetType())
            return false;
        // two dates side by side with a dash are a range only of the same kind
        return first is not DateNode a
            || second is not DateNode b
            || a.Day is null == b.Day is null
                && a.Weekday is null == b.Weekday is null
                && (a.Calendar ?? b.Calendar) == (b.Calendar ?? a.Calendar)
                && (a.Clock is null || b.Clock is not null);
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
        if (text.Punctuation(next, '-') || text.Punctuation(next, '–') || text.Punctuation(next, '—'))
            next++;
        else if ((text.Is(next, TimeRole.To) || text.Is(next, TimeRole.Until) || text.Is(next, TimeRole.And)) && text.Skip(next) == 0)
            next = SkipWords(text.After(next), TimeRole.The);
        else if (!(Tokens.KeyIs(next, "و")))
            return false;
        else
            next++;
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

    /// <summary>The first end of a range takes month, year and calendar from the second where it lacks them.</summary>
    static TimeNode Fill(TimeNode first, TimeNode second)
    {
        if (first is DateNode a && second is DateNode b)
            return a with
            {
                Year = a.Year ?? (a.Offset is null ? b.Year : null),
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
        if (text.Punctuation(next, '-') || text.Punctuation(next, '–') || text.Punctuation(next, '—'))
            next++;
        else if ((text.Is(next, TimeRole.To) || text.Is(next, TimeRole.Until)) && text.Skip(next) == 0)
            next = text.After(next);
        else
            return false;
        if (!text.SameLine(next) || !BareYear(next, out var to) || to <= from || to - from > 150)
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

    bool BareYear(int index, out int year)
    {
        year =
            index < text.End && Tokens[index].Kind == TokenKind.Number && Tokens[index].Length == 4
                ? (int)DigitReader.Whole(Tokens, index)
                : 0;
        return year is >= 1700 and <= 2100 || year is >= 1280 and <= 1450 && text.Language.Calendar == Calendar.Solar;
    }
}
