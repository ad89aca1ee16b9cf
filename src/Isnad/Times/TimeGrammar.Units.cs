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
                (node, end) = (new UnitNode(unit, before), text.After(unitAt));
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
        (node, end) = (new UnitNode((TimeUnit)word.Value(TimeRole.Unit), shift), text.After(next));
        return true;
    }

    static int? Shift(TimeWord word) =>
        word.Is(TimeRole.BeforeLast) ? -2
        : word.Is(TimeRole.AfterNext) ? 2
        : word.Is(TimeRole.Past) ? -1
        : word.Is(TimeRole.Next) ? 1
        : word.Is(TimeRole.This) ? 0
        : null;

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
            && which.Skip >= 2
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

    /// <summary>The first nine months of 2024, الربع الثاني من 2024, نیمه نخست سال.</summary>
    bool TrySlice(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        // 2016 Q3
        if (
            at + 2 < text.End
            && Tokens[at].Kind == TokenKind.Number
            && Tokens[at].Length == 4
            && (Tokens.Is(at + 1, '-') ? at + 2 : at + 1) is var letter
            && (Tokens.KeyIs(letter, "q") || Tokens.KeyIs(letter, "h") && char.IsUpper(Tokens.Surface(letter)[0]))
            && Tokens[letter].Newlines == 0
            && letter + 1 < text.End
            && Tokens[letter + 1].Kind == TokenKind.Number
            && DigitsGlued(letter + 1)
            && (int)DigitReader.Whole(Tokens, letter + 1) is >= 1 and <= 4 and var quarter
        )
        {
            node = new SliceNode(
                quarter,
                1,
                Tokens.KeyIs(letter, "h") ? TimeUnit.HalfYear : TimeUnit.Quarter,
                new DateNode { Year = (int)DigitReader.Whole(Tokens, at) }
            );
            end = letter + 2;
            return true;
        }
        // Q3 2016
        if (
            (Tokens.KeyIs(at, "q") || Tokens.KeyIs(at, "h") && text.Language.MonthFirst && char.IsUpper(Tokens.Surface(at)[0]))
            && at + 1 < text.End
            && Tokens[at + 1].Kind == TokenKind.Number
            && DigitsGlued(at + 1)
            && (int)DigitReader.Whole(Tokens, at + 1) is >= 1 and <= 4 and var q
            && (Tokens.KeyIs(at, "q") || q <= 2)
        )
        {
            var in_ = SkipWords(at + 2, TimeRole.Of, TimeRole.In);
            end = at + 2;
            var half = Tokens.KeyIs(at, "h");
            TimeNode of_ = new UnitNode(TimeUnit.Year, 0);
            if (text.SameLine(in_) && TryYear(in_, out var y, out var yearEnd, out _))
                (of_, end) = (new DateNode { Year = y }, yearEnd);
            else if (text.SameLine(in_) && TryPlainUnit(in_, out var named, out var namedEnd) && named is UnitNode { Unit: TimeUnit.Year })
                (of_, end) = (named, namedEnd);
            node = new SliceNode(q, 1, half ? TimeUnit.HalfYear : TimeUnit.Quarter, of_);
            // H1 alone is more often a name
            return !half || end > at + 2;
        }
        int number,
            count = 1,
            next;
        TimeUnit unit;
        if (text.Number(at, out var ordinal) && ordinal.Kind == NumberKind.Ordinal && text.SameLine(ordinal.End))
        {
            number = (int)Math.Min(ordinal.Value, 100);
            next = ordinal.End;
            if (text.Number(next, out var cardinal) && cardinal.Kind == NumberKind.Cardinal && text.SameLine(cardinal.End))
                (count, next) = ((int)Math.Min(cardinal.Value, 1000), cardinal.End);
            if (!text.Is(next, TimeRole.Unit))
                return false;
            unit = (TimeUnit)text.Value(next, TimeRole.Unit);
            next = text.After(next);
        }
        // ۶ ماه نخست سال, سه ماه ابتدای امسال
        else if (
            text.Language.Calendar == Calendar.Solar
            && text.Number(at, out ordinal)
            && ordinal.Kind == NumberKind.Cardinal
            && text.SameLine(ordinal.End)
            && text.Is(ordinal.End, TimeRole.Unit)
            && text.After(ordinal.End) is var behind
            && text.SameLine(behind)
            && (
                text.Is(behind, TimeRole.Start) || text.Number(behind, out var opening) && opening is { Kind: NumberKind.Ordinal, Value: 1 }
            )
        )
        {
            (number, count, unit) = (1, (int)Math.Min(ordinal.Value, 1000), (TimeUnit)text.Value(ordinal.End, TimeRole.Unit));
            next = text.Is(behind, TimeRole.Start) ? text.After(behind) : behind + 1;
        }
        else if (text.Is(at, TimeRole.Unit) && text.SameLine(text.After(at)) && text.Number(text.After(at), out ordinal))
        {
            unit = (TimeUnit)text.Value(at, TimeRole.Unit);
            next = ordinal.End;
            number = 1;
            if (ordinal.Kind == NumberKind.Ordinal)
                number = (int)Math.Min(ordinal.Value, 100);
            else if (text.SameLine(next) && text.Number(next, out var first) && first.Kind == NumberKind.Ordinal && first.Value == 1)
                (count, next) = ((int)Math.Min(ordinal.Value, 1000), first.End);
            else
                return false;
        }
        else
            return false;
        if (unit is not (TimeUnit.Quarter or TimeUnit.HalfYear or TimeUnit.Month or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Day))
            return false;
        var of = SkipWords(next, TimeRole.Of, TimeRole.The, TimeRole.In);
        if (of == next && text.Language.Calendar != Calendar.Solar && !text.Is(of, TimeRole.Unit) && !text.Number(of, out _))
            return false;
        if (!text.SameLine(of))
            return false;
        if (of == next && text.Language.Calendar != Calendar.Solar && TryYear(of, out var bare, out var bareEnd, out _))
        {
            (node, end) = (new SliceNode(number, count, unit, new DateNode { Year = bare }), bareEnd);
            return true;
        }
        if (
            TryUnit(of, out var inner, out end)
            || TryDate(of, out var date, out end) && (inner = date) is DateNode { Day: null, Weekday: null, Offset: null }
            || BareUnit(of, out inner, out end)
        )
        {
            if (
                inner is UnitNode { Unit: not (TimeUnit.Year or TimeUnit.Month) }
                || inner is DateNode { Year: null, Month: null, YearOffset: null }
            )
                return false;
            node = new SliceNode(number, count, unit, inner);
            return true;
        }
        return false;
    }
}
