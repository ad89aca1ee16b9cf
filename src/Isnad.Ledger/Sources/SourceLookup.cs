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
            return connection.List(
                "SELECT id FROM name WHERE source = (SELECT source FROM name WHERE public = $id) ORDER BY id",
                row => row.GetInt64(0),
                ("$id", id)
            );
        var key = NameIndex.Key(idOrName);
        var exact = connection.List(
            """
            SELECT id FROM name WHERE source IN (
              SELECT source FROM name WHERE key = $key
              UNION SELECT n.source FROM form f JOIN name n ON n.id = f.name WHERE f.key = $key AND f.kind = 0)
            ORDER BY id
            """,
            row => row.GetInt64(0),
            ("$key", key)
        );
        return exact.Count > 0 ? exact : Partly(connection, key);
    }

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
