namespace Isnad;

/// <summary>What exactly was received? Chooses the format reader by first bytes, declared type and name.</summary>
public static class EvidenceReader
{
    /// <summary>The largest piece of evidence that is read, in bytes: far above any article, far below what would hurt.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>
    /// The largest text or web page: what is found in it, or its tree, takes some forty times its bytes, and a gigabyte is to be enough.
    /// </summary>
    public const int MaxTextBytes = 16 << 20;

    /// <exception cref="EvidenceException">The evidence is empty, binary, too large, not decodable, or holds several pieces.</exception>
    public static SourceText Read(Evidence evidence)
    {
        if (evidence.Refusal is not null)
            throw evidence.Refusal;
        if (evidence.Bytes.Length == 0)
            throw new EvidenceException(evidence.Name, "the file is empty.", "Save the page again.");
        if (evidence.Bytes.Length > MaxBytes)
            throw new EvidenceException(
                evidence.Name,
                $"the file has {evidence.Bytes.Length >> 20} MB, and at most {MaxBytes >> 20} MB are read.",
                "Split it."
            );
        var mediaType = MediaTypes.Of(evidence);
        if (MediaTypes.IsContainer(mediaType))
            throw new EvidenceException(evidence.Name, "the file holds several pieces of evidence.", "Expand it and read each piece.");
        return mediaType switch
        {
            MediaTypes.Other => throw new EvidenceException(
                evidence.Name,
                "the file is not a text document.",
                "Give a text, HTML, PDF, Word, mail, feed or web archive file."
            ),
            MediaTypes.Pdf => PdfReader.Read(evidence),
            MediaTypes.Docx => WordReader.Read(evidence),
            MediaTypes.Mail => MailReader.Read(evidence),
            _ => ReadText(evidence, mediaType),
        };
    }

    /// <summary>Reads HTML or plain text.</summary>
    internal static SourceText ReadText(Evidence evidence, string mediaType)
    {
        if (evidence.Bytes.Length > MaxTextBytes)
            throw new EvidenceException(
                evidence.Name,
                $"the text has {evidence.Bytes.Length >> 20} MB, and of a text or web page at most {MaxTextBytes >> 20} MB are read.",
                "Save its articles one by one."
            );
        return mediaType == MediaTypes.Html ? HtmlReader.Read(evidence) : PlainTextReader.Read(evidence);
    }

    /// <summary>Metadata from what a container said of the piece.</summary>
    internal static Metadata FromHints(Evidence evidence)
    {
        if (evidence.Hints is not { } hints)
            return Metadata.None with { CanonicalUrl = evidence.Uri };
        var published = hints.Published is { } text ? DateText.First(text) : null;
        return new Metadata
        {
            Title = hints.Title,
            Outlet = hints.Outlet,
            Author = hints.Author,
            CanonicalUrl = evidence.Uri,
            Dates = published is { } day ? [new(DateText.Format(day), "the container's entry", 0)] : [],
        };
    }
}
