namespace Isnad;

/// <summary>The voice of an article: the outlet or author who publishes it, then the agency it takes its report from.</summary>
static class Voice
{
    public static void Add(Document document, EntityTable names, Article article, List<ChainLink> chain)
    {
        var outlet = Named(document, names, article.Masthead, EntityType.Outlet) ?? FirstSiteName(document, names);
        if (outlet is null && document.Source.Metadata.Outlet is { Length: > 0 } declared)
            outlet = new ChainLink(declared, null, false);
        if (outlet is { } publisher)
            AddMerged(chain, publisher);
        else if (Named(document, names, article.Byline, EntityType.Person) is { } author)
            AddMerged(chain, author);
        if (Named(document, names, article.Dateline, EntityType.Outlet) is { } agency)
            AddMerged(chain, agency);
        if (chain.Count == 0 && Named(document, names, article.Byline, EntityType.Outlet) is { } desk)
            AddMerged(chain, desk);
        if (chain.Count == 0)
            chain.Add(new ChainLink(document.Source.Metadata.Author is { Length: > 0 } name ? name : "author", null, false));
    }

    /// <summary>Adds a link unless it repeats the one before.</summary>
    public static void AddMerged(List<ChainLink> chain, ChainLink link)
    {
        if (chain.Count > 0 && (chain[^1] == link || (link.Entity is not null && chain[^1].Entity == link.Entity)))
            return;
        chain.Add(link);
    }

    static ChainLink? FirstSiteName(Document document, EntityTable names)
    {
        foreach (var noise in document.Noise)
            if (noise.Kind == NoiseKind.SiteName)
                return Named(document, names, noise.Span, EntityType.Outlet)
                    ?? new ChainLink(document.Text[noise.Span.Start..noise.Span.End], null, false);
        return null;
    }

    static ChainLink? Named(Document document, EntityTable names, TextSpan? span, EntityType type)
    {
        if (span is not { } within)
            return null;
        for (var m = names.FirstMentionFrom(within.Start); m < names.Mentions.Count && names.Mentions[m].Span.Start < within.End; m++)
        {
            var mention = names.Mentions[m];
            if (mention.Type == type && within.Contains(mention.Span))
                return new ChainLink(names.Entities[mention.Entity].Name, mention.Entity, false);
        }
        return type == EntityType.Outlet && document.Articles.Any(a => a.Masthead == within)
            ? new ChainLink(document.Text[within.Start..within.End], null, false)
            : null;
    }
}
