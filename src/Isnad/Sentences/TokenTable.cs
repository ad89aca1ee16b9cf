using System.Runtime.CompilerServices;

namespace Isnad;

/// <summary>
/// The tokens of one text. A token's key is its folded form (see <see cref="Folding"/>): a key for look-up and comparison,
/// never a text. All keys of a text lie in one buffer.
/// </summary>
public sealed class TokenTable(string text, Token[] tokens, int count, char[] keys)
{
    public string Text { get; } = text;
    public int Count { get; } = count;

    public ref readonly Token this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref tokens[index];
    }

    /// <summary>The folded form of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<char> Key(int index)
    {
        ref readonly var token = ref tokens[index];
        return keys.AsSpan(token.KeyStart, token.KeyLength);
    }

    /// <summary>The characters of the token as they stand in the text.</summary>
    public ReadOnlySpan<char> Surface(int index) => Text.AsSpan(tokens[index].Start, tokens[index].Length);

    /// <summary>The first character of the key, or NUL for an empty key.</summary>
    public char KeyChar(int index) => tokens[index].KeyLength == 0 ? '\0' : keys[tokens[index].KeyStart];

    public bool KeyIs(int index, ReadOnlySpan<char> key) => Key(index).SequenceEqual(key);

    /// <summary>True when the token is the given one punctuation or symbol character.</summary>
    public bool Is(int index, char punctuation) =>
        (uint)index < (uint)Count && tokens[index].Length == 1 && Text[tokens[index].Start] == punctuation;

    /// <summary>The span from the first character of token <paramref name="first"/> to the last of the token before <paramref name="end"/>.</summary>
    public TextSpan SpanOf(int first, int end) => new(tokens[first].Start, tokens[end - 1].End);

    /// <summary>The index of the first token that ends after <paramref name="offset"/>; <see cref="Count"/> when there is none.</summary>
    public int IndexAt(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (tokens[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>
    /// The offset in the text at which a token goes on after <paramref name="skip"/> characters of its key have been passed:
    /// the start of the stem behind proclitics.
    /// </summary>
    public int OffsetAfter(int index, int skip)
    {
        ref readonly var token = ref tokens[index];
        var offset = token.Start;
        Span<char> folded = stackalloc char[Folding.MaxExpansion];
        while (skip > 0 && offset < token.End)
            skip -= Folding.Fold(Text[offset++], folded);
        // marks that sit on the last proclitic belong to it
        while (offset < token.End && Folding.Fold(Text[offset], folded) == 0)
            offset++;
        return offset;
    }
}
