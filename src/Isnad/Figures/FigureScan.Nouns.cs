namespace Isnad;

/// <summary>What a number counts, where no unit stands behind it.</summary>
sealed partial class FigureScan
{
    /// <summary>How many words of the noun phrase behind a number are looked at.</summary>
    const int PhraseReach = 7;

    /// <summary>How many words in front of a number the tagger sees.</summary>
    const int TagBefore = 4;

    string Counted(NumberMatch number, int after) =>
        IsAge(number)
            ? "years"
            : Noun(after, number)
                ?? (Before(number.First, FigureMark.Magnitude) || Magnitude(after) ? "magnitude" : null)
                ?? (number.Kind == NumberKind.Vague && OfUnit(after) is { } far ? far : null)
                ?? Plural(number, after)
                ?? "";

    bool IsAge(NumberMatch number) =>
        Before(number.First, FigureMark.Age) || AgedAbout(number.First) || Apposed(number) || StudentOf(number);

    /// <summary>Aged about 68: a hedge between the word and the number.</summary>
    bool AgedAbout(int index)
    {
        for (var start = index - 1; start >= first && start >= index - 3; start--)
            if (words.Hedges.TryMatch(tokens, start, index, words.Language.Proclitics, out var hedge) && hedge.End == index)
                return Before(start, FigureMark.Age);
        return false;
    }

    /// <summary>Pilgrim, 63, or (54), the princess, 67,: the age that stands behind a person between commas or in brackets.</summary>
    bool Apposed(NumberMatch number)
    {
        if (!MayBeAge(number) || number.First == first || number.End >= end)
            return false;
        var before = number.First - 1;
        if (before == first || tokens[before - 1].Kind != TokenKind.Word || tokens[number.First].Newlines > 0)
            return false;
        if (!char.IsUpper(tokens.Text[tokens[before - 1].Start]) && !IsPerson(before - 1))
            return false;
        return tokens.Is(before, ',') && tokens.Is(number.End, ',') || tokens.Is(before, '(') && tokens.Is(number.End, ')');
    }

    /// <summary>A student of 22: a person "of" a number that counts nothing.</summary>
    bool StudentOf(NumberMatch number) =>
        !words.Language.RightToLeft
        && MayBeAge(number)
        && number.First - 2 >= first
        && IsOf(number.First - 1)
        && IsPerson(number.First - 2)
        && !tokens.Key(number.First - 2).EndsWith("s", StringComparison.Ordinal)
        && (number.End >= end || tokens[number.End].Newlines > 0 || tokens[number.End].Kind != TokenKind.Word || IsPerson(number.End));

    static bool MayBeAge(NumberMatch number) => number is { Digits: true, Fractional: false, Grouped: false, Value: >= 1 and <= 110 };

    /// <summary>True for a noun of people that stands in the table of what is counted.</summary>
    bool IsPerson(int index) =>
        words.Counted.TryMatch(tokens, index, index + 1, words.Language.Proclitics, out var noun) && noun.Value[0] == "people";

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

    /// <summary>A 5.3-magnitude quake.</summary>
    bool Magnitude(int index)
    {
        if (index < end && tokens.Is(index, '-') && DigitReader.Glued(tokens, index))
            index++;
        return index < end
            && tokens[index].Newlines == 0
            && words.Marks.TryMatch(tokens, index, end, 0, out var mark)
            && mark.Value.Contains(FigureMark.Magnitude);
    }

    /// <summary>Thousands of miles.</summary>
    string? OfUnit(int index) =>
        index + 1 < end && IsOf(index) && words.Units.TryMatch(tokens, index + 1, end, 0, out var unit) ? unit.Value[0].Name : null;

    bool IsOf(int index) => words.Marks.TryMatch(tokens, index, end, 0, out var of) && of.Value.Contains(FigureMark.Total);

    /// <summary>The head of the noun phrase behind the number where it is a plural: 611 aftershocks, six Native American reservations.</summary>
    string? Plural(NumberMatch number, int after)
    {
        if (PosTagger.For(words.Language) is not { } tagger || after >= end || tokens[after].Newlines > 0)
            return null;
        var from = Math.Max(first, number.First - TagBefore);
        var to = Math.Min(end, after + PhraseReach);
        Span<PartOfSpeech> tags = stackalloc PartOfSpeech[to - from];
        tagger.Tag(tokens, from, to, tags);
        var at = number.Kind == NumberKind.Vague && IsOf(after) ? after + 1 : after;
        string? head = null;
        for (var i = at; i < to && tokens[i].Newlines == 0 && tokens[i].Kind == TokenKind.Word; i++)
        {
            var tag = tags[i - from];
            if (tag == PartOfSpeech.Noun)
                head = tokens.Surface(i).ToString();
            else if (tag is not (PartOfSpeech.Name or PartOfSpeech.Adjective or PartOfSpeech.VerbParticiple))
                break;
        }
        return head is { Length: > 3 } && head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal) && char.IsLower(head[0])
            ? head
            : null;
    }
}
