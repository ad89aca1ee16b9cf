using System.Text;

namespace Isnad.Tests.Evidences;

/// <summary>What is built to hurt: each gives a sensible reading or one refusal, in bounded time and memory, and never a crash.</summary>
public sealed class HostileInputTests
{
    const string Sentence = "The harbour board approved the new ferry line on Monday, the chairwoman told residents.";

    static SourceText Read(string name, byte[] bytes, string? type = null) =>
        EvidenceReader.Read(new Evidence(name, bytes) { MediaType = type });

    static byte[] Repeat(string text, int times) =>
        Encoding.UTF8.GetBytes(new StringBuilder(text.Length * times).Insert(0, text, times).ToString());

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href=x>")]
    [InlineData("<font><div>")]
    [InlineData("<svg>")]
    [InlineData("<select><option>")]
    [InlineData("</p></div>")]
    [InlineData("<x-y a=b ")]
    public void Elements_nested_a_hundred_thousand_deep_are_read(string tag)
    {
        byte[] page = [.. Repeat(tag, 100_000), .. Encoding.UTF8.GetBytes($"<p>{Sentence}</p>")];
        Read("deep.html", page, "text/html").Text.Length.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("<script>")]
    [InlineData("</script ")]
    [InlineData("<title>")]
    [InlineData("<a b='")]
    [InlineData("&")]
    [InlineData("&#x")]
    [InlineData("&amp")]
    [InlineData("<![CDATA[")]
    public void Markup_that_is_never_closed_is_read_in_one_pass(string opening) =>
        Should.NotThrow(() => Read("open.html", Repeat(opening, 200_000), "text/html"));

    [Fact]
    public void A_line_of_fifteen_megabytes_is_one_block()
    {
        var source = Read("line.txt", Repeat("كلام طويل ", 900_000));

        source.Blocks.Count.ShouldBe(1);
        source.Origin.Count.ShouldBe(1);
    }

    [Fact]
    public void A_line_of_fifty_megabytes_is_refused_with_the_mend()
    {
        var error = Should.Throw<EvidenceException>(() => Read("line.txt", Repeat("كلام طويل ", 3_000_000)));

        error.Message.ShouldStartWith("line.txt: the text has 51 MB");
        error.Mend.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_page_of_one_huge_paragraph_is_read()
    {
        var page = Repeat("The harbour board approved the line, and said so. ", 200_000);
        Read("big.html", [.. "<p>"u8, .. page], "text/html").Text.Length.ShouldBeGreaterThan(9_000_000);
    }

    [Fact]
    public void A_page_of_thirty_thousand_paragraphs_is_read()
    {
        var page = Repeat("<p class='entry-content post'>The harbour board approved the line, and said so.</p>", 30_000);
        Read("many.html", page, "text/html").Blocks.Count.ShouldBe(30_000);
    }

    [Fact]
    public void A_flood_of_elements_is_cut_off() =>
        HtmlParser
            .Parse(string.Concat(Enumerable.Repeat("<b>", HtmlParser.MaxNodes + 10)))
            .Count.ShouldBeLessThanOrEqualTo(HtmlParser.MaxNodes + 2);

    [Fact]
    public void Json_ld_nested_deeply_is_passed_over()
    {
        var json = new string('[', 50_000);
        var page = $"<script type='application/ld+json'>{json}</script><h1>Ferry</h1><p>{Sentence}</p>";
        Read("j.html", Encoding.UTF8.GetBytes(page), "text/html").Text.ShouldContain(Sentence);
    }

    [Fact]
    public void Mail_parts_in_parts_are_read_to_a_bounded_depth()
    {
        var mail = new StringBuilder("From: a@example.org\nSubject: x\n");
        for (var i = 0; i < 5_000; i++)
            mail.Append("Content-Type: multipart/mixed; boundary=b\n\n--b\n");
        Should.NotThrow(() => Read("m.eml", Encoding.UTF8.GetBytes(mail.ToString())));
    }

    [Fact]
    public void Deep_feed_markup_is_refused()
    {
        var xml = "<rss><channel><item><description>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        var pieces = Containers.Expand(new Evidence("f.rss", Encoding.UTF8.GetBytes(xml))).ToList();
        pieces.ShouldContain(p => p.Refusal != null);
    }

    [Fact]
    public void A_utf_16_page_declared_as_utf_8_is_read() =>
        Read("u.html", Encoding.Unicode.GetBytes($"<meta charset=utf-8><p>{Sentence}</p>"), "text/html; charset=utf-8")
            .Text.ShouldBe(Sentence);

    [Fact]
    public void Zero_bytes_in_a_page_are_no_part_of_the_reading_text() =>
        Read("z.html", Encoding.UTF8.GetBytes($"<p>{Sentence.Replace("board", "bo\0ard", StringComparison.Ordinal)}</p>"), "text/html")
            .Text.ShouldBe(Sentence);
}
