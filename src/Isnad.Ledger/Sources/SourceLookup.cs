using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>Which names are meant by what a user typed: a source's id, a name in any spelling, or some words of it.</summary>
internal static class SourceLookup
{
    const int MostNames = 400;

    /// <summary>The rows of all names of all sources that are meant; an exact name wins over a part of one.</summary>
    public static List<long> Names(SqliteConnection connection, string idOrName)
    {
        if (PublicId.Parse(PublicId.Source, idOrName) is { } id)
            return OfSources(connection, [id]);
        var key = NameIndex.Key(idOrName);
        var exact = OfSources(connection, Bearers(key), key);
        return exact.Count > 0 ? exact : Partly(connection, key);
    }

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
              UNION SELECT n.source FROM form f JOIN name n ON n.id = f.name WHERE f.key = $form AND f.kind = 0)
            SELECT source FROM meant
            UNION SELECT n.id FROM meant JOIN name n ON n.source = meant.source AND n.source != n.id
            ORDER BY 1
            """,
            row => row.GetInt64(0),
            ("$names", JsonSerializer.Serialize(names)),
            ("$form", form)
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
