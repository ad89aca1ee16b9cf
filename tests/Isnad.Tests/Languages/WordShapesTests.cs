namespace Isnad.Tests.Languages;

public sealed class WordShapesTests
{
    static bool Fits(string pattern, string word) => WordPattern.Parse(new DataRow("t.tsv", 1, ["shape", pattern])).Fits(word);

    [Theory]
    [InlineData("ab", "ab", true)]
    [InlineData("ab", "abc", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a[bd]c", "adc", true)]
    [InlineData("a[^bd]c", "adc", false)]
    [InlineData("a[^bd]c", "axc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a??*c", "abc", false)]
    [InlineData("*ab", "ab", true)]
    [InlineData("*ab", "b", false)]
    public void A_pattern_fits_the_whole_word_and_nothing_else(string pattern, string word, bool fits) =>
        Fits(pattern, word).ShouldBe(fits);

    [Theory]
    [InlineData("a*b*")]
    [InlineData("a[b")]
    [InlineData("a[]b")]
    public void A_broken_pattern_is_named_with_its_line(string pattern) =>
        Should.Throw<InvalidDataException>(() => Fits(pattern, "a")).Message.ShouldStartWith("t.tsv:1: ");

    [Fact]
    public void Letters_of_a_pattern_are_folded_like_words() => Fits("أ*ة", "امه").ShouldBeTrue();
}
