namespace Isnad;

/// <summary>
/// Is one of two articles in different languages made from the other? Decided by what they say in order, sentence by sentence: two reports of
/// one event share names, figures and a quotation, but not the run of the text.
/// </summary>
internal static class Translations
{
    /// <summary>
    /// How likely it must be by the model: a link that is not there is worse than one not shown. At this line a hundredth of the made pairs of
    /// two reports of one event passes (at 0.95 two to three), no whole translation of those learned from is lost, and of shortened ones an eighth.
    /// </summary>
    public const double Likely = 0.985;

    /// <summary>What all items of the two can say of each other at most, before sentences are put in order.</summary>
    const float LeastOverlap = 0.2f;

    /// <summary>The same for both orders, seen from either side: the order of the languages' tags decides which is looked at first.</summary>
    public static Link? Relate(LinkedArticle from, LinkedArticle to) =>
        string.CompareOrdinal(from.Language, to.Language) <= 0 ? InOrder(from, to) : InOrder(to, from)?.Turned();

    static Link? InOrder(LinkedArticle from, LinkedArticle to)
    {
        if (from.Meanings is not { } a || to.Meanings is not { } b || Compared(a, b) is not { } comparison)
            return null;
        var likelihood = TranslationModel.BuiltIn.Likelihood(TranslationTraits.Of(comparison));
        if (likelihood < Likely)
            return TranslatedDigest.Relate(comparison);
        var (first, evidence) = TranslationDirection.Of(comparison);
        return new Link
        {
            Kind = LinkKind.Translation,
            Score = Math.Round(likelihood, 3),
            Across = true,
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

    /// <summary>True when the model finds it likely enough; another model than the built-in one is for measuring.</summary>
    public static bool IsTranslation(ArticleMeanings from, ArticleMeanings to, TranslationModel? model = null) =>
        Traits(from, to) is { } traits && (model ?? TranslationModel.BuiltIn).Likelihood(traits) >= Likely;

    /// <summary>What the model decides on, or null when the two have too little in common to be compared.</summary>
    public static double[]? Traits(ArticleMeanings from, ArticleMeanings to) =>
        Compared(from, to) is { } comparison ? TranslationTraits.Of(comparison) : null;

    static Comparison? Compared(ArticleMeanings from, ArticleMeanings to)
    {
        if (from.Units.Count == 0 || to.Units.Count == 0)
            return null;
        var match = new MeaningMatch(from, to);
        return Overlap(match) >= LeastOverlap ? Comparison.Of(match) : null;
    }

    static float Overlap(MeaningMatch match)
    {
        var (n, m) = (match.From.Units.Count, match.To.Units.Count);
        var mass = Math.Min(match.Mass(0, n, turned: false), match.Mass(0, m, turned: true));
        return Math.Min(match.Said(0, n, 0, m), match.SaidBack(0, n, 0, m)) / Math.Max(1, mass);
    }
}
