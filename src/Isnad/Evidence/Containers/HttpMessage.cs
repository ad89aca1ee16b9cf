using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Isnad;

/// <summary>An HTTP response as it was captured (RFC 9112): status, headers, and the body with its codings undone.</summary>
internal sealed class HttpMessage
{
    readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    public int Status { get; private init; }

    /// <summary>Status line and header lines as they stand in the capture.</summary>
    public required string Head { get; init; }
    public ReadOnlyMemory<byte> Body { get; private set; }

    public string? Header(string name) => headers.GetValueOrDefault(name);

    /// <summary>The message, or null when it is no HTTP response or its codings are damaged.</summary>
    public static HttpMessage? Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var gap = 4;
        if (end < 0)
            (end, gap) = (bytes.AsSpan().IndexOf("\n\n"u8), 2);
        if (end is < 0 or > 256 << 10)
            return null;
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split('\n');
        var status = lines[0].Split(' ');
        if (
            !lines[0].StartsWith("HTTP/", StringComparison.Ordinal)
            || status.Length < 2
            || !int.TryParse(status[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        )
            return null;
        var message = new HttpMessage
        {
            Status = code,
            Head = string.Join('\n', lines.Select(line => line.TrimEnd('\r'))),
            Body = bytes.AsMemory(end + gap),
        };
        foreach (var line in lines.Skip(1))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                message.headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        try
        {
            message.Decode();
            return message;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    void Decode()
    {
        if (Header("transfer-encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
            Body = Unchunk(Body.Span);
        var coding = Header("content-encoding")?.Trim().ToLowerInvariant();
        if (Body.Length == 0 || coding is null or "" or "identity")
            return;
        // Archives often keep the header and store the body plain.
        if (coding is "gzip" or "x-gzip" && Body.Span is not [0x1F, 0x8B, ..])
            return;
        using var stream = coding switch
        {
            "gzip" or "x-gzip" => (Stream)new GZipStream(Body.AsStream(), CompressionMode.Decompress),
            "deflate" => (Body.Span[0] & 0x0F) == 8
                ? new ZLibStream(Body.AsStream(), CompressionMode.Decompress)
                : new DeflateStream(Body.AsStream(), CompressionMode.Decompress),
            "br" => new BrotliStream(Body.AsStream(), CompressionMode.Decompress),
            _ => Body.AsStream(),
        };
        using var bounded = new BoundedStream(stream, EvidenceReader.MaxBytes);
        using var plain = new MemoryStream();
        bounded.CopyTo(plain);
        Body = plain.ToArray();
    }

    /// <summary>Joins the chunks; a body that does not look chunked (the archive undid it) stays as it is.</summary>
    static byte[] Unchunk(ReadOnlySpan<byte> body)
    {
        using var plain = new MemoryStream(body.Length);
        var rest = body;
        while (!rest.IsEmpty)
        {
            var line = rest.IndexOf((byte)'\n');
            if (line is < 0 or > 64)
                break;
            var size = Encoding.ASCII.GetString(rest[..line]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) || count < 0)
                break;
            if (count == 0)
                return plain.ToArray();
            rest = rest[(line + 1)..];
            count = Math.Min(count, rest.Length);
            plain.Write(rest[..count]);
            rest = rest[count..];
            if (rest.StartsWith("\r\n"u8))
                rest = rest[2..];
            else if (rest.StartsWith("\n"u8))
                rest = rest[1..];
        }
        return plain.Length > 0 ? plain.ToArray() : body.ToArray();
    }
}
