namespace Isnad;

/// <summary>Cues that say the same words in another way: alleged and affirmed, warned and said, denied and doubted.</summary>
internal static class StanceDifferences
{
    /// <summary>So much of the shorter content must be said in the other for two statements to be one.</summary>
    const float SameContent = 0.4f;

    public static void Find(PairView pair, List<Difference> found)
    {
        var one = Statements(pair, turned: false);
        var two = Statements(pair, turned: true);
        var candidates =
            from i in Enumerable.Range(0, one.Count)
            from j in Enumerable.Range(0, two.Count)
            let shared = Shared(pair, one[i], two[j])
            where shared >= (Group(one[i]) == Group(two[j]) ? SameContent / 2 : SameContent)
            // of two cues in one sentence those of one kind belong together first
            orderby shared
                + (Group(one[i]) == Group(two[j]) ? 1 : 0)
                - Math.Abs(pair.Place(one[i].Cue!.Value, false) - pair.Place(two[j].Cue!.Value, true)) descending, i, j
            select (i, j);
        var (fromTaken, toTaken) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (i, j) in candidates)
        {
            if (fromTaken.Contains(i) || toTaken.Contains(j))
                continue;
            fromTaken.Add(i);
            toTaken.Add(j);
            if (Group(one[i]) != Group(two[j]) && IsAlone(pair, one, two, i, j) && !IsOneWord(pair, one[i].Cue!.Value, two[j].Cue!.Value))
                found.Add(new(DifferenceKind.Stance, one[i].Cue, two[j].Cue));
        }
        for (var i = 0; i < one.Count; i++)
            if (!fromTaken.Contains(i))
                DroppedAttributions.Find(pair, one[i], turned: false, found);
        for (var j = 0; j < two.Count; j++)
            if (!toTaken.Contains(j))
                DroppedAttributions.Find(pair, two[j], turned: true, found);
    }

    /// <summary>
    /// True when no other cue of the pair can be the partner of either: what is left when the groups that both sides have are taken away is one
    /// cue on each side, and neither side has words that stand for the group of the other.
    /// </summary>
    static bool IsAlone(PairView pair, List<Statement> one, List<Statement> two, int i, int j)
    {
        var (a, b) = (Group(one[i]), Group(two[j]));
        return Surplus(one, two, a) == 1
            && Surplus(two, one, b) == 1
            && !IsElsewhere(pair, one[i].Cue!.Value, two[j].Cue!.Value, turned: false)
            && !IsElsewhere(pair, two[j].Cue!.Value, one[i].Cue!.Value, turned: true)
            && !CueGroups.Has(pair, turned: true, a, two[j].Cue!.Value)
            && !CueGroups.Has(pair, turned: false, b, one[i].Cue!.Value);
    }

    /// <summary>True when the word of a cue is surely said on the other side by another word than the cue it was put beside.</summary>
    static bool IsElsewhere(PairView pair, TextSpan cue, TextSpan other, bool turned)
    {
        var (first, end) = pair.Items(cue, turned);
        for (var i = first; i < end; i++)
            if (pair.Said(i, turned) >= Lexicon.Sure && pair.Partner(i, turned) is >= 0 and var partner)
                if (!pair.Side(!turned).Items[partner].Span.Overlaps(other))
                    return true;
        return false;
    }

    static int Surplus(List<Statement> own, List<Statement> other, string group) =>
        own.Count(statement => Group(statement) == group) - other.Count(statement => Group(statement) == group);

    /// <summary>True when a lexicon surely has one cue for the other: two tables may file "complain" in two places.</summary>
    static bool IsOneWord(PairView pair, TextSpan from, TextSpan to)
    {
        var (first, end) = pair.Items(from, turned: false);
        var (otherFirst, otherEnd) = pair.Items(to, turned: true);
        for (var i = first; i < end; i++)
            if (pair.Said(i, turned: false) >= Lexicon.Sure && pair.Partner(i, turned: false) is var partner)
                if (partner >= otherFirst && partner < otherEnd)
                    return true;
        return false;
    }

    static string Group(Statement statement) => CueGroups.Of(statement.Stance);

    static List<Statement> Statements(PairView pair, bool turned) =>
        [
            .. pair.Side(turned)
                .Article.Statements.Where(statement =>
                    statement.Cue is { } cue && pair.Span(turned).Contains(cue) && !statement.ToReview && statement.Content.Length > 0
                ),
        ];

    /// <summary>The share of the items of the shorter content that stand for items of the other.</summary>
    static float Shared(PairView pair, Statement from, Statement to)
    {
        var (a, inB) = Count(pair, from, to, turned: false);
        var (b, inA) = Count(pair, to, from, turned: true);
        return Math.Min(a, b) == 0 ? 0 : Math.Min(inB, inA) / (float)Math.Min(a, b);
    }

    static (int Items, int Shared) Count(PairView pair, Statement own, Statement other, bool turned)
    {
        var (items, shared) = (0, 0);
        foreach (var content in own.Content)
        {
            var (first, end) = pair.Items(content, turned);
            for (var i = first; i < end; i++)
            {
                if (!pair.IsKnown(i, turned))
                    continue;
                items++;
                var partner = pair.Partner(i, turned);
                if (partner >= 0 && other.Content.Any(span => span.Contains(pair.Side(!turned).Items[partner].Span.Start)))
                    shared++;
            }
        }
        return (items, shared);
    }
}
