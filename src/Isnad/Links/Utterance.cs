using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>
/// What was said in somebody's own words, as it is compared with what stands elsewhere: the folded words of a statement's content, and who is
/// named as its speaker. The same quotation in several articles, cut or with a word changed, is one utterance; <see cref="Keys"/> finds the
/// candidates, <see cref="Same"/> decides.
/// </summary>
public sealed class Utterance
{
    /// <summary>Fewer words are a phrase that anybody may say.</summary>
    public const int LeastWords = 5;

    /// <summary>So many words in one order are nobody else's, whoever is named as speaker: that a page names another is worth seeing.</summary>
    const int OwnWords = 10;

    /// <summary>Words in a shingle, and shingles in a window.</summary>
    const int Width = 3;
    const int Window = 3;

    /// <summary>Up to so many shingles all are keys: in a short text one changed word touches most windows.</summary>
    const int FewShingles = 16;

    /// <summary>Longer contents are compared by their beginning.</summary>
    const int MostWords = 400;

    /// <summary>The share of the shorter one's words that must stand in the other in the same order.</summary>
    const double Likeness = 0.8;

    readonly uint[] words;
    readonly ulong[] speaker;

    Utterance(uint[] words, ulong[] speaker) => (this.words, this.speaker) = (words, speaker);

    public int Words => words.Length;

    /// <summary>Null when the content is too short to be known again, or is not in anybody's own words (indirect speech without quotation).</summary>
    public static Utterance? Of(Reading reading, Statement statement)
    {
        if (statement.Kind == StatementKind.Indirect)
            return null;
        var words = new List<uint>();
        var tokens = reading.Document.Tokens;
        foreach (var span in statement.Content)
            for (var i = tokens.IndexAt(span.Start); i < tokens.Count && tokens[i].Start < span.End && words.Count < MostWords; i++)
                if (tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                    words.Add((uint)XxHash64.Of(MemoryMarshal.AsBytes(tokens.Key(i))));
        if (words.Count < LeastWords)
            return null;
        var named = statement is { Entity: { } entity, Anonymous: false } ? NameSkeleton.Of(reading.Names.Entities[entity].Name) : [];
        return new([.. words], named);
    }

    /// <summary>
    /// Look-up keys, sorted: all shingles of a short text, of a longer one of each few in a row the one with the smallest hash, so that two texts with five words in a row in common
    /// share a key however long the rest is (Schleimer, Wilkerson and Aiken 2003, "Winnowing").
    /// </summary>
    public ulong[] Keys()
    {
        var shingles = new ulong[words.Length - Width + 1];
        for (var i = 0; i < shingles.Length; i++)
            shingles[i] = XxHash64.Of(MemoryMarshal.AsBytes(words.AsSpan(i, Width)), Width);
        if (shingles.Length <= FewShingles)
            return [.. new SortedSet<ulong>(shingles)];
        var keys = new SortedSet<ulong>();
        for (var i = 0; i + Window <= shingles.Length; i++)
        {
            var least = shingles[i];
            foreach (var shingle in shingles.AsSpan(i + 1, Window - 1))
                least = Math.Min(least, shingle);
            keys.Add(least);
        }
        return [.. keys];
    }

    /// <summary>Does the shorter of two stand in the longer, words changed or left out aside?</summary>
    public bool Same(Utterance other)
    {
        var shorter = Math.Min(words.Length, other.words.Length);
        var common = Common(words, other.words);
        return common >= Math.Max(LeastWords - 1, Likeness * shorter) && (common >= OwnWords || SpeakerIs(other));
    }

    /// <summary>Both are named, and the last word of the names, the family name of persons, is one.</summary>
    bool SpeakerIs(Utterance other) => speaker is [.., var one] && other.speaker is [.., var two] && one == two;

    public byte[] Pack()
    {
        var packed = new byte[sizeof(int) + speaker.Length * sizeof(ulong) + words.Length * sizeof(uint)];
        MemoryMarshal.Write(packed, speaker.Length);
        MemoryMarshal.AsBytes(speaker.AsSpan()).CopyTo(packed.AsSpan(sizeof(int)));
        MemoryMarshal.AsBytes(words.AsSpan()).CopyTo(packed.AsSpan(sizeof(int) + speaker.Length * sizeof(ulong)));
        return packed;
    }

    /// <exception cref="InvalidDataException">The bytes are no packed utterance.</exception>
    public static Utterance Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < sizeof(int) || MemoryMarshal.Read<int>(packed) is var names && (uint)names > packed.Length / sizeof(ulong))
            throw new InvalidDataException("a damaged utterance");
        var end = sizeof(int) + names * sizeof(ulong);
        if (end > packed.Length || (packed.Length - end) % sizeof(uint) != 0 || packed.Length - end < LeastWords * sizeof(uint))
            throw new InvalidDataException("a damaged utterance");
        return new([.. MemoryMarshal.Cast<byte, uint>(packed[end..])], [.. MemoryMarshal.Cast<byte, ulong>(packed[sizeof(int)..end])]);
    }

    /// <summary>The length of the longest common subsequence of words.</summary>
    static int Common(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        Span<int> row = stackalloc int[MostWords + 1];
        row[..(b.Length + 1)].Clear();
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
