using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// Which articles bear a key: new keys are in memory and in runs, a full memory is poured into a table and a full table into the next (O'Neil et al.
/// 1996). A filter before each table knows most keys that it lacks, so that an article costs about the same however many there are.
/// </summary>
internal sealed class KeyTables : IDisposable
{
    static readonly string[] Names = ["link_key_mid", "link_key"];

    readonly SqliteConnection connection;
    readonly int mostNew;
    readonly int mostMid;
    readonly NewKeys news;
    readonly Prepared insert;
    readonly Prepared[] bearers;
    readonly Prepared[] delete;
    readonly Prepared change;

    // null until the tables were looked at
    KeyFilter[]? filters;
    long midRows;
    long seen = -1;

    /// <param name="connection">The writing connection.</param>
    /// <param name="mostNew">Keys in memory before they are poured into the first table.</param>
    /// <param name="mostMid">Rows of that before it is poured into the last; also the keys of the first part of its filter.</param>
    public KeyTables(SqliteConnection connection, int mostNew = 1 << 15, int mostMid = KeyFilter.First)
    {
        (this.connection, this.mostNew, this.mostMid) = (connection, mostNew, mostMid);
        var database = connection.Handle!;
        news = new(connection);
        insert = new(database, $"INSERT OR IGNORE INTO {Names[0]} VALUES (?, ?)");
        bearers = [.. Names.Select(table => new Prepared(database, $"SELECT article FROM {table} WHERE key = ?1 LIMIT ?2"))];
        delete = [.. Names.Select(table => new Prepared(database, $"DELETE FROM {table} WHERE key = ? AND article = ?"))];
        change = new(database, "PRAGMA data_version");
    }

    /// <summary>Called at the start of a transaction: what another process wrote meanwhile is noticed.</summary>
    public void Begin()
    {
        var now = change.Scalar() ?? 0;
        if (now != seen)
            Forget();
        seen = now;
    }

    /// <summary>Forgets what was counted; called when a transaction was taken back.</summary>
    public void Forget() => filters = null;

    public void Add(long key, long article)
    {
        _ = Filters();
        news.Add(key, article);
    }

    public void Remove(long key, long article)
    {
        _ = Filters();
        news.Remove(key, article);
        foreach (var statement in delete)
            statement.Bind(key).Bind(article).Run();
    }

    /// <summary>Adds the bearers of a key to the list, so many at most: those before an article, with the weight given.</summary>
    public void Find(long key, long before, int weight, int most, List<(long Article, int Weight)> found)
    {
        var tables = Filters();
        var left = most - news.Find(key, before, weight, most, found);
        for (var t = 0; t < Names.Length && left > 0; t++)
        {
            if (!tables[t].MayHave(key))
                continue;
            bearers[t].Bind(key).Bind(left);
            for (; bearers[t].Step(); left--)
                if (bearers[t].Integer(0) is var other && other < before)
                    found.Add((other, weight));
        }
    }

    /// <summary>Keeps what came, and pours what is full into the next; called before a transaction is committed.</summary>
    public void Pour()
    {
        if (filters is null)
            return;
        if (news.Count < mostNew)
        {
            news.Keep();
            return;
        }
        var poured = news.Pour();
        foreach (var (key, article) in poured)
        {
            insert.Bind(key).Bind(article).Run();
            filters[0].Add(key);
        }
        midRows += poured.Count;
        if (midRows < mostMid)
            return;
        var before = Math.Max(0, filters[1].Parts - 1);
        PourMid();
        midRows = 0;
        Store(before);
    }

    public void Dispose()
    {
        news.Dispose();
        insert.Dispose();
        change.Dispose();
        foreach (var statement in bearers)
            statement.Dispose();
        foreach (var statement in delete)
            statement.Dispose();
    }

    /// <summary>In the order of the keys: each page is touched once.</summary>
    void PourMid()
    {
        Connections.Run(connection, $"INSERT OR IGNORE INTO {Names[1]} SELECT key, article FROM {Names[0]} ORDER BY key, article");
        Fill(filters![1], Names[0]);
        Connections.Run(connection, $"DELETE FROM {Names[0]}");
        filters[0] = new(mostMid);
    }

    KeyFilter[] Filters() => filters ??= Load();

    KeyFilter[] Load()
    {
        KeyFilter[] loaded = [new(mostMid), new(mostMid)];
        news.Load();
        midRows = Fill(loaded[0], Names[0]);
        foreach (
            var (keys, bits) in connection.List(
                "SELECT keys, bits FROM link_filter ORDER BY number",
                row => (row.GetInt32(0), row.Bytes(1)!)
            )
        )
            loaded[1].Restore(keys, bits);
        if (loaded[1].Parts == 0 && Fill(loaded[1], Names[1]) > 0)
        {
            filters = loaded;
            Store(0);
        }
        return loaded;
    }

    long Fill(KeyFilter filter, string table)
    {
        using var keys = new Prepared(connection.Handle!, $"SELECT key FROM {table} ORDER BY key");
        var (rows, last) = (0L, 0L);
        for (; keys.Step(); rows++)
        {
            var key = keys.Integer(0);
            if (rows == 0 || key != last)
                filter.Add(key);
            last = key;
        }
        return rows;
    }

    void Store(int from)
    {
        using var put = new Prepared(connection.Handle!, "INSERT OR REPLACE INTO link_filter VALUES (?, ?, ?)");
        for (var part = from; part < filters![1].Parts; part++)
            put.Bind(part).Bind(filters[1].KeysOf(part)).Blob(filters[1].BitsOf(part)).Run();
    }
}
