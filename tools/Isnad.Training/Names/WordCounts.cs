using System.Runtime.InteropServices;
using System.Text.Json;

namespace Isnad.Training;

/// <summary>
/// How often words stand outside names, in the labelled sets and in raw news. A word of a labelled block is judged by its count
/// everywhere else, so that a model meets unseen common words in training as it will in reading.
/// </summary>
sealed class WordCounts(Language language)
{
    public const int Bits = 17;

    readonly Dictionary<uint, int> counts = [];

    public void Add(IEnumerable<NameBlock> blocks)
    {
        foreach (var (hash, n) in blocks.SelectMany(Of))
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
                if (sentence.Tags[i] == NameTag.Outside && Counts(sentence.Tokens, i))
                    Add(sentence.Tokens.Key(i), own);
        return own;
    }

    /// <summary>The classes as a block that was counted must see them.</summary>
    public Commonness Without(NameBlock block)
    {
        var own = Of(block);
        return hash => Class(counts.GetValueOrDefault(hash) - own.GetValueOrDefault(hash));
    }

    /// <summary>The classes for text that was not counted.</summary>
    public Commonness All => hash => Class(counts.GetValueOrDefault(hash));

    static int Class(int count) => count <= 0 ? 0 : Math.Min(7, 1 + int.Log2(count) / (count > 3 ? 2 : 1));

    public ushort[] Table()
    {
        var table = new ushort[1 << Bits];
        foreach (var (hash, count) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
            if (Class(count) > 0)
                NameModel.AddWord(table, Bits, hash, Class(count));
        return table;
    }

    /// <summary>The raw texts that may be counted for a language.</summary>
    public static IEnumerable<string> Texts(string data, string tag) =>
        tag switch
        {
            "ar" => NameData
                .Lines(Path.Combine(data, "ntrex", "arb.txt.gz"))
                .Concat(Words(Path.Combine(data, "pud-ar-en", "ar_pud-shared.conllu.gz"))),
            "fa" => Articles(Path.Combine(data, "news-fa-fars", "articles.jsonl.gz"))
                .Concat(NameData.Lines(Path.Combine(data, "ntrex", "fas.txt.gz")))
                .Concat(Words(Path.Combine(data, "ud-fa-seraji", "fa_seraji-ud-dev.conllu.gz"))),
            _ => Articles(Path.Combine(data, "news-en-wikinews", "articles.jsonl.gz"))
                .Concat(NameData.Lines(Path.Combine(data, "ntrex", "eng.txt.gz")))
                .Concat(Words(Path.Combine(data, "ewt", "en_ewt-train.conllu.gz"))),
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
