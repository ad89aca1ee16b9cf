using System.Numerics;
using System.Runtime.CompilerServices;

namespace Isnad;

/// <summary>
/// A frozen table from words and phrases to values, looked up by the folded keys of a text's tokens: longest match first,
/// without allocating. Phrases are cut and folded with the same tokenizer as texts.
/// </summary>
public sealed class PhraseTable<T>
{
    const int Root = 0;

    /// <summary>One step of the trie: from a node by a word to a node. A free place has no word.</summary>
    record struct Edge(uint Hash, int From, int To, string? Word);

    record struct Node(T? Value, bool Ends);

    // Open addressing, at most half full: nearly every look-up is a miss, and a miss mostly ends at the first place.
    readonly Edge[] edges;

    // A bit for each step there is, one in sixteen at most: they answer nearly every look-up, and unlike the edges stay in a near cache.
    readonly ulong[] filter;
    readonly int filterShift;
    readonly Node[] nodes;

    /// <param name="entries">Phrases with their values. A phrase given twice keeps its first value.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> entries)
    {
        var steps = new Dictionary<(int From, string Word), int>();
        var growing = new List<Node> { default };
        foreach (var (phrase, value) in entries)
        {
            var tokens = Tokenizer.Tokenize(phrase);
            if (tokens.Count == 0)
                continue;
            var node = Root;
            for (var i = 0; i < tokens.Count; i++)
            {
                var step = (node, tokens.Key(i).ToString());
                if (!steps.TryGetValue(step, out node))
                {
                    steps[step] = node = growing.Count;
                    growing.Add(default);
                }
            }
            if (growing[node].Ends)
                continue;
            growing[node] = new(value, true);
            Count++;
        }
        nodes = [.. growing];
        edges = new Edge[BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, steps.Count * 2))];
        filter = new ulong[edges.Length / 8];
        filterShift = 32 - BitOperations.Log2((uint)edges.Length * 8);
        foreach (var ((from, word), to) in steps)
        {
            var hash = KeyHash.Of(word);
            filter[BitOf(hash, from) / 64] |= 1UL << BitOf(hash, from);
            var place = PlaceOf(hash, from);
            while (edges[place].Word is not null)
                place = (place + 1) & (edges.Length - 1);
            edges[place] = new(hash, from, to, word);
        }
    }

    public int Count { get; }

    /// <summary>
    /// The longest phrase that starts with the token at <paramref name="index"/> and ends before <paramref name="end"/>.
    /// <paramref name="skip"/> characters of the first token's key (its proclitics) are passed over.
    /// </summary>
    public bool TryMatch(TokenTable tokens, int index, int end, int skip, out PhraseMatch<T> match)
    {
        match = default;
        if (index >= end)
            return false;
        var hash = tokens[index].KeyHash;
        if (skip > 0)
            hash = KeyHash.Behind(hash, tokens.Key(index), skip);
        if (!MayStep(Root, hash) || !TryStep(Root, hash, tokens.Key(index)[skip..], out var node))
            return false;
        var found = false;
        for (var at = index + 1; ; at++)
        {
            ref readonly var here = ref nodes[node];
            if (here.Ends)
            {
                match = new(index, at - index, skip, here.Value!);
                found = true;
            }
            if (at >= end || !MayStep(node, tokens[at].KeyHash) || !TryStep(node, tokens[at].KeyHash, tokens.Key(at), out node))
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
        var hash = KeyHash.Of(key);
        if (MayStep(Root, hash) && TryStep(Root, hash, key, out var node) && nodes[node].Ends)
        {
            value = nodes[node].Value;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>False when there is no such step; true when there probably is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool MayStep(int from, uint hash)
    {
        var bit = BitOf(hash, from);
        return (filter[bit / 64] >> bit & 1) != 0;
    }

    int BitOf(uint hash, int from) => (int)((hash + (uint)from * 0x85EBCA6Bu) * 0x9E3779B1u >> filterShift);

    bool TryStep(int from, uint hash, ReadOnlySpan<char> key, out int to)
    {
        var place = PlaceOf(hash, from);
        while (true)
        {
            ref readonly var edge = ref edges[place];
            if (edge.Word is null)
                break;
            if (edge.Hash == hash && edge.From == from && key.SequenceEqual(edge.Word))
            {
                to = edge.To;
                return true;
            }
            place = (place + 1) & (edges.Length - 1);
        }
        to = Root;
        return false;
    }

    int PlaceOf(uint hash, int from)
    {
        var mixed = (hash + (uint)from * 0x9E3779B9u) * 0x85EBCA6Bu;
        return (int)(mixed ^ (mixed >> 15)) & (edges.Length - 1);
    }
}

/// <summary>A phrase found: its first token, its number of tokens, and how many key characters of proclitics stand before it.</summary>
public readonly record struct PhraseMatch<T>(int Token, int Length, int Skip, T Value)
{
    public int End => Token + Length;

    /// <summary>The span of the phrase without the proclitics.</summary>
    public TextSpan Span(TokenTable tokens) => new(tokens.OffsetAfter(Token, Skip), tokens[End - 1].End);
}
