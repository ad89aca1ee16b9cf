namespace Isnad;

sealed partial class FigureScan
{
    /// <summary>How many words may stand between "exceeded" and its number.</summary>
    const int VerbReach = 9;

    /// <summary>True when a number counts or measures something; false for years, list marks, names and phone numbers.</summary>
    bool Counts(NumberMatch number)
    {
        var (index, after) = (number.First, number.End);
        // رقم ( 104 / 47 ), resolution (2401)
        var named = index > first && tokens.Is(index - 1, '(') ? index - 1 : index;
        if (
            Before(named, FigureMark.Document)
            || number.Digits && Stroke(index, after)
            || index > first + 1
                && (tokens.Is(index - 1, '.') || tokens.Is(index - 1, ':'))
                && DigitReader.Glued(tokens, index - 1)
                && Before(index - 1, FigureMark.Document)
        )
            return false;
        for (var start = Math.Max(first, index - 2); start <= index; start++)
            if (
                words.Marks.TryMatch(tokens, start, end, words.Language.Proclitics, out var idiom)
                && idiom.End > index
                && idiom.Value.Contains(FigureMark.Idiom)
            )
                return false;
        if (IsHour(number))
            return false;
        if (number.Digits && !Free(number))
            return false;
        if (number is { Kind: NumberKind.Cardinal, Fractional: false, Grouped: false } && number.Digits && Year(number))
            return false;
        if (number is { Kind: NumberKind.Cardinal, Value: 1 } && !One(number))
            return false;
        if (number is { Kind: NumberKind.Cardinal, Words: 1, Digits: false } && Homograph(number))
            return false;
        return true;
    }

    /// <summary>ساعت سه: an hour of the day, also the second of two; in 24 hours 3 people and for each hour 30 thousand are none.</summary>
    bool IsHour(NumberMatch number)
    {
        if (number.Value > 24 || Measure(number).Unit is not null)
            return false;
        var at = number.First;
        if (at - 2 >= first && tokens.KeyIs(at - 1, "و") && (tokens[at - 2].Kind == TokenKind.Number || NumberEnds(at - 1)))
            at -= 2;
        return Before(at, FigureMark.Clock) && !(at - 2 >= first && (tokens[at - 2].Kind == TokenKind.Number || NumberEnds(at - 1)));
    }

    /// <summary>Digits that are part of something longer (COVID-19, 12/5, 10:30, A4, a phone number) count nothing.</summary>
    bool Free(NumberMatch number)
    {
        var (index, after) = (number.First, number.End);
        if (
            tokens[index].Length >= 7
            && !number.Grouped
            && tokens[index].KeyLength == tokens[index].Length
            && (tokens.KeyChar(index) == '0' || tokens[index].Length > 9)
        )
            return false;
        if (index > first && DigitReader.Glued(tokens, index))
        {
            ref readonly var before = ref tokens[index - 1];
            var c = tokens.Text[before.Start];
            if (before.Kind == TokenKind.Word && before.Length <= 4 && !Arabic(c) && !Sign(index, out _, out _))
                return false;
            if (before.Kind == TokenKind.Word && !Arabic(c) && !Sign(index, out _, out _))
                return false;
            if (c is '/' or ':' or '#' or '+' or '_' or '@' or '*' or '\\')
                return false;
            if (
                c is '-' or '–'
                && index - 1 > first
                && DigitReader.Glued(tokens, index - 1)
                && tokens[index - 2].Kind is TokenKind.Word or TokenKind.Number
            )
                return false;
            if (c is '.' or ',' && index - 1 > first && DigitReader.Glued(tokens, index - 1) && tokens[index - 2].Kind == TokenKind.Number)
                return false;
        }
        if (index > first && tokens.Is(index - 1, '#'))
            return false;
        if (after < end && DigitReader.Glued(tokens, after))
        {
            var c = tokens.Text[tokens[after].Start];
            if (
                c is '/' or ':' or '_' or '\\'
                && after + 1 < end
                && DigitReader.Glued(tokens, after + 1)
                && tokens[after + 1].Kind == TokenKind.Number
            )
                return false;
            if (
                c is '-' or '–'
                && after + 1 < end
                && DigitReader.Glued(tokens, after + 1)
                && tokens[after + 1].Kind == TokenKind.Number
                && tokens[index].KeyLength >= 3
                && tokens[after + 1].Length >= 3
            )
                return false;
            // 4G, 5th is an ordinal already, 11pm
            if (
                tokens[after].Kind == TokenKind.Word
                && tokens[after].Length == 1
                && !Arabic(c)
                && !Sign(index, out _, out _)
                && !words.Units.TryMatch(tokens, after, end, 0, out _)
            )
                return false;
        }
        return !ListMark(index, after);
    }

    /// <summary>104 / 47 with spaces is the number of a document; with none it is caught as a part of something longer.</summary>
    bool Stroke(int index, int after) =>
        after + 1 < end && tokens.Is(after, '/') && tokens[after].Newlines == 0 && tokens[after + 1].Kind == TokenKind.Number
        || index - 1 > first && tokens.Is(index - 1, '/') && tokens[index].Newlines == 0 && tokens[index - 2].Kind == TokenKind.Number;

    static bool Arabic(char c) => c is >= '\u0600' and <= '\u06FF';

    /// <summary>"1." or "2)" or "3 -" at the head of a line.</summary>
    bool ListMark(int index, int after) =>
        tokens[index].Newlines > 0
        && after < end
        && tokens[after].Newlines == 0
        && tokens[index].Length <= 2
        && after == index + 1
        && (
            tokens.Is(after, '.')
            || tokens.Is(after, ')')
            || tokens.Is(after, '-')
            || tokens.Is(after, '–')
            || tokens.Is(after, 'ـ')
            || tokens.Is(after, '_')
        )
        && (
            tokens.Is(after, ')')
            || after + 1 < end
                && tokens[after + 1].Newlines == 0
                && tokens[after + 1].Kind == TokenKind.Word
                && (tokens[after + 1].SpaceBefore || tokens.Is(after, '-') || tokens.Is(after, '_'))
        );

    /// <summary>A bare four-digit number in the range of years, unless a noun that is counted stands behind it.</summary>
    bool Year(NumberMatch number)
    {
        if (tokens[number.First].Length != 4 || number.End != number.First + 1)
            return false;
        var gregorian = number.Value is >= 1900 and <= 2035;
        var other = number.Value is >= 1330 and <= 1450 && words.Language.RightToLeft;
        if (!gregorian && !other)
            return false;
        if (Sign(number.First, out _, out _) || BeforeHedge(number.First) is FigureBound.AtLeast or FigureBound.About or FigureBound.AtMost)
            return false;
        var (_, _, unit, _) = Measure(number);
        if (unit is not null)
            return unit == "years" && !words.Language.RightToLeft;
        if (Noun(number.End, number) is not null && number.End < end)
        {
            if (words.Language.RightToLeft)
                return !words.Counted.TryMatch(tokens, number.End, end, words.Language.Proclitics, out var noun) || noun.Skip > 0;
            // the 2019 election, the 2031 issue: a singular behind a year; a plural is counted
            return !tokens.Key(number.End).EndsWith("s", StringComparison.Ordinal) && !tokens.KeyIs(number.End, "people");
        }
        return !(number.End < end && tokens.Surface(number.End).Contains('\u064B'));
    }

    /// <summary>One is a figure in digits, in a list of counts, or with "only"; else it is a determiner.</summary>
    bool One(NumberMatch number)
    {
        if (
            number.Digits
            || Measure(number).Unit is { } unit && (unit == "percent" || unit.StartsWith("currency:", StringComparison.Ordinal))
        )
            return true;
        if (!words.Language.RightToLeft && tokens.KeyIs(number.First, "one") || !words.Language.Proclitics.None)
            return false;
        if (Before(number.First, FigureMark.Only))
            return true;
        // one woman and three prisoners
        for (var i = number.End; i < end && i < number.End + 4 && tokens[i].Newlines == 0; i++)
            if (tokens.KeyIs(i, "و"))
                return i + 1 < end
                    && NumberReader.TryRead(tokens, i + 1, end, words.Numbers, out var next)
                    && next is { Kind: NumberKind.Cardinal, Value: > 1 }
                    && next.End < end
                    && words.Counted.TryMatch(tokens, next.End, end, words.Language.Proclitics, out _);
        return false;
    }

    /// <summary>Number words that are other words too (نه is "no") count only with a noun they can count right behind.</summary>
    bool Homograph(NumberMatch number)
    {
        var surface = tokens.Surface(number.First);
        if (surface.Length > 3 || words.Language.Tag != "fa" || number.Value is not (9 or 10 or 30 or 100 or 5 or 6 or 7))
            return false;
        if (surface.Contains('\u064F') || number.Value is not 9 and not 10)
            return false;
        var at = number.End;
        return at >= end
            || tokens[at].Newlines > 0
            || !(
                words.Counted.TryMatch(tokens, at, end, 0, out _)
                || words.Units.TryMatch(tokens, at, end, 0, out _)
                || words.Currencies.TryMatch(tokens, at, end, 0, out _)
                || number.Value == 10 && tokens[at].Kind == TokenKind.Word
            );
    }

    /// <summary>The bound that words before or behind the number give it.</summary>
    FigureBound Bound(int index, int after)
    {
        if (BeforeHedge(index) is { } before)
            return before;
        for (var i = after; i < end && i < after + 4 && tokens[i].Newlines == 0; i++)
        {
            if (tokens[i].Kind == TokenKind.Punctuation && !tokens.Is(i, '(') && !tokens.Is(i, '»'))
                break;
            if (i > after && tokens[i].Kind == TokenKind.Number)
                break;
            if (
                words.Hedges.TryMatch(tokens, i, end, words.Language.Proclitics, out var hedge)
                && Place(hedge.Value, HedgePlace.After) is { } behind
            )
            {
                // "40 wounded, at least 3 of them": the hedge belongs to a number that follows it
                if (
                    hedge.End < end
                    && tokens[hedge.End].Newlines == 0
                    && NumberReader.TryRead(tokens, hedge.End, end, words.Numbers, out var next)
                    && next.Kind == NumberKind.Cardinal
                )
                    break;
                return behind;
            }
        }
        return FigureBound.Exact;
    }

    FigureBound? BeforeHedge(int index)
    {
        var at = index;
        // what may stand between a hedge and its number: an article, a quotation mark, a bracket, a currency sign
        while (
            at > first
            && tokens[at].Newlines == 0
            && at > index - 3
            && (
                tokens[at - 1].Kind == TokenKind.Symbol
                || tokens.Is(at - 1, '«')
                || tokens.Is(at - 1, '"')
                || tokens.Is(at - 1, '“')
                || tokens.KeyIs(at - 1, "در")
                || tokens.KeyIs(at - 1, "a")
                || tokens.KeyIs(at - 1, "us") && tokens[at].Kind == TokenKind.Symbol
                || words.Marks.TryMatch(tokens, at - 1, at, 0, out var total) && total.Value.Contains(FigureMark.Total)
            )
        )
            at--;
        for (var start = at - 1; start >= first && start >= at - 5 && tokens[start + 1].Newlines == 0; start--)
            if (
                words.Hedges.TryMatch(tokens, start, at, words.Language.Proclitics, out var hedge)
                && hedge.End == at
                && Place(hedge.Value, HedgePlace.Before) is { } bound
            )
            {
                // a longer phrase that begins further to the left includes this one: ليس أقل من
                for (var further = start - 1; further >= first && further >= start - 3 && tokens[further + 1].Newlines == 0; further--)
                    if (
                        words.Hedges.TryMatch(tokens, further, at, words.Language.Proclitics, out var longer)
                        && longer.End == at
                        && Place(longer.Value, HedgePlace.Before) is { } better
                    )
                        return better;
                return bound is FigureBound.AtLeast or FigureBound.AtMost && Negated(start) ? Opposite(bound) : bound;
            }
        // verbs of exceeding with a few words between
        for (var start = at - 1; start >= first && start >= at - VerbReach; start--)
        {
            if (
                tokens[start + 1].Newlines > 0
                || tokens.Is(start, '.')
                || tokens.Is(start, '؛')
                || tokens.Is(start, ';')
                || tokens[start].Kind == TokenKind.Number
            )
                break;
            if (
                start < at - 1
                && tokens[start].Kind == TokenKind.Word
                && NumberReader.TryRead(tokens, start, at, words.Numbers, out var other)
                && other.Kind == NumberKind.Cardinal
                && other.End <= at
            )
                break;
            if (
                !words.Hedges.TryMatch(tokens, start, at, words.Language.Proclitics, out var verb)
                || Place(verb.Value, HedgePlace.Verb) is not { } bound
            )
                continue;
            if (
                start > first
                && words.Hedges.TryMatch(tokens, start - 1, at, words.Language.Proclitics, out var longer)
                && Place(longer.Value, HedgePlace.Verb) is { } better
                && longer.End >= verb.End
            )
                return better;
            return bound is FigureBound.AtLeast or FigureBound.AtMost && Negated(start) ? Opposite(bound) : bound;
        }
        return null;
    }

    bool Negated(int index)
    {
        // Arabic and Persian negate the verb itself; English puts words between (has not yet reached)
        var reach = words.Language.RightToLeft ? 1 : 3;
        for (var i = index - 1; i >= first && i >= index - reach && tokens[i + 1].Newlines == 0; i--)
        {
            if (tokens[i].Kind == TokenKind.Punctuation)
                return false;
            if (words.Marks.TryMatch(tokens, i, index, words.Language.Proclitics, out var mark) && mark.Value.Contains(FigureMark.Negation))
                return true;
        }
        return false;
    }

    static FigureBound Opposite(FigureBound bound) => bound == FigureBound.AtLeast ? FigureBound.AtMost : FigureBound.AtLeast;

    static FigureBound? Place(List<Hedge> hedges, HedgePlace place)
    {
        foreach (var hedge in hedges)
            if (hedge.Place == place)
                return hedge.Bound;
        return null;
    }
}
