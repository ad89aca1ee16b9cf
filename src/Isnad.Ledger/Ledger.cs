using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// Evidence, what was read in it, and who said it, in one SQLite file that only grows. Safe to use from many threads, and from several
/// processes at once: one writes at a time, readers never wait and each sees one consistent state.
/// </summary>
/// <remarks>See docs/ledger.md for the schema in words and the guarantees.</remarks>
public sealed partial class Ledger : IDisposable
{
    readonly Connections connections;
    readonly SqliteConnection writing;
    readonly Lock writes = new();
    readonly TimeProvider clock;

    Ledger(string path, TimeProvider clock, Connections connections, SqliteConnection writing)
    {
        (Path, this.clock, this.connections, this.writing) = (path, clock, connections, writing);
    }

    public string Path { get; }

    /// <summary>Opens a ledger and brings its schema up to date; makes a new one where there is none, unless <paramref name="create"/> is false.</summary>
    /// <exception cref="LedgerException">There is none, the file is no ledger, or it was written by a newer Isnad.</exception>
    public static Ledger Open(string path, bool create = true, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        if (!create && !File.Exists(path))
            throw new LedgerException(path, "there is no ledger here.", "Make one with: isnad add PATH --ledger " + path);
        if (Directory.Exists(path))
            throw new LedgerException(path, "this is a folder.", "Name a file for the ledger.");
        var connections = new Connections(path);
        SqliteConnection? writing = null;
        try
        {
            writing = connections.Open(create);
            Migrations.Apply(writing, path, clock.GetUtcNow().ToUnixTimeMilliseconds());
            var ledger = new Ledger(path, clock, connections, writing);
            ledger.RelateAgain();
            ledger.JudgeAgain();
            return ledger;
        }
        catch (Exception error) when (error is SqliteException or EngineException)
        {
            writing?.Dispose();
            throw Explain(path, error);
        }
        catch
        {
            writing?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        relating?.Dispose();
        keys?.Dispose();
        connections.Dispose();
        writing.Dispose();
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Runs queries on one snapshot; what the engine cannot do is said in words.</summary>
    T Read<T>(Func<SqliteConnection, T> queries)
    {
        try
        {
            using var lease = connections.Read();
            return queries(lease.Connection);
        }
        catch (Exception error) when (error is SqliteException or EngineException or InvalidDataException)
        {
            throw Explain(Path, error);
        }
    }

    /// <summary>Runs changes as one transaction: all of it or, when anything throws, nothing.</summary>
    T Write<T>(Func<SqliteConnection, T> changes)
    {
        lock (writes)
        {
            try
            {
                Connections.Run(writing, "BEGIN IMMEDIATE");
                try
                {
                    var result = changes(writing);
                    Connections.Run(writing, "COMMIT");
                    return result;
                }
                catch
                {
                    // the engine may have rolled back by itself
                    if (raw.sqlite3_get_autocommit(writing.Handle) == 0)
                        Connections.Run(writing, "ROLLBACK");
                    keys?.Forget();
                    throw;
                }
            }
            catch (Exception error) when (error is SqliteException or EngineException or InvalidDataException)
            {
                throw Explain(Path, error);
            }
        }
    }

    internal static LedgerException Explain(string path, Exception error)
    {
        var code = error switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode,
            EngineException engine => engine.Code & 0xFF,
            _ => raw.SQLITE_CORRUPT,
        };
        return code switch
        {
            raw.SQLITE_NOTADB => Migrations.NoLedger(path),
            raw.SQLITE_CANTOPEN => new(path, "the ledger cannot be opened.", "Check that the folder exists and may be written to.", error),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => new(
                path,
                "the ledger may not be written to.",
                "Check the rights of the file and its folder.",
                error
            ),
            raw.SQLITE_FULL => new(path, "the disk is full.", "Make room and add again; what was acknowledged is kept.", error),
            raw.SQLITE_IOERR => new(path, "the disk failed.", "Check the disk and add again; what was acknowledged is kept.", error),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
                path,
                "another program has been writing to it for half a minute.",
                "Wait for it and try again.",
                error
            ),
            raw.SQLITE_CORRUPT => new(
                path,
                $"the ledger is damaged ({error.Message}).",
                "Restore a copy, or read the evidence into a new ledger.",
                error
            ),
            _ => new(path, $"the ledger refused this ({error.Message}).", "Nothing was changed.", error),
        };
    }
}
