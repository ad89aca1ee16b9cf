using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// The connections of one ledger file: readers are lent and come back; each sees one state of the ledger from its first to its last
/// query, whatever is being written meanwhile (WAL).
/// </summary>
internal sealed class Connections(string path) : IDisposable
{
    readonly ConcurrentBag<SqliteConnection> idle = [];

    public SqliteConnection Open(bool create)
    {
        SqliteLibrary.Load();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString()
        );
        try
        {
            connection.Open();
            Run(connection, "PRAGMA busy_timeout = 30000");
            Run(connection, "PRAGMA foreign_keys = ON");
            // an acknowledged piece survives a power cut, not only a crash of the program
            Run(connection, "PRAGMA synchronous = FULL");
            Run(connection, "PRAGMA temp_store = MEMORY");
            Run(connection, "PRAGMA cache_size = -65536");
            Run(connection, "PRAGMA mmap_size = 268435456");
            Run(connection, "PRAGMA trusted_schema = ON");
            WordTokenizer.Register(connection.Handle!);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection for reading with its snapshot begun; dispose the lease to give it back.</summary>
    public Lease Read()
    {
        if (!idle.TryTake(out var connection))
        {
            connection = Open(create: false);
            Run(connection, "PRAGMA query_only = ON");
            // readers may be many, and the file is mapped
            Run(connection, "PRAGMA cache_size = -8192");
        }
        Run(connection, "BEGIN");
        return new Lease(this, connection);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle, sql);
        if (code != raw.SQLITE_OK)
            throw new EngineException(code, raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
    }

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
            connection.Dispose();
    }

    public readonly struct Lease(Connections owner, SqliteConnection connection) : IDisposable
    {
        public SqliteConnection Connection { get; } = connection;

        public void Dispose()
        {
            Run(Connection, "COMMIT");
            owner.idle.Add(Connection);
        }
    }
}
