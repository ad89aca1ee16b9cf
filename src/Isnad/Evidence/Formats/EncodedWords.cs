using System.Text;

namespace Isnad;

/// <summary>Decodes the encoded words of mail headers (RFC 2047): <c>=?windows-1256?B?…?=</c>.</summary>
internal static class EncodedWords
{
    public static string Decode(string value)
    {
        var start = value.IndexOf("=?", StringComparison.Ordinal);
        if (start < 0)
            return value;
        var text = new StringBuilder();
        var (at, pending, charset) = (0, new List<byte>(), "");
        while (start >= 0 && TryWord(value, start, out var end, out var name, out var bytes))
        {
            var between = value[at..start];
            // White space between two encoded words is no part of the text; a character may be cut between them.
            if (pending.Count > 0 && (!string.IsNullOrWhiteSpace(between) || !name.Equals(charset, StringComparison.OrdinalIgnoreCase)))
                Flush();
            if (!string.IsNullOrWhiteSpace(between) || (at == 0 && between.Length > 0))
                text.Append(between);
            pending.AddRange(bytes);
            (charset, at) = (name, end);
            start = value.IndexOf("=?", at, StringComparison.Ordinal);
        }
        Flush();
        return text.Append(value[at..]).ToString();

        void Flush()
        {
            if (pending.Count > 0)
                text.Append((Charset.Named(charset) ?? Encoding.UTF8).GetString([.. pending]));
            pending.Clear();
        }
    }

    static bool TryWord(string value, int start, out int end, out string charset, out byte[] bytes)
    {
        (end, charset, bytes) = (start, "", []);
        var first = value.IndexOf('?', start + 2);
        var second = first < 0 ? -1 : value.IndexOf('?', first + 1);
        var close = second < 0 ? -1 : value.IndexOf("?=", second + 1, StringComparison.Ordinal);
        if (close < 0 || second != first + 2)
            return false;
        charset = value[(start + 2)..first].Split('*')[0];
        var body = Encoding.Latin1.GetBytes(value[(second + 1)..close]);
        bytes = char.ToLowerInvariant(value[first + 1]) switch
        {
            'b' => MailPart.FromBase64(body),
            'q' => MailPart.FromQuotedPrintable([.. body.Select(b => b == (byte)'_' ? (byte)' ' : b)]),
            _ => body,
        };
        end = close + 2;
        return true;
    }
}
