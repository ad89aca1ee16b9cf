namespace Isnad;

/// <summary>A stretch of a page between two breaks: a paragraph, heading, list item or cell, with what can be measured of it.</summary>
internal struct PageBlock
{
    /// <summary>Text nodes of the block lie in <c>[FirstNode, EndNode)</c>; nodes of skipped elements between them do not count.</summary>
    public int FirstNode;
    public int EndNode;

    /// <summary>The block element whose text this is.</summary>
    public int Owner;
    public HtmlRole Roles;

    /// <summary>Characters that are not white space, in all and inside links.</summary>
    public int Length;
    public int LinkLength;
    public int Links;

    /// <summary>Spaces between words, commas, and whether it closes like a sentence.</summary>
    public int Words;
    public int Commas;
    public bool EndsSentence;

    /// <summary>True when what stands in <c>noscript</c> elements is read, too.</summary>
    public bool WithFallbacks;

    public readonly double LinkShare => Length == 0 ? 0 : (double)LinkLength / Length;
}

/// <summary>Cuts a page into blocks and works out each element's roles.</summary>
internal sealed class PageBlocks
{
    readonly HtmlPage page;
    readonly List<PageBlock> blocks = new(256);

    /// <summary>Own roles of each element.</summary>
    readonly HtmlRole[] own;

    /// <summary>First block at or after each node: the blocks of an element are <c>[BlockAt(node), BlockAt(End))</c>.</summary>
    readonly int[] firstBlock;
    PageBlock current;
    bool open;
    bool withFallbacks;

    PageBlocks(HtmlPage page)
    {
        this.page = page;
        own = new HtmlRole[page.Count + 1];
        firstBlock = new int[page.Count + 1];
    }

    public IReadOnlyList<PageBlock> Blocks => blocks;
    public HtmlPage Page => page;

    public HtmlRole Own(int node) => own[node];

    /// <summary>Indices of the blocks that lie inside an element.</summary>
    public (int First, int End) Of(int node) => (firstBlock[node], firstBlock[page[node].End]);

    /// <param name="page">The page.</param>
    /// <param name="withFallbacks">True to read what the page keeps for browsers without scripts, too.</param>
    public static PageBlocks Cut(HtmlPage page, bool withFallbacks = false)
    {
        var cut = new PageBlocks(page) { withFallbacks = withFallbacks };
        cut.Walk();
        cut.Inherit();
        return cut;
    }

    /// <summary>Elements whose content is never read as text.</summary>
    internal static bool IsSkipped(HtmlTag tag) =>
        tag
            is HtmlTag.Script
                or HtmlTag.Style
                or HtmlTag.Noscript
                or HtmlTag.Template
                or HtmlTag.Svg
                or HtmlTag.Iframe
                or HtmlTag.Object
                or HtmlTag.Embed
                or HtmlTag.Canvas
                or HtmlTag.Video
                or HtmlTag.Audio
                or HtmlTag.Select
                or HtmlTag.Button
                or HtmlTag.Textarea
                or HtmlTag.Option
                or HtmlTag.Noembed
                or HtmlTag.Noframes
                or HtmlTag.Map
                or HtmlTag.Progress
                or HtmlTag.Amp_State
                or HtmlTag.Rp
                or HtmlTag.Rt
                or HtmlTag.Head
                or HtmlTag.Title;

    void Walk()
    {
        var nodes = page.Nodes;
        var ends = new Stack<int>();
        var (linkEnd, breaks) = (0, 0);
        for (var i = 0; i < nodes.Length; i++)
        {
            while (ends.Count > 0 && ends.Peek() <= i)
            {
                Flush(i);
                ends.Pop();
            }
            firstBlock[i] = blocks.Count + (open ? 1 : 0);
            ref readonly var node = ref nodes[i];
            if (node.Tag == HtmlTag.Text)
            {
                breaks = AddText(i, i < linkEnd) ? 0 : breaks;
                continue;
            }
            if (IsSkipped(node.Tag) && !(withFallbacks && node.Tag == HtmlTag.Noscript))
            {
                var end = node.End;
                for (var k = i + 1; k < end; k++)
                    firstBlock[k] = firstBlock[i];
                i = end - 1;
                continue;
            }
            if (node.Tag == HtmlTag.Br)
            {
                if (++breaks == 2)
                    Flush(i);
                continue;
            }
            own[i] = HtmlRoles.Of(page, i);
            if (node.Tag == HtmlTag.A)
            {
                linkEnd = Math.Max(linkEnd, node.CloseAt);
                if (open)
                    current.Links++;
            }
            if (node.Tag.IsBlock)
            {
                Flush(i);
                firstBlock[i] = blocks.Count;
                if (!node.Tag.IsVoid)
                    ends.Push(node.End);
                breaks = 0;
            }
        }
        Flush(nodes.Length);
        firstBlock[nodes.Length] = blocks.Count;
    }

    void Flush(int node)
    {
        if (!open)
            return;
        current.EndNode = node;
        blocks.Add(current);
        open = false;
    }

    bool AddText(int i, bool inLink)
    {
        var text = page.Source.AsSpan(page[i].SourceStart, page[i].SourceEnd - page[i].SourceStart);
        var (length, words, commas, last, space) = (0, 0, 0, '\0', true);
        foreach (var c in text)
        {
            if (c <= ' ' || c == '\u00A0')
            {
                space = true;
                continue;
            }
            if (space)
                words++;
            space = false;
            length++;
            if (c == ',' || (c > 'z' && c is '،' or '、' or '，'))
                commas++;
            last = c;
        }
        if (length == 0 || (length == 6 && text.Trim() is "&nbsp;"))
            return false;
        if (!open)
        {
            var owner = i;
            do owner = page[owner].Parent;
            while (owner >= 0 && !page[owner].Tag.IsBlock);
            current = new PageBlock
            {
                FirstNode = i,
                Owner = Math.Max(0, owner),
                WithFallbacks = withFallbacks,
            };
            open = true;
        }
        current.Length += length;
        current.Words += words;
        current.Commas += commas;
        if (inLink)
            current.LinkLength += length;
        if (!(last is ')' or '"' or '”' or '»' or '’' or '\'' && current.EndsSentence && length == 1))
            current.EndsSentence = EndsLikeSentence(text);
        return true;
    }

    static bool EndsLikeSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        while (
            text.Length > 0
            && text[^1] is ')' or '"' or '”' or '»' or '’' or '\'' or '“' or '\u200F' or '\u200E' or '\u202C' or '\u2069' or ']'
        )
            text = text[..^1];
        return text.Length > 0 && text[^1] is '.' or '!' or '?' or '؟' or '…' or ':' or '۔' or '。' or '！' or '？' or ';' or '؛';
    }

    /// <summary>True when an element wraps a first heading or something that calls itself an article.</summary>
    bool HoldsWriting(int node)
    {
        for (var i = node; i < page[node].End; i++)
            if (page[i].Tag is HtmlTag.H1 or HtmlTag.Article or HtmlTag.Main || (own[i] & HtmlRole.Body) != 0)
                return true;
        return false;
    }

    /// <summary>
    /// Hands the roles down the tree. An element that holds most of the page's prose is no furniture, whatever its class says
    /// (<c>class="content has-sidebar"</c>).
    /// </summary>
    void Inherit()
    {
        var prose = new int[blocks.Count + 1];
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            prose[b + 1] = prose[b] + (block is { Length: >= 60, LinkShare: < 0.4 } && block.EndsSentence ? block.Length : 0);
        }
        var whole = prose[^1];
        var inherited = new HtmlRole[page.Count];
        for (var i = 0; i < page.Count; i++)
        {
            ref readonly var node = ref page[i];
            var parent = node.Parent >= 0 ? inherited[node.Parent] : HtmlRole.None;
            if (node.Tag == HtmlTag.Text)
                continue;
            var roles = own[i];
            if (node.Tag is HtmlTag.Html or HtmlTag.Body)
                roles = own[i] = HtmlRole.None;
            if ((roles & (HtmlRole.Furniture | HtmlRole.Beside)) != 0)
            {
                var (first, end) = Of(i);
                var inside = prose[end] - prose[first];
                if (inside * 2 > whole && whole > 200 && (whole - inside < 200 || HoldsWriting(i)))
                    roles = own[i] &= ~(HtmlRole.Furniture | HtmlRole.Beside | HtmlRole.Gallery);
            }
            inherited[i] = parent | roles;
        }
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            block.Roles = inherited[block.Owner];
            // A block that is a single inline element (<span class="date">) has that element's roles too.
            var inner = page[block.FirstNode].Parent;
            if (inner > block.Owner && page[inner].End >= block.EndNode - 1)
                block.Roles |= inherited[inner];
            blocks[b] = block;
        }
    }
}
