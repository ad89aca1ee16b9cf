using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>
/// What was said, as it is compared with what stands elsewhere: the folded words of a statement's content. The same quotation in several
/// articles, cut or with a word changed, is one utterance; <see cref="Keys"/> finds the candidates, <see cref="Same"/> decides.
/// </summary>
public sealed class Utterance
{
    /// <summary>Fewer words are a phrase that anybody may say.</summary>
    public const int LeastWords = 5;

    /// <summary>Words in a shingle, and how many of the smallest shingle hashes are keys (Broder 1997: a sample that variants share).</summary>
    const int Width = 3;
    const int Sample = 8;

    /// <summary>Longer contents are compared by their beginning.</summary>
    const int MostWords = 400;

    /// <summary>The share of the shorter one's words that must stand in the other in the same order.</summary>
    const double Likeness = 0.8;

    readonly uint[] words;

    Utterance(uint[] words) => this.words = words;

    public int Words => words.Length;

    /// <summary>Null when the content is too short to be known again, or is not in anybody's own words (indirect speech without quotation).</summary>
    public static Utterance? Of(string text, Statement statement)
    {
        if (statement.Kind == StatementKind.Indirect)
            return null;
        var words = new List<uint>();
        foreach (var span in statement.Content)
        {
            var tokens = Tokenizer.Tokenize(text[span.Start..span.End]);
            for (var i = 0; i < tokens.Count && words.Count < MostWords; i++)
                if (tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                    words.Add((uint)XxHash64.Of(MemoryMarshal.AsBytes(tokens.Key(i))));
        }
        return words.Count >= LeastWords ? new([.. words]) : null;
    }

    /// <summary>Look-up keys, sorted: two variants of one utterance share at least one unless they differ all over.</summary>
    public ulong[] Keys()
    {
        var shingles = new SortedSet<ulong>();
        for (var i = 0; i + Width <= words.Length; i++)
            shingles.Add(XxHash64.Of(MemoryMarshal.AsBytes(words.AsSpan(i, Width)), Width));
        return [.. shingles.Take(Sample)];
    }

    /// <summary>Does the shorter of two stand in the longer, words changed or left out aside?</summary>
    public bool Same(Utterance other)
    {
        var shorter = Math.Min(words.Length, other.words.Length);
        return Common(words, other.words) >= Math.Max(LeastWords - 1, Likeness * shorter);
    }

    /// <summary>The length of the longest common subsequence of words.</summary>
    static int Common(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var row = new int[b.Length + 1];
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
