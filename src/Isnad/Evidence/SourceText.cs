namespace Isnad;

/// <summary>What a format reader makes of evidence: the one text, what the markup says of its parts, and the way back to the bytes.</summary>
public sealed class SourceText
{
    /// <summary>For plain text the decoded evidence, character for character; for other formats the reading text.</summary>
    public required string Text { get; init; }
    public required string MediaType { get; init; }
    public required string Charset { get; init; }

    /// <summary>Why this charset was chosen, in one short phrase ("byte order mark", "declared by meta", …).</summary>
    public required string CharsetReason { get; init; }

    /// <summary>Runs of the text and the bytes they come from, in order, without overlap; where the format hides the bytes, fewer.</summary>
    public IReadOnlyList<OriginRun> Origin { get; init; } = [];

    /// <summary>The paragraph-like parts in order, without overlap. For plain text every line that is not blank, kind Unknown.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Captions, credits, comments and related links of a web page: beside its writing, so not in <see cref="Text"/>.</summary>
    public IReadOnlyList<PagePart> Beside { get; init; } = [];
    public Metadata Metadata { get; init; } = Metadata.None;
}

/// <summary>A part of a page that is not its writing: what it is, its words, and the evidence's bytes it was taken from (null where they are not known).</summary>
public sealed record PagePart(BlockKind Kind, string Text, int? ByteStart, int? ByteEnd);

/// <summary>A stretch of the text that stems from a stretch of the evidence's bytes.</summary>
public readonly record struct OriginRun(TextSpan Text, int ByteStart, int ByteEnd);

/// <summary>A paragraph, heading, list item, cell or line of the text, and what the markup says it is.</summary>
public readonly record struct Block(TextSpan Span, BlockKind Kind)
{
    /// <summary>For a table's cell: the header cells over it and before it, outermost first; null when it has none.</summary>
    public IReadOnlyList<TextSpan>? Headers { get; init; }
}

public enum BlockKind
{
    /// <summary>No markup said what it is (plain text).</summary>
    Unknown,
    Title,
    Standfirst,
    Byline,
    Dateline,
    PublishedDate,
    Credit,
    Heading,
    Paragraph,
    Quotation,
    ListItem,
    Caption,
    Cell,

    /// <summary>Page furniture that the reading text keeps: menus, sharing, related links, comments.</summary>
    Furniture,
    RelatedLinks,
    Comment,
    AuthorBio,
}

/// <summary>What the page declares about itself outside its text. All of it is a claim of the page, none of it is trusted.</summary>
public sealed record Metadata
{
    public static readonly Metadata None = new();
    public string? Title { get; init; }

    /// <summary>The outlet's name as the page declares it (og:site_name, publisher).</summary>
    public string? Outlet { get; init; }
    public string? Author { get; init; }
    public string? CanonicalUrl { get; init; }
    public string? Language { get; init; }

    /// <summary>Dates of publication the page offers, best first, each with where it stood.</summary>
    public IReadOnlyList<DateCandidate> Dates { get; init; } = [];
}

/// <summary>A possible publication date: an EDTF value, where it comes from, and its rank (0 is best).</summary>
public sealed record DateCandidate(string Value, string Reason, int Rank);
