using System.IO.Compression;
using System.Text;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>
/// English names on a part of WikiNEuRal, a set no model here was trained on: mentions of persons, organisations and places, measured as
/// in gold (overlap of one half, the same type). What overlaps an entity of the set's type MISC is left out of account.
/// </summary>
internal sealed class EnglishNamesSection : ISection
{
    const int Sentences = 3000;
    const int PerPage = 20;

    public string Name => "english-names";
    public string Title => "Names: English encyclopedia sentences (WikiNEuRal)";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "wikineural-en", "val.conllu.gz") is not { } file)
            return false;
        var tallies = Enum.GetValues<CoarseType>().ToDictionary(type => type, _ => new Tally());
        var all = new Tally();
        foreach (var block in Blocks(file).Take(Sentences).Chunk(PerPage))
            Score(block, tallies, all);
        page.WriteLine("| | precision | recall | F1 |");
        page.WriteLine("|---|--:|--:|--:|");
        foreach (var (type, tally) in tallies.Select(pair => (pair.Key.ToString().ToLowerInvariant(), pair.Value)).Append(("all", all)))
            page.WriteLine(
                $"| {type} | {ScoreTable.Cell(tally.Precision)} | {ScoreTable.Cell(tally.Recall)} | {ScoreTable.Cell(tally.F1)} |"
            );
        return true;
    }

    static void Score(List<(string Word, string Tag)>[] block, Dictionary<CoarseType, Tally> tallies, Tally all)
    {
        var text = new StringBuilder();
        var gold = new List<NameMention>();
        var other = new List<TextSpan>();
        foreach (var sentence in block)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                var (word, tag) = sentence[i];
                var start = text.Length;
                text.Append(word).Append(i + 1 < sentence.Count ? " " : "\n\n");
                if (!tag.StartsWith("B-", StringComparison.Ordinal))
                    continue;
                var length = word.Length;
                for (var j = i + 1; j < sentence.Count && sentence[j].Tag == "I-" + tag[2..]; j++)
                    length += 1 + sentence[j].Word.Length;
                var span = new TextSpan(start, start + length);
                if (Type(tag[2..]) is { } type)
                    gold.Add(new(span, type, ""));
                else
                    other.Add(span);
            }
        }
        var found = Mentions(text.ToString()).Where(mention => !other.Any(span => span.Overlaps(mention.Span))).ToList();
        var partners = Pairing.Greedy(gold, found, (a, b) => a.Type == b.Type ? Pairing.Overlap(a.Span, b.Span) : 0, .5);
        foreach (var (type, tally) in tallies)
        {
            var hits = gold.Index().Count(pair => pair.Item.Type == type && partners[pair.Index] >= 0);
            Count(tally, hits, gold.Count(mention => mention.Type == type), found.Count(mention => mention.Type == type));
        }
        Count(all, partners.Count(partner => partner >= 0), gold.Count, found.Count);
    }

    static void Count(Tally tally, int hits, int gold, int found) => tally.Add(hits, found - hits, gold - hits);

    static IReadOnlyList<NameMention> Mentions(string text)
    {
        using var record = new MemoryStream();
        RecordWriter.Write(record, Reader.Read(new("page.txt", Encoding.UTF8.GetBytes(text))), indented: false);
        return AnnotationReader.Read(record.ToArray(), text).Mentions;
    }

    static CoarseType? Type(string tag) =>
        tag switch
        {
            "PER" => CoarseType.Person,
            "ORG" => CoarseType.Organisation,
            "LOC" => CoarseType.Place,
            _ => null,
        };

    static IEnumerable<List<(string Word, string Tag)>> Blocks(string file)
    {
        using var content = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(content, Encoding.UTF8);
        var sentence = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [_, var word, var tag, ..])
                sentence.Add((word, tag));
            else if (sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }
        }
        if (sentence.Count > 0)
            yield return sentence;
    }
}
