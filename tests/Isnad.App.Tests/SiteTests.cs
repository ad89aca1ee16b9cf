using System.Net;
using System.Text.Json;

namespace Isnad.App.Tests;

public sealed class SiteTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    async Task<JsonElement> Json(string path)
    {
        using var document = JsonDocument.Parse(await site.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    async Task<string> ArticleOf(string file)
    {
        var articles = await Json("/articles?format=json&take=50");
        return articles
            .GetProperty("items")
            .EnumerateArray()
            .First(a => a.GetProperty("name").GetString() == file)
            .GetProperty("id")
            .GetString()!;
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/search?q=35")]
    [InlineData("/statements")]
    [InlineData("/sources")]
    [InlineData("/figures")]
    [InlineData("/timeline")]
    [InlineData("/links")]
    [InlineData("/claims")]
    public async Task Every_page_is_also_json_at_the_same_address(string path)
    {
        var page = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        (await Json(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=json")).ValueKind.ShouldBe(
            JsonValueKind.Object
        );
    }

    [Fact]
    public async Task An_article_page_shows_the_text_in_its_own_direction_with_every_statement()
    {
        var id = await ArticleOf("ar.txt");
        var html = await site.Client.GetStringAsync($"/articles/{id}", TestContext.Current.CancellationToken);
        html.ShouldContain("dir=\"rtl\" lang=\"ar\"");
        html.ShouldContain("سالم الدرباوي");
        var record = await Json($"/articles/{id}?format=json");
        var statements = record.GetProperty("statements").GetArrayLength();
        statements.ShouldBeGreaterThanOrEqualTo(3);
        html.Split("class=\"chain\"").Length.ShouldBeGreaterThan(statements);
    }

    [Fact]
    public async Task The_pieces_of_an_article_page_put_together_are_the_text()
    {
        var id = await ArticleOf("en.txt");
        var record = await Json($"/articles/{id}?format=json");
        var html = await site.Client.GetStringAsync($"/articles/{id}", TestContext.Current.CancellationToken);
        var start = html.IndexOf("<div class=\"text\"", StringComparison.Ordinal);
        var block = html[(html.IndexOf('>', start) + 1)..html.IndexOf("</div>", start, StringComparison.Ordinal)];
        var shown = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(block, "<[^>]*>", ""));
        var article = record.GetProperty("articles")[0];
        shown
            .Trim()
            .ShouldBe(
                record.GetProperty("text").GetString()![article.GetProperty("start").GetInt32()..article.GetProperty("end").GetInt32()]
            );
    }

    [Fact]
    public async Task What_a_page_says_is_never_markup()
    {
        var id = await ArticleOf("hostile.txt");
        foreach (var path in (string[])[$"/articles/{id}", "/articles", "/statements", "/search?q=%3Cscript%3E"])
        {
            var html = await site.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img src=x");
        }
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_a_wrong_date_is_400_with_its_mend()
    {
        (await site.Client.GetAsync("/statements/Snothing", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await site.Client.GetAsync("/nowhere", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var wrong = await site.Client.GetAsync("/statements?from=yesterday", TestContext.Current.CancellationToken);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("yesterday");
    }

    [Fact]
    public async Task Evidence_is_handed_out_as_a_download_byte_for_byte()
    {
        var articles = await Json("/articles?format=json&take=50");
        var row = articles.GetProperty("items").EnumerateArray().First(a => a.GetProperty("name").GetString() == "fa.txt");
        var answer = await site.Client.GetAsync(
            "/evidence/" + row.GetProperty("evidence").GetString(),
            TestContext.Current.CancellationToken
        );
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(
            System.Text.Encoding.UTF8.GetBytes(Pages.Persian)
        );
    }

    [Fact]
    public async Task A_search_marks_the_original_characters()
    {
        var html = await site.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("٣٥"), TestContext.Current.CancellationToken);
        html.ShouldContain("<mark>۳۵</mark>"); // the Persian page's own digits
        html.ShouldContain("<mark>35</mark>");
    }
}
