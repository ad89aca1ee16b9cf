namespace Isnad;

/// <summary>
/// An element or a stretch of text of a page. Nodes stand in document order, so an element's descendants are the nodes
/// between it and <see cref="End"/>. Positions are characters of the decoded source.
/// </summary>
internal struct HtmlNode
{
    public HtmlTag Tag;

    /// <summary>Index of the parent node, or -1.</summary>
    public int Parent;

    /// <summary>Index after the last descendant.</summary>
    public int End;

    /// <summary>Where the start tag, or the text, starts and ends in the source.</summary>
    public int SourceStart;
    public int SourceEnd;

    /// <summary>For elements whose end tag came while blocks inside were open: the node index where the end tag stood. Else <see cref="End"/>.</summary>
    public int CloseAt;
}

/// <summary>A parsed page: its decoded source and its nodes in document order.</summary>
internal sealed class HtmlPage(string source, HtmlNode[] nodes, int count)
{
    public string Source => source;
    public ReadOnlySpan<HtmlNode> Nodes => nodes.AsSpan(0, count);

    public ref readonly HtmlNode this[int index] => ref nodes[index];
    public int Count => count;

    /// <summary>The value of an attribute as it stands in the source, without its quotes; empty when it is absent.</summary>
    public ReadOnlySpan<char> RawAttribute(int node, ReadOnlySpan<char> name)
    {
        var reader = new HtmlAttributes(source.AsSpan(nodes[node].SourceStart, nodes[node].SourceEnd - nodes[node].SourceStart));
        while (reader.Next())
            if (reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return reader.Value;
        return default;
    }

    /// <summary>The value of an attribute with its character references resolved, or null when it is absent or blank.</summary>
    public string? Attribute(int node, ReadOnlySpan<char> name)
    {
        var raw = RawAttribute(node, name).Trim();
        return raw.IsEmpty ? null : HtmlEntities.Decode(raw);
    }

    /// <summary>The text of a node and its descendants, white space collapsed.</summary>
    public string TextOf(int node, int limit = int.MaxValue)
    {
        var text = new System.Text.StringBuilder();
        for (var i = node; i < nodes[node].End && text.Length < limit; i++)
            if (nodes[i].Tag == HtmlTag.Text && (i == node || nodes[nodes[i].Parent].Tag is not (HtmlTag.Script or HtmlTag.Style)))
                text.Append(HtmlEntities.Decode(source.AsSpan(nodes[i].SourceStart, nodes[i].SourceEnd - nodes[i].SourceStart)));
            else if (nodes[i].Tag == HtmlTag.Br || nodes[i].Tag.IsBlock)
                text.Append(' ');
        return Collapse(text.ToString());
    }

    /// <summary>Every stretch of white space becomes one space; none at the ends.</summary>
    public static string Collapse(string text)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++)
            clean = !char.IsWhiteSpace(text[i]) || (text[i] == ' ' && i > 0 && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]));
        if (clean)
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        if (result.Length > 0 && result[^1] == ' ')
            result.Length--;
        return result.ToString();
    }
}

/// <summary>Walks the attributes of a start tag's source (<c>&lt;div class=x&gt;</c>), HTML standard section 13.2.5.32 and following.</summary>
internal ref struct HtmlAttributes
{
    readonly ReadOnlySpan<char> tag;
    int at;

    public HtmlAttributes(ReadOnlySpan<char> tag)
    {
        this.tag = tag;
        at = 1;
        while (at < tag.Length && !IsSpace(tag[at]) && tag[at] is not ('/' or '>'))
            at++;
    }

    public ReadOnlySpan<char> Name { get; private set; }
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Where the walk stands; after the last attribute the index of <c>&gt;</c>, or the length when the tag is not closed.</summary>
    public readonly int Position => at;

    public bool Next()
    {
        while (at < tag.Length && (IsSpace(tag[at]) || tag[at] == '/'))
            at++;
        if (at >= tag.Length || tag[at] == '>')
            return false;
        var start = at++;
        while (at < tag.Length && !IsSpace(tag[at]) && tag[at] is not ('/' or '>' or '='))
            at++;
        Name = tag[start..at];
        Value = default;
        var mark = at;
        while (at < tag.Length && IsSpace(tag[at]))
            at++;
        if (at >= tag.Length || tag[at] != '=')
        {
            at = mark;
            return true;
        }
        at++;
        while (at < tag.Length && IsSpace(tag[at]))
            at++;
        if (at < tag.Length && tag[at] is '"' or '\'')
        {
            var close = tag[(at + 1)..].IndexOf(tag[at]);
            var end = close < 0 ? tag.Length : at + 1 + close;
            Value = tag[(at + 1)..end];
            at = Math.Min(tag.Length, end + 1);
        }
        else
        {
            start = at;
            while (at < tag.Length && !IsSpace(tag[at]) && tag[at] != '>')
                at++;
            Value = tag[start..at];
        }
        return true;
    }

    static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';
}
