using System.Runtime.InteropServices;
using System.Text;

namespace Isnad.Ledgers;

/// <summary>The folded words of some stretches of a text as UTF-8, ready to be indexed: those of the reading, not cut a second time.</summary>
internal sealed class IndexedWords
{
    readonly List<int> ends = [];
    byte[] keys = new byte[4096];
    int length;

    /// <summary>All words, one after the other.</summary>
    public ReadOnlySpan<byte> Keys => keys.AsSpan(0, Math.Max(1, length));

    /// <summary>Where each word ends in <see cref="Keys"/>.</summary>
    public ReadOnlySpan<int> Ends => CollectionsMarshal.AsSpan(ends);

    public void Clear()
    {
        ends.Clear();
        length = 0;
    }

    /// <summary>Adds the words and numbers that a span touches.</summary>
    public void Add(TokenTable tokens, TextSpan span)
    {
        for (var i = tokens.IndexAt(span.Start); i < tokens.Count && tokens[i].Start < span.End; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            var key = tokens.Key(i);
            if (keys.Length < length + key.Length * 3)
                Array.Resize(ref keys, keys.Length * 2 + key.Length * 3);
            length += Encoding.UTF8.GetBytes(key, keys.AsSpan(length));
            ends.Add(length);
        }
    }
}
