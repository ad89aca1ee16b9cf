using System.Text;

namespace Isnad;

/// <summary>
/// Reads a web page. The reading text is the title, the byline and date line, the standfirst and the main text, a blank line between
/// them; captions, credits, comments and related links stand beside it, menus and the like stay in the evidence only.
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
        var cells = new List<(int Block, int Cell)>();
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
            {
                if (kind == BlockKind.Cell && PageParts.CellOf(page, cut.Blocks[b].Owner) is { } cell)
                    cells.Add((blocks.Count, cell));
                blocks.Add(new(new(start, text.Length), kind));
            }
        }
        AddHeaders(page, blocks, cells);
        if (onlyDeclared is not null)
            AppendLines(onlyDeclared, text, blocks);
        var reading = text.ToString();
        var partRuns = new List<(int Text, int Source, int Length)>();
        var parts = PageSurroundings.Find(cut, kinds, partRuns);
        var places = SourceOrigin.Map(evidence.Bytes.Span, source, charset, partRuns);
        return new SourceText
        {
            Text = reading,
            MediaType = MediaTypes.Html,
            Charset = charset.Name,
            CharsetReason = charset.Reason,
            Origin = SourceOrigin.Map(evidence.Bytes.Span, source, charset, runs),
            Blocks = blocks,
            Beside =
            [
                .. parts.Select(
                    (part, i) =>
                        new PagePart(
                            part.Kind,
                            part.Text,
                            places.Count > 0 ? places[i].ByteStart : null,
                            places.Count > 0 ? places[i].ByteEnd : null
                        )
                ),
            ],
            Metadata = Describe(evidence, declared, PageDates.Find(page, cut, declared, evidence, main)),
        };
    }

    /// <summary>Gives each cell the spans of its header cells; a cell of several blocks is one span.</summary>
    static void AddHeaders(HtmlPage page, List<Block> blocks, List<(int Block, int Cell)> cells)
    {
        if (cells.Count == 0)
            return;
        var headers = TableHeaders.Of(page);
        var spans = new Dictionary<int, TextSpan>();
        foreach (var (block, cell) in cells)
            spans[cell] = spans.TryGetValue(cell, out var known) ? new(known.Start, blocks[block].Span.End) : blocks[block].Span;
        foreach (var (block, cell) in cells)
        {
            List<TextSpan> path = [];
            foreach (var header in headers.PathOf(cell))
                if (spans.TryGetValue(header, out var span))
                    path.Add(span);
            if (path.Count > 0)
                blocks[block] = blocks[block] with { Headers = path };
        }
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
