using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Isnad.App.Tests.Capturing;

/// <summary>fetch, add --urls and watch as a user runs them, against a real server on this machine.</summary>
public sealed class CaptureCommandTests : IDisposable
{
    readonly IsnadProcess isnad = new();
    readonly HttpListener listener = new();
    readonly string root;
    readonly ConcurrentDictionary<string, Func<HttpListenerRequest, (int Status, string Type, string Body)>> answers = new(
        StringComparer.Ordinal
    );
    readonly ConcurrentQueue<string> asked = new();

    public CaptureCommandTests()
    {
        for (var port = 20_000 + Random.Shared.Next(20_000); ; port++)
            try
            {
                root = $"http://127.0.0.1:{port}";
                listener.Prefixes.Add(root + "/");
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (port < 60_000)
            {
                listener.Prefixes.Clear();
            }
        _ = Task.Run(Serve);
    }

    public void Dispose()
    {
        listener.Close();
        isnad.Dispose();
    }

    async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            asked.Enqueue(context.Request.Url!.AbsolutePath);
            var (status, type, body) = answers.TryGetValue(context.Request.Url.AbsolutePath, out var answer)
                ? answer(context.Request)
                : (404, "text/plain", "");
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            if (status == 200)
                context.Response.AddHeader("ETag", "\"v1\"");
            if (status == 302)
                context.Response.AddHeader("Location", body);
            context.Response.Close(status == 302 ? [] : Encoding.UTF8.GetBytes(body), willBlock: true);
        }
    }

    void Page(string path, string text) => answers[path] = _ => (200, "text/plain; charset=utf-8", text);

    Task<(int Code, string Output, string Error)> Run(params string[] arguments) =>
        Task.Run(() => isnad.Run(arguments), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Fetch_captures_a_page_and_names_why_another_was_not()
    {
        Page("/page", Pages.English);
        var (code, output, error) = await Run("fetch", root + "/page", root + "/gone", "--allow-private", "--outcomes", "outcomes.tsv");

        code.ShouldBe(1, error);
        output.ShouldContain("captured");
        File.ReadAllLines(Path.Combine(isnad.Folder, "outcomes.tsv")).Length.ShouldBe(3);
        (await Run("statements")).Output.ShouldContain("Salem Durbawi");
        // without leave the private address is refused before anything is sent
        var before = asked.Count;
        var refused = await Run("fetch", root + "/page", "--ledger", "other.db");
        refused.Code.ShouldBe(1);
        refused.Output.ShouldContain("private or local address");
        asked.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_list_of_addresses_is_added_with_an_outcome_for_each_row_and_the_headers_are_kept()
    {
        Page("/page", Pages.English);
        answers["/old"] = _ => (302, "text/plain", root + "/page");
        isnad.Write("list.txt", $"# pages of the case\n{root}/old\n\n{root}/gone\nnot an address\n");
        isnad.Write("a.txt", Pages.Arabic);
        var (code, output, error) = await Run("add", "a.txt", "--urls", "list.txt", "--allow-private", "--outcomes", "outcomes.tsv");

        code.ShouldBe(1, error);
        output.ShouldContain("1 pages read");
        var rows = File.ReadAllLines(Path.Combine(isnad.Folder, "outcomes.tsv"));
        rows.Select(row => row.Split('\t')[^1].Split(' ')[0]).ShouldBe(["outcome", "captured", root + "/gone:", "not"]);
        var hash = System
            .Text.Json.JsonDocument.Parse((await Run("statements", "--json", "--by", "Durbawi")).Output)
            .RootElement.GetProperty("items")[0]
            .GetProperty("article")
            .GetProperty("evidence")
            .GetString()!;
        var shown = (await Run("show", hash)).Output;
        shown.ShouldContain("HTTP/1.1 302");
        shown.ShouldContain("HTTP/1.1 200");
        shown.ShouldContain(root + "/old");
    }

    [Theory]
    [InlineData("fetch")]
    [InlineData("watch")]
    public async Task What_is_captured_is_read_with_measures_of_the_users_own(string command)
    {
        Page("/page", "Pier Courier\n3 March 2031\n\nThe guild said on Monday that 12 kilns had closed in Quarrington.\n");
        answers["/feed"] = _ =>
            (
                200,
                "application/rss+xml",
                $"<rss version='2.0'><channel><title>t</title><item><title>Kilns</title><link>{root}/page</link><description>d</description></item></channel></rss>"
            );
        isnad.Write("mine.tsv", "kilns-closed\tkilns closed\tkilns\ten\tkilns\n");
        string[] what = command == "fetch" ? [root + "/page"] : [root + "/feed", "--once", "--pages"];
        var (code, _, error) = await Run([command, .. what, "--allow-private", "--measures", "mine.tsv"]);
        code.ShouldBe(0, error);
        (await Run("figures", "--measure", "kilns-closed")).Output.ShouldContain("\t12\tkilns\tkilns-closed\t");
        isnad.Write("bad.tsv", "kilns-closed\n");
        var bad = await Run([command, .. what, "--allow-private", "--measures", "bad.tsv"]);
        bad.Code.ShouldBe(1);
        bad.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("bad.tsv:1:");
    }

    [Theory]
    [InlineData("add")]
    [InlineData("fetch")]
    [InlineData("watch")]
    public async Task A_list_that_is_not_there_is_named(string command)
    {
        var (code, _, error) = await Run(command, "--urls", "nowhere.txt");
        code.ShouldBe(1);
        error.ShouldContain("nowhere.txt");
        (await Run(command)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_watched_feed_gives_its_items_and_their_pages_once_and_is_then_asked_whether_it_changed()
    {
        var asks = new ConcurrentQueue<string?>();
        var busy = true;
        Page("/page", Pages.English);
        answers["/busy"] = _ => busy ? (503, "text/plain", "") : (200, "text/plain; charset=utf-8", Pages.Arabic);
        answers["/feed"] = request =>
        {
            asks.Enqueue(request.Headers["If-None-Match"]);
            if (request.Headers["If-None-Match"] == "\"v1\"")
                return (304, "application/rss+xml", "");
            var items = string.Concat(
                new[] { "/page", "/busy" }.Select(path =>
                    $"<item><title>On {path}</title><link>{root}{path}</link><description>The harbour board met on Monday.</description></item>"
                )
            );
            return (
                200,
                "application/rss+xml",
                $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour Post</title>{items}</channel></rss>"
            );
        };

        var first = await Run("watch", root + "/feed", "--once", "--pages", "--allow-private");
        first.Code.ShouldBe(0, first.Error);
        first.Output.ShouldContain("503");
        (await Run("statements")).Output.ShouldContain("Salem Durbawi");

        // a page was outstanding: the feed is asked in full, that page again, the other not
        busy = false;
        asked.Clear();
        (await Run("watch", root + "/feed", "--once", "--pages", "--allow-private")).Output.ShouldNotContain("503");
        asked.ShouldContain("/busy");
        asked.ShouldNotContain("/page");

        (await Run("watch", root + "/feed", "--once", "--pages", "--allow-private")).Output.ShouldContain("nothing new");
        asks.ShouldBe([null, null, "\"v1\""]);
    }
}
