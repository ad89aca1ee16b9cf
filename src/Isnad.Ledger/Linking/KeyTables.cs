using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// Which articles bear a key: new keys go into a small table, a full table is poured into the next (O'Neil et al. 1996). A filter before each
/// table knows most keys that it lacks, so that an article costs about the same however many there are.
/// </summary>
internal sealed class KeyTables : IDisposable
{
    static readonly string[] Names = ["link_key_new", "link_key_mid", "link_key"];

    readonly SqliteConnection connection;
    readonly int mostNew;
    readonly int mostMid;
    readonly Prepared insert;
    readonly Prepared[] bearers;
    readonly Prepared[] delete;
    readonly Prepared change;

    // null until the tables were looked at
    KeyFilter[]? filters;
    long newRows;
    long midRows;
    long seen = -1;

    /// <param name="connection">The writing connection.</param>
    /// <param name="mostNew">Rows of the smallest table before it is poured into the next.</param>
    /// <param name="mostMid">Rows of the next before it is poured into the last; also the keys of the first part of its filter.</param>
    public KeyTables(SqliteConnection connection, int mostNew = 1 << 15, int mostMid = KeyFilter.First)
    {
        (this.connection, this.mostNew, this.mostMid) = (connection, mostNew, mostMid);
        var database = connection.Handle!;
        insert = new(database, "INSERT OR IGNORE INTO link_key_new VALUES (?, ?)");
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
        Filters()[0].Add(key);
        insert.Bind(key).Bind(article).Run();
        newRows++;
    }

    public void Remove(long key, long article)
    {
        foreach (var statement in delete)
            statement.Bind(key).Bind(article).Run();
    }

    /// <summary>Adds the bearers of a key to the list, so many at most: those before an article, with the weight given.</summary>
    public void Find(long key, long before, int weight, int most, List<(long Article, int Weight)> found)
    {
        var left = most;
        for (var t = 0; t < Names.Length && left > 0; t++)
        {
            if (!Filters()[t].MayHave(key))
                continue;
            bearers[t].Bind(key).Bind(left);
            for (; bearers[t].Step(); left--)
                if (bearers[t].Integer(0) is var other && other < before)
                    found.Add((other, weight));
        }
    }

    /// <summary>Pours full tables into the next; called before a transaction is committed.</summary>
    public void Pour()
    {
        if (filters is null || newRows < mostNew)
            return;
        Pour(0);
        (midRows, newRows) = (midRows + newRows, 0);
        if (midRows < mostMid)
            return;
        var before = Math.Max(0, filters[2].Parts - 1);
        Pour(1);
        midRows = 0;
        Store(before);
    }

    public void Dispose()
    {
        insert.Dispose();
        change.Dispose();
        foreach (var statement in bearers)
            statement.Dispose();
        foreach (var statement in delete)
            statement.Dispose();
    }

    /// <summary>In the order of the keys: each page is touched once.</summary>
    void Pour(int table)
    {
        Connections.Run(
            connection,
            $"INSERT OR IGNORE INTO {Names[table + 1]} SELECT key, article FROM {Names[table]} ORDER BY key, article"
        );
        Fill(filters![table + 1], Names[table]);
        Connections.Run(connection, $"DELETE FROM {Names[table]}");
        filters[table] = Empty(table);
    }

    KeyFilter[] Filters() => filters ??= Load();

    KeyFilter Empty(int table) => new(table == 0 ? mostNew : mostMid);

    KeyFilter[] Load()
    {
        KeyFilter[] loaded = [Empty(0), Empty(1), Empty(2)];
        newRows = Fill(loaded[0], Names[0]);
        midRows = Fill(loaded[1], Names[1]);
        foreach (
            var (keys, bits) in connection.List(
                "SELECT keys, bits FROM link_filter ORDER BY number",
                row => (row.GetInt32(0), row.Bytes(1)!)
            )
        )
            loaded[2].Restore(keys, bits);
        if (loaded[2].Parts == 0 && Fill(loaded[2], Names[2]) > 0)
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
        for (var part = from; part < filters![2].Parts; part++)
            put.Bind(part).Bind(filters[2].KeysOf(part)).Blob(filters[2].BitsOf(part)).Run();
    }
}
