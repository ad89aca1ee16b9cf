namespace Isnad;

/// <summary>What a page says of itself in its head: meta elements, OpenGraph, JSON-LD, link relations.</summary>
internal sealed class PageMetadata
{
    readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);

    public JsonLd Json { get; private init; } = new();

    /// <summary>Content of <c>&lt;title&gt;</c>, which often carries the outlet's name too.</summary>
    public string? DocumentTitle { get; private set; }
    public string? CanonicalUrl { get; private set; }
    public string? Language { get; private set; }

    /// <summary>The article's text as JSON-LD repeats it, without markup, or null.</summary>
    public string? ArticleBody { get; private set; }

    public string? Title => this["og:title"] ?? Json.Headline ?? this["twitter:title"] ?? DocumentTitle;
    public string? Outlet => this["og:site_name"] ?? Json.Publisher ?? this["application-name"] ?? this["dc.publisher"];
    public string? Author => Json.Author ?? this["author"] ?? this["article:author_name"] ?? this["dc.creator"] ?? this["parsely-author"];

    /// <summary>The first content of a meta element by its name, property or itemprop, or null.</summary>
    public string? this[string name] => meta.GetValueOrDefault(name);
    public IEnumerable<KeyValuePair<string, string>> All => meta;

    public static PageMetadata Read(HtmlPage page)
    {
        var result = new PageMetadata { Json = JsonLd.Read(page) };
        for (var i = 0; i < page.Count; i++)
            switch (page[i].Tag)
            {
                case HtmlTag.Meta:
                    result.ReadMeta(page, i);
                    break;
                case HtmlTag.Title when result.DocumentTitle is null && !InSvg(page, i):
                    result.DocumentTitle = page.TextOf(i, 1000) is { Length: > 0 } title ? title : null;
                    break;
                case HtmlTag.Link when page.RawAttribute(i, "rel").Equals("canonical", StringComparison.OrdinalIgnoreCase):
                    result.CanonicalUrl ??= page.Attribute(i, "href");
                    break;
                case HtmlTag.Html:
                    result.Language ??= page.Attribute(i, "lang") ?? page.Attribute(i, "xml:lang");
                    break;
            }
        result.CanonicalUrl ??= result["og:url"];
        result.Language ??= result["og:locale"] ?? result["content-language"] ?? result.Json.Language;
        result.Language = result.Language?.Replace('_', '-');
        result.ArticleBody = result.Json.Body is { } body ? WithoutMarkup(body) : null;
        return result;
    }

    void ReadMeta(HtmlPage page, int node)
    {
        var name =
            page.Attribute(node, "property")
            ?? page.Attribute(node, "name")
            ?? page.Attribute(node, "itemprop")
            ?? page.Attribute(node, "http-equiv");
        if (name is null || meta.Count > 500 || page.Attribute(node, "content") is not { } content)
            return;
        meta.TryAdd(name, HtmlPage.Collapse(content.Length > 4000 ? content[..4000] : content));
    }

    static bool InSvg(HtmlPage page, int node)
    {
        for (var i = page[node].Parent; i >= 0; i = page[i].Parent)
            if (page[i].Tag == HtmlTag.Svg)
                return true;
        return false;
    }

    static string WithoutMarkup(string body)
    {
        body = HtmlEntities.Decode(body);
        if (!body.Contains("</", StringComparison.Ordinal) && !body.Contains("<br", StringComparison.Ordinal))
            return body;
        var page = HtmlParser.Parse(body);
        var text = new System.Text.StringBuilder();
        foreach (var block in PageBlocks.Cut(page).Blocks)
            text.Append(BlockText.Plain(page, block)).Append('\n');
        return text.ToString();
    }
}
