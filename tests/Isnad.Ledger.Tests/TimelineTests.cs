namespace Isnad.Ledgers.Tests;

public sealed class TimelineTests : IDisposable
{
    readonly TemporaryLedger kept = new();

    Ledger Ledger => kept.Ledger;

    public void Dispose() => kept.Dispose();

    void Add(string name, string? published, string? said, params (string Word, EventType Type, string? Date)[] events)
    {
        var reading = Invented.Read(
            name,
            "Mira Tolland said that the pier collapsed and that crews arrested nobody.",
            [new("Mira Tolland", "said", "the pier collapsed and that crews arrested nobody")],
            published: published,
            language: "en"
        );
        Ledger.Add(
            new Reading
            {
                Document = reading.Document,
                Articles = reading.Articles,
                Names = reading.Names,
                Times = [],
                Figures = [],
                Findings =
                [
                    .. events
                        .Where(happened => string.CompareOrdinal(happened.Date, published) > 0)
                        .Select(happened => new OrderFinding(
                            OrderFault.PublishedBeforeEvent,
                            0,
                            Invented.Find(reading.Document.Text, happened.Word),
                            happened.Date,
                            published
                        )),
                ],
                Statements = [reading.Statements[0] with { Said = said }],
                Events =
                [
                    .. events.Select(happened => new Event(
                        Invented.Find(reading.Document.Text, happened.Word),
                        happened.Type,
                        happened.Date,
                        null
                    )
                    {
                        Statement = 0,
                    }),
                ],
            }
        );
    }

    [Fact]
    public void Events_and_statements_stand_by_their_own_clocks_and_what_nobody_dates_comes_last()
    {
        Add(
            "a.txt",
            "2031-05-09",
            "2031-05-07",
            ("collapsed", EventType.Accident, "2031-05-02/2031-05-03"),
            ("arrested", EventType.Arrest, null)
        );
        var all = Ledger.Timeline(new Filter());
        all.Total.ShouldBe(3);
        all.Items.Select(moment => (moment.When, moment.Basis))
            .ShouldBe([("2031-05-02/2031-05-03", MomentBasis.Told), ("2031-05-07", MomentBasis.Said), (null, MomentBasis.Unknown)]);
        all.Items[0].Chain.Select(link => link.Name).ShouldBe(["author", "Mira Tolland"]);
        all.Items[0].Event!.Statement.ShouldBe(all.Items[1].Id);
    }

    [Fact]
    public void A_statement_without_a_time_of_its_own_was_made_no_later_than_its_publication()
    {
        Add("a.txt", "2031-05-09", null);
        var moment = Ledger.Timeline(new Filter()).Items.ShouldHaveSingleItem();
        (moment.When, moment.Basis, moment.Impossible).ShouldBe(("2031-05-09", MomentBasis.Published, false));
    }

    [Fact]
    public void What_is_told_as_done_in_an_article_published_before_is_marked()
    {
        Add("a.txt", "2031-05-09", null, ("collapsed", EventType.Accident, "2031-05-12"));
        Ledger.Timeline(new Filter { Only = MomentKind.Event }).Items.ShouldHaveSingleItem().Impossible.ShouldBeTrue();
    }

    [Fact]
    public void Kind_source_and_dates_restrict_it()
    {
        Add("a.txt", "2031-05-09", "2031-05-07", ("collapsed", EventType.Accident, "2031-05-02"));
        Ledger.Timeline(new Filter { Only = MomentKind.Statement }).Items.ShouldHaveSingleItem().Statement.ShouldNotBeNull();
        Ledger.Timeline(new Filter { By = "mira tolland" }).Total.ShouldBe(2);
        Ledger.Timeline(new Filter { By = "nobody at all" }).Total.ShouldBe(0);
        Ledger.Timeline(new Filter { From = "2031-05-05" }).Items.ShouldHaveSingleItem().Basis.ShouldBe(MomentBasis.Said);
        Ledger.Timeline(new Filter { Measure = "missing" }).Total.ShouldBe(0);
    }
}
