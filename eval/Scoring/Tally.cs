namespace Isnad.Eval.Scoring;

/// <summary>What is measured, in the order in which it is shown.</summary>
internal enum Layer
{
    Articles,
    Noise,
    Names,
    Coref,
    Times,
    Figures,
    Statements,
    Exact,
    Source,
    Root,
    Nesting,
}

/// <summary>Counts of one layer. <see cref="Layer.Coref"/> uses the B-cubed sums (Bagga and Baldwin 1998), the others hits and misses.</summary>
internal sealed class Tally
{
    int hits;
    int spurious;
    int missed;
    double precisionSum;
    double recallSum;
    int clustered;

    public void Add(int hits, int spurious, int missed)
    {
        this.hits += hits;
        this.spurious += spurious;
        this.missed += missed;
    }

    public void AddClustered(double precision, double recall, int mentions)
    {
        precisionSum += precision;
        recallSum += recall;
        clustered += mentions;
    }

    public double? Precision => clustered > 0 ? precisionSum / clustered : Share(hits, hits + spurious);
    public double? Recall => clustered > 0 ? recallSum / clustered : Share(hits, hits + missed);

    /// <summary>Harmonic mean of precision and recall; null when there is nothing in gold and nothing was found.</summary>
    public double? F1
    {
        get
        {
            if (Precision is null && Recall is null)
                return null;
            var (p, r) = (Precision ?? 0, Recall ?? 0);
            return p + r == 0 ? 0 : 2 * p * r / (p + r);
        }
    }

    static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>The tallies of one language, or of all.</summary>
internal sealed class Score
{
    public static readonly Layer[] Layers = Enum.GetValues<Layer>();
    readonly Tally[] tallies = [.. Layers.Select(_ => new Tally())];

    public int Documents { get; set; }
    public Tally this[Layer layer] => tallies[(int)layer];

    /// <summary>The figure that is shown and guarded: F1, and for source, root and nesting the share of all gold statements.</summary>
    public double? Measure(Layer layer) => layer is Layer.Source or Layer.Root or Layer.Nesting ? this[layer].Recall : this[layer].F1;
}

/// <summary>Scores by language, and <c>all</c>.</summary>
internal sealed class Scoreboard
{
    readonly SortedDictionary<string, Score> byLanguage = new(StringComparer.Ordinal);

    public Score All { get; } = new();

    /// <summary>Each language in ordinal order, then <c>all</c>.</summary>
    public IEnumerable<(string Language, Score Score)> Rows => byLanguage.Select(pair => (pair.Key, pair.Value)).Append(("all", All));

    public Score Of(string language) => byLanguage.TryGetValue(language, out var score) ? score : byLanguage[language] = new Score();

    public void Add(Annotation gold, Annotation found, string text)
    {
        foreach (var score in (Score[])[Of(gold.Language), All])
        {
            score.Documents++;
            Scorer.Score(gold, found, text, score);
        }
    }
}
