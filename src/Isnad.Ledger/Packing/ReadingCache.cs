using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>Readings fetched lately. A reading never changes, so it is never stale; when the cache is full it starts afresh.</summary>
internal sealed class ReadingCache
{
    const int MostReadings = 512;
    const long MostCharacters = 32 << 20;

    readonly ConcurrentDictionary<long, StoredReading> kept = new();
    long characters;

    public StoredReading Get(SqliteConnection connection, long id)
    {
        if (kept.TryGetValue(id, out var reading))
            return reading;
        reading = StoredReading.Load(connection, id);
        var length = reading.Reading.Document.Text.Length + reading.Reading.Document.Evidence.Bytes.Length;
        if (kept.Count >= MostReadings || Interlocked.Add(ref characters, length) > MostCharacters)
        {
            kept.Clear();
            Interlocked.Exchange(ref characters, length);
        }
        kept[id] = reading;
        return reading;
    }
}
