namespace Isnad.Eval.Scoring;

/// <summary>Statements: paired by content, then judged by source, root of the chain and nesting.</summary>
internal sealed class StatementScorer
{
    const double Same = .5;
    const double Exact = .9;

    /// <summary>Where two links of a chain share one content, cue and source decide which is which.</summary>
    const double Nudge = .02;

    readonly List<Saying> gold;
    readonly IReadOnlyList<Saying> found;
    readonly List<Saying> headlines;
    readonly Dictionary<string, NamedEntity> goldEntities;
    readonly Dictionary<string, NamedEntity> foundEntities;
    readonly Dictionary<string, Saying> goldById;
    readonly Dictionary<string, int> goldIndex;
    readonly Dictionary<string, int> foundIndex;
    readonly int[] partners;

    public StatementScorer(Annotation goldAnnotation, Annotation foundAnnotation)
    {
        gold = [.. goldAnnotation.Statements.Where(statement => !statement.IsHeadline)];
        headlines = [.. goldAnnotation.Statements.Where(statement => statement.IsHeadline)];
        found = foundAnnotation.Statements;
        goldEntities = goldAnnotation.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        foundEntities = foundAnnotation.Entities.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        goldById = goldAnnotation.Statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        goldIndex = gold.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        foundIndex = found.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        partners = Pairing.Greedy(gold, found, Likeness, Same);
    }

    public void Score(Score score)
    {
        var taken = partners.Where(partner => partner >= 0).ToHashSet();
        var extra = found
            .Index()
            .Count(pair => !taken.Contains(pair.Index) && headlines.All(headline => pair.Item.Content.Overlap(headline.Content) < Same));
        var due = gold.Index().Count(pair => partners[pair.Index] >= 0 || !pair.Item.IsOptional);
        score[Layer.Statements].Add(taken.Count, extra, due - taken.Count);
        int exact = 0,
            sources = 0,
            roots = 0,
            nested = 0;
        for (var i = 0; i < gold.Count; i++)
        {
            if (partners[i] < 0)
                continue;
            var (truth, guess) = (gold[i], found[partners[i]]);
            exact += truth.Content.Overlap(guess.Content) >= Exact ? 1 : 0;
            if (SameSource(truth, guess, out var truthNames))
            {
                sources++;
                roots += SameRoot(truth, guess, truthNames) ? 1 : 0;
            }
            nested += SameParent(truth, guess) ? 1 : 0;
        }
        score[Layer.Exact].Add(exact, extra + taken.Count - exact, due - exact);
        score[Layer.Source].Add(sources, taken.Count - sources, due - sources);
        score[Layer.Root].Add(roots, taken.Count - roots, due - roots);
        score[Layer.Nesting].Add(nested, taken.Count - nested, due - nested);
    }

    /// <summary>Is a found statement a gold one, with its speaker? A headline that gold does not ask for is right by its words.</summary>
    public bool IsRight(int index)
    {
        var partner = Array.IndexOf(partners, index);
        return partner >= 0
            ? SameSource(gold[partner], found[index], out _)
            : headlines.Exists(headline => found[index].Content.Overlap(headline.Content) >= Same);
    }

    static double Likeness(Saying truth, Saying guess)
    {
        var overlap = truth.Content.Overlap(guess.Content);
        if (overlap < Same)
            return 0;
        return overlap + (truth.Cue.Touches(guess.Cue) ? Nudge : 0) + (truth.Source.Touches(guess.Source) ? Nudge : 0);
    }

    /// <summary>
    /// The source phrases overlap (and the one found is not more than three times as long), or the resolved names agree, or both sides
    /// know no speaker at all.
    /// </summary>
    bool SameSource(Saying truth, Saying guess, out HashSet<string> truthNames)
    {
        truthNames = Speakers(truth, gold, goldEntities);
        var guessNames = Speakers(guess, found, foundEntities);
        if (truth.Source.Touches(guess.Source) && guess.Source.Length <= 3 * truth.Source.Length)
            return true;
        if (truthNames.Count > 0 && guessNames.Count > 0)
            return NameKey.Same(truthNames, guessNames);
        return truth.Source.IsEmpty
            && guess.Source.IsEmpty
            && truthNames.Count == 0
            && guessNames.Count == 0
            && truth.Entity is null
            && guess.Entity is null;
    }

    /// <summary>Names of the speaker and of those who say it too, and how the speaker is called where named as a source elsewhere.</summary>
    static HashSet<string> Speakers(Saying statement, IReadOnlyList<Saying> all, Dictionary<string, NamedEntity> entities)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in statement.CoEntities.Prepend(statement.Entity ?? ""))
            if (entities.TryGetValue(id, out var entity))
                names.UnionWith(entity.Keys);
        if (statement.Entity is not null)
            foreach (var other in all)
                if (other.Entity == statement.Entity && !other.Implicit && other.SourceKey.Length > 0)
                    names.Add(other.SourceKey);
        return names;
    }

    bool SameRoot(Saying truth, Saying guess, HashSet<string> truthNames)
    {
        if (truth.Anonymous && guess.Anonymous)
            return true;
        var truthRoots = new HashSet<string>(truthNames, StringComparer.Ordinal) { truth.RootKey ?? "", truth.SourceKey };
        var guessRoots = new HashSet<string>(StringComparer.Ordinal) { guess.RootKey ?? "" };
        if (guess.RootEntity is { } id && foundEntities.TryGetValue(id, out var entity))
            guessRoots.UnionWith(entity.Keys);
        truthRoots.Remove("");
        guessRoots.Remove("");
        return NameKey.Same(truthRoots, guessRoots);
    }

    bool SameParent(Saying truth, Saying guess)
    {
        // A parent that was missed, or is a headline: compare with the one above it.
        var above = truth.Parent;
        while (above is not null && !(goldIndex.TryGetValue(above, out var index) && partners[index] >= 0))
            above = goldById.GetValueOrDefault(above)?.Parent;
        if (above is null || guess.Parent is null)
            return above is null && guess.Parent is null;
        return foundIndex.TryGetValue(guess.Parent, out var parent) && partners[goldIndex[above]] == parent;
    }
}
