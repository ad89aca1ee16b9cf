namespace Isnad;

/// <summary>
/// The grammar of time expressions. It knows roles (<see cref="TimeRole"/>) and no words: the languages differ in their tables and in which
/// of the orders below they use. Each method reads from a token and gives back the node and the token behind it.
/// </summary>
sealed partial class TimeGrammar(TimeText text)
{
    readonly TimeText text = text;

    TokenTable Tokens => text.Tokens;

    /// <summary>All expressions of the stretch in order, without overlap.</summary>
    public List<TimeParse> ReadAll()
    {
        var found = new List<TimeParse>();
        for (var i = text.First; i < text.End; i++)
        {
            if (
                text.Word(i) is null
                && Tokens[i].Kind is not TokenKind.Number
                && !NumberMayStart(i)
                && !Tokens.KeyIs(i, "q")
                && !Tokens.KeyIs(i, "h")
            )
                continue;
            if (!TryRead(i, out var parse))
            {
                // a phrase that is no time must not be entered in its middle: "last name", "end of the line"
                continue;
            }
            if (found.Count > 0 && found[^1].End == parse.First - 1 && Tokens.Is(parse.First - 1, '('))
                parse = parse with { Beside = true };
            if (found.Count > 0 && JoinedTo(found[^1].End, parse.First))
            {
                parse = parse with { Joined = true };
                // يومي السبت والأحد المقبلين: the modifier behind the second is of both
                if (
                    text.Language.Language.RightToLeft
                    && parse.Node is DateNode { Weekday: not null, Day: null, Month: null, Shift: { } both }
                    && found[^1].Node is DateNode { Weekday: not null, Day: null, Month: null, Shift: null } one
                )
                    found[^1] = found[^1] with { Node = one with { Shift = both } };
            }
            if (found.Count > 0 && Namely(found[^1].End, parse.First))
                parse = parse with { Same = true };
            found.Add(parse);
            i = parse.End - 1;
        }
        for (var i = 0; i < found.Count - 1; i++)
            if (found[i].Node is DateNode { Clock: not null, HasDate: false } clock && DateBehind(found, i) is { } day)
                found[i] = found[i] with { Node = day with { Clock = clock.Clock, ClockOpen = clock.ClockOpen } };
        return found;
    }

    bool JoinedTo(int end, int next) =>
        end == next && text.SameLine(next)
        || end + 1 == next && text.SameLine(end) && (text.Is(end, TimeRole.And) || Tokens.Is(end, ',') || Tokens.Is(end, '،'));

    /// <summary>At 2:49 a.m. local time (0749 UTC) on Saturday: the date that a clock time has behind it.</summary>
    DateNode? DateBehind(List<TimeParse> found, int index)
    {
        for (var i = index + 1; i < found.Count && i <= index + 2; i++)
        {
            for (var at = found[i - 1].End; at < found[i].First; at++)
                if (
                    Tokens[at].Newlines > 0
                    || !(
                        Tokens.Is(at, '(')
                        || Tokens.Is(at, ')')
                        || Tokens.Is(at, ',')
                        || text.Word(at) is { } word && (word.Is(TimeRole.Zone) || word.Is(TimeRole.On) || word.Is(TimeRole.OClock))
                    )
                )
                    return null;
            if (found[i].Node is not DateNode date)
                return null;
            if (date is { Clock: null, HasDate: true } && (date.Weekday ?? date.Day ?? date.Offset) is not null)
                return date;
            if (date.HasDate)
                return null;
        }
        return null;
    }

    /// <summary>A number word begins a time only when a time word follows soon ("two years ago"): look before reading.</summary>
    bool NumberMayStart(int index)
    {
        if (!text.Any || Tokens[index].Kind != TokenKind.Word)
            return false;
        // in nineteen twenty-eight
        if (
            text.Language.MonthFirst
            && index > text.First
            && (text.Is(index - 1, TimeRole.In) || text.Is(index - 1, TimeRole.Since))
            && text.Number(index, out var century)
            && century.Value is >= 13 and <= 20 or >= 2000 and <= 2100
        )
            return true;
        for (var i = index + 1; i < text.End && i < index + 7 && Tokens[i].Newlines == 0; i++)
            if (text.Word(i) is not null)
                return text.Number(index, out _);
        return false;
    }

    public bool TryRead(int index, out TimeParse parse)
    {
        parse = null!;
        if (Every(index))
            return false;
        if (!TryWhole(index, out var node, out var end, out var skip))
            return false;
        if (
            node is UnitNode or StepNode or StretchNode
            && index > text.First
            && text.SameLine(index)
            && text.Is(index - 1, TimeRole.Several)
        )
            return false;
        if (InCompound(index, end) || PerDay(index, node) || SomeDay(index, end, node) || EveryDay(index, node))
            return false;
        // the 2019 election: the article is that of the noun
        if (node is DateNode { Known: true } or DateNode { Year: not null, Month: null, Season: null } && text.Is(index, TimeRole.The))
            index = text.After(index);
        parse = new TimeParse(index, end, skip, node) { Ahead = Ahead(index, end), OfEvent = BesideEvent(index, end) };
        return true;
    }

    /// <summary>Sunday's parliamentary election, the vote on Sunday: the word of an event within four words of its sentence.</summary>
    bool BesideEvent(int index, int end)
    {
        for (var i = index - 1; i >= text.First && i >= index - 4 && Tokens[i + 1].Newlines == 0 && !Tokens.Is(i, '.'); i--)
            if (text.Is(i, TimeRole.Event))
                return true;
        for (var i = end; i < text.End && i < end + 4 && Tokens[i].Newlines == 0 && !Tokens.Is(i, '.'); i++)
            if (text.Is(i, TimeRole.Event))
                return true;
        return false;
    }

    /// <summary>A word of the future within the clause before, or just behind.</summary>
    bool Ahead(int index, int end)
    {
        for (var i = index - 1; i >= text.First && i > index - 9 && Tokens[i + 1].Newlines == 0; i--)
        {
            if (Tokens.Is(i, '.') || Tokens.Is(i, ';') || Tokens.Is(i, '؛') || Tokens.Is(i, ':'))
                break;
            // "By Monday" at the head of a sentence tells of what was reached, "by Monday" of what is to come
            if (
                text.Is(i, TimeRole.Ahead)
                && (text.Value(i, TimeRole.Ahead) != 2 || text.After(i) == index && !char.IsUpper(Tokens.Surface(i)[0]))
            )
                return true;
        }
        for (var i = end; i < text.End && i < end + 6 && Tokens[i].Newlines == 0; i++)
        {
            if (Tokens[i].Kind == TokenKind.Punctuation)
                break;
            if (text.Is(i, TimeRole.Ahead) && text.Value(i, TimeRole.Ahead) == 0)
                return true;
        }
        return false;
    }

    int SkipWords(int index, params ReadOnlySpan<TimeRole> roles)
    {
        while (index < text.End && text.Word(index) is { } word && Tokens[index].Newlines == 0 && Any(word, roles))
            index = text.After(index);
        return index;
    }

    static bool Any(TimeWord word, ReadOnlySpan<TimeRole> roles)
    {
        foreach (var role in roles)
            if (word.Is(role))
                return true;
        return false;
    }

    bool IsUnit(int index, TimeUnit unit) => text.Is(index, TimeRole.Unit) && text.Value(index, TimeRole.Unit) == (int)unit;

    bool DigitsGlued(int index) => index < text.End && DigitReader.Glued(Tokens, index);
}
