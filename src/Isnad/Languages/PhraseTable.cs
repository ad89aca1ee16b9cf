using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// A frozen table from words and phrases to values, looked up by the folded keys of a text's tokens: longest match first,
/// without allocating. Phrases are cut and folded with the same tokenizer as texts.
/// </summary>
public sealed class PhraseTable<T>
{
    sealed class Node
    {
        public T? Value;
        public bool HasValue;
        public Dictionary<string, Node>? Growing;
        public FrozenDictionary<string, Node>? Next;
        public FrozenDictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>> Lookup;

        public void Freeze()
        {
            if (Growing is null)
                return;
            foreach (var node in Growing.Values)
                node.Freeze();
            Next = Growing.ToFrozenDictionary(StringComparer.Ordinal);
            Lookup = Next.GetAlternateLookup<ReadOnlySpan<char>>();
            Growing = null;
        }
    }

    readonly Node root = new();

    /// <param name="entries">Phrases with their values. A phrase given twice keeps its first value.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> entries)
    {
        foreach (var (phrase, value) in entries)
        {
            var tokens = Tokenizer.Tokenize(phrase);
            if (tokens.Count == 0)
                continue;
            var node = root;
            for (var i = 0; i < tokens.Count; i++)
            {
                node.Growing ??= new(StringComparer.Ordinal);
                var key = tokens.Key(i).ToString();
                if (!node.Growing.TryGetValue(key, out var next))
                    node.Growing[key] = next = new();
                node = next;
            }
            if (node.HasValue)
                continue;
            node.Value = value;
            node.HasValue = true;
            Count++;
        }
        root.Freeze();
    }

    public int Count { get; }

    /// <summary>
    /// The longest phrase that starts with the token at <paramref name="index"/> and ends before <paramref name="end"/>.
    /// <paramref name="skip"/> characters of the first token's key (its proclitics) are passed over.
    /// </summary>
    public bool TryMatch(TokenTable tokens, int index, int end, int skip, out PhraseMatch<T> match)
    {
        match = default;
        if (root.Next is null || index >= end)
            return false;
        var found = false;
        if (!root.Lookup.TryGetValue(tokens.Key(index)[skip..], out var node))
            return false;
        for (var at = index + 1; ; at++)
        {
            if (node.HasValue)
            {
                match = new(index, at - index, skip, node.Value!);
                found = true;
            }
            if (node.Next is null || at >= end || !node.Lookup.TryGetValue(tokens.Key(at), out node))
                return found;
        }
    }

    /// <summary>The same, first as the word stands, then behind each chain of proclitics the language allows.</summary>
    public bool TryMatch(TokenTable tokens, int index, int end, Proclitics proclitics, out PhraseMatch<T> match)
    {
        if (TryMatch(tokens, index, end, 0, out match))
            return true;
        if (proclitics.None || index >= end)
            return false;
        Span<int> skips = stackalloc int[8];
        var count = proclitics.Splits(tokens.Key(index), skips);
        for (var i = 0; i < count; i++)
            if (TryMatch(tokens, index, end, skips[i], out match))
                return true;
        return false;
    }

    /// <summary>Looks one folded key up, for tables of single words.</summary>
    public bool TryGet(ReadOnlySpan<char> key, out T? value)
    {
        if (root.Next is not null && root.Lookup.TryGetValue(key, out var node) && node.HasValue)
        {
            value = node.Value;
            return true;
        }
        value = default;
        return false;
    }
}

/// <summary>A phrase found: its first token, its number of tokens, and how many key characters of proclitics stand before it.</summary>
public readonly record struct PhraseMatch<T>(int Token, int Length, int Skip, T Value)
{
    public int End => Token + Length;

    /// <summary>The span of the phrase without the proclitics.</summary>
    public TextSpan Span(TokenTable tokens) => new(tokens.OffsetAfter(Token, Skip), tokens[End - 1].End);
}
