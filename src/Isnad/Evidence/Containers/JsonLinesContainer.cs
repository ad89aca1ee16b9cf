using System.Text;
using System.Text.Json;

namespace Isnad;

/// <summary>
/// JSON Lines: one article per line with <c>url, title, text, published</c> (also <c>html</c> instead of text, and <c>author</c>,
/// <c>outlet</c>). The evidence is the text's own bytes in UTF-8; the rest are hints.
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
                return Containers.Refused(name, "the line has no text.", "Give the article in the field \"text\" or \"html\".");
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
