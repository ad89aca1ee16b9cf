namespace Isnad;

/// <summary>
/// Words that are written onto the front of the next word (Arabic و ف ب ك ل س ال), from <c>proclitics.tsv</c>:
/// the chains that may precede a stem. Used on folded keys.
/// </summary>
public sealed class Proclitics
{
    // The chains by their first character, counted from the lowest one: most words begin with none and are done at once.
    readonly string[][] chains;
    readonly char lowest;

    public Proclitics(IEnumerable<DataRow> rows)
    {
        var list = new List<string>();
        foreach (var row in rows)
        {
            row.Expect(1);
            list.Add(Folding.Fold(row[0]));
        }
        if (list.Count == 0)
        {
            chains = [];
            return;
        }
        lowest = list.Min(chain => chain[0]);
        chains = new string[list.Max(chain => chain[0]) - lowest + 1][];
        Array.Fill(chains, []);
        // longest first is wrong for look-ups that prefer the whole word: shortest first, whole word before all
        foreach (var group in list.Distinct(StringComparer.Ordinal).GroupBy(chain => chain[0]))
            chains[group.Key - lowest] = [.. group.OrderBy(chain => chain.Length).ThenBy(chain => chain, StringComparer.Ordinal)];
    }

    /// <summary>The folded chains.</summary>
    public IEnumerable<string> All => chains.SelectMany(group => group);

    public bool None => chains.Length == 0;

    /// <summary>
    /// The lengths of the proclitic chains with which the key begins, shortest first, leaving a stem of at least two characters;
    /// returns how many were written. Zero (no proclitic) is not among them.
    /// </summary>
    public int Splits(ReadOnlySpan<char> key, Span<int> lengths)
    {
        var count = 0;
        if (key.Length < 3 || (uint)(key[0] - lowest) >= (uint)chains.Length)
            return 0;
        foreach (var chain in chains[key[0] - lowest])
        {
            if (count == lengths.Length || key.Length < chain.Length + 2)
                break;
            if (key.StartsWith(chain))
                lengths[count++] = chain.Length;
        }
        return count;
    }
}
