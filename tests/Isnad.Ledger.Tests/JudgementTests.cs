namespace Isnad.Ledgers.Tests;

/// <summary>What the machine is unsure of waits for a person; what persons decide about statements holds, and can be taken back.</summary>
public sealed class JudgementTests : IDisposable
{
    readonly TemporaryLedger temporary = new();
    Ledger Ledger => temporary.Ledger;

    public JudgementTests()
    {
        Ledger.Add(Page());
        Ledger.Add(
            Invented.Read(
                "second.txt",
                "Ida Morrow claimed that the mill was sold.",
                [new("Ida Morrow", "claimed", "the mill was sold", Unsure: true)],
                "2031-05-01",
                "en"
            )
        );
    }

    public void Dispose() => temporary.Dispose();

    static Reading Page(ReadingVersion? version = null) =>
        Invented.Read(
            "first.txt",
            "Otto Fenwick said that the oven was cold. Ida Morrow hinted that 40 bakers would strike. Otto Fenwick added that nobody knew.",
            [
                new("Otto Fenwick", "said", "the oven was cold"),
                new("Ida Morrow", "hinted", "40 bakers would strike", Unsure: true),
                new("Otto Fenwick", "added", "nobody knew", Unsure: true),
            ],
            "2031-04-05",
            "en",
            ["40"],
            version
        );

    List<string> Listed(Filter filter) =>
        [.. Ledger.Statements(filter).Items.Select(row => row.Content[0].Text).Order(StringComparer.Ordinal)];

    long Counted(string name) => Ledger.Source(name)!.Source.Statements;

    string Id(string content) => Ledger.Statements(new Filter { ToReview = null }).Items.Single(row => row.Content[0].Text == content).Id;

    [Fact]
    public void Unsure_statements_wait_in_a_queue_those_with_figures_first_and_stand_in_no_main_view()
    {
        Listed(new Filter()).ShouldBe(["the oven was cold"]);
        Ledger.Search(new Filter { Words = "strike", By = "Ida Morrow" }).Items.ShouldBeEmpty();
        var queue = Ledger.ReviewStatements();
        queue.Total.ShouldBe(3);
        queue.Items.Select(row => row.Content[0].Text).ShouldBe(["40 bakers would strike", "the mill was sold", "nobody knew"]);
        Ledger.ReviewStatements(1, 1).Items.ShouldHaveSingleItem().Content[0].Text.ShouldBe("the mill was sold");
    }

    [Fact]
    public void A_confirmed_statement_enters_the_main_view_and_the_counts_until_it_is_taken_back()
    {
        var before = temporary.Export();
        Counted("Ida Morrow").ShouldBe(0);

        var number = Ledger.Confirm(Id("40 bakers would strike"), "reader", "it says so");

        Listed(new Filter()).ShouldBe(["40 bakers would strike", "the oven was cold"]);
        Ledger.ReviewStatements().Total.ShouldBe(2);
        Counted("Ida Morrow").ShouldBe(1);
        Ledger.Articles(new Filter()).Items.Single(row => row.Name == "first.txt").Statements.ShouldBe(2);
        Ledger.Statement(Id("40 bakers would strike"))!.Judged.ShouldBe(true);
        Ledger.Verify().Problems.ShouldBeEmpty();

        Ledger.Undo(number, "reader", "misread");

        Listed(new Filter()).ShouldBe(["the oven was cold"]);
        Ledger.ReviewStatements().Total.ShouldBe(3);
        Ledger.Verify().Problems.ShouldBeEmpty();
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void A_rejected_statement_leaves_every_listing_and_count_and_comes_back_when_that_is_taken_back()
    {
        var sure = Id("the oven was cold");
        var number = Ledger.Reject(sure, "reader", "he asked");

        Listed(new Filter()).ShouldBeEmpty();
        Listed(new Filter { ToReview = true }).ShouldNotContain("the oven was cold");
        Counted("Otto Fenwick").ShouldBe(0);
        Ledger.Statement(sure)!.Judged.ShouldBe(false);
        Ledger.Verify().Problems.ShouldBeEmpty();

        Ledger.Undo(number, "reader", "he did say it");

        Listed(new Filter()).ShouldBe(["the oven was cold"]);
        Counted("Otto Fenwick").ShouldBe(1);
    }

    [Fact]
    public void A_later_reading_that_finds_the_same_statement_finds_it_judged()
    {
        Ledger.Confirm(Id("nobody knew"), "reader", "it says so");
        Ledger.Reject(Id("the oven was cold"), "reader", "he asked");

        Ledger.Add(Page(new ReadingVersion("9.9.9", "other", "other")));

        Listed(new Filter()).ShouldBe(["nobody knew"]);
        Counted("Otto Fenwick").ShouldBe(1);
        Ledger.ReviewStatements().Total.ShouldBe(2);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_loses_the_appearance_that_was_rejected()
    {
        foreach (var name in (string[])["a.txt", "b.txt", "c.txt"])
            Ledger.Add(
                Invented.Read(
                    name,
                    $"Page {name}. Nils Arden said that seventeen wooden barges reached the northern lock yesterday.",
                    [new("Nils Arden", "said", "seventeen wooden barges reached the northern lock yesterday")],
                    "2031-06-01",
                    "en"
                )
            );
        Ledger.Claims().Items.ShouldHaveSingleItem().Pages.ShouldBe(3);

        Ledger.Reject(Ledger.Statements(new Filter { By = "Nils Arden" }).Items[0].Id, "reader", "not he");

        Ledger.Claims().Items.ShouldHaveSingleItem().Pages.ShouldBe(2);
    }

    void Run(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={temporary.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [Fact]
    public void Decisions_of_before_there_was_a_queue_take_effect_when_the_ledger_is_opened()
    {
        Ledger.Reject(Id("the oven was cold"), "reader", "he asked");
        temporary.Close();
        Run(
            "DELETE FROM judgement; UPDATE statement SET review = 0 WHERE review = 2; UPDATE name SET statements = statements + 1 WHERE text = 'Otto Fenwick'"
        );

        Listed(new Filter()).ShouldBeEmpty();
        Ledger.Verify().Problems.ShouldBeEmpty();
    }
}
