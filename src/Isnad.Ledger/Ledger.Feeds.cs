namespace Isnad.Ledgers;

/// <summary>What a watched feed answered last, so that it can be asked whether anything is new since then.</summary>
/// <param name="Address">The feed's address.</param>
/// <param name="ETag">Its validator (RFC 9110, section 8.8), or null.</param>
/// <param name="Modified">When it says it last changed, or null.</param>
/// <param name="Asked">When it was asked.</param>
/// <param name="Status">The HTTP status of the answer, 0 when there was none.</param>
/// <param name="Outcome">What came of it, in one sentence.</param>
public sealed record FeedState(string Address, string? ETag, DateTimeOffset? Modified, DateTimeOffset Asked, int Status, string Outcome);

public sealed partial class Ledger
{
    /// <summary>The feeds that were watched, by address.</summary>
    public IReadOnlyList<FeedState> Feeds() => Read(connection => connection.List(FeedColumns + " ORDER BY address", FeedOf));

    /// <summary>What a feed answered last, or null when it was never asked.</summary>
    public FeedState? Feed(string address) =>
        Read(connection => connection.First(FeedColumns + " WHERE address = $address", FeedOf, ("$address", address)));

    /// <summary>Notes what a feed answered. Its items are to be in the ledger before: a feed that is noted is not read again until it changes.</summary>
    public void NoteFeed(FeedState state) =>
        Write(connection =>
            connection.Execute(
                """
                INSERT INTO feed (address, etag, modified, asked, status, outcome) VALUES ($address, $etag, $modified, $asked, $status, $outcome)
                ON CONFLICT (address) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, asked = excluded.asked,
                  status = excluded.status, outcome = excluded.outcome
                """,
                ("$address", state.Address),
                ("$etag", state.ETag),
                ("$modified", state.Modified?.ToUnixTimeMilliseconds()),
                ("$asked", state.Asked.ToUnixTimeMilliseconds()),
                ("$status", state.Status),
                ("$outcome", state.Outcome)
            )
        );

    /// <summary>True when a page that a feed points to was captured, or refused for good.</summary>
    public bool IsSettled(string page) =>
        Read(connection => connection.Maybe("SELECT 1 FROM feed_page WHERE address = $page", ("$page", page)) is not null);

    /// <summary>Notes that a page that a feed points to need not be asked for again.</summary>
    public void Settle(string page, int status, string outcome)
    {
        var now = Now;
        Write(connection =>
            connection.Execute(
                "INSERT OR REPLACE INTO feed_page (address, asked, status, outcome) VALUES ($page, $asked, $status, $outcome)",
                ("$page", page),
                ("$asked", now),
                ("$status", status),
                ("$outcome", outcome)
            )
        );
    }

    const string FeedColumns = "SELECT address, etag, modified, asked, status, outcome FROM feed";

    static FeedState FeedOf(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.Text(1),
            row.Long(2) is { } modified ? Instant(modified) : null,
            Instant(row.GetInt64(3)),
            row.GetInt32(4),
            row.GetString(5)
        );
}
