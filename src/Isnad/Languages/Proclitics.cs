namespace Isnad;

/// <summary>
/// Words that are written onto the front of the next word (Arabic و ف ب ك ل س ال), from <c>proclitics.tsv</c>:
/// the chains that may precede a stem. Used on folded keys.
/// </summary>
public sealed class Proclitics
{
    readonly string[] chains;

    public Proclitics(IEnumerable<DataRow> rows)
    {
        var list = new List<string>();
        foreach (var row in rows)
        {
            row.Expect(1);
            list.Add(Folding.Fold(row[0]));
        }
        // longest first is wrong for look-ups that prefer the whole word: shortest first, whole word before all
        chains = [.. list.Distinct(StringComparer.Ordinal).OrderBy(c => c.Length).ThenBy(c => c, StringComparer.Ordinal)];
    }

    public bool None => chains.Length == 0;

    /// <summary>
    /// The lengths of the proclitic chains with which the key begins, shortest first, leaving a stem of at least two characters;
    /// returns how many were written. Zero (no proclitic) is not among them.
    /// </summary>
    public int Splits(ReadOnlySpan<char> key, Span<int> lengths)
    {
        var count = 0;
        foreach (var chain in chains)
        {
            if (count == lengths.Length || key.Length < chain.Length + 2)
                break;
            if (key.StartsWith(chain, StringComparison.Ordinal))
                lengths[count++] = chain.Length;
        }
        return count;
    }
}
