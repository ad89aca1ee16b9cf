using System.Text;

namespace Isnad;

/// <summary>A message or a part of one: its headers and the bytes of its body, still in their transfer encoding.</summary>
internal sealed class MailPart
{
    const int MaxDepth = 12;
    const int MaxParts = 2_000;
    const int MaxHeaders = 1_000;
    readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    readonly ReadOnlyMemory<byte> body;
    readonly List<MailPart> parts = [];

    MailPart(ReadOnlyMemory<byte> bytes, int start)
    {
        var at = ReadHeaders(bytes.Span);
        body = bytes[at..];
        BodyStart = start + at;
    }

    /// <summary>Offset of the body in the message's bytes.</summary>
    public int BodyStart { get; }
    public IReadOnlyList<MailPart> Parts => parts;
    public string MediaType => (RawHeader("content-type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();
    public string? Charset => Parameter(RawHeader("content-type"), "charset");
    public bool IsAttachment =>
        RawHeader("content-disposition")?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) == true;

    public string? FileName =>
        (Parameter(RawHeader("content-disposition"), "filename") ?? Parameter(RawHeader("content-type"), "name")) is { } name
            ? EncodedWords.Decode(name)
            : null;

    /// <summary>True when the body's bytes stand in the message as they are.</summary>
    public bool IsPlainlyEncoded =>
        (RawHeader("content-transfer-encoding") ?? "7bit").Trim().ToLowerInvariant() is "7bit" or "8bit" or "binary";

    public static MailPart Parse(ReadOnlyMemory<byte> message)
    {
        var count = 0;
        return Parse(message, 0, 0, ref count);
    }

    static MailPart Parse(ReadOnlyMemory<byte> bytes, int start, int depth, ref int count)
    {
        var part = new MailPart(bytes, start);
        count++;
        if (
            depth < MaxDepth
            && part.MediaType.StartsWith("multipart/", StringComparison.Ordinal)
            && Parameter(part.RawHeader("content-type"), "boundary") is { Length: > 0 } boundary
        )
            part.Split(boundary, depth, ref count);
        return part;
    }

    /// <summary>A header with its encoded words (RFC 2047) decoded, or null.</summary>
    public string? Header(string name) => RawHeader(name) is { } value ? EncodedWords.Decode(value) : null;

    /// <summary>The first part of a type, in depth, that is not an attachment.</summary>
    public MailPart? Find(string mediaType)
    {
        if (parts.Count == 0)
            return MediaType == mediaType && !IsAttachment ? this : null;
        foreach (var part in parts)
            if (part.Find(mediaType) is { } found)
                return found;
        return null;
    }

    /// <summary>The body with its transfer encoding undone.</summary>
    public ReadOnlyMemory<byte> Decode() =>
        (RawHeader("content-transfer-encoding") ?? "").Trim().ToLowerInvariant() switch
        {
            "base64" => FromBase64(body.Span),
            "quoted-printable" => FromQuotedPrintable(body.Span),
            _ => body,
        };

    string? RawHeader(string name) => headers.GetValueOrDefault(name);

    int ReadHeaders(ReadOnlySpan<byte> bytes)
    {
        var (at, last) = (0, "");
        while (at < bytes.Length)
        {
            var feed = bytes[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? bytes.Length : at + feed;
            var line = bytes[at..end];
            at = Math.Min(bytes.Length, end + 1);
            if (line is [.., (byte)'\r'])
                line = line[..^1];
            if (line.IsEmpty)
                break;
            // Headers are ASCII by the standard and UTF-8 or worse in life.
            var text = System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line);
            if (text[0] is ' ' or '\t')
            {
                if (last.Length > 0 && headers[last].Length < 20_000)
                    headers[last] += " " + text.Trim();
                continue;
            }
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || headers.Count >= MaxHeaders)
                continue;
            last = text[..colon].Trim();
            if (!headers.TryAdd(last, text[(colon + 1)..].Trim()))
                last = "";
        }
        return at;
    }

    void Split(string boundary, int depth, ref int count)
    {
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var span = body.Span;
        var start = -1;
        for (var at = 0; at <= span.Length && count < MaxParts; )
        {
            var found = at < span.Length ? span[at..].IndexOf(mark) : -1;
            var end = found < 0 ? span.Length : at + found;
            var opensLine = end == 0 || end == span.Length || span[end - 1] == (byte)'\n';
            if (!opensLine)
            {
                at = end + 1;
                continue;
            }
            if (start >= 0)
            {
                var stop = end;
                if (found >= 0 && stop > start && span[stop - 1] == (byte)'\n')
                    stop -= stop - 1 > start && span[stop - 2] == (byte)'\r' ? 2 : 1;
                parts.Add(Parse(body[start..Math.Max(start, stop)], BodyStart + start, depth + 1, ref count));
            }
            if (found < 0 || span[(end + mark.Length)..].StartsWith("--"u8))
                return;
            var line = span[end..].IndexOf((byte)'\n');
            if (line < 0)
                return;
            start = at = end + line + 1;
        }
    }

    static string? Parameter(string? header, string name)
    {
        for (var at = 0; header is not null && (at = header.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            var rest = header[(at + name.Length)..].TrimStart();
            if (at == 0 || char.IsLetterOrDigit(header[at - 1]) || !rest.StartsWith('='))
                continue;
            rest = rest[1..].TrimStart();
            var value = rest.StartsWith('"') ? rest[1..].Split('"')[0] : rest.Split(';', ' ')[0];
            return value.Trim();
        }
        return null;
    }

    internal static byte[] FromBase64(ReadOnlySpan<byte> body)
    {
        // Lenient: anything outside the alphabet is skipped, as mailers do.
        var result = new byte[(body.Length * 3 / 4) + 3];
        var (bits, have, length) = (0, 0, 0);
        foreach (var b in body)
        {
            var value = b switch
            {
                >= (byte)'A' and <= (byte)'Z' => b - 'A',
                >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
                (byte)'+' or (byte)'-' => 62,
                (byte)'/' or (byte)'_' => 63,
                _ => -1,
            };
            if (value < 0)
                continue;
            bits = (bits << 6) | value;
            if ((have += 6) >= 8)
            {
                have -= 8;
                result[length++] = (byte)(bits >> have);
                bits &= (1 << have) - 1;
            }
        }
        return result[..length];
    }

    internal static byte[] FromQuotedPrintable(ReadOnlySpan<byte> body)
    {
        var result = new byte[body.Length];
        var length = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != (byte)'=')
            {
                result[length++] = body[i];
                continue;
            }
            if (i + 2 < body.Length && char.IsAsciiHexDigit((char)body[i + 1]) && char.IsAsciiHexDigit((char)body[i + 2]))
            {
                result[length++] = (byte)((Hex(body[i + 1]) << 4) | Hex(body[i + 2]));
                i += 2;
                continue;
            }
            var next = i + 1;
            while (next < body.Length && body[next] is (byte)' ' or (byte)'\t' or (byte)'\r')
                next++;
            if (next >= body.Length || body[next] == (byte)'\n')
                i = next;
            else
                result[length++] = body[i];
        }
        return result[..length];

        static int Hex(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
    }
}
