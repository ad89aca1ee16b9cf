namespace Isnad;

/// <summary>
/// Finds the entries whose names may be the one asked for, in any script: each word is keyed by a skeleton of consonant classes that
/// Arabic, Persian and Latin spellings share; each pair of words has a key of its own, so that a full name meets few strangers.
/// Not safe for writing from several threads at once.
/// </summary>
public sealed class NameIndex
{
    /// <summary>Candidates that one look-up returns at most.</summary>
    public const int MostCandidates = 200;

    const int LongestScan = 4_000;
    readonly Dictionary<ulong, List<int>> postings = [];
    readonly Dictionary<int, int> hits = [];

    public int Count { get; private set; }

    /// <summary>Adds a name form of an entry; an entry may have many.</summary>
    public void Add(string name, int entry)
    {
        foreach (var key in Keys(name))
        {
            if (!postings.TryGetValue(key, out var list))
                postings[key] = list = [];
            if (list.Count == 0 || list[^1] != entry)
                list.Add(entry);
        }
        Count++;
    }

    /// <summary>The entries that share most keys with the name, best first; rare keys are looked at before common ones.</summary>
    public List<int> Find(string name)
    {
        hits.Clear();
        var scanned = 0;
        foreach (var list in Keys(name).Select(key => postings.GetValueOrDefault(key)).OfType<List<int>>().OrderBy(list => list.Count))
        {
            if (scanned > 0 && scanned + list.Count > LongestScan)
                break;
            foreach (var entry in list.Count > LongestScan ? list.GetRange(0, LongestScan) : list)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(hits, entry, out _)++;
            scanned += list.Count;
        }
        return [.. hits.OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key).Take(MostCandidates).Select(hit => hit.Key)];
    }

    /// <summary>The keys of a name: one for each word, and one for each two words in whatever order.</summary>
    public static IReadOnlyList<ulong> Keys(string name)
    {
        var words = NameParts.Of(name).Words;
        var singles = words.Select(Skeleton).Where(key => key > 0).Distinct().Take(8).ToArray();
        var keys = new List<ulong>(singles);
        // the spelling itself, so that an exact form is not lost among a common skeleton's many
        foreach (var word in words.Distinct(StringComparer.Ordinal).Take(8))
            keys.Add(1UL << 62 | (Spelling(word) & (1UL << 61) - 1));
        for (var i = 0; i < singles.Length; i++)
        for (var j = i + 1; j < singles.Length; j++)
        {
            var (low, high) = (Math.Min(singles[i], singles[j]), Math.Max(singles[i], singles[j]));
            keys.Add((low * 0x9E3779B97F4A7C15UL) ^ high | 1UL << 63);
        }
        return keys;
    }

    static ulong Spelling(string word)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>The consonant classes of a word, four bits each: b p | f v | t d th | s z | sh ch zh j | k g q kh gh h | l | m | n | r; vowels and half-vowels vanish.</summary>
    static ulong Skeleton(string word)
    {
        ulong key = 0;
        ulong last = 0;
        for (var i = 0; i < word.Length && key < 1UL << 56; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var code = word[i] switch
            {
                'p' when next == 'h' => 2UL,
                'b' or 'p' or 'ب' or 'پ' => 1UL,
                'f' or 'v' or 'ف' => 2UL,
                's' or 'c' or 't' or 'z' when next == 'h' => word[i] is 't' ? 3UL : 5UL,
                't' or 'd' or 'ت' or 'ط' or 'د' or 'ض' or 'ث' or 'ذ' => 3UL,
                's' or 'z' or 'س' or 'ص' or 'ز' or 'ظ' => 4UL,
                'ش' or 'چ' or 'ژ' => 5UL,
                'c' or 'k' or 'q' or 'g' or 'j' or 'x' or 'ك' or 'ق' or 'گ' or 'ج' or 'غ' or 'خ' => 6UL,
                'l' or 'ل' => 7UL,
                'm' or 'م' => 8UL,
                'n' or 'ن' => 9UL,
                'r' or 'ر' => 10UL,
                _ => 0UL,
            };
            if (code != 0 && code != last)
                key = (key << 4) | code;
            if (code != 0 || word[i] is not 'h')
                last = code;
        }
        // a word of vowels only keeps its first letter
        return key != 0 ? key
            : word.Length > 0 ? 0xF000UL | (word[0] is 'ا' or 'a' or 'e' or 'ع' ? 1UL : word[0])
            : 0;
    }
}
