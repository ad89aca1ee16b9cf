using System.Globalization;
using Isnad.Ledgers;

namespace Isnad.App.Capture;

/// <summary>
/// Asks feeds whether anything is new (conditional requests, RFC 9110 section 13) and reads new items into the ledger; on request also
/// captures the pages that the items point to. What a feed answered is noted only when its items are in the ledger, so that nothing is
/// passed over when the program is stopped between the two.
/// </summary>
sealed class FeedWatch(Ledger ledger, PageCapture capture, bool pages, TimeProvider clock, OwnMeasures? measures = null)
{
    readonly CaptureRun run = new(ledger, capture, measures);

    /// <summary>Asks one feed once.</summary>
    /// <param name="address">The feed's address.</param>
    /// <param name="page">Told of each page of an item that was captured or refused.</param>
    /// <param name="stop">Ends the work between two requests.</param>
    public async Task<CaptureOutcome> Ask(string address, Action<CaptureOutcome> page, CancellationToken stop)
    {
        if (CaptureRun.PageAddress(address) is not { } uri)
            return new(address, 0, 0, 0, "not an address of a feed: it must begin with http:// or https://", false);
        var before = ledger.Feed(address);
        var captured = await capture.Fetch(uri, before?.ETag, before?.Modified, stop);
        if (captured.Warc is not { } archive)
        {
            var same = captured.Refusal is null;
            var what = same ? "nothing new" : captured.Refusal!;
            Note(before?.ETag, before?.Modified, captured.Status, what);
            return new(address, captured.Status, 0, 0, what, same);
        }
        var outcome = run.Take(address, captured.Status, archive);
        var settled = true;
        if (pages)
            foreach (var link in Links(archive))
                settled &= await Capture(link, page, stop);
        // with a page outstanding the feed is asked for in full again, so that the page gets another chance
        Note(settled ? captured.ETag : null, settled ? captured.LastModified : null, captured.Status, outcome.What);
        return outcome;

        void Note(string? etag, DateTimeOffset? modified, int status, string what) =>
            ledger.NoteFeed(new(address, etag, modified, clock.GetUtcNow(), status, what));
    }

    async Task<bool> Capture(string link, Action<CaptureOutcome> page, CancellationToken stop)
    {
        if (ledger.IsSettled(link))
            return true;
        stop.ThrowIfCancellationRequested();
        var outcome = await run.One(link, stop);
        page(outcome);
        if (outcome.MayPass)
            return false;
        ledger.Settle(link, outcome.Status, outcome.What);
        return true;
    }

    static IEnumerable<string> Links(Evidence archive) =>
        Containers
            .Expand(archive)
            .Where(item => item.Refusal is null && item.Hints is not null)
            .Select(item => CaptureRun.PageAddress(item.Uri)?.AbsoluteUri)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>Asks all feeds, then waits, until stopped; with <paramref name="every"/> null once.</summary>
    public async Task<List<CaptureOutcome>> Run(
        IReadOnlyList<string> feeds,
        TimeSpan? every,
        Action<DateTimeOffset, CaptureOutcome> each,
        CancellationToken stop
    )
    {
        while (true)
        {
            var rows = new List<CaptureOutcome>();
            foreach (var feed in feeds)
            {
                stop.ThrowIfCancellationRequested();
                var row = await Ask(feed, Tell, stop);
                rows.Add(row);
                Tell(row);
            }
            if (every is not { } pause)
                return rows;
            await Task.Delay(pause, clock, stop);
        }

        void Tell(CaptureOutcome row) => each(clock.GetUtcNow(), row);
    }

    public static string Line(DateTimeOffset at, CaptureOutcome row) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) + "\t" + row.Line;
}
