namespace Isnad;

/// <summary>Reads the figures of a stretch of tokens: numbers with their units, ranges and bounds, and indefinite duals.</summary>
sealed partial class FigureScan(TokenTable tokens, int first, int end, FigureWords words)
{
    readonly TokenTable tokens = tokens;
    readonly int first = first;
    readonly int end = end;
    readonly FigureWords words = words;
    int taken;

    /// <summary>True for offsets that are page furniture.</summary>
    public Func<int, bool> Blocked { get; init; } = _ => false;

    /// <summary>Spans that are something else (times, names): sorted on use.</summary>
    public List<TextSpan> Taken { get; init; } = [];

    public void ReadAll(List<Figure> figures)
    {
        Taken.Sort();
        for (var i = first; i < end; i++)
        {
            if (Covered(i, out var behind))
            {
                i = Math.Max(i, behind - 1);
                continue;
            }
            if (NumberReader.TryRead(tokens, i, end, words.Numbers, out var number))
            {
                if (!Blocked(tokens[number.First].Start) && TryFigure(number, figures, out var after))
                {
                    i = after - 1;
                    continue;
                }
                i = Math.Max(i, number.End - 1);
            }
            else if (words.HasDuals && tokens[i].Kind == TokenKind.Word && TryDual(i, figures, out var dualEnd))
                i = dualEnd - 1;
            else if (tokens[i].Kind == TokenKind.Word && TryJoined(i, figures))
                continue;
            else if (tokens[i].Kind == TokenKind.Word && TryHalfUnit(i, figures, out var halfEnd))
                i = halfEnd - 1;
        }
    }

    bool Covered(int index, out int after)
    {
        after = index;
        var start = tokens[index].Start;
        while (taken < Taken.Count && Taken[taken].End <= start)
            taken++;
        for (var i = taken; i < Taken.Count && Taken[i].Start <= start; i++)
            if (Taken[i].End > start)
            {
                after = tokens.IndexAt(Taken[i].End);
                return true;
            }
        return false;
    }

    bool TryFigure(NumberMatch number, List<Figure> figures, out int after)
    {
        after = number.End;
        if (number.Kind == NumberKind.Ordinal)
            return TryOrdinalAge(number, figures);
        // a figure below zero is told in degrees and percent; before anything else the sign is a dash
        if (number.Value < 0 && Measure(number).Unit is not ("percent" or "degrees"))
            number = number with { First = number.First + 1, Value = -number.Value };
        if (!Counts(number))
            return false;
        if (TryRange(number, figures, out after))
            return true;
        var (value, tail, unit, glued) = Measure(number);
        after = tail;
        var start = number.Span(tokens).Start;
        var open = number.First;
        if (number.Skip == 0 && Sign(number.First, out var currency, out var signFirst))
        {
            unit ??= currency;
            open = signFirst;
            if (tokens[number.First].Start == tokens[number.First - 1].End)
                start = tokens[signFirst].Start;
            if (GluedScale(after, out var factor))
            {
                value *= factor;
                after++;
                glued = after;
            }
        }
        unit ??= SharedPercent(number) ?? PercentBefore(number);
        var bound = number.Kind == NumberKind.Vague ? FigureBound.About : Bound(open, after);
        // a quarter of a century is no count of years
        if (number.Kind == NumberKind.Share && unit == "years" && bound == FigureBound.Exact)
            bound = FigureBound.About;
        var counted = unit ?? (Before(number.First, FigureMark.Age) || Apposed(number) ? "years" : Noun(after, number) ?? "");
        if (number.Kind == NumberKind.Share && unit is null)
        {
            value = decimal.Round(value * 100, 2);
            counted = "percent";
        }
        figures.Add(
            new Figure(new TextSpan(start, tokens[Math.Max(glued, number.End) - 1].End))
            {
                Value = number.Kind == NumberKind.Vague ? null : value,
                Bound = bound,
                Unit = counted,
            }
        );
        return true;
    }

    /// <summary>بالمائة 10, per cent of 210: the sign before its number, where nothing else is counted.</summary>
    string? PercentBefore(NumberMatch number)
    {
        if (number.Kind != NumberKind.Cardinal || Noun(number.End, number) is not null)
            return null;
        for (var start = number.First - 1; start >= first && start >= number.First - 3 && tokens[start + 1].Newlines == 0; start--)
        {
            if (
                !words.Units.TryMatch(tokens, start, number.First, words.Language.Proclitics, out var unit)
                || unit.Value[0].Kind != UnitKind.Percent
            )
                continue;
            if (start > first && (tokens[start - 1].Kind == TokenKind.Number || NumberEnds(start)))
                return null;
            return
                unit.End == number.First
                || unit.End == number.First - 1
                    && words.Marks.TryMatch(tokens, unit.End, number.First, 0, out var of)
                    && of.Value.Contains(FigureMark.Total)
                ? unit.Value[0].Name
                : null;
        }
        return null;
    }

    /// <summary>True when a number word stands directly before the token.</summary>
    bool NumberEnds(int index) =>
        words.Numbers.Table.TryMatch(tokens, index - 1, index, words.Language.Proclitics, out var word) && word.Value.Plain is not null;

    /// <summary>60 و23 في المئة, 12 and 14 percent: the first takes the sign of the second.</summary>
    string? SharedPercent(NumberMatch number)
    {
        var at = number.End;
        if (number.Kind != NumberKind.Cardinal || !number.Digits || at >= end || tokens[at].Newlines > 0)
            return null;
        if (!words.Numbers.Table.TryMatch(tokens, at, end, 0, out var join) || !join.Value.Is(NumberRole.And))
            return null;
        var next = join.End;
        return
            next < end
            && NumberReader.TryRead(tokens, next, end, words.Numbers, out var second)
            && second is { Kind: NumberKind.Cardinal, Digits: true }
            && Measure(second).Unit == "percent"
            ? "percent"
            : null;
    }

    /// <summary>The unit behind a number: what the number is worth in it, the token behind it, and the end of the span (units stay outside, percent inside).</summary>
    (decimal Value, int After, string? Unit, int SpanEnd) Measure(NumberMatch number)
    {
        var at = number.End;
        var value = number.Value;
        if (at >= end)
            return (value, at, null, at);
        if (tokens.Is(at, '-') && at + 1 < end && DigitReader.Glued(tokens, at) && DigitReader.Glued(tokens, at + 1))
            at++;
        // a quarter of a century
        if (number.Kind == NumberKind.Share)
            while (
                at < end
                && words.Numbers.Table.TryMatch(tokens, at, end, 0, out var article)
                && article.Value.Is(NumberRole.Article | NumberRole.ShareFollower)
                && article.End < end
                && words.Units.TryMatch(tokens, article.End, end, 0, out var far)
                    | words.Numbers.Table.TryMatch(tokens, article.End, end, 0, out _)
                && (far.Value is null || far.Value[0].Name is "centuries" or "decades" or "hours")
            )
                at = article.End;
        if (
            words.Units.TryMatch(tokens, at, end, words.Language.Proclitics, out var unit)
            && tokens[at].Newlines == 0
            && (unit.Skip == 0 || UnitPrefix(at, unit.Skip))
        )
        {
            var own = unit.Value[0];
            switch (own.Kind)
            {
                case UnitKind.Percent:
                    if (number.Kind == NumberKind.Share)
                        break;
                    return (value, unit.End, own.Name, unit.End);
                case UnitKind.Time:
                    if (number.Kind == NumberKind.Share && own.Name is "centuries" or "decades")
                        return (value * (own.Name == "centuries" ? 100 : 10), unit.End, "years", unit.End);
                    return Duration(value, unit.End, own, number.End);
                default:
                    return (value, unit.End, own.Name, number.End);
            }
        }
        // A percent sign of one character is no word and has no folding
        if (
            words.Currencies.TryMatch(tokens, at, end, words.Language.Proclitics, out var currency)
            && currency.Skip == 0
            && tokens[at].Newlines == 0
        )
            return (value, currency.End, currency.Value[0], number.End);
        if (tokens[at].Kind == TokenKind.Symbol && words.Signs.TryMatch(tokens, at, end, 0, out var sign) && tokens[at].Newlines == 0)
            return (value, sign.End, sign.Value[0], DigitReader.Glued(tokens, at) ? sign.End : number.End);
        return (value, number.End, null, number.End);
    }

    /// <summary>في المئة, بالمئة: units whose first word is or carries a preposition; a unit does not carry a conjunction.</summary>
    bool UnitPrefix(int index, int skip) => tokens.Key(index)[..skip] is "ال" or "لل";

    /// <summary>A duration in two units is one figure: two hours and forty minutes, پنج ساعت و نیم.</summary>
    (decimal, int, string?, int) Duration(decimal value, int after, FigureUnit unit, int numberEnd)
    {
        if (after < end && tokens[after].Newlines == 0 && And(after, out var next))
        {
            if (NumberReader.TryRead(tokens, next, end, words.Numbers, out var second))
            {
                if (
                    second.Kind == NumberKind.Share
                    && second.Value < 1
                    && !(words.Units.TryMatch(tokens, second.End, end, 0, out var own) && own.Value[0].Kind == UnitKind.Percent)
                )
                    return (value + second.Value, second.End, unit.Name, second.End);
                if (
                    second.Kind == NumberKind.Cardinal
                    && words.Units.TryMatch(tokens, second.End, end, words.Language.Proclitics, out var lesser)
                    && lesser.Value[0] is { Kind: UnitKind.Time } small
                    && small.Seconds < unit.Seconds
                    && unit.Seconds <= 86400
                )
                    return (
                        decimal.Round((value * unit.Seconds + second.Value * small.Seconds) / small.Seconds, 2),
                        lesser.End,
                        small.Name,
                        lesser.End
                    );
            }
        }
        return (value, after, unit.Name, numberEnd);
    }

    bool And(int index, out int next)
    {
        next = index;
        if (tokens.KeyIs(index, "و") || tokens.KeyIs(index, "and"))
        {
            next = index + 1;
            if (next < end && tokens.KeyIs(next, "a"))
                next++;
            return next < end;
        }
        return tokens[index].Kind == TokenKind.Word && tokens.KeyChar(index) == 'و' && !words.Language.Proclitics.None;
    }

    /// <summary>A currency sign or code before the number.</summary>
    bool Sign(int index, out string currency, out int signFirst)
    {
        (currency, signFirst) = ("", index);
        if (index == first || tokens[index].Newlines > 0)
            return false;
        // C$, aud$: letters and sign together
        if (
            index - 2 >= first
            && tokens[index - 1].Kind == TokenKind.Symbol
            && words.Signs.TryMatch(tokens, index - 2, index, 0, out var pair)
            && pair.End == index
        )
        {
            (currency, signFirst) = (pair.Value[0], index - 2);
            return true;
        }
        if (tokens[index - 1].Kind == TokenKind.Symbol && words.Signs.TryMatch(tokens, index - 1, index, 0, out var sign))
        {
            (currency, signFirst) = (sign.Value[0], index - 1);
            // US$, C$
            if (
                signFirst > first
                && DigitReader.Glued(tokens, signFirst)
                && tokens[signFirst - 1].Kind == TokenKind.Word
                && tokens[signFirst - 1].Length <= 3
            )
                signFirst--;
            return true;
        }
        if (
            tokens[index - 1].Kind == TokenKind.Word
            && tokens[index - 1].Length == 3
            && char.IsAsciiLetterUpper(tokens.Text[tokens[index - 1].Start])
            && words.Currencies.TryMatch(tokens, index - 1, index, 0, out var code)
        )
        {
            (currency, signFirst) = (code.Value[0], index - 1);
            return true;
        }
        return false;
    }

    /// <summary>$21m, €5bn.</summary>
    bool GluedScale(int index, out decimal factor)
    {
        factor = 0;
        if (index >= end || tokens[index].Newlines > 0 || tokens[index].SpaceBefore || tokens[index].Kind != TokenKind.Word)
            return false;
        factor = tokens.Key(index) switch
        {
            "m" or "mn" => 1_000_000,
            "b" or "bn" => 1_000_000_000,
            "k" => 1_000,
            "tn" or "trn" or "t" => 1_000_000_000_000,
            _ => 0,
        };
        return factor != 0;
    }

    /// <summary>Pilgrim, 63, or (54): the age that stands behind a name between commas or in brackets.</summary>
    bool Apposed(NumberMatch number)
    {
        if (
            !number.Digits
            || number.Fractional
            || number.Grouped
            || number.Value is < 1 or > 110
            || number.First == first
            || number.End >= end
        )
            return false;
        var before = number.First - 1;
        if (
            before == first
            || tokens[before - 1].Kind != TokenKind.Word
            || !char.IsUpper(tokens.Text[tokens[before - 1].Start])
            || tokens[number.First].Newlines > 0
        )
            return false;
        return tokens.Is(before, ',') && tokens.Is(number.End, ',') || tokens.Is(before, '(') && tokens.Is(number.End, ')');
    }

    /// <summary>The English plural of the noun behind the number, looking past one adjective; null when the table does not know it.</summary>
    string? Noun(int index, NumberMatch number)
    {
        if (index < end && tokens.Is(index, '-') && DigitReader.Glued(tokens, index))
            index++;
        for (var i = index; i < end && i < index + (words.Language.RightToLeft ? 1 : 3) && tokens[i].Newlines == 0; i++)
        {
            if (tokens[i].Kind is not TokenKind.Word)
                return null;
            if (words.Counted.TryMatch(tokens, i, end, words.Language.Proclitics, out var noun))
                return noun.Value[0];
        }
        return null;
    }

    /// <summary>An indefinite dual is two of what it names.</summary>
    bool TryDual(int index, List<Figure> figures, out int after)
    {
        after = index + 1;
        var key = tokens.Key(index);
        if (
            key.Length < 5
            || !(key.EndsWith("ان", StringComparison.Ordinal) || key.EndsWith("ين", StringComparison.Ordinal))
            || Blocked(tokens[index].Start)
        )
            return false;
        if (!words.Duals.TryMatch(tokens, index, end, words.Language.Proclitics, out var dual))
            return false;
        if (dual.Skip > 0 && (tokens.Key(index)[..dual.Skip] is [.., 'ا', 'ل'] or [.., 'ل', 'ل'] or ['س', ..] or ['ك', ..]))
            return false;
        // a plural of the same form: two of them only where no number stands before
        if (words.Counted.TryMatch(tokens, index, end, words.Language.Proclitics, out var plural) && plural.Skip == dual.Skip)
            return false;
        var spanEnd = dual.End;
        var value = 2m;
        var unit = dual.Value;
        if (words.Units.TryGet(Stem(key[dual.Skip..]), out var known) && known is [{ Kind: UnitKind.Time } time, ..])
            (value, after, _, spanEnd) = Duration(2, dual.End, time, dual.End) is var (v, a, u, e) ? (v, a, unit = u!, e) : default;
        figures.Add(
            new Figure(new TextSpan(tokens.OffsetAfter(index, dual.Skip), tokens[spanEnd - 1].End))
            {
                Value = value,
                Bound = Bound(index, spanEnd),
                Unit = unit,
            }
        );
        after = Math.Max(after, spanEnd);
        return true;
    }

    /// <summary>سه‌متری: a number word and its unit in one word, with a zero width non-joiner between.</summary>
    bool TryJoined(int index, List<Figure> figures)
    {
        ref readonly var token = ref tokens[index];
        var joint = tokens.Surface(index).IndexOf('\u200C');
        if (joint <= 0 || Blocked(token.Start))
            return false;
        var (number, noun) = (Folding.Fold(tokens.Surface(index)[..joint]), Folding.Fold(tokens.Surface(index)[(joint + 1)..]));
        if (!words.Numbers.Table.TryGet(number, out var word) || word!.Plain is not { } value || value < 2)
            return false;
        string unit;
        if (words.Units.TryGet(noun, out var known))
            unit = known![0].Name;
        else
            return false;
        figures.Add(
            new Figure(new TextSpan(token.Start, token.Start + joint))
            {
                Value = value,
                Bound = Bound(index, index + 1),
                Unit = unit,
            }
        );
        return true;
    }

    /// <summary>The unit that a dual is made of: its own key without the ending, with the feminine ending restored.</summary>
    static string Stem(ReadOnlySpan<char> key)
    {
        var stem = key[..^2];
        return stem.EndsWith("ت", StringComparison.Ordinal) ? string.Concat(stem[..^1], "ه") : stem.ToString();
    }

    /// <summary>ساعة ونصف, an hour and a half: one and a half of a unit that no number precedes.</summary>
    bool TryHalfUnit(int index, List<Figure> figures, out int after)
    {
        after = index + 1;
        // the joint first: it is rare
        if (index + 1 >= end || tokens.KeyChar(index + 1) is not ('و' or 'a') || !And(index + 1, out _))
            return false;
        if (
            !words.Units.TryMatch(tokens, index, end, words.Language.Proclitics, out var unit)
            || unit.Value[0] is not { Kind: UnitKind.Time } own
            || unit.End >= end
        )
            return false;
        if (tokens[unit.End].Newlines > 0 || unit.Skip > 0 && tokens.Key(index)[..unit.Skip] is [.., 'ا', 'ل'])
            return false;
        var (value, next, _, spanEnd) = Duration(1, unit.End, own, unit.End);
        if (value != 1.5m || Blocked(tokens[index].Start))
            return false;
        figures.Add(
            new Figure(new TextSpan(tokens.OffsetAfter(index, unit.Skip), tokens[spanEnd - 1].End))
            {
                Value = value,
                Bound = Bound(index, spanEnd),
                Unit = own.Name,
            }
        );
        after = next;
        return true;
    }

    /// <summary>في السابعة والعشرين من عمره: an ordinal that is an age.</summary>
    bool TryOrdinalAge(NumberMatch number, List<Figure> figures)
    {
        if (number.End >= end || !words.Marks.TryMatch(tokens, number.End, end, 0, out var mark) || !mark.Value.Contains(FigureMark.Age))
            return false;
        var span = number.Span(tokens);
        // the article belongs to the word
        if (tokens.Key(number.First)[..number.Skip].EndsWith("ال", StringComparison.Ordinal))
            span = new TextSpan(tokens.OffsetAfter(number.First, number.Skip - 2), span.End);
        figures.Add(
            new Figure(span)
            {
                Value = number.Value,
                Bound = Bound(number.First, number.End),
                Unit = "years",
            }
        );
        return true;
    }

    /// <summary>Between thirty and thirty-five percent, ما بين عشرة وخمسة عشر, دو تا پنج.</summary>
    bool TryRange(NumberMatch low, List<Figure> figures, out int after)
    {
        after = low.End;
        if (low.Kind != NumberKind.Cardinal)
            return false;
        var at = low.End;
        // "30 percent to 35 percent"
        var (_, unitEnd, unitName, _) = Measure(low);
        if (unitName is not null)
            at = unitEnd;
        if (at >= end || tokens[at].Newlines > 0)
            return false;
        var from = Before(low.First, FigureMark.RangeFrom);
        int next;
        if (tokens.Is(at, '-') || tokens.Is(at, '–') || tokens.Is(at, '—'))
        {
            if (!low.Digits || unitName is not null && !tokens[at].SpaceBefore is false)
                return false;
            next = at + 1;
        }
        else if (words.Marks.TryMatch(tokens, at, end, 0, out var join) && join.Value.Contains(FigureMark.RangeJoin))
        {
            if (!from && (tokens.KeyIs(at, "و") || tokens.KeyIs(at, "and")))
                return false;
            next = join.End;
        }
        else if (from && tokens.KeyIs(at, "و"))
            next = at + 1;
        else if (from && tokens[at].Kind == TokenKind.Word && tokens.KeyChar(at) == 'و')
            next = at;
        else
            return false;
        if (next < end && words.Marks.TryMatch(tokens, next, end, 0, out var more) && tokens.KeyIs(next, "ما"))
            next = more.End;
        if (
            next >= end
            || tokens[next].Newlines > 0
            || !NumberReader.TryRead(tokens, next, end, words.Numbers, out var high)
            || high.Kind != NumberKind.Cardinal
        )
            return false;
        var lowValue = low.Value;
        var (highValue, tail, unit, spanEnd) = Measure(high);
        // 10 to 15 million: the scale word counts for both
        if (!low.Grouped && high.Grouped && high.Value >= 1000 && low.Value < 1000 && high.Words > 1)
        {
            var scale = 1m;
            while (scale * 1000 <= high.Value)
                scale *= 1000;
            if (high.Value / scale >= low.Value)
                lowValue *= scale;
        }
        // "rose 2 points to 31 points" is a change
        if (unitName is not null && !from && !tokens.Is(at, '-') && !tokens.Is(at, '–'))
            return false;
        if (highValue <= lowValue || !from && words.Marks.TryMatch(tokens, at, end, 0, out _) && unitName is not null && unit is null)
            return false;
        // moving "from 58 percent to 41" is two figures; a range needs between, or a bare joint
        if (from && Moved(low.First))
            return false;
        var start = low.Span(tokens).Start;
        if (Sign(low.First, out var currency, out var signFirst))
        {
            unit ??= currency;
            start = tokens[signFirst].Start;
        }
        after = tail;
        figures.Add(
            new Figure(new TextSpan(start, tokens[Math.Max(spanEnd, high.End) - 1].End))
            {
                Value = lowValue,
                High = highValue,
                Bound = FigureBound.Range,
                Unit = unit ?? unitName ?? Noun(tail, high) ?? "",
            }
        );
        return true;
    }

    /// <summary>"from" and "to" tell a change, not a range, unless the word before is between.</summary>
    bool Moved(int index) => tokens.KeyIs(index - 1, "from") || tokens.KeyIs(index - 1, "من") || tokens.KeyIs(index - 1, "از");

    bool Before(int index, FigureMark mark)
    {
        for (var start = index - 1; start >= first && start >= index - 4 && tokens[start + 1].Newlines == 0; start--)
            if (
                words.Marks.TryMatch(tokens, start, index, words.Language.Proclitics, out var match)
                && match.End == index
                && match.Value.Contains(mark)
            )
                return true;
        return false;
    }
}
