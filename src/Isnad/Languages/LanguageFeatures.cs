using System.Globalization;

namespace Isnad;

/// <summary>The scripts between which letters alone decide.</summary>
enum Script : byte
{
    None,
    Arabic,
    Latin,
    Cyrillic,
    Hebrew,
    Other,
}

/// <summary>
/// What language identification looks at: the trigrams and four-grams of letters with word boundaries, and whole words, hashed into
/// <see cref="Buckets"/> (the hashing trick: Weinberger and others 2009). Kaf and ya are one letter whatever the keyboard, vowel marks vanish, a zero width
/// non-joiner is a letter: Persian is told by it.
/// </summary>
static class LanguageFeatures
{
    public const int Bits = 15;
    public const int Buckets = 1 << Bits;

    /// <summary>More than enough of a text to know it by.</summary>
    public const int Most = 288;

    const char Boundary = ' ';
    const char Dropped = '\u0001';

    /// <summary>Per character the letter it counts as, and in the upper half its script.</summary>
    static readonly uint[] Letters = BuildLetters();

    /// <summary>Writes the features of a text; returns how many. Adds the letters of each script to <paramref name="counts"/>.</summary>
    public static int Extract(ReadOnlySpan<char> text, Span<ushort> into, Span<int> counts)
    {
        var count = 0;
        ulong window = Boundary;
        ulong word = 0;
        var length = 0;
        foreach (var c in text)
        {
            var entry = Letters[c];
            var letter = (ushort)entry;
            if (letter > Dropped)
            {
                if (count + 4 > into.Length)
                    break;
                counts[(int)(entry >> 16)]++;
                window = (window << 16) | letter;
                word = (word ^ letter) * 0x100000001B3;
                length++;
                if (length >= 2)
                    into[count++] = Bucket(window & 0xFFFF_FFFF_FFFF);
                if (length >= 3)
                    into[count++] = Bucket(window);
                continue;
            }
            if (letter == Dropped)
                continue;
            if (length > 0)
                count = EndWord(into, count, window, word, length);
            window = Boundary;
            word = 0;
            length = 0;
        }
        return length > 0 && count + 4 <= into.Length ? EndWord(into, count, window, word, length) : count;
    }

    static int EndWord(Span<ushort> into, int count, ulong window, ulong word, int length)
    {
        if (count + 3 > into.Length)
            return count;
        into[count++] = Bucket(((window << 16) | Boundary) & 0xFFFF_FFFF_FFFF);
        if (length >= 3)
            into[count++] = Bucket((window << 16) | Boundary);
        into[count++] = Bucket(word ^ 0x9E37_79B9_7F4A_7C15);
        return count;
    }

    static ushort Bucket(ulong value)
    {
        value *= 0xD6E8_FEB8_6659_FD93;
        value ^= value >> 32;
        value *= 0x9E37_79B9_7F4A_7C15;
        return (ushort)(value >> (64 - Bits));
    }

    static uint[] BuildLetters()
    {
        var letters = new uint[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            letters[i] = CharUnicodeInfo.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter => char.ToLowerInvariant(c),
                UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => Dropped,
                UnicodeCategory.ModifierLetter => Dropped,
                _ => '\0',
            };
        }
        letters['ك'] = 'ک';
        letters['ي'] = 'ی';
        letters['ى'] = 'ی';
        letters['\u200C'] = '\u200C';
        for (var i = 0; i <= char.MaxValue; i++)
            if (letters[i] > Dropped)
                letters[i] |= (uint)ScriptOf((char)i) << 16;
        return letters;
    }

    static Script ScriptOf(char c) =>
        c switch
        {
            >= 'A' and <= 'z' or >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => Script.Latin,
            >= '\u0590' and <= '\u05FF' => Script.Hebrew,
            >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\u08A0' and <= '\u08FF' => Script.Arabic,
            >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => Script.Arabic,
            >= '\u0400' and <= '\u052F' => Script.Cyrillic,
            '\u200C' => Script.None,
            _ => Script.Other,
        };
}
