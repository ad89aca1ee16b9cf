using System.IO.Compression;
using System.Text;

namespace Isnad.Tests.Evidences;

public sealed class ContainerTests
{
    const string Sentence = "The harbour board approved the new ferry line on Monday, the chairwoman told residents.";

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    internal static byte[] Gzip(params byte[][] members)
    {
        using var stream = new MemoryStream();
        foreach (var member in members)
            using (var zip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
                zip.Write(member);
        return stream.ToArray();
    }

    internal static byte[] WarcRecord(string type, string uri, byte[] block) =>
        [
            .. Utf8(
                $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {block.Length}\r\n\r\n"
            ),
            .. block,
            .. "\r\n\r\n"u8,
        ];

    static byte[] Response(string headers, byte[] body) => [.. Utf8($"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n"), .. body];

    static List<Evidence> Expand(string name, byte[] bytes) => [.. Containers.Expand(new Evidence(name, bytes))];

    [Fact]
    public void Evidence_that_is_no_container_is_itself() => Expand("a.txt", Utf8(Sentence)).Single().Name.ShouldBe("a.txt");

    [Fact]
    public void A_zip_gives_its_documents_in_order_and_passes_over_what_is_none()
    {
        var pieces = Expand(
            "a.zip",
            Zip(
                ("b/one.txt", Utf8(Sentence)),
                ("logo.png", [1, 2, 3]),
                ("../../two.html", Utf8($"<p>{Sentence}")),
                ("in.zip", Zip(("three.txt", Utf8(Sentence))))
            )
        );

        pieces.Select(p => p.Name).ShouldBe(["a.zip/b/one.txt", "a.zip/two.html", "a.zip/in.zip/three.txt"]);
        pieces.ShouldAllBe(p => EvidenceReader.Read(p).Text == Sentence);
    }

    [Fact]
    public void Damage_in_one_entry_leaves_the_others_readable()
    {
        var zip = Zip(("one.txt", Utf8(Sentence + new string('x', 3000))), ("two.txt", Utf8(Sentence)));
        zip[60] ^= 0xFF;
        zip[64] ^= 0xFF;
        var pieces = Expand("a.zip", zip);

        pieces.Count.ShouldBe(2);
        EvidenceReader.Read(pieces[1]).Text.ShouldBe(Sentence);
    }

    [Fact]
    public void A_web_archive_gives_each_response_with_its_address_charset_and_time()
    {
        var arabic = "قالت رئيسة المجلس إن العمل في الخط الجديد يبدأ في أيار المقبل.";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("windows-1256")!.GetBytes($"<html><body><p>{arabic}</p></body></html>");
        byte[] chunked = [.. Utf8($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n0\r\n\r\n"u8];
        var warc = Gzip(
            WarcRecord("warcinfo", "", Utf8("software: x")),
            WarcRecord(
                "response",
                "https://example.org/a",
                Response("Content-Type: text/html; charset=windows-1256\r\nTransfer-Encoding: chunked", chunked)
            ),
            WarcRecord("request", "https://example.org/a", Utf8("GET / HTTP/1.1\r\n\r\n")),
            WarcRecord("response", "https://example.org/logo", Response("Content-Type: image/png", [1, 2, 3])),
            WarcRecord(
                "response",
                "https://example.org/b",
                Response("Content-Type: text/html\r\nContent-Encoding: gzip", Gzip(Utf8($"<p>{Sentence}</p>")))
            )
        );
        var pieces = Expand("crawl.warc.gz", warc);

        pieces.Select(p => p.Uri).ShouldBe(["https://example.org/a", "https://example.org/b"]);
        pieces[0].Fetched.ShouldBe(new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.Zero));
        EvidenceReader.Read(pieces[0]).Text.ShouldBe(arabic);
        EvidenceReader.Read(pieces[0]).CharsetReason.ShouldBe("declared by the transport");
        EvidenceReader.Read(pieces[1]).Text.ShouldBe(Sentence);
    }

    [Fact]
    public void A_wacz_gives_the_pages_of_its_web_archives_only()
    {
        var warc = Gzip(WarcRecord("response", "https://example.org/a", Response("Content-Type: text/html", Utf8($"<p>{Sentence}</p>"))));
        var pieces = Expand(
            "c.wacz",
            Zip(("datapackage.json", Utf8("{}")), ("pages/pages.jsonl", Utf8("{\"text\":\"x\"}")), ("archive/data.warc.gz", warc))
        );

        pieces.Single().Uri.ShouldBe("https://example.org/a");
    }

    [Fact]
    public void A_cut_off_web_archive_gives_what_it_has_and_one_refusal()
    {
        var whole = WarcRecord("response", "https://example.org/a", Response("Content-Type: text/html", Utf8($"<p>{Sentence}</p>")));
        byte[] warc = [.. whole, .. whole.AsSpan(0, whole.Length - 30)];
        var pieces = Expand("c.warc", warc);

        EvidenceReader.Read(pieces[0]).Text.ShouldBe(Sentence);
        Should.Throw<EvidenceException>(() => EvidenceReader.Read(pieces[1])).Message.ShouldContain("cut off or damaged");
        Expand("c.warc.gz", Gzip(warc)[..^40]).Last().Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Each_item_of_a_feed_is_a_piece_with_its_title_address_and_date()
    {
        var rss = $"""
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>The Harbour Post</title>
            <item><title>Ferry &amp;amp; port</title><link>https://example.org/1</link><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate><dc:creator>Dana Aker</dc:creator>
            <description>Short.</description><content:encoded><![CDATA[<p>{Sentence}</p><p>{Sentence}</p>]]></content:encoded></item>
            <item><title>Second</title><link>https://example.org/2</link><description>{Sentence}</description></item>
            </channel></rss>
            """;
        var pieces = Expand("feed.xml", Utf8(rss));
        var first = EvidenceReader.Read(pieces[0]);

        pieces.Count.ShouldBe(2);
        pieces[0].Uri.ShouldBe("https://example.org/1");
        first.Text.ShouldBe($"Ferry & port\n\n{Sentence}\n\n{Sentence}");
        first.Metadata.Outlet.ShouldBe("The Harbour Post");
        first.Metadata.Author.ShouldBe("Dana Aker");
        first.Metadata.Dates[0].Value.ShouldBe("2021-03-04");
        EvidenceReader.Read(pieces[1]).Text.ShouldBe(Sentence);
    }

    [Fact]
    public void Atom_entries_with_inner_markup_are_read()
    {
        var atom =
            $"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Ferry</title><link rel="alternate" href="https://example.org/1"/><updated>2021-03-05T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{Sentence}</p></div></content></entry></feed>""";
        var piece = Expand("a.atom", Utf8(atom)).Single();

        piece.Uri.ShouldBe("https://example.org/1");
        EvidenceReader.Read(piece).Text.ShouldBe($"Ferry\n\n{Sentence}");
        EvidenceReader.Read(piece).Metadata.Dates[0].Value.ShouldBe("2021-03-05");
    }

    [Fact]
    public void A_feed_that_breaks_off_gives_the_items_before_and_a_refusal()
    {
        var pieces = Expand(
            "f.rss",
            Utf8("<rss><channel><item><title>One</title><description>Text of one</description></item><item><title>Tw")
        );

        pieces[0].Hints!.Title.ShouldBe("One");
        pieces[^1].Refusal!.Reason.ShouldContain("not well-formed");
    }

    [Fact]
    public void Json_lines_give_their_text_with_what_stands_beside_it()
    {
        var lines = $$"""
            {"url":"https://example.org/1","title":"Ferry","text":"{{Sentence}}","published":"2021-03-04T10:00:00Z"}
            not json
            {"url":"https://example.org/3"}
            {"html":"<p>{{Sentence}}</p>"}
            {"text":"\ud800 alone"}
            """;
        var pieces = Expand("a.jsonl", Utf8(lines));
        var first = EvidenceReader.Read(pieces[0]);

        pieces.Select(p => p.Name).ShouldBe(["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]);
        first.Text.ShouldBe(Sentence);
        (first.Metadata.Title, first.Metadata.CanonicalUrl, first.Metadata.Dates[0].Value).ShouldBe(
            ("Ferry", "https://example.org/1", "2021-03-04")
        );
        pieces[1].Refusal!.Message.ShouldStartWith("a.jsonl#2: the line is not JSON.");
        pieces[2].Refusal!.Reason.ShouldContain("no text");
        EvidenceReader.Read(pieces[3]).Text.ShouldBe(Sentence);
        pieces[4].Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_line_of_an_abstract_and_paragraphs_is_a_text_of_these_paragraphs()
    {
        var lines = $$"""
            {"title": "Ferry", "abstract": "In short.", "paragraphs": ["{{Sentence}}", " ", "The end."], "link": "https://example.org/1"}
            {"paragraphs": ["{{Sentence}}"]}
            {"paragraphs": ["{{Sentence}}", 7]}
            {"abstract": "In short."}
            """;
        var pieces = Expand("a.jsonl", Utf8(lines));

        EvidenceReader.Read(pieces[0]).Text.ShouldBe($"In short.\n\n{Sentence}\n\nThe end.");
        EvidenceReader.Read(pieces[0]).Metadata.CanonicalUrl.ShouldBe("https://example.org/1");
        EvidenceReader.Read(pieces[1]).Text.ShouldBe(Sentence);
        pieces[2].Refusal!.Reason.ShouldContain("no text");
        pieces[3].Refusal!.Reason.ShouldContain("no text");
    }

    [Fact]
    public void A_mailbox_gives_its_messages()
    {
        var mbox =
            $"From a@x Thu Mar  4 10:00:00 2021\nFrom: Dana Aker <a@example.org>\nSubject: One\n\n{Sentence}\n>From the board.\n\nFrom b@x Thu Mar  4 11:00:00 2021\nFrom: b@example.org\nSubject: Two\n\nBody\n";
        var pieces = Expand("m.mbox", Utf8(mbox));

        pieces.Select(p => EvidenceReader.Read(p).Metadata.Title).ShouldBe(["One", "Two"]);
        EvidenceReader.Read(pieces[0]).Text.ShouldStartWith($"One\n\n{Sentence}");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_bursts()
    {
        var zeros = new byte[60 << 20];
        var bomb = Zip([.. Enumerable.Range(0, 4).Select(i => ($"{i}.txt", zeros))]);
        Expand("bomb.zip", bomb)
            .ShouldContain(p => p.Refusal != null && p.Refusal.Reason.Contains("unpacks to far more", StringComparison.Ordinal));

        var nested = Zip(("a.txt", Utf8(Sentence)));
        for (var i = 0; i < 8; i++)
            nested = Zip(($"{i}.zip", nested));
        Expand("nested.zip", nested).Single().Refusal!.Reason.ShouldContain("nested too deeply");

        Expand("big.gz", Gzip(new byte[(64 << 20) + 1])).Single().Refusal!.Reason.ShouldContain("more than 64 MB");
    }

    [Fact]
    public void Entities_of_a_feed_cannot_grow()
    {
        var lol =
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>";
        Expand("f.rss", Utf8(lol)).ShouldAllBe(p => p.Hints == null || p.Hints.Title == null || p.Hints.Title.Length < 10);
    }
}
