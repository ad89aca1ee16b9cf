using System.IO.Compression;
using System.Text;

namespace Isnad.Training;

/// <summary>A sentence of a data set: its text as the program would read it, and a label for each of the program's tokens.</summary>
sealed record NameSentence(TokenTable Tokens, NameTag[] Tags, int[] Words, NameTag[] WordTags);

/// <summary>Sentences that stand together (an article, or a block of consecutive sentences): the unit of cross-validation.</summary>
sealed record NameBlock(string Name, List<NameSentence> Sentences)
{
    /// <summary>The block of which this one is a copy with other names.</summary>
    public NameBlock? Copied { get; init; }

    /// <summary>Which guideline its labels follow; 0 for the program's own.</summary>
    public uint Guideline { get; init; }

    /// <summary>True for a block that was written for Isnad by the guideline of a set: learned in every fold, tested in none.</summary>
    public bool Written { get; init; }

    /// <summary>A number of the raw text that the block was labelled in, since one text may be labelled by two guidelines; else -1.</summary>
    public int Raw { get; init; } = -1;

    /// <summary>True for a block of raw text: of how often its words stand in all texts it sees what stands elsewhere, names and all.</summary>
    public bool IsRaw => Raw >= 0;

    /// <summary>True for a block that no set holds.</summary>
    public bool Made { get; init; }
}

/// <summary>Reads the named-entity data sets. Labels beside person, place and organisation are left out, as the measure does.</summary>
static class NameData
{
    const int BlockLength = 20;

    /// <summary>
    /// The blocks of a set that lies in a folder of <paramref name="data"/>, whatever parts of it (train, dev, test) lie there; none when
    /// the folder is missing.
    /// </summary>
    public static List<NameBlock> Load(string data, string set)
    {
        var (folder, pattern, separator, word, tag) = set switch
        {
            "anercorp" => (set, "*.txt*", ' ', 0, 1),
            "aqmar" => (set, "*.txt*", ' ', 0, 1),
            "wojood" => ("wojood-sample", "*.txt*", ' ', 0, 1),
            "parstwiner" => (set, "*.txt*", '\t', 0, 1),
            "perdt" => ("ud-fa-perdt", "ner-*.tsv*", '\t', 0, 2),
            "wnut17" => (set, "*.conll*", '\t', 0, 1),
            "wikineural" => ("wikineural-en", "*.conllu*", '\t', 1, 2),
            "gum" => (set, "gum-*-ccby.conllu*", '\t', 0, 0),
            _ => throw new ArgumentException($"no such data set: {set}"),
        };
        folder = Path.Combine(data, folder);
        if (!Directory.Exists(folder))
            return [];
        var files = Directory
            .GetFiles(folder, pattern)
            .Where(file => !Path.GetFileName(file).StartsWith("LICENSE", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var guideline = Guideline(set);
        List<NameBlock> blocks = set switch
        {
            "gum" => GumNames.Load(files),
            "aqmar" => [.. files.Select(file => new NameBlock(Path.GetFileName(file), [.. Columns(file, separator, word, tag)]))],
            _ => Blocks(set, files.SelectMany(file => Columns(file, separator, word, tag))),
        };
        return [.. blocks.Select(block => block with { Guideline = guideline })];
    }

    /// <summary>The sentences and pages that were written for Isnad by the program's own guideline.</summary>
    public const string Own = "own";

    /// <summary>
    /// The number of the guideline that a set was labelled by, see <see cref="NameFeatures.Guideline"/>. 0 for the English sets: there guidelines lost
    /// more on a set that nothing is learned from than they gained on the others.
    /// </summary>
    public static uint Guideline(string set) =>
        set switch
        {
            "anercorp" => 1u,
            "aqmar" => 2u,
            "wojood" => 3u,
            "parstwiner" => 4u,
            "perdt" => 5u,
            Own => 6u,
            _ => 0u,
        } * 0x85EBCA77u;

    static List<NameBlock> Blocks(string name, IEnumerable<NameSentence> sentences) =>
        [.. sentences.Chunk(BlockLength).Select((chunk, i) => new NameBlock($"{name}-{i}", [.. chunk]))];

    public static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(
            file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream,
            Encoding.UTF8
        );
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static IEnumerable<NameSentence> Columns(string file, char separator, int wordColumn, int tagColumn)
    {
        var words = new List<string>();
        var tags = new List<string>();
        foreach (var line in Lines(file).Append(""))
        {
            var cells = line.Split(separator);
            if (line.Trim().Length == 0 || cells.Length <= Math.Max(wordColumn, tagColumn))
            {
                if (words.Count > 0)
                    yield return Sentence(words, tags);
                words.Clear();
                tags.Clear();
                continue;
            }
            words.Add(cells[wordColumn]);
            tags.Add(cells[tagColumn]);
        }
    }

    /// <summary>Cuts the words with the program's tokenizer; a word's label goes to all tokens that it falls into.</summary>
    public static NameSentence Sentence(List<string> words, List<string> tags)
    {
        var wordTags = new NameTag[words.Count];
        var before = NameTag.Outside;
        for (var i = 0; i < words.Count; i++)
            before = wordTags[i] = Parse(tags[i], before);
        return Sentence(words, wordTags);
    }

    public static NameSentence Sentence(List<string> words, NameTag[] wordTags)
    {
        var text = new StringBuilder();
        var starts = new int[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                text.Append(' ');
            starts[i] = text.Length;
            text.Append(words[i]);
        }
        var tokens = Tokenizer.Tokenize(text.ToString());
        var tokenTags = new NameTag[tokens.Count];
        var tokenWords = new int[tokens.Count];
        var word = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var first = false;
            while (word + 1 < words.Count && tokens[i].Start >= starts[word + 1])
                word++;
            if (i == 0 || tokenWords[i - 1] != word)
                first = true;
            tokenWords[i] = word;
            var tag = wordTags[word];
            tokenTags[i] = tag.Begins() && !first ? tag + 1 : tag;
        }
        return new NameSentence(tokens, tokenTags, tokenWords, wordTags);
    }

    static NameTag Parse(string tag, NameTag before)
    {
        var hyphen = tag.IndexOf('-', StringComparison.Ordinal);
        if (hyphen < 0)
            return NameTag.Outside;
        var begin = tag[(hyphen + 1)..].ToUpperInvariant() switch
        {
            "PER" or "PERS" or "PERSON" => NameTag.BeginPerson,
            "LOC" or "GPE" or "FAC" or "LOCATION" or "PLACE" => NameTag.BeginPlace,
            "ORG" or "POG" or "CORPORATION" or "GROUP" or "ORGANIZATION" => NameTag.BeginOrganisation,
            _ => NameTag.Outside,
        };
        if (begin == NameTag.Outside)
            return NameTag.Outside;
        var goesOn = tag[0] == 'I' && (before == begin || before == begin + 1);
        return goesOn ? begin + 1 : begin;
    }
}
