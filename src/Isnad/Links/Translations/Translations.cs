namespace Isnad;

/// <summary>
/// Is one of two articles in different languages made from the other? Decided by what they say in order, sentence by sentence: two reports of
/// one event share names, figures and a quotation, but not the run of the text.
/// </summary>
internal static class Translations
{
    /// <summary>Of the article that lost less, so much must stand in the other; of the one that lost more, so much at least.</summary>
    const float MostShare = 0.78f;
    const float LeastShare = 0.4f;
    const float LeastLikeness = 0.36f;

    /// <summary>Likeness and share together: two reports of one evening in which the same people say the same have less.</summary>
    const float LeastBoth = 0.38f;

    /// <summary>What all items of the two can say of each other at most, before sentences are put in order.</summary>
    const float LeastOverlap = 0.2f;

    /// <summary>The same for both orders, seen from either side: the order of the languages' tags decides which is looked at first.</summary>
    public static Link? Relate(LinkedArticle from, LinkedArticle to) =>
        string.CompareOrdinal(from.Language, to.Language) <= 0 ? InOrder(from, to) : InOrder(to, from)?.Turned();

    static Link? InOrder(LinkedArticle from, LinkedArticle to)
    {
        if (from.Meanings is not { } a || to.Meanings is not { } b || Decide(a, b) is not { } comparison)
            return null;
        var (first, evidence) = TranslationDirection.Of(comparison);
        return new Link
        {
            Kind = LinkKind.Translation,
            Score = Score(comparison),
            First = first,
            Evidence = evidence,
            FromShare = comparison.FromShare,
            ToShare = comparison.ToShare,
            Passages =
            [
                .. comparison
                    .Aligned.Where(pair => pair.IsPair)
                    .Select(pair => new Passage(
                        Comparison.Span(a, pair.FromFirst, pair.FromEnd)!.Value,
                        Comparison.Span(b, pair.ToFirst, pair.ToEnd)!.Value
                    )),
            ],
            Differences = DifferenceFinder.Find(comparison),
        };
    }

    public static bool IsTranslation(ArticleMeanings from, ArticleMeanings to) => Decide(from, to) is not null;

    static Comparison? Decide(ArticleMeanings from, ArticleMeanings to)
    {
        if (from.Units.Count == 0 || to.Units.Count == 0)
            return null;
        var match = new MeaningMatch(from, to);
        return Overlap(match) >= LeastOverlap && Comparison.Of(match) is var comparison && IsTranslation(comparison) ? comparison : null;
    }

    static bool IsTranslation(Comparison comparison) =>
        comparison.Likeness >= LeastLikeness
        && Math.Max(comparison.FromShare, comparison.ToShare) >= MostShare
        && Math.Min(comparison.FromShare, comparison.ToShare) >= LeastShare
        && comparison.Likeness * (comparison.FromShare + comparison.ToShare) / 2 >= LeastBoth;

    static double Score(Comparison comparison) =>
        Math.Round(Math.Min(1, comparison.Likeness * 1.2) * (comparison.FromShare + comparison.ToShare) / 2, 3);

    static float Overlap(MeaningMatch match)
    {
        var (n, m) = (match.From.Units.Count, match.To.Units.Count);
        var mass = Math.Min(match.Mass(0, n, turned: false), match.Mass(0, m, turned: true));
        return Math.Min(match.Said(0, n, 0, m), match.SaidBack(0, n, 0, m)) / Math.Max(1, mass);
    }
}
