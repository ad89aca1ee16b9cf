namespace Isnad;

/// <summary>What goes on with a number: the next word or digit group, and whether it still belongs to it.</summary>
ref partial struct NumberParse
{
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
}
