using System.Text;

namespace Isnad.Tests.Links;

public sealed class DifferenceTests
{
    static LinkedArticle Read(string text) => LinkedArticle.Of(Reader.Read(new("page.txt", Encoding.UTF8.GetBytes(text + "\n")))).First();

    static List<DifferenceKind> Kinds(string one, string two) =>
        [.. ArticleComparison.Of(Read(one), Read(two))!.Differences.Select(difference => difference.Kind)];

    [Theory]
    [InlineData(
        "The ministry did not approve the plan for the new harbour on Monday.",
        "وافقت الوزارة يوم الاثنين على خطة الميناء الجديد."
    )]
    [InlineData("The ministry approved the plan for the new harbour on Monday.", "لم توافق الوزارة يوم الاثنين على خطة الميناء الجديد.")]
    [InlineData("The ministry approved the plan for the new harbour on Monday.", "وزارتخانه روز دوشنبه طرح بندر جدید را تصویب نکرد.")]
    [InlineData("وافقت الوزارة يوم الاثنين على خطة الميناء الجديد.", "وزارتخانه روز دوشنبه طرح بندر جدید را تصویب نکرد.")]
    public void A_clause_that_only_one_side_negates_differs_in_polarity(string one, string two) =>
        Kinds(one, two).ShouldContain(DifferenceKind.Polarity);

    [Theory]
    [InlineData("The ministry did not approve the plan for the new harbour on Monday.", "رفضت الوزارة يوم الاثنين خطة الميناء الجديد.")]
    [InlineData("The ministry didn't approve the plan for the new harbour.", "لم توافق الوزارة على خطة الميناء الجديد.")]
    [InlineData("The minister failed to approve the plan for the new harbour.", "وزیر طرح بندر جدید را تصویب نکرد.")]
    [InlineData("The storm is still over the new harbour and the city.", "لا تزال العاصفة فوق الميناء الجديد والمدينة.")]
    [InlineData("Both ministers approved the plan for the new harbour.", "وافق كلا الوزيرين على خطة الميناء الجديد.")]
    public void What_says_no_in_another_way_is_no_difference(string one, string two) =>
        Kinds(one, two).ShouldNotContain(DifferenceKind.Polarity);

    [Theory]
    [InlineData("The new road to the harbour is 30 miles long.", "يبلغ طول الطريق الجديد إلى الميناء 48 كيلومترًا.")]
    [InlineData("The waves at the harbour were 20 feet high.", "ارتفاع موج‌ها در بندر ۶ متر بود.")]
    [InlineData("The waves at the harbour were 20 feet (6 metres) high.", "بلغ ارتفاع الأمواج في الميناء 6 أمتار.")]
    public void A_number_in_another_unit_is_no_difference(string one, string two) =>
        Kinds(one, two).ShouldNotContain(DifferenceKind.Number);

    [Fact]
    public void A_number_in_the_same_unit_is_one() =>
        Kinds("The new road to the harbour is 30 kilometres long.", "يبلغ طول الطريق الجديد إلى الميناء 48 كيلومترًا.")
            .ShouldContain(DifferenceKind.Number);

    [Theory]
    [InlineData("وزيرالخارجيةقالأن", new[] { "وزير", "الخارجية", "قال" })]
    [InlineData("المستشفيات", new string[0])]
    public void Words_run_together_are_told_apart_by_the_lexicon(string word, string[] words)
    {
        var lexicon = Lexicon.Of("ar")!;
        var key = Folding.Fold(word);
        var ranges = new Range[32];
        var count = RunTogether.Split(key, lexicon, ranges);
        ranges[..count].Select(range => Stem(key[range])).ShouldBe(words.Select(one => Stem(Folding.Fold(one))));

        string Stem(string one) => lexicon.Stemmer.Stem(one, new char[Stemmer.Longest], lexicon.Skip(one)).ToString();
    }
}
