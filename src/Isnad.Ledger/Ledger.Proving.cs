using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>The result of <see cref="Ledger.Verify"/>: what was re-derived, and every problem in words.</summary>
public sealed record Verification(long Evidence, long Readings, long Statements, long Leaves, string Root, IReadOnlyList<string> Problems)
{
    public bool Sound => Problems.Count == 0;
}

public sealed partial class Ledger
{
    const int MostProblems = 100;

    static readonly JsonWriterOptions ExportOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public LedgerDescription Describe() =>
        Read(connection => new LedgerDescription(
            Path,
            new FileInfo(Path).Length,
            Migrations.Newest,
            connection.First("SELECT sqlite_version()", row => row.GetString(0))!,
            SqliteLibrary.Origin,
            connection.Number("SELECT count(*) FROM log"),
            Convert.ToHexStringLower(Tree(connection).Root()),
            connection.List(
                """
                SELECT v.program, v.languages, v.models, count(r.id) FROM version v
                LEFT JOIN reading r ON r.version = v.id AND r.superseded_by IS NULL GROUP BY v.id ORDER BY v.id DESC
                """,
                row => KeyValuePair.Create(new ReadingVersion(row.GetString(0), row.GetString(1), row.GetString(2)), row.GetInt64(3))
            )
        ));

    /// <summary>
    /// Re-derives what the ledger claims: each evidence's SHA-256 from its bytes, each span from its text, each id and leaf of the log
    /// from what they stand for, each index row from its reading.
    /// </summary>
    public Verification Verify(Action<long>? progress = null) =>
        Read(connection =>
        {
            var problems = new List<string>();
            foreach (var line in connection.List($"PRAGMA integrity_check({MostProblems})", row => row.GetString(0)))
                if (line != "ok")
                    Report(problems, "SQLite: " + line);
            foreach (var line in connection.List("PRAGMA foreign_key_check", row => row.GetString(0)))
                Report(problems, $"SQLite: a row of {line} points to nothing");
            var (evidence, readings, statements) = (0L, 0L, 0L);
            foreach (var id in connection.List("SELECT id FROM evidence ORDER BY id", row => row.GetInt64(0)))
            {
                VerifyEvidence(connection, id, problems);
                evidence++;
            }
            foreach (var id in connection.List("SELECT id FROM reading ORDER BY id", row => row.GetInt64(0)))
            {
                statements += VerifyReading(connection, id, problems);
                readings++;
                progress?.Invoke(readings);
            }
            VerifyDecisions(connection, problems);
            foreach (
                var name in connection.List(
                    """
                    SELECT n.text FROM name n LEFT JOIN (
                      SELECT v.name, count(*) AS said FROM voice v JOIN statement s ON s.id = v.statement WHERE v.role <= 1 AND s.review = 0 GROUP BY v.name
                    ) v ON v.name = n.id
                    WHERE n.statements != coalesce(v.said, 0)
                    """,
                    row => row.GetString(0)
                )
            )
                Report(problems, $"{name}: the count of statements is not that of its statements");
            var leaves = connection.Number("SELECT count(*) FROM log");
            if (leaves > 0 && connection.Number("SELECT max(id) FROM log") != leaves - 1)
                Report(problems, "the log has a gap");
            var kept = readings + connection.Number("SELECT (SELECT count(*) FROM decision) + (SELECT count(*) FROM refusal)");
            if (leaves != kept)
                Report(problems, $"the log has {leaves} leaves for {kept} things");
            return new Verification(evidence, readings, statements, leaves, Convert.ToHexStringLower(Tree(connection).Root()), problems);
        });

    /// <summary>
    /// Writes what the ledger now says as JSON Lines: the record of every evidence's current reading by SHA-256, then every source by id.
    /// The same knowledge gives the same bytes, in whatever order it came and whatever was decided and taken back meanwhile.
    /// </summary>
    public void Export(Stream stream) =>
        Read(connection =>
        {
            foreach (
                var id in connection.List(
                    "SELECT r.id FROM reading r JOIN evidence e ON e.id = r.evidence WHERE r.superseded_by IS NULL ORDER BY e.sha256",
                    row => row.GetInt64(0)
                )
            )
            {
                RecordWriter.Write(stream, StoredReading.Load(connection, id).Reading, indented: false, all: true);
                stream.WriteByte((byte)'\n');
            }
            var rows = new RowBuilder(connection, readings);
            foreach (
                var source in connection
                    .List("SELECT DISTINCT source FROM name WHERE statements + mentions > 0", row => row.GetInt64(0))
                    .Select(row => (Row: row, rows.Source(row).Id))
                    .OrderBy(source => source.Id, StringComparer.Ordinal)
            )
                WriteSource(connection, stream, rows.Source(source.Row), source.Row);
            return 0;
        });

    static void WriteSource(SqliteConnection connection, Stream stream, SourceReference source, long row)
    {
        using (var json = new Utf8JsonWriter(stream, ExportOptions))
        {
            json.WriteStartObject();
            json.WriteString("source", source.Id);
            json.WriteString("name", source.Name);
            json.WriteString("type", RecordWriter.Hyphenated(source.Type.ToString()));
            json.WriteBoolean("anonymous", source.Anonymous);
            json.WriteStartArray("names");
            foreach (var name in NamesOf(connection, row))
            {
                json.WriteStartObject();
                json.WriteString("id", name.Id);
                json.WriteString("name", name.Text);
                json.WriteNumber("statements", name.Statements);
                json.WriteNumber("mentions", name.Mentions);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            foreach (var (label, kind) in ((string, int)[])[("forms", 0), ("offices", 1)])
            {
                json.WriteStartArray(label);
                foreach (var form in Forms(connection, row, kind))
                {
                    json.WriteStartObject();
                    json.WriteString("text", form.Text);
                    json.WriteString("script", form.Script);
                    json.WriteNumber("count", form.Count);
                    json.WriteString("first", form.First);
                    json.WriteString("last", form.Last);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    static MerkleTree Tree(SqliteConnection connection)
    {
        var tree = new MerkleTree();
        connection.Each("SELECT hash FROM log ORDER BY id", row => tree.Append(row.Bytes(0)!));
        return tree;
    }

    static void VerifyEvidence(SqliteConnection connection, long id, List<string> problems)
    {
        var (sha256, size, kept) = connection.First(
            "SELECT sha256, size, bytes FROM evidence WHERE id = $id",
            row => Tuple.Create(row.Bytes(0)!, row.GetInt64(1), row.Bytes(2)!),
            ("$id", id)
        )!;
        try
        {
            var bytes = Packed.Unpack(kept);
            if (bytes.Length != size || !SHA256.HashData(bytes).AsSpan().SequenceEqual(sha256))
                Report(problems, $"evidence {Convert.ToHexStringLower(sha256)}: its bytes have another SHA-256");
        }
        catch (InvalidDataException damage)
        {
            Report(problems, $"evidence {Convert.ToHexStringLower(sha256)}: {damage.Message}");
        }
    }

    /// <summary>Returns how many statements of a current reading were compared with their rows.</summary>
    static int VerifyReading(SqliteConnection connection, long id, List<string> problems)
    {
        try
        {
            // loading checks every span against the text
            var kept = StoredReading.Load(connection, id);
            var reading = kept.Reading;
            var evidence = Convert.FromHexString(kept.Sha256);
            var findings = Packed.Unpack(
                connection.First("SELECT findings FROM reading WHERE id = $id", row => row.Bytes(0)!, ("$id", id))
            );
            var text = SHA256.HashData(Encoding.UTF8.GetBytes(reading.Document.Text));
            var leaf = Leaf.OfReading(evidence, text, SHA256.HashData(findings), reading.Version, kept.Added);
            CheckLeaf(connection, LeafKind.Reading, id, leaf, $"reading {id}", problems);
            if (kept.SupersededBy is not null)
                return 0;
            var articles = ArticlesOf(connection, id);
            if (!articles.Select(row => row.Public).SequenceEqual(reading.Articles.Select(found => PublicId.OfArticle(evidence, found))))
                Report(problems, $"reading {id}: its articles are not those of the index");
            var ids = Ids(
                connection,
                "SELECT s.ordinal, s.public FROM article a CROSS JOIN statement s ON s.id >= a.first_statement AND s.id < a.first_statement + a.statements WHERE a.reading = $r AND a.id >= $first",
                articles,
                reading.Statements.Count,
                PublicId.Statement
            );
            for (var i = 0; i < ids.Length; i++)
                if (ids[i] != PublicId.Show(PublicId.Statement, PublicId.OfStatement(evidence, reading.Statements[i])))
                    Report(problems, $"reading {id}: statement {i + 1} is not the one of the index");
            return ids.Length;
        }
        catch (InvalidDataException damage)
        {
            Report(problems, $"reading {id}: {damage.Message}");
            return 0;
        }
    }

    static void VerifyDecisions(SqliteConnection connection, List<string> problems)
    {
        var decisions = connection.List(
            "SELECT id, kind, author, at, reason, subject, effect, undoes FROM decision",
            row =>
                (
                    Id: row.GetInt64(0),
                    Leaf: Leaf.OfDecision(
                        row.GetString(1),
                        row.GetString(2),
                        row.GetInt64(3),
                        row.GetString(4),
                        row.GetString(5),
                        row.GetString(6),
                        row.Long(7)
                    )
                )
        );
        foreach (var (id, leaf) in decisions)
            CheckLeaf(connection, LeafKind.Decision, id, leaf, $"decision {id}", problems);
        var refusals = connection.List(
            "SELECT id, name, sha256, reason, mend, at FROM refusal",
            row =>
                (
                    Id: row.GetInt64(0),
                    Leaf: Leaf.OfRefusal(row.GetString(1), row.Bytes(2), row.GetString(3), row.GetString(4), row.GetInt64(5))
                )
        );
        foreach (var (id, leaf) in refusals)
            CheckLeaf(connection, LeafKind.Refusal, id, leaf, $"refusal {id}", problems);
    }

    static void CheckLeaf(SqliteConnection connection, LeafKind kind, long subject, byte[] expected, string what, List<string> problems)
    {
        var leaf = connection.First(
            "SELECT hash FROM log WHERE kind = $kind AND subject = $subject",
            row => row.Bytes(0)!,
            ("$kind", (int)kind),
            ("$subject", subject)
        );
        if (leaf is null)
            Report(problems, $"{what}: the log does not have it");
        else if (!leaf.AsSpan().SequenceEqual(expected))
            Report(problems, $"{what}: it is not what the log commits to");
    }

    static void Report(List<string> problems, string problem)
    {
        if (problems.Count < MostProblems)
            problems.Add(problem);
    }
}
