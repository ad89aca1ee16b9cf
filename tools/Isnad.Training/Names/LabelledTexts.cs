using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isnad.Training;

/// <summary>
/// Raw texts of the data whose names were labelled for Isnad. The labels stand apart from the texts, which are not kept here
/// (Names/Labels/TAG-TEXT.tsv): the sentence, its names in their order by the guideline of a set, and its names by the program's own guideline,
/// <c>=</c> where they are the same. A name is <c>P …</c>, <c>O …</c> or <c>L …</c>: a person, an organisation, a place; <c>|</c> divides names.
/// </summary>
static partial class LabelledTexts
{
    const int BlockLength = 20;

    // the text, and the set whose guideline the labels of the second column follow where there is a third one
    static readonly (string Tag, string Text, string Set)[] Texts =
    [
        ("ar", "petrarch", NameData.Own),
        ("fa", "seraji", "perdt"),
        ("fa", "fars", "perdt"),
        ("fa", "lingua", "perdt"),
        ("en", "wikinews", NameData.Own),
        ("en", "lingua", NameData.Own),
    ];

    /// <summary>
    /// The blocks whose labels follow the guideline of a set, or Isnad's own; none where the data lack the texts.
    /// </summary>
    /// <exception cref="InvalidDataException">A label names a sentence, or a name in it, that is not there.</exception>
    public static IEnumerable<NameBlock> Of(string data, string tag, string set)
    {
        foreach (var (_, text, _) in Texts.Where(row => row.Tag == tag && (set == NameData.Own || set == row.Set)))
        {
            using var stream = typeof(LabelledTexts).Assembly.GetManifestResourceStream($"labels-{tag}-{text}");
            if (stream is null)
                continue;
            var sentences = Sentences(data, tag, text);
            if (sentences.Count == 0)
                continue;
            using var reader = new StreamReader(stream);
            var faults = new List<string>();
            var rows = new List<(string Id, NameSentence Sentence)>();
            while (reader.ReadLine() is { } line)
            {
                if (line is ['#', ..])
                    continue;
                var cells = line.Split('\t');
                var names = set == NameData.Own && cells.Length > 2 && cells[2] != "=" ? cells[2] : cells[1];
                if (!sentences.TryGetValue(cells[0], out var sentence))
                    faults.Add($"there is no sentence {cells[0]}");
                else
                    rows.Add((cells[0], Label(sentence, names, Language.Of(tag)!.Proclitics, cells[0], faults)));
            }
            if (faults.Count > 0)
                throw new InvalidDataException($"Names/Labels/{tag}-{text}.tsv does not fit the data: {string.Join("; ", faults)}");
            // an article's sentences stand together
            foreach (var (i, block) in rows.GroupBy(row => row.Id.Split('.')[0]).Chunks(BlockLength).Index())
                yield return new NameBlock($"labelled-{text}-{set}-{i}", block)
                {
                    Guideline = NameData.Guideline(set),
                    Written = true,
                    Raw = i,
                };
        }
    }

    /// <summary>Groups of one sentence are put together in blocks of some; larger groups are blocks of their own.</summary>
    static IEnumerable<List<NameSentence>> Chunks(
        this IEnumerable<IGrouping<string, (string Id, NameSentence Sentence)>> groups,
        int length
    )
    {
        var block = new List<NameSentence>();
        foreach (var group in groups)
        {
            var sentences = group.Select(row => row.Sentence).ToList();
            if (sentences.Count > 1)
            {
                yield return sentences;
                continue;
            }
            block.AddRange(sentences);
            if (block.Count == length)
            {
                yield return block;
                block = [];
            }
        }
        if (block.Count > 0)
            yield return block;
    }

    /// <summary>The sentences of a text by their numbers in it, labelled or not; none where the data lack the text.</summary>
    public static Dictionary<string, string> Sentences(string data, string tag, string text) =>
        text switch
        {
            "seraji" => Treebank(Path.Combine(data, "ud-fa-seraji", "fa_seraji-ud-dev.conllu.gz")),
            "fars" => Articles(Path.Combine(data, "news-fa-fars", "articles.jsonl.gz")),
            "lingua" => Lines(Path.Combine(data, "language-id-lingua", "sentences", $"{tag}.txt")),
            "petrarch" => Records(Path.Combine(data, "event-coding-petrarch"), "gsr-ar-"),
            "wikinews" => Articles(Path.Combine(data, "news-en-wikinews", "articles.jsonl.gz")),
            _ => throw new ArgumentException($"no such text: {text}"),
        };

    static Dictionary<string, string> Lines(string file)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(file))
            foreach (var (i, line) in NameData.Lines(file).Index())
                sentences[$"{i + 1}"] = line;
        return sentences;
    }

    /// <summary>Sentences of the records in some files by what a file's name ends with and the line.</summary>
    static Dictionary<string, string> Records(string folder, string files)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return sentences;
        foreach (var file in Directory.GetFiles(folder, $"{files}*.jsonl"))
        foreach (var (i, line) in NameData.Lines(file).Index())
        {
            using var json = JsonDocument.Parse(line);
            var text = Blank().Replace(json.RootElement.GetProperty("text").GetString()!, " ").Trim();
            sentences[$"{Path.GetFileNameWithoutExtension(file)[files.Length..]}-{i + 1}"] = text;
        }
        return sentences;
    }

    static Dictionary<string, string> Treebank(string file)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
            return sentences;
        var id = "";
        foreach (var line in NameData.Lines(file))
            if (line.StartsWith("# sent_id = ", StringComparison.Ordinal))
                id = line["# sent_id = ".Length..];
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
                sentences[id] = line["# text = ".Length..];
        return sentences;
    }

    /// <summary>Sentences of news articles by the article's number (in its address, or else in the file), the paragraph (<c>t</c>: the title) and the sentence in it.</summary>
    static Dictionary<string, string> Articles(string file)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
            return sentences;
        foreach (var (line, article) in NameData.Lines(file).Index().Select(pair => (pair.Item, pair.Index + 1)))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var number = root.TryGetProperty("link", out var link) ? Number().Match(link.GetString()!).Value : $"{article}";
            var paragraphs = root.TryGetProperty("paragraphs", out var listed)
                ? listed.EnumerateArray().Select(paragraph => paragraph.GetString()!)
                : root.GetProperty("text").GetString()!.Split('\n').Where(paragraph => paragraph.Trim().Length > 0);
            foreach (var (i, paragraph) in paragraphs.Prepend(root.GetProperty("title").GetString()!).Index())
            foreach (var (k, sentence) in Stop().Split(Blank().Replace(paragraph, " ").Trim()).Index())
                sentences[$"{number}.{(i == 0 ? "t" : $"{i - 1}")}.{k}"] = sentence;
        }
        return sentences;
    }

    /// <summary>
    /// A sentence with its names, each looked for behind the one before; a name that does not stand there as words of their own is a fault, and no more
    /// names are looked for.
    /// </summary>
    public static NameSentence Label(string text, string names, Proclitics proclitics, string id, List<string> faults)
    {
        var tokens = Tokenizer.Tokenize(text);
        var tags = new NameTag[tokens.Count];
        var at = 0;
        foreach (var name in names.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var begin = name[0] switch
            {
                'P' => NameTag.BeginPerson,
                'O' => NameTag.BeginOrganisation,
                'L' => NameTag.BeginPlace,
                _ => NameTag.Outside,
            };
            var words = Tokenizer.Tokenize(name[2..]);
            while (at + words.Count <= tokens.Count && !Stands(tokens, at, words, proclitics))
                at++;
            if (begin == NameTag.Outside || at + words.Count > tokens.Count)
            {
                faults.Add($"sentence {id} has no «{name}»");
                break;
            }
            tags[at++] = begin;
            for (var i = 1; i < words.Count; i++)
                tags[at++] = begin + 1;
        }
        return new NameSentence(tokens, tags, [.. Enumerable.Range(0, tags.Length)], tags);
    }

    /// <summary>True where a name's words stand; the first may have proclitics before it.</summary>
    static bool Stands(TokenTable tokens, int at, TokenTable words, Proclitics proclitics)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var key = tokens.Key(at + i);
            var word = words.Key(i);
            if (!key.EndsWith(word) || key.Length > word.Length && !(i == 0 && IsChain(key[..^word.Length], proclitics)))
                return false;
        }
        return true;
    }

    static bool IsChain(ReadOnlySpan<char> letters, Proclitics proclitics)
    {
        foreach (var chain in proclitics.All)
            if (letters.SequenceEqual(chain))
                return true;
        return false;
    }

    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[.!?\u061F])\s+(?=\S)")]
    private static partial Regex Stop();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
