using Microsoft.Playwright;

namespace Isnad.App.Tests;

/// <summary>The pages in a real headless browser (Debian's chromium). Screenshots go to the test's output folder.</summary>
public sealed class BrowserTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Runs on a fresh page; fails when the browser is missing and ISNAD_REQUIRE_BROWSER is set, else is skipped with the reason.</summary>
    async Task OnPage(Func<IPage, Task> test, int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        var browserPath = Places.FirstOrDefault(File.Exists);
        if (browserPath is null)
        {
            const string reason = "no chromium on this machine (Debian: apt-get install chromium)";
            (Environment.GetEnvironmentVariable("ISNAD_REQUIRE_BROWSER") == "1").ShouldBeFalse(reason);
            Assert.Skip(reason);
        }
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = browserPath,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        await using var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
            }
        );
        var page = await context.NewPageAsync();
        var outside = new List<string>();
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(site.Address, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
                outside.Add(request.Url);
        };
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await test(page);
        outside.ShouldBeEmpty();
        errors.ShouldBeEmpty();
    }

    async Task Open(IPage page, string file)
    {
        await page.GotoAsync($"{site.Address}/articles?take=50");
        var titles = file switch
        {
            "ar" => "مدير الميناء",
            "fa" => "مدیر بندر",
            _ => "Ship left",
        };
        await page.GetByRole(AriaRole.Link, new() { Name = titles }).First.ClickAsync();
        // a click does not wait for where it leads: what follows would still see the list, or the article before its script listens
        await page.WaitForURLAsync(url => url.Contains("/articles/", StringComparison.Ordinal));
    }

    static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png") });

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("fa", "rtl")]
    [InlineData("en", "ltr")]
    public Task An_article_stands_in_its_own_direction_and_its_cards_too(string language, string direction) =>
        OnPage(async page =>
        {
            await Open(page, language);
            await Picture(page, "article-" + language);
            (await page.Locator(".text").EvaluateAsync<string>("e => getComputedStyle(e).direction")).ShouldBe(direction);
            (await page.Locator(".card[data-s]").First.EvaluateAsync<string>("e => getComputedStyle(e).direction")).ShouldBe(direction);
            // the bundled font is there: no tofu, no fallback
            await page.WaitForFunctionAsync("() => [...document.fonts].some(f => f.status == 'loaded')");
        });

    [Fact]
    public Task Highlights_can_be_switched_off_and_a_card_lights_its_words() =>
        OnPage(async page =>
        {
            await Open(page, "en");
            var statement = page.Locator(".text .s").First;
            const string background = "e => getComputedStyle(e).backgroundColor";
            var lit = await statement.EvaluateAsync<string>(background);
            await page.Locator("#show-s").UncheckAsync();
            (await statement.EvaluateAsync<string>(background)).ShouldNotBe(lit);
            await page.Locator(".card[data-s]").First.HoverAsync();
            await page.Locator(".text .active").First.WaitForAsync();
        });

    [Fact]
    public Task The_keyboard_reaches_the_content_first_and_every_card() =>
        OnPage(async page =>
        {
            await Open(page, "en");
            await page.BringToFrontAsync();
            await page.Keyboard.PressAsync("Tab");
            // the focus moves in the page's own time; it never comes there when something else is first
            await page.WaitForFunctionAsync("document.activeElement?.className === 'skip'");
            (await page.Locator(".card[data-s][tabindex='0']").CountAsync()).ShouldBeGreaterThan(0);
        });

    [Fact]
    public Task On_a_phone_nothing_is_wider_than_the_screen() =>
        OnPage(
            async page =>
            {
                foreach (var path in (string[])["/", "/articles", "/statements", "/sources", "/figures", "/timeline", "/search?q=35"])
                {
                    await page.GotoAsync(site.Address + path);
                    (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390, path);
                }
                await Open(page, "ar");
                await Picture(page, "phone-ar");
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
            },
            width: 390
        );

    [Fact]
    public Task Time_runs_with_the_direction_of_the_page_and_every_mark_is_a_named_link() =>
        OnPage(async page =>
        {
            const string days =
                "() => [...document.querySelectorAll('.chart svg text')].filter(t => /^\\d{4}-/.test(t.textContent))"
                + ".sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x).map(t => t.textContent)";
            await page.GotoAsync(site.Address + "/timeline");
            var leftToRight = await page.EvaluateAsync<string[]>(days);
            await Picture(page, "timeline-ltr");
            await page.GotoAsync(site.Address + "/timeline?dir=rtl");
            var rightToLeft = await page.EvaluateAsync<string[]>(days);
            await Picture(page, "timeline-rtl");
            leftToRight.Length.ShouldBeGreaterThan(2);
            leftToRight.ShouldBe(leftToRight.Order(StringComparer.Ordinal));
            rightToLeft.ShouldBe(leftToRight.Reverse());
            var mark = page.Locator(".chart a.point").First;
            (await mark.GetAttributeAsync("aria-label")).ShouldNotBeNullOrEmpty();
            await mark.FocusAsync();
            await page.WaitForFunctionAsync("() => document.activeElement?.matches('.chart a.point')");
            await mark.PressAsync("Enter");
            await page.WaitForURLAsync(
                url => url.Contains("/articles/", StringComparison.Ordinal) || url.Contains("/statements/", StringComparison.Ordinal),
                new() { WaitUntil = WaitUntilState.Commit }
            );
        });

    [Fact]
    public Task Dark_is_dark() =>
        OnPage(
            async page =>
            {
                await page.GotoAsync(site.Address + "/statements");
                await Picture(page, "dark-statements");
                var background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
                background.ShouldBe("rgb(22, 24, 27)");
            },
            scheme: ColorScheme.Dark
        );

    [Theory]
    [InlineData("/", "overview")]
    [InlineData("/search?q=35", "search")]
    [InlineData("/sources", "sources")]
    [InlineData("/figures", "figures")]
    [InlineData("/timeline", "timeline")]
    public Task Every_page_has_a_heading_and_a_picture(string path, string name) =>
        OnPage(async page =>
        {
            await page.GotoAsync(site.Address + path);
            await Picture(page, name);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
        });
}
