namespace Isnad;

/// <summary>What a number is of: the sign, currency or unit before and behind it.</summary>
sealed partial class FigureScan
{
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
                && (far.Value is null || far.Value[0].Name is "centuries" or "decades" or "hours" or "percent")
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
                    // half a percent is 0.5, not 50
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
        // 500 million Canadian dollars: an adjective with its capital between number and currency
        if (
            !words.Language.RightToLeft
            && tokens[at].Kind == TokenKind.Word
            && tokens[at].Newlines == 0
            && char.IsUpper(tokens.Surface(at)[0])
            && at + 1 < end
            && tokens[at + 1].Newlines == 0
            && words.Currencies.TryMatch(tokens, at + 1, end, 0, out var named)
            && char.IsLower(tokens.Surface(at + 1)[0])
        )
            return (value, named.End, named.Value[0], number.End);
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
}
