using System.Text;

namespace Isnad;

/// <summary>The formats Isnad reads, and how evidence is told to be in one of them.</summary>
public static class MediaTypes
{
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Mail = "message/rfc822";
    public const string Mbox = "application/mbox";
    public const string Feed = "application/feed+xml";
    public const string Warc = "application/warc";
    public const string Zip = "application/zip";
    public const string Gzip = "application/gzip";
    public const string JsonLines = "application/jsonl";

    /// <summary>Something else that is no text: a picture, a program, an office format that is not read.</summary>
    public const string Other = "application/octet-stream";

    /// <summary>True for evidence that holds further pieces of evidence: see <see cref="Containers"/>.</summary>
    public static bool IsContainer(string mediaType) => mediaType is Mbox or Feed or Warc or Zip or Gzip or JsonLines;

    /// <summary>File name extensions (lower case, with the dot) of the formats that are read.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
    [
        ".txt",
        ".text",
        ".md",
        ".html",
        ".htm",
        ".xhtml",
        ".pdf",
        ".docx",
        ".eml",
        ".mbox",
        ".rss",
        ".atom",
        ".xml",
        ".warc",
        ".wacz",
        ".zip",
        ".gz",
        ".jsonl",
        ".ndjson",
    ];

    /// <summary>
    /// The format of evidence: first bytes that only one format has, then what the content opens with, then the declared type, then the
    /// name. Declarations come late because servers call everything text/html and text/plain.
    /// </summary>
    public static string Of(Evidence evidence)
    {
        var bytes = evidence.Bytes.Span;
        if (ByMagic(bytes) is { } magic)
            return magic == Zip && HasEntry(bytes, "word/document.xml"u8) ? Docx : magic;
        var extension = Path.GetExtension(evidence.Name).ToLowerInvariant();
        var declared = evidence.MediaType?.Split(';')[0].Trim().ToLowerInvariant();
        if (ByOpening(Head(bytes), declared, extension) is { } opening)
            return opening;
        return declared switch
        {
            "text/html" or "application/xhtml+xml" => Html,
            "text/plain" => ByExtension(extension) is JsonLines or Mail ? ByExtension(extension)! : Text,
            "message/rfc822" => Mail,
            "application/mbox" => Mbox,
            "application/jsonl" or "application/x-ndjson" or "application/jsonlines" => JsonLines,
            _ => ByExtension(extension) ?? Text,
        };
    }

    static string? ByExtension(string extension) =>
        extension switch
        {
            ".html" or ".htm" or ".xhtml" or ".shtml" or ".php" or ".asp" or ".aspx" => Html,
            ".eml" => Mail,
            ".jsonl" or ".ndjson" => JsonLines,
            _ => null,
        };

    static string? ByMagic(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            _ when bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) is >= 0 and < 16 => Pdf,
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Zip,
            [0x1F, 0x8B, 8, ..] => Gzip,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] =>
                Other,
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..]
            or [0xD0, 0xCF, 0x11, 0xE0, ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => Other,
            [(byte)'B', (byte)'Z', (byte)'h', ..] or [0xFD, (byte)'7', (byte)'z', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => Other,
            _ => null,
        };

    static string? ByOpening(string head, string? declared, string extension)
    {
        if (head.StartsWith("WARC/1.", StringComparison.Ordinal) || head.StartsWith("WARC/0.", StringComparison.Ordinal))
            return Warc;
        if (
            head.StartsWith("From ", StringComparison.Ordinal)
            && (extension == ".mbox" || IsMailHead(head.AsSpan(head.IndexOf('\n', StringComparison.Ordinal) + 1)))
        )
            return Mbox;
        if (extension == ".eml" || (declared is null && IsMailHead(head)))
            return Mail;
        var text = head.AsSpan().TrimStart();
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!--", StringComparison.Ordinal))
        {
            var root = text;
            while (
                root.Length > 2
                && root[0] == '<'
                && root[1] is '?' or '!'
                && !root.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            )
            {
                var close = root.StartsWith("<!--", StringComparison.Ordinal)
                    ? root.IndexOf("-->", StringComparison.Ordinal) + 2
                    : root.IndexOf('>');
                if (close < 2)
                    break;
                root = root[(close + 1)..].TrimStart();
            }
            text = root;
        }
        if (Opens(text, "<rss") || Opens(text, "<feed") || Opens(text, "<rdf:RDF"))
            return Feed;
        if (Opens(text, "<!doctype html") || Opens(text, "<html") || Opens(text, "<head") || Opens(text, "<body"))
            return Html;
        if (text.Length > 0 && text[0] == '{' && extension is not (".txt" or ".html") && declared is not "text/html" && text.Contains('"'))
            return JsonLines;
        return null;

        static bool Opens(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>At least two header lines of mail, one of them telling sender or subject, before anything else.</summary>
    static bool IsMailHead(ReadOnlySpan<char> head)
    {
        var (fields, told) = (0, false);
        foreach (var raw in head.EnumerateLines())
        {
            if (raw.Length == 0)
                break;
            if (raw[0] is ' ' or '\t')
                continue;
            var colon = raw.IndexOf(':');
            if (colon is < 2 or > 40 || raw[..colon].ContainsAny(" \t<"))
                return false;
            fields++;
            var name = raw[..colon];
            told |=
                name.Equals("message-id", StringComparison.OrdinalIgnoreCase)
                || name.Equals("mime-version", StringComparison.OrdinalIgnoreCase)
                || name.Equals("received", StringComparison.OrdinalIgnoreCase)
                || name.Equals("return-path", StringComparison.OrdinalIgnoreCase)
                || name.Equals("from", StringComparison.OrdinalIgnoreCase);
            if (fields >= 2 && told)
                return true;
        }
        return false;
    }

    static string Head(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 4096)];
        var text = Encoding.Latin1.GetString(head);
        return
            text.Contains('\0', StringComparison.Ordinal)
            || text.StartsWith("ï»¿", StringComparison.Ordinal)
            || text.StartsWith("ÿþ", StringComparison.Ordinal)
            ? text.Replace("\0", "", StringComparison.Ordinal).TrimStart('ï', '»', '¿', 'ÿ', 'þ')
            : text;
    }

    /// <summary>True when a ZIP's first or last 64 KB name the entry (the central directory stands at the end).</summary>
    static bool HasEntry(ReadOnlySpan<byte> zip, ReadOnlySpan<byte> name) =>
        zip[..Math.Min(zip.Length, 1 << 16)].IndexOf(name) >= 0 || zip[Math.Max(0, zip.Length - (1 << 16))..].IndexOf(name) >= 0;
}
