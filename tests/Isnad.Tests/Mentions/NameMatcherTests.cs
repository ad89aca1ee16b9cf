using Shouldly;

namespace Isnad.Tests.Mentions;

public class NameMatcherTests
{
    [Theory]
    [InlineData("سلطان الخالدي", "سلمان الخالدي")]
    [InlineData("Sultan al-Khalidi", "Salman al-Khalidi")]
    [InlineData("حسين بن طلال", "طلال بن حسين")]
    [InlineData("Faisal bin Turki", "Turki bin Faisal")]
    [InlineData("بشار", "بشير")]
    [InlineData("رضا موسوی", "مصطفی موسوی")]
    [InlineData("كريم ناصر", "كريم ناظر")]
    [InlineData("عمار حداد", "عمران حداد")]
    public void A_letter_that_tells_two_people_apart_never_merges_them(string a, string b)
    {
        NameMatcher.Compare(a, b).Verdict.ShouldNotBe(NameVerdict.Same);
        NameMatcher.Compare(b, a).Verdict.ShouldNotBe(NameVerdict.Same);
    }

    [Theory]
    [InlineData("محمود درويش", "Mahmoud Darwish")]
    [InlineData("الشيخ خالد المنصوري", "خالد المنصوري")]
    [InlineData("Haytham al-Masri", "Haitham Almasri")]
    [InlineData("فرزاد کریمی", "Farzad Karimi")]
    [InlineData("KARIMI, Farzad", "Farzad Karimi")]
    public void Spellings_and_scripts_of_one_name_meet(string a, string b)
    {
        var match = NameMatcher.Compare(a, b);
        match.Verdict.ShouldBe(NameVerdict.Same, match.Reason);
        match.Reason.ShouldEndWith(".");
    }

    [Fact]
    public void A_surname_alone_is_left_to_a_person() =>
        NameMatcher.Compare("Karimi", "Farzad Karimi").Verdict.ShouldBe(NameVerdict.Unsure);

    [Theory]
    [InlineData("محمود درويش", "Mahmoud Darwish")]
    [InlineData("خالد المنصوري", "Khaled Mansouri")]
    [InlineData("رضا سنجری", "Reza Sanjari")]
    [InlineData("نوید کریمی", "Navid Karimi")]
    public void Spellings_of_a_name_in_two_scripts_share_a_key(string one, string other) =>
        NameKeys.Pairs(NameParts.Of(one)).Intersect(NameKeys.Pairs(NameParts.Of(other))).ShouldNotBeEmpty();

    [Fact]
    public void A_full_name_shares_no_key_of_two_words_with_a_stranger() =>
        NameKeys.Pairs(NameParts.Of("Farzad Karimi")).Intersect(NameKeys.Pairs(NameParts.Of("Peter Hallworth"))).ShouldBeEmpty();
}
