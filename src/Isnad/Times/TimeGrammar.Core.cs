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
        if (TryEnding(index, out node, out end))
            return true;
        if (TryEra(index, out node, out end))
            return true;
        if (TryDayOfMonth(index, out node, out end))
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
            (node, end) = (new AnaphorNode((TimeUnit)text.Value(index, TimeRole.Anaphor)), text.After(index));
            return true;
        }
        if (text.Is(index, TimeRole.DayAfter))
        {
            (node, end) = (new StepNode(1, TimeUnit.Day, text.Value(index, TimeRole.DayAfter), true), text.After(index));
            return true;
        }
        if (text.Is(index, TimeRole.EventDay))
        {
            (node, end) = (new AnaphorNode(TimeUnit.Day), text.After(index));
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
        inner = SkipWords(inner, TimeRole.Of, TimeRole.The, TimeRole.In);
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
            node = date; // late on Tuesday
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
        if (!text.Is(index, TimeRole.Unit))
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

    /// <summary>A count and a unit: two months, شهرين, سه روز.</summary>
    bool TryCount(int index, out decimal count, out TimeUnit unit, out int end)
    {
        (count, unit, end) = (0, 0, index);
        if (index >= text.End)
            return false;
        if (text.Is(index, TimeRole.TwoUnits))
        {
            (count, unit, end) = (2, (TimeUnit)text.Value(index, TimeRole.TwoUnits), text.After(index));
            return true;
        }
        if (text.Number(index, out var number) && number.Kind == NumberKind.Cardinal)
        {
            var at = number.End;
            if (text.Punctuation(at, '-') && DigitsGlued(at))
                at++;
            if (!text.SameLine(at) || !text.Is(at, TimeRole.Unit) || !text.Inner(at))
                return false;
            (count, unit, end) = (number.Value, (TimeUnit)text.Value(at, TimeRole.Unit), text.After(at));
            // پنج سال و نیم
            return true;
        }
        if (text.Is(index, TimeRole.Article) && text.SameLine(text.After(index)) && text.Is(text.After(index), TimeRole.TwoUnits))
            return TryCount(text.After(index), out count, out unit, out end);
        // قبل شهر, a year ago, ساعتی پیش
        if (text.Is(index, TimeRole.Article) && text.SameLine(text.After(index)) && text.Is(text.After(index), TimeRole.Unit))
        {
            var at = text.After(index);
            (count, unit, end) = (1, (TimeUnit)text.Value(at, TimeRole.Unit), text.After(at));
            return true;
        }
        if (
            text.Is(index, TimeRole.Unit)
            && !text.Definite(index)
            && !text.Is(index, TimeRole.Plural)
            && text.Language.Language.RightToLeft
        )
        {
            (count, unit, end) = (1, (TimeUnit)text.Value(index, TimeRole.Unit), text.After(index));
            // الساعات الأربع stands with its article in TryStretch
            return true;
        }
        return false;
    }

    bool NamedByNumber(int index, int end) =>
        // منذ عام 2020: the unit names a year, it is not one year
        text.Is(index, TimeRole.Unit)
        && end < text.End
        && text.SameLine(end)
        && text.Number(end, out _);

    /// <summary>Two years ago, سه روز بعد, three days earlier.</summary>
    bool TryStep(int index, out TimeNode node, out int end)
    {
        node = null!;
        if (!TryCount(index, out var count, out var unit, out end) || !text.SameLine(end))
            return false;
        var at = end;
        // three days after January 12
        if (
            !text.Language.Language.RightToLeft
            && text.Word(at) is { } side
            && (side.Is(TimeRole.After) || side.Is(TimeRole.Before) || side.Is(TimeRole.From))
            && !side.Is(TimeRole.FromNow)
            && text.SameLine(text.After(at))
            && TryCore(SkipWords(text.After(at), TimeRole.The), out var origin, out var originEnd)
            && origin is DateNode { HasDate: true } or FestivalNode or AnaphorNode
        )
        {
            (node, end) = (new StepNode(count, unit, side.Is(TimeRole.Before) ? -1 : 1, false, origin), originEnd);
            return true;
        }
        if (text.Is(at, TimeRole.Of) && !text.Is(at, TimeRole.Later))
            at = text.After(at);
        if (!text.SameLine(at) || text.Word(at) is not { } word || text.Skip(at) > 0)
            return false;
        // دو روز پیش از جشن: the longer phrase "before" hides "ago"
        if (
            text.After(at) > at + 1
            && word.Is(TimeRole.Before)
            && text.Language.Table.TryMatch(Tokens, at, at + 1, 0, out var single)
            && single.Value.Is(TimeRole.Ago)
        )
        {
            var since = index > text.First && text.Is(index - 1, TimeRole.From);
            (node, end) = (new StepNode(count, unit, -1, !since), since ? at + 1 : text.After(at));
            return unit >= TimeUnit.Day;
        }
        // several units may stand in a row: a year and two months ago is left to the last one
        // هفده روز پس از: so long after it the text is written
        if (
            word.Is(TimeRole.After)
            && !word.Is(TimeRole.Later)
            && text.Language.Calendar == Calendar.Solar
            && unit >= TimeUnit.Day
            && text.Number(index, out _)
        )
        {
            (node, end) = (new DateNode { Offset = 0 }, text.After(at));
            return true;
        }
        if (word.Is(TimeRole.FromNow))
            node = new StepNode(count, unit, 1, false);
        else if (word.Is(TimeRole.Earlier))
            node = new StepNode(count, unit, -1, true);
        else if (word.Is(TimeRole.Ago) && !text.Language.Language.Proclitics.None)
            return false; // Arabic puts قبل first
        else if (word.Is(TimeRole.Ago))
            node = new StepNode(count, unit, -1, false);
        else if (word.Is(TimeRole.Later) && text.Language.Language.Proclitics.None)
            node = new StepNode(count, unit, 1, true);
        else
            return false;
        end = text.After(at);
        return true;
    }

    /// <summary>The past 24 hours, الأيام الثلاثة الماضية, ۴۸ ساعت آینده.</summary>
    bool TryStretch(int index, out TimeNode node, out int end)
    {
        node = null!;
        end = index;
        var at = SkipWords(index, TimeRole.The);
        // before the count: the last two weeks, آخر 24 ساعة
        if (
            text.Word(at) is { } before
            && (before.Is(TimeRole.Past) || before.Is(TimeRole.Next))
            && text.SameLine(text.After(at))
            && !text.Is(text.After(at), TimeRole.Unit)
            && TryCount(text.After(at), out var count, out var unit, out end)
        )
        {
            node = new StretchNode(count, unit, before.Is(TimeRole.Past) ? -1 : 1);
            if (text.SameLine(end) && text.Is(end, TimeRole.Past) && text.Definite(end))
                end = text.After(end);
            return true;
        }
        // behind: unit, count, modifier (ar) or count, unit, modifier (fa)
        if (
            text.Is(at, TimeRole.Unit)
            && text.Definite(at)
            && text.SameLine(text.After(at))
            && text.Number(text.After(at), out var number)
            && number.Kind is NumberKind.Cardinal
            && text.SameLine(number.End)
            && Modifier(number.End, out var direction, out end)
        )
        {
            node = new StretchNode(number.Value, (TimeUnit)text.Value(at, TimeRole.Unit), direction);
            return true;
        }
        if (
            text.Is(at, TimeRole.TwoUnits)
            && text.Definite(at)
            && text.SameLine(text.After(at))
            && Modifier(text.After(at), out direction, out end)
        )
        {
            node = new StretchNode(2, (TimeUnit)text.Value(at, TimeRole.TwoUnits), direction);
            return true;
        }
        if (
            text.Number(at, out number)
            && TryCount(at, out count, out unit, out var after)
            && text.SameLine(after)
            && text.Skip(after) == 0 | text.Definite(after)
            && Modifier(after, out direction, out end)
        )
        {
            node = new StretchNode(count, unit, direction);
            return true;
        }
        end = index;
        return false;
    }

    bool Modifier(int index, out int direction, out int end)
    {
        (direction, end) = (0, index);
        if (text.Word(index) is not { } word || !text.SameLine(index))
            return false;
        if (word.Is(TimeRole.Past))
            direction = -1;
        else if (word.Is(TimeRole.Next))
            direction = 1;
        else
            return false;
        end = text.After(index);
        return true;
    }

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
        var next = text.After(at);
        if (!text.SameLine(next) || text.Word(next) is not { } modifier || Shift(modifier) is not { } shift)
            return false;
        if (text.Language.Language.Proclitics.None ? text.Skip(next) > 0 : !text.Definite(next) && !modifier.Is(TimeRole.BeforeLast))
            return false;
        if (text.Language.MonthFirst && !text.Language.Language.RightToLeft)
            return false; // English puts the modifier first
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

    /// <summary>The first nine months of 2024, الربع الثاني من 2024, نیمه نخست سال.</summary>
    bool TrySlice(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The);
        // Q3 2016
        if (
            Tokens.KeyIs(at, "q")
            && at + 1 < text.End
            && Tokens[at + 1].Kind == TokenKind.Number
            && DigitsGlued(at + 1)
            && (int)DigitReader.Whole(Tokens, at + 1) is >= 1 and <= 4 and var q
        )
        {
            var in_ = SkipWords(at + 2, TimeRole.Of, TimeRole.In);
            end = at + 2;
            TimeNode of_ = new UnitNode(TimeUnit.Year, 0);
            if (text.SameLine(in_) && TryYear(in_, out var y, out var yearEnd, out _))
                (of_, end) = (new DateNode { Year = y }, yearEnd);
            else if (text.SameLine(in_) && TryPlainUnit(in_, out var named, out var namedEnd) && named is UnitNode { Unit: TimeUnit.Year })
                (of_, end) = (named, namedEnd);
            node = new SliceNode(q, 1, TimeUnit.Quarter, of_);
            return true;
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
        if (unit is not (TimeUnit.Quarter or TimeUnit.HalfYear or TimeUnit.Month or TimeUnit.Week or TimeUnit.Day))
            return false;
        var of = SkipWords(next, TimeRole.Of, TimeRole.The, TimeRole.In);
        if (of == next && text.Language.Calendar != Calendar.Solar && !text.Is(of, TimeRole.Unit) && !text.Number(of, out _))
            return false;
        if (!text.SameLine(of))
            return false;
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

    bool TryFestival(int index, out TimeNode node, out int end)
    {
        (node, end) = (null!, index);
        var at = SkipWords(index, TimeRole.The, TimeRole.DayWord);
        var shift = 0;
        if (text.Word(at) is { } before && Shift(before) is { } own && text.Is(text.After(at), TimeRole.Festival))
            (shift, at) = (own, text.After(at));
        if (!text.Is(at, TimeRole.Festival))
            return false;
        var word = text.Word(at)!;
        end = text.After(at);
        int? year = null;
        var next = SkipWords(end, TimeRole.Of, TimeRole.In, TimeRole.MonthWord);
        if (TryYear(next, out var y, out var after, out _))
            (year, end) = (y, after);
        else if (
            text.SameLine(end)
            && text.Word(end) is { } modifier
            && Shift(modifier) is { } behind
            && text.Language.Language.RightToLeft
        )
            (shift, end) = (behind, text.After(end));
        node = new FestivalNode(word.Month, year, shift);
        return true;
    }

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

    bool IsUnit(int index, TimeUnit unit) => text.Is(index, TimeRole.Unit) && text.Value(index, TimeRole.Unit) == (int)unit;

    bool DigitsGlued(int index) => index < text.End && DigitReader.Glued(Tokens, index);
}
