namespace Isnad;

/// <summary>
/// The one reading text of a piece of evidence with its outer structure: tokens, sentences, articles and noise.
/// Everything that later stages find is a span of <see cref="Text"/>.
/// </summary>
public sealed class Document
{
    public required Evidence Evidence { get; init; }
    public required SourceText Source { get; init; }
    public string Text => Source.Text;
    public required TokenTable Tokens { get; init; }

    /// <summary>BCP 47 tag of the main text; <c>und-Arab</c> or <c>und</c> when it cannot be told.</summary>
    public required string Language { get; init; }

    /// <summary>In text order, without overlap; text between articles is noise or white space.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>Page noise in text order, without overlap. It is marked, never cut.</summary>
    public required IReadOnlyList<Noise> Noise { get; init; }

    /// <summary>The sentences of all articles in text order. Noise inside a sentence does not split it; noise of its own is no sentence.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>True when the offset lies in page noise.</summary>
    public bool IsNoise(int offset)
    {
        var (low, high) = (0, Noise.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var span = Noise[middle].Span;
            if (span.Contains(offset))
                return true;
            if (offset < span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return false;
    }
}

/// <summary>A stretch of a document that is one piece of writing, from its title's first character to the last full stop of its body.</summary>
public sealed record Article(TextSpan Span)
{
    public TextSpan? Title { get; init; }
    public TextSpan? Byline { get; init; }
    public TextSpan? Dateline { get; init; }

    /// <summary>Name of the outlet that publishes this article as the page tells it (masthead, site name, metadata), or null.</summary>
    public TextSpan? Masthead { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; init; } = "und";
    public Publication Published { get; init; } = Publication.Unknown;
}

/// <summary>When an article was published, as EDTF (a day, a month, an interval), and on what that rests.</summary>
public sealed record Publication(string? Value, PublicationBasis Basis)
{
    public static readonly Publication Unknown = new(null, PublicationBasis.Unknown);

    /// <summary>Every candidate that was weighed, the winner first.</summary>
    public IReadOnlyList<DateCandidate> Candidates { get; init; } = [];
}

public enum PublicationBasis
{
    Unknown,
    Dateline,
    Metadata,
    Page,
    Internal,
}

/// <summary>A stretch that belongs to the page and not to the writing.</summary>
public readonly record struct Noise(TextSpan Span, NoiseKind Kind);

public enum NoiseKind
{
    RepeatedTitle,
    Slogan,
    SiteName,
    PhotoCredit,
    InjectedKeyword,
    UiChrome,
    PageDate,
    RelatedLinks,
    AuthorBio,
    DuplicateSentence,
}

/// <summary>A sentence: its span, its tokens <c>[FirstToken, EndToken)</c>, the index of its article, its language and what kind of line it is.</summary>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken, int Article, string Language, SentenceRole Role)
{
    /// <summary>True for the first sentence of a paragraph.</summary>
    public bool OpensParagraph { get; init; }
}

public enum SentenceRole
{
    Body,
    Title,
    Heading,
    Byline,
    Dateline,
    Caption,
}
