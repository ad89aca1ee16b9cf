using System.Text;

namespace Isnad;

/// <summary>The charset of a piece of evidence, how it was told, and how many bytes of byte order mark stand before the text.</summary>
internal readonly record struct Charset(Encoding Encoding, string Name, string Reason, int Preamble)
{
    /// <summary>
    /// Tells the charset: byte order mark; UTF-16 without one (by its zero bytes); strict UTF-8, which no other charset passes by
    /// chance; what the transport, then the page declared, unless the letters contradict it; last the letter frequencies.
    /// </summary>
    /// <param name="bytes">The whole evidence.</param>
    /// <param name="declared">The transport's word (HTTP, mail, feed), or null.</param>
    /// <param name="markup">True when the text may carry a declaration of its own (meta, XML declaration).</param>
    public static Charset Detect(ReadOnlySpan<byte> bytes, string? declared, bool markup)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return new(Encoding.UTF8, "utf-8", "byte order mark", 3);
        if (bytes is [0xFF, 0xFE, 0, 0, ..])
            return new(Encoding.UTF32, "utf-32le", "byte order mark", 4);
        if (bytes is [0xFF, 0xFE, ..])
            return new(Encoding.Unicode, "utf-16le", "byte order mark", 2);
        if (bytes is [0xFE, 0xFF, ..])
            return new(Encoding.BigEndianUnicode, "utf-16be", "byte order mark", 2);
        if (Utf16(bytes) is { } utf16)
            return utf16;

        var (label, by) = (declared, "declared by the transport");
        if (label is null && markup)
            (label, by) = (DeclaredInMarkup(bytes), "declared by the page");
        var declaredEncoding = label is null ? null : Named(label);

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            if (declaredEncoding is null)
                return new(Encoding.UTF8, "utf-8", "strict UTF-8", 0);
            if (IsUtf8(declaredEncoding))
                return new(Encoding.UTF8, "utf-8", by, 0);
            // Pure ASCII says nothing against a declaration, except that of an escape charset (ISO-2022), which is ASCII by nature.
            if (!bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
                return new(declaredEncoding, NameOf(declaredEncoding), by, 0);
            return new(Encoding.UTF8, "utf-8", $"strict UTF-8, though {NameOf(declaredEncoding)} was {by}", 0);
        }
        if (MostlyUtf8(bytes))
            return new(Encoding.UTF8, "utf-8", "UTF-8 with damaged bytes", 0);
        var byLetters = CharsetLetters.Best(bytes, declaredEncoding);
        if (declaredEncoding is null || IsUtf8(declaredEncoding) || declaredEncoding is UnicodeEncoding or UTF32Encoding)
            return new(byLetters.Encoding, NameOf(byLetters.Encoding), "letter frequencies", 0);
        return byLetters.Contradicts
            ? new(byLetters.Encoding, NameOf(byLetters.Encoding), $"letter frequencies, though {NameOf(declaredEncoding)} was {by}", 0)
            : new(declaredEncoding, NameOf(declaredEncoding), by, 0);
    }

    /// <summary>The encoding of a label as the web uses them (WHATWG Encoding: Latin-1 means windows-1252), or null when unknown.</summary>
    public static Encoding? Named(string label)
    {
        label = label.Trim().Trim('"', '\'').ToLowerInvariant();
        label = label switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" or "x-utf8" => "utf-8",
            "ascii" or "us-ascii" or "latin1" or "latin-1" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "cp1252" or "x-cp1252" =>
                "windows-1252",
            "cp1256" or "x-cp1256" or "windows1256" or "win-1256" => "windows-1256",
            "cp1251" or "x-cp1251" => "windows-1251",
            "cp1254" or "x-cp1254" or "iso-8859-9" or "latin5" => "windows-1254",
            "arabic" or "iso8859-6" or "iso-8859-6-i" or "iso-8859-6-e" or "ecma-114" or "asmo-708" => "iso-8859-6",
            "macarabic" or "mac-arabic" => "x-mac-arabic",
            "gbk" or "x-gbk" or "gb_2312-80" or "gb2312" => "gb18030",
            "x-sjis" or "sjis" or "ms_kanji" => "shift_jis",
            "utf-7" or "x-user-defined" => "windows-1252",
            _ => label,
        };
        try
        {
            return label == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    static string NameOf(Encoding encoding) => encoding.WebName.ToLowerInvariant();

    /// <summary>The charset in the first 2,048 bytes: <c>&lt;meta charset&gt;</c>, <c>http-equiv content</c>, or an XML declaration's encoding.</summary>
    static string? DeclaredInMarkup(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        if (head.StartsWith("<?xml", StringComparison.Ordinal) && After(head, "encoding", 0, Math.Min(head.Length, 200)) is { } xml)
            return xml;
        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 5)
        {
            var end = head.IndexOf('>', at);
            if (After(head, "charset", at, end < 0 ? head.Length : end) is { } label)
                return label;
        }
        return null;

        static string? After(string head, string word, int from, int end)
        {
            var at = head.IndexOf(word, from, end - from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return null;
            at += word.Length;
            while (at < end && head[at] is ' ' or '\t' or '\n' or '\r')
                at++;
            if (at >= end || head[at++] != '=')
                return null;
            while (at < end && head[at] is ' ' or '"' or '\'')
                at++;
            var start = at;
            while (at < end && (char.IsAsciiLetterOrDigit(head[at]) || head[at] is '-' or '_' or ':' or '.'))
                at++;
            return at > start ? head[start..at] : null;
        }
    }

    /// <summary>UTF-16 shows as characters of a few blocks only, one byte of each pair being 00 or 06, where the other order gives nonsense.</summary>
    static Charset? Utf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 8192)];
        if (sample.Length < 4 || !sample.Contains((byte)0))
            return null;
        var (little, big) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (Usual(sample[i] | (sample[i + 1] << 8)))
                little++;
            if (Usual((sample[i] << 8) | sample[i + 1]))
                big++;
        }
        var pairs = sample.Length / 2;
        if (little * 10 >= pairs * 9 && little > big * 2)
            return new(Encoding.Unicode, "utf-16le", "zero bytes of UTF-16", 0);
        if (big * 10 >= pairs * 9 && big > little * 2)
            return new(Encoding.BigEndianUnicode, "utf-16be", "zero bytes of UTF-16", 0);
        return null;

        static bool Usual(int unit) =>
            unit is (>= 0x20 and < 0x7F) or 9 or 10 or 13 or (>= 0xA0 and < 0x250) or (>= 0x600 and < 0x700) or (>= 0x2000 and < 0x2070);
    }

    /// <summary>UTF-8 in which at most one sequence in fifty is broken: cut at a wrong place or mixed, but UTF-8 all the same.</summary>
    static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            bytes = bytes[length..];
        }
        return good >= 50 * bad && good > 0;
    }
}
