using System.Text;
using System.Text.Json;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>The golden rules of sentence splitting (pySBD's test texts): share of texts cut exactly as expected, and F1 of the sentences.</summary>
internal sealed class SentenceRulesSection : ISection
{
    public string Name => "sentence-rules";
    public string Title => "Sentences: golden rules";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "sentence-rules-pysbd") is not { } folder)
            return false;
        page.WriteLine("| set | texts | cut exactly | sentences F1 |");
        page.WriteLine("|---|--:|--:|--:|");
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var tally = new Tally();
            var (texts, exact) = (0, 0);
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
            {
                using var json = JsonDocument.Parse(line);
                var text = json.RootElement.GetProperty("text").GetString()!;
                var expected = json.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!.Trim()).ToList();
                var found = Sentences(text);
                var hits = expected.Count(found.Contains);
                tally.Add(hits, found.Count - hits, expected.Count - hits);
                texts++;
                exact += found.SequenceEqual(expected) ? 1 : 0;
            }
            page.WriteLine(
                $"| {Path.GetFileNameWithoutExtension(file)} | {texts} | {ScoreTable.Cell((double)exact / texts)} | {ScoreTable.Cell(tally.F1)} |"
            );
        }
        return true;
    }

    /// <summary>The texts that are cut otherwise than expected, sentences between bars.</summary>
    public static IEnumerable<string> Misses(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var expected = json.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!.Trim()).ToList();
            var found = Sentences(json.RootElement.GetProperty("text").GetString()!);
            if (!found.SequenceEqual(expected))
                yield return $"{Path.GetFileNameWithoutExtension(file)}: {string.Join(" | ", expected)} => {string.Join(" | ", found)}";
        }
    }

    static List<string> Sentences(string text)
    {
        var document = Reader.Read(new("sentences.txt", Encoding.UTF8.GetBytes(text))).Document;
        return [.. document.Sentences.Select(sentence => sentence.Span.Of(document.Text).Trim().ToString())];
    }
}
