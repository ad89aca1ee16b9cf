using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// The keys of the latest articles: looked up in memory, and kept as one run of pairs for each transaction. Nearly all keys of an article are new,
/// and a row for each of them cost more than everything else that is kept of it.
/// </summary>
internal sealed class NewKeys : IDisposable
{
    readonly record struct Pair(long Key, long Article);

    readonly Prepared insert;
    readonly Prepared runs;
    readonly Prepared clear;
    readonly Dictionary<long, int> latest = [];
    readonly List<Pair> pairs = [];

    // for each pair the one before it that has the same key, or -1
    readonly List<int> before = [];
    int kept;
    int removed;
    bool rewrite;

    public NewKeys(SqliteConnection connection)
    {
        var database = connection.Handle!;
        insert = new(database, "INSERT INTO link_key_run (pairs) VALUES (?)");
        runs = new(database, "SELECT pairs FROM link_key_run ORDER BY id");
        clear = new(database, "DELETE FROM link_key_run");
    }

    /// <summary>Pairs that are there.</summary>
    public int Count => pairs.Count - removed;

    /// <summary>Reads what is kept, instead of what was remembered.</summary>
    public void Load()
    {
        Forget();
        while (runs.Step())
        {
            var packed = runs.Blob(0);
            if (packed.Length % Marshal.SizeOf<Pair>() != 0)
            {
                runs.Reset();
                throw new InvalidDataException("a run of keys is damaged");
            }
            foreach (var (key, article) in MemoryMarshal.Cast<byte, Pair>(packed))
                Add(key, article);
        }
        kept = pairs.Count;
    }

    public void Add(long key, long article)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(latest, key, out var known);
        if (known && pairs[last].Article == article)
            return;
        before.Add(known ? last : -1);
        last = pairs.Count;
        pairs.Add(new(key, article));
    }

    public void Remove(long key, long article)
    {
        for (var at = latest.GetValueOrDefault(key, -1); at >= 0; at = before[at])
            if (pairs[at].Article == article)
            {
                pairs[at] = new(key, 0);
                removed++;
                rewrite |= at < kept;
            }
    }

    /// <summary>The articles that bear a key, the latest first, so many at most.</summary>
    public int Find(long key, long until, int weight, int most, List<(long Article, int Weight)> found)
    {
        var seen = 0;
        for (var at = latest.GetValueOrDefault(key, -1); at >= 0 && seen < most; at = before[at])
            if (pairs[at].Article is var other and not 0)
            {
                seen++;
                if (other < until)
                    found.Add((other, weight));
            }
        return seen;
    }

    /// <summary>Writes what came since the last time; within a transaction.</summary>
    public void Keep()
    {
        if (rewrite)
            clear.Run();
        var first = rewrite ? 0 : kept;
        if (first < pairs.Count)
            insert.Blob(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(pairs)[first..])).Run();
        (kept, rewrite) = (pairs.Count, false);
    }

    /// <summary>All pairs in their order, which are then no longer here.</summary>
    public List<(long Key, long Article)> Pour()
    {
        var sorted = pairs.FindAll(pair => pair.Article != 0).ConvertAll(pair => (pair.Key, pair.Article));
        sorted.Sort();
        clear.Run();
        Forget();
        return sorted;
    }

    public void Dispose()
    {
        insert.Dispose();
        runs.Dispose();
        clear.Dispose();
    }

    void Forget()
    {
        latest.Clear();
        pairs.Clear();
        before.Clear();
        (kept, removed, rewrite) = (0, 0, false);
    }
}
