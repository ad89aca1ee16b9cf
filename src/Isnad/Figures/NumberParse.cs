namespace Isnad;

/// <summary>One attempt to read a number at a token: the state of the additive-multiplicative sum.</summary>
ref partial struct NumberParse(TokenTable tokens, int first, int end, NumberWords words)
{
    // The sum: closed groups, the open group below a thousand, and what may still be added to it.
    decimal total;
    decimal group;

    /// <summary>The next addend of the open group must be smaller than this.</summary>
    decimal room = 1000;

    /// <summary>The next scale word must be smaller than this.</summary>
    decimal ceiling = decimal.MaxValue;
    NumberRole last = NumberRole.None;
    decimal lastScale;
    int at;
    int skip;
    int parts;
    bool digits;
    bool fractional;
    bool grouped;
    bool loneUnit;
    bool ordinal;
    bool share;

    public bool TryRun(out NumberMatch number)
    {
        number = default;
        at = first;
        if (tokens[at].Kind == TokenKind.Number)
        {
            if (!DigitReader.TryRead(tokens, at, end, words.Language.RightToLeft, out var after, out group, out fractional, out grouped))
                return false;
            // 9ر14: the fraction before the whole, as some Arabic agencies write it
            if (
                words.UnitsBeforeTens
                && !fractional
                && !grouped
                && after + 1 < end
                && tokens.KeyIs(after, "ر")
                && DigitReader.Glued(tokens, after)
                && DigitReader.Glued(tokens, after + 1)
                && tokens[after + 1].Kind == TokenKind.Number
                && tokens[at].Length <= 3
            )
            {
                for (var i = 0; i < tokens[at].Length; i++)
                    group /= 10;
                group += DigitReader.Whole(tokens, after + 1);
                fractional = true;
                after += 2;
            }
            at = after;
            (digits, parts, last) = (true, 1, NumberRole.Unit);
            room =
                group >= 1000 || fractional ? 0
                : group >= 100 ? 0
                : 1;
            if (Suffix(ref number))
                return true;
        }
        while (at < end && Step()) { }
        if (parts == 0)
            return Opening(out number);
        var kind =
            ordinal ? NumberKind.Ordinal
            : share ? NumberKind.Share
            : NumberKind.Cardinal;
        number = new NumberMatch(first, at, skip, total + group, kind)
        {
            Digits = digits,
            Fractional = fractional,
            Grouped = grouped,
            Words = parts,
        };
        return true;
    }

    /// <summary>8th, ۲۵ام: letters directly behind the digits.</summary>
    bool Suffix(ref NumberMatch number)
    {
        if (at >= end || fractional || grouped || tokens[at].Kind != TokenKind.Word || tokens[at].Newlines > 0)
            return false;
        if (tokens[at].SpaceBefore || !words.Table.TryMatch(tokens, at, end, 0, out var word) || !word.Value.Is(NumberRole.Suffix))
            return false;
        number = new NumberMatch(first, at + 1, 0, group, NumberKind.Ordinal) { Digits = true, Words = 1 };
        return true;
    }

    /// <summary>Numbers that begin with a word that is none: vague ones, "a hundred", "half a million", a lone fraction or ordinal.</summary>
    bool Opening(out NumberMatch number)
    {
        number = default;
        if (!words.Table.TryMatch(tokens, first, end, words.Language.Proclitics, out var word) || !Chain(word))
            return false;
        var value = word.Value;
        if (
            value.Is(NumberRole.Minus)
            && word.Skip == 0
            && word.End < end
            && tokens[word.End].Newlines == 0
            && new NumberParse(tokens, word.End, end, words).TryRun(out var positive)
            && positive.Kind == NumberKind.Cardinal
        )
        {
            number = positive with { First = first, Value = -positive.Value };
            return true;
        }
        if (value.Is(NumberRole.Vague))
        {
            number = new NumberMatch(first, word.End, word.Skip, 0, NumberKind.Vague) { Words = word.Length };
            return true;
        }
        skip = word.Skip;
        if (value.Is(NumberRole.Article) && word.End < end && words.Table.TryMatch(tokens, word.End, end, 0, out var next))
        {
            if (
                next.Value.Is(NumberRole.Hundred | NumberRole.Scale | NumberRole.Dozen | NumberRole.Half | NumberRole.Fraction)
                && (!next.Value.Is(NumberRole.Ordinal) || ShareFollows(next.End))
            )
            {
                (at, group, parts, last, room) = (word.End, 1, 1, NumberRole.Unit, 1);
                return TryRunOn(out number);
            }
            return false;
        }
        if (value.Is(NumberRole.Half | NumberRole.Fraction) && !value.Is(NumberRole.Ordinal))
        {
            (at, group, parts, fractional, share, room) = (word.End, 1 / Denominator(value), 1, true, true, 0);
            last = NumberRole.Fraction;
            return TryRunOn(out number);
        }
        if (value.Is(NumberRole.Share))
        {
            (at, group, parts, fractional, share, room) = (word.End, value.Value(NumberRole.Share), 1, true, true, 0);
            last = NumberRole.Fraction;
            return TryRunOn(out number);
        }
        if (value.Is(NumberRole.Ordinal))
            return FirstOrdinal(word, out number);
        return false;
    }

    bool TryRunOn(out NumberMatch number)
    {
        while (at < end && Step()) { }
        number = new NumberMatch(
            first,
            at,
            skip,
            total + group,
            ordinal ? NumberKind.Ordinal
                : share ? NumberKind.Share
                : NumberKind.Cardinal
        )
        {
            Fractional = fractional,
            Grouped = grouped,
            Words = parts,
        };
        return true;
    }

    /// <summary>الحادي والعشرون, الخامس عشر: the unit is the ordinal and a cardinal follows.</summary>
    bool FirstOrdinal(PhraseMatch<NumberWord> word, out NumberMatch number)
    {
        var (value, after) = (word.Value.Value(NumberRole.Ordinal), word.End);
        var count = 1;
        if (
            words.UnitsBeforeTens
            && value < 10
            && after < end
            && tokens[after].Newlines == 0
            && words.Table.TryMatch(tokens, after, end, words.Language.Proclitics, out var next)
        )
        {
            var prefix = tokens.Key(after)[..next.Skip];
            if (next.Value.Is(NumberRole.Tail) && prefix is "" or "ال")
                (value, after, count) = (value + 10, next.End, 2);
            else if (next.Value.Is(NumberRole.Ten) && prefix is ['و', ..])
                (value, after, count) = (value + next.Value.Value(NumberRole.Ten), next.End, 2);
        }
        number = new NumberMatch(first, after, word.Skip, value, NumberKind.Ordinal) { Words = count };
        return true;
    }

    /// <summary>A third of, more than a third: not a third man.</summary>
    bool ShareFollows(int after) =>
        after >= end
        || tokens[after].Newlines > 0
        || tokens[after].Kind != TokenKind.Word
        || Match(after, out var next) && next.Value.Is(NumberRole.ShareFollower);

    static bool IsBound(PhraseMatch<NumberWord> word) => word.Value.Is(NumberRole.BoundUnit);

    bool Compound(PhraseMatch<NumberWord> word) =>
        Match(word.End, out var next)
        && (
            next.Value.Is(NumberRole.Tail) && next.Skip == 0
            || next.Value.Is(NumberRole.Ten) && next.Skip > 0 && tokens.KeyChar(word.End) == 'و'
        );

    static decimal Denominator(NumberWord word) => word.Is(NumberRole.Half) ? 2 : word.Value(NumberRole.Fraction);

    static decimal ScaleOf(decimal value)
    {
        decimal scale = 1000;
        while (scale * 1000 <= value)
            scale *= 1000;
        return scale;
    }
}
