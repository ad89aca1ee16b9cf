namespace Isnad;

/// <summary>A clause that is negated on one side and plain on the other.</summary>
internal static class PolarityDifferences
{
    /// <summary>Likeness of the sentences from which the lack of a negation says something.</summary>
    const float LeastLikeness = 0.48f;

    /// <summary>Of the words about a negation so many must be said on the other side: what is missing there is the negation alone.</summary>
    const float LeastSaid = 0.7f;
    const int Width = 4;

    /// <summary>A word of the contrast table with a negation so near says its contrary: "not guilty".</summary>
    const int NearContrary = 20;

    public static void Find(PairView pair, List<Difference> found)
    {
        if (pair.Aligned.Likeness < LeastLikeness)
            return;
        foreach (var turned in new[] { false, true })
        {
            var (no, _) = Of(pair, turned, pair.Span(turned));
            // two negations in one sentence are read too often as something else
            if (no.Count != 1 || Of(pair, !turned, pair.Span(!turned)) is not { No.Count: 0, Like: false })
                continue;
            if (!pair.StandsInSaid(no[0], turned, Width, LeastSaid) || Partner(pair, no[0], turned) is not { } partner)
                continue;
            found.Add(turned ? new(DifferenceKind.Polarity, partner, no[0]) : new(DifferenceKind.Polarity, no[0], partner));
        }
    }

    /// <summary>True when one of two words has a negation beside it, or what stands for one, and the other has not: they may say the same.</summary>
    public static bool AreTurned(PairView pair, TextSpan from, TextSpan to) =>
        IsNegated(pair, from, turned: false) != IsNegated(pair, to, turned: true);

    static bool IsNegated(PairView pair, TextSpan word, bool turned)
    {
        var whole = pair.Span(turned);
        return IsIn(new(Math.Max(whole.Start, word.Start - NearContrary), word.Start))
            || IsIn(new(word.End, Math.Min(whole.End, word.End + NearContrary)));

        bool IsIn(TextSpan span) => span.Length > 1 && Of(pair, turned, span) is { No.Count: > 0 } or { Like: true };
    }

    static (List<TextSpan> No, bool Like) Of(PairView pair, bool turned, TextSpan span)
    {
        var article = pair.Side(turned).Article;
        return Language.Of(article.Language) is { } language ? language.Compiled(Negations.Load).Find(article, span) : ([], true);
    }

    /// <summary>What stands on the other side for the words next to a negation.</summary>
    static TextSpan? Partner(PairView pair, TextSpan no, bool turned)
    {
        var (first, end) = pair.Items(no, turned);
        var (least, most) = pair.Items(turned);
        foreach (var item in new[] { end, first - 1, end + 1, first - 2 })
            if (item >= least && item < most && pair.Partner(item, turned) is >= 0 and var other)
                return pair.Side(!turned).Items[other].Span;
        return null;
    }
}
