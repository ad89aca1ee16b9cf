using System.IO.Compression;
using System.Text.Json;

namespace Isnad.Training;

/// <summary>
/// Trains the main-text model: logistic regression with AdaGrad (Duchi, Hazan and Singer 2011) over the blocks of two benchmarks, without
/// every fourth page of each, which is kept for measuring. article-extraction gives a whole body, so each of its blocks is inside or
/// outside and a page's blocks weigh by their length; trafilatura-eval gives segments, and only the blocks they stand in are examples.
/// </summary>
static class MainTextTraining
{
    const int Seed = 20261128;
    const int Rounds = 40;
    const double Decay = 0.01;

    /// <summary>How many segments one page's whole body weighs.</summary>
    const double BodyWeight = 12;

    readonly record struct Example(int[] Features, bool Inside, double Weight);

    public static void Train(string data, string models)
    {
        var examples = Bodies(Path.Combine(data, "article-extraction")).Concat(Segments(Path.Combine(data, "trafilatura-eval"))).ToArray();
        Console.WriteLine($"{examples.Length} blocks, {examples.Count(e => e.Inside)} of them inside");
        using var table = new StreamWriter(Path.Combine(models, "main-text.tsv")) { NewLine = "\n" };
        BlockModel.Write(Learn(examples), table);
    }

    static float[] Learn(Example[] examples)
    {
        var (weights, squares) = (new double[BlockFeatures.Count], new double[BlockFeatures.Count]);
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            var rate = 0.08 / (1 + (round * 0.15));
            foreach (var example in examples)
            {
                var sum = 0.0;
                foreach (var id in example.Features)
                    sum += weights[id];
                var error = ((1 / (1 + Math.Exp(-sum))) - (example.Inside ? 1 : 0)) * example.Weight;
                foreach (var id in example.Features)
                {
                    var gradient = error + (Decay * weights[id]);
                    squares[id] += gradient * gradient;
                    weights[id] -= rate * gradient / Math.Sqrt(1e-3 + squares[id]);
                }
            }
        }
        return [.. weights.Select(w => (float)w)];
    }

    static IEnumerable<Example> Bodies(string folder)
    {
        foreach (var entry in Pages(folder, "ground-truth.json"))
        {
            var truth = entry.Value.GetProperty("articleBody").GetString()!;
            var body = BlockText.Key(truth);
            var lines = truth.Split('\n').Select(BlockText.Key).ToHashSet(StringComparer.Ordinal);
            var page = new List<Example>();
            foreach (var (block, text, features) in Blocks(folder, entry.Name))
            {
                var key = BlockText.Key(text);
                var whole = lines.Contains(key);
                // A short block that stands somewhere in a longer line may be either.
                var stands = body.Contains(key, StringComparison.Ordinal);
                if (key.Length == 0 || (key.Length < 25 && stands && !whole))
                    continue;
                page.Add(new(features, stands, Math.Sqrt(Math.Min(400, block.Length) + 5)));
            }
            var inside = Math.Max(1, page.Where(e => e.Inside).Sum(e => e.Weight));
            foreach (var example in page)
                yield return example with
                {
                    Weight = example.Weight * BodyWeight / inside,
                };
        }
    }

    static IEnumerable<Example> Segments(string folder)
    {
        foreach (var entry in Pages(folder, "evaldata.json"))
        {
            var (wanted, unwanted) = (Strings(entry.Value, "with"), Strings(entry.Value, "without"));
            foreach (var (_, text, features) in Blocks(folder, entry.Value.GetProperty("id").GetString()!))
            {
                var inside = wanted.Exists(s => text.Contains(s, StringComparison.Ordinal));
                if (inside != unwanted.Exists(s => text.Contains(s, StringComparison.Ordinal)))
                    yield return new(features, inside, 1);
            }
        }
    }

    /// <summary>The entries of a benchmark that are not kept for measuring.</summary>
    static IEnumerable<JsonProperty> Pages(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
        foreach (var (i, entry) in document.RootElement.EnumerateObject().Index())
            if (i % 4 != 3)
                yield return entry;
    }

    static IEnumerable<(PageBlock Block, string Text, int[] Features)> Blocks(string folder, string name)
    {
        using var zip = new GZipStream(File.OpenRead(Path.Combine(folder, "html", name + ".html.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        var (source, _) = PlainTextReader.Decode(new Evidence("page.html", bytes.ToArray()) { MediaType = MediaTypes.Html }, markup: true);
        var page = HtmlParser.Parse(source);
        var cut = PageBlocks.Cut(page);
        var features = MainText.Features(cut, PageMetadata.Read(page).ArticleBody);
        var buffer = new int[BlockFeatures.Most];
        for (var b = 0; b < cut.Blocks.Count; b++)
            yield return (cut.Blocks[b], Collapse(BlockText.Plain(page, cut.Blocks[b])), buffer[..features.Of(b, buffer)]);
    }

    static List<string> Strings(JsonElement entry, string name) =>
        [.. entry.GetProperty(name).EnumerateArray().Select(s => Collapse(s.GetString()!))];

    static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
