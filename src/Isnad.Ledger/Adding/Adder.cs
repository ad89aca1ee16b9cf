using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// Puts readings into the ledger, several to a transaction: the disk is waited for once per batch. Each piece of evidence is whole or
/// absent after a crash; it is acknowledged only when its batch is on the disk. Packing happens on the caller's thread
/// outside the transaction, so several threads may add at once.
/// </summary>
/// <remarks>Dispose drops what was added since the last commit; call <see cref="Commit"/> at the end.</remarks>
public sealed class Adder : IDisposable
{
    const int MostBytes = 8 << 20;

    readonly Ledger ledger;
    readonly SqliteConnection connection;
    readonly Lock writes;
    readonly TimeProvider clock;
    readonly int batch;
    readonly Action<Added>? acknowledged;
    readonly PieceWriter pieces;
    readonly Lock queueing = new();
    List<Piece> queue = [];
    int queuedBytes;

    internal Adder(Ledger ledger, SqliteConnection connection, Lock writes, TimeProvider clock, int batch, Action<Added>? acknowledged)
    {
        (this.ledger, this.connection, this.writes, this.clock) = (ledger, connection, writes, clock);
        (this.batch, this.acknowledged) = (batch, acknowledged);
        lock (writes)
            pieces = new PieceWriter(connection, ledger.Keys);
    }

    /// <summary>Adds a reading; commits and acknowledges when the batch is full.</summary>
    /// <exception cref="LedgerException">The batch could not be written; nothing of it is in the ledger.</exception>
    public void Add(Reading reading) => Enqueue(new Piece(reading));

    /// <summary>
    /// True when the ledger has a reading of these bytes by a version (null: the present one), so that they need not be read again; the name
    /// under which they came this time is noted, and they are acknowledged as known.
    /// </summary>
    public bool AddKnown(Evidence evidence, ReadingVersion? by = null)
    {
        if (!ledger.Knows(evidence, by))
            return false;
        Enqueue(new Piece(evidence));
        return true;
    }

    /// <summary>Writes what is waiting in one transaction and acknowledges it.</summary>
    /// <exception cref="LedgerException">The batch could not be written; nothing of it is in the ledger.</exception>
    public void Commit()
    {
        List<Piece> waiting;
        lock (queueing)
        {
            (waiting, queue, queuedBytes) = (queue, [], 0);
        }
        if (waiting.Count == 0)
            return;
        var done = new List<Added>(waiting.Count);
        lock (writes)
            try
            {
                Connections.Run(connection, "BEGIN IMMEDIATE");
                pieces.Begin(clock.GetUtcNow().ToUnixTimeMilliseconds());
                pieces.RelateWaiting();
                foreach (var piece in waiting)
                    done.Add(pieces.Write(piece));
                pieces.End();
                Connections.Run(connection, "COMMIT");
            }
            catch (Exception error)
            {
                if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
                    Connections.Run(connection, "ROLLBACK");
                pieces.Forget();
                if (error is SqliteException or EngineException or InvalidDataException)
                    throw Ledger.Explain(ledger.Path, error);
                throw;
            }
        if (acknowledged is not null)
            foreach (var added in done)
                acknowledged(added);
    }

    public void Dispose()
    {
        lock (writes)
            pieces.Dispose();
    }

    void Enqueue(Piece piece)
    {
        bool full;
        lock (queueing)
        {
            queue.Add(piece);
            queuedBytes += piece.Size;
            full = queue.Count >= batch || queuedBytes >= MostBytes;
        }
        if (full)
            Commit();
    }
}
