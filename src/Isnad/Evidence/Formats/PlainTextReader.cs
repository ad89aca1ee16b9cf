using System.Text;

namespace Isnad;

/// <summary>Reads plain text: the decoded evidence, character for character, and for each line the bytes it comes from.</summary>
internal static class PlainTextReader
{
    public static SourceText Read(Evidence evidence)
    {
        var (text, charset) = Decode(evidence, markup: false);
        return new SourceText
        {
            Text = text,
            MediaType = MediaTypes.Text,
            Charset = charset.Name,
            CharsetReason = charset.Reason,
            Origin = Origin(evidence.Bytes.Span, text, charset),
            Blocks = Lines(text),
            Metadata = EvidenceReader.FromHints(evidence),
        };
    }

    /// <exception cref="EvidenceException">Nothing decodes the bytes to text.</exception>
    public static (string Text, Charset Charset) Decode(Evidence evidence, bool markup)
    {
        var bytes = evidence.Bytes.Span;
        var charset = Charset.Detect(bytes, evidence.DeclaredCharset ?? CharsetParameter(evidence.MediaType), markup);
        var text = charset.Encoding.GetString(bytes[charset.Preamble..]);
        if (LooksBinary(text))
            throw new EvidenceException(
                evidence.Name,
                "the bytes are not text in any charset that Isnad knows.",
                "Give a text, HTML, PDF, Word, mail, feed or web archive file, or say its charset."
            );
        return (text, charset);
    }

    static string? CharsetParameter(string? mediaType)
    {
        if (mediaType is null || mediaType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return null;
        var value = mediaType[(at + 8)..].Split(';')[0].Trim().Trim('"');
        return value.Length > 0 ? value : null;
    }

    /// <summary>More than one character in twenty is a control or was not decodable: no writing is like that.</summary>
    static bool LooksBinary(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, 1 << 16));
        var odd = 0;
        foreach (var c in sample)
            if (c is '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u001A' or '\u001B')))
                odd++;
        return odd > 4 && odd * 20 > sample.Length;
    }

    /// <summary>One run per line with its line end. A line feed byte never lies inside a character of the charsets that extend ASCII.</summary>
    static List<OriginRun> Origin(ReadOnlySpan<byte> bytes, string text, Charset charset)
    {
        var runs = new List<OriginRun>();
        var wide = charset.Encoding is UnicodeEncoding ? 2 : 0;
        if (charset.Encoding is UTF32Encoding)
        {
            runs.Add(new(new(0, text.Length), charset.Preamble, bytes.Length));
            return runs;
        }
        var (start, at) = (0, charset.Preamble);
        while (start < text.Length && at < bytes.Length)
        {
            int end;
            int next;
            if (wide > 0)
            {
                var feed = text.AsSpan(start).IndexOf('\n');
                end = feed < 0 ? text.Length : start + feed + 1;
                next = Math.Min(bytes.Length, at + wide * (end - start));
            }
            else
            {
                var feed = bytes[at..].IndexOf((byte)'\n');
                next = feed < 0 ? bytes.Length : at + feed + 1;
                end = feed < 0 ? text.Length : start + charset.Encoding.GetCharCount(bytes[at..next]);
            }
            runs.Add(new(new(start, end), at, next));
            (start, at) = (end, next);
        }
        return runs;
    }

    /// <summary>Each line that is not blank, without the white space at its ends.</summary>
    public static List<Block> Lines(string text)
    {
        var blocks = new List<Block>();
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny("\n\r\u2028\u2029\u0085");
            var end = length < 0 ? text.Length : start + length;
            var line = new TextSpan(start, end).Trim(text);
            if (!line.IsEmpty)
                blocks.Add(new(line, BlockKind.Unknown));
            start = end + 1;
        }
        return blocks;
    }
}
