using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// The consonants of a name's words in classes that the scripts share (<c>languages/mul/skeleton.tsv</c>): a coarse key, alike for a name in
/// Arabic, Persian and Latin letters more often than not. It finds candidates; <see cref="NameMatcher"/> decides.
/// </summary>
public static class NameSkeleton
{
    static readonly FrozenDictionary<string, string> Classes = Load();
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Classes.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>One key for each word of the name that has a consonant, in order.</summary>
    public static ulong[] Of(string name)
    {
        var words = NameParts.Of(name).Words;
        var keys = new List<ulong>(words.Length);
        foreach (var word in words)
            if (Skeleton(word) is { Length: > 0 } skeleton)
                keys.Add(XxHash64.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(skeleton.AsSpan())));
        return [.. keys];
    }

    /// <summary>The classes of a folded word's consonants, the same class twice in a row once.</summary>
    public static string Skeleton(ReadOnlySpan<char> word)
    {
        Span<char> skeleton = stackalloc char[16];
        var length = 0;
        for (var i = 0; i < word.Length && length < 15; )
        {
            var taken = 0;
            for (var letters = Math.Min(3, word.Length - i); letters > 0 && taken == 0; letters--)
                if (ByLetters.TryGetValue(word.Slice(i, letters), out var classes))
                {
                    taken = letters;
                    foreach (var c in classes)
                        if (length == 0 || skeleton[length - 1] != c)
                            skeleton[length++] = c;
                }
            i += Math.Max(1, taken);
        }
        return new string(skeleton[..length]);
    }

    static FrozenDictionary<string, string> Load()
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in LanguageData.Table("mul", "skeleton"))
        {
            row.Expect(1);
            foreach (var letters in row[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (!classes.TryAdd(Folding.Fold(letters), row.Optional(1) ?? ""))
                    throw row.Error($"'{letters}' is in two classes");
        }
        return classes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
