namespace Isnad;

sealed partial class TimeGrammar
{
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
            // يوم الأحد names a day and counts none
            if (
                unit == TimeUnit.Day
                && text.SameLine(end)
                && text.Word(end) is { } named
                && (named.Is(TimeRole.Weekday) || named.Is(TimeRole.Month))
            )
                return false;
            // يوم واحد, one day
            if (
                text.SameLine(end)
                && text.Number(end, out var one)
                && one is { Kind: NumberKind.Cardinal, Value: 1, Digits: false, Skip: 0 }
            )
                end = one.End;
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
        // a month and 21 days ago, سال و دو ماه پیش
        (decimal, TimeUnit)? lesser = null;
        var joint = text.Is(end, TimeRole.And) && text.Skip(end) == 0 ? text.After(end) : end;
        if (
            unit > TimeUnit.Day
            && text.SameLine(joint)
            && text.Number(joint, out _)
            && TryCount(joint, out var more, out var smaller, out var moreEnd)
            && smaller < unit
            && smaller >= TimeUnit.Day
            && text.SameLine(moreEnd)
        )
            (lesser, end) = ((more, smaller), moreEnd);
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
        // two days after the signing
        if (
            text.Language.MonthFirst
            && unit >= TimeUnit.Day
            && text.Word(at) is { } of
            && (of.Is(TimeRole.After) || of.Is(TimeRole.Before))
            && NamesEvent(text.After(at), out var noun)
        )
        {
            (node, end) = (
                new StepNode(count, unit, of.Is(TimeRole.Before) ? -1 : 1, true) { Event = noun, IfDated = true },
                text.After(at)
            );
            return true;
        }
        // ten days before, and nothing it could be before
        if (
            !text.Language.Language.RightToLeft
            && text.Is(at, TimeRole.Before)
            && (!text.SameLine(text.After(at)) || Tokens[text.After(at)].Kind == TokenKind.Punctuation)
        )
        {
            (node, end) = (new StepNode(count, unit, -1, true) { Lesser = lesser }, text.After(at));
            return unit >= TimeUnit.Day;
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
            var named = since ? 0 : text.After(at);
            (node, end) = (new StepNode(count, unit, -1, !since) { Event = named }, since ? at + 1 : text.After(at));
            return unit >= TimeUnit.Day;
        }
        // several units may stand in a row: a year and two months ago is left to the last one
        // هفده روز پس از: so long after it the text is written; years after it is how long it took
        if (
            word.Is(TimeRole.After)
            && !word.Is(TimeRole.Later)
            && text.Language.Calendar == Calendar.Solar
            && unit is >= TimeUnit.Day and < TimeUnit.Year
            && text.Number(index, out _)
        )
        {
            (node, end) = (new DateNode { Offset = 0 }, text.After(at));
            return true;
        }
        if (word.Is(TimeRole.FromNow))
            node = new StepNode(count, unit, 1, false) { Lesser = lesser };
        else if (word.Is(TimeRole.Earlier))
            node = new StepNode(count, unit, -1, true) { Lesser = lesser };
        else if (word.Is(TimeRole.Ago) && !text.Language.Language.Proclitics.None)
            return false; // Arabic puts قبل first
        // هفته پیش is last week, هفته‌ای پیش a week ago
        else if (
            word.Is(TimeRole.Ago)
            && unit == TimeUnit.Week
            && text.Language.Calendar == Calendar.Solar
            && text.Is(index, TimeRole.Unit)
            && Tokens.Surface(index) is [.., 'ه']
        )
            node = new UnitNode(TimeUnit.Week, -1);
        else if (word.Is(TimeRole.Ago))
            node = new StepNode(count, unit, -1, false) { Lesser = lesser };
        else if (word.Is(TimeRole.Later) && text.Language.Language.Proclitics.None)
            node = new StepNode(count, unit, 1, true) { Lesser = lesser };
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
        // between: the five past years
        if (
            !text.Language.Language.RightToLeft
            && text.Number(at, out var counted)
            && counted is { Kind: NumberKind.Cardinal, Fractional: false }
            && text.SameLine(counted.End)
            && Modifier(counted.End, out var side, out var unitAt)
            && text.SameLine(unitAt)
            && text.Is(unitAt, TimeRole.Unit)
            && text.Is(unitAt, TimeRole.Plural)
        )
        {
            (node, end) = (new StretchNode(counted.Value, (TimeUnit)text.Value(unitAt, TimeRole.Unit), side), text.After(unitAt));
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
        // ۱۰ روز گذشته: the phrase for yesterday hides the days that are counted
        if (
            text.Language.Calendar == Calendar.Solar
            && text.Number(at, out number)
            && number is { Kind: NumberKind.Cardinal, Fractional: false }
            && text.SameLine(number.End)
            && text.Is(number.End, TimeRole.Day)
            && text.After(number.End) == number.End + 2
            && text.Value(number.End, TimeRole.Day) is var day
            && text.Language.Table.TryMatch(Tokens, number.End, number.End + 1, 0, out var alone)
            && alone.Value.Is(TimeRole.Unit)
        )
        {
            node = new StretchNode(number.Value, (TimeUnit)alone.Value.Value(TimeRole.Unit), Math.Sign(day));
            end = number.End + 2;
            return true;
        }
        if (
            text.Language.Language.RightToLeft
            && text.Number(at, out number)
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
}
