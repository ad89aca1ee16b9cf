namespace Isnad.Ledgers.Tests;

public sealed class OpeningTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    public void Dispose() => temporary.Dispose();

    void Change(string sql)
    {
        temporary.Close();
        using var connection = new Connections(temporary.Path).Open(create: false);
        Connections.Run(connection, sql);
    }

    LedgerException Refusal(bool create = true) => Should.Throw<LedgerException>(() => Ledger.Open(temporary.Path, create).Dispose());

    [Fact]
    public void A_ledger_of_a_newer_schema_is_refused_and_not_changed()
    {
        temporary.Ledger.Add(Invented.Numbered(1));
        Change("PRAGMA user_version = 999");
        var before = File.ReadAllBytes(temporary.Path);
        Refusal().Reason.ShouldContain("schema 999");
        File.ReadAllBytes(temporary.Path).ShouldBe(before);
    }

    [Fact]
    public void A_ledger_of_an_older_schema_is_brought_up_to_date_with_all_it_holds()
    {
        using (var connection = new Connections(temporary.Path).Open(create: true))
        {
            Migrations.Apply(connection, temporary.Path, 0, upTo: 1);
            Connections.Run(
                connection,
                "INSERT INTO refusal (name, reason, mend, at) VALUES ('old.txt', 'the file is empty.', 'Save it again.', 5)"
            );
            Connections.Run(connection, "INSERT INTO evidence (sha256, size, bytes) VALUES (zeroblob(32), 1, x'0041')");
        }
        temporary.Ledger.Describe().Schema.ShouldBe(Migrations.Newest);
        temporary.Ledger.Refusals(0, 10).Items.Single().Name.ShouldBe("old.txt");
        temporary.Ledger.Evidence("00000000")!.Bytes.ShouldBe("A"u8.ToArray());
        temporary.Ledger.Add(Invented.Numbered(2)).Outcome.ShouldBe(AddOutcome.New);
    }

    [Fact]
    public void A_schema_step_that_was_edited_after_it_ran_is_refused()
    {
        _ = temporary.Ledger;
        Change("UPDATE migration SET sha256 = 'other'");
        Refusal().Reason.ShouldContain("schema step 1");
    }

    [Theory]
    [InlineData("This is a shopping list and no database at all, however long one makes it. ")]
    [InlineData("x")]
    public void A_file_that_is_no_ledger_is_refused_and_not_changed(string content)
    {
        var text = string.Concat(Enumerable.Repeat(content, 100));
        File.WriteAllText(temporary.Path, text);
        Refusal().Reason.ShouldBe("this file is not an Isnad ledger.");
        File.ReadAllText(temporary.Path).ShouldBe(text);
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        using (var connection = new Connections(temporary.Path).Open(create: true))
            Connections.Run(connection, "CREATE TABLE recipes (name TEXT)");
        Refusal().Reason.ShouldBe("this file is not an Isnad ledger.");
    }

    [Fact]
    public void A_missing_ledger_is_not_made_by_reading()
    {
        Refusal(create: false).Reason.ShouldBe("there is no ledger here.");
        File.Exists(temporary.Path).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_and_a_path_into_nowhere_are_refused_in_words()
    {
        Should.Throw<LedgerException>(() => Ledger.Open(temporary.Folder)).Reason.ShouldContain("folder");
        Should
            .Throw<LedgerException>(() => Ledger.Open(Path.Combine(temporary.Folder, "no", "where.db")))
            .Reason.ShouldContain("cannot be opened");
    }

    [Fact]
    public void A_ledger_says_what_it_is_made_of()
    {
        temporary.Ledger.Add(Invented.Numbered(1));
        var description = temporary.Ledger.Describe();
        description.Schema.ShouldBe(Migrations.Newest);
        Version.Parse(description.Sqlite).ShouldBeGreaterThanOrEqualTo(new Version(3, 35, 5));
        description.Versions.ShouldHaveSingleItem().Value.ShouldBe(1);
        description.Leaves.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE reading SET findings = substr(findings, 1, length(findings) - 4) || x'01020304'")]
    [InlineData("UPDATE evidence SET bytes = substr(bytes, 1, length(bytes) - 4) || x'00000000'")]
    [InlineData("UPDATE statement SET public = public + 1 WHERE id = 1")]
    [InlineData("UPDATE log SET hash = zeroblob(32) WHERE id = 0")]
    [InlineData("DELETE FROM log WHERE id = 0")]
    [InlineData("UPDATE name SET statements = statements + 1 WHERE id = (SELECT min(id) FROM name)")]
    [InlineData("UPDATE refusal SET reason = 'all was well'")]
    public void Verification_finds_what_was_changed_behind_the_ledgers_back(string sql)
    {
        temporary.Ledger.Add(Invented.Numbered(1));
        temporary.Ledger.Add(Invented.Numbered(2));
        temporary.Ledger.Refuse(new EvidenceException("bad", "empty.", "Save again."));
        temporary.Ledger.Verify().Problems.ShouldBeEmpty();
        Change(sql);
        temporary.Reopen().Verify().Sound.ShouldBeFalse();
    }
}
