using System.Text;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>A reading fetched from the ledger, with what it is called there.</summary>
internal sealed record StoredReading(long Id, Reading Reading, string Sha256, long Added, long? SupersededBy)
{
    const string Columns = """
        SELECT r.id, e.sha256, e.bytes, c.name, c.uri, c.fetched, r.text, r.findings, v.program, v.languages, v.models,
          r.added, r.superseded_by, c.media_type, c.declared_charset, c.hint_title, c.hint_outlet, c.hint_author, c.hint_published, c.headers
        FROM reading r JOIN evidence e ON e.id = r.evidence JOIN capture c ON c.id = r.capture JOIN version v ON v.id = r.version
        """;

    /// <exception cref="InvalidDataException">What is kept is damaged.</exception>
    public static StoredReading Load(SqliteConnection connection, long id) =>
        connection.First(Columns + " WHERE r.id = $id", Of, ("$id", id)) ?? throw new InvalidDataException($"reading {id} is missing");

    public static StoredReading Of(SqliteDataReader row)
    {
        var kept = row.Bytes(6);
        var bytes = Packed.Unpack(row.Bytes(2));
        var text = Encoding.UTF8.GetString(kept is null ? bytes : Packed.Unpack(kept));
        var hints = new EvidenceHints(row.Text(15), row.Text(16), row.Text(17), row.Text(18));
        var evidence = new Evidence(row.GetString(3), bytes)
        {
            Uri = row.Text(4),
            Fetched = row.Long(5) is { } fetched ? DateTimeOffset.FromUnixTimeMilliseconds(fetched) : null,
            MediaType = row.Text(13),
            DeclaredCharset = row.Text(14),
            Headers = row.Text(19),
            Hints = hints == new EvidenceHints() ? null : hints,
        };
        var version = new ReadingVersion(row.GetString(8), row.GetString(9), row.GetString(10));
        var reading = ReadingPack.Read(Packed.Unpack(row.Bytes(7)), evidence, text, version);
        return new(row.GetInt64(0), reading, Convert.ToHexStringLower(row.Bytes(1)!), row.GetInt64(11), row.Long(12));
    }
}
