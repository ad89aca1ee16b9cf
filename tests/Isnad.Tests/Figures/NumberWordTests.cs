using Isnad.Eval;

namespace Isnad.Tests.Figures;

public sealed class NumberWordTests
{
    /// <summary>All numbers to 3000, and a sample of the rest that is the same on every run. The whole range is read by the eval command.</summary>
    static IEnumerable<long> Numbers()
    {
        for (var number = 0L; number <= 3000; number++)
            yield return number;
        var random = new Random(20251120);
        for (var i = 0; i < 6000; i++)
            yield return random.NextInt64(3001, 10_000_000);
        yield return 10_000_000;
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fa")]
    [InlineData("en")]
    public void A_number_written_in_words_is_read_back_in_every_case_and_gender(string language) =>
        NumberWordGenerator.Failures(Numbers(), language, 20).ShouldBeEmpty();

    [Theory]
    [InlineData("ar", "1.5 مليون", 1_500_000)]
    [InlineData("ar", "3 آلاف و400", 3400)]
    [InlineData("ar", "١٢٬٥٠٠", 12_500)]
    [InlineData("ar", "مليون ونصف", 1_500_000)]
    [InlineData("ar", "نصف مليون", 500_000)]
    [InlineData("fa", "۷ هزار و ۲۵۰", 7250)]
    [InlineData("fa", "دو و نیم میلیون", 2_500_000)]
    [InlineData("fa", "۶٫۵", 6.5)]
    [InlineData("fa", "۲۰ هزار میلیارد", 20_000_000_000_000)]
    [InlineData("en", "a thousand", 1000)]
    [InlineData("en", "two and a half million", 2_500_000)]
    [InlineData("en", "half a million", 500_000)]
    [InlineData("en", "12,345,678", 12_345_678)]
    [InlineData("en", "three million and a quarter", 3_250_000)]
    [InlineData("en", "a billion and a half million", 1_000_500_000)]
    [InlineData("en", "three point one four", 3.14)]
    [InlineData("en", "minus twelve", -12)]
    [InlineData("en", ".0605", 0.0605)]
    [InlineData("en", "40 000", 40_000)]
    [InlineData("ar", "9ر14", 14.9)]
    [InlineData("ar", "ثلاثة ملايين ونصف المليون", 3_500_000)]
    [InlineData("fa", "۱۶ هزار و ۵۰۰ میلیارد", 16_500_000_000_000)]
    [InlineData("fa", "شش ممیز پنج", 6.5)]
    public void Digits_words_scales_and_fractions_mix(string language, string text, double value)
    {
        var read = NumberReader.Read(text, language).ShouldHaveSingleItem();
        ((double)read.Number.Value).ShouldBe(value, 0.0001);
        text[read.Span.Start..read.Span.End].ShouldBe(text);
    }

    [Fact]
    public void A_construct_dual_of_a_thousand_counts_two_thousand_only_before_a_noun()
    {
        NumberReader.Read("ألفا خيمة", "ar")[0].Number.Value.ShouldBe(2000);
        NumberReader.Read("ثلاثون ألفا", "ar")[0].Number.Value.ShouldBe(30_000);
    }
}
