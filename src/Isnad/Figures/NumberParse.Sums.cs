namespace Isnad;

/// <summary>What each word does to the sum.</summary>
ref partial struct NumberParse
{
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
}
