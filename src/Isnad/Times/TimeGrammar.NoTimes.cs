namespace Isnad;

/// <summary>What has the form of a time and is none.</summary>
sealed partial class TimeGrammar
{
    /// <summary>How far in front of an hour the words may stand that make it one of each day.</summary>
    const int EveryReach = 8;

    /// <summary>An unlucky Thursday, on a quiet Sunday: behind an article a weekday that another word describes is any such day, unless it describes a noun itself.</summary>
    bool SomeDay(int index, int end, TimeNode node)
    {
        if (
            !text.Language.MonthFirst
            || node is not DateNode { Weekday: not null, Day: null, Month: null, Shift: null, Offset: null }
            || index <= text.First
            || !text.SameLine(index)
        )
            return false;
        var before = index - 1;
        // a quiet Sunday: one word between, and not one of time (the following Sunday)
        var described =
            before > text.First
            && text.SameLine(before)
            && Tokens[before].Kind == TokenKind.Word
            && text.Word(before) is null
            && !text.Number(before, out _)
            && char.IsLower(Tokens.Surface(before)[0]);
        if (described)
            before--;
        if (!text.Is(before, TimeRole.Article) && !(described && text.Is(before, TimeRole.The)))
            return false;
        // a rare Sunday session
        return !text.SameLine(end)
            || Tokens[end].Kind != TokenKind.Word && !(Tokens.Is(end, '\'') || Tokens.Is(end, '’'))
            || text.Word(end) is { } next
                && (
                    next.Is(TimeRole.In)
                    || next.Is(TimeRole.On)
                    || next.Is(TimeRole.Of)
                    || next.Is(TimeRole.The)
                    || next.Is(TimeRole.Article)
                );
    }

    /// <summary>هر شب، بین ساعت سه و چهار: the hour of each day.</summary>
    bool EveryDay(int index, TimeNode node)
    {
        if (node is not (DateNode { Clock: not null, HasDate: false } or HoursNode { Day.HasDate: false }))
            return false;
        for (var i = index - 1; i >= text.First && i >= index - EveryReach && Tokens[i + 1].Newlines == 0; i--)
        {
            if (Tokens.Is(i, '.') || Tokens.Is(i, '؛') || Tokens.Is(i, ';') || Tokens.Is(i, ':'))
                return false;
            if (text.Is(i, TimeRole.Every) && text.Word(text.After(i)) is { } each && (each.Is(TimeRole.Unit) || each.Is(TimeRole.Part)))
                return true;
        }
        return false;
    }

    /// <summary>Halloween-themed, Falcon-May: a hyphen binds the word into another.</summary>
    bool InCompound(int index, int end) =>
        end + 1 < text.End
        && Tokens.Is(end, '-')
        && DigitsGlued(end)
        && DigitsGlued(end + 1)
        && Tokens[end + 1].Kind == TokenKind.Word
        && Tokens[end - 1].Kind == TokenKind.Word
        && text.Word(end + 1) is null
        && !text.Language.Language.RightToLeft;

    /// <summary>ثلاث ساعات في اليوم: "in the day" is each day; today stands without a preposition.</summary>
    bool PerDay(int index, TimeNode node) =>
        node is DateNode { Offset: 0, Weekday: null, Day: null, Clock: null, Part: null }
        && !text.Language.Language.Proclitics.None
        && index > text.First
        && text.SameLine(index)
        && text.Is(index - 1, TimeRole.In)
        && text.Definite(index) | text.Language.Language.WithArticle.Fits(Tokens.Key(index));

    bool Every(int index)
    {
        for (var back = 1; back <= 2; back++)
        {
            var i = index - back;
            if (i < text.First || Tokens[i + 1].Newlines > 0)
                return false;
            if (text.Is(i, TimeRole.Every) && text.After(i) >= index - 1)
                return true;
        }
        return false;
    }
}
