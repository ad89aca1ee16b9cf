using System.Runtime.InteropServices;
using System.Text.Json;

namespace Isnad.Training;

/// <summary>
/// How often words stand outside names, in the labelled sets and in raw news. A word of a labelled block is judged by its count
/// everywhere else, so that a model meets unseen common words in training as it will in reading.
/// </summary>
sealed class WordCounts(Language language)
{
    public const int Bits = 19;

    readonly Dictionary<uint, int> counts = [];
    readonly Dictionary<uint, uint> lists = [];

    public void Add(IEnumerable<NameBlock> blocks)
    {
        foreach (var (hash, n) in blocks.Where(block => !block.IsRaw).SelectMany(Of))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _) += n;
    }

    /// <summary>Raw text: in Latin script only words in lower case count, since capitals may be names.</summary>
    public void AddText(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var tokens = Tokenizer.Tokenize(text);
            for (var i = 0; i < tokens.Count; i++)
                if (Counts(tokens, i))
                    Add(tokens.Key(i), counts);
        }
    }

    bool Counts(TokenTable tokens, int i) =>
        tokens[i].Kind == TokenKind.Word && (language.RightToLeft || !char.IsUpper(tokens.Text[tokens[i].Start]));

    void Add(ReadOnlySpan<char> key, Dictionary<uint, int> into)
    {
        var (word, stem) = NameFeatures.CountKeys(key, language);
        CollectionsMarshal.GetValueRefOrAddDefault(into, word, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(into, stem, out _)++;
    }

    Dictionary<uint, int> Of(NameBlock block)
    {
        var own = new Dictionary<uint, int>();
        foreach (var sentence in block.Sentences)
            for (var i = 0; i < sentence.Tokens.Count; i++)
                if ((block.IsRaw || sentence.Tags[i] == NameTag.Outside) && Counts(sentence.Tokens, i))
                    Add(sentence.Tokens.Key(i), own);
        return own;
    }

    /// <summary>Words of lists of names, each with the bit of <see cref="WordLore"/> that says so.</summary>
    public void AddList(IEnumerable<string> names, uint bit)
    {
        foreach (var name in names)
        {
            var tokens = Tokenizer.Tokenize(name);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Kind != TokenKind.Word || tokens[i].KeyLength < 2)
                    continue;
                var (word, stem) = NameFeatures.CountKeys(tokens.Key(i), language);
                CollectionsMarshal.GetValueRefOrAddDefault(lists, word, out _) |= bit;
                CollectionsMarshal.GetValueRefOrAddDefault(lists, stem, out _) |= bit;
            }
        }
    }

    /// <summary>Words that are used alike, each with the number of its cluster.</summary>
    public void AddClusters(IEnumerable<(string Word, uint Cluster)> words)
    {
        foreach (var (word, cluster) in words)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(
                lists,
                NameFeatures.CountKeys(Folding.Fold(word), language).Word,
                out _
            );
            if (WordLore.Cluster(entry) == 0)
                entry |= cluster << WordLore.ClusterShift;
        }
    }

    /// <summary>The classes as a block that was counted must see them.</summary>
    public IWordLore Without(NameBlock block) => block.Made ? All : new Classes(this, Of(block.Copied ?? block));

    /// <summary>True for a word that stands outside names often.</summary>
    public bool IsCommon(string word) => counts.GetValueOrDefault(NameFeatures.CountKeys(Folding.Fold(word), language).Word) > 5;

    /// <summary>The classes for text that was not counted.</summary>
    public IWordLore All => new Classes(this, []);

    sealed class Classes(WordCounts counts, Dictionary<uint, int> own) : IWordLore
    {
        public uint Of(uint hash) =>
            counts.lists.GetValueOrDefault(hash) | (uint)Class(counts.counts.GetValueOrDefault(hash) - own.GetValueOrDefault(hash));
    }

    static int Class(int count) => count <= 0 ? 0 : Math.Min(7, 1 + int.Log2(count) / (count > 3 ? 2 : 1));

    public uint[] Table()
    {
        var table = new uint[1 << Bits];
        var all = All;
        foreach (var hash in counts.Keys.Union(lists.Keys).OrderByDescending(hash => counts.GetValueOrDefault(hash)).ThenBy(hash => hash))
            if (all.Of(hash) is var wordClass and > 0)
                NameModel.AddWord(table, Bits, hash, wordClass);
        return table;
    }

    /// <summary>The raw texts that may be counted for a language; those that <see cref="LabelledTexts"/> label must be among them.</summary>
    public static IEnumerable<string> Texts(string data, string tag) =>
        tag switch
        {
            "ar" => NameData
                .Lines(Path.Combine(data, "ntrex", "arb.txt.gz"))
                .Concat(Words(Path.Combine(data, "pud-ar-en", "ar_pud-shared.conllu.gz")))
                .Concat(LabelledTexts.Sentences(data, tag, "petrarch").Values),
            "fa" => Articles(Path.Combine(data, "news-fa-fars", "articles.jsonl.gz"))
                .Concat(NameData.Lines(Path.Combine(data, "ntrex", "fas.txt.gz")))
                .Concat(Words(Path.Combine(data, "ud-fa-seraji", "fa_seraji-ud-dev.conllu.gz")))
                .Concat(LabelledTexts.Sentences(data, tag, "lingua").Values),
            _ => Articles(Path.Combine(data, "news-en-wikinews", "articles.jsonl.gz"))
                .Concat(NameData.Lines(Path.Combine(data, "ntrex", "eng.txt.gz")))
                .Concat(Words(Path.Combine(data, "ewt", "en_ewt-train.conllu.gz")))
                .Concat(LabelledTexts.Sentences(data, tag, "lingua").Values),
        };

    static IEnumerable<string> Words(string file) =>
        NameData
            .Lines(file)
            .Where(line => line.StartsWith("# text = ", StringComparison.Ordinal))
            .Select(line => line["# text = ".Length..]);

    static IEnumerable<string> Articles(string file)
    {
        foreach (var line in NameData.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            foreach (var name in (string[])["title", "abstract", "text"])
                if (json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                    yield return value.GetString()!;
            if (json.RootElement.TryGetProperty("paragraphs", out var paragraphs))
                foreach (var paragraph in paragraphs.EnumerateArray())
                    yield return paragraph.ToString();
        }
    }
}
