using System.Text;

namespace Isnad.Tests.Events;

public sealed class ClockTests
{
    static Reading Read(string text, DateTimeOffset? fetched = null) =>
        Reader.Read(new Evidence("page.txt", Encoding.UTF8.GetBytes(text)) { Fetched = fetched });

    [Fact]
    public void A_statement_keeps_the_day_on_which_it_was_said()
    {
        var reading = Read(
            "SALTHAVEN, March 14, 2024 (Coastwire) - The miller Oren Tabb said on Tuesday that the dam would be closed. \"We are tired,\" he said."
        );
        reading.Statements.Select(statement => statement.Said).ShouldBe(["2024-03-12", null]);
    }

    [Fact]
    public void An_event_told_as_past_behind_the_publication_is_a_finding()
    {
        var reading = Read("SALTHAVEN, March 14, 2024 (Coastwire) - Police arrested two bakers on March 20, 2024 in Salthaven.");
        var finding = reading.Findings.ShouldHaveSingleItem();
        finding.Fault.ShouldBe(OrderFault.PublishedBeforeEvent);
        (finding.Says, finding.Against).ShouldBe(("2024-03-20", "2024-03-14"));
    }

    [Fact]
    public void A_plan_is_no_impossible_order() =>
        Read("SALTHAVEN, March 14, 2024 (Coastwire) - The bakers will protest on March 20, 2024 in Salthaven.").Findings.ShouldBeEmpty();

    [Fact]
    public void A_weekday_that_does_not_fit_its_date_is_a_finding()
    {
        var reading = Read("SALTHAVEN, March 14, 2024 (Coastwire) - The kiln was lit on Monday, January 2, 2024.");
        reading.Findings.ShouldHaveSingleItem().Fault.ShouldBe(OrderFault.WeekdayDoesNotFit);
    }

    [Fact]
    public void A_page_dated_after_its_capture_is_a_finding()
    {
        var reading = Read(
            "SALTHAVEN, March 14, 2024 (Coastwire) - The kiln was lit.",
            new DateTimeOffset(2024, 3, 12, 8, 0, 0, TimeSpan.Zero)
        );
        reading.Findings.ShouldHaveSingleItem().Fault.ShouldBe(OrderFault.CapturedBeforePublication);
    }

    [Fact]
    public void A_day_guessed_from_the_running_text_is_no_later_than_the_capture()
    {
        const string Text = "Bakers meet on Friday, August 30. The oven was bought in 2023.";
        Read(Text, new DateTimeOffset(2024, 8, 28, 8, 0, 0, TimeSpan.Zero)).Articles[0].Published.Value.ShouldBeNull();
        Read(Text, new DateTimeOffset(2024, 9, 2, 8, 0, 0, TimeSpan.Zero)).Articles[0].Published.Value.ShouldBe("2024-08-30");
    }
}
