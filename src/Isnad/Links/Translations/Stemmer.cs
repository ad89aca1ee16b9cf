using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// Light stems of one language's folded words (<c>affixes.tsv</c>, <c>irregular-forms.tsv</c>): keys under which the forms of a word meet.
/// A stem is never shown, and never claims to be a lemma.
/// </summary>
internal sealed class Stemmer
{
    /// <summary>Longer words are cut: no word of a lexicon is longer.</summary>
    public const int Longest = 32;

    /// <summary>The pass of prefixes that are words of their own (و، ب): they stand before words of grammar too.</summary>
    const string ParticlePass = "0";

    readonly record struct Affix(string Text, int Least, string Replacement);

    readonly Affix[] articles;
    readonly Affix[] prefixes;
    readonly Affix[][] suffixes;
    readonly FrozenDictionary<string, string> irregular;
    readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> irregularByKey;
    readonly FrozenSet<string> light;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lightByKey;

    Stemmer(Language language)
    {
        var affixes = language
            .Table("affixes")
            .Select(row =>
                (Place: row[1], Pass: row[2], Affix: new Affix(Folding.Fold(row[0]), Number(row, 3), Folding.Fold(row.Optional(4) ?? "")))
            )
            .OrderByDescending(a => a.Affix.Text.Length)
            .ThenBy(a => a.Affix.Text, StringComparer.Ordinal)
            .ToList();
        articles = [.. affixes.Where(a => a.Place == "article").Select(a => a.Affix)];
        prefixes = [.. affixes.Where(a => a.Place == "prefix").Select(a => a.Affix).Reverse()];
        suffixes =
        [
            .. affixes
                .Where(a => a.Place == "suffix")
                .GroupBy(a => a.Pass)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Select(a => a.Affix).ToArray()),
        ];
        irregular = language
            .Table("irregular-forms")
            .ToFrozenDictionary(row => Folding.Fold(row[0]), row => Folding.Fold(row[1]), StringComparer.Ordinal);
        irregularByKey = irregular.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = language.Table("light-words").Select(row => Folding.Fold(row[0])).ToList();
        var told = language.Table("meanings").Select(row => Folding.Fold(row[0])).ToHashSet(StringComparer.Ordinal);
        // with particles before them they stay words of grammar, if they do not happen to be a word of their own
        var behindParticles =
            from affix in affixes
            where affix.Place == "prefix" && affix.Pass == ParticlePass
            from word in words
            where word.Length > 1 && !told.Contains(affix.Affix.Text + word)
            select affix.Affix.Text + word;
        light = words.Concat(behindParticles).ToFrozenSet(StringComparer.Ordinal);
        lightByKey = light.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Stemmer Load(Language language) => new(language);

    /// <summary>True for a word that carries grammar and little meaning of its own.</summary>
    public bool IsLight(ReadOnlySpan<char> key) => key.Length < 2 || lightByKey.Contains(key);

    /// <summary>
    /// How many letters at the front of a key may be no part of the stem: first what it has when it is taken whole (the article is never part of
    /// it), then the same behind each prefix, the shortest first. Which is right, a vocabulary decides. Returns how many were written.
    /// </summary>
    public int Skips(ReadOnlySpan<char> key, Span<int> skips)
    {
        foreach (var article in articles)
            if (key.Length - article.Text.Length >= article.Least && key.StartsWith(article.Text, StringComparison.Ordinal))
            {
                skips[0] = article.Text.Length;
                return 1;
            }
        skips[0] = 0;
        var count = 1;
        foreach (var prefix in prefixes)
            if (
                count < skips.Length
                && key.Length - prefix.Text.Length >= prefix.Least
                && key.StartsWith(prefix.Text, StringComparison.Ordinal)
            )
                skips[count++] = prefix.Text.Length;
        return count;
    }

    /// <summary>The stem of a folded key behind its first letters, written into the buffer (at least <see cref="Longest"/> long).</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> key, Span<char> buffer, int skip = 0)
    {
        key = key[skip..];
        if (irregularByKey.TryGetValue(key, out var stem))
            key = stem;
        key = key[..Math.Min(key.Length, Longest - 4)];
        key.CopyTo(buffer);
        var length = key.Length;
        foreach (var pass in suffixes)
        foreach (var affix in pass)
            if (length - affix.Text.Length >= affix.Least && buffer[..length].EndsWith(affix.Text, StringComparison.Ordinal))
            {
                length -= affix.Text.Length;
                affix.Replacement.CopyTo(buffer[length..]);
                length += affix.Replacement.Length;
                break;
            }
        if (length > 3 && buffer[length - 1] == buffer[length - 2])
            length--;
        return buffer[..length];
    }

    /// <summary>
    /// The consonants that the forms of a Semitic word share, as far as they show: weak letters and what derivation puts in front are dropped.
    /// Written into the buffer; the same as the stem where nothing can be dropped.
    /// </summary>
    public static ReadOnlySpan<char> Root(ReadOnlySpan<char> stem, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < stem.Length; i++)
            if (!(stem[i] is 'ا' or 'ء' || (stem[i] is 'و' or 'ي' or 'ه' && i > 0)))
                buffer[length++] = stem[i];
        var start = 0;
        while (length - start > 3 && buffer[start] is 'م' or 'ت' or 'ن' or 'ي' or 'س')
            start++;
        // the infix of the eighth form: احتجاج beside حجة
        if (length - start == 4 && buffer[start + 1] == 'ت')
        {
            buffer[start + 1] = buffer[start];
            start++;
        }
        if (length - start < 3)
            return stem;
        return buffer[start..length];
    }

    static int Number(DataRow row, int column) =>
        int.TryParse(row[column], out var number) ? number : throw row.Error($"'{row[column]}' is no number");
}
