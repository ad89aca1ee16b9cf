using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>
/// Main text and publication date of web pages on the public benchmarks of the shared folder, by the measures their authors use.
/// article-extraction (Zyte): multiset overlap of 4-gram shingles with the true body, a page weighs one; trafilatura-eval: wanted and
/// unwanted segments found after white space is collapsed; htmldate-mediacloud: the first date candidate is the day.
/// The body is every block the reader takes for writing without the title, byline and date line (and for article-extraction, whose
/// bodies leave it out, without the standfirst).
/// </summary>
internal sealed class MainTextSection : ISection
{
    public string Name => "main-text";
    public string Title => "Web pages: main text and publication date";

    public bool Write(Repository repository, TextWriter page)
    {
        var tables = new List<Action>();
        if (repository.SharedPath("data", "article-extraction", "ground-truth.json") is { } articles)
            tables.Add(() => WriteArticles(articles, page));
        if (repository.SharedPath("data", "trafilatura-eval", "evaldata.json") is { } segments)
            tables.Add(() => WriteSegments(segments, page));
        if (repository.SharedPath("data", "htmldate-mediacloud", "dates.json") is { } dates)
            tables.Add(() => WriteDates(dates, page));
        foreach (var table in tables)
            table();
        return tables.Count > 0;
    }

    static void WriteArticles(string file, TextWriter page)
    {
        var pages = Pages(file, p => (p.Name, p.Value.GetProperty("url").GetString()!, p.Value.GetProperty("articleBody").GetString()!));
        // Warmed up until the compiler has done its part; the clock is the processor's, other programs do not count.
        for (var warm = 0; warm < 3; warm++)
            foreach (var item in pages)
                Read(item.Bytes, item.Data.Item2);
        // Of five rounds the middle one: the compiler and the collector work when they like.
        var (sources, rounds) = (new List<SourceText>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            sources = pages.ConvertAll(item => Read(item.Bytes, item.Data.Item2));
            rounds.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        var seconds = rounds.Order().ElementAt(rounds.Count / 2);
        var scores = pages.Zip(sources, (item, source) => Overlap(Body(source, standfirst: false), item.Data.Item3)).ToList();
        page.WriteLine("article-extraction | pages | P | R | F1");
        page.WriteLine("---|--:|--:|--:|--:");
        Row("all", scores);
        Row("every fourth", [.. scores.Where((_, i) => i % 4 == 3)]);
        page.WriteLine();
        page.WriteLine(
            Invariant(
                $"Reading speed on these pages, one core: {pages.Count / seconds:F0} pages per second ({pages.Sum(p => p.Bytes.Length) / pages.Count / 1024} KB each)."
            )
        );
        page.WriteLine();

        void Row(string name, List<(double P, double R)> rows)
        {
            var (p, r) = (rows.Average(s => s.P), rows.Average(s => s.R));
            page.WriteLine(Invariant($"{name} | {rows.Count} | {p:F4} | {r:F4} | {2 * p * r / (p + r):F4}"));
        }
    }

    static (double P, double R) Overlap(string found, string wanted)
    {
        var (a, b) = (Shingles(found), Shingles(wanted));
        if (a.Count == 0 && b.Count == 0)
            return (1, 1);
        var shared = a.Sum(s => Math.Min(s.Value, b.GetValueOrDefault(s.Key)));
        return (a.Count == 0 ? 0 : (double)shared / a.Values.Sum(), b.Count == 0 ? 0 : (double)shared / b.Values.Sum());
    }

    static Dictionary<string, int> Shingles(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_' || char.IsSurrogate(text[i]));
            if (inWord && start < 0)
                start = i;
            else if (!inWord && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        if (words.Count is > 0 and < 4)
            shingles[string.Join(' ', words)] = 1;
        for (var i = 0; i + 4 <= words.Count; i++)
        {
            var key = string.Join(' ', words.GetRange(i, 4));
            shingles[key] = shingles.GetValueOrDefault(key) + 1;
        }
        return shingles;
    }

    static void WriteSegments(string file, TextWriter page)
    {
        var pages = Pages(
            file,
            p => (p.Value.GetProperty("id").GetString()!, p.Name, (With: Strings(p.Value, "with"), Without: Strings(p.Value, "without")))
        );
        var counts = pages.ConvertAll(item =>
        {
            var text = Collapse(Body(Read(item.Bytes, item.Data.Name), standfirst: true));
            var (with, without) = item.Data.Item3;
            var hits = with.Count(s => text.Contains(Collapse(s), StringComparison.Ordinal));
            return (Tp: hits, Fn: with.Count - hits, Fp: without.Count(s => text.Contains(Collapse(s), StringComparison.Ordinal)));
        });
        page.WriteLine("trafilatura-eval | pages | P | R | F1");
        page.WriteLine("---|--:|--:|--:|--:");
        Row("all", counts);
        Row("every fourth", [.. counts.Where((_, i) => i % 4 == 3)]);
        page.WriteLine();

        void Row(string name, List<(int Tp, int Fn, int Fp)> rows)
        {
            double tp = rows.Sum(c => c.Tp);
            var (p, r) = (tp / (tp + rows.Sum(c => c.Fp)), tp / (tp + rows.Sum(c => c.Fn)));
            page.WriteLine(Invariant($"{name} | {rows.Count} | {p:F4} | {r:F4} | {2 * p * r / (p + r):F4}"));
        }
    }

    /// <summary>
    /// What came out wrong on the pages that may be looked at (not every fourth): segments that are missing or too much, and pages of
    /// article-extraction with the worst overlap.
    /// </summary>
    public static IEnumerable<string> Misses(string segments, string articles)
    {
        var pages = Pages(
            segments,
            p => (p.Value.GetProperty("id").GetString()!, p.Name, (With: Strings(p.Value, "with"), Without: Strings(p.Value, "without")))
        );
        foreach (var item in pages.Where((_, i) => i % 4 != 3))
        {
            var text = Collapse(Body(Read(item.Bytes, item.Data.Name), standfirst: true));
            foreach (var s in item.Data.Item3.With.Where(s => !text.Contains(Collapse(s), StringComparison.Ordinal)))
                yield return $"{item.Data.Id}\tmissed\t{s}";
            foreach (var s in item.Data.Item3.Without.Where(s => text.Contains(Collapse(s), StringComparison.Ordinal)))
                yield return $"{item.Data.Id}\ttoo much\t{s}";
        }
        var bodies = Pages(
            articles,
            p => (p.Name, p.Value.GetProperty("url").GetString()!, p.Value.GetProperty("articleBody").GetString()!)
        );
        foreach (var item in bodies.Where((_, i) => i % 4 != 3))
        {
            var (p, r) = Overlap(Body(Read(item.Bytes, item.Data.Item2), standfirst: false), item.Data.Item3);
            if (p < 0.95 || r < 0.95)
                yield return Invariant($"{item.Data.Id}\toverlap\tprecision {p:F3}\trecall {r:F3}");
        }
    }

    static void WriteDates(string file, TextWriter page)
    {
        var pages = Pages(
            file,
            p => (p.Value.GetProperty("file").GetString()!, p.Name, p.Value.TryGetProperty("date", out var d) ? d.GetString() : null),
            ""
        );
        var rows = pages.ConvertAll(item =>
            (Wanted: item.Data.Item3, Found: Read(item.Bytes, item.Data.Name).Metadata.Dates is [var first, ..] ? first.Value : null)
        );
        page.WriteLine("htmldate-mediacloud | dated pages | exact | share | undated pages | answered all the same");
        page.WriteLine("---|--:|--:|--:|--:|--:");
        Row("all", rows);
        Row("every fourth", [.. rows.Where((_, i) => i % 4 == 3)]);

        void Row(string name, List<(string? Wanted, string? Found)> rows)
        {
            var dated = rows.Where(r => !string.IsNullOrEmpty(r.Wanted)).ToList();
            var exact = dated.Count(r => r.Found == r.Wanted);
            var undated = rows.Where(r => string.IsNullOrEmpty(r.Wanted)).ToList();
            page.WriteLine(
                Invariant(
                    $"{name} | {dated.Count} | {exact} | {(double)exact / dated.Count:F4} | {undated.Count} | {undated.Count(r => r.Found is not null)}"
                )
            );
        }
    }

    /// <summary>The benchmark's pages in the order of its file; pages lie gzipped in <c>html/</c> beside it.</summary>
    static List<(byte[] Bytes, (string Id, string Name, T) Data)> Pages<T>(
        string file,
        Func<JsonProperty, (string Id, string Name, T)> data,
        string extension = ".html"
    )
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "html");
        return
        [
            .. document.RootElement.EnumerateObject().Select(data).Select(d => (Unpack(Path.Combine(folder, d.Id + extension + ".gz")), d)),
        ];
    }

    static byte[] Unpack(string file)
    {
        using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    static SourceText Read(byte[] bytes, string uri) =>
        EvidenceReader.Read(new Evidence("page.html", bytes) { Uri = uri, MediaType = MediaTypes.Html });

    static string Body(SourceText source, bool standfirst) =>
        string.Join(
            '\n',
            source
                .Blocks.Where(b =>
                    b.Kind is not (BlockKind.Title or BlockKind.Byline or BlockKind.PublishedDate)
                    && (standfirst || b.Kind != BlockKind.Standfirst)
                )
                .Select(b => source.Text[b.Span.Start..b.Span.End])
        );

    static List<string> Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(s => s.GetString()!)];

    static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        return result.ToString();
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
