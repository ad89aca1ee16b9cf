using System.Text;

namespace Isnad;

/// <summary>
/// Reads a web page. The reading text is the title, the byline and date line, the standfirst and the main text, a blank line between
/// them; menus, related links, comments, captions and the like stay in the evidence only.
/// </summary>
internal static class HtmlReader
{
    /// <summary>Below this many characters the page is looked at again with less trust in what its markup says.</summary>
    const int Little = 250;

    public static SourceText Read(Evidence evidence)
    {
        var (source, charset) = PlainTextReader.Decode(evidence, markup: true);
        var page = HtmlParser.Parse(source);
        var declared = PageMetadata.Read(page);
        var (cut, main, length) = Choose(page, declared.ArticleBody);
        var kinds = PageParts.Find(cut, main, declared);

        var text = new StringBuilder(length * 6 / 5);
        var (blocks, runs) = (new List<Block>(), new List<(int Text, int Source, int Length)>());
        // A feed's item has its title beside its text.
        if (
            evidence.Hints?.Title is { } title
            && !Array.Exists(kinds, k => k == BlockKind.Title)
            && ReadingText.Clean(title) is { Length: > 0 } clean
        )
        {
            text.Append(clean);
            blocks.Add(new(new(0, clean.Length), BlockKind.Title));
        }
        // Pages that draw their text by script keep it whole in their JSON-LD only; it has no bytes of its own to point to.
        var onlyDeclared = declared.ArticleBody is { } body && body.Length > 400 && length * 3 < body.Length ? body : null;
        for (var b = 0; b < kinds.Length; b++)
        {
            if (kinds[b] is not { } kind || (onlyDeclared is not null && main[b]))
                continue;
            var start = text.Length == 0 ? 0 : text.Length + 2;
            if (text.Length > 0)
                text.Append("\n\n");
            BlockText.Append(page, cut.Blocks[b], text, runs);
            if (text.Length == start)
                text.Length = Math.Max(0, start - 2);
            else
                blocks.Add(new(new(start, text.Length), kind));
        }
        if (onlyDeclared is not null)
            AppendLines(onlyDeclared, text, blocks);
        var reading = text.ToString();
        return new SourceText
        {
            Text = reading,
            MediaType = MediaTypes.Html,
            Charset = charset.Name,
            CharsetReason = charset.Reason,
            Origin = SourceOrigin.Map(evidence.Bytes.Span, source, charset, runs),
            Blocks = blocks,
            Metadata = Describe(evidence, declared, PageDates.Find(page, cut, declared, evidence, main)),
        };
    }

    static (PageBlocks Cut, bool[] Main, int Length) Choose(HtmlPage page, string? articleBody)
    {
        var cut = PageBlocks.Cut(page);
        var (main, length) = MainText.Choose(cut, articleBody);
        if (length >= Little)
            return (cut, main, length);
        var (trusting, trustingLength) = MainText.Choose(cut, articleBody, trustsRoles: false);
        if (trustingLength > length * 3)
            (main, length) = (trusting, trustingLength);
        if (length >= Little)
            return (cut, main, length);
        var wider = PageBlocks.Cut(page, withFallbacks: true);
        var (other, otherLength) = MainText.Choose(wider, articleBody);
        return otherLength > Math.Max(100, length * 3) ? (wider, other, otherLength) : (cut, main, length);
    }

    static void AppendLines(string body, StringBuilder text, List<Block> blocks)
    {
        foreach (var line in body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Length > 0)
                text.Append("\n\n");
            var start = text.Length;
            text.Append(HtmlPage.Collapse(line));
            blocks.Add(new(new(start, text.Length), BlockKind.Paragraph));
        }
    }

    static Metadata Describe(Evidence evidence, PageMetadata declared, IReadOnlyList<DateCandidate> dates) =>
        new()
        {
            Title = declared.Title ?? evidence.Hints?.Title,
            Outlet = declared.Outlet ?? evidence.Hints?.Outlet,
            Author = declared.Author ?? evidence.Hints?.Author,
            CanonicalUrl = declared.CanonicalUrl ?? evidence.Uri,
            Language = declared.Language,
            Dates = dates,
        };
}
