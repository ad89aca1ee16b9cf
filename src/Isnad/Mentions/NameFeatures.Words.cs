using System.Buffers;

namespace Isnad;

/// <content>Stems, shapes and hashes of words.</content>
internal sealed partial class NameFeatures
{
    /// <summary>The hashes under which a token's word and stem are counted as common words.</summary>
    public static (uint Word, uint Stem) CountKeys(ReadOnlySpan<char> key, Language language)
    {
        var stem = language.RightToLeft ? StemOf(key, !language.Proclitics.None) : key;
        return (Hash(key), Hash(stem) ^ StemSpace);
    }

    static uint Hash(ReadOnlySpan<char> text)
    {
        var h = 2166136261u;
        foreach (var c in text)
            h = (h ^ c) * 16777619u;
        return h;
    }

    static ReadOnlySpan<char> Front(ReadOnlySpan<char> text, int n) => text.Length <= n ? text : text[..n];

    static ReadOnlySpan<char> Back(ReadOnlySpan<char> text, int n) => text.Length <= n ? text : text[^n..];

    /// <summary>Lower, capitalised, all capitals, mixed; single letters apart; other scripts by length. At most 4 bits.</summary>
    static uint ShapeOf(ReadOnlySpan<char> surface)
    {
        var upper = 0;
        var lower = 0;
        foreach (var c in surface)
        {
            if (char.IsAsciiLetterUpper(c) || (c > 127 && char.IsUpper(c)))
                upper++;
            else if (char.IsAsciiLetterLower(c) || (c > 127 && char.IsLower(c)))
                lower++;
        }
        if (upper == 0)
            return lower > 0 ? 0u
                : surface.Length <= 3 ? 5u
                : surface.Length <= 6 ? 6u
                : 7u;
        if (lower == 0)
            return upper == 1 ? 1u : 2u;
        return char.IsUpper(surface[0]) && upper == 1 ? 3u : 4u;
    }

    static readonly SearchValues<char> Conjunctions = SearchValues.Create("وف");
    static readonly SearchValues<char> Prepositions = SearchValues.Create("بلك");

    static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> key, bool clitics) => clitics ? Stem(key) : PersianStem(key);

    /// <summary>Arabic: the key without conjunction, preposition and article, where at least three letters stay.</summary>
    static ReadOnlySpan<char> Stem(ReadOnlySpan<char> key)
    {
        if (key.Length > 5 && Conjunctions.Contains(key[0]) && key[1] == 'ا' && key[2] == 'ل')
            return key[3..];
        if (key.Length > 5 && Prepositions.Contains(key[0]) && key[1] == 'ا' && key[2] == 'ل')
            return key[3..];
        if (key.Length > 4 && (key.StartsWith("ال") || key.StartsWith("لل")))
            return key[2..];
        if (key.Length > 4 && Conjunctions.Contains(key[0]))
            return key[1..];
        return key;
    }

    /// <summary>Persian: the key without plural and ezafe endings.</summary>
    static ReadOnlySpan<char> PersianStem(ReadOnlySpan<char> key)
    {
        if (key.Length > 5 && key.EndsWith("هاي"))
            return key[..^3];
        if (key.Length > 4 && key.EndsWith("ها"))
            return key[..^2];
        return key.Length > 4 && key[^1] is ('ي' or 'ی') ? key[..^1] : key;
    }
}
