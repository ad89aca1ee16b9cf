namespace Isnad.Ledgers;

/// <summary>
/// Which roots of one claim are one. Sources that the ledger has as one are; so are names of one sound, and institutions or offices of one kind:
/// that they are said to have said the same makes up for a state that a name does not tell, unless names or pages tell of two states. What a person
/// keeps apart stays so. The outcome does not depend on the order of the roots but for the order of what comes out.
/// </summary>
internal static class RootFolding
{
    public sealed record Group(IReadOnlyList<int> Members, IReadOnlyList<string> Reasons);

    public static List<Group> Fold(IReadOnlyList<RootSource> roots, Func<string, string, bool> apart)
    {
        var groups = new Groups(roots, apart);
        for (var i = 0; i < roots.Count; i++)
        for (var j = i + 1; j < roots.Count; j++)
            if (SureReason(roots[i], roots[j]) is { } reason)
                groups.Join(i, j, reason);
        foreach (var kind in Enumerable.Range(0, roots.Count).Where(i => roots[i].Institution is not null).GroupBy(KindOf))
            JoinOpen(roots, [.. kind], groups);
        return groups.All();

        (string, bool) KindOf(int root) => (roots[root].Institution!.Kind, roots[root].Anonymous);
    }

    /// <summary>The empty reason where the ledger or the words have them as one.</summary>
    static string? SureReason(RootSource one, RootSource other)
    {
        if (one.Anonymous != other.Anonymous)
            return null;
        if (one.Source is not null && one.Source == other.Source)
            return "";
        // two states can have names of one sound in front of another word; the tables know better
        var known = one.Institution is { } a && other.Institution is { } b ? Institution.Compare(a, b) : null;
        return known switch
        {
            { Verdict: NameVerdict.Same } match when match.Doubt == NameDoubt.None || !TwoStates(one, other) => match.Reason,
            { Verdict: NameVerdict.Same } => null,
            { Verdict: NameVerdict.Different } => null,
            _ => one.Key == other.Key ? "" : null,
        };
    }

    /// <summary>
    /// Institutions of one kind of which some names do not tell the state: one, when no two of them are another's. "The ministry of health" beside those
    /// of two states is neither.
    /// </summary>
    static void JoinOpen(IReadOnlyList<RootSource> roots, List<int> kind, Groups groups)
    {
        var pairs = (
            from i in kind
            from j in kind
            where i < j
            select (i, j, Match: Institution.Compare(roots[i].Institution!, roots[j].Institution!))
        ).ToList();
        if (pairs.Exists(pair => pair.Match?.Verdict == NameVerdict.Different || TwoStates(roots[pair.i], roots[pair.j])))
            return;
        foreach (var (i, j, match) in pairs)
            if (match is { Verdict: NameVerdict.Unsure } && Open(roots[i]) && Open(roots[j]))
                groups.Join(
                    i,
                    j,
                    $"Both names mean '{roots[i].Institution!.Kind}', neither tells of another state, and they say the same here."
                );

        static bool Open(RootSource root) => root.Institution!.Rest.Length == 0;
        static bool TwoStates(RootSource one, RootSource other) =>
            one.State is not null && other.State is not null && one.State != other.State;
    }

    static bool TwoStates(RootSource one, RootSource other) => one.State is not null && other.State is not null && one.State != other.State;

    sealed class Groups(IReadOnlyList<RootSource> roots, Func<string, string, bool> apart)
    {
        readonly int[] parent = [.. Enumerable.Range(0, roots.Count)];
        readonly List<(int Member, string Reason)> reasons = [];

        public void Join(int one, int other, string reason)
        {
            var (a, b) = (Top(one), Top(other));
            if (a == b || Members(a).Any(x => Members(b).Any(y => KeptApart(x, y))))
                return;
            parent[Math.Max(a, b)] = Math.Min(a, b);
            if (reason.Length > 0)
                reasons.Add((one, reason));
        }

        public List<Group> All() =>
            [
                .. Enumerable
                    .Range(0, roots.Count)
                    .GroupBy(Top)
                    .Select(group => new Group(
                        [.. group],
                        [.. reasons.Where(r => Top(r.Member) == group.Key).Select(r => r.Reason).Distinct(StringComparer.Ordinal)]
                    )),
            ];

        IEnumerable<int> Members(int top) => Enumerable.Range(0, roots.Count).Where(root => Top(root) == top);

        bool KeptApart(int one, int other) => roots[one].Source is { } a && roots[other].Source is { } b && a != b && apart(a, b);

        int Top(int root)
        {
            while (parent[root] != root)
                root = parent[root];
            return root;
        }
    }
}
