namespace Isnad;

/// <summary>How one article comes from another.</summary>
public enum LinkKind
{
    /// <summary>A near copy with edits: most of it stands in the other.</summary>
    Reprint,

    /// <summary>Verbatim passages of the other in a frame of its own.</summary>
    Excerpt,

    /// <summary>The same text in another language.</summary>
    Translation,

    /// <summary>Condensed from one or several others, same language or not.</summary>
    Digest,
}

/// <summary>Which of two linked articles was there first.</summary>
public enum LinkFirst
{
    Unknown,
    From,
    To,
}

/// <summary>What was changed on the way, named as in the record.</summary>
public enum DifferenceKind
{
    Number,
    Name,
    Date,
    Hedge,
    Stance,
    Polarity,
    Attribution,
    Label,
    Wording,
    Omitted,
    Added,
}

/// <summary>A stretch of one article that stands in the other, each a span of its own document's text.</summary>
public readonly record struct Passage(TextSpan From, TextSpan To);

/// <summary>One thing that differs; a side is null where that article has nothing.</summary>
public sealed record Difference(DifferenceKind Kind, TextSpan? From, TextSpan? To);

/// <summary>
/// A relation of two articles. <c>From</c> and <c>To</c> are the articles in the order in which they were compared; <see cref="First"/> says
/// which of them came first, and <see cref="Evidence"/> on what that rests: it is likely, never certain.
/// </summary>
public sealed record Link
{
    public required LinkKind Kind { get; init; }

    /// <summary>0 to 1: how sure the relation is.</summary>
    public required double Score { get; init; }
    public LinkFirst First { get; init; }

    /// <summary>True when the two are in different languages.</summary>
    public bool Across { get; init; }

    /// <summary>One sentence: what speaks for the direction. Empty when the direction is unknown.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The stretches that the two share, in the order of From; they do not overlap on either side.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The share of From's words that stand in To, and of To's that stand in From.</summary>
    public double FromShare { get; init; }
    public double ToShare { get; init; }
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>The same relation seen from the other side.</summary>
    public Link Turned() =>
        this with
        {
            First = First switch
            {
                LinkFirst.From => LinkFirst.To,
                LinkFirst.To => LinkFirst.From,
                _ => LinkFirst.Unknown,
            },
            Passages = [.. Passages.Select(p => new Passage(p.To, p.From)).OrderBy(p => p.From)],
            FromShare = ToShare,
            ToShare = FromShare,
            Differences = [.. Differences.Select(d => new Difference(Opposite(d.Kind), d.To, d.From))],
        };

    static DifferenceKind Opposite(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Omitted => DifferenceKind.Added,
            DifferenceKind.Added => DifferenceKind.Omitted,
            _ => kind,
        };
}
