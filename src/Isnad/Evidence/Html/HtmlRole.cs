using System.Collections.Frozen;

namespace Isnad;

/// <summary>What the class, id, role or itemprop of an element says it is for.</summary>
[Flags]
internal enum HtmlRole
{
    None = 0,
    Body = 1 << 0,
    Main = 1 << 1,
    Comment = 1 << 2,
    Related = 1 << 3,
    Share = 1 << 4,
    Nav = 1 << 5,
    Ad = 1 << 6,
    Hidden = 1 << 7,
    Side = 1 << 8,
    Footer = 1 << 9,
    Bio = 1 << 10,
    Tags = 1 << 11,
    Meta = 1 << 12,
    Caption = 1 << 13,
    Credit = 1 << 14,
    Byline = 1 << 15,
    Date = 1 << 16,
    Standfirst = 1 << 17,
    Title = 1 << 18,
    Gallery = 1 << 19,

    /// <summary>Never part of the writing.</summary>
    Furniture = Comment | Related | Share | Nav | Ad | Hidden | Side | Footer | Bio | Tags,

    /// <summary>About the writing, and short.</summary>
    Beside = Meta | Byline | Date | Credit | Caption,
}

/// <summary>Reads roles from attribute values by the words of <c>languages/mul/html-class-words.tsv</c>.</summary>
internal static class HtmlRoles
{
    const int Longest = 256;
    static readonly FrozenDictionary<string, HtmlRole>.AlternateLookup<ReadOnlySpan<char>> Words = LanguageData
        .Table("mul", "html-class-words")
        .ToFrozenDictionary(row => row[0], row => row.Enum<HtmlRole>(1), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many words the longest sequence has that begins with a word: most words begin none, and one look-up tells.</summary>
    static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Reach = LanguageData
        .Table("mul", "html-class-words")
        .GroupBy(row => row[0].Split('-')[0], StringComparer.Ordinal)
        .ToFrozenDictionary(words => words.Key, words => words.Max(row => row[0].Split('-').Length), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The roles of an attribute value. It is cut into words at anything that is no letter or digit and at a change of case
    /// (<c>articleBody</c>); the longest known sequence of words wins over the words in it (<c>post-meta</c> is no post).
    /// </summary>
    public static HtmlRole Of(ReadOnlySpan<char> value)
    {
        Span<char> text = stackalloc char[Longest];
        Span<int> starts = stackalloc int[Longest / 2];
        Span<int> ends = stackalloc int[Longest / 2];
        var (length, words, inWord) = (0, 0, false);
        for (var i = 0; i < value.Length && length < Longest - 2 && words < ends.Length - 1; i++)
        {
            var c = value[i];
            var letter = char.IsAsciiLetterOrDigit(c);
            var joint = !letter || (inWord && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(value[i - 1]));
            if (joint && inWord)
            {
                ends[words++] = length;
                text[length++] = c is ' ' or '\n' or '\t' ? ' ' : '-';
                inWord = false;
            }
            if (!letter)
                continue;
            if (!inWord)
                (starts[words], inWord) = (length, true);
            text[length++] = char.ToLowerInvariant(c);
        }
        if (inWord)
            ends[words++] = length;

        var roles = HtmlRole.None;
        for (var i = 0; i < words; )
        {
            var taken = 1;
            var reach = Reach.TryGetValue(text[starts[i]..ends[i]], out var longest) ? longest : 0;
            for (var n = Math.Min(reach, words - i); n > 0; n--)
                if (Words.TryGetValue(text[starts[i]..ends[i + n - 1]], out var role))
                {
                    // "category-sport", "tag-harbour" on an article tell its topic; "post-tags" and "tags" tell a list of them.
                    if (role != HtmlRole.Tags || n > 1 || i + n == words || text[ends[i + n - 1]] == ' ')
                        roles |= role;
                    taken = n;
                    break;
                }
            i += taken;
        }
        return roles;
    }

    /// <summary>The roles that an element claims for itself by its tag and attributes.</summary>
    public static HtmlRole Of(HtmlPage page, int node)
    {
        ref readonly var element = ref page[node];
        var roles = element.Tag switch
        {
            HtmlTag.Nav or HtmlTag.Menu or HtmlTag.Search => HtmlRole.Nav,
            HtmlTag.Footer => HtmlRole.Footer,
            HtmlTag.Aside => HtmlRole.Side,
            HtmlTag.Figcaption => HtmlRole.Caption,
            HtmlTag.Article or HtmlTag.Main => HtmlRole.Main,
            HtmlTag.Address => HtmlRole.Byline,
            HtmlTag.Time => HtmlRole.Date,
            HtmlTag.Dialog => HtmlRole.Ad,
            _ => HtmlRole.None,
        };
        var attributes = new HtmlAttributes(page.Source.AsSpan(element.SourceStart, element.SourceEnd - element.SourceStart));
        while (attributes.Next())
            switch (attributes.Name.Length)
            {
                case 5 when Is(attributes.Name, "class"):
                case 2 when Is(attributes.Name, "id"):
                    roles |= Of(attributes.Value);
                    break;
                case 4 when Is(attributes.Name, "role"):
                    roles |= OfAria(attributes.Value);
                    break;
                case 8 when Is(attributes.Name, "itemprop"):
                    roles |= OfItem(attributes.Value);
                    break;
                case 5 when Is(attributes.Name, "style") && IsInvisible(attributes.Value):
                case 6 when Is(attributes.Name, "hidden"):
                case 11 when Is(attributes.Name, "aria-hidden") && Is(attributes.Value, "true"):
                    roles |= HtmlRole.Hidden;
                    break;
                case 3 when Is(attributes.Name, "rel") && attributes.Value.Contains("author", StringComparison.OrdinalIgnoreCase):
                    roles |= HtmlRole.Byline;
                    break;
            }
        return roles;
    }

    static bool IsInvisible(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var value = style[(at + 7)..].TrimStart().TrimStart(':').TrimStart();
        return value.StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    static HtmlRole OfAria(ReadOnlySpan<char> value) =>
        value switch
        {
            "main" or "article" => HtmlRole.Main,
            "navigation" or "menu" or "menubar" or "search" or "tablist" => HtmlRole.Nav,
            "complementary" => HtmlRole.Side,
            "contentinfo" => HtmlRole.Footer,
            "dialog" or "alertdialog" => HtmlRole.Ad,
            _ => HtmlRole.None,
        };

    static HtmlRole OfItem(ReadOnlySpan<char> value) =>
        value switch
        {
            "articleBody" or "text" or "reviewBody" => HtmlRole.Body,
            "comment" => HtmlRole.Comment,
            "headline" => HtmlRole.Title,
            "author" or "creator" => HtmlRole.Byline,
            "datePublished" or "dateModified" or "dateCreated" => HtmlRole.Date,
            "keywords" => HtmlRole.Tags,
            "caption" => HtmlRole.Caption,
            "copyrightHolder" => HtmlRole.Credit,
            "alternativeHeadline" => HtmlRole.Standfirst,
            _ => HtmlRole.None,
        };

    static bool Is(ReadOnlySpan<char> a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
