namespace Isnad.Eval.Scoring;

/// <summary>The measures of one document; see <c>docs/quality/own-gold.md</c> for what each layer counts.</summary>
internal static class Scorer
{
    /// <summary>How far an article's start or end may be off, in characters.</summary>
    const int ArticleSlack = 5;

    /// <summary>From this overlap on, a name or a content is the same.</summary>
    const double Same = .5;

    public static void Score(Annotation gold, Annotation found, string text, Score score)
    {
        ScoreArticles(gold, found, score[Layer.Articles]);
        ScoreNoise(gold, found, text, score[Layer.Noise]);
        ScoreNames(gold, found, score);
        ScoreTimes(gold, found, score[Layer.Times]);
        ScoreFigures(gold, found, score[Layer.Figures]);
        new StatementScorer(gold, found).Score(score);
    }

    static void ScoreArticles(Annotation gold, Annotation found, Tally tally)
    {
        var partners = Pairing.Greedy(
            gold.Articles,
            found.Articles,
            (a, b) => Math.Abs(a.Start - b.Start) <= ArticleSlack && Math.Abs(a.End - b.End) <= ArticleSlack ? 1 : 0,
            1
        );
        Count(tally, partners.Count(partner => partner >= 0), gold.Articles.Count, found.Articles.Count);
    }

    static void ScoreNoise(Annotation gold, Annotation found, string text, Tally tally)
    {
        var (inGold, inFound) = (Cover(gold.Noise, text), Cover(found.Noise, text));
        int both = 0,
            goldOnly = 0,
            foundOnly = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            both += inGold[i] && inFound[i] ? 1 : 0;
            goldOnly += inGold[i] && !inFound[i] ? 1 : 0;
            foundOnly += inFound[i] && !inGold[i] ? 1 : 0;
        }
        tally.Add(both, foundOnly, goldOnly);
    }

    static bool[] Cover(IReadOnlyList<TextSpan> spans, string text)
    {
        var covered = new bool[text.Length];
        foreach (var span in spans)
            covered.AsSpan(span.Start, span.Length).Fill(true);
        return covered;
    }

    static void ScoreNames(Annotation gold, Annotation found, Score score)
    {
        var partners = Pairing.Greedy(
            gold.Mentions,
            found.Mentions,
            (a, b) => a.Type == b.Type ? Pairing.Overlap(a.Span, b.Span) : 0,
            Same
        );
        var pairs = partners.Index().Where(pair => pair.Item >= 0).Select(pair => (Gold: pair.Index, Found: pair.Item)).ToList();
        Count(score[Layer.Names], pairs.Count, gold.Mentions.Count, found.Mentions.Count);

        // B-cubed over the mentions found: for each, how much of its own cluster is right, and how much of the true one is in it.
        double precision = 0,
            recall = 0;
        foreach (var pair in pairs)
        {
            var (truth, guess) = (gold.Mentions[pair.Gold].Entity, found.Mentions[pair.Found].Entity);
            var inTruth = pairs.Count(other => gold.Mentions[other.Gold].Entity == truth);
            var inGuess = pairs.Count(other => found.Mentions[other.Found].Entity == guess);
            var inBoth = pairs.Count(other => gold.Mentions[other.Gold].Entity == truth && found.Mentions[other.Found].Entity == guess);
            precision += (double)inBoth / inGuess;
            recall += (double)inBoth / inTruth;
        }
        score[Layer.Coref].AddClustered(precision, recall, pairs.Count);
    }

    static void ScoreTimes(Annotation gold, Annotation found, Tally tally)
    {
        var partners = Pairing.Greedy(gold.Times, found.Times, (a, b) => Pairing.Inside(a.Span, b.Span), Same);
        var right = partners.Index().Count(pair => pair.Item >= 0 && gold.Times[pair.Index].Value == found.Times[pair.Item].Value);
        Count(tally, right, gold.Times.Count, found.Times.Count);
    }

    static void ScoreFigures(Annotation gold, Annotation found, Tally tally)
    {
        var partners = Pairing.Greedy(gold.Figures, found.Figures, (a, b) => Pairing.Inside(a.Span, b.Span), Same);
        var right = partners.Index().Count(pair => pair.Item >= 0 && SameQuantity(gold.Figures[pair.Index], found.Figures[pair.Item]));
        Count(tally, right, gold.Figures.Count, found.Figures.Count);
    }

    static bool SameQuantity(Quantity a, Quantity b) =>
        SameNumber(a.Value, b.Value) && a.Bound == b.Bound && (a.Bound != "range" || SameNumber(a.High, b.High));

    /// <summary>Equal within rounding (a third is 33.3 or 33.33); no number equals only no number.</summary>
    static bool SameNumber(double? a, double? b) => a == b || (a is { } x && b is { } y && Math.Abs(x - y) <= .0005 * Math.Abs(x));

    static void Count(Tally tally, int hits, int gold, int found) => tally.Add(hits, found - hits, gold - hits);
}
