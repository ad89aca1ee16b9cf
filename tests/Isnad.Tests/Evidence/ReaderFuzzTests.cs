using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Isnad.Tests.Evidences;

/// <summary>
/// Damages good evidence of every format by a seeded generator: no reader may throw anything but a refusal, and what it returns has to
/// hold its promises; every fifth piece goes through all stages to the record. <c>ISNAD_FUZZ_SECONDS</c> makes it go on longer, with other seeds.
/// </summary>
public sealed class ReaderFuzzTests
{
    const string Sentence = "The harbour board approved the new ferry line on Monday, the chairwoman told residents.";
    const string Arabic = "قالت رئيسة المجلس إن العمل في الخط الجديد يبدأ في أيار المقبل، وأضافت أن الصيادين سيحصلون على تعويض.";

    static readonly (string Name, byte[] Bytes)[] Seeds =
    [
        ("a.txt", Encoding.UTF8.GetBytes($"{Sentence}\r\n\r\n{Arabic}\n")),
        ("b.txt", Encoding.Unicode.GetBytes($"{Arabic}\n{Sentence}")),
        (
            "c.html",
            Encoding.UTF8.GetBytes(
                $$"""<!doctype html><html lang=ar><head><meta charset=utf-8><title>x</title><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{Arabic}}","datePublished":"2021-03-04"}</script></head><body><nav><a href=/>a</a></nav><article class="post"><h1>x</h1><time datetime=2021-03-04>4 March 2021</time><div class="entry-content"><p>{{Arabic}} &amp; &laquo;x&raquo;<br><br><b>{{Sentence}}</b></p><table><tr><td>1<td>2</table><ul><li>a<li>b</ul></div></article></body></html>"""
            )
        ),
        (
            "d.eml",
            Encoding.UTF8.GetBytes(
                $"From: =?utf-8?B?2LHZitmF?= <r@example.org>\r\nSubject: =?utf-8?Q?x_=D8=A7?=\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nx=C3=A9=\r\ny\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>{Sentence}</p>\r\n--b--\r\n"
            )
        ),
        (
            "e.mbox",
            Encoding.UTF8.GetBytes(
                $"From a@x Thu Mar  4 10:00:00 2021\nFrom: a@example.org\nSubject: One\n\n{Sentence}\n\nFrom b@x Thu\nFrom: b@example.org\nSubject: Two\n\nBody\n"
            )
        ),
        (
            "f.rss",
            Encoding.UTF8.GetBytes(
                $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title><item><title>x</title><link>https://example.org</link><description><![CDATA[<p>{Sentence}</p>]]></description><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate></item></channel></rss>"
            )
        ),
        (
            "g.jsonl",
            Encoding.UTF8.GetBytes(
                $"{{\"url\":\"https://example.org\",\"text\":\"{Arabic}\",\"title\":\"x\"}}\n{{\"html\":\"<p>{Sentence}</p>\"}}\n"
            )
        ),
        (
            "h.zip",
            ContainerTests.Zip(("a.txt", Encoding.UTF8.GetBytes(Sentence)), ("b.html", Encoding.UTF8.GetBytes($"<p>{Sentence}</p>")))
        ),
        (
            "i.docx",
            ContainerTests.Zip(
                (
                    "word/document.xml",
                    Encoding.UTF8.GetBytes(
                        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{Arabic}</w:t></w:r></w:p></w:body></w:document>"
                    )
                )
            )
        ),
        (
            "j.warc",
            ContainerTests.WarcRecord(
                "response",
                "https://example.org/a",
                Encoding.UTF8.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{Sentence.Length + 7:x}\r\n<p>{Sentence}</p>\r\n0\r\n\r\n"
                )
            )
        ),
        (
            "k.warc.gz",
            ContainerTests.Gzip(
                ContainerTests.WarcRecord(
                    "response",
                    "https://example.org/a",
                    Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{Sentence}</p>")
                )
            )
        ),
        ("l.pdf", DocumentFormatTests.MinimalPdf(Sentence)),
    ];

    [Fact]
    public void Damaged_evidence_is_read_or_refused_and_keeps_the_promises()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("ISNAD_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var s)
            ? s
            : 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var read = 0;
        for (var seed = 0; seed < 1_500 || clock.Elapsed.TotalSeconds < seconds; seed++)
        {
            var (name, bytes) = Seeds[seed % Seeds.Length];
            var damaged = Mutate(bytes, new Random(seed));
            try
            {
                foreach (var piece in Containers.Expand(new Evidence(name, damaged)))
                    read += Check(piece, toTheRecord: seed % 5 == 0) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed} ({name}): {Convert.ToBase64String(damaged)}", e);
            }
        }
        read.ShouldBeGreaterThan(500);
    }

    static bool Check(Evidence piece, bool toTheRecord)
    {
        SourceText source;
        try
        {
            source = EvidenceReader.Read(piece);
        }
        catch (EvidenceException e)
        {
            e.Reason.ShouldNotBeEmpty();
            e.Mend.ShouldNotBeEmpty();
            return false;
        }
        var end = 0;
        foreach (var block in source.Blocks)
        {
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            block.Span.End.ShouldBeGreaterThan(block.Span.Start);
            end = block.Span.End;
        }
        end.ShouldBeLessThanOrEqualTo(source.Text.Length);
        for (var i = 0; i < source.Text.Length; i++)
            if (char.IsSurrogate(source.Text[i]))
                char.IsSurrogatePair(source.Text[i], i + 1 < source.Text.Length ? source.Text[++i] : '\0').ShouldBeTrue();
        foreach (var header in source.Blocks.SelectMany(block => block.Headers ?? []))
            source.Blocks.ShouldContain(block => header.Start == block.Span.Start);
        foreach (var part in source.Beside)
            (part.ByteStart >= 0 && part.ByteEnd <= piece.Bytes.Length || part.ByteStart is null).ShouldBeTrue();
        if (toTheRecord)
            CheckRecord(piece);
        if (Named(source.Charset) is not { } encoding)
            return true;
        foreach (var run in source.Origin)
            encoding.GetString(piece.Bytes.Span[run.ByteStart..run.ByteEnd]).ShouldBe(source.Text[run.Text.Start..run.Text.End]);
        return true;
    }

    /// <summary>The whole reading writes a record in which every span quotes the text.</summary>
    static void CheckRecord(Evidence piece)
    {
        using var stream = new MemoryStream();
        RecordWriter.Write(stream, Reader.Read(piece), indented: false, all: true);
        using var record = JsonDocument.Parse(stream.ToArray());
        var text = record.RootElement.GetProperty("text").GetString()!;
        Walk(record.RootElement);

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var item in element.EnumerateArray())
                    Walk(item);
            if (element.ValueKind != JsonValueKind.Object)
                return;
            if (element.TryGetProperty("text", out var quoted) && element.TryGetProperty("start", out var start))
                text[start.GetInt32()..element.GetProperty("end").GetInt32()].ShouldBe(quoted.GetString());
            foreach (var property in element.EnumerateObject())
                Walk(property.Value);
        }
    }

    static Encoding? Named(string name) =>
        name switch
        {
            "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "utf-8" => Encoding.UTF8,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name),
        };

    static byte[] Mutate(byte[] bytes, Random random)
    {
        var result = new List<byte>(bytes);
        for (var n = random.Next(1, 6); n > 0 && result.Count > 0; n--)
        {
            var at = random.Next(result.Count);
            var count = Math.Min(result.Count - at, random.Next(1, 40));
            switch (random.Next(8))
            {
                case 0:
                    result[at] = (byte)random.Next(256);
                    break;
                case 1:
                    result[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    result.RemoveRange(at, count);
                    break;
                case 3:
                    result.InsertRange(at, result.GetRange(at, count));
                    break;
                case 4:
                    result.RemoveRange(at, result.Count - at);
                    break;
                case 5:
                    result.Insert(at, 0);
                    break;
                case 6:
                    result.InsertRange(random.Next(result.Count), result.GetRange(at, count));
                    break;
                default:
                    byte[][] odd =
                    [
                        "<"u8.ToArray(),
                        "&#"u8.ToArray(),
                        [0xED, 0xA0, 0x80],
                        [0xE2, 0x80, 0xAE],
                        "]]>"u8.ToArray(),
                        "</div>"u8.ToArray(),
                        "\\ud800"u8.ToArray(),
                        "9999999999"u8.ToArray(),
                    ];
                    result.InsertRange(at, odd[random.Next(odd.Length)]);
                    break;
            }
        }
        return [.. result];
    }
}
