using System.Text.Json;

namespace Isnad;

/// <summary>What a page's JSON-LD (schema.org) says of the article: scripts are parsed leniently, found by type, never trusted.</summary>
internal sealed class JsonLd
{
    const int MaxScripts = 40;
    const int MaxScriptLength = 2 << 20;

    /// <summary>Types of schema.org that are a piece of writing.</summary>
    static readonly string[] ArticleTypes =
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "Review",
        "Recipe",
        "DiscussionForumPosting",
        "CreativeWork",
    ];
    static readonly string[] PageTypes = ["WebPage", "ItemPage", "VideoObject", "AboutPage", "FAQPage", "ProfilePage"];

    public string? Headline { get; private set; }
    public string? Body { get; private set; }
    public string? Published { get; private set; }
    public string? Modified { get; private set; }

    /// <summary>The date of a page or video that carries no article of its own.</summary>
    public string? PagePublished { get; private set; }
    public string? Author { get; private set; }
    public string? Publisher { get; private set; }
    public string? Language { get; private set; }

    public static JsonLd Read(HtmlPage page)
    {
        var result = new JsonLd();
        var scripts = 0;
        for (var i = 0; i < page.Count && scripts < MaxScripts; i++)
        {
            if (page[i].Tag != HtmlTag.Script || page[i].End != i + 2)
                continue;
            if (!page.RawAttribute(i, "type").Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
                continue;
            scripts++;
            var (start, end) = (page[i + 1].SourceStart, page[i + 1].SourceEnd);
            if (end - start <= MaxScriptLength)
                result.Read(page.Source.AsSpan(start, end - start));
        }
        return result;
    }

    void Read(ReadOnlySpan<char> script)
    {
        var json = Clean(script);
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                    MaxDepth = 64,
                }
            );
            Visit(document.RootElement, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A page's broken JSON-LD (or half a character in a string of it) says nothing; the other extractors still speak.
        }
    }

    /// <summary>Pages put raw line breaks and tabs into strings, comment markers and CDATA around the script: JSON allows none of it.</summary>
    static string Clean(ReadOnlySpan<char> script)
    {
        script = script.Trim();
        var (first, last) = (script.IndexOfAny('{', '['), script.LastIndexOfAny('}', ']'));
        if (first < 0 || last < first)
            return "";
        script = script[first..(last + 1)];
        return string.Create(
            script.Length,
            script.ToString(),
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = source[i] < ' ' || char.IsSurrogate(source[i]) && !IsPair(source, i) ? ' ' : source[i];
            }
        );

        static bool IsPair(string s, int i) =>
            char.IsHighSurrogate(s[i]) ? i + 1 < s.Length && char.IsLowSurrogate(s[i + 1]) : i > 0 && char.IsHighSurrogate(s[i - 1]);
    }

    void Visit(JsonElement element, int depth)
    {
        if (depth > 8)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item, depth + 1);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (Is(element, ArticleTypes))
        {
            var body = String(element, "articleBody") ?? String(element, "text");
            if (body is not null && body.Length > (Body?.Length ?? 0))
                Body = body;
            // The first article of a page is its own; lists of other articles come later.
            if (Headline is null || Published is null)
            {
                Headline ??= String(element, "headline") ?? String(element, "name");
                Published ??= String(element, "datePublished") ?? String(element, "dateCreated") ?? String(element, "uploadDate");
                Modified ??= String(element, "dateModified");
                Author ??= Names(element, "author") ?? Names(element, "creator");
                Publisher ??= Names(element, "publisher");
                Language ??= String(element, "inLanguage");
            }
        }
        else if (Is(element, PageTypes))
        {
            PagePublished ??= String(element, "datePublished") ?? String(element, "uploadDate");
            Modified ??= String(element, "dateModified");
        }
        foreach (
            var name in (ReadOnlySpan<string>)
                ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "liveBlogUpdate"]
        )
            if (element.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                Visit(inner, name is "itemListElement" or "liveBlogUpdate" or "hasPart" ? depth + 4 : depth + 1);
    }

    static bool Is(JsonElement element, string[] types)
    {
        if (!element.TryGetProperty("@type", out var type))
            return false;
        if (type.ValueKind == JsonValueKind.String)
            return types.Contains(Local(type.GetString()!), StringComparer.Ordinal);
        if (type.ValueKind == JsonValueKind.Array)
            foreach (var item in type.EnumerateArray())
                if (item.ValueKind == JsonValueKind.String && types.Contains(Local(item.GetString()!), StringComparer.Ordinal))
                    return true;
        return false;

        static string Local(string type) => type[(type.LastIndexOf('/') + 1)..];
    }

    static string? String(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString()!.Trim() is { Length: > 0 } text
            ? text
            : null;

    static string? Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return null;
        return Of(value, 0);

        static string? Of(JsonElement value, int depth) =>
            value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim() is { Length: > 0 } text
                && !text.StartsWith("http", StringComparison.Ordinal)
                    ? HtmlEntities.Decode(text)
                    : null,
                JsonValueKind.Object when depth < 4 => value.TryGetProperty("name", out var inner) ? Of(inner, depth + 1) : null,
                JsonValueKind.Array when depth < 4 => value.EnumerateArray().Select(v => Of(v, depth + 1)).OfType<string>().Take(8).ToList()
                    is { Count: > 0 } all
                    ? string.Join(", ", all)
                    : null,
                _ => null,
            };
    }
}
