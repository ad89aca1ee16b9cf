using System.IO.Compression;

namespace Isnad;

/// <summary>A gzip file (RFC 1952): one document, or a web archive of many members, which is read as a stream.</summary>
internal static class GzipContainer
{
    public static IEnumerable<Evidence> Open(Evidence evidence, ContainerBudget budget)
    {
        if (Opening(evidence).AsSpan().StartsWith("WARC/"u8))
            return WarcContainer.Open(evidence.Name, new GZipStream(evidence.Bytes.AsStream(), CompressionMode.Decompress), budget);
        var name = evidence.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? evidence.Name[..^3] : evidence.Name + "#content";
        try
        {
            using var stream = new GZipStream(evidence.Bytes.AsStream(), CompressionMode.Decompress);
            return
            [
                new Evidence(name, budget.ReadPiece(stream))
                {
                    MediaType = evidence.MediaType is "application/gzip" or "application/x-gzip" ? null : evidence.MediaType,
                    DeclaredCharset = evidence.DeclaredCharset,
                    Uri = evidence.Uri,
                    Fetched = evidence.Fetched,
                },
            ];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return [Containers.Refused(evidence.Name, $"the gzip file cannot be unpacked ({e.Message.TrimEnd('.')}).", "Fetch it again.")];
        }
    }

    static byte[] Opening(Evidence evidence)
    {
        var head = new byte[5];
        try
        {
            using var stream = new GZipStream(evidence.Bytes.AsStream(), CompressionMode.Decompress);
            _ = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // What is wrong shows again, and is told, when the whole is unpacked.
        }
        return head;
    }
}
