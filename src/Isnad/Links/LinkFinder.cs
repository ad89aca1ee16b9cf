namespace Isnad;

/// <summary>Decides how two articles are related: within one language by the passages they share, across languages by what they say.</summary>
public static class LinkFinder
{
    /// <summary>The relation of two articles, or null when neither comes from the other. The same for both orders, seen from either side.</summary>
    public static Link? Relate(LinkedArticle from, LinkedArticle to) =>
        string.Equals(from.Language, to.Language, StringComparison.Ordinal) ? Reprints.Relate(from, to) : null;
}
