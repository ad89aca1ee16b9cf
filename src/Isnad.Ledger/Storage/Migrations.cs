using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// Brings a ledger file to the present schema with the numbered files of <c>Sql/sqlite</c>. What was run stands in the table
/// <c>migration</c> with the SHA-256 of its file: a file that was edited after it ran is an error, not a surprise.
/// </summary>
internal static class Migrations
{
    /// <summary>"Isnd" in the file header marks a ledger.</summary>
    const int ApplicationId = 0x49736E64;

    sealed record Step(int Number, string Name, string Sql, string Sha256);

    static readonly IReadOnlyList<Step> Steps = Load();

    public static int Newest => Steps[^1].Number;

    /// <exception cref="LedgerException">The file is no ledger, is of a newer Isnad, or its schema was tampered with.</exception>
    /// <param name="connection">The writing connection.</param>
    /// <param name="path">The ledger's file, for messages.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="upTo">The last step to run: a test makes a ledger of an older Isnad with it.</param>
    public static void Apply(SqliteConnection connection, string path, long now, int upTo = int.MaxValue)
    {
        upTo = Math.Min(upTo, Newest);
        var (id, version) = (Pragma(connection, "application_id"), Pragma(connection, "user_version"));
        if (id != ApplicationId && (id != 0 || Count(connection, "SELECT count(*) FROM sqlite_master") != 0))
            throw NoLedger(path);
        if (version > Newest)
            throw new LedgerException(
                path,
                $"this ledger has schema {version}, and this Isnad knows schemas up to {Newest}.",
                "Open it with the newer Isnad that wrote it; nothing was changed."
            );
        if (version >= upTo)
        {
            CheckApplied(connection, path);
            return;
        }
        if (id == 0)
            Execute(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;");
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            // another process may have been quicker
            version = Pragma(connection, "user_version");
            Execute(
                connection,
                "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied INTEGER NOT NULL)"
            );
            CheckApplied(connection, path);
            foreach (var step in Steps.Where(step => step.Number > version && step.Number <= upTo))
            {
                Execute(connection, step.Sql);
                using var note = connection.CreateCommand();
                note.CommandText = "INSERT INTO migration VALUES ($number, $name, $sha256, $applied)";
                note.Parameters.AddWithValue("$number", step.Number);
                note.Parameters.AddWithValue("$name", step.Name);
                note.Parameters.AddWithValue("$sha256", step.Sha256);
                note.Parameters.AddWithValue("$applied", now);
                note.ExecuteNonQuery();
            }
            Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {upTo};");
            Execute(connection, "COMMIT");
        }
        catch
        {
            Execute(connection, "ROLLBACK");
            throw;
        }
    }

    public static LedgerException NoLedger(string path) =>
        new(path, "this file is not an Isnad ledger.", "Name another file with --ledger; this one was not changed.");

    static void CheckApplied(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, sha256 FROM migration ORDER BY number";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var step = Steps.FirstOrDefault(step => step.Number == reader.GetInt32(0));
            if (step?.Sha256 != reader.GetString(1))
                throw new LedgerException(
                    path,
                    $"its schema step {reader.GetInt32(0)} is not the one that this Isnad has.",
                    "Open it with the Isnad that wrote it, or read the evidence into a new ledger."
                );
        }
    }

    static List<Step> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var steps = new List<Step>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith("sql/sqlite/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var sql = reader.ReadToEnd();
            var name = Path.GetFileNameWithoutExtension(resource);
            var number = int.Parse(name.AsSpan(0, 3), provider: System.Globalization.CultureInfo.InvariantCulture);
            steps.Add(new Step(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }
        return [.. steps.OrderBy(step => step.Number)];
    }

    static long Pragma(SqliteConnection connection, string name) => Count(connection, $"PRAGMA {name}");

    static long Count(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // schema files of this assembly and constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
