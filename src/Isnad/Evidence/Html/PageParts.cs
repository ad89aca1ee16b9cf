namespace Isnad;

/// <summary>Finds what stands around the main text and belongs to the writing: title, standfirst, byline, date line.</summary>
internal static class PageParts
{
    const int LongestTitle = 300;
    const int LongestByline = 160;
    const int LongestStandfirst = 700;

    /// <summary>How many elements up from a block's own element a list item or cell is looked for.</summary>
    const int CellDepth = 4;

    /// <summary>The kind of each block that is to be read, null for the rest.</summary>
    public static BlockKind?[] Find(PageBlocks cut, bool[] main, PageMetadata declared)
    {
        var blocks = cut.Blocks;
        var kinds = new BlockKind?[blocks.Count];
        for (var b = 0; b < blocks.Count; b++)
            if (main[b])
                kinds[b] = KindOf(cut, b);
        var first = Array.IndexOf(main, true);
        if (first < 0)
            first = blocks.Count;
        var title = Title(cut, main, declared, first);
        if (title >= 0)
            kinds[title] = BlockKind.Title;
        FindHead(cut, kinds, declared, title, first);
        return kinds;
    }

    static BlockKind KindOf(PageBlocks cut, int b)
    {
        var page = cut.Page;
        var owner = cut.Blocks[b].Owner;
        var tag = page[owner].Tag;
        // A whole paragraph in a heading element is a paragraph that wants to look large.
        if (tag.IsHeading)
            return cut.Blocks[b] is { Length: > 160, EndsSentence: true } ? BlockKind.Paragraph : BlockKind.Heading;
        for (var (node, level) = (owner, 0); node >= 0 && level < CellDepth; node = page[node].Parent, level++)
            switch (page[node].Tag)
            {
                case HtmlTag.Li or HtmlTag.Dd or HtmlTag.Dt:
                    return BlockKind.ListItem;
                case HtmlTag.Td or HtmlTag.Th when IsDataTable(cut, node):
                    return BlockKind.Cell;
                case HtmlTag.Blockquote:
                    return BlockKind.Quotation;
            }
        return BlockKind.Paragraph;
    }

    /// <summary>The table cell that a block element is or stands in, or null.</summary>
    public static int? CellOf(HtmlPage page, int owner)
    {
        for (var (node, level) = (owner, 0); node >= 0 && level < CellDepth; node = page[node].Parent, level++)
            if (page[node].Tag is HtmlTag.Td or HtmlTag.Th)
                return node;
        return null;
    }

    /// <summary>Tables were used to lay pages out; a table of data has short cells only.</summary>
    static bool IsDataTable(PageBlocks cut, int cell)
    {
        var (first, end) = cut.Of(cell);
        var length = 0;
        for (var b = first; b < end; b++)
            length += cut.Blocks[b].Length;
        return length < 200 && end - first <= 3;
    }

    /// <summary>
    /// The block that is the page's title: a heading or title-classed block before the main text (or its first heading) that agrees with
    /// what the page declares as its title; else the last first-level heading before the main text.
    /// </summary>
    static int Title(PageBlocks cut, bool[] main, PageMetadata declared, int first)
    {
        var keys = new[] { declared.Title, declared.Json.Headline, declared.DocumentTitle }
            .OfType<string>()
            .Select(BlockText.Key)
            .Where(key => key.Length >= 4)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var (best, bestRank) = (-1, 0);
        for (var b = 0; b < cut.Blocks.Count && b <= first + 3; b++)
        {
            var block = cut.Blocks[b];
            if (
                block.Length is < 4 or > LongestTitle
                || (block.Roles & (HtmlRole.Nav | HtmlRole.Related | HtmlRole.Comment)) != 0 && block.LinkShare > 0.9
            )
                continue;
            var tag = cut.Page[block.Owner].Tag;
            var heading = tag.IsHeading || (block.Roles & HtmlRole.Title) != 0;
            if (!heading || (b > first && !tag.IsHeading))
                continue;
            var key = BlockText.Key(BlockText.Plain(cut.Page, block));
            var agrees =
                key.Length >= 4
                && keys.Exists(k =>
                    k == key
                    || (key.Length >= 10 && k.Contains(key, StringComparison.Ordinal))
                    || (k.Length >= 15 && key.Contains(k, StringComparison.Ordinal))
                );
            var rank = (agrees ? 4 : 0) + (tag == HtmlTag.H1 ? 2 : 0) + (tag.IsHeading ? 1 : 0);
            if (agrees || tag == HtmlTag.H1)
                if (rank > bestRank || (rank == bestRank && !agrees && b <= first))
                    (best, bestRank) = (b, rank);
        }
        return best;
    }

    static void FindHead(PageBlocks cut, BlockKind?[] kinds, PageMetadata declared, int title, int first)
    {
        var description = BlockText.Key(declared["og:description"] ?? declared["description"] ?? "");
        var from = title >= 0 && title < first ? title + 1 : Math.Max(0, first - 8);
        for (var b = from; b < first && b < cut.Blocks.Count; b++)
        {
            var block = cut.Blocks[b];
            if (kinds[b] is not null || (block.Roles & (HtmlRole.Furniture & ~HtmlRole.Bio)) != 0)
                continue;
            var text = block.Length <= LongestStandfirst ? BlockText.Plain(cut.Page, block) : "";
            if (text.Length == 0)
                continue;
            if (block.Length <= LongestByline && (block.Roles & HtmlRole.Byline) != 0 && title >= 0 && title < first)
                kinds[b] = BlockKind.Byline;
            else if (block.Length <= LongestByline && PageDates.HasDate(text) && !block.EndsSentence && block.Words <= 14)
                kinds[b] = BlockKind.PublishedDate;
            else if (block.Length <= 80 && (HtmlPhrases.Of(text) & HtmlRole.Byline) != 0 && title >= 0 && title < first)
                kinds[b] = BlockKind.Byline;
            else if (title >= 0 && title < first && block.LinkShare < 0.3 && IsStandfirst(block, text, description))
                kinds[b] = BlockKind.Standfirst;
        }
    }

    static bool IsStandfirst(in PageBlock block, string text, string description)
    {
        if (block.Length < 30 || (block.Roles & (HtmlRole.Caption | HtmlRole.Credit)) != 0)
            return false;
        if ((block.Roles & HtmlRole.Standfirst) != 0)
            return true;
        var key = BlockText.Key(text);
        return key.Length >= 30
            && description.Length >= 30
            && (description.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(description, StringComparison.Ordinal));
    }
}
