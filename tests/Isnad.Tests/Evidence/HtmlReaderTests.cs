using System.Text;

namespace Isnad.Tests.Evidences;

public sealed class HtmlReaderTests
{
    const string First =
        "The harbour board approved the new ferry line on Monday, the chairwoman told residents, and said work starts in May.";
    const string Second =
        "Fishermen at the meeting objected, saying that the mooring places would halve, and asked for another vote in June.";
    const string Third = "A second hearing is planned, according to the board&#8217;s clerk, who gave no date &amp; no room for it yet.";

    static SourceText Read(string html, string? uri = null, Encoding? encoding = null) =>
        EvidenceReader.Read(new Evidence("page.html", (encoding ?? Encoding.UTF8).GetBytes(html)) { Uri = uri, MediaType = "text/html" });

    static IEnumerable<string> Of(SourceText source, BlockKind kind) =>
        source.Blocks.Where(b => b.Kind == kind).Select(b => source.Text[b.Span.Start..b.Span.End]);

    static string Page(string body, string head = "") => $"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>";

    static readonly string Article = Page(
        $"""
        <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
        <div class="content has-sidebar"><article>
        <h1>Ferry line approved</h1>
        <p class="byline">By Dana Aker</p><p class="date">4 March 2021</p>
        <div class="entry-content"><p>{First}</p>
        <div class="related-posts"><p>Read also: <a href=/x>The old ferry is sold to a museum in the north of the country.</a></p></div>
        <p>{Second}<br><br>{Third}</p>
        <h2>What comes next</h2><ul><li>A hearing of all the residents, the board said.</li></ul>
        <h2>Comments</h2></div></article>
        <aside class="sidebar"><p>Our newsletter brings the best of the harbour every day, and you can leave it any time you like.</p></aside></div>
        <footer>© The Harbour Post, all rights reserved, no copying of any page without a letter from the editor.</footer>
        """,
        """<title>Ferry line approved - The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">"""
    );

    [Fact]
    public void The_reading_text_is_title_byline_date_and_the_writing_without_the_furniture()
    {
        var source = Read(Article);

        Of(source, BlockKind.Title).ShouldBe(["Ferry line approved"]);
        Of(source, BlockKind.Byline).ShouldBe(["By Dana Aker"]);
        Of(source, BlockKind.PublishedDate).ShouldBe(["4 March 2021"]);
        Of(source, BlockKind.Paragraph)
            .ShouldBe([
                First,
                Second,
                "A second hearing is planned, according to the board’s clerk, who gave no date & no room for it yet.",
            ]);
        Of(source, BlockKind.Heading).ShouldBe(["What comes next"]);
        Of(source, BlockKind.ListItem).ShouldBe(["A hearing of all the residents, the board said."]);
        source.Text.ShouldNotContain("museum");
        source.Text.ShouldNotContain("newsletter");
        source.Text.ShouldNotContain("rights reserved");
        source.Metadata.Outlet.ShouldBe("The Harbour Post");
        source.Metadata.Language.ShouldBe("en");
        source.Metadata.Dates[0].Value.ShouldBe("2021-03-04");
    }

    [Fact]
    public void Blocks_stand_in_order_with_a_blank_line_between_them()
    {
        var source = Read(Article);

        for (var i = 1; i < source.Blocks.Count; i++)
            source.Text[source.Blocks[i - 1].Span.End..source.Blocks[i].Span.Start].ShouldBe("\n\n");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1256")]
    public void Every_run_of_the_text_decodes_from_its_bytes(string charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var html = Page(
            $"<h1>خط العبّارات</h1><p>قالت رئيسة المجلس إن العمل يبدأ في أيار، وأضافت&nbsp;أن الصيادين &laquo;سيحصلون على تعويض&raquo; كامل.</p>\n<p>  وردّ   الصيادون بأن <b>المراسي</b>\n ستنخفض إلى النصف، وطلبوا تصويتًا آخر في حزيران المقبل.</p>",
            $"<meta charset={charset}>"
        );
        var bytes = encoding.GetBytes(html);
        var source = EvidenceReader.Read(new Evidence("page.html", bytes));

        source.Origin.Count.ShouldBeGreaterThan(5);
        foreach (var run in source.Origin)
            encoding.GetString(bytes, run.ByteStart, run.ByteEnd - run.ByteStart).ShouldBe(source.Text[run.Text.Start..run.Text.End]);
        source.Origin.Sum(r => r.Text.Length).ShouldBeGreaterThan(source.Text.Length * 9 / 10);
        source.Text.ShouldContain("«سيحصلون على تعويض»");
        source.Text.ShouldContain("الصيادون بأن المراسي ستنخفض");
    }

    [Fact]
    public void Bidirectional_controls_are_left_out_and_joiners_stay()
    {
        var source = Read(
            Page("<p>\u202Bرئیس شورا گفت پروژه به بهره\u200Cبرداری می\u200Cرسد و هزینه آن تا پایان سال پرداخت خواهد شد.\u202C\u200F</p>")
        );

        source.Text.ShouldBe("رئیس شورا گفت پروژه به بهره\u200Cبرداری می\u200Cرسد و هزینه آن تا پایان سال پرداخت خواهد شد.");
    }

    [Fact]
    public void A_text_that_only_the_json_ld_holds_is_read_from_there()
    {
        var body = string.Join(' ', Enumerable.Repeat(First, 6));
        var source = Read(
            Page(
                "<h1>Ferry</h1><div id=app></div>",
                $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","articleBody":"{{body}}","datePublished":"2021-03-05T08:00:00Z"}</script>"""
            )
        );

        source.Text.ShouldContain(body);
        source.Metadata.Dates[0].ShouldBe(new("2021-03-05", "JSON-LD datePublished", 0));
    }

    [Theory]
    [InlineData("<p class=date>۱۵ فروردین ۱۴۰۰ - ۱۰:۳۰</p>", "2021-04-04")]
    [InlineData("<p class=date>الاثنين 5 نيسان/أبريل 2021</p>", "2021-04-05")]
    [InlineData("<p class=date>٠٥/٠٤/٢٠٢١</p>", "2021-04-05")]
    [InlineData("<p class=date>Monday, April 5th, 2021</p>", "2021-04-05")]
    [InlineData("<p class=date>5 تشرين الثاني 2020</p>", "2020-11-05")]
    [InlineData("<p class=date>1400/01/16</p>", "2021-04-05")]
    [InlineData("<p class=date>2021年4月5日</p>", "2021-04-05")]
    [InlineData("<p class=date>5. April 2021</p>", "2021-04-05")]
    [InlineData("<time datetime=2021-04-05T09:00>yesterday</time>", "2021-04-05")]
    public void A_date_line_above_the_text_dates_the_page(string line, string expected) =>
        Read(Page($"<h1>Ferry</h1>{line}<p>{First}</p><p>{Second}</p>").Replace("lang=en", "lang=ar", StringComparison.Ordinal))
            .Metadata.Dates[0]
            .Value.ShouldBe(expected);

    [Fact]
    public void The_address_dates_a_page_that_says_nothing() =>
        Read(Page($"<h1>Ferry</h1><p>{First}</p>"), "https://example.org/news/2021/04/05/ferry")
            .Metadata.Dates[0]
            .ShouldBe(new("2021-04-05", "address", 0));

    [Fact]
    public void A_date_after_the_capture_is_no_candidate() =>
        EvidenceReader
            .Read(
                new Evidence("p.html", Encoding.UTF8.GetBytes(Page($"<h1>Ferry</h1><p class=date>5 April 2031</p><p>{First}</p>")))
                {
                    Fetched = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero),
                }
            )
            .Metadata.Dates.ShouldBeEmpty();

    [Fact]
    public void A_cell_knows_the_headers_over_it_and_before_it_across_spans()
    {
        var source = Read(
            Page(
                $"<h1>Ferry</h1><p>{First}</p><table><tr><th rowspan=2>Pier<th colspan=2>Passengers<tr><th>May<th>June<tr><th>North<td>120<td>135</table><p>{First} {First}</p>"
            )
        );
        string[] HeadersOf(string cell) =>
            [
                .. source
                    .Blocks.Single(b => b.Kind == BlockKind.Cell && b.Span.Of(source.Text).SequenceEqual(cell))
                    .Headers?.Select(h => h.Of(source.Text).ToString())
                    ?? [],
            ];

        HeadersOf("120").ShouldBe(["Passengers", "May", "North"]);
        HeadersOf("135").ShouldBe(["Passengers", "June", "North"]);
        HeadersOf("North").ShouldBe(["Pier"]);
        HeadersOf("Pier").ShouldBeEmpty();
    }

    [Fact]
    public void Captions_credits_comments_and_related_links_stand_beside_the_text_with_their_bytes()
    {
        var page = Encoding.UTF8.GetBytes(
            Page(
                $"<h1>Ferry</h1><figure><img src=a.jpg><figcaption>The north pier &amp; its crane</figcaption><span class=photo-credit>Photo: Dana Aker</span></figure><p>{First} {First} {First}</p><div class=related-posts><a href=/x>The old line closes in autumn</a></div><div class=comments><p>Nobody asked the fishermen, as always.</p></div>"
            )
        );
        var source = EvidenceReader.Read(new Evidence("p.html", page));

        source.Text.ShouldNotContain("crane");
        source
            .Beside.Select(part => (part.Kind, part.Text))
            .ShouldBe([
                (BlockKind.Caption, "The north pier & its crane"),
                (BlockKind.Credit, "Photo: Dana Aker"),
                (BlockKind.RelatedLinks, "The old line closes in autumn"),
                (BlockKind.Comment, "Nobody asked the fishermen, as always."),
            ]);
        foreach (var part in source.Beside)
            HtmlEntities.Decode(Encoding.UTF8.GetString(page[part.ByteStart!.Value..part.ByteEnd!.Value])).ShouldBe(part.Text);
    }

    [Theory]
    [InlineData("<p>one<p>two", "p(one)p(two)")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a)li(bul(li(c)))li(d))")]
    [InlineData("<table><tr><td>1<td>2<tr><th>3</table>x", "table(tr(td(1)td(2))tr(th(3)))x")]
    [InlineData("<div><b>x</div>y", "div(b(x))y")]
    [InlineData("<p>a</b>b</p>", "p(ab)")]
    [InlineData("<td>stray", "stray")]
    [InlineData("a < b <3 c", "a < b <3 c")]
    [InlineData("<script>if (a</b) '</div>'</script>y", "script(if (a</b) '</div>')y")]
    [InlineData("<!-- <p>x --> <textarea><p></textarea>", " textarea(<p>)")]
    [InlineData("<a href=1>x<a href=2>y</a>", "a(x)a(y)")]
    [InlineData("<h1>x<h2>y</h3>z", "h1(x)h2(y)z")]
    [InlineData("<p title=\"a>b\">x</p>", "p(x)")]
    public void The_tree_is_the_one_a_browser_builds(string html, string tree)
    {
        var page = HtmlParser.Parse(html);
        var text = new StringBuilder();
        for (var (i, open) = (0, new Stack<int>()); i <= page.Count; i++)
        {
            while (open.Count > 0 && open.Peek() <= i)
            {
                open.Pop();
                text.Append(')');
            }
            if (i == page.Count)
                break;
            if (page[i].Tag == HtmlTag.Text)
                text.Append(page.Source.AsSpan(page[i].SourceStart, page[i].SourceEnd - page[i].SourceStart));
            else
            {
                text.Append(page[i].Tag.ToString().ToLowerInvariant()).Append('(');
                open.Push(page[i].End);
            }
        }
        text.ToString().ShouldBe($"html({tree})");
    }

    [Theory]
    [InlineData("&amp;&lt;&eacute;&hellip;", "&<é…")]
    [InlineData("&#1571;&#x623;&#8217", "أأ’")]
    [InlineData("&copy2021 &unknown; & b", "©2021 &unknown; & b")]
    [InlineData("&#0;&#xD800;&#147;&#99999999;", "\uFFFD\uFFFD“\uFFFD")]
    public void Character_references_are_resolved_as_in_browsers(string raw, string expected) =>
        HtmlEntities.Decode(raw).ShouldBe(expected);
}
