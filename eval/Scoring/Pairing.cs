namespace Isnad.Eval.Scoring;

/// <summary>One-to-one pairing of gold and predicted items, the most alike first.</summary>
internal static class Pairing
{
    /// <returns>For each gold item the index of its partner, or -1.</returns>
    public static int[] Greedy<T>(IReadOnlyList<T> gold, IReadOnlyList<T> found, Func<T, T, double> likeness, double atLeast)
    {
        var candidates = new List<(double Likeness, int Gold, int Found)>();
        for (var i = 0; i < gold.Count; i++)
        for (var j = 0; j < found.Count; j++)
            if (likeness(gold[i], found[j]) is var likeness_ && likeness_ >= atLeast)
                candidates.Add((likeness_, i, j));
        candidates.Sort(
            (a, b) =>
                a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness)
                : a.Gold != b.Gold ? a.Gold.CompareTo(b.Gold)
                : a.Found.CompareTo(b.Found)
        );
        var partners = new int[gold.Count];
        Array.Fill(partners, -1);
        var taken = new bool[found.Count];
        foreach (var (_, i, j) in candidates)
        {
            if (partners[i] >= 0 || taken[j])
                continue;
            partners[i] = j;
            taken[j] = true;
        }
        return partners;
    }

    /// <summary>Intersection over union of two spans.</summary>
    public static double Overlap(TextSpan a, TextSpan b)
    {
        var common = Common(a, b);
        return common == 0 ? 0 : (double)common / (a.Length + b.Length - common);
    }

    /// <summary>
    /// The share of the shorter span that lies in the other (a figure with or without its noun is the same figure), with a hundredth of
    /// <see cref="Overlap"/> on top so that the closer of two candidates wins.
    /// </summary>
    public static double Inside(TextSpan a, TextSpan b)
    {
        var common = Common(a, b);
        return common == 0 ? 0 : (double)common / Math.Max(1, Math.Min(a.Length, b.Length)) + Overlap(a, b) / 100;
    }

    static int Common(TextSpan a, TextSpan b) => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
}
