namespace Isnad.Ledgers.Tests;

public sealed class DecisionTests : IDisposable
{
    readonly TemporaryLedger temporary = new();
    readonly string jansa;
    readonly string yansha;
    readonly string other;

    public DecisionTests()
    {
        Ledger.Add(
            Invented.Read(
                "en.txt",
                "Jens Jolsa said the dam holds. Milo Dern said it leaks.",
                [new("Jens Jolsa", "said", "the dam holds"), new("Milo Dern", "said", "it leaks")],
                language: "en"
            )
        );
        Ledger.Add(Invented.Read("ar.txt", "قال ينس يولسا إن السد متين.", [new("ينس يولسا", "قال", "السد متين")]));
        (jansa, yansha, other) = (Id("Jens Jolsa"), Id("ينس يولسا"), Id("Milo Dern"));
    }

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    string Id(string name) => Ledger.Source(name)!.Source.Id;

    [Fact]
    public void Merged_names_are_one_source_with_all_it_says_and_undo_leaves_the_export_byte_for_byte()
    {
        var before = temporary.Export();
        var number = Ledger.Merge(jansa, yansha, "reviewer", "the same engineer, spelled in two scripts");
        var merged = Ledger.Source(yansha)!;
        merged.Source.Id.ShouldBe(jansa);
        merged.Source.Statements.ShouldBe(2);
        merged.Names.Count.ShouldBe(2);
        merged.Forms.Select(form => form.Script).ShouldBe(["Latn", "Arab"], ignoreOrder: true);
        Ledger.Statements(new Filter { By = "Jens Jolsa" }).Total.ShouldBe(2);
        Ledger.Statements(new Filter { By = "ینس یولسا" }).Total.ShouldBe(2);
        merged.Decisions.ShouldHaveSingleItem().Reason.ShouldContain("two scripts");
        temporary.Export().ShouldNotBe(before);
        Ledger.Undo(number, "reviewer", "a namesake after all");
        temporary.Export().ShouldBe(before);
        Ledger
            .Decisions()
            .Select(decision => (decision.Kind, decision.Stands))
            .ShouldBe([(DecisionKind.Undo, true), (DecisionKind.Merge, false)]);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_split_takes_names_out_of_a_source_and_undo_puts_them_back()
    {
        Ledger.Merge(jansa, yansha, "reviewer", "one");
        Ledger.Merge(jansa, other, "reviewer", "one");
        var before = temporary.Export();
        Ledger.Split(jansa, [other], "reviewer", "another man").ShouldBe(other);
        Ledger.Source(jansa)!.Names.Count.ShouldBe(2);
        Ledger.Source(other)!.Source.Statements.ShouldBe(1);
        Ledger.Undo(Ledger.Decisions()[0].Number, "reviewer", "no");
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void A_split_of_the_name_that_stands_for_a_source_leaves_that_name_its_id()
    {
        Ledger.Merge(jansa, yansha, "reviewer", "one");
        var before = temporary.Export();
        Ledger.Split(jansa, [jansa], "reviewer", "two").ShouldBe(yansha);
        Ledger.Source(jansa)!.Names.ShouldHaveSingleItem().Text.ShouldBe("Jens Jolsa");
        Ledger.Undo(Ledger.Decisions()[0].Number, "reviewer", "no");
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void Contradictory_decisions_are_refused_with_the_reason()
    {
        var apart = Ledger.Distinct(jansa, yansha, "first", "a cousin");
        Should
            .Throw<LedgerException>(() => Ledger.Merge(yansha, jansa, "second", "alike"))
            .Reason.ShouldBe($"decision {apart} keeps them apart; undo that one first.");
        // not by way of a third one either
        Ledger.Merge(other, yansha, "second", "nickname");
        Should.Throw<LedgerException>(() => Ledger.Merge(other, jansa, "second", "alike")).Reason.ShouldContain("keeps them apart");
        Should.Throw<LedgerException>(() => Ledger.Merge(other, yansha, "second", "again")).Reason.ShouldContain("already");
        Should.Throw<LedgerException>(() => Ledger.Distinct(other, yansha, "third", "no")).Reason.ShouldContain("split it first");
        Ledger.Undo(apart, "first", "not a cousin");
        Ledger.Merge(other, jansa, "second", "alike");
        Should.Throw<LedgerException>(() => Ledger.Undo(apart, "first", "twice")).Reason.ShouldContain("already");
    }

    [Fact]
    public void A_decision_that_others_stand_on_cannot_be_taken_back_before_them()
    {
        var first = Ledger.Merge(jansa, yansha, "reviewer", "one");
        var second = Ledger.Merge(other, jansa, "reviewer", "one");
        Should
            .Throw<LedgerException>(() => Ledger.Undo(first, "reviewer", "no"))
            .Reason.ShouldBe($"decision {second} stands on it; undo that one first.");
        Ledger.Undo(second, "reviewer", "no");
        Ledger.Undo(first, "reviewer", "no");
        Ledger.Source(yansha)!.Source.Id.ShouldBe(yansha);
    }

    [Fact]
    public void A_statement_is_confirmed_or_rejected_but_not_both()
    {
        var statement = Ledger.Statements(new Filter { By = jansa }).Items[0].Id;
        var confirmed = Ledger.Confirm(statement, "first", "read it");
        Should.Throw<LedgerException>(() => Ledger.Reject(statement, "second", "wrong")).Reason.ShouldContain($"decision {confirmed}");
        Ledger.Decisions(statement).ShouldHaveSingleItem().Kind.ShouldBe(DecisionKind.Confirm);
        Should.Throw<LedgerException>(() => Ledger.Confirm("S0000000000000", "first", "read it")).Reason.ShouldContain("no such");
    }

    [Fact]
    public async Task Two_reviewers_at_once_do_not_lose_a_decision()
    {
        for (var i = 0; i < 30; i++)
            Ledger.Add(Invented.Numbered(i));
        var statements = Ledger.Statements(new Filter { Take = 100 }).Items.Select(item => item.Id).ToList();
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(reviewer =>
                    Task.Run(
                        () =>
                        {
                            using var own = Ledger.Open(temporary.Path);
                            for (var i = reviewer; i < 40; i += 2)
                                own.Confirm(statements[i], $"reviewer {reviewer}", "read it");
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );
        Ledger.Decisions().Select(decision => decision.Subject[0]).Order().ShouldBe(statements.Take(40).Order());
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_outlives_a_new_reading()
    {
        Ledger.Merge(jansa, yansha, "reviewer", "one");
        const string text = "قال ينس يولسا إن السد متين.";
        Ledger.Add(
            Invented.Read("ar.txt", text, [new("ينس يولسا", "قال", "السد متين", Stance.Claim)], version: new("9.9.9", "new", "new"))
        );
        Ledger
            .Statements(new Filter { By = jansa })
            .Items.Select(item => item.Finding.Stance)
            .ShouldBe([Stance.Say, Stance.Claim], ignoreOrder: true);
    }

    [Fact]
    public void A_decision_without_author_or_reason_is_refused()
    {
        Should.Throw<LedgerException>(() => Ledger.Merge(jansa, yansha, " ", "one"));
        Should.Throw<LedgerException>(() => Ledger.Merge(jansa, yansha, "reviewer", ""));
        Ledger.Decisions().ShouldBeEmpty();
    }
}
