namespace Isnad;

/// <summary>
/// Numbers that changed, fell away or came in, and bounds that were lost ("at least 70" and "70"), between two groups of sentences that say the
/// same. What the readings found on both sides is compared, not digits.
/// </summary>
internal static class FigureDifferences
{
    /// <summary>One, two and a pair are words of grammar in one language and figures in another.</summary>
    const decimal Telling = 2;

    public static void Find(PairView pair, List<Difference> found)
    {
        var one = Figures(pair.From.Article, pair.FromSpan);
        var two = Figures(pair.To.Article, pair.ToSpan);
        if (one.Count + two.Count == 0)
            return;
        var partner = Equal(pair, one, two);
        var taken = partner.Where(p => p >= 0).ToHashSet();
        for (var i = 0; i < one.Count; i++)
            if (partner[i] >= 0 && WordDifferences.AreContrary(one[i].Unit, two[partner[i]].Unit))
                found.Add(new(DifferenceKind.Number, one[i].Span, two[partner[i]].Span));
            else if (partner[i] >= 0 && BoundChanged(one[i], two[partner[i]]) && !BoundElsewhere(pair, one[i], two[partner[i]]))
                found.Add(new(DifferenceKind.Hedge, Bounded(pair.From.Article, one[i]), Bounded(pair.To.Article, two[partner[i]])));
        var (here, there) = (new WrittenNumbers(pair.From, pair.FromSpan), new WrittenNumbers(pair.To, pair.ToSpan));
        foreach (var (i, j) in Ends(one, two, partner, taken))
        {
            // both ends are written there, if not as a range: a score
            if (one[i].High is null ? here.HasBoth(two[j]) : there.HasBoth(one[i]))
                continue;
            found.Add(new(DifferenceKind.Number, one[i].Span, two[j].Span));
            (partner[i], _) = (j, taken.Add(j));
        }
        var left = Enumerable.Range(0, one.Count).Where(i => partner[i] < 0 && IsMissing(pair, one[i], two, there, turned: false)).ToList();
        var right = Enumerable
            .Range(0, two.Count)
            .Where(j => !taken.Contains(j) && IsMissing(pair, two[j], one, here, turned: true))
            .ToList();
        foreach (var (i, j) in Changed(pair, one, two, left, right))
        {
            found.Add(new(DifferenceKind.Number, one[i].Span, two[j].Span));
            left.Remove(i);
            right.Remove(j);
        }
        // what has nothing in its place may stand in the next sentence
        foreach (var i in left)
            if (one[i].Value is > Telling && !pair.IsSaid(one[i].Span, turned: false) && pair.StandsInSaid(one[i].Span, turned: false))
                found.Add(new(DifferenceKind.Number, one[i].Span, null));
        foreach (var j in right)
            if (two[j].Value is > Telling && !pair.IsSaid(two[j].Span, turned: true) && pair.StandsInSaid(two[j].Span, turned: true))
                found.Add(new(DifferenceKind.Number, null, two[j].Span));
    }

    static bool IsMissing(PairView pair, Figure figure, List<Figure> others, WrittenNumbers written, bool turned) =>
        !written.Has(figure)
        && !others.Exists(other => Conversions.AreOne(figure, other))
        && !pair.IsSaid(figure.Span, turned, near: 0)
        && !IsParticle(pair.Side(turned), figure);

    /// <summary>Persian "nine" is also "not": a figure of one word that is mostly a word of grammar proves nothing.</summary>
    static bool IsParticle(ArticleMeanings side, Figure figure)
    {
        var tokens = side.Article.Tokens;
        var token = tokens.IndexAt(figure.Span.Start);
        return tokens[token].Kind == TokenKind.Word
            && tokens[token].End >= figure.Span.End
            && side.Lexicon.Stemmer.IsLight(tokens.Key(token));
    }

    static List<Figure> Figures(LinkedArticle article, TextSpan span) =>
        [.. article.Figures.Where(figure => span.Contains(figure.Span) && !article.Document.IsNoise(figure.Span.Start))];

    /// <summary>For each figure of From the one of To with the same value that stands at the most similar place, or -1.</summary>
    static int[] Equal(PairView pair, List<Figure> one, List<Figure> two)
    {
        var partner = new int[one.Count];
        Array.Fill(partner, -1);
        var candidates =
            from i in Enumerable.Range(0, one.Count)
            from j in Enumerable.Range(0, two.Count)
            where IsEqual(one[i], two[j])
            orderby Misplaced(pair, one[i], two[j]) + (one[i].Unit == two[j].Unit ? 0 : 0.5), i, j
            select (i, j);
        var taken = new HashSet<int>();
        foreach (var (i, j) in candidates)
            if (partner[i] < 0 && taken.Add(j))
                partner[i] = j;
        return partner;
    }

    /// <summary>The same number or ends; a score is read from either side.</summary>
    static bool IsEqual(Figure one, Figure two) =>
        one.Value == two.Value && (one.High == two.High || one.High is null || two.High is null)
        || one.High is not null && one.High == two.Value && one.Value == two.High;

    /// <summary>A range of which the other side has one end only: "three to nine" and "up to nine".</summary>
    static List<(int, int)> Ends(List<Figure> one, List<Figure> two, int[] partner, HashSet<int> taken)
    {
        var ends = new List<(int, int)>();
        for (var i = 0; i < one.Count; i++)
        for (var j = 0; j < two.Count; j++)
        {
            var (a, b) = (one[i], two[j]);
            if (partner[i] >= 0 || taken.Contains(j) || (a.High is null) == (b.High is null) || a.Value is null || b.Value is null)
                continue;
            if (a.High == b.Value || b.High == a.Value || a.Value == b.Value)
                ends.Add((i, j));
        }
        return [.. ends.DistinctBy(end => end.Item1).DistinctBy(end => end.Item2)];
    }

    /// <summary>True when the side without a bound has words of that bound elsewhere in the sentence: a verb that the reader did not join to it.</summary>
    static bool BoundElsewhere(PairView pair, Figure one, Figure two)
    {
        var turned = two.Bound == FigureBound.Exact;
        var bound = turned ? one.Bound : two.Bound;
        var article = pair.Side(turned).Article;
        if (Language.Of(article.Language) is not { } language)
            return false;
        if (WordDifferences.HasQualifier(pair, turned, BoundName(bound)))
            return true;
        var table = language.Compiled(BoundWords.Load).Table;
        var span = pair.Span(turned);
        for (var t = article.Tokens.IndexAt(span.Start); t < article.Tokens.Count && article.Tokens[t].Start < span.End; t++)
            if (table.TryMatch(article.Tokens, t, article.Tokens.Count, language.Proclitics, out var match) && match.Value == bound)
            {
                var behind = article.Figures.FirstOrDefault(figure => figure.Span.Start >= match.Span(article.Tokens).End);
                if (behind is null || behind.Bound != bound)
                    return true;
            }
        return false;
    }

    /// <summary>The name under which <c>qualifiers.tsv</c> has further words of a bound.</summary>
    static string BoundName(FigureBound bound) =>
        bound switch
        {
            FigureBound.AtLeast => "at-least",
            FigureBound.AtMost => "at-most",
            _ => "almost",
        };

    /// <summary>The words that bound a number (<c>hedges.tsv</c>).</summary>
    sealed class BoundWords(Language language)
    {
        public PhraseTable<FigureBound> Table { get; } =
            new(
                language
                    .Table("hedges")
                    .Select(row =>
                        (
                            row[0],
                            row[1] switch
                            {
                                "at-least" => FigureBound.AtLeast,
                                "at-most" => FigureBound.AtMost,
                                _ => FigureBound.About,
                            }
                        )
                    )
            );

        public static BoundWords Load(Language language) => new(language);
    }

    static double Misplaced(PairView pair, Figure from, Figure to) =>
        Math.Abs(pair.Place(from.Span, turned: false) - pair.Place(to.Span, turned: true));

    /// <summary>Figures without an equal that stand for each other: the same unit or the same words about them, at a similar place.</summary>
    static List<(int, int)> Changed(PairView pair, List<Figure> one, List<Figure> two, List<int> left, List<int> right)
    {
        var pairs = new List<(int, int)>();
        var candidates =
            from i in left
            from j in right
            let score = Kinship(pair, one[i], two[j]) - Misplaced(pair, one[i], two[j])
            where score > (left.Count == 1 && right.Count == 1 ? -0.4 : 0.1)
            orderby score descending, i, j
            select (i, j);
        var (fromTaken, toTaken) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (i, j) in candidates)
            if (!fromTaken.Contains(i) && !toTaken.Contains(j))
            {
                fromTaken.Add(i);
                toTaken.Add(j);
                pairs.Add((i, j));
            }
        return pairs;
    }

    static double Kinship(PairView pair, Figure from, Figure to) =>
        (from.Unit.Length > 0 && from.Unit == to.Unit ? 0.5 : 0)
        + (from.Measure is not null && from.Measure == to.Measure ? 0.4 : 0)
        + 0.25 * pair.SharedNeighbours(from.Span, to.Span);

    static bool BoundChanged(Figure from, Figure to)
    {
        if (from.Bound == to.Bound || from.Value is null)
            return false;
        // a range that lost an end is a number that changed; about and at least are hedges of the number as it is
        return from.Bound != FigureBound.Range && to.Bound != FigureBound.Range;
    }

    /// <summary>The figure with the words that bound it, as far as they stand right before it.</summary>
    static TextSpan Bounded(LinkedArticle article, Figure figure)
    {
        if (figure.Bound == FigureBound.Exact)
            return figure.Span;
        var token = article.Tokens.IndexAt(figure.Span.Start);
        return new(article.Tokens[Math.Max(0, token - 2)].Start, figure.Span.End);
    }
}
