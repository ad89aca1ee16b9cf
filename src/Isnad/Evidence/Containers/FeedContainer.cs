using System.Text;
using System.Xml;

namespace Isnad;

/// <summary>
/// RSS 0.9 to 2.0 and Atom: each item is a piece of evidence, the markup or text of its longest content element; title, address, date,
/// author and the feed's own title are hints. No DTD is read, so no entity can grow.
/// </summary>
internal static class FeedContainer
{
    const int MaxDepth = 256;

    public static IEnumerable<Evidence> Open(Evidence evidence)
    {
        var items = new List<Item>();
        string? outlet = null;
        var damaged = false;
        try
        {
            using var xml = XmlReader.Create(
                evidence.Bytes.AsStream(),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Ignore,
                    XmlResolver = null,
                    MaxCharactersFromEntities = 1024,
                    IgnoreComments = true,
                    CheckCharacters = false,
                }
            );
            outlet = Read(xml, items);
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            damaged = true;
        }
        for (var i = 0; i < items.Count; i++)
            yield return items[i].ToEvidence($"{evidence.Name}#{i + 1}", outlet, evidence.Fetched);
        if (damaged)
            yield return Containers.Refused(
                evidence.Name,
                "the feed is not well-formed XML.",
                "Fetch it again, or report it to its publisher."
            );
        else if (items.Count == 0)
            yield return Containers.Refused(evidence.Name, "the feed has no items.", "Wait for the next one.");
    }

    /// <summary>Fills the items and returns the feed's title.</summary>
    static string? Read(XmlReader xml, List<Item> items)
    {
        string? outlet = null;
        Item? item = null;
        var itemDepth = -1;
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
                throw new XmlException("too deep");
            if (xml.NodeType == XmlNodeType.EndElement && item is not null && xml.Depth == itemDepth)
                item = null;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            var name = xml.LocalName;
            if (name is "item" or "entry")
            {
                (item, itemDepth) = (new Item(), xml.Depth);
                items.Add(item);
                if (xml.IsEmptyElement)
                    item = null;
                continue;
            }
            if (item is null)
            {
                if (name == "title" && outlet is null && !xml.IsEmptyElement)
                    outlet = Text(xml);
                continue;
            }
            if (xml.Depth == itemDepth + 1)
                item.Take(xml, name);
        }
        return outlet;
    }

    /// <summary>The text of the element the reader stands on, inner markup (Atom's xhtml) written out; the reader ends on its end tag.</summary>
    static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            if (xml.Depth > MaxDepth)
                throw new XmlException("too deep");
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(xml.Value);
            else if (xml.NodeType == XmlNodeType.Element)
                text.Append('<').Append(xml.LocalName).Append('>');
            else if (xml.NodeType == XmlNodeType.EndElement)
                text.Append("</").Append(xml.LocalName).Append('>');
        return text.ToString().Trim();
    }

    sealed class Item
    {
        string? title;
        string? link;
        string? published;
        string? updated;
        string? author;
        string content = "";
        bool plain;

        public void Take(XmlReader xml, string name)
        {
            switch (name)
            {
                case "title" when title is null && xml.Prefix is not "media":
                    title = HtmlPage.Collapse(HtmlEntities.Decode(Text(xml)));
                    break;
                case "link" when xml.GetAttribute("href") is { } href:
                    if (link is null || xml.GetAttribute("rel") is null or "alternate")
                        link = href;
                    break;
                case "link":
                    link ??= Text(xml) is { Length: > 0 } address ? address : null;
                    break;
                case "pubDate" or "published" or "issued" or "date":
                    published ??= Text(xml);
                    break;
                case "updated" or "modified":
                    updated ??= Text(xml);
                    break;
                case "author" or "creator":
                    author ??= HtmlPage.Collapse(HtmlParser.Parse(Text(xml)) is { Count: > 0 } page ? page.TextOf(0, 200) : "");
                    break;
                case "encoded" or "content" or "description" or "summary" when xml.Prefix is not "media":
                    var type = xml.GetAttribute("type");
                    var text = Text(xml);
                    if (text.Length > content.Length)
                        (content, plain) = (text, type is "text" || !text.AsSpan().ContainsAny('<', '&'));
                    break;
            }
        }

        public Evidence ToEvidence(string name, string? outlet, DateTimeOffset? fetched)
        {
            var text = content.Length > 0 ? content : title ?? "";
            if (text.Length == 0)
                return Containers.Refused(name, "the feed's item has neither title nor text.", "Open its page instead.");
            return new Evidence(name, Encoding.UTF8.GetBytes(text))
            {
                MediaType = plain || content.Length == 0 ? MediaTypes.Text : MediaTypes.Html,
                DeclaredCharset = "utf-8",
                Uri = link,
                Fetched = fetched,
                Hints = new EvidenceHints(title, outlet, author, published ?? updated),
            };
        }
    }
}
