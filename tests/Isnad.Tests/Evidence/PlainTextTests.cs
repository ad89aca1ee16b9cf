using System.Text;

namespace Isnad.Tests.Evidences;

public sealed class PlainTextTests
{
    static SourceText Read(byte[] bytes, string name = "page.txt") => EvidenceReader.Read(new Evidence(name, bytes));

    static string Refusal(byte[] bytes) => Should.Throw<EvidenceException>(() => Read(bytes, "odd.txt")).Message;

    [Fact]
    public void The_text_is_the_decoded_evidence_character_for_character()
    {
        var text = "  عنوان\r\n\r\n\u00A0\r\nنص\u200Cالخبر \t\n\n«قال» e\u0301 😀\r";
        Read(Encoding.UTF8.GetBytes(text)).Text.ShouldBe(text);
    }

    [Fact]
    public void Every_line_that_is_not_blank_is_a_block_of_unknown_kind()
    {
        var source = Read(Encoding.UTF8.GetBytes(" one \n\n\u00A0\ntwo\r\nthree"));

        source.Blocks.Select(b => source.Text[b.Span.Start..b.Span.End]).ShouldBe(["one", "two", "three"]);
        source.Blocks.ShouldAllBe(b => b.Kind == BlockKind.Unknown);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1256")]
    public void Runs_of_bytes_decode_to_their_runs_of_text(string charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var bytes = encoding.GetBytes("السطر الأول من الخبر\r\nوهذا السطر الثاني منه\n\nثم الأخير");
        var source = Read(bytes);

        source.Origin.Count.ShouldBe(4);
        foreach (var run in source.Origin)
            encoding.GetString(bytes, run.ByteStart, run.ByteEnd - run.ByteStart).ShouldBe(source.Text[run.Text.Start..run.Text.End]);
        source.Origin[^1].ByteEnd.ShouldBe(bytes.Length);
    }

    [Fact]
    public void Damaged_bytes_keep_the_lines_after_them_in_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(new string('خ', 200) + "\n"), 0xC3, (byte)'\n', .. Encoding.UTF8.GetBytes("ختام")];
        var source = Read(bytes);

        var last = source.Origin[^1];
        source.Text[last.Text.Start..last.Text.End].ShouldBe("ختام");
        Encoding.UTF8.GetString(bytes[last.ByteStart..last.ByteEnd]).ShouldBe("ختام");
    }

    [Fact]
    public void Refusals_name_the_file_the_reason_and_the_mend()
    {
        Refusal([]).ShouldBe("odd.txt: the file is empty. Save the page again.");
        Refusal(new byte[EvidenceReader.MaxBytes + 1]).ShouldContain("at most 64 MB");
        Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]).ShouldContain("not a text document");
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        Refusal(noise).ShouldContain("not text in any charset");
        Refusal(new byte[1000]).ShouldContain("not text in any charset");
    }

    [Fact]
    public void A_few_zero_bytes_do_not_make_a_text_binary()
    {
        var text = "before the break \0 and after it, the text goes on for a while.";
        Read(Encoding.UTF8.GetBytes(text)).Text.ShouldBe(text);
    }

    [Fact]
    public void Encoded_lone_surrogates_become_replacement_characters()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("متن ", 60))), 0xED, 0xA0, 0x80];
        Read(bytes).Text.ShouldNotContain(c => char.IsSurrogate(c));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>x", null, "a.txt", MediaTypes.Html)]
    [InlineData("\n <html><p>x", "text/plain", "a", MediaTypes.Html)]
    [InlineData("<?xml version=\"1.0\"?><!-- c --><rss version=\"2.0\">", "text/html", "a", MediaTypes.Feed)]
    [InlineData("%PDF-1.7", "text/html", "a", MediaTypes.Pdf)]
    [InlineData("WARC/1.0\r\n", null, "a", MediaTypes.Warc)]
    [InlineData("From: a@example.org\r\nSubject: x\r\n\r\ny", null, "a", MediaTypes.Mail)]
    [InlineData("From a Fri Jan 1\r\nFrom: a@example.org\r\nSubject: x\r\n\r\ny", null, "a", MediaTypes.Mbox)]
    [InlineData("{\"text\":\"x\"}", null, "a.jsonl", MediaTypes.JsonLines)]
    [InlineData("From the harbour: cranes arrive.\nThe town waits.", null, "a.txt", MediaTypes.Text)]
    [InlineData("Said the mayor: yes", "text/plain", "a", MediaTypes.Text)]
    public void The_format_is_told_by_content_before_declaration_and_name(string content, string? declared, string name, string expected) =>
        MediaTypes.Of(new Evidence(name, Encoding.UTF8.GetBytes(content)) { MediaType = declared }).ShouldBe(expected);
}
