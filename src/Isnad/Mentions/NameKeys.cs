namespace Isnad;

/// <summary>
/// The keys under which a name is looked up, the same for Arabic, Persian and Latin spellings: skeletons of consonant classes of its words and
/// of each two of them in whatever order, so that a full name meets few strangers. A letter that two habits write differently (ض as d in
/// Arabic and z in Persian) gives a word two skeletons.
/// </summary>
public static class NameKeys
{
    const int MostWords = 6;
    const int MostSpellings = 4;

    /// <summary>What a key is of; it stands in the key's highest bits.</summary>
    enum Kind : ulong
    {
        Only = 1,
        Last = 2,
        Pair = 3,
        Word = 4,
    }

    /// <summary>All keys of a name: what it is stored under. They are few, for each costs a ledger a page to write.</summary>
    public static IReadOnlyList<long> Of(NameParts name) =>
        name.Count == 0 ? []
        : name.Count == 1 ? [.. Alone(name.Last)]
        : [.. Pairs(name), .. AtEnd(name.Last)];

    /// <summary>One key for each two words; none for a single word.</summary>
    public static IReadOnlyList<long> Pairs(NameParts name)
    {
        var words = Spelt(name.Words).Take(MostWords).Select(Skeletons).ToArray();
        var keys = new HashSet<long>();
        for (var i = 0; i < words.Length; i++)
        for (var j = i + 1; j < words.Length; j++)
            foreach (var one in words[i])
            foreach (var other in words[j])
                keys.Add(Key(Kind.Pair, (Math.Min(one, other) * 0x9E3779B97F4A7C15UL) ^ Math.Max(one, other)));
        return [.. keys];
    }

    /// <summary>The words, and before them letters that stand apart as one word: "U.N. Mission" is found by "UN Mission".</summary>
    static IEnumerable<string> Spelt(string[] words)
    {
        var letters = words.TakeWhile(word => word.Length == 1).Count();
        return letters > 1 ? words.Prepend(string.Concat(words.Take(letters))) : words;
    }

    /// <summary>Names that are nothing but a word that may be this one.</summary>
    public static IEnumerable<long> Alone(string word) => Skeletons(word).Select(skeleton => Key(Kind.Only, skeleton));

    /// <summary>Names of several words whose last, mostly the family's, may be this one.</summary>
    public static IEnumerable<long> AtEnd(string word) => Skeletons(word).Select(skeleton => Key(Kind.Last, skeleton));

    /// <summary>A word as it is spelt.</summary>
    public static long Word(string word)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return Key(Kind.Word, hash);
    }

    static long Key(Kind kind, ulong of) => (long)(((ulong)kind << 60) | ((of * 0x9E3779B97F4A7C15UL) >> 4));

    /// <summary>
    /// The consonant classes of a word, four bits each: b p | f v | t d th | s z | sh ch zh | j k g q kh gh | l | m | n | r. Vowels and
    /// half-vowels vanish; a class is written once where nothing stands between.
    /// </summary>
    static List<ulong> Skeletons(string word)
    {
        var keys = new List<ulong> { 0 };
        var last = 0UL;
        for (var i = 0; i < word.Length && keys[0] < 1UL << 52; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var (code, other) = Class(word[i], next);
            if (code != 0 && code != last)
            {
                var count = keys.Count;
                for (var k = 0; k < count; k++)
                {
                    if (other is { } second && keys.Count < MostSpellings)
                        keys.Add(second == 0 ? keys[k] : (keys[k] << 4) | second);
                    keys[k] = (keys[k] << 4) | code;
                }
            }
            if (word[i] == 'x')
                for (var k = 0; k < keys.Count; k++)
                    keys[k] = (keys[k] << 4) | (code = 4);
            if (word[i] == 'd' && next == 'j')
                i++;
            if (code != 0 || word[i] is not 'h')
                last = code;
        }
        // a word of vowels only keeps its first letter
        for (var k = 0; k < keys.Count; k++)
            if (keys[k] == 0)
                keys[k] = 0xF000UL | (word.Length == 0 || word[0] is 'ا' or 'a' or 'e' or 'ع' ? 1UL : word[0]);
        return keys;
    }

    static (ulong Code, ulong? Other) Class(char letter, char next) =>
        letter switch
        {
            'p' when next == 'h' => (2, null),
            'b' or 'p' or 'ب' or 'پ' => (1, null),
            'v' => (2, 0),
            'f' or 'ف' => (2, null),
            'c' when next == 'h' => (5, 6),
            's' or 'z' when next == 'h' => (5, null),
            'd' when next == 'j' => (6, null),
            'ث' or 'ذ' or 'ض' or 'ظ' => (3, 4),
            't' or 'd' or 'ت' or 'ط' or 'د' => (3, null),
            's' or 'z' or 'س' or 'ص' or 'ز' => (4, null),
            'ش' or 'چ' or 'ژ' => (5, null),
            'c' or 'k' or 'q' or 'g' or 'j' or 'x' or 'ك' or 'ق' or 'گ' or 'ج' or 'غ' or 'خ' => (6, null),
            'l' or 'ل' => (7, null),
            'm' or 'م' => (8, null),
            'n' or 'ن' => (9, null),
            'r' or 'ر' => (10, null),
            _ => (0, null),
        };
}
