using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Isnad;

/// <summary>
/// Reads a Word document (ECMA-376, WordprocessingML): paragraphs, headings, list items and table cells of the main part; deleted
/// text, field codes and drawings' fallbacks are no text. The compressed container hides the bytes, so there is no origin.
/// </summary>
internal static class WordReader
{
    const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string StrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const long MaxPart = 64 << 20;

    public static SourceText Read(Evidence evidence)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(evidence.Bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            var text = new ReadingText();
            using (var part = Open(archive, "word/document.xml") ?? throw Damaged(evidence))
                ReadBody(part, text);
            var metadata = ReadProperties(archive, evidence);
            return new SourceText
            {
                Text = text.ToString(),
                MediaType = MediaTypes.Docx,
                Charset = "utf-8",
                CharsetReason = "Office Open XML",
                Blocks = text.Blocks,
                Metadata = metadata,
            };
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            throw Damaged(evidence);
        }
    }

    static EvidenceException Damaged(Evidence evidence) =>
        new(evidence.Name, "the Word document is damaged or too large.", "Open it and save it again.");

    static BoundedStream? Open(ZipArchive archive, string name) =>
        archive.GetEntry(name) is { } entry ? new BoundedStream(entry.Open(), MaxPart) : null;

    static XmlReader Xml(Stream stream) =>
        XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                CheckCharacters = false,
            }
        );

    static void ReadBody(Stream stream, ReadingText text)
    {
        using var xml = Xml(stream);
        var paragraph = new StringBuilder();
        var (kind, cells, skip) = (BlockKind.Paragraph, 0, -1);
        while (xml.Read())
        {
            if (skip >= 0)
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == skip)
                    skip = -1;
                continue;
            }
            var word = xml.NamespaceURI is Word or StrictWord;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element
                    when xml.LocalName is "Fallback" || (word && xml.LocalName is "del" or "instrText" or "moveFrom" or "delText"):
                    if (!xml.IsEmptyElement)
                        skip = xml.Depth;
                    break;
                case XmlNodeType.Element when word && xml.LocalName == "p":
                    Flush();
                    kind = cells > 0 ? BlockKind.Cell : BlockKind.Paragraph;
                    break;
                case XmlNodeType.Element when word && xml.LocalName == "tc":
                    cells++;
                    break;
                case XmlNodeType.EndElement when word && xml.LocalName == "tc":
                    Flush();
                    cells--;
                    break;
                case XmlNodeType.Element when word && xml.LocalName == "pStyle":
                    kind = StyleKind(xml.GetAttribute("val", xml.NamespaceURI) ?? "") ?? kind;
                    break;
                case XmlNodeType.Element when word && xml.LocalName == "numPr" && kind == BlockKind.Paragraph:
                    kind = BlockKind.ListItem;
                    break;
                case XmlNodeType.Element when word && xml.LocalName is "tab":
                    paragraph.Append(' ');
                    break;
                case XmlNodeType.Element when word && xml.LocalName is "br" or "cr":
                    paragraph.Append('\n');
                    break;
                case XmlNodeType.EndElement when word && xml.LocalName == "p":
                    Flush();
                    break;
                case XmlNodeType.Element when word && xml.LocalName == "t" && !xml.IsEmptyElement:
                    if (
                        xml.Read()
                        && xml.NodeType
                            is XmlNodeType.Text
                                or XmlNodeType.SignificantWhitespace
                                or XmlNodeType.Whitespace
                                or XmlNodeType.CDATA
                    )
                        paragraph.Append(xml.Value);
                    break;
            }
        }
        Flush();

        void Flush()
        {
            text.Add(paragraph.ToString(), kind);
            paragraph.Clear();
        }
    }

    static BlockKind? StyleKind(string style) =>
        style switch
        {
            "Title" => BlockKind.Title,
            "Subtitle" => BlockKind.Standfirst,
            "Quote" or "IntenseQuote" => BlockKind.Quotation,
            "Caption" => BlockKind.Caption,
            "ListParagraph" => BlockKind.ListItem,
            _ => style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is "1" or "2" or "3" ? BlockKind.Heading : null,
        };

    static Metadata ReadProperties(ZipArchive archive, Evidence evidence)
    {
        var (title, author, created, modified) = ((string?)null, (string?)null, (string?)null, (string?)null);
        if (Open(archive, "docProps/core.xml") is { } part)
            using (part)
            using (var xml = Xml(part))
                while (xml.Read())
                    if (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement)
                    {
                        var name = xml.LocalName;
                        if (
                            name is not ("title" or "creator" or "created" or "modified")
                            || !xml.Read()
                            || xml.NodeType != XmlNodeType.Text
                        )
                            continue;
                        var value = xml.Value.Trim();
                        (title, author, created, modified) = name switch
                        {
                            "title" => (value, author, created, modified),
                            "creator" => (title, value, created, modified),
                            "created" => (title, author, value, modified),
                            _ => (title, author, created, value),
                        };
                    }
        var known = EvidenceReader.FromHints(evidence);
        var dates = known.Dates.ToList();
        foreach (var (value, reason) in ((string?, string)[])[(created, "document created"), (modified, "document modified")])
            if (value is not null && DateText.First(value) is { } day)
                dates.Add(new(DateText.Format(day), reason, dates.Count));
        return known with { Title = known.Title ?? title, Author = known.Author ?? author, Dates = dates };
    }
}
