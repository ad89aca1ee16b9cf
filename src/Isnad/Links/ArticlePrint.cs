namespace Isnad;

/// <summary>
/// What the decision within a language needs of an article, and nothing more: small enough to be kept for each article of a ledger, so that
/// candidates are compared without reading them again.
/// </summary>
public sealed class ArticlePrint
{
    uint[]? telling;

    public required string Language { get; init; }
    public required ArticleWords Words { get; init; }

    /// <summary>Day of publication (EDTF), and the last day that the page gives for itself.</summary>
    public string? Published { get; init; }
    public string? PageDay { get; init; }

    /// <summary>The outlet that publishes it, and the origins that it names, as folded keys of their names.</summary>
    public string? Outlet { get; init; }
    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>True when the page holds several articles.</summary>
    public bool InDigest { get; init; }

    /// <summary>The words that are not function words, each once, sorted.</summary>
    internal ReadOnlySpan<uint> Telling => telling ??= TellingWords();

    uint[] TellingWords()
    {
        var words = new List<uint>(Words.Count);
        for (var i = 0; i < Words.Count; i++)
            if ((Words.Traits(i) & WordTraits.Common) == 0)
                words.Add(Words.Hashes[i]);
        words.Sort();
        return [.. words.Distinct()];
    }

    public static ArticlePrint Of(LinkedArticle article)
    {
        var chain = new List<ChainLink>();
        Voice.Add(article.Document, article.Reading.Names, article.Article, chain);
        var outlet = chain[0].Entity is { } || article.Document.Source.Metadata.Outlet is not null ? NameParts.Of(chain[0].Name).Key : null;
        string? page = null;
        foreach (var candidate in article.Published.Candidates)
            if (candidate.Value.Length == 10 && (page is null || string.CompareOrdinal(candidate.Value, page) > 0))
                page = candidate.Value;
        return new ArticlePrint
        {
            Language = article.Language,
            Words = article.Words,
            Published = article.Published.Value,
            PageDay = page,
            Outlet = outlet,
            Credits = [.. article.Credits.Select(credit => credit.Key)],
            InDigest = article.Reading.Articles.Count > 1,
        };
    }
}
