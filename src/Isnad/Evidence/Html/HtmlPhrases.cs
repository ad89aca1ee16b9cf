using System.Collections.Frozen;

namespace Isnad;

/// <summary>Recognises the short phrases that pages write around an article (<c>languages/mul/html-phrases.tsv</c>).</summary>
internal static class HtmlPhrases
{
    /// <summary>A block that only begins with a phrase is furniture up to this length.</summary>
    const int LongestStart = 140;
    static readonly FrozenDictionary<string, (HtmlRole Role, bool Whole)>.AlternateLookup<ReadOnlySpan<char>> Phrases = LanguageData
        .Table("mul", "html-phrases")
        .DistinctBy(row => row[0])
        .ToFrozenDictionary(
            row => row[0],
            row =>
                (
                    row.Enum<HtmlRole>(1),
                    row[2] == "whole" ? true
                    : row[2] == "start" ? false
                    : throw row.Error("place is whole or start")
                ),
            StringComparer.Ordinal
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The role of a block by its words, or none. The text is a short block with its white space collapsed.</summary>
    public static HtmlRole Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestStart)
            return HtmlRole.None;
        Span<char> lower = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            lower[i] =
                text[i] is '\u00A0' ? ' '
                : text[i] is '’' ? '\''
                : char.ToLowerInvariant(text[i]);
        var whole = lower.TrimEnd(" :.>»…!؟?(0123456789)،-–|/".AsSpan()).TrimStart("0123456789 (-–|•►▶".AsSpan());
        if (Phrases.TryGetValue(whole, out var exact) && (exact.Whole || whole.Length == lower.Length || lower.Length < 60))
            return exact.Role;
        for (var end = 1; end < lower.Length && end <= 48; end++)
            if (
                (!char.IsLetterOrDigit(lower[end]) || !char.IsLetterOrDigit(lower[end - 1]))
                && Phrases.TryGetValue(lower[..end], out var start)
                && !start.Whole
            )
                return start.Role;
        return HtmlRole.None;
    }
}
