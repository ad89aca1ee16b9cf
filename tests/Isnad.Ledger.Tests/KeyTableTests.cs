using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers.Tests;

/// <summary>Which articles bear a key, across the tables that are poured into each other and the filters before them.</summary>
public sealed class KeyTableTests : IDisposable
{
    const int MostNew = 64;
    const int MostMid = 256;

    readonly TemporaryLedger temporary = new();
    readonly SqliteConnection connection;

    public KeyTableTests()
    {
        _ = temporary.Ledger;
        connection = new Connections(temporary.Path).Open(create: false);
    }

    public void Dispose()
    {
        connection.Dispose();
        temporary.Dispose();
    }

    static long Key(int article, int number) => (long)XxHash64.Of((ulong)(article * 10 + number));

    /// <summary>Articles of five keys each, ten to a transaction; every seventh also bears a key that they share.</summary>
    void Fill(KeyTables tables, int first, int end)
    {
        for (var article = first; article < end; article++)
        {
            if ((article - first) % 10 == 0)
            {
                Connections.Run(connection, "BEGIN IMMEDIATE");
                tables.Begin();
            }
            for (var number = 0; number < 5; number++)
                tables.Add(Key(article, number), article);
            if (article % 7 == 0)
                tables.Add(Key(0, 9), article);
            if ((article - first) % 10 == 9 || article == end - 1)
            {
                tables.Pour();
                Connections.Run(connection, "COMMIT");
            }
        }
    }

    static List<long> Bearers(KeyTables tables, long key, long before = long.MaxValue)
    {
        var found = new List<(long Article, int Weight)>();
        tables.Find(key, before, 3, most: 100, found);
        return [.. found.Select(one => one.Article).Order()];
    }

    [Fact]
    public void Every_key_is_found_in_whichever_table_it_stands_also_by_one_who_opens_the_ledger_anew()
    {
        using var writing = new KeyTables(connection, MostNew, MostMid);
        Fill(writing, 1, 301);
        connection.Number("SELECT count(*) FROM link_key").ShouldBeGreaterThan(2 * MostMid);
        connection.Number("SELECT count(*) FROM link_filter").ShouldBeGreaterThan(1);
        using var opened = new KeyTables(connection, MostNew, MostMid);
        foreach (var tables in (KeyTables[])[writing, opened])
        {
            for (var article = 1; article <= 300; article++)
            for (var number = 0; number < 5; number++)
                Bearers(tables, Key(article, number)).ShouldBe([article]);
            Bearers(tables, Key(0, 9)).ShouldBe([.. Enumerable.Range(1, 300).Where(a => a % 7 == 0)]);
            Bearers(tables, Key(0, 9), before: 15).ShouldBe([7, 14]);
            Bearers(tables, Key(500, 1)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Filters_that_are_missing_are_made_from_the_table()
    {
        using (var writing = new KeyTables(connection, MostNew, MostMid))
            Fill(writing, 1, 301);
        Connections.Run(connection, "DELETE FROM link_filter");
        using var opened = new KeyTables(connection, MostNew, MostMid);
        Bearers(opened, Key(1, 1)).ShouldBe([1]);
        connection.Number("SELECT count(*) FROM link_filter").ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_was_taken_back_is_not_found()
    {
        using var tables = new KeyTables(connection, MostNew, MostMid);
        Fill(tables, 1, 101);
        tables.Remove(Key(3, 2), 3);
        tables.Remove(Key(0, 9), 49);
        Bearers(tables, Key(3, 2)).ShouldBeEmpty();
        Bearers(tables, Key(0, 9)).ShouldNotContain(49);
    }

    [Fact]
    public void What_another_connection_added_is_found_from_the_next_transaction_on()
    {
        using var tables = new KeyTables(connection, MostNew, MostMid);
        Fill(tables, 1, 31);
        using (var other = new Connections(temporary.Path).Open(create: false))
        using (var theirs = new KeyTables(other, MostNew, MostMid))
        {
            Connections.Run(other, "BEGIN IMMEDIATE");
            theirs.Begin();
            theirs.Add(Key(77, 1), 77);
            theirs.Remove(Key(30, 1), 30);
            theirs.Pour();
            Connections.Run(other, "COMMIT");
        }
        Connections.Run(connection, "BEGIN IMMEDIATE");
        tables.Begin();
        Bearers(tables, Key(77, 1)).ShouldBe([77]);
        Bearers(tables, Key(30, 1)).ShouldBeEmpty();
        Connections.Run(connection, "COMMIT");
    }

    [Fact]
    public void What_a_transaction_added_that_was_taken_back_is_forgotten()
    {
        using var tables = new KeyTables(connection, MostNew, MostMid);
        Fill(tables, 1, 11);
        Connections.Run(connection, "BEGIN IMMEDIATE");
        tables.Begin();
        tables.Add(Key(12, 1), 12);
        tables.Remove(Key(3, 1), 3);
        tables.Pour();
        Connections.Run(connection, "ROLLBACK");
        tables.Forget();
        Bearers(tables, Key(12, 1)).ShouldBeEmpty();
        Bearers(tables, Key(3, 1)).ShouldBe([3]);
    }
}
