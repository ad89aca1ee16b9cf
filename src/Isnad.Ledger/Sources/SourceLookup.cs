using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>Which names are meant by what a user typed: a source's id, a name in any spelling, or some words of it.</summary>
internal static class SourceLookup
{
    const int MostNames = 400;

    /// <summary>Candidates that one look-up compares at most.</summary>
    const int MostCandidates = 256;

    /// <summary>The rows of all names of all sources that are meant; an exact name wins over a part of one.</summary>
    public static List<long> Names(SqliteConnection connection, string idOrName)
    {
        if (PublicId.Parse(PublicId.Source, idOrName) is { } id)
            return OfSources(connection, [id]);
        var key = NameIndex.Key(idOrName);
        var exact = OfSources(connection, Bearers(key), key);
        if (exact.Count > 0)
            return exact;
        if (Translated(connection, idOrName) is { Count: > 0 } translated)
            return OfSources(connection, translated.Select(pair => pair.Source));
        var partly = Partly(connection, key);
        return partly.Count > 0
            ? partly
            : OfSources(
                connection,
                Alike(connection, NameParts.Of(idOrName))
                    .Where(pair => pair.Match.Verdict == NameVerdict.Same)
                    .Select(pair => pair.Source)
                    .Take(1)
            );
    }

    /// <summary>The rows of the names that are spelled so, those that say most first.</summary>
    public static List<long> Bearing(SqliteConnection connection, string name) =>
        connection.List(
            """
            SELECT id FROM name WHERE statements + mentions > 0 AND (
              id IN (SELECT value FROM json_each($names))
              OR id IN (SELECT own FROM namesake WHERE name IN (SELECT value FROM json_each($names))))
            ORDER BY statements DESC, mentions DESC, id
            """,
            row => row.GetInt64(0),
            ("$names", JsonSerializer.Serialize(Bearers(NameIndex.Key(name))))
        );

    /// <summary>The sources that a name may mean, the likeliest first, each with the reason.</summary>
    public static List<(long Source, NameMatch Match)> Meant(SqliteConnection connection, string name)
    {
        if (PublicId.Parse(PublicId.Source, name) is { } id)
            return
            [
                .. OfSources(connection, [id])
                    .Take(1)
                    .Select(found => (Head(connection, found), new NameMatch(NameVerdict.Same, 1, "This is its id."))),
            ];
        var key = NameIndex.Key(name);
        var found = new Dictionary<long, NameMatch>();
        foreach (var source in OfSources(connection, Bearers(key), key).Select(row => Head(connection, row)))
            found.TryAdd(source, new(NameVerdict.Same, 1, "It bears this name, or is called so on some page."));
        foreach (var (source, match) in Translated(connection, name).Concat(Alike(connection, NameParts.Of(name))))
            found.TryAdd(source, match);
        if (found.Count == 0)
            foreach (var source in Beginning(connection, key).Select(row => Head(connection, row)))
                found.TryAdd(
                    source,
                    new(NameVerdict.Unsure, 0.5, "It is a part of its name, and can be part of another's.", NameDoubt.Part)
                );
        return
        [
            .. found
                .OrderBy(pair => pair.Value.Verdict == NameVerdict.Same ? 0 : 1)
                .ThenByDescending(pair => pair.Value.Score)
                .ThenBy(pair => (ulong)pair.Key)
                .Select(pair => (pair.Key, pair.Value)),
        ];
    }

    static long Head(SqliteConnection connection, long name) => connection.Number("SELECT source FROM name WHERE id = $id", ("$id", name));

    /// <summary>The bodies and offices that a name means by its words in whatever language ("Iranian government"), where it tells of which state.</summary>
    static List<(long Source, NameMatch Match)> Translated(SqliteConnection connection, string name)
    {
        if (Institution.Of(name) is not { NeedsPlace: false } asked)
            return [];
        return
        [
            .. connection
                .List(
                    """
                    SELECT n.source, n.key FROM name_key k CROSS JOIN name n ON n.id = k.name
                    WHERE k.key = $key AND NOT n.anonymous AND n.type NOT IN ($person, $place) ORDER BY n.statements DESC, n.id
                    """,
                    row => (Source: row.GetInt64(0), Key: row.GetString(1)),
                    ("$key", NameKeys.Word(asked.Kind)),
                    ("$person", (int)EntityType.Person),
                    ("$place", (int)EntityType.Place)
                )
                .Select(row => (row.Source, Match: Institution.Of(row.Key) is { } body ? Institution.Compare(asked, body) : null))
                .Where(row => row.Match is { Verdict: NameVerdict.Same, Doubt: NameDoubt.None })
                .Select(row => (row.Source, row.Match!.Value)),
        ];
    }

    /// <summary>Sources with a name like this one, the likest first; each by its likest name.</summary>
    static List<(long Source, NameMatch Match)> Alike(SqliteConnection connection, NameParts name)
    {
        if (name.Count == 0)
            return [];
        IEnumerable<long> keys =
            name.Count > 1
                ? [.. NameKeys.Pairs(name), .. NameKeys.Alone(name.Last)]
                : [.. NameKeys.Alone(name.Last), .. NameKeys.AtEnd(name.Last)];
        var compared = new HashSet<long>();
        var best = new Dictionary<long, (NameMatch Match, long Said)>();
        foreach (var key in keys)
        {
            if (compared.Count >= MostCandidates)
                break;
            // the names with their keys in one go: fetching them is half of what a look-up costs
            foreach (
                var (id, source, words, said) in connection.List(
                    """
                    SELECT n.id, n.source, n.key, n.statements
                    FROM name_key k CROSS JOIN name n ON n.id = k.name WHERE k.key = $key ORDER BY k.name LIMIT $most
                    """,
                    row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3)),
                    ("$key", key),
                    ("$most", MostCandidates - compared.Count)
                )
            )
            {
                if (!compared.Add(id))
                    continue;
                var match = NameMatcher.Compare(name, NameParts.Of(words));
                if (match is { Verdict: NameVerdict.Same, Doubt: not NameDoubt.None })
                    match = match with { Verdict = NameVerdict.Unsure };
                if (match.Verdict != NameVerdict.Different && (!best.TryGetValue(source, out var known) || match.Score > known.Match.Score))
                    best[source] = (match, said);
            }
        }
        // one word that is nearly another is a slip at best: asked for only when nobody is called so
        if (name.Count == 1 && best.Values.Any(pair => !IsSlip(pair.Match)))
            foreach (var (source, _) in best.Where(pair => IsSlip(pair.Value.Match)).ToList())
                best.Remove(source);
        return
        [
            .. best.OrderBy(pair => pair.Value.Match.Verdict == NameVerdict.Same ? 0 : 1)
                .ThenByDescending(pair => pair.Value.Match.Score)
                .ThenByDescending(pair => pair.Value.Said)
                .ThenBy(pair => (ulong)pair.Key)
                .Select(pair => (pair.Key, pair.Value.Match)),
        ];
    }

    static bool IsSlip(NameMatch match) => match is { Verdict: NameVerdict.Unsure, Doubt: NameDoubt.Letter };

    /// <summary>The rows that a name of this key would have, whatever it names.</summary>
    static IEnumerable<long> Bearers(string key) =>
        from type in Enum.GetValues<EntityType>()
        from anonymous in (bool[])[false, true]
        select PublicId.OfName(type, anonymous, key);

    /// <summary>All names of the sources to which these names, and the names with such a form, belong.</summary>
    static List<long> OfSources(SqliteConnection connection, IEnumerable<long> names, string? form = null) =>
        connection.List(
            """
            WITH meant AS (
              SELECT source FROM name WHERE id IN (SELECT value FROM json_each($names))
              UNION SELECT n.source FROM namesake k JOIN name n ON n.id = k.own
                WHERE k.name IN (SELECT value FROM json_each($names)) AND n.statements + n.mentions > 0
              UNION SELECT n.source FROM form f JOIN name n ON n.id = f.name WHERE f.key = $form AND f.kind = 0)
            SELECT source FROM meant
            UNION SELECT n.id FROM meant CROSS JOIN name n ON n.source = meant.source AND n.source != n.id
            ORDER BY 1
            """,
            row => row.GetInt64(0),
            ("$names", JsonSerializer.Serialize(names)),
            ("$form", form)
        );

    /// <summary>Names that begin with these words and have more; a surname alone has keys of its own.</summary>
    static List<long> Beginning(SqliteConnection connection, string key) =>
        key.Length == 0
            ? []
            : connection.List(
                """
                SELECT id FROM (SELECT id, statements FROM name WHERE key > $key || ' ' AND key < $key || '!' LIMIT $most)
                ORDER BY statements DESC, id
                """,
                row => row.GetInt64(0),
                ("$key", key),
                ("$most", MostNames)
            );

    static List<long> Partly(SqliteConnection connection, string key)
    {
        var conditions = new Conditions();
        var part = 0;
        foreach (var word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            conditions.Add($"instr(key, $w{part}) > 0", ($"$w{part}", word));
            part++;
        }
        if (part == 0)
            return [];
        return connection.List(
            $"SELECT id FROM name WHERE source IN (SELECT source FROM name{conditions.Where}) ORDER BY statements DESC, id LIMIT {MostNames}",
            row => row.GetInt64(0),
            conditions.Values
        );
    }
}
