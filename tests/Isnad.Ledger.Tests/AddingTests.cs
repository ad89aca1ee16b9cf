namespace Isnad.Ledgers.Tests;

public sealed class AddingTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void The_same_bytes_are_one_piece_of_evidence_under_every_name_they_came_under()
    {
        const string text = "The ferry left at noon.";
        Ledger.Add(Invented.Read("a.txt", text)).Outcome.ShouldBe(AddOutcome.New);
        Ledger.Add(Invented.Read("b.txt", text)).Outcome.ShouldBe(AddOutcome.Known);
        Ledger.Add(Invented.Read("b.txt", text)).Outcome.ShouldBe(AddOutcome.Known);
        Ledger.Overview().Evidence.ShouldBe(1);
        var sha256 = new Evidence("x", System.Text.Encoding.UTF8.GetBytes(text)).Sha256;
        var page = Ledger.Evidence(sha256[..12])!;
        page.Captures.Select(capture => capture.Name).ShouldBe(["a.txt", "b.txt"]);
        System.Text.Encoding.UTF8.GetString(page.Bytes).ShouldBe(text);
        page.Readings.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_same_bytes_twice_in_one_batch_are_one_piece_too()
    {
        var acknowledged = new List<Added>();
        using var adder = Ledger.BeginAdding(8, acknowledged.Add);
        adder.Add(Invented.Numbered(1));
        adder.Add(Invented.Numbered(1));
        adder.Commit();
        acknowledged.Select(added => added.Outcome).ShouldBe([AddOutcome.New, AddOutcome.Known]);
        Ledger.Overview().Statements.ShouldBe(2);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_that_is_known_need_not_be_read_again()
    {
        var reading = Invented.Numbered(1);
        Ledger.Knows(reading.Document.Evidence).ShouldBeFalse();
        Ledger.Add(reading);
        var acknowledged = new List<Added>();
        using var adder = Ledger.BeginAdding(8, acknowledged.Add);
        adder.AddKnown(new Evidence("again.txt", reading.Document.Evidence.Bytes)).ShouldBeTrue();
        adder.AddKnown(Invented.Numbered(2).Document.Evidence).ShouldBeFalse();
        adder.Commit();
        acknowledged.ShouldHaveSingleItem().Outcome.ShouldBe(AddOutcome.Known);
        Ledger.Evidence(reading.Document.Evidence.Sha256)!.Captures.Count.ShouldBe(2);
    }

    [Fact]
    public void A_reading_by_a_newer_version_supersedes_the_old_one_which_is_kept()
    {
        const string text = "Orla Venn said the mill would open. Orla Venn denied the mill would close.";
        var old = Invented.Read(
            "a.txt",
            text,
            [new("Orla Venn", "said", "the mill would open")],
            version: new("0.0.1", "old", "old"),
            language: "en"
        );
        var renewed = Invented.Read("a.txt", text, [new("Orla Venn", "denied", "the mill would close", Stance.Deny)], language: "en");
        Ledger.Add(old);
        var before = Ledger.Statements(new Filter()).Items.ShouldHaveSingleItem().Id;
        Ledger.Add(renewed).Outcome.ShouldBe(AddOutcome.Reread);
        Ledger.Statements(new Filter()).Items.ShouldHaveSingleItem().Finding.Stance.ShouldBe(Stance.Deny);
        Ledger.Statement(before).ShouldBeNull();
        Ledger.Statements(new Filter { Words = "open" }).Total.ShouldBe(0);
        Ledger.Search(new Filter { Words = "mill" }).Total.ShouldBe(1);
        Ledger.Sources(new Filter()).Items.ShouldHaveSingleItem().Statements.ShouldBe(1);
        var readings = Ledger.Evidence(renewed.Document.Evidence.Sha256)!.Readings;
        readings.Select(reading => reading.Current).ShouldBe([true, false]);
        Ledger.Reading(readings[1].Number)!.Statements.ShouldHaveSingleItem().Stance.ShouldBe(Stance.Say);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_kept_reading_gives_the_very_record_that_was_read()
    {
        var reading = Invented.Numbered(7);
        Ledger.Add(reading);
        var kept = Ledger.Article(Ledger.Articles(new Filter()).Items[0].Id)!.Reading;
        Record(kept).ShouldBe(Record(reading));

        static byte[] Record(Reading read)
        {
            using var stream = new MemoryStream();
            RecordWriter.Write(stream, read, indented: true);
            return stream.ToArray();
        }
    }

    [Fact]
    public void A_write_that_fails_midway_leaves_nothing_of_its_batch_and_acknowledges_nothing()
    {
        Ledger.Add(Invented.Numbered(1));
        var before = temporary.Export();
        Run("CREATE TRIGGER failing BEFORE INSERT ON statement WHEN NEW.stance = 13 BEGIN SELECT RAISE(ABORT, 'no room'); END");
        var acknowledged = new List<Added>();
        using (var adder = Ledger.BeginAdding(16, acknowledged.Add))
        {
            adder.Add(Invented.Numbered(2));
            adder.Add(Invented.Numbered(3));
            Should.Throw<LedgerException>(adder.Commit).Reason.ShouldContain("no room");
            acknowledged.ShouldBeEmpty();
            temporary.Export().ShouldBe(before);
            Run("DROP TRIGGER failing");
            adder.Add(Invented.Numbered(4));
            adder.Commit();
        }
        acknowledged.ShouldHaveSingleItem();
        Ledger.Search(new Filter { Words = "الجسر" }).Total.ShouldBe(2);
        Ledger.Verify().Problems.ShouldBeEmpty();

        void Run(string sql)
        {
            using var connection = new Connections(temporary.Path).Open(create: false);
            Connections.Run(connection, sql);
        }
    }

    [Fact]
    public void The_export_is_the_same_in_whatever_order_the_evidence_came()
    {
        for (var i = 1; i <= 20; i++)
            Ledger.Add(Invented.Numbered(i));
        using var other = new TemporaryLedger();
        using (var adder = other.Ledger.BeginAdding(7))
        {
            for (var i = 20; i >= 1; i--)
                adder.Add(Invented.Numbered(i));
            adder.Commit();
        }
        other.Export().ShouldBe(temporary.Export());
        temporary.Reopen();
        other.Export().ShouldBe(temporary.Export());
    }

    [Fact]
    public void Ids_come_from_the_content_and_are_the_same_in_every_ledger()
    {
        using var other = new TemporaryLedger();
        other.Ledger.Add(Invented.Numbered(5));
        Ledger.Add(Invented.Numbered(4));
        Ledger.Add(Invented.Numbered(5));
        Ledger
            .Statements(new Filter { Words = "15" })
            .Items.Select(item => item.Id)
            .ShouldBe(other.Ledger.Statements(new Filter { Words = "15" }).Items.Select(item => item.Id));
    }

    [Fact]
    public void What_could_not_be_read_is_noted_once_with_reason_and_mend()
    {
        var refused = new EvidenceException("bad.pdf", "the file is empty.", "Save the page again.");
        Ledger.Refuse(refused);
        Ledger.Refuse(refused);
        var noted = Ledger.Refusals().Items.ShouldHaveSingleItem();
        (noted.Name, noted.Reason, noted.Mend).ShouldBe(("bad.pdf", "the file is empty.", "Save the page again."));
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_a_writer_writes()
    {
        const int batches = 20;
        const int size = 5;
        Ledger.Add(Invented.Numbered(1000));
        var done = false;
        var begun = new TaskCompletionSource();
        var reading = Task.Run(
            () =>
            {
                var seen = new HashSet<long>();
                while (!Volatile.Read(ref done))
                {
                    var overview = Ledger.Overview();
                    overview.Statements.ShouldBe(overview.Articles * 2);
                    ((overview.Articles - 1) % size).ShouldBe(0);
                    Ledger.Search(new Filter { Words = "الجسر", Take = 2 }).Total.ShouldBeGreaterThan(0);
                    seen.Add(overview.Articles);
                    begun.TrySetResult();
                }
                return seen.Count;
            },
            TestContext.Current.CancellationToken
        );
        // on a busy machine the reader could come too late to read anything
        await Task.WhenAny(begun.Task, reading);
        using (var adder = Ledger.BeginAdding(size))
            for (var i = 0; i < batches * size; i++)
                adder.Add(Invented.Numbered(i));
        Volatile.Write(ref done, true);
        (await reading).ShouldBeGreaterThan(0);
        Ledger.Overview().Articles.ShouldBe(1 + batches * size);
    }

    [Fact]
    public async Task Two_writers_on_one_file_lose_nothing()
    {
        _ = Ledger;
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(writer =>
                    Task.Run(
                        () =>
                        {
                            using var own = Ledger.Open(temporary.Path);
                            using var adder = own.BeginAdding(4);
                            for (var i = 0; i < 40; i++)
                                adder.Add(Invented.Numbered(i * 3 + (i % 2 == 0 ? 0 : writer)));
                            adder.Commit();
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );
        Ledger.Overview().Evidence.ShouldBe(60);
        Ledger.Search(new Filter { Words = "الجسر" }).Total.ShouldBe(60);
        Ledger.Source("سالم المرجاني")!.Source.Statements.ShouldBe(60);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }
}
