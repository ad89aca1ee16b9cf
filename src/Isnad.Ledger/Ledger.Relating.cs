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
            var names = connection.List(
                "SELECT id FROM name WHERE NOT anonymous AND type != $office AND statements + mentions > 0 ORDER BY id",
                row => row.GetInt64(0),
                ("$office", (int)EntityType.Office)
            );
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

    static string? Version(SqliteConnection connection) =>
        connection.First("SELECT value FROM about WHERE key = $key", row => row.GetString(0), ("$key", RelatedBy));
}
