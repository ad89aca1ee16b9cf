namespace Isnad;

sealed partial class TimeGrammar
{
    /// <summary>Friday next week, Tuesday of last week, الأسبوع المقبل يوم الجمعة: a weekday of a week that is named.</summary>
    bool TryWeekday(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.DayWord);
        if (text.Is(at, TimeRole.Weekday))
        {
            var week = SkipWords(text.After(at), TimeRole.Of, TimeRole.On);
            if (
                !text.SameLine(week)
                || text.Is(week, TimeRole.Weekday)
                || !TryPlainUnit(week, out var unit, out end)
                || unit is not UnitNode { Unit: TimeUnit.Week } named
            )
                return false;
            node = new WeekdayNode(text.Value(at, TimeRole.Weekday), named.Shift);
            return true;
        }
        if (!TryPlainUnit(index, out var first, out var next) || first is not UnitNode { Unit: TimeUnit.Week } own)
            return false;
        if (text.Punctuation(next, '-') || text.Punctuation(next, '،') || text.Punctuation(next, ','))
            next++;
        next = SkipWords(next, TimeRole.DayWord, TimeRole.On);
        if (!text.SameLine(next) || !text.Is(next, TimeRole.Weekday))
            return false;
        (node, end) = (new WeekdayNode(text.Value(next, TimeRole.Weekday), own.Shift), text.After(next));
        return true;
    }

    /// <summary>This week, الشهر الماضي, سال جاری.</summary>
    bool TryUnit(int index, out TimeNode node, out int end)
    {
        return TryWeekday(index, out node, out end) || TryPlainUnit(index, out node, out end);
    }

    bool TryPlainUnit(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        var word = text.Word(at);
        if (word is null)
            return false;
        if (word.Is(TimeRole.Year) && !word.Is(TimeRole.Unit))
        {
            (node, end) = (new UnitNode(TimeUnit.Year, word.Value(TimeRole.Year)), text.After(at));
            return true;
        }
        if (Shift(word) is { } before && text.SameLine(text.After(at)) && text.Is(text.After(at), TimeRole.Unit))
        {
            var unitAt = text.After(at);
            var unit = (TimeUnit)text.Value(unitAt, TimeRole.Unit);
            // an article language writes هذا الأسبوع; without the article it is something else
            if (
                unit >= TimeUnit.Day
                && !text.Is(unitAt, TimeRole.Plural)
                && (!text.Language.Language.RightToLeft || before == 0)
                && (text.Language.Language.Proclitics.None || text.Definite(unitAt))
                && unit is not TimeUnit.Night
            )
            {
                (node, end) = (new UnitNode(unit, before) { FromPrevious = word.Is(TimeRole.Following) }, text.After(unitAt));
                return true;
            }
        }
        if (!word.Is(TimeRole.Unit) || word.Is(TimeRole.Plural) || (TimeUnit)word.Value(TimeRole.Unit) < TimeUnit.Day)
            return false;
        // over the weekend
        if (
            at > index
            && text.Language.MonthFirst
            && IsUnit(at, TimeUnit.Weekend)
            && !(
                text.SameLine(text.After(at))
                && text.Word(text.After(at)) is { } behind
                && (Shift(behind) is not null || behind.Is(TimeRole.Of))
            )
        )
        {
            (node, end) = (new UnitNode(TimeUnit.Weekend, 0) { Bare = true }, text.After(at));
            return true;
        }
        var next = text.After(at);
        if (!text.SameLine(next) || text.Word(next) is not { } modifier || Shift(modifier) is not { } shift)
            return false;
        if (modifier.Is(TimeRole.Pointer))
            return false;
        if (text.Language.Language.Proclitics.None ? text.Skip(next) > 0 : !text.Definite(next) && !modifier.Is(TimeRole.BeforeLast))
            return false;
        // English puts the modifier first, but for the week after next
        if (
            text.Language.MonthFirst
            && !text.Language.Language.RightToLeft
            && !(modifier.Is(TimeRole.AfterNext) || modifier.Is(TimeRole.BeforeLast))
        )
            return false;
        (node, end) = (
            new UnitNode((TimeUnit)word.Value(TimeRole.Unit), shift) { FromPrevious = modifier.Is(TimeRole.Following) },
            text.After(next)
        );
        return true;
    }

    static int? Shift(TimeWord word) =>
        word.Is(TimeRole.BeforeLast) ? -2
        : word.Is(TimeRole.AfterNext) ? 2
        : word.Is(TimeRole.Past) ? -1
        : word.Is(TimeRole.Next) ? 1
        : word.Is(TimeRole.This) ? 0
        : null;
}
