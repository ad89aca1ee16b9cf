using System.Globalization;
using System.Net;
using System.Text;

namespace Isnad.App.Capture;

/// <summary>How captures behave. Times are waited for by the clock that <see cref="PageCapture"/> is given.</summary>
sealed record CaptureOptions
{
    public int MaxBytes { get; init; } = 32 << 20;
    public int MaxRedirects { get; init; } = 10;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest pause between two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True to capture from private and loopback addresses, too.</summary>
    public bool AllowPrivate { get; init; }
    public bool IgnoreRobots { get; init; }
}

/// <summary>What became of one address: a web archive of the responses (redirects included), or why there is none.</summary>
/// <param name="Address">The address as it was asked for.</param>
/// <param name="Warc">The captured responses as a web archive (WARC 1.1), byte for byte as they came; null when refused or not modified.</param>
/// <param name="Status">The last HTTP status, or 0.</param>
/// <param name="Refusal">Why there is no capture, in one sentence; null when there is one, or when nothing is new (status 304).</param>
sealed record Captured(Uri Address, Evidence? Warc, int Status, string? Refusal)
{
    public string? ETag { get; init; }
    public DateTimeOffset? LastModified { get; init; }
}

/// <summary>
/// Captures pages over HTTP(S), only when asked: robots.txt respected, one request at a time per host with a pause between, redirects
/// followed and recorded, size and time bounded, private addresses refused.
/// </summary>
sealed class PageCapture : IDisposable
{
    public const string Agent = "Isnad";
    static readonly string UserAgent = $"{Agent}/{RecordWriter.ProgramVersion} (evidence capture)";
    readonly CaptureOptions options;
    readonly TimeProvider clock;
    readonly HttpClient http;
    readonly Dictionary<string, RobotsRules> robots = new(StringComparer.Ordinal);
    readonly Dictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    public PageCapture(CaptureOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectCallback = (context, cancel) => AddressGuard.Connect(context.DnsEndPoint, options.AllowPrivate, cancel),
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => http.Dispose();

    /// <summary>Captures one address. Never throws for what the other side does; only cancelling throws.</summary>
    public async Task<Captured> Fetch(Uri address, string? etag = null, DateTimeOffset? modified = null, CancellationToken cancel = default)
    {
        var archive = new MemoryStream();
        var seen = new HashSet<Uri>();
        var current = address;
        try
        {
            for (var hop = 0; ; hop++)
            {
                if (!current.IsAbsoluteUri || current.Scheme is not ("http" or "https") || current.UserInfo.Length > 0)
                    return Refuse(0, $"{current} is no plain http or https address");
                if (hop > options.MaxRedirects || !seen.Add(current))
                    return Refuse(0, "the redirects run in a circle or do not end");
                if (!options.IgnoreRobots && !(await Robots(current, cancel)).Allows(current.PathAndQuery))
                    return Refuse(0, "the site's robots.txt does not allow it");
                var (response, block) = await Send(current, etag, modified, options.MaxBytes, cancel);
                using (response)
                {
                    var status = (int)response.StatusCode;
                    if (response.StatusCode == HttpStatusCode.NotModified)
                        return new(address, null, status, null) { ETag = etag, LastModified = modified };
                    if (block is null)
                        return Refuse(status, $"the page is larger than {options.MaxBytes >> 20} MB");
                    WriteRecord(archive, current, block);
                    if (status is >= 300 and < 400 && response.Headers.Location is { } location)
                    {
                        current = new Uri(current, location);
                        continue;
                    }
                    if (status is < 200 or >= 300)
                        return Refuse(status, $"the server answered {status} {response.ReasonPhrase}");
                    var now = clock.GetUtcNow();
                    return new(
                        address,
                        new Evidence(address.AbsoluteUri, archive.ToArray())
                        {
                            MediaType = MediaTypes.Warc,
                            Uri = address.AbsoluteUri,
                            Fetched = now,
                        },
                        status,
                        null
                    )
                    {
                        ETag = response.Headers.ETag?.ToString(),
                        LastModified = response.Content.Headers.LastModified,
                    };
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException or System.Net.Sockets.SocketException)
        {
            return Refuse(0, e.Message.TrimEnd('.'));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refuse(0, $"no answer within {options.Timeout.TotalSeconds:F0} seconds");
        }

        Captured Refuse(int status, string reason) => new(address, null, status, $"{address}: {reason}.");
    }

    async Task<RobotsRules> Robots(Uri address, CancellationToken cancel)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (robots.TryGetValue(origin, out var known))
            return known;
        var rules = RobotsRules.DenyAll;
        var file = new Uri(address, "/robots.txt");
        for (var hop = 0; hop < 5; hop++)
        {
            var (response, block) = await Send(file, null, null, RobotsRules.MaxBytes, cancel);
            using (response)
            {
                var status = (int)response.StatusCode;
                if (status is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    file = new Uri(file, location);
                    continue;
                }
                // RFC 9309: no file allows all, a failing server allows nothing.
                if (
                    status is >= 200 and < 300
                    && block is not null
                    && Containers.Expand(Wrap(file, block)).FirstOrDefault() is { Refusal: null } text
                )
                    rules = RobotsRules.Parse(Encoding.UTF8.GetString(text.Bytes.Span), Agent);
                else if (status is >= 200 and < 500)
                    rules = RobotsRules.AllowAll;
                break;
            }
        }
        return robots[origin] = rules;
    }

    static Evidence Wrap(Uri address, byte[] block)
    {
        using var archive = new MemoryStream();
        WriteRecord(archive, address, block, DateTimeOffset.UnixEpoch);
        return new Evidence("robots.txt", archive.ToArray());
    }

    /// <summary>One request; the response as an HTTP message in bytes, or null when it is larger than allowed.</summary>
    async Task<(HttpResponseMessage Response, byte[]? Block)> Send(
        Uri address,
        string? etag,
        DateTimeOffset? modified,
        int limit,
        CancellationToken cancel
    )
    {
        await Wait(address, cancel);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(options.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        request.Headers.TryAddWithoutValidation(
            "Accept",
            "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, text/plain, */*;q=0.5"
        );
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        request.Headers.IfModifiedSince = modified;
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
        using var body = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(timeout.Token);
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, timeout.Token)) > 0; )
        {
            body.Write(buffer, 0, read);
            if (body.Length > limit)
                return (response, null);
        }
        // The handler has undone the chunks, so the header that tells of them would mislead.
        var head = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\r\n"
        );
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        foreach (var value in values)
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
                head.Append(name).Append(": ").Append(value).Append("\r\n");
        return (response, [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body.ToArray()]);
    }

    async Task Wait(Uri address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var pause = options.Pause;
        if (robots.GetValueOrDefault(address.GetLeftPart(UriPartial.Authority))?.Delay is { } asked && asked > pause)
            pause = asked < TimeSpan.FromSeconds(60) ? asked : TimeSpan.FromSeconds(60);
        if (next.TryGetValue(address.Host, out var at) && at > now)
            await Task.Delay(at - now, clock, cancel);
        next[address.Host] = clock.GetUtcNow() + pause;
    }

    void WriteRecord(Stream archive, Uri address, byte[] block) => WriteRecord(archive, address, block, clock.GetUtcNow());

    static void WriteRecord(Stream archive, Uri address, byte[] block, DateTimeOffset at)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address.AbsoluteUri}\r\nWARC-Date: {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {block.Length}\r\n\r\n"
        );
        archive.Write(Encoding.UTF8.GetBytes(head));
        archive.Write(block);
        archive.Write("\r\n\r\n"u8);
    }
}
