using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Isnad.App.Capture;

namespace Isnad.App.Tests.Capturing;

public sealed class PageCaptureTests : IDisposable
{
    const string Sentence = "The harbour board approved the new ferry line on Monday, the chairwoman told residents.";
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentQueue<string> asked = new();
    readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);

    public PageCaptureTests()
    {
        listener.Start();
        _ = Serve();
    }

    public void Dispose() => listener.Dispose();

    Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{path}");

    async Task Serve()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var request = "";
            var buffer = new byte[4096];
            while (!request.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0)
                    break;
                request += Encoding.Latin1.GetString(buffer, 0, read);
            }
            asked.Enqueue(request);
            var path = request.Split(' ').ElementAtOrDefault(1) ?? "/";
            var answer = answers.GetValueOrDefault(path) ?? "404 Not Found\r\n\r\n";
            await stream.WriteAsync(
                Encoding.UTF8.GetBytes("HTTP/1.1 " + answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal))
            );
        }
    }

    async Task<Captured> Fetch(string path, CaptureOptions? options = null, string? etag = null)
    {
        using var capture = new PageCapture((options ?? new() { AllowPrivate = true }) with { Pause = TimeSpan.Zero }, TimeProvider.System);
        return await capture.Fetch(Address(path), etag, cancel: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_page_is_captured_with_its_headers_and_its_redirects()
    {
        answers["/a"] = "301 Moved\r\nLocation: /b\r\n\r\n";
        answers["/b"] = $"200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"x1\"\r\n\r\n<p>{Sentence}</p>";
        var captured = await Fetch("/a");

        captured.Refusal.ShouldBeNull();
        captured.ETag.ShouldBe("\"x1\"");
        var page = Containers.Expand(captured.Warc!).Single();
        page.Uri.ShouldBe(Address("/b").AbsoluteUri);
        page.Fetched.ShouldNotBeNull();
        EvidenceReader.Read(page).Text.ShouldBe(Sentence);
        Encoding.UTF8.GetString(captured.Warc!.Bytes.Span).ShouldContain("HTTP/1.1 301 Moved");
    }

    [Fact]
    public async Task Private_addresses_are_refused_unless_allowed()
    {
        answers["/a"] = "200 OK\r\n\r\nx";
        var captured = await Fetch("/a", new CaptureOptions());

        captured.Warc.ShouldBeNull();
        captured.Refusal!.ShouldContain("private or local address");
        asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Robots_txt_is_asked_first_and_respected()
    {
        answers["/robots.txt"] = "200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /closed\n";
        answers["/closed/a"] = "200 OK\r\n\r\nx";

        (await Fetch("/closed/a")).Refusal!.ShouldContain("robots.txt does not allow");
        asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/loop", "in a circle")]
    [InlineData("/gone", "answered 404")]
    [InlineData("/big", "larger than")]
    [InlineData("/file", "no plain http")]
    public async Task What_goes_wrong_is_told_in_one_sentence(string path, string reason)
    {
        answers["/loop"] = "302 Found\r\nLocation: /loop\r\n\r\n";
        answers["/file"] = "302 Found\r\nLocation: file:///etc/hostname\r\n\r\n";
        answers["/big"] = "200 OK\r\nContent-Type: text/html\r\n\r\n" + new string('x', 3 << 20);
        var captured = await Fetch(path, new CaptureOptions { AllowPrivate = true, MaxBytes = 1 << 20 });

        captured.Warc.ShouldBeNull();
        captured.Refusal!.ShouldContain(reason);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_captured_again()
    {
        answers["/feed"] = "304 Not Modified\r\n\r\n";
        var captured = await Fetch("/feed", etag: "\"x1\"");

        (captured.Warc, captured.Refusal, captured.Status).ShouldBe((null, null, 304));
        asked.Last().ShouldContain("If-None-Match: \"x1\"");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Only_public_addresses_are_public(string address, bool isPublic) =>
        AddressGuard.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("/open", true)]
    [InlineData("/private/x", false)]
    [InlineData("/private/open/x", true)]
    [InlineData("/a/b.pdf", false)]
    [InlineData("/a/b.pdf?x", true)]
    public void The_longest_rule_of_the_own_group_decides(string path, bool allowed)
    {
        var rules = RobotsRules.Parse(
            "User-agent: other\nDisallow: /\n\nUser-agent: isnad\nDisallow: /private # not here\nAllow: /private/open\nDisallow: /*.pdf$\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /open\n",
            "Isnad"
        );

        rules.Allows(path).ShouldBe(allowed);
        rules.Delay.ShouldBe(TimeSpan.FromSeconds(2));
    }
}
