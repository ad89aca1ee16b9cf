using System.Text;

namespace Isnad.Tests.Attributions;

public sealed class CueLastFormsTests
{
    static Dictionary<string, VerbForm> Forms(string past, string present, bool bare = false)
    {
        var forms = new Dictionary<string, VerbForm>(StringComparer.Ordinal);
        foreach (var (word, form) in VerbForm.Of(Language.Of("fa")!.Compiled(Inflection.Load), 7, past, present, bare))
            forms.TryAdd(word, form);
        return forms;
    }

    [Fact]
    public void A_verb_has_its_tenses_persons_and_negations()
    {
        var forms = Forms("گفت", "گوی");
        forms["گفتند"].ShouldBe(new VerbForm(7, VerbTense.Past, 3, true, false));
        forms["می‌گوید".Replace("\u200C", "", StringComparison.Ordinal)].ShouldBe(new VerbForm(7, VerbTense.Present, 3, false, false));
        forms["نگفت"].Negated.ShouldBeTrue();
        forms["گفتهاند"].ShouldBe(new VerbForm(7, VerbTense.Perfect, 3, true, false));
        forms["بگوید"].Tense.ShouldBe(VerbTense.Subjunctive);
    }

    [Fact]
    public void A_stem_that_begins_with_a_vowel_takes_a_glide_behind_its_prefix()
    {
        var forms = Forms("افزود", "افزای");
        forms["نیفزود"].Negated.ShouldBeTrue();
        Forms("آمد", "آی")["نیامد"].Negated.ShouldBeTrue();
    }

    [Fact]
    public void A_bare_present_has_no_prefix_and_is_no_subjunctive()
    {
        Forms("داشت", "دار", bare: true)["دارد"].Tense.ShouldBe(VerbTense.Present);
        Forms("کرد", "کن")["کند"].Tense.ShouldBe(VerbTense.Subjunctive);
    }

    [Theory]
    [InlineData("می‌گوید")]
    [InlineData("می گوید")]
    [InlineData("ميگويد")]
    public void A_present_is_the_same_word_with_a_joiner_a_space_or_neither(string verb)
    {
        var reading = Reader.Read(
            new Evidence("fa.txt", Encoding.UTF8.GetBytes($"سخنگوی شهرداری شهر دشت‌آباد {verb} که پل رودخانه تا پایان بهار بسته می‌ماند."))
        );
        reading.Statements.ShouldHaveSingleItem().Stance.ShouldBe(Stance.Say);
    }
}
