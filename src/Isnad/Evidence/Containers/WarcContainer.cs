using System.Globalization;
using System.Text;

namespace Isnad;

/// <summary>
/// Web archives (WARC 1.0 and 1.1, ISO 28500): each response (or resource) record with text is a piece of evidence with its address,
/// type, charset, HTTP headers (those of the redirects that led there, too) and time of capture. Records are read one after the other from a stream; pictures, scripts and the like are passed over.
/// </summary>
internal static class WarcContainer
{
    const int MaxHeader = 64 << 10;

    public static IEnumerable<Evidence> Open(string name, Stream stream, ContainerBudget budget)
    {
        using var input = new BufferedStream(stream, 1 << 16);
        var redirects = new RedirectTrail();
        for (var number = 1; ; number++)
        {
            var record = ReadRecord(input, budget, out var damaged);
            if (damaged)
            {
                yield return Containers.Refused($"{name}#{number}", "the web archive is cut off or damaged here.", "Fetch it again.");
                yield break;
            }
            if (record is null)
                yield break;
            if (ToEvidence(name, number, record, redirects) is { } evidence)
                yield return evidence;
            if (budget.Exceeded is not null)
            {
                yield return Containers.Refused($"{name}#{number + 1}", budget.Exceeded, "Unpack it by hand.");
                yield break;
            }
        }
    }

    sealed record Record(Dictionary<string, string> Headers, byte[]? Block);

    static Record? ReadRecord(Stream input, ContainerBudget budget, out bool damaged)
    {
        damaged = false;
        try
        {
            var first = ReadLine(input);
            while (first is { Length: 0 })
                first = ReadLine(input);
            if (first is null)
                return null;
            damaged = true;
            if (!first.StartsWith("WARC/", StringComparison.Ordinal))
                return null;
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var size = 0; ; )
            {
                if (ReadLine(input) is not { } line || (size += line.Length + 2) > MaxHeader)
                    return null;
                if (line.Length == 0)
                    break;
                if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                    headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
            if (
                !long.TryParse(headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            )
                return null;
            budget.CountBytes(length);
            var wanted =
                headers.GetValueOrDefault("WARC-Type") is "response" or "resource" or "conversion" && length <= EvidenceReader.MaxBytes;
            byte[]? block = null;
            if (wanted)
            {
                // Grown as the bytes come: the stated length may be a lie.
                using var buffer = new MemoryStream();
                damaged = Copy(input, buffer, length) != length;
                block = buffer.ToArray();
            }
            else
                damaged = Copy(input, Stream.Null, length) != length;
            return damaged ? null : new Record(headers, block);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            damaged = true;
            return null;
        }
    }

    static long Copy(Stream from, Stream to, long count)
    {
        var buffer = new byte[1 << 16];
        var left = count;
        while (left > 0)
        {
            var read = from.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                break;
            to.Write(buffer, 0, read);
            left -= read;
        }
        return count - left;
    }

    static string? ReadLine(Stream input)
    {
        var line = new List<byte>(64);
        for (var b = input.ReadByte(); ; b = input.ReadByte())
        {
            if (b < 0)
                return line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]);
            if (b == '\n')
                break;
            if (line.Count >= MaxHeader)
                throw new InvalidDataException("a header line is too long");
            line.Add((byte)b);
        }
        if (line is [.., (byte)'\r'])
            line.RemoveAt(line.Count - 1);
        return Encoding.UTF8.GetString([.. line]);
    }

    static Evidence? ToEvidence(string name, int number, Record record, RedirectTrail redirects)
    {
        if (record.Block is null)
            return null;
        var headers = record.Headers;
        var uri = headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>');
        DateTimeOffset? captured = DateTimeOffset.TryParse(
            headers.GetValueOrDefault("WARC-Date"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? date
            : null;
        var (payload, type) = ((ReadOnlyMemory<byte>)record.Block, headers.GetValueOrDefault("Content-Type"));
        string? http = null;
        if (type?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (HttpMessage.Parse(record.Block) is not { } message)
                return Containers.Refused($"{name}#{number}", "the captured response is damaged.", "Capture the page again.");
            if (message.Status is >= 300 and < 400)
                redirects.Add(uri, message);
            if (message.Status is not (>= 200 and < 300) || message.Body.Length == 0)
                return null;
            http = redirects.LeadingTo(uri) + RedirectTrail.Entry(uri, message);
            (payload, type) = (message.Body, message.Header("content-type"));
        }
        if (payload.Length == 0 || !IsText(type))
            return null;
        return new Evidence($"{name}#{number}", payload)
        {
            MediaType = type,
            Uri = uri,
            Fetched = captured,
            Headers = http,
        };
    }

    static bool IsText(string? type)
    {
        var media = type?.Split(';')[0].Trim().ToLowerInvariant();
        return media
            is null
                or ""
                or "text/html"
                or "text/plain"
                or "application/xhtml+xml"
                or "application/pdf"
                or MediaTypes.Docx
                or "application/rss+xml"
                or "application/atom+xml"
                or "application/xml"
                or "text/xml"
                or "message/rfc822";
    }
}
