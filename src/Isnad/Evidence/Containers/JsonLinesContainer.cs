using System.Text;
using System.Text.Json;

namespace Isnad;

/// <summary>
/// JSON Lines: one article per line with <c>url, title, text, published</c> (also <c>html</c> instead of text, and <c>author</c>,
/// <c>outlet</c>). A text may also come in parts: <c>paragraphs</c>, an array of strings, with an <c>abstract</c> before them; each is a paragraph of the
/// text. The evidence is the text's own bytes in UTF-8; the rest are hints.
/// </summary>
internal static class JsonLinesContainer
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true };

    public static IEnumerable<Evidence> Open(Evidence evidence)
    {
        var bytes = evidence.Bytes;
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        for (var (at, number) = (0, 1); at < bytes.Length; number++)
        {
            var feed = bytes.Span[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? bytes.Length : at + feed;
            var line = bytes[at..end];
            at = end + 1;
            if (!line.Span.ContainsAnyExcept(" \t\r"u8))
                continue;
            yield return Read(evidence, $"{evidence.Name}#{number}", line);
        }
    }

    static Evidence Read(Evidence evidence, string name, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Containers.Refused(
                    name,
                    "the line is not a JSON object.",
                    "Write one object with url, title, text, published per line."
                );
            var (text, mediaType) = (Field(root, "text", "content", "body"), MediaTypes.Text);
            if (string.IsNullOrWhiteSpace(text))
                (text, mediaType) = (Field(root, "html"), MediaTypes.Html);
            if (string.IsNullOrWhiteSpace(text))
                (text, mediaType) = (Paragraphs(root), MediaTypes.Text);
            if (string.IsNullOrWhiteSpace(text))
                return Containers.Refused(
                    name,
                    "the line has no text.",
                    "Give the article in the field \"text\", \"html\" or \"paragraphs\"."
                );
            return new Evidence(name, Encoding.UTF8.GetBytes(text))
            {
                MediaType = mediaType,
                DeclaredCharset = "utf-8",
                Uri = Field(root, "url", "uri", "link"),
                Fetched = evidence.Fetched,
                Hints = new EvidenceHints(
                    Field(root, "title", "headline"),
                    Field(root, "outlet", "site", "source", "publisher"),
                    Field(root, "author", "byline"),
                    Field(root, "published", "date", "datePublished", "published_at")
                ),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Containers.Refused(name, "the line is not JSON.", "Write one object with url, title, text, published per line.");
        }
    }

    /// <summary>The parts of a text, each a paragraph; null where one is no string.</summary>
    static string? Paragraphs(JsonElement root)
    {
        if (!root.TryGetProperty("paragraphs", out var array) || array.ValueKind != JsonValueKind.Array)
            return null;
        var parts = new List<string>();
        if (Field(root, "abstract") is { } opening)
            parts.Add(opening);
        foreach (var part in array.EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.String)
                return null;
            parts.Add(part.GetString()!);
        }
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    static string? Field(JsonElement root, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (
                root.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                && value.GetString() is { Length: > 0 } text
            )
                return text;
        return null;
    }
}
