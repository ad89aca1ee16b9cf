namespace Isnad;

/// <summary>Sentences of one article beside those of another that say the same; a side is null where the other has nothing for it.</summary>
public readonly record struct ComparedSentences(TextSpan? From, TextSpan? To, double Likeness);

/// <summary>Two articles side by side: what belongs together, and what differs. For articles of one language or of two.</summary>
public sealed class ArticleComparison
{
    ArticleComparison(LinkedArticle from, LinkedArticle to, Comparison comparison)
    {
        (From, To) = (from, to);
        Rows =
        [
            .. comparison.Aligned.Select(pair => new ComparedSentences(
                Comparison.Span(comparison.From, pair.FromFirst, pair.FromEnd),
                Comparison.Span(comparison.To, pair.ToFirst, pair.ToEnd),
                Math.Round(pair.Likeness, 2)
            )),
        ];
        Differences = DifferenceFinder.Find(comparison);
        (FromShare, ToShare) = (comparison.FromShare, comparison.ToShare);
        Link = LinkFinder.Relate(from, to);
    }

    public LinkedArticle From { get; }
    public LinkedArticle To { get; }

    /// <summary>In the order of the texts.</summary>
    public IReadOnlyList<ComparedSentences> Rows { get; }
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>The share of From that stands beside something of To, and of To.</summary>
    public double FromShare { get; }
    public double ToShare { get; }

    /// <summary>How the two are related, or null when neither comes from the other: then differences mean little.</summary>
    public Link? Link { get; }

    /// <summary>Compares two articles; null when Isnad does not read a language of theirs.</summary>
    public static ArticleComparison? Of(LinkedArticle from, LinkedArticle to) =>
        Comparison.Of(from, to) is { } comparison ? new(from, to, comparison) : null;
}
