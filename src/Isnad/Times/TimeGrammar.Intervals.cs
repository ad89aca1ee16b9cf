namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>An expression with the words that make it an interval.</summary>
    bool TryWhole(int index, out TimeNode node, out int end, out int skip)
    {
        skip = text.Skip(index);
        // a number word's proclitics are found by the number reader
        if (text.Word(index) is null && text.Number(index, out var number))
            skip = number.Skip;
        if (TryHours(index, out node, out end))
            return true;
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
                // "within four hours" of something is how long it took, unless the text looks ahead; "within a day of" it is not counted from now
                return !OfSomething(end)
                    && (node is not StretchNode { Unit: < TimeUnit.Day, Direction: > 0, Said: false } || Ahead(index, end));
            // beginning January 7
            if (
                word.Is(TimeRole.Beginning)
                && text.SameLine(text.After(index))
                && TryDate(text.After(index), out var start, out end)
                && start is { Month: not null, Day: not null }
            )
            {
                node = new OpenNode(TimeRole.From, start);
                return true;
            }
            if (word.Is(TimeRole.Since) && TryOpen(TimeRole.Since, text.After(index), out node, out end))
                return true;
            if (word.Is(TimeRole.Since) && TrySinceClause(text.After(index), out node, out end))
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
        // in 2022-23
        if (
            BareYear(index, out var started)
            && RangeSign(index + 1)
            && DigitsGlued(index + 1)
            && NextYear(index + 2, started)
            && Tokens[index + 2].Length == 2
            && TryYears(index, out node, out end)
        )
            return true;
        if (TryCore(index, out node, out end))
        {
            if (TryDash(end, node, out var second, out var after))
            {
                node = new RangeNode(Fill(node, second), FillEnd(node, second));
                end = after;
            }
            // the article outside: من اليوم الأول keeps ال, it is part of the word
            skip = KeptArticle(index, skip);
            return true;
        }
        return TryYears(index, out node, out end) || TryShortRange(index, out node, out end);
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

    /// <summary>True inside "from" and "between", where two numbers with a stroke are a day and a month.</summary>
    bool ranged;

    bool TryFrom(int index, out TimeNode node, out int end)
    {
        ranged = text.Language.MonthFirst;
        var found = TryStart(SkipWords(index, TimeRole.The), out node, out end);
        ranged = false;
        return found;
    }

    bool TryStart(int index, out TimeNode node, out int end)
    {
        node = null!;
        if (text.SameLine(index) && TryYears(index, out node, out end))
            return true;
        if (!text.SameLine(index) || !TryCore(index, out var from, out end))
        {
            end = index;
            return text.SameLine(index) && TryShortRange(index, out node, out end);
        }
        if (text.SameLine(end) && (text.Is(end, TimeRole.To) || text.Is(end, TimeRole.Until)) && Now(text.After(end), out var present))
        {
            (node, end) = (new RangeNode(from, new DateNode { Offset = 0 }), present);
            return true;
        }
        if (
            text.SameLine(end)
            && (text.Is(end, TimeRole.To) || text.Is(end, TimeRole.Until))
            && text.SameLine(text.After(end))
            && TryCore(SkipWords(text.After(end), TimeRole.The), out var to, out var after)
        )
        {
            (node, end) = (new RangeNode(Fill(from, to), FillEnd(from, to)), after);
            return true;
        }
        if (TryDash(end, from, out var second, out var behind))
        {
            (node, end) = (new RangeNode(Fill(from, second), FillEnd(from, second)), behind);
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
        ranged = text.Language.MonthFirst;
        // بين عامي 1990 و1994
        var found = TryTwo(SkipWords(index, TimeRole.The, TimeRole.TwoUnits, TimeRole.DayWord), out node, out end);
        ranged = false;
        return found;
    }

    bool TryTwo(int index, out TimeNode node, out int end)
    {
        node = null!;
        end = index;
        if (text.SameLine(index) && TryYears(index, out node, out end))
            return true;
        // between now and March
        if (Now(index, out var start) && Joined(start, out var ending) && TryCore(SkipWords(ending, TimeRole.The), out var until, out end))
        {
            node = new RangeNode(new DateNode { Offset = 0 }, until);
            return true;
        }
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
        if (TryDash(middle, from, out var second, out var behind))
        {
            (node, end) = (new RangeNode(Fill(from, second), FillEnd(from, second)), behind);
            return true;
        }
        if (Joined(middle, out var joint) && Now(joint, out end))
        {
            node = new RangeNode(from, new DateNode { Offset = 0 });
            return true;
        }
        if (!Joined(middle, out var next) || !TryCore(SkipWords(next, TimeRole.The), out var to, out end))
            return false;
        node = new RangeNode(Fill(from, to), FillEnd(from, to));
        return true;
    }

    /// <summary>Now, the present: a day only as the end of an interval.</summary>
    bool Now(int index, out int end)
    {
        index = SkipWords(index, TimeRole.The);
        end = index;
        if (!text.SameLine(index) || !text.Is(index, TimeRole.Now))
            return false;
        end = text.After(index);
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

    bool OfSomething(int index) =>
        text.SameLine(index)
        && text.Word(index) is { } word
        && text.Skip(index) == 0
        && (word.Is(TimeRole.Of) && !word.Is(TimeRole.FromNow) || word.Is(TimeRole.After) || word.Is(TimeRole.Before))
        && !(text.SameLine(text.After(index)) && text.Is(text.After(index), TimeRole.Now));

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
        var said = text.SameLine(end) && (text.Is(end, TimeRole.Past) || text.Is(end, TimeRole.Next));
        if (said)
            end = text.After(end);
        node = new StretchNode(count, unit, direction) { Said = said };
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
            var noun = 0;
            var fromPrevious =
                text.SameLine(end) && text.Is(end, TimeRole.Of) && !text.Is(end, TimeRole.Day) && NamesEvent(text.After(end), out noun);
            node = new StepNode(count, unit, -1, fromPrevious) { Event = fromPrevious ? noun : 0 };
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
        if (text.Word(index)!.Is(TimeRole.Later) && TryCount(inner, out var count, out var unit, out end) && !NamedByNumber(inner, end))
        {
            // بعد يومين من التوقيع: counted from an event that the text dates
            if (unit >= TimeUnit.Day && text.SameLine(end) && text.Is(end, TimeRole.Of) && NamesEvent(text.After(end), out var noun))
            {
                node = new StepNode(count, unit, 1, true) { Event = noun, IfDated = true };
                return true;
            }
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
}
