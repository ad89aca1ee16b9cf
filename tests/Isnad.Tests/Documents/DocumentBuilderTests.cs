using System.Text;

namespace Isnad.Tests.Documents;

public sealed class DocumentBuilderTests
{
    static Document Read(string text)
    {
        var evidence = new Evidence("page.txt", Encoding.UTF8.GetBytes(text));
        return DocumentBuilder.Build(evidence, EvidenceReader.Read(evidence));
    }

    static string[] Kinds(Document document) => [.. document.Noise.Select(n => $"{n.Kind}: {n.Span.Of(document.Text)}")];

    const string Story =
        "Bakers in Northmoor close their ovens for a day\n"
        + "By Ada Quill\n"
        + "12 March 2024\n"
        + "\n"
        + "Bakers in the town of Northmoor shut their ovens on Tuesday to protest against the price of flour, their guild said.\n"
        + "The guild expects most of its forty members to open again by the weekend if the council lowers the duty.\n";

    [Fact]
    public void An_article_runs_from_its_headline_to_its_last_full_stop()
    {
        var document = Read(Story);
        var article = document.Articles.ShouldHaveSingleItem();
        article.Span.Start.ShouldBe(0);
        article.Span.Of(document.Text).ToString().ShouldEndWith("lowers the duty.");
        article.Title!.Value.Of(document.Text).ToString().ShouldBe("Bakers in Northmoor close their ovens for a day");
        article.Byline!.Value.Of(document.Text).ToString().ShouldBe("By Ada Quill");
        article.Dateline!.Value.Of(document.Text).ToString().ShouldBe("12 March 2024");
        article.Language.ShouldBe("en");
        document.Noise.ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_around_the_article_is_page_noise_by_kind()
    {
        var document = Read(
            "The Northmoor Ledger\nHome | World | Sport | Opinion\nWednesday, 13 March 2024\n"
                + Story
                + "Share this article: Facebook | X | Email\nRead also: Flour duty to rise again\n"
        );
        document.Articles.ShouldHaveSingleItem().Span.Of(document.Text).ToString().ShouldStartWith("Bakers in Northmoor close");
        Kinds(document)
            .ShouldBe([
                "SiteName: The Northmoor Ledger",
                "UiChrome: Home | World | Sport | Opinion",
                "PageDate: Wednesday, 13 March 2024",
                "UiChrome: Share this article: Facebook | X | Email",
                "RelatedLinks: Read also: Flour duty to rise again",
            ]);
        document.Articles[0].Masthead!.Value.Of(document.Text).ToString().ShouldBe("The Northmoor Ledger");
    }

    [Fact]
    public void A_sentence_that_stands_a_second_time_is_noise_and_the_first_is_text()
    {
        const string twice = "The guild expects most of its forty members to open again by the weekend if the council lowers the duty.";
        var document = Read(Story + twice + "\nThe council meets on Friday and may vote the same evening.\n");
        Kinds(document).ShouldBe(["DuplicateSentence: " + twice]);
        document.Noise[0].Span.Start.ShouldBe(Story.Length);
    }

    [Fact]
    public void Sentences_and_line_noise_cover_every_word_of_an_article()
    {
        var document = Read(Story);
        for (var i = 0; i < document.Tokens.Count; i++)
            document.Sentences.Count(s => s.Span.Contains(document.Tokens[i].Span)).ShouldBe(1);
        document
            .Sentences.Select(s => s.Role)
            .ShouldBe([SentenceRole.Title, SentenceRole.Byline, SentenceRole.Dateline, SentenceRole.Body, SentenceRole.Body]);
    }
}
