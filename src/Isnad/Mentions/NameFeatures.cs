using System.Buffers;
using System.Runtime.CompilerServices;

namespace Isnad;

/// <summary>How common a word is, from 0 (never seen) to 7, by the hash of its key or stem.</summary>
internal delegate int Commonness(uint hash);

/// <summary>
/// The features of the name model for the tokens of one sentence, as 32-bit hashes: words, stems, affixes, shapes, list memberships,
/// neighbours and their joins. The same code runs in training and in reading, so a model fits only the program it was trained with.
/// </summary>
internal sealed class NameFeatures
{
    /// <summary>How many features a token has.</summary>
    public const int PerToken = 70;

    const int Pad = 3;
    Word[] words = new Word[256];
    NameMarks[] marks = new NameMarks[256];
    int count;

    struct Word
    {
        public uint Key;
        public uint Stem;
        public uint Prefix1;
        public uint Prefix2;
        public uint Prefix3;
        public uint Prefix4;
        public uint Suffix1;
        public uint Suffix2;
        public uint Suffix3;
        public uint Suffix4;
        public uint Shape;
        public uint Marks;
        public uint Before;

        /// <summary>How common the word and its stem are as common words (0 to 7 each).</summary>
        public uint Common;
    }

    /// <summary>Prepares a stretch of tokens; positions of <see cref="Write"/> are counted from <paramref name="first"/>.</summary>
    public void Prepare(TokenTable tokens, int first, int end, NameLexicon lexicon, Commonness classOf)
    {
        count = end - first;
        if (words.Length < count + 2 * Pad)
        {
            words = new Word[count * 2 + 2 * Pad];
            marks = new NameMarks[count * 2 + 2 * Pad];
        }
        lexicon.Mark(tokens, first, end, marks);
        for (var i = 0; i < Pad; i++)
        {
            words[i] = new Word
            {
                Key = 1u + (uint)i,
                Stem = 1u + (uint)i,
                Shape = 15,
            };
            words[Pad + count + i] = new Word
            {
                Key = 11u + (uint)i,
                Stem = 11u + (uint)i,
                Shape = 14,
            };
        }
        var clitics = !lexicon.Language.Proclitics.None;
        var latin = !lexicon.Language.RightToLeft;
        uint quoted = 0;
        uint title = 0;
        for (var i = 0; i < count; i++)
        {
            var at = first + i;
            ref var word = ref words[Pad + i];
            var key = tokens.Key(at);
            var kind = tokens[at].Kind;
            var shape = kind == TokenKind.Word ? ShapeOf(tokens.Surface(at)) : 8u + (uint)kind;
            word.Key = kind == TokenKind.Number ? 7u + (uint)Math.Min(key.Length, 5) : Hash(key);
            word.Shape = shape;
            word.Marks = (uint)marks[i] & 0xFFFF;
            word.Before = quoted | title << 1 | (i == 0 ? 1u << 24 : 0);
            word.Common = 63;
            if (kind is TokenKind.Punctuation or TokenKind.Symbol)
            {
                word.Stem = word.Key;
                word.Prefix1 = word.Prefix2 = word.Prefix3 = word.Prefix4 = 0;
                word.Suffix1 = word.Suffix2 = word.Suffix3 = word.Suffix4 = 0;
                quoted =
                    key is "«" or "“" or "„" || key is "\"" && quoted == 0 ? 1u
                    : key is "»" or "”" or "\"" ? 0u
                    : quoted;
                title = key is "." or "-" ? title : 0;
                continue;
            }
            var stem =
                clitics ? Stem(key)
                : latin ? key
                : PersianStem(key);
            word.Stem = latin ? word.Key * 31 + shape : Hash(stem);
            var stemHash = Hash(stem);
            if (kind == TokenKind.Word)
                word.Common = (uint)(classOf(word.Key) << 3 | (latin ? 0 : classOf(stemHash ^ StemSpace)));
            word.Prefix1 = Hash(Front(stem, 1));
            word.Prefix2 = Hash(Front(stem, 2));
            word.Prefix3 = Hash(Front(key, 3));
            word.Prefix4 = Hash(Front(key, clitics ? 2 : 4));
            word.Suffix1 = Hash(Back(key, 1));
            word.Suffix2 = Hash(Back(key, 2));
            word.Suffix3 = Hash(Back(key, 3));
            word.Suffix4 = Hash(Back(key, 4));
            // the last title or head noun within four words, with its distance
            var mark = (uint)(marks[i] & (NameMarks.Title | NameMarks.Head));
            if (mark != 0)
                title = mark << 3;
            else if (title != 0)
                title = (title & 7) < 4 ? title + 1 : 0;
        }
    }

    /// <summary>Writes the <see cref="PerToken"/> feature hashes of a token.</summary>
    public void Write(int position, Span<uint> into)
    {
        ref readonly var w0 = ref words[Pad + position];
        ref readonly var p1 = ref words[Pad + position - 1];
        ref readonly var p2 = ref words[Pad + position - 2];
        ref readonly var n1 = ref words[Pad + position + 1];
        ref readonly var n2 = ref words[Pad + position + 2];
        var at = 0;
        uint template = 0;
        into[at++] = Join(++template, w0.Key);
        into[at++] = Join(++template, p1.Key);
        into[at++] = Join(++template, n1.Key);
        into[at++] = Join(++template, p2.Key);
        into[at++] = Join(++template, n2.Key);
        into[at++] = Join(++template, p1.Key, w0.Key);
        into[at++] = Join(++template, w0.Key, n1.Key);
        into[at++] = Join(++template, p1.Key, n1.Key);
        into[at++] = Join(++template, p2.Key, p1.Key);
        into[at++] = Join(++template, n1.Key, n2.Key);
        into[at++] = Join(++template, w0.Stem);
        into[at++] = Join(++template, p1.Stem);
        into[at++] = Join(++template, n1.Stem);
        into[at++] = Join(++template, p1.Stem, w0.Stem);
        into[at++] = Join(++template, w0.Stem, n1.Stem);
        into[at++] = Join(++template, p2.Stem);
        into[at++] = Join(++template, n2.Stem);
        into[at++] = Join(++template, w0.Prefix1);
        into[at++] = Join(++template, w0.Prefix2);
        into[at++] = Join(++template, w0.Prefix3);
        into[at++] = Join(++template, w0.Prefix4);
        into[at++] = Join(++template, w0.Suffix1);
        into[at++] = Join(++template, w0.Suffix2);
        into[at++] = Join(++template, w0.Suffix3);
        into[at++] = Join(++template, w0.Suffix4);
        into[at++] = Join(++template, w0.Prefix2, w0.Suffix2);
        into[at++] = Join(++template, p1.Suffix3);
        into[at++] = Join(++template, n1.Suffix3);
        into[at++] = Join(++template, p1.Suffix2, w0.Suffix2);
        into[at++] = Join(++template, w0.Suffix2, n1.Suffix2);
        into[at++] = Join(++template, p1.Prefix2, w0.Prefix2);
        into[at++] = Join(++template, w0.Shape);
        into[at++] = Join(++template, p1.Shape, w0.Shape);
        into[at++] = Join(++template, w0.Shape, n1.Shape);
        into[at++] = Join(++template, p1.Shape << 8 | n1.Shape, w0.Shape);
        into[at++] = Join(++template, p2.Shape << 8 | p1.Shape, w0.Shape);
        into[at++] = Join(++template, w0.Shape << 8 | n1.Shape, n2.Shape);
        into[at++] = Join(++template, w0.Shape, w0.Before >> 24);
        into[at++] = Join(++template, w0.Marks);
        into[at++] = Join(++template, p1.Marks);
        into[at++] = Join(++template, n1.Marks);
        into[at++] = Join(++template, p1.Marks, w0.Marks);
        into[at++] = Join(++template, w0.Marks, n1.Marks);
        into[at++] = Join(++template, p2.Marks, p1.Marks);
        into[at++] = Join(++template, p2.Marks, p1.Marks << 16 | w0.Marks);
        into[at++] = Join(++template, p1.Marks << 16 | n1.Marks, w0.Marks);
        into[at++] = Join(++template, n2.Marks, n1.Marks);
        into[at++] = Join(++template, p1.Stem, w0.Marks);
        into[at++] = Join(++template, n1.Stem, w0.Marks);
        into[at++] = Join(++template, p1.Stem, w0.Shape);
        into[at++] = Join(++template, n1.Stem, w0.Shape);
        into[at++] = Join(++template, w0.Before);
        into[at++] = Join(++template, w0.Before, w0.Suffix2);
        into[at++] = Join(++template, w0.Before & 0xFFFFFF, w0.Marks);
        into[at++] = Join(++template, p1.Marks, w0.Suffix3);
        into[at++] = Join(++template, w0.Marks, w0.Shape);
        into[at++] = Join(++template, p1.Key, w0.Suffix3);
        into[at++] = Join(++template, w0.Marks, w0.Shape << 16 | p1.Shape << 8 | n1.Shape);
        into[at++] = Join(++template, w0.Common);
        into[at++] = Join(++template, w0.Common, w0.Shape);
        into[at++] = Join(++template, w0.Common, w0.Marks);
        into[at++] = Join(++template, w0.Common, p1.Stem);
        into[at++] = Join(++template, w0.Common, n1.Stem);
        into[at++] = Join(++template, w0.Common, p1.Common);
        into[at++] = Join(++template, w0.Common, n1.Common);
        into[at++] = Join(++template, p1.Common << 8 | w0.Common, n1.Common);
        into[at++] = Join(++template, w0.Common << 16 | p1.Marks, w0.Shape);
        into[at++] = Join(++template, w0.Common, w0.Before & 0xFFFFFF);
        into[at++] = Join(++template, w0.Common, w0.Suffix2);
        into[at] = Join(++template, p2.Common << 8 | p1.Common, w0.Common << 16 | p1.Marks);
    }

    /// <summary>True for a word that neither as it stands nor as a stem is known as a common word; in Latin script a capitalised one.</summary>
    public bool IsStrange(int position)
    {
        ref readonly var word = ref words[Pad + position];
        return word.Common == 0 && word.Shape is 2 or 3 or 4 or 6 or 7;
    }

    /// <summary>Positions (from 0) of the features that name the word itself; training hides them now and then, so that a model learns to do without.</summary>
    public static ReadOnlySpan<byte> Identities => [0, 5, 6, 10, 13, 14, 19, 20, 24];

    /// <summary>Keeps the hashes of stems apart from those of whole words.</summary>
    const uint StemSpace = 0x5BD1E995u;

    /// <summary>The hashes under which a token's word and stem are counted as common words.</summary>
    public static (uint Word, uint Stem) CountKeys(ReadOnlySpan<char> key, Language language)
    {
        var stem =
            !language.Proclitics.None ? Stem(key)
            : language.RightToLeft ? PersianStem(key)
            : key;
        return (Hash(key), Hash(stem) ^ StemSpace);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Join(uint template, uint a)
    {
        var h = a * 0x9E3779B1u + template * 0x85EBCA77u;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return h ^ (h >> 15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Join(uint template, uint a, uint b) => Join(template, a ^ (b * 0xC2B2AE3Du + (a << 6) + (a >> 2) + 0x165667B1u));

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
