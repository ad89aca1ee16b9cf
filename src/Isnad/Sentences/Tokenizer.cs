using System.Globalization;

namespace Isnad;

/// <summary>Cuts a text into words, numbers, punctuation and symbols in one pass, and writes each token's folded key.</summary>
public static class Tokenizer
{
    const char ZeroWidthNonJoiner = '\u200C';
    const char ZeroWidthJoiner = '\u200D';

    public static TokenTable Tokenize(string text)
    {
        var tokens = new Token[Math.Max(16, text.Length / 4)];
        var keys = new char[Math.Max(16, text.Length + text.Length / 8)];
        var (count, key, at) = (0, 0, 0);
        var newlines = 1;
        var space = true;
        while (at < text.Length)
        {
            var start = at;
            var shape = ShapeOf(text, at);
            switch (shape)
            {
                case Shape.Newline:
                    if (newlines < byte.MaxValue)
                        newlines++;
                    if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                        at++;
                    at++;
                    space = true;
                    continue;
                case Shape.Space:
                    at++;
                    space = true;
                    continue;
                case Shape.Ignorable:
                    at++;
                    continue;
            }
            var kind = shape switch
            {
                Shape.Letter or Shape.Mark => TokenKind.Word,
                Shape.Digit => TokenKind.Number,
                Shape.Symbol => TokenKind.Symbol,
                _ => TokenKind.Punctuation,
            };
            at += CharLength(text, at);
            if (kind == TokenKind.Word)
                at = WordEnd(text, at);
            else if (kind == TokenKind.Number)
                while (at < text.Length && ShapeOf(text, at) == Shape.Digit)
                    at++;
            if (count == tokens.Length)
                Array.Resize(ref tokens, tokens.Length * 2);
            if (key + (at - start) * Folding.MaxExpansion > keys.Length)
                Array.Resize(ref keys, Math.Max(keys.Length * 2, key + (at - start) * Folding.MaxExpansion));
            var keyStart = key;
            for (var i = start; i < at; i++)
                key += Folding.Fold(text[i], keys.AsSpan(key));
            if (key == keyStart)
            {
                // nothing but marks or tatweels: no word, and a key is never empty, so that everyone may look at its first character
                keys[key++] = text[start];
                kind = TokenKind.Symbol;
            }
            tokens[count++] = new Token(
                start,
                at - start,
                keyStart,
                key - keyStart,
                KeyHash.Of(keys.AsSpan(keyStart, key - keyStart)),
                kind,
                (byte)newlines,
                space
            );
            newlines = 0;
            space = false;
        }
        return new TokenTable(text, tokens, count, keys);
    }

    static int WordEnd(string text, int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ZeroWidthNonJoiner or ZeroWidthJoiner or '\u200B' or '\u200E' or '\u200F' or '\'' or '’' or '\u00AD')
            {
                // inside a word only: a joiner, an apostrophe or a soft hyphen between two letters
                if (at + 1 >= text.Length || ShapeOf(text, at + 1) is not (Shape.Letter or Shape.Mark))
                    break;
                if (c is '\'' or '’' && IsPossessive(text, at))
                    break;
                at++;
                continue;
            }
            if (ShapeOf(text, at) is not (Shape.Letter or Shape.Mark))
                break;
            at += CharLength(text, at);
        }
        return at;
    }

    /// <summary>An English possessive 's is a token of its own (its apostrophe is punctuation), so that a name ends before it.</summary>
    static bool IsPossessive(string text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 >= text.Length || ShapeOf(text, apostrophe + 2) is not (Shape.Letter or Shape.Mark));

    enum Shape : byte
    {
        Space,
        Newline,
        Ignorable,
        Letter,
        Mark,
        Digit,
        Punctuation,
        Symbol,
    }

    static readonly Shape[] Shapes = BuildShapes();

    static Shape ShapeOf(string text, int at)
    {
        var c = text[at];
        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            return Shapes[c];
        return CharUnicodeInfo.GetUnicodeCategory(text, at) switch
        {
            <= UnicodeCategory.OtherLetter => Shape.Letter,
            UnicodeCategory.DecimalDigitNumber => Shape.Digit,
            _ => Shape.Symbol,
        };
    }

    static int CharLength(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    static Shape[] BuildShapes()
    {
        var shapes = new Shape[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            shapes[i] = CharUnicodeInfo.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter => Shape.Letter,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Shape.Mark,
                UnicodeCategory.DecimalDigitNumber => Shape.Digit,
                UnicodeCategory.SpaceSeparator => Shape.Space,
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Shape.Newline,
                UnicodeCategory.Format => Shape.Ignorable,
                UnicodeCategory.Control => c is '\n' or '\r' or '\u0085' ? Shape.Newline : Shape.Space,
                UnicodeCategory.CurrencySymbol
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherSymbol
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned => Shape.Symbol,
                _ => Shape.Punctuation,
            };
        }
        shapes['\uFEFF'] = Shape.Ignorable;
        return shapes;
    }
}
