namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>An expression without the words around it that make an interval.</summary>
    bool TryCore(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (index >= text.End)
            return false;
        if (TryEdge(index, out node, out end))
            return true;
        if (TryEnding(index, out node, out end) || TryWeekAt(index, out node, out end))
            return true;
        if (TryEra(index, out node, out end))
            return true;
        if (TryDayOfMonth(index, out node, out end))
            return true;
        if (TryNthWeekday(index, out node, out end))
            return true;
        if (TryFinal(index, out node, out end))
            return true;
        if (TryStretch(index, out node, out end))
            return true;
        if (TryStep(index, out node, out end))
            return true;
        if (TrySlice(index, out node, out end))
            return true;
        if (TryNth(index, out node, out end))
            return true;
        if (TryFestival(index, out node, out end))
            return true;
        if (text.Is(index, TimeRole.Anaphor))
        {
            node = new AnaphorNode((TimeUnit)text.Value(index, TimeRole.Anaphor)) { Topic = text.Is(index, TimeRole.Topic) };
            end = text.After(index);
            return true;
        }
        if (text.Is(index, TimeRole.DayAfter))
        {
            end = text.After(index);
            // the day before the signing
            var counted = text.Language.MonthFirst && NamesEvent(end, out var noun) ? noun : 0;
            node = new StepNode(1, TimeUnit.Day, text.Value(index, TimeRole.DayAfter), true) { Event = counted };
            return true;
        }
        if (text.Is(index, TimeRole.EventDay))
        {
            (node, end) = (new EventDayNode(), text.After(index));
            return true;
        }
        var dated = TryDate(index, out var date, out var dateEnd);
        if (TryUnit(index, out node, out end) && (!dated || end >= dateEnd))
            return true;
        if (!dated)
            return false;
        (node, end) = (date, dateEnd);
        return true;
    }

    /// <summary>Early March, أواخر كانون الأول, the end of the week.</summary>
    bool TryEdge(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        if (!(text.Word(at) is { } word))
            return false;
        var edge = TimeRole.None;
        foreach (var role in Edges)
            if (word.Is(role))
                edge = role;
        if (edge == TimeRole.None)
            return false;
        var inner = text.After(at);
        if (text.Punctuation(inner, '-') && DigitsGlued(inner))
            inner++;
        // "start in June" is a verb and its time
        inner =
            text.Language.MonthFirst && edge is TimeRole.Start or TimeRole.End or TimeRole.Middle
                ? SkipWords(inner, TimeRole.Of, TimeRole.The)
                : SkipWords(inner, TimeRole.Of, TimeRole.The, TimeRole.In);
        if (!text.Inner(inner) && !(text.SameLine(inner) && text.Definite(inner)))
            return false;
        if (
            TryDate(inner, out var date, out end)
            && date.Day is null
            && date.Weekday is null
            && date.Offset is null
            && date.Clock is null
            && (date.Month ?? date.Year ?? date.YearOffset ?? date.Season) is not null
        )
        {
            node = new EdgeNode(edge, date);
            return true;
        }
        if (TryDate(inner, out date, out end) && edge is TimeRole.Late or TimeRole.Early && (date.Weekday ?? date.Offset) is not null)
        {
            date.Late = edge is TimeRole.Late; // late on Tuesday
            node = date;
            return true;
        }
        if (TryUnit(inner, out var unit, out end) || BareUnit(inner, out unit, out end) || TryEra(inner, out unit, out end))
        {
            node = new EdgeNode(edge, unit);
            return true;
        }
        return false;
    }

    static readonly TimeRole[] Edges = [TimeRole.Early, TimeRole.Mid, TimeRole.Late, TimeRole.Start, TimeRole.Middle, TimeRole.End];

    /// <summary>The end of the year, مطلع الشهر: a unit without a modifier is the present one.</summary>
    bool BareUnit(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        if (!text.Is(index, TimeRole.Unit) || text.Is(index, TimeRole.Plural))
            return false;
        var unit = (TimeUnit)text.Value(index, TimeRole.Unit);
        if (unit is not (TimeUnit.Week or TimeUnit.Month or TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century))
            return false;
        if (text.Language.Language.Proclitics.None == false && !text.Definite(index))
            return false;
        (node, end) = (new UnitNode(unit, 0), text.After(index));
        return true;
    }

    /// <summary>The 20th of next month, الخامس من الشهر المقبل, پنجم ماه جاری.</summary>
    bool TryDayOfMonth(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The, TimeRole.DayWord);
        if (
            !text.Number(at, out var number)
            || number.Kind != NumberKind.Ordinal && !number.Digits
            || number.Fractional
            || number.Grouped
            || number.Value is < 1 or > 31
        )
            return false;
        var of = SkipWords(number.End, TimeRole.Of, TimeRole.The);
        if (
            !text.SameLine(of)
            || of == number.End && text.Language.Calendar != Calendar.Solar
            || !TryPlainUnit(of, out var unit, out end)
            || unit is not UnitNode { Unit: TimeUnit.Month } month
        )
            return false;
        node = new DayOfMonthNode((int)number.Value, month.Shift);
        return true;
    }

    /// <summary>The week of September 16, the week beginning Monday.</summary>
    bool TryWeekAt(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        if (!IsUnit(at, TimeUnit.Week) || text.Is(at, TimeRole.Plural) || text.Language.Language.RightToLeft)
            return false;
        var next = text.After(at);
        if (!text.SameLine(next) || text.Word(next) is not { } joint)
            return false;
        var begins = joint.Is(TimeRole.Beginning);
        if (!begins && !joint.Is(TimeRole.Of))
            return false;
        var day = SkipWords(text.After(next), TimeRole.On, TimeRole.The);
        if (
            !text.SameLine(day)
            || !TryDate(day, out var date, out end)
            || (date.Day ?? date.Offset ?? date.Weekday) is null
            || date.Clock is not null
        )
            return false;
        node = new WeekAtNode(date);
        return true;
    }

    /// <summary>The month to October 21, الشهر المنتهي في 21 تشرين الأول: the unit that ends on a day.</summary>
    bool TryEnding(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        if (!text.Is(at, TimeRole.Unit) || text.Is(at, TimeRole.Plural) || !text.SameLine(text.After(at)))
            return false;
        if (text.Language.Language.Proclitics.None ? at == index && !text.Language.Language.RightToLeft : !text.Definite(at))
            return false;
        var unit = (TimeUnit)text.Value(at, TimeRole.Unit);
        var ending = text.After(at);
        if (unit is not (TimeUnit.Week or TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year) || !text.Is(ending, TimeRole.Ending))
            return false;
        var day = SkipWords(text.After(ending), TimeRole.In, TimeRole.On, TimeRole.The);
        if (!text.SameLine(day) || !TryDate(day, out var date, out end) || date.Day is null || date.Month is null)
            return false;
        node = new EndingNode(unit, date);
        return true;
    }
}
