using System.Globalization;
using NodaTime;

namespace Isnad;

/// <summary>
/// Collects every date of publication a page offers, each with its reason, ranked by how often such a place tells the truth
/// (compare Barbaresi 2020, "htmldate"). The page's clock and the dates of other articles are not candidates.
/// </summary>
internal sealed class PageDates
{
    /// <summary>Meta elements that give the publication, the surest first.</summary>
    static readonly string[] PublishedMeta =
    [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "og:pubdate",
        "datePublished",
        "rnews:datePublished",
        "parsely-pub-date",
        "sailthru.date",
        "cXenseParse:recs:publishtime",
        "cxenseparse:publishtime",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published-date",
        "publication_date",
        "publication-date",
        "publicationDate",
        "published_date",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "dcsext.articlefirstpublished",
        "bt:pubdate",
        "shareaholic:article_published_time",
        "article.created",
        "datecreated",
        "date_created",
        "creation_date",
        "displaydate",
        "ptime",
        "artcdate",
        "cdate",
        "rbpubdate",
        "timestamp",
        "date",
        "news_date",
        "article-date",
        "issue_date",
        "og:regdate",
    ];
    static readonly string[] ModifiedMeta =
    [
        "article:modified_time",
        "og:updated_time",
        "dateModified",
        "last-modified",
        "lastmod",
        "modified",
        "dc.date.modified",
        "dcterms.modified",
        "revised",
        "article:modified",
        "dateupdated",
    ];
    static readonly string[] ScriptKeys =
    [
        "\"datePublished\"",
        "\"publishedAt\"",
        "\"published_at\"",
        "\"publishDate\"",
        "\"publish_date\"",
        "\"publishedDate\"",
        "\"pubDate\"",
        "\"published_time\"",
        "\"publicationDate\"",
        "\"firstPublished\"",
        "\"datePublication\"",
        "\"pubdate\"",
        "\"dateCreated\"",
    ];

    readonly HtmlPage page;
    readonly PageBlocks cut;
    readonly PageMetadata declared;
    readonly bool[] main;
    readonly bool monthFirst;
    readonly LocalDate? latest;
    readonly List<DateCandidate> found = [];
    bool firstIsUtc;

    PageDates(HtmlPage page, PageBlocks cut, PageMetadata declared, Evidence evidence, bool[] main)
    {
        (this.page, this.cut, this.declared, this.main) = (page, cut, declared, main);
        monthFirst =
            declared.Language is { } l
            && (
                l.Equals("en", StringComparison.OrdinalIgnoreCase)
                || l.Equals("en-US", StringComparison.OrdinalIgnoreCase)
                || l.StartsWith("fil", StringComparison.OrdinalIgnoreCase)
            );
        latest = evidence.Fetched is { } fetched ? LocalDate.FromDateTime(fetched.UtcDateTime).PlusDays(1) : null;
    }

    public static bool HasDate(string text) => text.Length <= 200 && DateText.First(text) is not null;

    public static IReadOnlyList<DateCandidate> Find(HtmlPage page, PageBlocks cut, PageMetadata declared, Evidence evidence, bool[] main)
    {
        var dates = new PageDates(page, cut, declared, evidence, main);
        dates.Add(evidence.Hints?.Published, "the container's entry");
        dates.Add(declared.Json.Published, "JSON-LD datePublished");
        foreach (var name in PublishedMeta)
            dates.Add(declared[name], $"meta {name}");
        dates.AddMarkedTimes();
        dates.AddUrl(evidence.Uri ?? declared.CanonicalUrl);
        dates.AddUrl(declared.CanonicalUrl);
        dates.AddLines();
        dates.Add(declared.Json.PagePublished, "JSON-LD datePublished of the page");
        dates.AddTimes();
        dates.AddScripts();
        dates.Add(declared.Json.Modified, "JSON-LD dateModified");
        foreach (var name in ModifiedMeta)
            dates.Add(declared[name], $"meta {name}");
        dates.AddImage();
        dates.PreferLocalDay();
        return dates.found;
    }

    void Add(string? value, string reason)
    {
        if (value is null || value.Length > 120)
            return;
        if (found.Count == 0 && Parse(value) is not null)
            firstIsUtc = IsUtc(value);
        Add(Parse(value), reason);
    }

    /// <summary>A moment in world time may be another day where the page was published.</summary>
    static bool IsUtc(string value) =>
        value.Contains(':', StringComparison.Ordinal)
        && (
            value.EndsWith('Z')
            || value.EndsWith("+00:00", StringComparison.Ordinal)
            || value.EndsWith("+0000", StringComparison.Ordinal)
            || value.EndsWith("GMT", StringComparison.Ordinal)
            || value.EndsWith("UTC", StringComparison.Ordinal)
        );

    /// <summary>Where the best candidate is a moment in world time and the page elsewhere names the neighbouring day, that is its own day.</summary>
    void PreferLocalDay()
    {
        if (!firstIsUtc || found.Count < 2)
            return;
        var first = DateText.First(found[0].Value)!.Value;
        var local = found.FindIndex(
            1,
            c =>
                Math.Abs(Period.DaysBetween(first, DateText.First(c.Value)!.Value)) == 1
                && !c.Reason.Contains("odified", StringComparison.Ordinal)
                && !c.Reason.Contains("updated", StringComparison.Ordinal)
                && !c.Reason.Contains("below", StringComparison.Ordinal)
        );
        if (local < 0)
            return;
        var winner = found[local];
        found.RemoveAt(local);
        found.Insert(0, winner with { Reason = winner.Reason + ", the local day" });
        for (var i = 0; i < found.Count; i++)
            found[i] = found[i] with { Rank = i };
    }

    LocalDate? Parse(string value)
    {
        if (DateText.First(value, monthFirst) is { } date)
            return date;
        // Seconds or milliseconds since 1970.
        return value.Length is 10 or 13 && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)
            ? Instant.FromUnixTimeSeconds(value.Length == 13 ? stamp / 1000 : stamp).InUtc().Date
            : null;
    }

    void Add(LocalDate? date, string reason)
    {
        if (date is not { } day || day > latest)
            return;
        var value = DateText.Format(day);
        if (!found.Exists(c => c.Value == value))
            found.Add(new(value, reason, found.Count));
    }

    /// <summary>Elements that say they carry the publication: itemprop, pubdate, class published.</summary>
    void AddMarkedTimes()
    {
        for (var i = 0; i < page.Count && found.Count < 20; i++)
        {
            ref readonly var node = ref page[i];
            if (node.Tag is not (HtmlTag.Time or HtmlTag.Span or HtmlTag.Abbr or HtmlTag.P or HtmlTag.Div or HtmlTag.Meta))
                continue;
            var marked = page.RawAttribute(i, "itemprop").Equals("datePublished", StringComparison.OrdinalIgnoreCase);
            if (!marked && node.Tag == HtmlTag.Time)
                marked =
                    !page.RawAttribute(i, "pubdate").IsEmpty
                    || page.RawAttribute(i, "class").Contains("publish", StringComparison.OrdinalIgnoreCase)
                    || page.RawAttribute(i, "class").Contains("entry-date", StringComparison.OrdinalIgnoreCase);
            if (!marked && node.Tag == HtmlTag.Abbr)
                marked = page.RawAttribute(i, "class").Contains("published", StringComparison.OrdinalIgnoreCase);
            if (marked && !InFurniture(i))
                Add(DateOf(i), "element marked as publication date");
        }
    }

    LocalDate? DateOf(int node)
    {
        foreach (var name in (ReadOnlySpan<string>)["datetime", "content", "title", "data-date", "data-datetime"])
            if (page.Attribute(node, name) is { Length: < 80 } value && Parse(value) is { } date)
                return date;
        return page[node].End - node < 12 ? DateText.First(page.TextOf(node, 120), monthFirst) : null;
    }

    bool InFurniture(int node)
    {
        for (var i = page[node].Parent; i >= 0; i = page[i].Parent)
            if ((cut.Own(i) & (HtmlRole.Related | HtmlRole.Comment | HtmlRole.Side | HtmlRole.Nav | HtmlRole.Footer)) != 0)
                return true;
        return false;
    }

    /// <summary>Time elements before the end of the main text and not in furniture.</summary>
    void AddTimes()
    {
        var last = Array.LastIndexOf(main, true);
        var end = last < 0 ? page.Count : cut.Blocks[last].EndNode + 40;
        for (var i = 0; i < page.Count && i < end && found.Count < 20; i++)
            if (page[i].Tag == HtmlTag.Time && !InFurniture(i))
                Add(DateOf(i), "time element");
    }

    void AddUrl(string? url)
    {
        if (url is null || url.Length > 1000)
            return;
        var start = url.IndexOf("//", StringComparison.Ordinal);
        var path = url.AsSpan(start < 0 ? 0 : start + 2);
        var slash = path.IndexOf('/');
        if (slash < 0)
            return;
        path = path[slash..];
        for (var i = 0; i + 4 <= path.Length; i++)
        {
            if (!char.IsAsciiDigit(path[i]) || (i > 0 && char.IsAsciiDigit(path[i - 1])))
                continue;
            var digits = 0;
            while (i + digits < path.Length && char.IsAsciiDigit(path[i + digits]))
                digits++;
            if (digits == 8 || (digits == 4 && i + 8 <= path.Length && path[i + 4] is '/' or '-' or '_' or '.'))
            {
                var stretch = path.Slice(i, Math.Min(digits == 8 ? 8 : 11, path.Length - i)).ToString().Replace('_', '-');
                // 2020/09/21 and 2020-09-21; other separators between the parts make it something else.
                if (
                    DateText.First(
                        stretch.Length == 11 && char.IsAsciiDigit(stretch[10]) && !char.IsAsciiDigit(stretch[9]) ? stretch[..10] : stretch
                    ) is
                    { } date
                )
                {
                    Add(date, "address");
                    return;
                }
            }
            i += digits;
        }
    }

    /// <summary>Visible dates: around the title and before the text first, then short lines right after it.</summary>
    void AddLines()
    {
        var first = Array.IndexOf(main, true);
        var last = Array.LastIndexOf(main, true);
        if (first < 0)
            (first, last) = (cut.Blocks.Count, cut.Blocks.Count);
        for (var pass = 0; pass < 2; pass++)
        for (var b = Math.Max(0, first - 25); b < first; b++)
        {
            var block = cut.Blocks[b];
            var dated = (block.Roles & (HtmlRole.Date | HtmlRole.Meta | HtmlRole.Byline)) != 0;
            if (
                dated == (pass == 0)
                && block.Length <= (dated ? 200 : 90)
                && (block.Roles & (HtmlRole.Related | HtmlRole.Comment | HtmlRole.Side | HtmlRole.Nav | HtmlRole.Footer)) == 0
            )
                Add(DateText.First(BlockText.Plain(page, block), monthFirst), dated ? "date line above the text" : "line above the text");
        }
        for (var b = first; b <= Math.Min(first + 2, last) && b < cut.Blocks.Count; b++)
        {
            var opening = BlockText.Plain(page, cut.Blocks[b]);
            Add(DateText.First(opening.AsSpan(0, Math.Min(opening.Length, 120)), monthFirst), "opening of the text");
        }
        for (var b = Math.Max(first, last - 2); b < Math.Min(cut.Blocks.Count, last + 8); b++)
            if (
                cut.Blocks[b].Length <= 120
                && (cut.Blocks[b].Roles & (HtmlRole.Related | HtmlRole.Comment | HtmlRole.Side | HtmlRole.Nav)) == 0
            )
                Add(DateText.First(BlockText.Plain(page, cut.Blocks[b]), monthFirst), "line below the text");
    }

    /// <summary>Application state in scripts, by the usual names of the field.</summary>
    void AddScripts()
    {
        if (found.Count > 0)
            return;
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i].Tag != HtmlTag.Text || page[i].Parent < 0 || page[page[i].Parent].Tag != HtmlTag.Script)
                continue;
            var script = page.Source.AsSpan(page[i].SourceStart, page[i].SourceEnd - page[i].SourceStart);
            foreach (var key in ScriptKeys)
            {
                var at = script.IndexOf(key, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                var value = script[(at + key.Length)..];
                value = value[..Math.Min(value.Length, 60)].TrimStart(" :\"\\");
                var stop = value.IndexOfAny('"', '\\', ',');
                Add((stop < 0 ? value : value[..stop]).ToString(), "field of a script");
            }
        }
    }

    /// <summary>News systems file the picture of an article under its date.</summary>
    void AddImage()
    {
        if (found.Count == 0)
            AddUrl(declared["og:image"]);
    }
}
