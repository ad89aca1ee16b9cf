namespace Isnad;

/// <summary>What is the one thing to record, with which chain? Resolves sources, nests statements and draws their chains.</summary>
public static class StatementBuilder
{
    /// <summary>The statements in text order. Unnamed sources are added to <paramref name="names"/> as entities without mentions.</summary>
    public static List<Statement> Build(
        Document document,
        EntityTable names,
        IReadOnlyList<Attribution> attributions,
        IReadOnlyList<Article> articles
    ) => [];
}
