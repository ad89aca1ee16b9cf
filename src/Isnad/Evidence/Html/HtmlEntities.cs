using System.Collections.Frozen;
using System.Text;

namespace Isnad;

/// <summary>Character references of HTML (section 13.2.5.72): named, decimal, hexadecimal.</summary>
internal static class HtmlEntities
{
    const int LongestName = 32;
    static readonly FrozenDictionary<string, (string Text, bool Bare)>.AlternateLookup<ReadOnlySpan<char>> Names = Load();

    /// <summary>The text with its references resolved.</summary>
    public static string Decode(ReadOnlySpan<char> raw)
    {
        var next = raw.IndexOf('&');
        if (next < 0)
            return raw.ToString();
        var text = new StringBuilder(raw.Length);
        while (next >= 0)
        {
            text.Append(raw[..next]);
            raw = raw[next..];
            if (TryDecode(raw, out var value, out var length))
            {
                text.Append(value);
                raw = raw[length..];
                next = raw.IndexOf('&');
            }
            else
            {
                next = raw[1..].IndexOf('&');
                next = next < 0 ? -1 : next + 1;
            }
        }
        return text.Append(raw).ToString();
    }

    /// <summary>Resolves the reference at the start of <paramref name="raw"/>, which begins with an ampersand.</summary>
    public static bool TryDecode(ReadOnlySpan<char> raw, out string value, out int length)
    {
        (value, length) = ("", 0);
        if (raw.Length < 2)
            return false;
        if (raw[1] == '#')
            return TryNumber(raw, out value, out length);
        var end = 1;
        while (end < raw.Length && end <= LongestName && char.IsAsciiLetterOrDigit(raw[end]))
            end++;
        if (end < raw.Length && raw[end] == ';' && Names.TryGetValue(raw[1..end], out var whole))
        {
            (value, length) = (whole.Text, end + 1);
            return true;
        }
        for (; end > 2; end--)
            if (Names.TryGetValue(raw[1..end], out var bare) && bare.Bare)
            {
                (value, length) = (bare.Text, end);
                return true;
            }
        return false;
    }

    static bool TryNumber(ReadOnlySpan<char> raw, out string value, out int length)
    {
        (value, length) = ("", 0);
        var hex = raw.Length > 2 && raw[2] is 'x' or 'X';
        var at = hex ? 3 : 2;
        var (code, start) = (0, at);
        for (; at < raw.Length && (hex ? char.IsAsciiHexDigit(raw[at]) : char.IsAsciiDigit(raw[at])); at++)
            code = Math.Min(0x110000, (code * (hex ? 16 : 10)) + Convert.ToInt32(raw[at].ToString(), 16));
        if (at == start)
            return false;
        length = at < raw.Length && raw[at] == ';' ? at + 1 : at;
        // The standard reads the C1 range as windows-1252, and gives no other control, surrogate or zero a place in a text.
        if (code is >= 0x80 and < 0xA0)
            value = Charset.Named("windows-1252")!.GetString([(byte)code]);
        else
            value = code == 0 || !Rune.IsValid(code) ? "\uFFFD" : new Rune(code).ToString();
        return true;
    }

    static FrozenDictionary<string, (string Text, bool Bare)>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var names = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        foreach (var row in LanguageData.Table("mul", "html-entities"))
        {
            row.Expect(3);
            var text = new StringBuilder();
            foreach (var code in row[1].Split(' '))
                text.Append(new Rune(Convert.ToInt32(code, 16)).ToString());
            names[row[0]] = (text.ToString(), row[2] == "bare");
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
