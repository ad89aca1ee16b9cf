namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>
    /// Begins adding. With <paramref name="batch"/> above one, that many pieces share a transaction; <paramref name="acknowledged"/> is
    /// called for each after its commit.
    /// </summary>
    public Adder BeginAdding(int batch = 64, Action<Added>? acknowledged = null) => new(this, writing, writes, clock, batch, acknowledged);

    /// <summary>Adds one reading in a transaction of its own.</summary>
    /// <exception cref="LedgerException">It could not be written; nothing of it is in the ledger.</exception>
    public Added Add(Reading reading)
    {
        Added? result = null;
        using var adder = BeginAdding(1, added => result = added);
        adder.Add(reading);
        return result!;
    }

    /// <summary>True when there is a reading of these bytes by a version of program, languages and models; null: the present one.</summary>
    public bool Knows(Evidence evidence, ReadingVersion? by = null)
    {
        var version = by ?? ReadingVersion.Current;
        return Read(connection =>
            connection.Maybe(
                """
                SELECT 1 FROM evidence e JOIN reading r ON r.evidence = e.id JOIN version v ON v.id = r.version
                WHERE e.sha256 = $sha256 AND r.superseded_by IS NULL
                  AND v.program = $program AND v.languages = $languages AND v.models = $models
                """,
                ("$sha256", Convert.FromHexString(evidence.Sha256)),
                ("$program", version.Program),
                ("$languages", version.Languages),
                ("$models", version.Models)
            )
                is not null
        );
    }

    /// <summary>Notes evidence that could not be read, with the reason and the mend; once for each input and reason.</summary>
    public void Refuse(EvidenceException refused, Evidence? evidence = null)
    {
        var sha256 = evidence is null ? null : Convert.FromHexString(evidence.Sha256);
        var now = Now;
        Write(connection =>
        {
            var changed = connection.Execute(
                "INSERT OR IGNORE INTO refusal (name, uri, sha256, size, reason, mend, at) VALUES ($name, $uri, $sha256, $size, $reason, $mend, $at)",
                ("$name", refused.Name),
                ("$uri", evidence?.Uri),
                ("$sha256", sha256),
                ("$size", evidence?.Bytes.Length),
                ("$reason", refused.Reason),
                ("$mend", refused.Mend),
                ("$at", now)
            );
            if (changed == 0)
                return 0;
            var id = connection.Number("SELECT last_insert_rowid()");
            return AppendLeaf(connection, LeafKind.Refusal, id, Leaf.OfRefusal(refused.Name, sha256, refused.Reason, refused.Mend, now));
        });
    }

    static int AppendLeaf(Microsoft.Data.Sqlite.SqliteConnection connection, LeafKind kind, long subject, byte[] hash) =>
        connection.Execute(
            "INSERT INTO log (id, kind, subject, hash) VALUES ((SELECT coalesce(max(id) + 1, 0) FROM log), $kind, $subject, $hash)",
            ("$kind", (int)kind),
            ("$subject", subject),
            ("$hash", hash)
        );
}
