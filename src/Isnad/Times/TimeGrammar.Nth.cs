namespace Isnad;

/// <summary>Days and weekdays counted by their number, and the last ones of a stretch.</summary>
sealed partial class TimeGrammar
{
    /// <summary>For the third day, لليوم الثالث, برای سومین روز.</summary>
    bool TrySoFar(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = text.Is(index, TimeRole.ForThe) ? SkipWords(text.After(index), TimeRole.The, TimeRole.Article) : index;
        if (!Nth(at, out var number, out var unit, out end))
            return false;
        node = new NthNode(number, unit, true);
        return true;
    }

    bool TryNth(int index, out TimeNode node, out int end)
    {
        node = null!;
        var at = SkipWords(index, TimeRole.The);
        if (!Nth(at, out var number, out var unit, out end) || unit != TimeUnit.Day)
            return false;
        if (text.Language.Language.Proclitics.None == false && !text.Definite(at) && !text.Is(at, TimeRole.Day))
            return false;
        node = new NthNode(number, unit, false);
        return true;
    }

    bool Nth(int index, out int number, out TimeUnit unit, out int end)
    {
        (number, unit, end) = (0, 0, index);
        if (index >= text.End)
            return false;
        if (
            text.Is(index, TimeRole.Unit)
            && text.SameLine(text.After(index))
            && text.Number(text.After(index), out var behind)
            && behind is { Kind: NumberKind.Ordinal, Digits: false }
            && text.Definite(index)
        )
        {
            (number, unit, end) = ((int)behind.Value, (TimeUnit)text.Value(index, TimeRole.Unit), behind.End);
            return unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year;
        }
        // اليوم is "today" in the table; before an ordinal it is "the day"
        if (
            text.Is(index, TimeRole.Day)
            && text.Value(index, TimeRole.Day) == 0
            && !text.Language.Language.Proclitics.None
            && text.After(index) == index + 1
            && text.SameLine(index + 1)
            && text.Number(index + 1, out var which)
            && which is { Kind: NumberKind.Ordinal, Digits: false }
            && (which.Skip >= 2 || text.Language.Language.WithArticle.Fits(Tokens.Key(index + 1)))
        )
        {
            (number, unit, end) = ((int)Math.Min(which.Value, 1000), TimeUnit.Day, which.End);
            return true;
        }
        if (
            text.Number(index, out var before)
            && before.Kind == NumberKind.Ordinal
            && text.SameLine(before.End)
            && text.Is(before.End, TimeRole.Unit)
            && text.Skip(before.End) == 0
        )
        {
            (number, unit, end) = (
                (int)Math.Min(before.Value, 1000),
                (TimeUnit)text.Value(before.End, TimeRole.Unit),
                text.After(before.End)
            );
            return unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year;
        }
        return false;
    }

    /// <summary>The second Monday of June, آخر جمعة من رمضان, دومین جمعه آذر.</summary>
    bool TryNthWeekday(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The, TimeRole.DayWord);
        if (at >= text.End || !text.SameLine(at) && at != index)
            return false;
        int number,
            weekday,
            next;
        if (text.Is(at, TimeRole.Weekday))
        {
            // الجمعة الثانية من
            next = text.After(at);
            if (!text.Definite(at) || !Ordinal(next, out number, out next))
                return false;
            weekday = text.Value(at, TimeRole.Weekday);
        }
        else
        {
            if (!Ordinal(at, out number, out next) || !text.SameLine(next))
                return false;
            next = SkipWords(next, TimeRole.DayWord);
            if (!text.Is(next, TimeRole.Weekday) || text.Skip(next) > 0 && !text.Definite(next))
                return false;
            (weekday, next) = (text.Value(next, TimeRole.Weekday), text.After(next));
        }
        if (!text.SameLine(next) || !TryWithinOf(next, out var within, out end))
            return false;
        node = new NthWeekdayNode(number, weekday, within);
        return number is -1 or >= 1 and <= 5;
    }

    /// <summary>The last week of May, الأسبوع الأخير من الشهر, هفتهٔ پایانی آذر.</summary>
    bool TryFinal(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        int unitAt,
            next;
        if (text.Is(at, TimeRole.Final) && text.SameLine(text.After(at)) && text.Is(text.After(at), TimeRole.Unit))
            (unitAt, next) = (text.After(at), text.After(text.After(at)));
        else if (
            text.Is(at, TimeRole.Unit)
            && text.SameLine(text.After(at))
            && text.Is(text.After(at), TimeRole.Final)
            && text.Language.Language.RightToLeft
        )
            (unitAt, next) = (at, text.After(text.After(at)));
        else
            return false;
        var unit = (TimeUnit)text.Value(unitAt, TimeRole.Unit);
        if (
            unit is not (TimeUnit.Day or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month or TimeUnit.Quarter)
            || text.Is(unitAt, TimeRole.Plural)
            || !text.SameLine(next)
            || !TryWithinOf(next, out var within, out end)
        )
            return false;
        node = new SliceNode(-1, 1, unit, within);
        return true;
    }

    bool Ordinal(int index, out int number, out int end)
    {
        (number, end) = (0, index);
        if (!text.SameLine(index))
            return false;
        if (text.Is(index, TimeRole.Final))
        {
            (number, end) = (-1, text.After(index));
            return true;
        }
        if (!text.Number(index, out var ordinal) || ordinal.Kind != NumberKind.Ordinal || ordinal.Value is < 1 or > 100)
            return false;
        (number, end) = ((int)ordinal.Value, ordinal.End);
        return true;
    }

    /// <summary>The month or year of which a part is told: of June, من الشهر الجاري, next month.</summary>
    bool TryWithinOf(int index, out TimeNode within, out int end)
    {
        (within, end) = (null!, index);
        var of = SkipWords(index, TimeRole.Of, TimeRole.The, TimeRole.In);
        if (!text.SameLine(of) || of == index && text.Language.Calendar != Calendar.Solar)
            return false;
        if (TryPlainUnit(of, out within, out end))
            return within is UnitNode { Unit: TimeUnit.Month or TimeUnit.Year };
        if (TryDate(of, out var date, out end))
        {
            within = date;
            return date is { Day: null, Weekday: null, Offset: null, Clock: null }
                && (date.Month ?? date.Year ?? date.YearOffset) is not null;
        }
        return BareUnit(of, out within, out end) && within is UnitNode { Unit: TimeUnit.Month or TimeUnit.Year };
    }
}
