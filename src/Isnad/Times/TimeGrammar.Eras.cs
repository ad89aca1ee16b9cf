namespace Isnad;

sealed partial class TimeGrammar
{
    bool TryFestival(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The, TimeRole.DayWord);
        var shift = 0;
        if (text.Word(at) is { } before && Shift(before) is { } own && IsFestival(text.After(at)))
            (shift, at) = (own, text.After(at));
        if (!IsFestival(at))
            return false;
        var word = text.Word(at)!;
        end = text.After(at);
        int? year = null;
        var next = SkipWords(end, TimeRole.Of, TimeRole.In, TimeRole.MonthWord);
        if (text.SameLine(next) && TryYear(next, out var y, out var after, out _))
            (year, end) = (y, after);
        else if (
            text.SameLine(end)
            && text.Word(end) is { } modifier
            && Shift(modifier) is { } behind
            && !modifier.Is(TimeRole.Pointer)
            && text.Language.Language.RightToLeft
        )
            (shift, end) = (behind, text.After(end));
        node = new FestivalNode(word.Month, year, shift) { Movable = word.Is(TimeRole.Movable) ? word.Value(TimeRole.Movable) : null };
        return true;
    }

    bool IsFestival(int index) => text.Is(index, TimeRole.Festival) || text.Is(index, TimeRole.Movable);

    /// <summary>The 1990s, التسعينيات, دهه ۹۰, the 19th century.</summary>
    bool TryEra(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        if (at >= text.End)
            return false;
        // 1990s
        if (
            Tokens[at].Kind == TokenKind.Number
            && Tokens[at].Length is 4 or 2
            && at + 1 < text.End
            && (
                Tokens.KeyIs(at + 1, "s")
                || at + 2 < text.End && Tokens[at + 1].Kind == TokenKind.Punctuation && Tokens.KeyIs(at + 2, "s") && DigitsGlued(at + 2)
            )
            && (DigitsGlued(at + 1) || Tokens.Is(at + 1, '\''))
        )
        {
            var first = (int)DigitReader.Whole(Tokens, at);
            if (Tokens[at].Length == 2)
                first += 1900;
            if (first % 10 != 0 || first is < 1000 or > 2100)
                return false;
            (node, end) = (new EraNode(first, 10, Calendar.Gregorian), at + 2);
            return true;
        }
        if (text.Is(at, TimeRole.Decade) && text.SameLine(text.After(at)))
        {
            var next = SkipWords(text.After(at), TimeRole.Of, TimeRole.The);
            if (text.Number(next, out var number) && number is { Fractional: false } && text.SameLine(next))
            {
                var first = (int)Math.Min(number.Value, 3000);
                if (first % 10 != 0)
                    return false;
                if (first < 100)
                    first += text.Language.Calendar == Calendar.Solar ? (first < 30 ? 1400 : 1300) : 1900;
                var calendar = first < 1500 && text.Language.Calendar == Calendar.Solar ? Calendar.Solar : Calendar.Gregorian;
                (node, end) = (new EraNode(first, 10, calendar), number.End);
                return true;
            }
            if (text.Is(next, TimeRole.DecadeName))
                at = next;
        }
        if (text.Is(at, TimeRole.DecadeName) && (at != index || text.Definite(at) || text.Prefix(at) is not "و"))
        {
            (node, end) = (new EraNode(text.Value(at, TimeRole.DecadeName), 10, Calendar.Gregorian), text.After(at));
            return true;
        }
        // the 19th century, القرن التاسع عشر, قرن ۱۹
        if (
            text.Number(at, out var before)
            && before.Kind == NumberKind.Ordinal
            && text.SameLine(before.End)
            && IsUnit(before.End, TimeUnit.Century)
        )
        {
            (node, end) = (new EraNode((int)(Math.Min(before.Value, 30) - 1) * 100 + 1, 100, Calendar.Gregorian), text.After(before.End));
            return before.Value is > 0 and <= 30;
        }
        if (
            IsUnit(at, TimeUnit.Century)
            && text.SameLine(text.After(at))
            && text.Number(text.After(at), out var behind)
            && behind.Value is > 0 and <= 30
            && (behind.Kind == NumberKind.Ordinal || behind.Digits)
        )
        {
            (node, end) = (new EraNode((int)(behind.Value - 1) * 100 + 1, 100, Calendar.Gregorian), behind.End);
            return true;
        }
        return false;
    }

    bool Era(int at, DateNode date, out int after)
    {
        after = at;
        var open = text.Punctuation(at, '(') && at + 1 < text.End;
        var word = open ? at + 1 : at;
        if (!text.SameLine(word) || !text.Is(word, TimeRole.Era))
            return false;
        if (open && !text.Punctuation(text.After(word), ')'))
            return false;
        var era = text.Value(word, TimeRole.Era);
        if (era == -1)
            date.Bc = true;
        else
            date.Calendar ??= (Calendar)era;
        after = text.After(word) + (open ? 1 : 0);
        // ه.ش. in letters with dots
        if (
            text.Punctuation(after, '.')
            && DigitsGlued(after)
            && Tokens[after - 1].Length == 1
            && after + 1 < text.End
            && Tokens[after + 1].Newlines == 0
            && !text.SameLine(after + 2)
        )
            after++;
        return true;
    }
}
