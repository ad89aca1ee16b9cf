namespace Isnad;

/// <summary>One attempt to read a number at a token: the state of the additive-multiplicative sum.</summary>
ref struct NumberParse(TokenTable tokens, int first, int end, NumberWords words)
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

    /// <summary>Adds the next word or digit group to the sum; false when it does not belong to the number.</summary>
    bool Step()
    {
        var here = at;
        var and = false;
        if (parts > 0)
        {
            if (tokens[here].Newlines > 0)
                return false;
            // twenty-one, one-third
            if (tokens.Is(here, '-') && DigitReader.Glued(tokens, here) && here + 1 < end && DigitReader.Glued(tokens, here + 1))
                here++;
        }
        if (here >= end)
            return false;
        if (tokens[here].Kind == TokenKind.Number)
            return parts > 0 && Digits(here, false);
        if (tokens[here].Kind != TokenKind.Word || !Match(here, out var word))
            return false;
        if (word.Value.Is(NumberRole.Point) && word.Skip == 0)
            return parts > 0 && !fractional && !ordinal && Fraction(word.End);
        if (word.Value.Is(NumberRole.And) && word.Skip == 0)
        {
            if (parts == 0 || here + 1 >= end)
                return false;
            and = true;
            here++;
            if (tokens[here].Kind == TokenKind.Number)
                return Digits(here, true);
            if (tokens[here].Newlines > 0 || tokens[here].Kind != TokenKind.Word || !Match(here, out word))
                return false;
            // three and a fifth, a hundred and three and two thirds
            if (
                !fractional
                && !share
                && room >= 0
                && word.Skip == 0
                && (word.Value.Is(NumberRole.Article) || word.Value.Is(NumberRole.Unit))
                && !(word.Value.Is(NumberRole.Article) && Match(word.End, out var halves) && halves.Value.Is(NumberRole.Half))
                && new NumberParse(tokens, here, end, words).TryRun(out var mixed)
                && mixed.Kind == NumberKind.Share
                && mixed.Value < 1
            )
            {
                // three million and a quarter: of a million
                if (group == 0 && lastScale > 0)
                    (total, fractional, room, last, at) = (total + mixed.Value * lastScale, true, 0, NumberRole.Fraction, mixed.End);
                else
                    (group, fractional, room, last, at) = (group + mixed.Value, true, 0, NumberRole.Fraction, mixed.End);
                parts++;
                return true;
            }
            // one and a half million
            if (word.Value.Is(NumberRole.Article) && Match(word.End, out var half) && half.Value.Is(NumberRole.Half | NumberRole.Fraction))
                word = half;
        }
        else if (
            parts > 0
            && lastScale == 0
            && last == NumberRole.Fraction
            && word.Value.Is(NumberRole.Article)
            && Match(word.End, out var scale)
            && scale.Value.Is(NumberRole.Scale | NumberRole.Dozen)
        )
            word = scale; // half a million
        if (word.Skip > 0 && !Chain(word))
            return false;
        if (parts > 0 && word.Skip > 0 && tokens.KeyChar(word.Token) == 'و')
            and = true;
        else if (parts > 0 && word.Skip > 0 && !(tokens.Key(word.Token)[..word.Skip] is "ال"))
            return false;
        return Add(word, and);
    }

    /// <summary>Three point one four, سه ممیز پنج: the digits behind a point that is spelled out.</summary>
    bool Fraction(int index)
    {
        var (value, power, here) = (0m, 1m, index);
        while (here < end && power < 1_000_000 && tokens[here].Newlines == 0 && Match(here, out var digit) && digit.Skip == 0)
        {
            if (!(digit.Value.Is(NumberRole.Zero) || digit.Value.Plain is >= 1 and <= 9))
                break;
            (value, power, here) = (value * 10 + (digit.Value.Is(NumberRole.Zero) ? 0 : digit.Value.Plain!.Value), power * 10, digit.End);
        }
        if (
            here == index
            && new NumberParse(tokens, index, end, words).TryRun(out var more)
            && more is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 10 and <= 99 }
        )
            (value, power, here) = (more.Value, 100, more.End);
        if (here == index)
            return false;
        (group, fractional, room, last, at) = (group + value / power, true, 0, NumberRole.Unit, here);
        parts++;
        return true;
    }

    bool Match(int index, out PhraseMatch<NumberWord> word)
    {
        word = default;
        // وأحد عشر is "and eleven", though it folds like واحد, one
        if (
            index < end
            && words.UnitsBeforeTens
            && tokens[index].Length > 2
            && tokens.KeyChar(index) == 'و'
            && tokens.Text[tokens[index].Start + 1] is 'أ' or 'إ'
            && words.Table.TryMatch(tokens, index, end, 1, out word)
        )
            return true;
        return index < end
            && tokens[index].Kind == TokenKind.Word
            && words.Table.TryMatch(tokens, index, end, words.Language.Proclitics, out word);
    }

    /// <summary>Number words take conjunctions, prepositions and the article in front, not the particle of the future.</summary>
    readonly bool Chain(PhraseMatch<NumberWord> word) =>
        word.Skip == 0 || tokens.Key(word.Token)[..word.Skip] is not (['س', ..] or ['ا'] or [.., 'س'] or ['ك', ..]);

    bool Digits(int here, bool and)
    {
        // ۳ هزار و ۴۰۰, 3 آلاف و400, 1 million 200 thousand
        if (last is not (NumberRole.Scale or NumberRole.DualScale) || !and && words.AndIsNeeded)
            return false;
        if (
            !DigitReader.TryRead(tokens, here, end, words.Language.RightToLeft, out var after, out var value, out var point, out _) || point
        )
            return false;
        if (value >= ceiling || value >= 1000 || value == 0)
            return false;
        // "8 million and 20 people were hurt": digits must fill the scale or be scaled themselves
        if (!and && !(Match(after, out var next) && next.Value.Is(NumberRole.Scale | NumberRole.Hundred)))
            return false;
        (group, room, last, at) = (value, 1, NumberRole.Unit, after);
        grouped = true;
        parts++;
        return true;
    }

    bool Add(PhraseMatch<NumberWord> word, bool and)
    {
        var value = word.Value;
        var free = parts == 0 || and || !words.AndIsNeeded || last is NumberRole.None;
        if (value.Is(NumberRole.Scale) && Scaled(word, and))
            return Take(word, NumberRole.Scale);
        if (value.Is(NumberRole.DualScale) && group == 0 && free && value.Value(NumberRole.DualScale) < ceiling)
        {
            total += value.Value(NumberRole.DualScale);
            ceiling = ScaleOf(value.Value(NumberRole.DualScale));
            (room, grouped, lastScale) = (1000, true, ceiling);
            return Take(word, NumberRole.DualScale);
        }
        if (value.Is(NumberRole.Hundred) && !ordinal)
        {
            if (
                parts > 0
                && !and
                && last == NumberRole.Unit
                && (!digits || !words.AndIsNeeded && !fractional)
                && group is >= 1 and <= 99
                && (group > 1 || !words.AndIsNeeded)
                && room == 1
            )
            {
                group *= 100;
                room = 100;
                return Take(word, NumberRole.Hundred);
            }
            if (room > 100 && free)
            {
                group += 100;
                room = 100;
                return Take(word, NumberRole.Hundred);
            }
            return false;
        }
        if (value.Is(NumberRole.Hundreds) && room > 100 && free)
            return Sum(word, value.Value(NumberRole.Hundreds), 100, NumberRole.Hundreds);
        if (value.Is(NumberRole.Tail))
        {
            if (loneUnit && !and && group % 10 is >= 1 and <= 9)
            {
                group += 10;
                (room, loneUnit) = (1, false);
                return Take(word, NumberRole.Tail);
            }
            return room > 10 && free && Sum(word, 10, 1, NumberRole.Tail);
        }
        if (value.Is(NumberRole.Teen) && room > 10 && free)
            return Sum(word, value.Value(NumberRole.Teen), 1, NumberRole.Teen);
        if (value.Is(NumberRole.Ten))
        {
            if (words.UnitsBeforeTens)
            {
                if (and && loneUnit || room > 10 && free)
                    return Sum(word, value.Value(NumberRole.Ten), 1, NumberRole.Ten);
                return false;
            }
            return room > 10 && free && Sum(word, value.Value(NumberRole.Ten), 10, NumberRole.Ten);
        }
        if (value.Is(NumberRole.Unit) && room > 1 && free && (value.Value(NumberRole.Unit) > 0))
        {
            if (parts > 0 && value.Is(NumberRole.Fraction) && !words.UnitsBeforeTens)
                return false;
            if (words.UnitsBeforeTens && value.Value(NumberRole.Unit) <= 2 && IsBound(word) && !Compound(word))
                return false;
            var was = room;
            Sum(word, value.Value(NumberRole.Unit), 1, NumberRole.Unit);
            loneUnit = words.UnitsBeforeTens && was > 10;
            return true;
        }
        if (value.Is(NumberRole.Zero) && parts == 0)
            return Sum(word, 0, 0, NumberRole.Unit);
        if (value.Is(NumberRole.Dozen) && parts > 0 && group is > 0 and < 1000)
        {
            (group, room) = (group * 12, 0);
            return Take(word, NumberRole.Dozen);
        }
        if (value.Is(NumberRole.Half | NumberRole.Fraction) && parts > 0 && Part(word, and))
            return true;
        if (value.Is(NumberRole.Ordinal) && parts > 0 && !words.UnitsBeforeTens)
            return LastOrdinal(word, free);
        return false;
    }

    /// <summary>Multiplies the open group, or the scale word directly before (هزار میلیارد).</summary>
    bool Scaled(PhraseMatch<NumberWord> word, bool and)
    {
        var scale = word.Value.Value(NumberRole.Scale);
        if (parts > 0 && group == 0 && last is NumberRole.Scale or NumberRole.DualScale && !and)
        {
            if (scale <= lastScale)
                return false;
            total *= scale;
            (ceiling, lastScale) = (scale, lastScale * scale);
            return true;
        }
        if (parts > 0 && group == 0 && last is not NumberRole.Scale and not NumberRole.DualScale)
            return false;
        if (parts == 0 && (!words.AndIsNeeded || word.Value.Is(NumberRole.Vague)))
            return false;
        if (and && last == NumberRole.Unit && loneUnit && group > 0)
            return false;
        // a dual in the construct state looks like the accusative singular: two thousand only right before a noun
        if (word.Value.Is(NumberRole.DualScale) && group == 0 && ConstructDual(word))
            return false;
        if (and && group > 0 || group == 0 && parts > 0 && !and && words.AndIsNeeded)
            return false;
        if (scale >= ceiling)
        {
            // ۱۶ هزار و ۵۰۰ میلیارد: thousands of milliards, all of them
            if (ceiling > 1000 || group == 0 || scale < 1_000_000 || total >= 1_000_000 || fractional)
                return false;
            total = (total + group) * scale;
            (group, room, ceiling, lastScale, grouped, share, loneUnit) = (0, 1000, scale, scale, true, false, false);
            return true;
        }
        var amount = group == 0 && !share ? 1 : group;
        total += amount * scale;
        (group, room, ceiling, lastScale) = (0, 1000, scale, scale);
        (grouped, share, loneUnit) = (true, false, false);
        return true;
    }

    readonly bool ConstructDual(PhraseMatch<NumberWord> word)
    {
        var surface = tokens.Surface(word.End - 1);
        return !surface.Contains('\u064B')
            && tokens.Key(word.End - 1).EndsWith("ا", StringComparison.Ordinal)
            && word.End < end
            && tokens[word.End].Kind == TokenKind.Word
            && tokens[word.End].Newlines == 0
            && tokens.KeyChar(word.End) != 'و';
    }

    bool Part(PhraseMatch<NumberWord> word, bool and)
    {
        var under = Denominator(word.Value);
        if (and)
        {
            // one and a half; مليون ونصف
            if (share || fractional)
                return false;
            if (group == 0 && lastScale > 0)
            {
                // a billion and half a million; ثلاثة ملايين ونصف المليون
                if (Match(word.End, out var of) && of.Value.Is(NumberRole.Scale) && of.Value.Value(NumberRole.Scale) <= lastScale)
                {
                    if (of.Skip > 0 && tokens.Key(of.Token)[..of.Skip] is not "ال")
                        return false;
                    total += of.Value.Value(NumberRole.Scale) / under;
                    (fractional, room) = (true, 0);
                    return Take(of, NumberRole.Fraction);
                }
                total += lastScale / under;
            }
            else if (group is > 0 and < 1000 && (under == 2 || under == 4 || under == 3))
                group += 1 / under;
            else
                return false;
            (fractional, room) = (true, 0);
            return Take(word, NumberRole.Fraction);
        }
        // two thirds, ثلاثة أرباع
        if (total != 0 || group is < 1 or > 99 || group >= under && under != 2 || fractional || group > 1 && word.Value.Is(NumberRole.Half))
            return false;
        if (group > 1 && word.Value.Is(NumberRole.Ordinal) && !words.UnitsBeforeTens && !digits)
            return false;
        (group, fractional, share, room) = (group / under, true, true, 0);
        return Take(word, NumberRole.Fraction);
    }

    bool LastOrdinal(PhraseMatch<NumberWord> word, bool free)
    {
        var value = word.Value.Value(NumberRole.Ordinal);
        if (digits || !free || value >= room || last == NumberRole.Unit && value < 100)
            return false;
        group += value;
        room = 0;
        ordinal = true;
        return Take(word, NumberRole.Ordinal);
    }

    bool Sum(PhraseMatch<NumberWord> word, decimal value, decimal below, NumberRole role)
    {
        group += value;
        (room, loneUnit) = (below, false);
        return Take(word, role);
    }

    bool Take(PhraseMatch<NumberWord> word, NumberRole role)
    {
        if (ordinal && role != NumberRole.Ordinal)
            return false;
        if (parts == 0)
            skip = word.Skip;
        last = role;
        at = word.End;
        parts++;
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
