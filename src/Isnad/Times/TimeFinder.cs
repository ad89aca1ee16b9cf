namespace Isnad;

/// <summary>Which time is meant, and how exactly? Also decides when each article was published, since datelines are times.</summary>
public static class TimeFinder
{
    /// <summary>The times in text order, and the articles with their publication decided.</summary>
    public static (IReadOnlyList<TimeMention> Times, IReadOnlyList<Article> Articles) Find(Document document) => ([], document.Articles);
}
