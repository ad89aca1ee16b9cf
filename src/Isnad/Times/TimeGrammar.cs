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
            if (text.Word(i) is null && Tokens[i].Kind is not TokenKind.Number && !NumberMayStart(i) && !Tokens.KeyIs(i, "q"))
                continue;
            if (!TryRead(i, out var parse))
            {
                // a phrase that is no time must not be entered in its middle: "last name", "end of the line"
                continue;
            }
            if (found.Count > 0 && found[^1].End == parse.First - 1 && Tokens.Is(parse.First - 1, '('))
                parse = parse with { Beside = true };
            found.Add(parse);
            i = parse.End - 1;
        }
        return found;
    }

    /// <summary>A number word begins a time only when a time word follows soon ("two years ago"): look before reading.</summary>
    bool NumberMayStart(int index)
    {
        if (!text.Any || Tokens[index].Kind != TokenKind.Word)
            return false;
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
        parse = new TimeParse(index, end, skip, node) { Ahead = Ahead(index, end) };
        return true;
    }

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

    /// <summary>A word of the future within the clause before, or just behind.</summary>
    bool Ahead(int index, int end)
    {
        for (var i = index - 1; i >= text.First && i > index - 9 && Tokens[i + 1].Newlines == 0; i--)
        {
            if (Tokens.Is(i, '.') || Tokens.Is(i, ';') || Tokens.Is(i, '؛') || Tokens.Is(i, ':'))
                break;
            if (text.Is(i, TimeRole.Ahead))
                return true;
        }
        for (var i = end; i < text.End && i < end + 6 && Tokens[i].Newlines == 0; i++)
        {
            if (Tokens[i].Kind == TokenKind.Punctuation)
                break;
            if (text.Is(i, TimeRole.Ahead))
                return true;
        }
        return false;
    }

    /// <summary>An expression with the words that make it an interval.</summary>
    bool TryWhole(int index, out TimeNode node, out int end, out int skip)
    {
        skip = text.Skip(index);
        // a number word's proclitics are found by the number reader
        if (text.Word(index) is null && text.Number(index, out var number))
            skip = number.Skip;
        if (text.Word(index) is { } word)
        {
            if (word.Is(TimeRole.ForThe) || text.Prefix(index) is "ل" or "لل")
            {
                if (TrySoFar(index, out node, out end))
                {
                    if (text.Prefix(index) is "لل")
                        skip = 1; // the span begins at the second lam
                    if (text.Prefix(index) is "لل" or "ل")
                        skip = 0;
                    return true;
                }
            }
            if (word.Is(TimeRole.Between) && TryBetween(text.After(index), out node, out end))
                return true;
            // in three weeks
            if (
                word.Is(TimeRole.AheadIn)
                && text.SameLine(text.After(index))
                && TryCount(text.After(index), out var steps, out var stepUnit, out end)
                && stepUnit >= TimeUnit.Day
                && !(
                    text.SameLine(end)
                    && text.Word(end) is { } then
                    && (
                        then.Is(TimeRole.Of)
                        || then.Is(TimeRole.Past)
                        || then.Is(TimeRole.Ago)
                        || then.Is(TimeRole.In) && !then.Is(TimeRole.On)
                    )
                )
            )
            {
                node = new StepNode(steps, stepUnit, 1, false);
                return true;
            }
            if (word.Is(TimeRole.Within) && TryWithin(text.After(index), out node, out end))
                return true;
            if (word.Is(TimeRole.Since) && TryOpen(TimeRole.Since, text.After(index), out node, out end))
                return true;
            if (word.Is(TimeRole.From) && TryFrom(text.After(index), out node, out end))
                return true;
            if (word.Is(TimeRole.Until) && TryOpen(TimeRole.Until, text.After(index), out node, out end))
                return true;
            if (word.Is(TimeRole.Before) && TryBefore(index, out node, out end))
                return true;
            if (word.Is(TimeRole.After) && TryAfter(index, out node, out end))
                return true;
        }
        if (TryCore(index, out node, out end))
        {
            if (TryDash(end, node, out var second, out var after))
            {
                node = new RangeNode(Fill(node, second), second);
                end = after;
            }
            // the article outside: من اليوم الأول keeps ال, it is part of the word
            skip = KeptArticle(index, skip);
            return true;
        }
        return TryYears(index, out node, out end) || TryShortRange(index, out node, out end);
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

    /// <summary>Names, times and figures keep the article: of a chain like وال only the و is left out.</summary>
    int KeptArticle(int index, int skip)
    {
        var prefix = Tokens.Key(index)[..Math.Min(skip, Tokens.Key(index).Length)];
        return prefix switch
        {
            [.., 'ا', 'ل'] => skip - 2,
            [.., 'ل', 'ل'] => skip - 1,
            _ => skip,
        };
    }

    bool TryOpen(TimeRole side, int index, out TimeNode node, out int end)
    {
        node = null!;
        index = SkipWords(index, TimeRole.Of, TimeRole.The, TimeRole.In);
        if (!text.SameLine(index))
        {
            end = index;
            return false;
        }
        if (side == TimeRole.Since && TryCount(index, out var count, out var unit, out end) && !NamedByNumber(index, end))
        {
            // منذ يومين, since two days ago
            if (text.SameLine(end) && text.Is(end, TimeRole.Ago))
                end = text.After(end);
            else if (text.Is(end, TimeRole.Past))
                end = text.After(end);
            else if (!text.Language.Language.RightToLeft || text.Language.Calendar == Calendar.Solar)
                return false;
            node = new OpenNode(side, new StepNode(count, unit, -1, false));
            return true;
        }
        if (!TryCore(index, out var inner, out end))
            return false;
        // until the next 48 hours: the stretch says it all
        node = inner is StretchNode && side == TimeRole.Until ? inner : new OpenNode(side, inner);
        return true;
    }

    bool TryFrom(int index, out TimeNode node, out int end)
    {
        node = null!;
        index = SkipWords(index, TimeRole.The);
        if (!text.SameLine(index) || !TryCore(index, out var from, out end))
        {
            end = index;
            return text.SameLine(index) && TryShortRange(index, out node, out end);
        }
        if (
            text.SameLine(end)
            && (text.Is(end, TimeRole.To) || text.Is(end, TimeRole.Until))
            && text.SameLine(text.After(end))
            && TryCore(SkipWords(text.After(end), TimeRole.The), out var to, out var after)
        )
        {
            (node, end) = (new RangeNode(Fill(from, to), to), after);
            return true;
        }
        // از آبان: since; in a language where "from" means no more than a start this needs an edge
        if (from is EdgeNode or StepNode || text.Language.Calendar == Calendar.Solar)
        {
            node = new OpenNode(TimeRole.From, from);
            return true;
        }
        return false;
    }

    bool TryBetween(int index, out TimeNode node, out int end)
    {
        node = null!;
        end = index;
        // بين عامي 1990 و1994
        index = SkipWords(index, TimeRole.The, TimeRole.TwoUnits, TimeRole.DayWord);
        if (!text.SameLine(index) || !TryCore(index, out var from, out var middle))
        {
            if (
                !text.SameLine(index)
                || !text.Number(index, out var day)
                || day.Value is < 1 or > 31
                || !Joined(day.End, out middle)
                || !TryCore(middle, out var date, out end)
                || date is not DateNode { Day: not null, Month: not null } last
            )
                return false;
            node = new RangeNode(last with { Day = (int)day.Value, Weekday = null }, last);
            return true;
        }
        if (!Joined(middle, out var next) || !TryCore(SkipWords(next, TimeRole.The), out var to, out end))
            return false;
        node = new RangeNode(Fill(from, to), to);
        return true;
    }

    /// <summary>The word or letter that joins the two ends of "between".</summary>
    bool Joined(int index, out int next)
    {
        next = index;
        if (!text.SameLine(index))
            return false;
        if (text.Is(index, TimeRole.And) || text.Is(index, TimeRole.To) && text.Skip(index) == 0)
        {
            next = text.After(index);
            return true;
        }
        if (Tokens.KeyIs(index, "و"))
        {
            next = index + 1;
            return true;
        }
        return Tokens.KeyChar(index) == 'و' && (text.Skip(index) > 0 || text.Number(index, out var number) && number.Skip > 0);
    }

    bool TryWithin(int index, out TimeNode node, out int end)
    {
        node = null!;
        index = SkipWords(index, TimeRole.Of, TimeRole.The, TimeRole.Past);
        if (!text.SameLine(index) || !TryCount(index, out var count, out var unit, out end))
        {
            end = index;
            return false;
        }
        var direction = text.SameLine(end) && text.Is(end, TimeRole.Past) ? -1 : 1;
        if (text.SameLine(end) && (text.Is(end, TimeRole.Past) || text.Is(end, TimeRole.Next)))
            end = text.After(end);
        node = new StretchNode(count, unit, direction);
        return true;
    }

    /// <summary>Before a date; قبل شهرين: two months ago; a day before something.</summary>
    bool TryBefore(int index, out TimeNode node, out int end)
    {
        node = null!;
        var inner = SkipWords(text.After(index), TimeRole.The);
        if (!text.SameLine(inner))
        {
            end = inner;
            return false;
        }
        if (text.Word(index)!.Is(TimeRole.Ago) && TryCount(inner, out var count, out var unit, out end))
        {
            // قبل يوم من الافتتاح: counted from what follows, which is a thing just mentioned
            var fromPrevious = text.SameLine(end) && text.Is(end, TimeRole.Of) && !text.Is(end, TimeRole.Day);
            node = new StepNode(count, unit, -1, fromPrevious);
            return true;
        }
        if (!TryCore(inner, out var core, out end))
            return false;
        if (core is DateNode { Part: not null, HasDate: false })
            node = core;
        else
            node = new OpenNode(TimeRole.Before, core);
        return true;
    }

    /// <summary>بعد يومين: two days later; after a date is an open end.</summary>
    bool TryAfter(int index, out TimeNode node, out int end)
    {
        node = null!;
        var inner = SkipWords(text.After(index), TimeRole.The);
        if (!text.SameLine(inner))
        {
            end = inner;
            return false;
        }
        if (text.Word(index)!.Is(TimeRole.Later) && TryCount(inner, out var count, out var unit, out end))
        {
            // بعد ساعتين من الانتظار is a duration
            if (text.SameLine(end) && (text.Is(end, TimeRole.Of) || text.Is(end, TimeRole.Past)) || unit <= TimeUnit.Minute)
                return false;
            // بعد يومين على غرق المركب: so long after it the text is written
            if (text.SameLine(end) && Tokens.KeyIs(end, "علي"))
            {
                node = new DateNode { Offset = 0 };
                return unit >= TimeUnit.Day;
            }
            node = new StepNode(count, unit, 1, true);
            return true;
        }
        if (
            !TryCore(inner, out var core, out end)
            || core is DateNode { HasDate: false } or UnitNode { Shift: 0 } or StepNode or NthNode or AnaphorNode
        )
            return false;
        node = new OpenNode(TimeRole.Since, core);
        return true;
    }

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
}
