using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>One thing a word can mean, as a number that languages share, and how surely (0 to 1).</summary>
internal readonly record struct Meaning(uint Concept, float Weight);

/// <summary>
/// What the words of one language mean, told by words of another: English stems for every language, Arabic stems for Persian too. Read from
/// <c>meanings.tsv</c> (a table by hand) and <c>models/lexicon-*.bin</c> (learned from parallel texts); a word that neither has is looked
/// up by its consonants at a discount.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>What a match by the root alone is worth beside one by the stem.</summary>
    const float RootWeight = 0.6f;
    const int MostMeanings = 24;

    readonly Dictionary<uint, Meaning[]> stems;
    readonly Dictionary<uint, Meaning[]> roots;
    readonly Dictionary<uint, Meaning> pivots = [];
    readonly HashSet<uint> covered = [];
    readonly uint salt;

    public Lexicon(Language language, IEnumerable<LexiconModel> models, bool byHand = true)
    {
        Stemmer = language.Compiled(Stemmer.Load);
        salt = Salt(language.Tag);
        Semitic = language.Tag == "ar";
        var found = new Dictionary<uint, Dictionary<uint, float>>();
        if (byHand)
            foreach (var row in language.Table("meanings"))
            {
                row.Expect(2);
                var word = Tokenizer.Tokenize(row[0]);
                // a phrase counts by its last word in no language's order: only single words are keys
                if (word.Count != 1)
                    continue;
                foreach (var english in row[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(found, Whole(word.Key(0)), EnglishConcept(english), 1);
                    Prefer(Whole(word.Key(0)), EnglishConcept(english), 0.5f);
                }
            }
        foreach (var model in models)
        {
            if (model.From != language.Tag)
                throw new InvalidDataException($"a lexicon of {model.From} words was given for {language.Tag}");
            foreach (var (word, concept, weight) in model.Entries)
            {
                Add(found, word, concept, weight / 255f);
                if (model.To == "en")
                    Prefer(word, concept, weight / 255f);
            }
        }
        stems = Freeze(found);
        var rooted = new Dictionary<uint, Dictionary<uint, float>>();
        if (Semitic && byHand)
        {
            Span<char> buffer = stackalloc char[Stemmer.Longest];
            Span<char> second = stackalloc char[Stemmer.Longest];
            foreach (var row in language.Table("meanings"))
            {
                var word = Tokenizer.Tokenize(row[0]);
                if (word.Count != 1)
                    continue;
                var root = KeyHash.Of(Stemmer.Root(Stemmer.Stem(word.Key(0), buffer), second));
                foreach (var english in row[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Add(rooted, root, EnglishConcept(english), RootWeight);
            }
        }
        roots = Freeze(rooted);
        foreach (var meaning in stems.Values.SelectMany(list => list))
            if (meaning.Weight >= Sure)
                covered.Add(meaning.Concept);
    }

    /// <summary>The weight from which a meaning is taken for known.</summary>
    public const float Sure = 0.5f;

    /// <summary>True when some word of this language is known to mean the concept: then its absence says something.</summary>
    public bool Covers(uint concept) => stems.Count == 0 || covered.Contains(concept);

    public Stemmer Stemmer { get; }

    /// <summary>English is the pivot: its words are the meanings.</summary>
    public bool IsEnglish => stems.Count == 0;

    /// <summary>True where words have roots (Arabic) that Persian shares in its loans.</summary>
    public bool Semitic { get; }

    static readonly Dictionary<string, Lazy<Lexicon>> BuiltIn = Language.All.ToDictionary(
        language => language.Tag,
        language => new Lazy<Lexicon>(() => new Lexicon(language, LexiconModel.BuiltIn(language.Tag))),
        StringComparer.Ordinal
    );

    /// <summary>The lexicon of a language, or null when Isnad does not read it.</summary>
    public static Lexicon? Of(string tag) => Language.Of(tag) is { } language ? BuiltIn[language.Tag].Value : null;

    /// <summary>The number that stands for a stem as a thing meant.</summary>
    public static uint Concept(string tag, ReadOnlySpan<char> stem) => (KeyHash.Of(stem) + Salt(tag)) * 0x9E3779B1u;

    /// <summary>The number of a stem as a word of this lexicon's language.</summary>
    public uint ConceptOf(uint stemHash) => (stemHash + salt) * 0x9E3779B1u;

    /// <summary>
    /// How many letters of a key stand before its stem: of the ways in which it can be cut, the first whose stem the lexicon has.
    /// </summary>
    public int Skip(ReadOnlySpan<char> key)
    {
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        Span<int> skips = stackalloc int[8];
        var count = Stemmer.Skips(key, skips);
        for (var i = 0; i < count && count > 1; i++)
            if (stems.ContainsKey(KeyHash.Of(Stemmer.Stem(key, buffer, skips[i]))))
                return skips[i];
        return skips[0];
    }

    /// <summary>What a stem is told to mean; empty for one that is unknown.</summary>
    public ReadOnlySpan<Meaning> Meanings(uint stemHash) => stems.TryGetValue(stemHash, out var meanings) ? meanings : [];

    /// <summary>What the words of a root mean, at a discount.</summary>
    public ReadOnlySpan<Meaning> RootMeanings(uint rootHash) => roots.TryGetValue(rootHash, out var meanings) ? meanings : [];

    /// <summary>The one English word that a stem most likely stands for, or null; in English the stem itself.</summary>
    public uint? Pivot(uint stemHash) =>
        IsEnglish ? ConceptOf(stemHash)
        : pivots.TryGetValue(stemHash, out var meaning) ? meaning.Concept
        : null;

    // of those as likely the lowest number: the order of the tables does not matter
    void Prefer(uint word, uint concept, float weight)
    {
        if (!pivots.TryGetValue(word, out var known) || weight > known.Weight || weight.Equals(known.Weight) && concept < known.Concept)
            pivots[word] = new(concept, weight);
    }

    uint Whole(ReadOnlySpan<char> key)
    {
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        return KeyHash.Of(Stemmer.Stem(key, buffer));
    }

    static uint EnglishConcept(string word)
    {
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        return Concept("en", English.Stem(Folding.Fold(word), buffer));
    }

    public static readonly Stemmer English = Language.Of("en")!.Compiled(Stemmer.Load);

    static uint Salt(string tag) => KeyHash.Of(tag);

    static void Add(Dictionary<uint, Dictionary<uint, float>> found, uint word, uint concept, float weight)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(found, word, out _);
        list ??= [];
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(list, concept, out _);
        known = Math.Max(known, weight);
    }

    static Dictionary<uint, Meaning[]> Freeze(Dictionary<uint, Dictionary<uint, float>> found) =>
        found.ToDictionary(
            pair => pair.Key,
            pair =>
                pair.Value.Select(meaning => new Meaning(meaning.Key, meaning.Value))
                    .OrderByDescending(meaning => meaning.Weight)
                    .ThenBy(meaning => meaning.Concept)
                    .Take(MostMeanings)
                    .ToArray()
        );
}
