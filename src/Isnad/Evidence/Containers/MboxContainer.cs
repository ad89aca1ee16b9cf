namespace Isnad;

/// <summary>Mailboxes (RFC 4155, mboxrd): messages divided by lines that begin with <c>From </c> after a blank line.</summary>
internal static class MboxContainer
{
    public static IEnumerable<Evidence> Open(Evidence evidence)
    {
        var bytes = evidence.Bytes;
        var (start, number) = (-1, 0);
        for (var at = 0; at < bytes.Length; at = LineEnd(bytes, at))
        {
            if (!IsDivider(bytes, at))
                continue;
            if (start >= 0)
                yield return Message(evidence, ++number, bytes[start..at]);
            start = LineEnd(bytes, at);
        }
        if (start >= 0 && start < bytes.Length)
            yield return Message(evidence, ++number, bytes[start..]);
    }

    static int LineEnd(ReadOnlyMemory<byte> bytes, int at)
    {
        var feed = bytes.Span[at..].IndexOf((byte)'\n');
        return feed < 0 ? bytes.Length : at + feed + 1;
    }

    static bool IsDivider(ReadOnlyMemory<byte> bytes, int at)
    {
        var span = bytes.Span;
        return span[at..].StartsWith("From "u8)
            && (at == 0 || at < 2 || span[at - 2] == (byte)'\n' || (at > 3 && span[(at - 4)..at].SequenceEqual("\r\n\r\n"u8)));
    }

    static Evidence Message(Evidence evidence, int number, ReadOnlyMemory<byte> bytes) =>
        new($"{evidence.Name}#{number}", bytes) { MediaType = MediaTypes.Mail, Fetched = evidence.Fetched };
}
