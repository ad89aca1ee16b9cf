namespace Isnad;

/// <summary>
/// What differs between two articles of which one is made from the other, by kind, each with both places. Only sentences that surely belong
/// together are looked into: a difference that is not there is worse than one not shown.
/// </summary>
internal static class DifferenceFinder
{
    /// <summary>Likeness from which the words inside a pair of sentences are compared.</summary>
    const float SurePair = 0.3f;

    /// <summary>A stretch without a sure partner is left out when less than this share of it stands against it.</summary>
    const float Against = 0.35f;

    /// <summary>Characters of a clause that is little more than a name and an office.</summary>
    const int ShortClause = 80;

    public static IReadOnlyList<Difference> Find(Comparison comparison)
    {
        var found = new List<Difference>();
        for (var i = 0; i < comparison.Aligned.Count; i++)
        {
            var aligned = comparison.Aligned[i];
            if (IsSure(aligned))
            {
                Inside(new PairView(comparison, aligned), found);
                continue;
            }
            // between two sure pairs: what stands against nothing is left out; what stands against something may say the same in other words
            var end = i;
            while (end < comparison.Aligned.Count && !IsSure(comparison.Aligned[end]))
                end++;
            Between(comparison, i, end, found);
            i = end - 1;
        }
        return found;
    }

    static bool IsSure(AlignedUnits aligned) => aligned.IsPair && aligned.Likeness >= SurePair;

    static void Between(Comparison comparison, int first, int end, List<Difference> found)
    {
        var (from, to) = (0f, 0f);
        for (var i = first; i < end; i++)
        {
            var aligned = comparison.Aligned[i];
            from += comparison.Match.Mass(aligned.FromFirst, aligned.FromEnd, turned: false);
            to += comparison.Match.Mass(aligned.ToFirst, aligned.ToEnd, turned: true);
        }
        for (var i = first; i < end; i++)
        {
            var aligned = comparison.Aligned[i];
            for (var u = aligned.FromFirst; u < aligned.FromEnd && !aligned.IsPair && to < Against * from; u++)
                LeftOut.Sentence(comparison, u, aligned.ToFirst, turned: false, found);
            for (var u = aligned.ToFirst; u < aligned.ToEnd && !aligned.IsPair && from < Against * to; u++)
                LeftOut.Sentence(comparison, u, aligned.FromFirst, turned: true, found);
        }
    }

    static void Inside(PairView pair, List<Difference> found)
    {
        var gone = new List<Difference>();
        LeftOut.Clauses(pair, gone);
        var inside = new List<Difference>();
        FigureDifferences.Find(pair, inside);
        NameDifferences.Find(pair, inside);
        TimeDifferences.Find(pair, inside);
        StanceDifferences.Find(pair, inside);
        PolarityDifferences.Find(pair, inside);
        WordDifferences.Find(pair, inside);
        foreach (var clause in gone.ToList())
        {
            var within = inside.Where(one => Within(one, clause)).ToList();
            // a person who is gone with little else is missed as a name; of a longer clause everything is gone at once
            if (within.Exists(one => one.Kind == DifferenceKind.Name) && (clause.From ?? clause.To)!.Value.Length <= ShortClause)
                gone.Remove(clause);
            else
                inside.RemoveAll(within.Contains);
        }
        found.AddRange(inside);
        found.AddRange(gone);
    }

    static bool Within(Difference one, Difference clause) =>
        (one.To is null && one.From is { } from && (clause.From?.Contains(from) ?? false))
        || (one.From is null && one.To is { } to && (clause.To?.Contains(to) ?? false));
}
