using System.Globalization;

namespace Isnad;

public enum NumberKind
{
    Cardinal,
    Ordinal,

    /// <summary>A part of a whole: a third, سه‌چهارم.</summary>
    Share,

    /// <summary>Dozens, hundreds: no value.</summary>
    Vague,
}

/// <summary>
/// A number found in a text: tokens <c>[First, End)</c>, without the first <see cref="Skip"/> characters of the first token's key (proclitics).
/// </summary>
public readonly record struct NumberMatch(int First, int End, int Skip, decimal Value, NumberKind Kind)
{
    /// <summary>True when it begins with digits.</summary>
    public bool Digits { get; init; }

    /// <summary>True when a fraction point or a fraction word took part.</summary>
    public bool Fractional { get; init; }

    /// <summary>True when digits are grouped by thousands or a scale word took part: never a year, a day or an hour.</summary>
    public bool Grouped { get; init; }

    /// <summary>The number of number words or digit groups that took part.</summary>
    public int Words { get; init; }

    public TextSpan Span(TokenTable tokens) => new(tokens.OffsetAfter(First, Skip), tokens[End - 1].End);
}

/// <summary>
/// Reads numbers in digits (all digit sets, with separators) and words. The grammar is the additive-multiplicative one that the three
/// languages share: groups below a thousand are summed in falling order and multiplied by scale words; the language's table says what
/// each word does, whether units precede tens, and whether parts need a connecting word.
/// </summary>
public static class NumberReader
{
    /// <summary>The numbers of a bare text in text order, longest first at each place.</summary>
    public static IReadOnlyList<(TextSpan Span, NumberMatch Number)> Read(string text, string language)
    {
        var tokens = Tokenizer.Tokenize(text);
        var words = (Language.Of(language) ?? throw new ArgumentException($"Isnad does not read '{language}'", nameof(language))).Compiled(
            NumberWords.Load
        );
        var found = new List<(TextSpan, NumberMatch)>();
        for (var i = 0; i < tokens.Count; i++)
            if (TryRead(tokens, i, tokens.Count, words, out var number))
            {
                found.Add((number.Span(tokens), number));
                i = number.End - 1;
            }
        return found;
    }

    /// <summary>The longest number that starts with the token and ends before <paramref name="end"/>.</summary>
    internal static bool TryRead(TokenTable tokens, int index, int end, NumberWords words, out NumberMatch number)
    {
        number = default;
        if (index >= end)
            return false;
        ref readonly var token = ref tokens[index];
        if (token.Kind is TokenKind.Punctuation or TokenKind.Symbol)
            return Symbol(tokens, index, out number)
                || Bare(tokens, index, end, out number)
                || Negative(tokens, index, end, words, out number);
        if (token.Kind == TokenKind.Word && !words.Table.TryMatch(tokens, index, end, words.Language.Proclitics, out _))
            return false;
        return new NumberParse(tokens, index, end, words).TryRun(out number);
    }

    /// <summary>.0605: a fraction without its zero.</summary>
    static bool Bare(TokenTable tokens, int index, int end, out NumberMatch number)
    {
        number = default;
        if (
            !tokens.Is(index, '.')
            || index + 1 >= end
            || tokens[index + 1].Kind != TokenKind.Number
            || tokens[index + 1].Length > 12
            || !DigitReader.Glued(tokens, index + 1)
            || index > 0 && DigitReader.Glued(tokens, index) && !tokens.Is(index - 1, '(')
        )
            return false;
        var value = DigitReader.Whole(tokens, index + 1);
        for (var i = 0; i < tokens[index + 1].Length; i++)
            value /= 10;
        number = new NumberMatch(index, index + 2, 0, value, NumberKind.Cardinal)
        {
            Digits = true,
            Fractional = true,
            Words = 1,
        };
        return true;
    }

    /// <summary>
    /// −4: a minus sign that stands free before and hangs on its digits. A hyphen in a text written from right to left is a dash or a mark of a list,
    /// but between a word and the digits on which it hangs, or where nothing else stands on the line.
    /// </summary>
    static bool Negative(TokenTable tokens, int index, int end, NumberWords words, out NumberMatch number)
    {
        number = default;
        if (
            !(
                tokens.Is(index, '\u2212')
                || tokens.Is(index, '-') && (!words.Language.RightToLeft || AfterWord(tokens, index) || Alone(tokens, index, end))
            )
            || index + 1 >= end
            || tokens[index + 1].Kind != TokenKind.Number
            || !DigitReader.Glued(tokens, index + 1)
            || index > 0 && DigitReader.Glued(tokens, index) && !tokens.Is(index - 1, '(')
            || !TryRead(tokens, index + 1, end, words, out var positive)
            || positive.Kind != NumberKind.Cardinal
        )
            return false;
        number = positive with { First = index, Value = -positive.Value };
        return true;
    }

    static bool AfterWord(TokenTable tokens, int index) =>
        index > 0 && tokens[index].Newlines == 0 && tokens[index].SpaceBefore && tokens[index - 1].Kind == TokenKind.Word;

    static bool Alone(TokenTable tokens, int index, int end)
    {
        if (index > 0 && tokens[index].Newlines == 0)
            return false;
        var i = index + 1;
        while (i < end && tokens[i].Newlines == 0 && (tokens[i].Kind == TokenKind.Number || tokens.Is(i, '.') || tokens.Is(i, ',')))
            i++;
        return i == tokens.Count || i < tokens.Count && tokens[i].Newlines > 0;
    }

    /// <summary>Fractions with a sign of their own: ½, ¾.</summary>
    static bool Symbol(TokenTable tokens, int index, out NumberMatch number)
    {
        number = default;
        if (tokens[index].Length != 1)
            return false;
        var value = CharUnicodeInfo.GetNumericValue(tokens.Text[tokens[index].Start]);
        if (value <= 0)
            return false;
        number = new NumberMatch(index, index + 1, 0, (decimal)value, value < 1 ? NumberKind.Share : NumberKind.Cardinal)
        {
            Fractional = true,
            Words = 1,
        };
        return true;
    }
}
