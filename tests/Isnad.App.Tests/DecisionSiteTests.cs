using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Isnad.App.Web;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Isnad.App.Tests;

/// <summary>Decisions from the browser: taken from this server's own pages only.</summary>
public sealed partial class DecisionSiteTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("isnad-decide-").FullName;
    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    Ledger ledger = null!;
    WebApplication site = null!;

    public async ValueTask InitializeAsync()
    {
        ledger = Ledger.Open(Path.Combine(folder, "isnad.db"), create: true);
        foreach (
            var (name, text) in (ReadOnlySpan<(string, string)>)
                [
                    ("a.txt", "Weir holds\n\nPORT BARKAN, March 5, 2025 – Engineer Salem Durbawi said the weir would hold.\n"),
                    ("b.txt", "Weir leaks\n\nPORT BARKAN, March 6, 2025 – Engineer Salem Karim Durbawi said the weir leaked.\n"),
                    ("c.txt", "Weir gone\n\nPORT BARKAN, March 7, 2025 – Engineer Salem Nabil Durbawi said the weir was gone.\n"),
                ]
        )
            ledger.Add(Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text))));
        site = Site.Build(ledger, "http://127.0.0.1:0");
        await site.StartAsync();
        client.BaseAddress = new Uri(site.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
        ledger.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    string Origin => client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    async Task<(string Token, string Decide)> Form(string path = "/review", string decision = "merge")
    {
        var html = await client.GetStringAsync(path, TestContext.Current.CancellationToken);
        var button = Regex.Match(html, $"name=\"decide\" value=\"({decision} [^\"]+)\"");
        return (TokenPattern().Match(html).Groups[1].Value, button.Groups[1].Value);
    }

    Task<HttpResponseMessage> Post(string token, string decide, string? origin, string author = "tester", string? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/decisions")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["token"] = token,
                    ["author"] = author,
                    ["reason"] = "لأنهما واحد",
                    ["decide"] = decide,
                    ["back"] = "/review",
                }
            ),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Headers.Host = host;
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_decision_from_the_review_page_is_taken_once_and_leads_back()
    {
        var (token, decide) = await Form();
        var answer = await Post(token, decide, Origin);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/review?done=1");
        answer.Headers.GetValues("Set-Cookie").Single().ShouldContain("samesite=strict");
        ledger.Decisions().ShouldHaveSingleItem().Reason.ShouldBe("لأنهما واحد");
        var again = await Post(token, decide, Origin);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("already");
        (await client.GetStringAsync("/review?done=1", TestContext.Current.CancellationToken)).ShouldContain("undo 1");
        (await Post(token, "undo 1", Origin)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        ledger.Decisions().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://elsewhere.example", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("http://elsewhere.example", "elsewhere.example")]
    public async Task A_form_from_another_site_is_not_heeded(string? origin, string? host)
    {
        var (token, decide) = await Form();
        (await Post(token, decide, origin, host: host)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ledger.Decisions().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_without_the_token_or_without_a_name_decides_nothing()
    {
        var (token, decide) = await Form();
        (await Post("0" + token[1..] + "x", decide, Origin)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(token, decide, Origin, author: " ")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Post(token, "merge nothing", Origin)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ledger.Decisions().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/review")]
    [InlineData("/review/statements")]
    [InlineData("/decisions")]
    [InlineData("/who?q=Durbawi")]
    [InlineData("/who")]
    public async Task The_pages_about_sources_are_also_json(string path)
    {
        (await client.GetAsync(path, TestContext.Current.CancellationToken)).Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var json = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=json";
        using var parsed = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(json, TestContext.Current.CancellationToken));
        parsed.RootElement.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Object);
    }

    [Fact]
    public async Task The_naming_page_and_the_source_page_of_a_source_open()
    {
        var id = ledger.Source("Salem Durbawi")!.Source.Id;
        (await client.GetStringAsync($"/sources/{id}/naming", TestContext.Current.CancellationToken)).ShouldContain("Salem Durbawi");
        (await client.GetStringAsync($"/sources/{id}/naming?format=json", TestContext.Current.CancellationToken)).ShouldContain(
            "\"label\": \"Salem Durbawi\""
        );
        (await client.GetStringAsync($"/sources/{id}", TestContext.Current.CancellationToken)).ShouldContain("what others call it");
        (await client.GetAsync("/sources/Nobody/naming", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }

    [Fact]
    public async Task A_reason_that_opens_with_an_Arabic_word_is_read_from_left_to_right()
    {
        foreach (
            var (name, text) in (ReadOnlySpan<(string, string)>)
                [
                    ("d.txt", "المحادثات\n\nفارزان – 9 أيار 2029\n\nقال وزير الخارجية خالد الحمداني إن المحادثات انتهت.\n"),
                    ("e.txt", "Talks end\n\nVARZAN, May 9, 2029 – Foreign Minister Khalid al-Hamdani said the talks had ended.\n"),
                ]
        )
            ledger.Add(Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text))));
        var source = ledger.Who("خالد الحمداني").Sources[0].Source.Id;
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/sources/{source}", TestContext.Current.CancellationToken));
        html.ShouldContain("<bdi dir=\"ltr\">'خالد' sounds like");
    }

    [Fact]
    public async Task The_review_page_is_worked_by_keyboard()
    {
        if (await Browser() is not { } opened)
            return;
        var (playwright, browser) = opened;
        using var driver = playwright;
        await using var chromium = browser;
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Origin + "/review");
        await page.Locator("input[name=author]").FillAsync("tester");
        await page.Locator("input[name=author]").BlurAsync();
        await page.Keyboard.PressAsync("j");
        (await page.EvaluateAsync<bool>("document.activeElement.classList.contains('choice')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("d");
        await Recorded(page, 1);
        ledger.Decisions().ShouldHaveSingleItem().Kind.ShouldBe(DecisionKind.Distinct);
        // the name is remembered, and U takes the decision back
        (await page.Locator("input[name=author]").InputValueAsync()).ShouldBe("tester");
        await page.Keyboard.PressAsync("u");
        await Recorded(page, 2);
        ledger.Decisions()[0].Kind.ShouldBe(DecisionKind.Undo);
    }

    /// <summary>The reading with every statement below the line.</summary>
    static Reading Unsure(string name, string text)
    {
        var read = Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text)));
        return new()
        {
            Document = read.Document,
            Version = read.Version,
            Articles = read.Articles,
            Names = read.Names,
            Times = read.Times,
            Figures = read.Figures,
            Statements = [.. read.Statements.Select(said => said with { ToReview = true })],
            Events = read.Events,
            Findings = read.Findings,
        };
    }

    [Fact]
    public async Task Unsure_statements_are_judged_by_keyboard_and_enter_or_leave_the_main_view()
    {
        ledger.Add(Unsure("d.txt", "Weir\n\nPORT BARKAN, March 8, 2025 – Engineer Salem Durbawi said 12 gates had failed.\n"));
        ledger.Add(Unsure("e.txt", "السد\n\nقال المهندس سالم الدرباوي إن البوابات أغلقت ليلا.\n"));
        ledger.ReviewStatements().Total.ShouldBe(2);
        if (await Browser() is not { } opened)
            return;
        var (playwright, browser) = opened;
        using var driver = playwright;
        await using var chromium = browser;
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Origin + "/review/statements");
        (await page.Locator("section.choice").CountAsync()).ShouldBe(2);
        // each in the direction of its writing
        (await page.Locator("section.choice[dir=ltr]").CountAsync()).ShouldBe(1);
        (await page.Locator("section.choice[dir=rtl]").CountAsync()).ShouldBe(1);
        var sure = ledger.Statements(new Filter()).Total;
        await page.Locator("input[name=author]").FillAsync("tester");
        await page.Locator("input[name=author]").BlurAsync();
        await page.Keyboard.PressAsync("j");
        await page.Locator("section.choice:focus").WaitForAsync();
        await page.Keyboard.PressAsync("a");
        await Recorded(page, 1);
        ledger.Decisions()[0].Kind.ShouldBe(DecisionKind.Confirm);
        ledger.Statements(new Filter()).Total.ShouldBe(sure + 1);
        await page.Locator("section.choice:focus").WaitForAsync();
        await page.Keyboard.PressAsync("r");
        await Recorded(page, 2);
        ledger.Decisions()[0].Kind.ShouldBe(DecisionKind.Reject);
        ledger.ReviewStatements().Total.ShouldBe(0);
        await page.Keyboard.PressAsync("u");
        await Recorded(page, 3);
        ledger.ReviewStatements().Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_statement_is_judged_on_its_own_page_by_a_form_of_this_server()
    {
        var id = ledger.Statements(new Filter { Words = "leaked" }).Items.ShouldHaveSingleItem().Id;
        var (token, decide) = await Form("/statements/" + id, "reject");
        decide.ShouldBe("reject " + id);
        (await Post(token, decide, "https://elsewhere.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(token, decide, Origin)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        ledger.Statements(new Filter { Words = "leaked" }).Items.ShouldBeEmpty();
        var html = await client.GetStringAsync("/statements/" + id, TestContext.Current.CancellationToken);
        html.ShouldContain("rejected by a person");
        html.ShouldContain("undo 1");
    }

    /// <summary>Waits for the page that names the decision, and for its deferred script: a key pressed before it listens is lost.</summary>
    static async Task Recorded(IPage page, int decision)
    {
        await page.GetByText($"Decision {decision} is recorded").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>A browser, or null where there is none and the test is skipped.</summary>
    static async Task<(IPlaywright Playwright, IBrowser Browser)?> Browser()
    {
        const string path = "/usr/bin/chromium";
        if (!File.Exists(path))
        {
            const string reason = "no chromium on this machine (Debian: apt-get install chromium)";
            (Environment.GetEnvironmentVariable("ISNAD_REQUIRE_BROWSER") == "1").ShouldBeFalse(reason);
            Assert.Skip(reason);
            return null;
        }
        var playwright = await Playwright.CreateAsync();
        return (
            playwright,
            await playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = path,
                    Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
                }
            )
        );
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
