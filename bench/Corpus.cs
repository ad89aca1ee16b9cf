using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Isnad.Bench;

/// <summary>Loads evidence to measure with, wholly into memory before the clock starts.</summary>
internal static class Corpus
{
    // The names under which collections of news keep their text, in the order in which a reader meets it.
    static readonly string[] TextFields = ["title", "headline", "abstract", "content", "text", "body", "paragraphs"];

    /// <summary>
    /// Files and folders; of a folder every file, recursively. <c>.jsonl</c> and <c>.jsonl.gz</c> hold one document per line, whose text
    /// fields are put together as a plain-text page. At most <paramref name="count"/> documents, evenly from the given paths.
    /// </summary>
    public static List<Evidence> Load(IReadOnlyList<string> paths, int count, int smallest, int largest)
    {
        var evidence = new List<Evidence>();
        for (var i = 0; i < paths.Count; i++)
        {
            var share = (count - evidence.Count) / (paths.Count - i);
            evidence.AddRange(Of(paths[i]).Where(one => one.Bytes.Length >= smallest && one.Bytes.Length <= largest).Take(share));
        }
        return evidence;
    }

    static IEnumerable<Evidence> Of(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Of);
        if (path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal))
            return Lines(path);
        return [new(Path.GetFileName(path), File.ReadAllBytes(path))];
    }

    static IEnumerable<Evidence> Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            using var json = JsonDocument.Parse(line);
            var page = new StringBuilder();
            foreach (var field in TextFields)
                if (json.RootElement.TryGetProperty(field, out var value))
                    Append(page, value);
            if (page.Length > 0)
                yield return new($"{Path.GetFileName(path)}-{number}.txt", Encoding.UTF8.GetBytes(page.ToString()));
        }
    }

    static void Append(StringBuilder page, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var part in value.EnumerateArray())
                Append(page, part);
        else if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            page.Append(text.Trim()).Append("\n\n");
    }
}
