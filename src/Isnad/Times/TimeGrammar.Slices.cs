namespace Isnad;

/// <summary>Parts of a year or month by number.</summary>
sealed partial class TimeGrammar
{
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
