using System.Collections.Concurrent;

namespace Isnad.Ledgers;

/// <summary>
/// The folded forms in which a searched word may stand in a text: with the words that its language writes onto its front
/// (<c>languages/&lt;tag&gt;/proclitics.tsv</c>), and, when the searched word itself bears the article, without it.
/// </summary>
internal static class WordVariants
{
    // A word behind a single written-on letter is only trusted when it is long enough not to be chance:
    // لام would otherwise find كلام and سلام.
    const int StemBehindOneLetter = 4;
    const int StemBehindAnd = 3;
    const int StemBehindChain = 2;
    const int Remembered = 4096;

    static readonly string And = Folding.Fold("و");
    static readonly string Definite = Folding.Fold("ال");
    static readonly string[] Chains =
    [
        .. Language.All.SelectMany(language => language.Proclitics.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    /// <summary>The other forms; the word itself is not among them.</summary>
    public static string[] Of(ReadOnlySpan<char> key)
    {
        if (key.IsEmpty || key[0] < '\u0600' || key.Length > 40)
            return [];
        var look = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (look.TryGetValue(key, out var variants))
            return variants;
        variants = Make(key.ToString());
        if (Known.Count < Remembered)
            Known.TryAdd(key.ToString(), variants);
        return variants;
    }

    static string[] Make(string key)
    {
        var forms = new List<string>();
        AddChains(forms, key);
        foreach (var chain in Chains)
            if (chain.EndsWith(Definite, StringComparison.Ordinal) && key.StartsWith(chain, StringComparison.Ordinal))
            {
                var stem = key[chain.Length..];
                if (stem.Length < StemBehindAnd)
                    continue;
                forms.Add(stem);
                AddChains(forms, stem);
            }
        return [.. forms.Distinct(StringComparer.Ordinal).Where(form => form != key)];
    }

    static void AddChains(List<string> forms, string stem)
    {
        foreach (var chain in Chains)
            if (stem.Length >= Needed(chain))
                forms.Add(chain + stem);
    }

    static int Needed(string chain) =>
        chain == And ? StemBehindAnd
        : chain.Length == 1 ? StemBehindOneLetter
        : StemBehindChain;
}
