namespace Isnad;

/// <summary>The decision within one language: reprint, excerpt or digest, by the passages that two articles share.</summary>
internal static class Reprints
{
    public static Link? Relate(LinkedArticle from, LinkedArticle to)
    {
        var copying = Copying.Of(from.Words, to.Words);
        if (copying.Kind is not { } kind)
            return null;
        var (first, evidence) = Direction.Of(from, to, copying);
        return new Link
        {
            Kind = kind,
            Score = copying.Score,
            First = first,
            Evidence = evidence,
            Passages = copying.Spans(from.Words, to.Words),
            FromShare = copying.FromShare,
            ToShare = copying.ToShare,
        };
    }
}
