namespace Isnad;

/// <summary>When a number is a year.</summary>
sealed partial class TimeGrammar
{
    /// <summary>A year in digits or words, with its word (عام, سال, the year) or without.</summary>
    bool TryYear(int at, out int year, out int after, out bool named)
    {
        (year, after, named) = (0, at, false);
        var next = at;
        if (
            text.Is(next, TimeRole.Unit)
            && text.Value(next, TimeRole.Unit) == (int)TimeUnit.Year
            && (text.Skip(next) == 0 || text.Inner(next) || true)
        )
        {
            named = true;
            next = text.After(next);
        }
        if (!text.SameLine(next) && next != text.First && named)
            return false;
        if (next >= text.End)
            return false;
        // nineteen ninety-eight, the way English says years, is two numbers
        if (
            !text.Number(next, out var number)
            || number.Fractional
            || number.Grouped && number.Digits
            || number.Kind != NumberKind.Cardinal
            || number.Skip > 2
        )
            return false;
        var value = number.Value;
        after = number.End;
        if (
            !number.Digits
            && value is >= 13 and <= 20
            && text.SameLine(after)
            && text.Number(after, out var low)
            && !low.Digits
            && low is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 0 and <= 99 }
        )
        {
            (value, after) = (value * 100 + low.Value, low.End);
            // nineteen zero one
            if (low.Value == 0)
            {
                if (!text.SameLine(after) || !text.Number(after, out var last) || last.Digits || last.Value is < 1 or > 9)
                    return false;
                (value, after) = (value + last.Value, last.End);
            }
        }
        else if (
            !number.Digits
            && number.Grouped is false
            && value is >= 1300 and <= 2000
            && value % 100 == 0
            && text.SameLine(after)
            && text.Number(after, out var rest)
            && !rest.Digits
            && rest is { Kind: NumberKind.Cardinal, Fractional: false, Value: >= 1 and <= 99 }
        )
            (value, after) = (value + rest.Value, rest.End); // seventeen hundred thirty-three
        if (
            number.Digits
            && Tokens[next].Length == 2
            && text.Language.Calendar == Calendar.Solar
            && (named && value >= 40 || !named && BehindDay(at, number.End, value))
        )
            value +=
                named && GregorianBehind(number.End) ? 1900
                : value >= 40 ? 1300
                : 1400;
        // عام 48, named by its century's years; younger ones are written in full
        else if (
            number.Digits
            && named
            && Tokens[next].Length == 2
            && value >= 14
            && !text.Language.Language.Proclitics.None
            && !text.Is(at, TimeRole.Plural)
            && !Tokens.Surface(at).EndsWith("ا", StringComparison.Ordinal)
            && !(text.SameLine(number.End) && text.Is(number.End, TimeRole.Unit))
        )
            value += 1900;
        if (value != decimal.Truncate(value) || value is < 100 or > 2200 || number.Digits && Tokens[next].Length is not (4 or 3 or 2))
            return false;
        if (IsAmount(after) || !named && BehindComma(at) && IsCount(after))
            return false;
        // ۵۸۹ خورشیدی: the era makes a year of any number
        var dated = !named && text.Language.Calendar == Calendar.Solar && number.Digits && EraBehind(after);
        if (!named && !dated && value is < 1300 or > 2100)
            return false;
        if (number.Digits && Tokens[next].Length == 3 && !named && !dated)
            return false;
        year = (int)value;
        return true;
    }

    /// <summary>۲۲ خرداد ۸۸, شهریور ۰۲: two digits of a solar year, told by the month before them and by what does not follow.</summary>
    bool BehindDay(int at, int after, decimal year)
    {
        var month = at - 1;
        if (month > text.First && text.Is(month, TimeRole.MonthWord))
            month--;
        return month >= text.First
            && text.SameLine(at)
            && text.Is(month, TimeRole.Month)
            && text.Word(month)!.Month.Calendar == Calendar.Solar
            && year is >= 40 or <= 9
            && (
                !text.SameLine(after)
                || Tokens[after].Kind == TokenKind.Punctuation && !Tokens.Is(after, '%') && !Tokens.Is(after, '٪')
                || text.Is(after, TimeRole.Clock)
                || year >= 60 && month > text.First && text.Number(month - 1, out _) && !text.Is(after, TimeRole.Unit)
            );
    }

    bool GregorianBehind(int index) => EraBehind(index) && text.Value(index, TimeRole.Era) == (int)Calendar.Gregorian;

    /// <summary>2015 June, 2016, nov: a year before its month.</summary>
    bool MonthBehind(int after)
    {
        if (text.Punctuation(after, ','))
            after++;
        return text.SameLine(after)
            && text.Is(after, TimeRole.Month)
            && text.Skip(after) == 0
            && text.Word(after)!.Month.Calendar == Calendar.Gregorian
            && text.Language.MonthFirst;
    }

    /// <summary>A bare year stands behind a preposition of time or in brackets, and nothing is counted by it.</summary>
    bool YearStands(int at, int after)
    {
        // in nineteen twenty-eight
        if (
            text.Number(at, out var words)
            && !words.Digits
            && (words.Value is >= 13 and <= 20 && words.End < after || words.Value is >= 2000 and <= 2100 && words.Words > 1)
            && at > text.First
            && text.SameLine(at)
        )
            return text.Is(at - 1, TimeRole.In) || text.Is(at - 1, TimeRole.Since);
        if (Tokens[at].Kind != TokenKind.Number)
            return false;
        if (text.Language.Calendar == Calendar.Solar && Tokens[at].Length is 3 or 4 && EraBehind(after))
            return true;
        if (Tokens[at].Length == 4 && BareYear(at, out _) && MonthBehind(after))
            return true;
        var value = (int)DigitReader.Whole(Tokens, at);
        if (
            Tokens[at].Length != 4
            || value is < 1700 or > 2035
                && !FarYear(at, after, value)
                && !(text.Language.Calendar == Calendar.Solar && value is >= 1280 and <= 1450)
        )
            return false;
        if (
            after < text.End
            && (
                Tokens.Is(after, '%')
                || Tokens.Is(after, '٪')
                || (Tokens.Is(after, '/') || Tokens.Is(after, '.'))
                    && DigitsGlued(after)
                    && after + 1 < text.End
                    && Tokens[after + 1].Kind == TokenKind.Number
                    && DigitsGlued(after + 1)
            )
        )
            return false;
        if (text.SameLine(after) && Tokens[after].Kind == TokenKind.Word && text.Is(after, TimeRole.Unit) && text.Skip(after) == 0)
            return false;
        if (at == text.First)
            return after >= text.End || Tokens[after].Kind != TokenKind.Word || Tokens[after].Newlines > 0;
        var before = at - 1;
        if (Tokens[at].Newlines > 0)
            return Tokens[at].Newlines > 0 && (after >= text.End || Tokens[after].Newlines > 0);
        // a list of years: 2009: …; 2014, …
        if ((Tokens.Is(before, ';') || Tokens.Is(before, '؛')) && after < text.End && Tokens[after].Kind == TokenKind.Punctuation)
            return true;
        if (text.Punctuation(after, ':') && Tokens[before].Kind == TokenKind.Punctuation)
            return true;
        if (text.Is(before, TimeRole.TwoUnits) && text.Value(before, TimeRole.TwoUnits) == (int)TimeUnit.Year || DatesNoun(at, after))
            return true;
        if (Tokens.Is(before, '(') && (text.Punctuation(after, ')') || text.Punctuation(after, '-') || text.Punctuation(after, '–')))
            return true;
        if (
            text.Word(before) is { } word
            && (
                word.Is(TimeRole.In)
                || word.Is(TimeRole.Since)
                || word.Is(TimeRole.Until)
                || word.Is(TimeRole.From)
                || word.Is(TimeRole.Before)
                || word.Is(TimeRole.After)
                || word.Is(TimeRole.To)
                || word.Is(TimeRole.Of) && text.Language.MonthFirst
                || word.Is(TimeRole.Early)
                || word.Is(TimeRole.Late)
                || word.Is(TimeRole.Mid)
                || word.Is(TimeRole.End)
                || word.Is(TimeRole.Between)
                || word.Is(TimeRole.And) && Earlier(before)
            )
        )
            return !CountedBehind(after);
        return Tokens[before].Kind == TokenKind.Word && (Tokens.KeyIs(before, "و") || Tokens.KeyIs(before, "and")) && Earlier(before);
    }

    /// <summary>By 2050, until 2100: a year of the plans behind a word of time, and no plural that it could count.</summary>
    bool FarYear(int at, int after, int value) =>
        value is > 2035 and <= 2100
        && at > text.First
        && text.Word(at - 1) is { } before
        && (before.Is(TimeRole.In) || before.Is(TimeRole.Until) || before.Is(TimeRole.Ahead))
        && !(
            text.SameLine(after)
            && Tokens[after].Kind == TokenKind.Word
            && (
                text.Language.Language.RightToLeft
                || Tokens.Key(after).EndsWith("s", StringComparison.Ordinal)
                || Tokens.KeyIs(after, "people")
            )
        );

    /// <summary>"between 1990 and 1994": the word before the joint is a year as well.</summary>
    bool Earlier(int joint) => joint > text.First && Tokens[joint - 1].Kind == TokenKind.Number && Tokens[joint - 1].Length == 4;

    /// <summary>في 1900 محطة: an indefinite noun right behind is what the number counts.</summary>
    bool CountedBehind(int after)
    {
        if (!text.SameLine(after) || Tokens[after].Kind != TokenKind.Word)
            return false;
        if (IsCount(after))
            return true;
        var surface = Tokens.Surface(after);
        if (surface.Contains('\u064B'))
            return true;
        var key = Tokens.Key(after);
        // the feminine ending and the broken accusative mark nouns; verbs and particles do not carry them
        return text.Language.Language.RightToLeft
            && text.Language.Calendar == Calendar.Gregorian
            && surface.Length > 3
            && (
                surface[^1] is 'ة' && key[0] != 'ل' && !text.Language.Language.WithArticle.Fits(key)
                || key.EndsWith("ا", StringComparison.Ordinal)
                    && !text.Language.Language.WithArticle.Fits(key)
                    && key is not ("الذي")
                    && surface[^1] == 'ا'
                    && key.Length > 4
                    && key[0] is not ('ي' or 'ت' or 'ا')
            );
    }
}
