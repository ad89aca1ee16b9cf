namespace Isnad.Tests.Languages;

public sealed class InflectionTests
{
    static string[] Forms(string tag, string part, string word, params string[] marks) =>
        [.. Language.Of(tag)!.Compiled(Inflection.Load).Of(part, word, marks).Select(form => form.Form)];

    [Fact]
    public void A_weak_last_letter_gives_way_to_an_ending_and_becomes_an_alef_before_a_pronoun()
    {
        var forms = Forms("ar", "past", "نفى");
        forms.ShouldContain("نفت");
        forms.ShouldContain("نفاها");
        forms.ShouldContain("نفين");
        forms.ShouldNotContain("نفىت");
        Forms("ar", "past", "ذكر").ShouldContain("ذكرن");
    }

    [Fact]
    public void A_noun_in_ta_marbuta_opens_it_before_a_possessive() =>
        Forms("ar", "noun", "رسالة").ShouldBe(["رسالته", "رسالتها", "رسالتهم", "رسالتهما"]);

    [Fact]
    public void A_row_that_asks_for_a_mark_makes_forms_only_of_words_that_have_it()
    {
        Forms("fa", "noun", "نماینده", "person").ShouldContain("نمایندگان");
        Forms("fa", "noun", "روزنامه").ShouldNotContain("روزنامگان");
    }

    [Fact]
    public void Each_end_of_a_stem_changes_once()
    {
        var forms = Forms("fa", "past", "آورد");
        forms.ShouldContain("نیاوردند");
        forms.ShouldNotContain("نآوردند");
    }
}
