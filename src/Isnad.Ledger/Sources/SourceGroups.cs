using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// Which names are one source. Persons' decisions come first: what they joined is one, what they keep apart is not. On top the machine joins
/// two where their likeness is without contradiction: each is the same as exactly the same others. A name that would fit two who are not one
/// joins neither; those pairs go to review. The result depends on the likenesses and decisions alone.
/// </summary>
internal sealed class SourceGroups(sqlite3 database) : IDisposable
{
    readonly Prepared decided = new(database, "SELECT decided FROM name WHERE id = ?");
    readonly Prepared members = new(database, "SELECT id FROM name WHERE decided = ?1 AND decided != id");
    readonly Prepared same = new(
        database,
        "SELECT high FROM likeness WHERE low = ?1 AND verdict = 0 UNION ALL SELECT low FROM likeness WHERE high = ?1 AND verdict = 0"
    );
    readonly Prepared apart = new(database, "SELECT high FROM apart WHERE low = ?1 UNION ALL SELECT low FROM apart WHERE high = ?1");
    readonly Prepared anyApart = new(database, "SELECT 1 FROM apart LIMIT 1");
    readonly Prepared together = new(
        database,
        "SELECT id FROM name WHERE source = (SELECT source FROM name WHERE id = ?1) AND source != id"
    );
    readonly Prepared source = new(database, "SELECT source FROM name WHERE id = ?");
    readonly Prepared assign = new(database, "UPDATE name SET source = ?1 WHERE id = ?2 AND source != ?1");
    readonly Dictionary<long, List<long>> membersOf = [];
    readonly Dictionary<long, HashSet<long>> neighboursOf = [];

    /// <summary>Forms the sources of these names, and of all whose source can change with theirs.</summary>
    public void Form(IReadOnlyCollection<long> names)
    {
        membersOf.Clear();
        neighboursOf.Clear();
        var affected = new HashSet<long>();
        foreach (var name in names)
        {
            affected.Add(Decided(name));
            // those it was one with until now
            foreach (var other in OneWith(name))
                affected.Add(Decided(other));
        }
        foreach (var group in affected.ToList())
        foreach (var near in Neighbours(group))
        {
            affected.Add(near);
            affected.UnionWith(Neighbours(near));
        }
        foreach (var group in affected.Order())
        {
            var head = Head(group);
            foreach (var name in Members(group))
                assign.Bind(head).Bind(name).Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Prepared[])[decided, members, same, apart, anyApart, together, source, assign])
            statement.Dispose();
    }

    /// <summary>The name by which the source is called: one that a person chose in a merge before others, then the lowest id.</summary>
    long Head(long group)
    {
        var around = Neighbours(group);
        return around
            .Where(other => other == group || Neighbours(other).SetEquals(around))
            .OrderBy(other => Members(other).Count > 1 ? 0 : 1)
            .ThenBy(other => (ulong)other)
            .First();
    }

    /// <summary>The groups that are the same as this one by some pair of names and that nobody keeps apart; itself among them.</summary>
    HashSet<long> Neighbours(long group)
    {
        if (neighboursOf.TryGetValue(group, out var known))
            return known;
        var found = new HashSet<long> { group };
        foreach (var name in Members(group))
        {
            same.Bind(name);
            var others = new List<long>();
            while (same.Step())
                others.Add(same.Integer(0));
            foreach (var other in others)
                found.Add(Decided(other));
        }
        if (found.Count > 1 && anyApart.Scalar() is not null)
            foreach (var name in Members(group))
            {
                apart.Bind(name);
                var others = new List<long>();
                while (apart.Step())
                    others.Add(apart.Integer(0));
                foreach (var other in others)
                    if (Decided(other) != group)
                        found.Remove(Decided(other));
            }
        return neighboursOf[group] = found;
    }

    List<long> Members(long group)
    {
        if (membersOf.TryGetValue(group, out var known))
            return known;
        var found = new List<long>();
        if (Decided(group) == group)
            found.Add(group);
        members.Bind(group);
        while (members.Step())
            found.Add(members.Integer(0));
        return membersOf[group] = found;
    }

    long Decided(long name) => decided.Bind(name).Scalar() ?? name;

    List<long> OneWith(long name)
    {
        var found = new List<long>();
        together.Bind(name);
        while (together.Step())
            found.Add(together.Integer(0));
        if (source.Bind(name).Scalar() is { } head)
            found.Add(head);
        return found;
    }
}
