using System.Text;

namespace Isnad.Tests.Evidences;

public sealed class DocumentFormatTests
{
    const string Arabic = "قالت رئيسة المجلس إن العمل في الخط الجديد يبدأ في أيار المقبل.";

    static SourceText Read(string name, byte[] bytes) => EvidenceReader.Read(new Evidence(name, bytes));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Word(string body) =>
        ContainerTests.Zip(
            ("[Content_Types].xml", Utf8("<Types/>")),
            (
                "word/document.xml",
                Utf8(
                    $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"""
                )
            ),
            (
                "docProps/core.xml",
                Utf8(
                    """<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>On ferries</dc:title><dc:creator>Dana Aker</dc:creator><dcterms:created>2021-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"""
                )
            )
        );

    [Fact]
    public void A_word_document_gives_paragraphs_with_their_kinds()
    {
        var source = Read(
            "a.docx",
            Word(
                $"""
                <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferries</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The line</w:t></w:r></w:p>
                <w:p><w:r><w:t xml:space="preserve">{Arabic[
                    ..20
                ]}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">{Arabic[
                    20..
                ]}</w:t></w:r></w:p>
                <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first</w:t><w:br/><w:t>still first</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>again</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
                """
            )
        );

        source.Text.ShouldBe($"Ferries\n\nThe line\n\n{Arabic}\n\nfirst\nstill first\n\n12");
        source
            .Blocks.Select(b => b.Kind)
            .ShouldBe([BlockKind.Title, BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.Cell]);
        source.MediaType.ShouldBe(MediaTypes.Docx);
        source.Metadata.Author.ShouldBe("Dana Aker");
        source.Metadata.Dates[0].Value.ShouldBe("2021-03-04");
    }

    [Fact]
    public void A_damaged_word_document_is_refused_in_one_sentence()
    {
        Should
            .Throw<EvidenceException>(() => Read("a.docx", Word("<w:p>")))
            .Message.ShouldBe("a.docx: the Word document is damaged or too large. Open it and save it again.");
        var bytes = Word("<w:p/>");
        Should.Throw<EvidenceException>(() => Read("a.docx", bytes[..(bytes.Length / 2)]));
    }

    [Fact]
    public void A_document_type_in_word_markup_is_refused() =>
        Should.Throw<EvidenceException>(() =>
            Read("a.docx", ContainerTests.Zip(("word/document.xml", Utf8("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"))))
        );

    [Fact]
    public void A_mail_gives_subject_sender_date_and_the_body_in_its_charset()
    {
        var body = CodePagesEncodingProvider.Instance.GetEncoding("windows-1256")!.GetBytes(Arabic);
        byte[] mail =
        [
            .. Utf8(
                "From: =?utf-8?B?2LHZitmF?= <r@example.org>\r\nSubject: =?windows-1256?Q?=CE=C8=D1?=\r\n =?windows-1256?Q?_=ED=E6=E3?=\r\nDate: Thu, 4 Mar 2021 10:00:00 +0200\r\nContent-Type: text/plain; charset=windows-1256\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            ),
            .. body,
        ];
        var source = Read("a.eml", mail);

        source.Metadata.Author.ShouldBe("ريم");
        source.Metadata.Title.ShouldStartWith("خبر");
        source.Text.ShouldEndWith("\n\n" + Arabic);
        source.Metadata.Dates[0].Value.ShouldBe("2021-03-04");
        var run = source.Origin.Single();
        CodePagesEncodingProvider
            .Instance.GetEncoding("windows-1256")!
            .GetString(mail, run.ByteStart, run.ByteEnd - run.ByteStart)
            .ShouldBe(Arabic);
    }

    [Fact]
    public void Of_alternative_bodies_the_plain_one_is_read_unless_it_is_a_stub()
    {
        string Mail(string plain) =>
            $"From: a@example.org\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"=b=\"\n\npreamble\n--=b=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{plain}\n--=b=\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Utf8($"<html><body><p>{Arabic} {Arabic}</p></body></html>"))}\n--=b=--\n";

        Read("a.eml", Utf8(Mail("See the page."))).Text.ShouldBe($"Ferry\n\n{Arabic} {Arabic}");
        var lines = string.Join("\n", Enumerable.Repeat("caf=C3=A9 soft=\nline", 20));
        Read("a.eml", Utf8(Mail(lines))).Text.ShouldContain("café softline");
    }

    [Fact]
    public void Readable_attachments_are_pieces_of_their_own()
    {
        var mail =
            $"From: a@example.org\nSubject: Ferry\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the file.\n--b\nContent-Type: text/plain; charset=utf-8; name=\"note.txt\"\nContent-Disposition: attachment; filename=\"../note.txt\"\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Utf8(Arabic))}\n--b--";
        var pieces = Containers.Expand(new Evidence("a.eml", Utf8(mail))).ToList();

        pieces.Select(p => p.Name).ShouldBe(["a.eml", "a.eml/note.txt"]);
        EvidenceReader.Read(pieces[1]).Text.ShouldBe(Arabic);
    }

    [Fact]
    public void A_pdf_gives_its_paragraphs_or_says_what_is_missing()
    {
        var pdf = MinimalPdf("The harbour board approved the ferry line.");
        try
        {
            Read("a.pdf", pdf).Text.ShouldBe("The harbour board approved the ferry line.");
        }
        catch (EvidenceException e) when (e.Reason.Contains("pdftotext", StringComparison.Ordinal))
        {
            e.Mend.ShouldBe("Install poppler-utils.");
            Assert.SkipWhen(
                Environment.GetEnvironmentVariable("ISNAD_REQUIRE_TOOLS") is null,
                "pdftotext is not installed (poppler-utils)"
            );
            throw;
        }
    }

    [Fact]
    public void A_broken_pdf_is_refused()
    {
        var message = Should.Throw<EvidenceException>(() => Read("a.pdf", Utf8("%PDF-1.4\nnothing more"))).Message;
        message.ShouldStartWith("a.pdf: ");
    }

    internal static byte[] MinimalPdf(string text)
    {
        var content = $"BT /F1 12 Tf 40 700 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
