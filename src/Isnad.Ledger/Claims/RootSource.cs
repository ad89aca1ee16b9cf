namespace Isnad.Ledgers;

/// <summary>
/// The last link of a chain, and by what it is known again in other articles and scripts. An unnamed source is known by who relays it: it is one with
/// the unnamed source of the same agency. A page that says it in its own voice is its own root, or the agency's that it credits.
/// </summary>
/// <param name="Name">As a reader sees it.</param>
/// <param name="Anonymous">It is unnamed; the other fields are of who relays it.</param>
/// <param name="Source">The ledger's id, or null when no source of the ledger stands behind it.</param>
/// <param name="Key">Its words by their consonants, alike in all scripts; of a page without an outlet, the page.</param>
/// <param name="Institution">What its name says of an institution or office, or null.</param>
internal sealed record RootSource(string Name, bool Anonymous, string? Source, string Key, Institution? Institution)
{
    /// <summary>The state that an institution is of: by its name, or the one that the page is about.</summary>
    public string? State { get; init; }

    public static RootSource Of(RowBuilder builder, Reading reading, int ordinal, ArticleRow row, Statement? said)
    {
        if (said is { Chain.Count: > 1 })
        {
            var last = said.Chain[^1];
            if (!last.Anonymous)
                return OfLink(builder, reading, last);
            var relay = said.Chain[^2];
            var name = $"{relay.Name}: {last.Name}";
            return said.Chain.Count > 2
                ? OfLink(builder, reading, relay) with
                {
                    Name = name,
                    Anonymous = true,
                }
                : Page(row) with
                {
                    Name = name,
                    Anonymous = true,
                };
        }
        return new LinkedArticle(reading, ordinal).Credits is [var credit, ..] ? Named(credit.Name, credit.Name, null) : Page(row);
    }

    static RootSource OfLink(RowBuilder builder, Reading reading, ChainLink link)
    {
        if (link.Entity is not { } entity)
            return Named(link.Name, link.Name, null);
        var source = builder.Source(reading, entity);
        // the ledger may call it by a name of another language; what the page says is looked at first
        var institution = Institution.Of(link.Name) ?? Institution.Of(source.Name);
        var about = institution is { NeedsPlace: true } ? PagePlace.Of(reading.Names) : "";
        return Named(link.Name, source.Name, source.Id) with
        {
            Institution = institution,
            State = institution?.State ?? (PagePlace.IsState(about) ? about : null),
        };
    }

    static RootSource Page(ArticleRow row) =>
        row.Outlet is { } outlet ? Named(outlet, outlet, null) : new(row.Name, false, null, "page|" + row.Evidence, null);

    static RootSource Named(string shown, string name, string? source) =>
        new(
            shown,
            false,
            source,
            NameSkeleton.Of(name) is { Length: > 0 } words ? string.Join('-', words) : "name|" + NameIndex.Key(name),
            Institution.Of(name)
        );
}
