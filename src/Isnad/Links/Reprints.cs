namespace Isnad;

/// <summary>
/// The decision within one language: reprint, excerpt or digest. The passages decide where there are any; a digest keeps few of the words
/// in their order, and is known by how many of them its source has.
/// </summary>
internal static class Reprints
{
    /// <summary>Beyond this share of changed figures and dates two texts are one form filled in twice.</summary>
    const double OneForm = 0.35;
    const double OneFormThroughout = 0.65;

    /// <summary>A taker shorter than this share of its source has condensed or cut it.</summary>
    const double Condensed = 0.45;

    /// <summary>Words copied in one piece that nobody writes twice.</summary>
    const int Stretch = 22;

    /// <summary>Fewer own words than this in all passages are phrases of the trade.</summary>
    const int Few = 12;

    public static Link? Relate(LinkedArticle from, LinkedArticle to) => Relate(from.Print, to.Print);

    public static Link? Relate(ArticlePrint from, ArticlePrint to)
    {
        // the longer one is compared as the source first: which came first is another question
        var longer = to.Words.Count.CompareTo(from.Words.Count);
        // of two as long the order must not hang on who asks
        var turned = longer > 0 || longer == 0 && to.Words.Hashes.SequenceCompareTo(from.Words.Hashes) > 0;
        var (source, taker) = turned ? (to, from) : (from, to);
        var copying = Copying.Of(source, taker);
        if (KindOf(copying, taker) is not { } kind)
            return null;
        var (first, evidence) = Direction.Of(source, taker, kind, copying);
        var link = new Link
        {
            Kind = kind,
            Score = Score(copying, kind),
            First = first,
            Evidence = evidence,
            Passages = copying.Spans(source.Words, taker.Words),
            FromShare = copying.SourceShare,
            ToShare = copying.TakerShare,
        };
        return turned ? link.Turned() : link;
    }

    static LinkKind? KindOf(Copying copying, ArticlePrint taker)
    {
        if (copying.Length >= Condensed)
            return IsOneForm(copying) ? null
                : copying.Own >= Few && (copying.TakerShare >= 0.5 || copying is { Contained: >= 0.6, Neighbours: >= 0.45 })
                    ? LinkKind.Reprint
                : copying.Longest >= Stretch ? LinkKind.Excerpt
                : null;
        if (copying.Longest >= Stretch)
            return copying.TakerShare < 0.5 || !copying.FromTheTop ? LinkKind.Excerpt
                : taker.InDigest ? LinkKind.Digest
                : LinkKind.Reprint;
        var digest = taker.InDigest
            ? copying is { Contained: >= 0.6, Neighbours: >= 0.35 }
            : copying is { Contained: >= 0.75, Neighbours: >= 0.55, Own: >= Few };
        // what stands in a digest page may be condensed from several: each of them has a part of it only
        return digest || taker.InDigest && copying is { Contained: >= 0.46, Neighbours: >= 0.24 } ? LinkKind.Digest : null;
    }

    /// <summary>Most of it is the same but the figures and dates: two issues of one bulletin, not a copy.</summary>
    static bool IsOneForm(Copying copying) =>
        copying.Refilled > (copying.TakerShare < 0.75 ? OneForm : OneFormThroughout) && copying.Refilled > 2 * copying.Reworded;

    static double Likeness(Copying copying) => (copying.Contained + copying.Neighbours) / 1.5;

    static double Score(Copying copying, LinkKind kind) =>
        kind switch
        {
            LinkKind.Excerpt => 1 - 6.0 / Math.Max(12, copying.Longest),
            LinkKind.Digest => Math.Min(
                1,
                copying is { Contained: >= 0.6, Neighbours: >= 0.35 } ? Likeness(copying) : Likeness(copying) * 0.9
            ),
            _ => Math.Max(copying.TakerShare, copying.Contained),
        };
}
