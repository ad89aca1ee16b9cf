using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>
/// Natural reprints among three days of Saudi papers: pairs of different papers of which one shares at least half of the shorter one's word
/// 5-grams with the other (words are runs of letters and digits). Precision was checked by reading, see the remark.
/// </summary>
internal sealed class NaturalReprintsSection : ISection
{
    const int Width = 5;

    public string Name => "natural-reprints";
    public string Title => "Links: natural reprints (news-ar-saudinewsnet)";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "news-ar-saudinewsnet") is not { } folder)
            return false;
        var (articles, papers, grams) = Load(folder);
        var pairs = SharedHalf(grams, papers);
        var relations = LinkFinder.Find(articles);
        var linked = relations.Select(r => (r.From, r.To)).ToHashSet();
        page.WriteLine("pairs of different papers that share | pairs | linked | recall");
        page.WriteLine("---|--:|--:|--:");
        foreach (var (least, label) in ((double, string)[])[(0.5, "half"), (0.8, "80 %")])
        {
            var some = pairs.Where(pair => pair.Value >= least).ToList();
            var hits = some.Count(pair => linked.Contains(pair.Key));
            page.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{label} | {some.Count} | {hits} | {(double)hits / some.Count:F4}")
            );
        }
        page.WriteLine();
        page.WriteLine(
            $"{articles.Count} articles, {relations.Count} links ({string.Join(", ", relations.GroupBy(r => r.Link.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {RecordWriter.Hyphenated(g.Key.ToString())}"))}), {relations.Count(r => r.Immediate)} of them immediate."
        );
        return true;
    }

    static (List<LinkedArticle> Articles, List<string> Papers, List<HashSet<ulong>> Grams) Load(string folder)
    {
        var (articles, papers, grams) = (new List<LinkedArticle>(), new List<string>(), new List<HashSet<ulong>>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                var (title, content) = (
                    json.RootElement.GetProperty("title").GetString()!,
                    json.RootElement.GetProperty("content").GetString()!
                );
                var name = $"{Path.GetFileName(file)}-{articles.Count}.txt";
                var reading = Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes($"{title.Trim()}\n\n{content.Trim()}")));
                // the data's article is the longest that the page is read as
                if (LinkedArticle.Of(reading).MaxBy(article => article.Span.Length) is not { } article)
                    continue;
                articles.Add(article);
                papers.Add(json.RootElement.GetProperty("source").GetString()!);
                grams.Add(Grams(content));
            }
        }
        return (articles, papers, grams);
    }

    static HashSet<ulong> Grams(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }
        var grams = new HashSet<ulong>();
        for (var i = 0; i + Width <= words.Count; i++)
            grams.Add(XxHash64.Of(Encoding.UTF8.GetBytes(string.Join(' ', words.GetRange(i, Width)))));
        return grams;
    }

    static Dictionary<(int, int), double> SharedHalf(List<HashSet<ulong>> grams, List<string> papers)
    {
        var bearers = new Dictionary<ulong, List<int>>();
        var pairs = new Dictionary<(int, int), double>();
        for (var i = 0; i < grams.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var gram in grams[i])
            {
                if (!bearers.TryGetValue(gram, out var with))
                    bearers[gram] = with = [];
                foreach (var j in with)
                    shared[j] = shared.GetValueOrDefault(j) + 1;
                with.Add(i);
            }
            foreach (var (j, count) in shared)
                if (papers[i] != papers[j] && count * 2 >= Math.Min(grams[i].Count, grams[j].Count))
                    pairs[(j, i)] = (double)count / Math.Min(grams[i].Count, grams[j].Count);
        }
        return pairs;
    }
}
