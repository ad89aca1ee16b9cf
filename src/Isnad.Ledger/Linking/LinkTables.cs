using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// Relates new articles to those that are there, inside a transaction that its caller holds: look-ups by key, a comparison with each candidate,
/// rows for what was found. What one article costs depends on its keys and candidates, not on the size of the ledger.
/// </summary>
internal sealed class LinkTables : IDisposable
{
    /// <summary>Candidates in other languages: each must be read from the ledger whole.</summary>
    const int MostAcross = 8;

    /// <summary>Bearers of a pair of words in other languages: one that many have tells nothing.</summary>
    const int MostAcrossBearers = 32;

    readonly SqliteConnection connection;
    readonly KeyTables keys;
    readonly Prepared insertPrint;
    readonly Prepared print;
    readonly Prepared place;
    readonly Prepared insertLink;
    readonly Prepared insertItem;
    readonly Prepared otherItem;
    readonly Prepared ownItem;
    readonly Prepared countClaim;
    readonly Prepared insertSame;
    readonly Prepared listClaim;
    readonly UtteranceTables utterances;
    readonly List<(long Article, int Weight)> found = [];
    readonly Recent<ArticlePrint> prints = new(2048);
    readonly Recent<LinkedArticle> articles = new(256);

    /// <param name="connection">The writing connection.</param>
    /// <param name="keys">Which articles bear which key; all that relate on this connection share it, and it outlives them.</param>
    public LinkTables(SqliteConnection connection, KeyTables keys)
    {
        (this.connection, this.keys) = (connection, keys);
        var database = connection.Handle!;
        insertPrint = new(database, "INSERT INTO link_print VALUES (?, ?, ?)");
        print = new(database, "SELECT print FROM link_print WHERE article = ?");
        place = new(database, "SELECT reading, ordinal FROM article WHERE id = ?");
        insertLink = new(database, "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?, ?)");
        insertItem = new(database, "INSERT OR IGNORE INTO claim_item VALUES (?, ?, ?, ?)");
        ownItem = new(database, "SELECT 1 FROM claim_item WHERE key = ? AND article = ? LIMIT 1");
        otherItem = new(database, "SELECT 1 FROM claim_item WHERE key = ? LIMIT 1");
        countClaim = new(database, "INSERT INTO claim VALUES (?, ?, 2) ON CONFLICT (key) DO UPDATE SET articles = articles + 1");
        listClaim = new(database, "INSERT OR IGNORE INTO claim VALUES (?, ?, 1)");
        insertSame = new(database, "INSERT OR IGNORE INTO claim_same VALUES (?, ?, ?, ?)");
        utterances = new(connection);
    }

    /// <summary>Relates the articles of a reading, the first of which has the given id; those of one page are not compared with each other.</summary>
    public void Add(long firstArticle, IReadOnlyList<LinkPiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
            Relate(firstArticle + i, pieces[i], firstArticle);
        for (var i = 0; i < pieces.Count; i++)
            Keep(firstArticle + i, pieces[i]);
    }

    /// <summary>Takes an article out of everything that was derived from it.</summary>
    public void Remove(long article)
    {
        prints.Remove(article);
        articles.Remove(article);
        utterances.Remove(article);
        var borne = connection.First("SELECT keys FROM link_print WHERE article = $a", row => row.Bytes(0)!, ("$a", article));
        if (borne is null)
            return;
        foreach (var key in MemoryMarshal.Cast<byte, long>(borne))
            keys.Remove(key, article);
        connection.Execute("DELETE FROM link_print WHERE article = $a", ("$a", article));
        connection.Execute("DELETE FROM link WHERE low = $a", ("$a", article));
        connection.Execute("DELETE FROM link WHERE high = $a", ("$a", article));
        var claims = connection.List(
            "SELECT low FROM claim_same WHERE article = $a UNION SELECT low FROM claim_same WHERE other = $a",
            row => row.GetInt64(0),
            ("$a", article)
        );
        connection.Execute("DELETE FROM claim_same WHERE article = $a", ("$a", article));
        connection.Execute("DELETE FROM claim_same WHERE other = $a", ("$a", article));
        foreach (
            var key in connection.List("SELECT DISTINCT key FROM claim_item WHERE article = $a", row => row.GetInt64(0), ("$a", article))
        )
        {
            connection.Execute("UPDATE claim SET articles = articles - 1 WHERE key = $k", ("$k", key));
            claims.Add(key);
        }
        foreach (var key in claims)
            connection.Execute(
                "DELETE FROM claim WHERE key = $k AND articles < 2 AND NOT EXISTS (SELECT 1 FROM claim_same WHERE low = $k)",
                ("$k", key)
            );
        connection.Execute("DELETE FROM claim_item WHERE article = $a", ("$a", article));
    }

    /// <summary>Called at the start of a transaction.</summary>
    public void Begin() => keys.Begin();

    /// <summary>Called before a transaction is committed.</summary>
    public void Pour() => keys.Pour();

    /// <summary>Called when a transaction was taken back.</summary>
    public void Forget()
    {
        keys.Forget();
        prints.Clear();
        articles.Clear();
    }

    public void Dispose()
    {
        foreach (
            var prepared in (Prepared[])
                [insertPrint, print, place, insertLink, insertItem, ownItem, otherItem, countClaim, insertSame, listClaim]
        )
            prepared.Dispose();
        utterances.Dispose();
    }

    void Relate(long article, LinkPiece piece, long samePage)
    {
        foreach (var said in piece.Utterances)
        foreach (var (other, claim) in utterances.Same(said, samePage))
            AreOne(claim, said.Claim, other, article);
        found.Clear();
        foreach (var key in piece.Sought)
            keys.Find(key, samePage, LinkPiece.Weights[key & 3], LinkIndex.MostBearers, found);
        foreach (var key in piece.Across)
            keys.Find(key, samePage, LinkIndex.OfAcross, MostAcrossBearers, found);
        if (found.Count == 0)
            return;
        var across = 0;
        foreach (var other in LinkIndex.Best(found))
        {
            if (PrintOf(other) is not { } theirs)
                continue;
            var mine = piece.Mine;
            var link =
                string.Equals(theirs.Language, mine.Language, StringComparison.Ordinal) ? LinkFinder.Relate(theirs, mine)
                : piece.Article is { } whole && across++ < MostAcross && ArticleOf(other) is { } theirWhole
                    ? LinkFinder.Relate(theirWhole, whole)
                : null;
            if (link is not null)
                Keep(other, theirs, article, mine, link);
        }
    }

    void Keep(long other, ArticlePrint theirs, long article, ArticlePrint mine, Link link)
    {
        insertLink
            .Bind(other)
            .Bind(article)
            .Bind((int)link.Kind)
            .Bind((int)link.First)
            .Bind(link.Score)
            .Bind(link.FromShare)
            .Bind(link.ToShare)
            .Run();
        // a statement and its edited copy or translation are one claim; those with one key are that already
        foreach (var (from, to) in ClaimKeys.Same(theirs, mine, link))
            AreOne((long)from, (long)to, other, article);
    }

    /// <summary>What two statements claim is one, as this pair of articles shows.</summary>
    void AreOne(long one, long two, long other, long article)
    {
        if (one == two)
            return;
        var (low, high) = (Math.Min(one, two), Math.Max(one, two));
        insertSame.Bind(low).Bind(high).Bind(other).Bind(article).Run();
        listClaim.Bind(low).Bind((int)ClaimKind.Statement).Run();
    }

    ArticlePrint? PrintOf(long article)
    {
        if (prints.Get(article) is { } known)
            return known;
        if (!print.Bind(article).Step())
            return null;
        var packed = print.Blob(0);
        print.Reset();
        var unpacked = ArticlePrint.Unpack(packed);
        prints.Keep(article, unpacked);
        return unpacked;
    }

    LinkedArticle? ArticleOf(long article)
    {
        if (articles.Get(article) is { } known)
            return known;
        if (!place.Bind(article).Step())
            return null;
        var (reading, ordinal) = (place.Integer(0), (int)place.Integer(1));
        place.Reset();
        var loaded = new LinkedArticle(StoredReading.Load(connection, reading).Reading, ordinal);
        articles.Keep(article, loaded);
        return loaded;
    }

    void Keep(long article, LinkPiece piece)
    {
        foreach (var key in piece.Keys)
            keys.Add(key, article);
        insertPrint.Bind(article).Blob(piece.Print).Blob(piece.PackedKeys).Run();
        prints.Keep(article, piece.Mine);
        if (piece.Article is { } whole)
            articles.Keep(article, whole);
        foreach (var claim in piece.Claims)
        {
            var key = (long)claim.Key;
            if (ownItem.Bind(key).Bind(article).Scalar() is null && otherItem.Bind(key).Scalar() is not null)
                countClaim.Bind(key).Bind((int)claim.Kind).Run();
            insertItem.Bind(key).Bind(article).Bind((int)claim.Kind).Bind(claim.Ordinal).Run();
        }
        foreach (var said in piece.Utterances)
            utterances.Keep(article, said);
    }
}
