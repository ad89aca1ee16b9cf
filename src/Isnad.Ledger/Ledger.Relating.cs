using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const string RelatedBy = "likeness";

    /// <summary>
    /// Compares all names again where they were compared by other rules (or never, in a ledger from before there was comparing). What persons decided
    /// stays as it is.
    /// </summary>
    void RelateAgain()
    {
        if (Version(writing) == NameMatcher.Version)
            return;
        Write(connection =>
        {
            // another process may have been quicker
            if (Version(connection) == NameMatcher.Version)
                return 0;
            connection.Execute("DELETE FROM name_key");
            connection.Execute("DELETE FROM likeness");
            PlaceAgain(connection);
            var names = connection
                .List(
                    "SELECT id, type, key FROM name WHERE NOT anonymous AND statements + mentions > 0 ORDER BY id",
                    row => (Id: row.GetInt64(0), Office: (EntityType)row.GetInt32(1) == EntityType.Office, Key: row.GetString(2))
                )
                .Where(name => !name.Office || Institution.Of(name.Key) is not null)
                .Select(name => name.Id);
            using (var relations = new Relations(connection.Handle!))
                relations.Rebuild(names);
            connection.Execute(
                "INSERT INTO about (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                ("$key", RelatedBy),
                ("$value", NameMatcher.Version)
            );
            return 0;
        });
    }

    /// <summary>Which places the pages are about that use the bare names of institutions; from the readings themselves.</summary>
    static void PlaceAgain(SqliteConnection connection)
    {
        connection.Execute("DELETE FROM name_place");
        foreach (var reading in connection.List("SELECT id FROM reading WHERE superseded_by IS NULL ORDER BY id", row => row.GetInt64(0)))
        {
            string? place = null;
            foreach (
                var name in connection.List(
                    "SELECT n.id, n.type, n.key FROM entity e JOIN name n ON n.id = e.name WHERE e.reading = $r AND NOT n.anonymous",
                    row => (Id: row.GetInt64(0), Type: (EntityType)row.GetInt32(1), Key: row.GetString(2)),
                    ("$r", reading)
                )
            )
                if (name.Type is not (EntityType.Person or EntityType.Place) && Institution.Of(name.Key) is { NeedsPlace: true })
                    connection.Execute(
                        "INSERT INTO name_place VALUES ($n, $p, 1) ON CONFLICT (name, place) DO UPDATE SET readings = readings + 1",
                        ("$n", name.Id),
                        ("$p", place ??= PagePlace.Of(StoredReading.Load(connection, reading).Reading.Names))
                    );
        }
    }

    static string? Version(SqliteConnection connection) =>
        connection.First("SELECT value FROM about WHERE key = $key", row => row.GetString(0), ("$key", RelatedBy));
}
