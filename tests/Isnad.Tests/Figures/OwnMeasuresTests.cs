using System.Text;

namespace Isnad.Tests.Figures;

public sealed class OwnMeasuresTests
{
    const string Kilns = "kilns-closed\tkilns closed\tkilns\ten\tkilns\nkilns-closed\t\t\tar\tأفران\n";

    static Figure Read(string text, string? measures) =>
        Reader
            .Read(
                new Evidence("note.txt", Encoding.UTF8.GetBytes(text)),
                measures: measures is null ? null : OwnMeasures.Parse("mine.tsv", measures)
            )
            .Figures.ShouldHaveSingleItem();

    [Fact]
    public void A_measure_of_the_users_own_is_found_by_its_terms()
    {
        const string text = "The guild said that 14 kilns went cold in Salthaven this winter.";
        Read(text, null).Measure.ShouldBeNull();
        var figure = Read(text, Kilns);
        (figure.Measure, figure.What, figure.Value).ShouldBe(("kilns-closed", "kilns closed", 14m));
    }

    [Fact]
    public void Readings_with_other_measures_are_of_another_version()
    {
        var plain = ReadingVersion.With(null);
        var kilns = ReadingVersion.With(OwnMeasures.Parse("mine.tsv", Kilns));
        kilns.ShouldNotBe(plain);
        kilns.ShouldBe(ReadingVersion.With(OwnMeasures.Parse("elsewhere.tsv", Kilns)));
        kilns.ShouldNotBe(ReadingVersion.With(OwnMeasures.Parse("mine.tsv", Kilns + "kilns-closed\t\t\ten\tovens\n")));
    }

    [Theory]
    [InlineData("kilns\tkilns\tkilns\ten\n", "mine.tsv:1: 4 columns where there should be 5")]
    [InlineData("# a remark\nKilns!\tx\ty\ten\tkiln\n", "mine.tsv:2: 'Kilns!' cannot name a measure")]
    [InlineData("kilns\tx\ty\txx\tkiln\n", "mine.tsv:1: 'xx' is no language Isnad reads")]
    [InlineData("kilns\tx\ty\ten\t \n", "mine.tsv:1: the term is empty")]
    [InlineData("killed\tsomething else\tpeople\ten\tgone\n", "mine.tsv:1: 'killed' is \"people killed\"")]
    [InlineData("kilns\tx\ty\ten\tkiln\nkilns\tz\ty\ten\toven\n", "mine.tsv:2: 'kilns' is \"x\" with unit \"y\" already")]
    [InlineData("\n# nothing\n", "mine.tsv: no row")]
    public void A_bad_row_is_one_clear_error_with_file_line_and_mend(string text, string expected) =>
        Should.Throw<InvalidDataException>(() => OwnMeasures.Parse("mine.tsv", text)).Message.ShouldStartWith(expected);

    [Fact]
    public void Known_measures_may_be_given_more_terms()
    {
        var figure = Read("The relief post counted 31 people bedded down in Salthaven.", "displaced\t\t\ten\tbedded down\n");
        (figure.Measure, figure.Value).ShouldBe(("displaced", 31m));
    }
}
