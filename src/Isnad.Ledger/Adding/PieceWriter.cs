using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>Writes pieces of evidence with their readings inside a transaction that its caller holds.</summary>
internal sealed class PieceWriter : IDisposable
{
    readonly SqliteConnection connection;
    readonly sqlite3 database;
    readonly Prepared findEvidence;
    readonly Prepared insertEvidence;
    readonly Prepared findCapture;
    readonly Prepared insertCapture;
    readonly Prepared findVersion;
    readonly Prepared insertVersion;
    readonly Prepared current;
    readonly Prepared insertReading;
    readonly Prepared supersede;
    readonly Prepared insertLeaf;
    readonly FindingIndex index;
    readonly LinkTables links;
    readonly Dictionary<ReadingVersion, long> versions = [];
    long now;

    public PieceWriter(SqliteConnection connection, KeyTables keys)
    {
        this.connection = connection;
        database = connection.Handle!;
        index = new FindingIndex(connection);
        links = new LinkTables(connection, keys);
        findEvidence = new(database, "SELECT id FROM evidence WHERE sha256 = ?");
        insertEvidence = new(database, "INSERT INTO evidence (sha256, size, bytes) VALUES (?, ?, ?)");
        findCapture = new(database, "SELECT id FROM capture WHERE evidence = ? AND name = ? AND uri IS ?");
        insertCapture = new(
            database,
            """
            INSERT INTO capture (evidence, name, uri, media_type, declared_charset, fetched, hint_title, hint_outlet, hint_author, hint_published, added, headers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        );
        findVersion = new(database, "SELECT id FROM version WHERE program = ? AND languages = ? AND models = ?");
        insertVersion = new(database, "INSERT INTO version (program, languages, models) VALUES (?, ?, ?)");
        current = new(database, "SELECT id, version FROM reading WHERE evidence = ? AND superseded_by IS NULL ORDER BY id DESC LIMIT 1");
        insertReading = new(
            database,
            """
            INSERT INTO reading (evidence, capture, version, added, text, findings, first_article, articles)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        );
        supersede = new(database, "UPDATE reading SET superseded_by = ? WHERE id = ?");
        insertLeaf = new(
            database,
            "INSERT INTO log (id, kind, subject, hash) VALUES ((SELECT coalesce(max(id) + 1, 0) FROM log), ?, ?, ?)"
        );
    }

    public void Begin(long instant)
    {
        now = instant;
        index.Begin();
        links.Begin();
    }

    public void End()
    {
        index.End();
        links.Pour();
    }

    public void Forget()
    {
        versions.Clear();
        index.Forget();
        links.Forget();
    }

    public Added Write(Piece piece)
    {
        var evidence = findEvidence.Blob(piece.Sha256).Scalar();
        if (piece.Reading is not { } reading)
        {
            Capture(evidence!.Value, piece.Evidence);
            return new(piece.Evidence.Name, piece.Evidence.Sha256, AddOutcome.Known, 0, 0, 0, 0);
        }
        var version = Version(reading.Version);
        var outcome = AddOutcome.New;
        long? old = null;
        if (evidence is { } known)
        {
            if (current.Bind(known).Step())
            {
                (old, var by) = (current.Integer(0), current.Integer(1));
                current.Reset();
                outcome = by == version ? AddOutcome.Known : AddOutcome.Reread;
            }
        }
        else
        {
            insertEvidence.Blob(piece.Sha256).Bind(piece.Evidence.Bytes.Length).Blob(piece.Bytes).Run();
            evidence = raw.sqlite3_last_insert_rowid(database);
        }
        var capture = Capture(evidence.Value, piece.Evidence);
        if (outcome != AddOutcome.Known)
        {
            insertReading.Bind(evidence.Value).Bind(capture).Bind(version).Bind(now);
            _ = piece.Text is { } text ? insertReading.Blob(text) : insertReading.Null();
            insertReading.Blob(piece.Findings).Bind(index.NextArticle).Bind(reading.Articles.Count).Run();
            var id = raw.sqlite3_last_insert_rowid(database);
            var leaf = Leaf.OfReading(piece.Sha256, piece.TextHash, piece.FindingsHash, reading.Version, now);
            insertLeaf.Bind((int)LeafKind.Reading).Bind(id).Blob(leaf).Run();
            var firstArticle = index.NextArticle;
            index.Add(id, evidence.Value, piece.Sha256, reading);
            if (old is { } before)
            {
                // a page is not related to the reading of it that it supersedes
                foreach (var article in Articles(before))
                    links.Remove(article);
                index.Remove(before, evidence.Value, StoredReading.Load(connection, before).Reading);
                supersede.Bind(id).Bind(before).Run();
            }
            links.Add(firstArticle, piece.Links);
        }
        return new(
            piece.Evidence.Name,
            piece.Evidence.Sha256,
            outcome,
            reading.Articles.Count,
            reading.Statements.Count,
            reading.Figures.Count,
            reading.Events.Count
        );
    }

    public void Dispose()
    {
        foreach (
            var statement in (Prepared[])
                [
                    findEvidence,
                    insertEvidence,
                    findCapture,
                    insertCapture,
                    findVersion,
                    insertVersion,
                    current,
                    insertReading,
                    supersede,
                    insertLeaf,
                ]
        )
            statement.Dispose();
        index.Dispose();
        links.Dispose();
    }

    /// <summary>Relates the readings that were kept before there were links, or before there was what is compared now.</summary>
    public void RelateWaiting()
    {
        foreach (var reading in connection.List("SELECT reading FROM link_waiting ORDER BY reading", row => row.GetInt64(0)))
        {
            var articles = Articles(reading);
            foreach (var article in articles)
                links.Remove(article);
            if (articles.Count > 0)
                links.Add(articles[0], LinkPiece.Of(StoredReading.Load(connection, reading).Reading));
            connection.Execute("DELETE FROM link_waiting WHERE reading = $r", ("$r", reading));
        }
    }

    List<long> Articles(long reading) =>
        connection.List(
            "SELECT id FROM article WHERE id >= (SELECT first_article FROM reading WHERE id = $r) AND reading = $r ORDER BY id "
                + "LIMIT (SELECT articles FROM reading WHERE id = $r)",
            row => row.GetInt64(0),
            ("$r", reading)
        );

    long Capture(long evidence, Evidence came)
    {
        var hints = came.Hints;
        if (findCapture.Bind(evidence).Bind(came.Name).Bind(came.Uri).Scalar() is { } known)
            return known;
        insertCapture
            .Bind(evidence)
            .Bind(came.Name)
            .Bind(came.Uri)
            .Bind(came.MediaType)
            .Bind(came.DeclaredCharset)
            .Bind(came.Fetched?.ToUnixTimeMilliseconds())
            .Bind(hints?.Title)
            .Bind(hints?.Outlet)
            .Bind(hints?.Author)
            .Bind(hints?.Published)
            .Bind(now)
            .Bind(came.Headers)
            .Run();
        return raw.sqlite3_last_insert_rowid(database);
    }

    long Version(ReadingVersion version)
    {
        if (versions.TryGetValue(version, out var id))
            return id;
        var found = findVersion.Bind(version.Program).Bind(version.Languages).Bind(version.Models).Scalar();
        if (found is null)
        {
            insertVersion.Bind(version.Program).Bind(version.Languages).Bind(version.Models).Run();
            found = raw.sqlite3_last_insert_rowid(database);
        }
        return versions[version] = found.Value;
    }
}
