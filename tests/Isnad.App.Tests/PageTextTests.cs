using Isnad.App.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Isnad.App.Tests;

public sealed class PageTextTests
{
    sealed class Shown : ComponentBase
    {
        [Parameter]
        public string? Words { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, PageText.Show(Words));
    }

    static async Task<string> Html(string words)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<Shown>(
                    ParameterView.FromDictionary(new Dictionary<string, object?> { ["Words"] = words })
                )
            ).ToHtmlString()
        );
    }

    [Fact]
    public async Task A_line_may_end_behind_a_no_break_space_and_no_character_is_lost()
    {
        var html = await Html("one\u00A0two\u00A0 three");
        html.ShouldContain("<wbr>");
        System.Net.WebUtility.HtmlDecode(html.Replace("<wbr>", "", StringComparison.Ordinal)).ShouldBe("one\u00A0two\u00A0 three");
    }

    [Fact]
    public async Task Words_of_a_page_are_escaped() => (await Html("<b>\u00A0&")).ShouldStartWith("&lt;b&gt;");

    [Theory]
    [InlineData(0, "0 figures")]
    [InlineData(1, "1 figure")]
    [InlineData(2, "2 figures")]
    public void A_count_agrees_with_its_noun(int count, string words) => PageText.Count(count, "figure").ShouldBe(words);
}
