using System.Net;
using System.Text.Json;

namespace Isnad.App.Tests;

public sealed class CompareTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    async Task<string> ArticleOf(string file)
    {
        using var list = JsonDocument.Parse(
            await site.Client.GetStringAsync("/articles?format=json&take=50", TestContext.Current.CancellationToken)
        );
        return list
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .First(a => a.GetProperty("name").GetString() == file)
            .GetProperty("id")
            .GetString()!;
    }

    [Fact]
    public async Task The_page_puts_two_languages_side_by_side_each_in_its_direction()
    {
        var address = $"/compare?a={await ArticleOf("ar.txt")}&b={await ArticleOf("en.txt")}";
        var html = await site.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
        html.ShouldContain("<p lang=\"ar\" dir=\"rtl\">");
        html.ShouldContain("<p lang=\"en\" dir=\"ltr\">");
        using var json = JsonDocument.Parse(
            await site.Client.GetStringAsync(address + "&format=json", TestContext.Current.CancellationToken)
        );
        json.RootElement.GetProperty("aligned")
            .EnumerateArray()
            .ShouldContain(row =>
                row.GetProperty("from").ValueKind == JsonValueKind.Object && row.GetProperty("to").ValueKind == JsonValueKind.Object
            );
    }

    [Fact]
    public async Task What_a_hostile_page_holds_is_text()
    {
        var html = await site.Client.GetStringAsync(
            $"/compare?a={await ArticleOf("hostile.txt")}&b={await ArticleOf("en.txt")}",
            TestContext.Current.CancellationToken
        );
        html.ShouldNotContain("<img src=x");
        html.ShouldNotContain("<script>alert");
    }

    [Theory]
    [InlineData("/compare")]
    [InlineData("/compare?a=A000&b=A000")]
    public async Task An_article_that_is_not_there_is_a_clear_answer(string path)
    {
        var answer = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_command_writes_spans_that_stand_in_the_texts()
    {
        using var isnad = new IsnadProcess();
        isnad.Write("ar.txt", Pages.Arabic);
        isnad.Write("fa.txt", Pages.Persian.Replace("۳۵", "۵۳", StringComparison.Ordinal));
        var (code, output, error) = isnad.Run("compare", "ar.txt", "fa.txt", "--json");
        code.ShouldBe(0, error);
        using var json = JsonDocument.Parse(output);
        var number = json
            .RootElement.GetProperty("differences")
            .EnumerateArray()
            .First(one => one.GetProperty("type").GetString() == "number");
        number.GetProperty("from").GetProperty("text").GetString()!.ShouldContain("35");
        number.GetProperty("to").GetProperty("text").GetString()!.ShouldContain("۵۳");
        var from = number.GetProperty("from");
        Pages
            .Arabic[from.GetProperty("start").GetInt32()..from.GetProperty("end").GetInt32()]
            .ShouldBe(from.GetProperty("text").GetString());
    }

    [Fact]
    public void A_file_that_is_not_there_costs_one_line()
    {
        using var isnad = new IsnadProcess();
        isnad.Write("ar.txt", Pages.Arabic);
        var (code, _, error) = isnad.Run("compare", "ar.txt", "none.txt");
        code.ShouldBe(1);
        error.Trim().Split('\n').Length.ShouldBe(1);
        error.ShouldContain("none.txt");
        var (second, _, articles) = isnad.Run("compare", "ar.txt#A9", "ar.txt");
        second.ShouldBe(1);
        articles.ShouldContain("A1");
    }
}
