using System.Collections.Frozen;

namespace Isnad;

/// <summary>A name cut for comparison: folded words without articles, titles and legal forms. Cut once where it is compared often.</summary>
public sealed class NameParts
{
    const int MostWords = 24;
    const int Longest = 400;

    enum Particle
    {
        None,

        /// <summary>Passed over: al, ال.</summary>
        Article,

        /// <summary>"Son of": what stands behind it is the father's name.</summary>
        Patronymic,

        /// <summary>"Father of", "mother of": the word behind it, marked, is one part of the name.</summary>
        Kunya,

        /// <summary>"Servant of": with the word behind it one part of the name, however they are cut.</summary>
        Servant,
    }

    static readonly FrozenDictionary<string, (Particle Kind, string As)> Particles = LanguageData
        .Table("mul", "name-particles")
        .Select(row => (Word: Folding.Fold(row[0]), Kind: row.Enum<Particle>(1), As: Folding.Fold(row.Optional(2) ?? row[0])))
        .ToFrozenDictionary(row => row.Word, row => (row.Kind, row.As), StringComparer.Ordinal);
    static readonly string[] Written =
    [
        .. Particles
            .Where(pair => pair.Value.Kind is Particle.Servant or Particle.Kunya && pair.Key.Length >= ShortestWritten)
            .Select(pair => pair.Key)
            .OrderByDescending(word => word.Length),
    ];

    /// <summary>Shorter ones begin too many other words.</summary>
    const int ShortestWritten = 3;

    /// <summary>The marks behind the word of a kunya, which no alphabet has: "father of Omar" is not Omar, in whatever script.</summary>
    internal static readonly char[] Marks = ['+', '~'];
    static readonly FrozenSet<string> LegalForms = LanguageData
        .Table("mul", "legal-forms")
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);
    const string WrittenArticle = "ال";

    static readonly FrozenSet<string> Titles = LanguageData
        .Tags.SelectMany(tag => LanguageData.Table(tag, "titles"))
        .Where(row => row[1] is "honorific" && !row[0].Contains(' ', StringComparison.Ordinal))
        .Select(row => Folding.Fold(row[0]).TrimEnd('.'))
        .Where(word => word.Length > 1)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>An honorific that is also a given name (سلطان) is a title with the article only.</summary>
    static readonly FrozenSet<string> GivenNames = LanguageData
        .Tags.SelectMany(tag => LanguageData.Table(tag, "given-names"))
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);

    NameParts(string[] words, int father, bool inverted, bool legal) =>
        (Words, Glued, Father, Inverted, HasLegalForm) = (words, string.Concat(words), father, inverted, legal);

    internal string[] Words { get; }

    /// <summary>The words with a space between them: equal for spellings that fold alike.</summary>
    internal string Key => string.Join(' ', Words);

    /// <summary>The words without the spaces between them.</summary>
    internal string Glued { get; }

    /// <summary>A "son of" stands in it.</summary>
    internal bool Patronymic => Father >= 0;

    /// <summary>The first word behind the first "son of": where the father's name begins; -1 when there is none.</summary>
    internal int Father { get; }

    /// <summary>It was written "Family, Given".</summary>
    internal bool Inverted { get; }

    /// <summary>A legal form (Ltd) stood in it, so it is a company.</summary>
    internal bool HasLegalForm { get; }

    public int Count => Words.Length;

    /// <summary>The last word, mostly the family's; empty when there is none.</summary>
    public string Last => Words.Length == 0 ? "" : Words[^1];

    public static NameParts Of(string name)
    {
        var tokens = Tokenizer.Tokenize(name.Length > Longest ? name[..Longest] : name);
        var words = new List<string>();
        var titles = new HashSet<int>();
        var (father, comma) = (-1, -1);
        string? opening = null;
        for (var i = 0; i < tokens.Count && words.Count < MostWords; i++)
        {
            if (tokens.Is(i, ',') || tokens.Is(i, '،'))
            {
                comma = words.Count;
                continue;
            }
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol)
                continue;
            var key = tokens.Key(i).ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
            if (key.Length == 0)
                continue;
            var (kind, instead) = Particles.GetValueOrDefault(key);
            if (kind == Particle.Article)
                continue;
            if (kind == Particle.Patronymic)
            {
                father = father < 0 ? words.Count : father;
                continue;
            }
            var article = key.Length > 4 && key.StartsWith(WrittenArticle, StringComparison.Ordinal);
            if (article)
                key = key[WrittenArticle.Length..];
            if (opening is null && Titles.Contains(key) && (article || !GivenNames.Contains(key)))
                titles.Add(words.Count);
            if (kind is Particle.Kunya or Particle.Servant && opening is null && i + 1 < tokens.Count)
            {
                opening = key;
                continue;
            }
            words.Add(opening is null ? WrittenOn(key) : Joined(opening, key));
            opening = null;
        }
        if (opening is not null)
            words.Add(opening);
        var all = Enumerable.Range(0, words.Count).ToList();
        var kept = all.FindAll(at => !LegalForms.Contains(words[at]));
        var legal = kept.Count < words.Count;
        if (kept.Count == 0)
            kept = all;
        // at the end the same word is the family's (Stephen King)
        titles.Remove(words.Count - 1);
        var plain = kept.FindAll(at => !titles.Contains(at));
        if (plain.Count == 0)
            plain = kept;
        // the words that were left out before it move the father's name forward
        if (father > 0)
            father = plain.Count(at => at < father);
        // "FAMILY, Given" is "Given FAMILY"
        var inverted = comma > 0 && comma < words.Count && !legal;
        if (inverted && plain.Count == words.Count)
            plain = [.. plain.Skip(comma), .. plain.Take(comma)];
        return new([.. plain.Select(at => words[at])], father, inverted, legal);
    }

    /// <summary>"Son of", "daughter of": a folded word that says that a parent's name stands behind it.</summary>
    internal static bool IsPatronymic(string word) => Particles.TryGetValue(word, out var particle) && particle.Kind == Particle.Patronymic;

    /// <summary>"Father of", "mother of": a folded word that says that a child's name stands behind it.</summary>
    internal static bool IsKunya(string word) => Particles.TryGetValue(word, out var particle) && particle.Kind == Particle.Kunya;

    /// <summary>"Abdulrahman", "Abd al-Rahman", عبد الرحمن and عبدالرحمن are one word, the article in the middle left out; "Abu Zaid" and "Abuzaid" too.</summary>
    static string WrittenOn(string word)
    {
        foreach (var particle in Written)
            if (word.Length > particle.Length + 2 && word.StartsWith(particle, StringComparison.Ordinal))
                return Joined(particle, word[particle.Length..]);
        return word;
    }

    static string Joined(string particle, string word)
    {
        var (kind, instead) = Particles[particle];
        return kind == Particle.Kunya ? word + instead : instead + word;
    }
}
