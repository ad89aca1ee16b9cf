namespace Isnad;

/// <summary>
/// Builds the tree of a page the way a browser does where that changes what is read: implied end tags, void and raw elements, scopes,
/// tables (HTML standard section 13.2). Formatting elements are not rebuilt after a misplaced end tag; their reach is kept beside the tree
/// (<see cref="HtmlNode.CloseAt"/>). One pass over the source; the depth is bounded as in browsers, so time is linear in any input.
/// </summary>
internal ref struct HtmlParser
{
    /// <summary>As in Blink: deeper elements become children of the element at this depth.</summary>
    const int MaxDepth = 512;

    /// <summary>A page of more elements is a flood: what comes after them is not read. Keeps the tree under a hundred megabytes.</summary>
    internal const int MaxNodes = 3_000_000;

    readonly string source;
    readonly int[] open = new int[MaxDepth];
    HtmlNode[] nodes;
    int count;
    int depth;
    int skippedDepth;
    int at;

    HtmlParser(string source)
    {
        this.source = source;
        nodes = new HtmlNode[Math.Max(64, source.Length / 40)];
    }

    public static HtmlPage Parse(string source)
    {
        var parser = new HtmlParser(source);
        parser.Run();
        return new HtmlPage(source, parser.nodes, parser.count);
    }

    void Run()
    {
        // Fragments have no root of their own; a page's html tag lends its attributes to this one.
        open[0] = Add(HtmlTag.Html, 0, 0);
        depth = 1;
        while (at < source.Length && count < MaxNodes)
        {
            var mark = source.AsSpan(at).IndexOf('<');
            if (mark < 0)
                mark = source.Length - at;
            // A "<" that opens no markup is text.
            var end = at + mark;
            while (end < source.Length && !OpensMarkup(end))
            {
                var further = source.AsSpan(end + 1).IndexOf('<');
                end = further < 0 ? source.Length : end + 1 + further;
            }
            if (end > at)
                AddText(at, end);
            at = end;
            if (at < source.Length)
                ReadMarkup();
        }
        while (depth > 0)
            Pop();
    }

    readonly bool OpensMarkup(int index) =>
        index + 1 < source.Length
        && (
            char.IsAsciiLetter(source[index + 1])
            || source[index + 1] is '!' or '?'
            || (source[index + 1] == '/' && index + 2 < source.Length && source[index + 2] is not ' ')
        );

    void ReadMarkup()
    {
        var rest = source.AsSpan(at);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = rest[2..].IndexOf("-->", StringComparison.Ordinal);
            at = close < 0 ? source.Length : at + 2 + close + 3;
        }
        else if (rest[1] is '!' or '?' || (rest[1] == '/' && !char.IsAsciiLetter(rest[2])))
        {
            var close = rest.IndexOf('>');
            at = close < 0 ? source.Length : at + close + 1;
        }
        else if (rest[1] == '/')
            ReadEndTag();
        else
            ReadStartTag();
    }

    void ReadEndTag()
    {
        var close = source.AsSpan(at).IndexOf('>');
        var end = close < 0 ? source.Length : at + close;
        var name = source.AsSpan(at + 2, end - at - 2);
        var stop = name.IndexOfAny(" \t\r\n/");
        var rawName = stop < 0 ? name : name[..stop];
        at = Math.Min(source.Length, end + 1);
        Close(HtmlTags.Named(rawName), rawName);
    }

    void ReadStartTag()
    {
        var start = at;
        var attributes = new HtmlAttributes(source.AsSpan(at));
        var nameEnd = at + attributes.Position;
        while (attributes.Next()) { }
        at = Math.Min(source.Length, start + attributes.Position + 1);
        var name = source.AsSpan(start + 1, nameEnd - start - 1);
        var tag = HtmlTags.Named(name);
        if (tag == HtmlTag.Html && nodes[0].SourceEnd == 0)
            (nodes[0].SourceStart, nodes[0].SourceEnd) = (start, at);
        if (!MakeRoom(tag))
            return;
        var node = Add(tag, start, at);
        var selfClosed = at >= 2 && source[at - 1] == '>' && source[at - 2] == '/';
        if (tag.IsVoid || (selfClosed && InForeignContent()))
            return;
        if (tag.IsRaw)
        {
            ReadRaw(node, name);
            return;
        }
        if (depth == MaxDepth)
            skippedDepth++;
        else
            open[depth++] = node;
    }

    /// <summary>The content of script, style, title and the like: everything up to the end tag of the same name.</summary>
    void ReadRaw(int node, ReadOnlySpan<char> name)
    {
        var from = at;
        var end = source.Length;
        for (var search = at; ; )
        {
            var close = source.AsSpan(search).IndexOf("</", StringComparison.Ordinal);
            if (close < 0)
                break;
            search += close + 2;
            if (
                source.AsSpan(search).StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (search + name.Length >= source.Length || !char.IsAsciiLetterOrDigit(source[search + name.Length]))
            )
            {
                end = search - 2;
                break;
            }
        }
        if (end > from)
        {
            var text = Add(HtmlTag.Text, from, end);
            nodes[text].Parent = node;
            nodes[node].End = nodes[node].CloseAt = count;
        }
        var after = source.AsSpan(end).IndexOf('>');
        at = after < 0 ? source.Length : end + after + 1;
    }

    /// <summary>Closes what the start tag implies to be closed; false when the tag is to be ignored.</summary>
    bool MakeRoom(HtmlTag tag)
    {
        if (skippedDepth > 0)
            return true;
        if (depth > 0 && nodes[open[depth - 1]].Tag == HtmlTag.Head && !tag.IsHeadPart && tag != HtmlTag.Head)
            Pop();
        switch (tag)
        {
            case HtmlTag.Html or HtmlTag.Body when Find(tag) >= 0:
                return false;
            case HtmlTag.Li:
                CloseItem(HtmlTag.Li, HtmlTag.Li);
                break;
            case HtmlTag.Dd or HtmlTag.Dt:
                CloseItem(HtmlTag.Dd, HtmlTag.Dt);
                break;
            case HtmlTag.Option or HtmlTag.Optgroup when depth > 0 && nodes[open[depth - 1]].Tag == HtmlTag.Option:
                Pop();
                break;
            case HtmlTag.Td or HtmlTag.Th:
                return CloseInTable(HtmlTag.Td, HtmlTag.Th);
            case HtmlTag.Tr:
                return CloseInTable(HtmlTag.Tr, HtmlTag.Caption);
            case HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Caption or HtmlTag.Colgroup:
                return CloseInTable(HtmlTag.Unknown, HtmlTag.Unknown);
            case HtmlTag.A when InlineAncestor(HtmlTag.A) is >= 0 and var anchor:
                PopTo(anchor);
                break;
        }
        if (tag.ClosesParagraph && Find(HtmlTag.P) is >= 0 and var paragraph)
            PopTo(paragraph);
        if (tag.IsHeading && depth > 0 && nodes[open[depth - 1]].Tag.IsHeading)
            Pop();
        return true;
    }

    /// <summary>Closes an open list item unless a list or another container stands between (standard: li, dd, dt start tags).</summary>
    void CloseItem(HtmlTag one, HtmlTag other)
    {
        for (var i = depth - 1; i >= 0; i--)
        {
            var tag = nodes[open[i]].Tag;
            if (tag == one || tag == other)
            {
                PopTo(i);
                return;
            }
            if (tag.IsBlock && tag is not (HtmlTag.Address or HtmlTag.Div or HtmlTag.P))
                return;
        }
    }

    /// <summary>Closes up to the named part of the innermost table, or up to the table itself; false when no table is open.</summary>
    bool CloseInTable(HtmlTag one, HtmlTag other)
    {
        for (var i = depth - 1; i >= 0; i--)
        {
            var tag = nodes[open[i]].Tag;
            if (tag == one || tag == other)
            {
                PopTo(i);
                return true;
            }
            if (tag == HtmlTag.Table)
            {
                if (one == HtmlTag.Unknown)
                    while (depth > i + 1)
                        Pop();
                else if (one == HtmlTag.Tr)
                    while (depth > i + 1 && nodes[open[depth - 1]].Tag is not (HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot))
                        Pop();
                return true;
            }
            if (tag == HtmlTag.Tr && one == HtmlTag.Td)
            {
                while (depth > i + 1)
                    Pop();
                return true;
            }
            if (tag is HtmlTag.Template)
                return true;
        }
        return false;
    }

    void Close(HtmlTag tag, ReadOnlySpan<char> name)
    {
        if (skippedDepth > 0)
        {
            if (tag is HtmlTag.Body or HtmlTag.Html)
                return;
            skippedDepth--;
            return;
        }
        if (tag == HtmlTag.Br)
            Add(HtmlTag.Br, at, at);
        // Content after </body> and </html> still belongs to the page.
        if (tag is HtmlTag.Body or HtmlTag.Html or HtmlTag.Br || tag.IsVoid)
            return;
        for (var i = depth - 1; i >= 0; i--)
        {
            var open = nodes[this.open[i]].Tag;
            if ((open == tag && (tag != HtmlTag.Unknown || SameName(this.open[i], name))) || (tag.IsHeading && open.IsHeading))
            {
                PopTo(i);
                return;
            }
            if (tag.IsBlock || tag == HtmlTag.Button ? open.IsBoundary && !IsTablePart(tag) : open.IsBlock)
            {
                if (!tag.IsBlock)
                    EndReach(tag, i);
                return;
            }
        }
    }

    /// <summary>The end tag of a formatting element came inside an open block: its reach ends here, though the tree goes on.</summary>
    readonly void EndReach(HtmlTag tag, int from)
    {
        for (var i = from; i >= 0 && !nodes[open[i]].Tag.IsBoundary; i--)
            if (nodes[open[i]].Tag == tag && nodes[open[i]].CloseAt == 0)
            {
                nodes[open[i]].CloseAt = count;
                return;
            }
    }

    static bool IsTablePart(HtmlTag tag) =>
        tag
            is HtmlTag.Table
                or HtmlTag.Tr
                or HtmlTag.Td
                or HtmlTag.Th
                or HtmlTag.Tbody
                or HtmlTag.Thead
                or HtmlTag.Tfoot
                or HtmlTag.Caption
                or HtmlTag.Object
                or HtmlTag.Template;

    readonly bool SameName(int node, ReadOnlySpan<char> name)
    {
        var rest = source.AsSpan(nodes[node].SourceStart + 1);
        return rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && (rest.Length == name.Length || rest[name.Length] is ' ' or '>' or '/' or '\n' or '\t' or '\r');
    }

    /// <summary>Index in the stack of the innermost open element of this kind in scope, or -1.</summary>
    readonly int Find(HtmlTag tag)
    {
        for (var i = depth - 1; i >= 0; i--)
        {
            var open = nodes[this.open[i]].Tag;
            if (open == tag)
                return i;
            if (open.IsBoundary || open == HtmlTag.Button)
                return -1;
        }
        return -1;
    }

    readonly int InlineAncestor(HtmlTag tag)
    {
        for (var i = depth - 1; i >= 0 && !nodes[open[i]].Tag.IsBlock; i--)
            if (nodes[open[i]].Tag == tag)
                return i;
        return -1;
    }

    readonly bool InForeignContent()
    {
        for (var i = depth - 1; i >= 0 && !nodes[open[i]].Tag.IsBlock; i--)
            if (nodes[open[i]].Tag is HtmlTag.Svg or HtmlTag.Math)
                return true;
        return false;
    }

    void AddText(int start, int end)
    {
        if (depth > 0 && nodes[open[depth - 1]].Tag == HtmlTag.Head)
        {
            if (source.AsSpan(start, end - start).IsWhiteSpace())
                return;
            Pop();
        }
        Add(HtmlTag.Text, start, end);
    }

    int Add(HtmlTag tag, int start, int end)
    {
        if (count == nodes.Length)
            Array.Resize(ref nodes, nodes.Length * 2);
        ref var node = ref nodes[count];
        node.Tag = tag;
        node.Parent = depth > 0 ? open[depth - 1] : -1;
        node.SourceStart = start;
        node.SourceEnd = end;
        node.End = count + 1;
        return count++;
    }

    void PopTo(int index)
    {
        while (depth > index)
            Pop();
    }

    void Pop()
    {
        ref var node = ref nodes[open[--depth]];
        node.End = count;
        if (node.CloseAt == 0)
            node.CloseAt = count;
    }
}
