using System.Text;

namespace Isnad.Tests.Attributions;

public sealed class QuotationFinderTests
{
    static string[] Inner(string text)
    {
        var evidence = new Evidence("test.txt", Encoding.UTF8.GetBytes(text));
        var document = DocumentBuilder.Build(evidence, EvidenceReader.Read(evidence));
        return [.. QuotationFinder.Find(document).Select(q => text[q.Inner.Start..q.Inner.End])];
    }

    [Theory]
    [InlineData("He said \"we are ready\" and left.", "we are ready")]
    [InlineData("قال «نحن جاهزون» ثم غادر.", "نحن جاهزون")]
    [InlineData("او گفت “آماده‌ایم”.", "آماده‌ایم")]
    [InlineData("قال »نحن جاهزون« ثم غادر.", "نحن جاهزون")]
    [InlineData("قال ”نحن جاهزون“ ثم غادر.", "نحن جاهزون")]
    [InlineData("قال ““نحن جاهزون”” ثم غادر.", "نحن جاهزون")]
    [InlineData("قال « نحن جاهزون » ثم غادر.", "نحن جاهزون")]
    [InlineData("The 'old guard' don't agree; it's the players' day.")]
    [InlineData("She called it ‘a farce’, the players’ union said.", "a farce")]
    public void Marks_of_all_kinds_are_paired(string text, params string[] expected) => Inner(text).ShouldBe(expected);

    [Fact]
    public void A_quotation_that_is_never_closed_ends_with_its_paragraph() => Inner("قال: «سنعود غدا\nثم مضى.").ShouldBe(["سنعود غدا"]);

    [Fact]
    public void A_quotation_over_paragraphs_gives_one_entry_for_each() =>
        Inner("\"We came early.\n\"We left late,\" he said.").ShouldBe(["We came early.", "We left late,"]);

    [Fact]
    public void A_quotation_inside_a_quotation_is_deeper()
    {
        var text = "He said \"they call it ‘a farce’ here\".";
        var evidence = new Evidence("test.txt", Encoding.UTF8.GetBytes(text));
        var found = QuotationFinder.Find(DocumentBuilder.Build(evidence, EvidenceReader.Read(evidence)));
        found.Select(q => q.Depth).ShouldBe([0, 1]);
    }
}
