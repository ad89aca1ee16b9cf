namespace Isnad;

/// <summary>Which quantity is stated, of what, how firmly?</summary>
public static class FigureFinder
{
    public static IReadOnlyList<Figure> Find(Document document, EntityTable names, IReadOnlyList<TimeMention> times) => [];

    /// <summary>Gives each figure the innermost statement in whose content it stands.</summary>
    public static IReadOnlyList<Figure> Attach(IReadOnlyList<Figure> figures, IReadOnlyList<Statement> statements)
    {
        var attached = new Figure[figures.Count];
        for (var i = 0; i < attached.Length; i++)
        {
            int? owner = null;
            var size = int.MaxValue;
            for (var s = 0; s < statements.Count; s++)
                foreach (var span in statements[s].Content)
                    if (span.Contains(figures[i].Span) && statements[s].ContentLength <= size)
                        (owner, size) = (s, statements[s].ContentLength);
            attached[i] = figures[i] with { Statement = owner };
        }
        return attached;
    }
}
