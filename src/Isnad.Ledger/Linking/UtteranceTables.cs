using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>A statement's utterance, with its place in the reading's list and its claim, and what it is looked up by.</summary>
internal sealed record UtterancePiece(int Ordinal, long Claim, Utterance Utterance, byte[] Packed, long[] Keys)
{
    /// <summary>The utterances among the claims of an article.</summary>
    public static List<UtterancePiece> Of(LinkedArticle article)
    {
        var pieces = new List<UtterancePiece>();
        foreach (var said in article.Print.Said)
            if (Utterance.Of(article.Reading, article.Reading.Statements[said.Ordinal]) is { } utterance)
                pieces.Add(
                    new(said.Ordinal, (long)said.Key, utterance, utterance.Pack(), [.. MemoryMarshal.Cast<ulong, long>(utterance.Keys())])
                );
        return pieces;
    }
}

/// <summary>
/// Knows quotations again, inside a transaction that its caller holds. Each new utterance is looked up by its keys and compared with those it
/// meets; both ways give the same answer, so the order in which articles come does not matter.
/// </summary>
internal sealed class UtteranceTables : IDisposable
{
    /// <summary>Bearers of one key that are looked at, and utterances that one is compared with, those with most keys in common first.</summary>
    const int MostBearers = 256;
    const int MostCandidates = 64;

    readonly SqliteConnection connection;
    readonly sqlite3 database;
    readonly Prepared bearers;
    readonly Prepared find;
    readonly Prepared insert;
    readonly Prepared insertKey;
    readonly Dictionary<long, int> found = [];

    public UtteranceTables(SqliteConnection connection)
    {
        this.connection = connection;
        database = connection.Handle!;
        bearers = new(database, "SELECT utterance FROM utterance_key WHERE key = ? LIMIT ?");
        find = new(database, "SELECT article, claim, words FROM utterance WHERE id = ?");
        insert = new(database, "INSERT INTO utterance (article, ordinal, claim, words) VALUES (?, ?, ?, ?)");
        insertKey = new(database, "INSERT INTO utterance_key VALUES (?, ?)");
    }

    /// <summary>The utterances of articles before <paramref name="samePage"/> that are this one: article and claim.</summary>
    public List<(long Article, long Claim)> Same(UtterancePiece piece, long samePage)
    {
        found.Clear();
        foreach (var key in piece.Keys)
        {
            bearers.Bind(key).Bind(MostBearers);
            while (bearers.Step())
                CollectionsMarshal.GetValueRefOrAddDefault(found, bearers.Integer(0), out _)++;
        }
        var same = new List<(long, long)>();
        foreach (var (other, _) in found.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(MostCandidates))
        {
            if (!find.Bind(other).Step())
                continue;
            var (article, claim, words) = (find.Integer(0), find.Integer(1), find.Blob(2));
            find.Reset();
            if (article < samePage && piece.Utterance.Same(Utterance.Unpack(words)))
                same.Add((article, claim));
        }
        return same;
    }

    public void Keep(long article, UtterancePiece piece)
    {
        insert.Bind(article).Bind(piece.Ordinal).Bind(piece.Claim).Blob(piece.Packed).Run();
        var id = raw.sqlite3_last_insert_rowid(database);
        foreach (var key in piece.Keys)
            insertKey.Bind(key).Bind(id).Run();
    }

    public void Remove(long article)
    {
        foreach (
            var (id, words) in connection.List(
                "SELECT id, words FROM utterance WHERE article = $a",
                row => (row.GetInt64(0), row.Bytes(1)!),
                ("$a", article)
            )
        )
        foreach (var key in Utterance.Unpack(words).Keys())
            connection.Execute("DELETE FROM utterance_key WHERE key = $k AND utterance = $u", ("$k", (long)key), ("$u", id));
        connection.Execute("DELETE FROM utterance WHERE article = $a", ("$a", article));
    }

    public void Dispose()
    {
        foreach (var prepared in (Prepared[])[bearers, find, insert, insertKey])
            prepared.Dispose();
    }
}
