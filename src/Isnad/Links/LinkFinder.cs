namespace Isnad;

/// <summary>Decides how two articles are related: within one language by the passages they share, across languages by what they say.</summary>
public static class LinkFinder
{
    /// <summary>The relation of two articles, or null when neither comes from the other. The same for both orders, seen from either side.</summary>
    public static Link? Relate(LinkedArticle from, LinkedArticle to) =>
        string.Equals(from.Language, to.Language, StringComparison.Ordinal) ? Reprints.Relate(from, to) : Translations.Relate(from, to);

    /// <summary>The same for two articles of one language, by their prints.</summary>
    public static Link? Relate(ArticlePrint from, ArticlePrint to) => Reprints.Relate(from, to);

    /// <summary>
    /// All relations among the articles, by their positions in the list: each is compared with those that share enough keys with it. Articles of
    /// one page are not compared with each other.
    /// </summary>
    public static List<Relation> Find(IReadOnlyList<LinkedArticle> articles)
    {
        var index = new LinkIndex();
        var relations = new List<Relation>();
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var j in index.Candidates(articles[i].Keys))
                if (articles[i].Reading != articles[j].Reading && Relate(articles[j], articles[i]) is { } link)
                    relations.Add(new(j, i, link));
            index.Add(articles[i].Keys);
        }
        relations.Sort((a, b) => (a.From, a.To).CompareTo((b.From, b.To)));
        return Lineage.Resolve(relations);
    }
}
