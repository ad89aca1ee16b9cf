namespace Isnad;

/// <summary>A link between two of a set of articles, by their numbers there, and whether it is an immediate one.</summary>
public sealed record Relation(int From, int To, Link Link)
{
    /// <summary>False when the two are related only through a third article of the set: a reprint of a reprint, two reprints of one text.</summary>
    public bool Immediate { get; init; } = true;

    /// <summary>The one that came first, or null when that is unknown.</summary>
    public int? Source =>
        Link.First switch
        {
            LinkFirst.From => From,
            LinkFirst.To => To,
            _ => null,
        };

    public int? Taker => Source is { } source ? From + To - source : null;
}

/// <summary>
/// Who took from whom: of the pairs that are alike, those that are immediate. An article that is like several articles which are themselves
/// linked has the one it is most like as its source. A pure function of the set of links: the order of arrival does not matter.
/// </summary>
public static class Lineage
{
    /// <summary>A digest of a lower score needs a surer source beside it: two bulletins condensed into one paragraph.</summary>
    const double Sure = 0.65;

    /// <summary>The relations with <see cref="Relation.Immediate"/> decided, without the digests that stay unsure; in their order.</summary>
    public static List<Relation> Resolve(IReadOnlyCollection<Relation> relations)
    {
        var linked = new Dictionary<(int, int), Relation>();
        foreach (var relation in relations)
            linked[Pair(relation.From, relation.To)] = relation;
        var sources = relations.Where(r => r.Taker is not null).ToLookup(r => r.Taker!.Value);
        var kept = relations.Where(relation => IsSure(relation, sources, linked)).ToList();
        sources = kept.Where(r => r.Taker is not null).ToLookup(r => r.Taker!.Value);
        return kept.ConvertAll(relation => relation with { Immediate = IsImmediate(relation, sources, linked) });
    }

    /// <summary>How much of the taker the source explains.</summary>
    static double Closeness(Relation relation) =>
        relation.Link.Score + (relation.Source == relation.From ? relation.Link.ToShare : relation.Link.FromShare);

    static bool IsSure(Relation relation, ILookup<int, Relation> sources, Dictionary<(int, int), Relation> linked)
    {
        // what an article of a digest page has from one of its own language, it does not have from another that says the same
        if (relation.Link is { Kind: LinkKind.Digest, Across: true })
            return relation.Taker is not { } condensed || !sources[condensed].Any(other => !other.Link.Across);
        if (relation.Link.Kind != LinkKind.Digest || relation.Link.Score >= Sure)
            return true;
        return relation is { Taker: { } taker, Source: { } source }
            && sources[taker]
                .Any(other =>
                    other.Link.Kind == LinkKind.Digest && other.Link.Score >= Sure && !linked.ContainsKey(Pair(other.Source!.Value, source))
                );
    }

    static bool IsImmediate(Relation relation, ILookup<int, Relation> sources, Dictionary<(int, int), Relation> linked)
    {
        if (relation is not { Source: { } source, Taker: { } taker })
            // two takers of one source are alike because of it
            return !sources[relation.From].Any(one => sources[relation.To].Any(other => other.Source == one.Source));
        foreach (var rival in sources[taker])
        {
            if (rival.Source == source || !linked.ContainsKey(Pair(rival.Source!.Value, source)))
                continue;
            var order = Closeness(rival).CompareTo(Closeness(relation));
            // as like the one as the other: the one that was there first, by the link between them, then by number
            if (order > 0 || order == 0 && IsBefore(linked[Pair(rival.Source.Value, source)], rival.Source.Value, source))
                return false;
        }
        return true;
    }

    static bool IsBefore(Relation between, int one, int other) => between.Source is { } first ? first == one : one < other;

    static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);
}
