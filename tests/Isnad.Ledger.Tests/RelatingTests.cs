using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers.Tests;

/// <summary>Who is who across documents: what the machine joins, what it leaves to a person, and that order does not matter.</summary>
public sealed class RelatingTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    static Reading Page(string name, string speaker, string words = "the weir holds", string published = "2031-04-05") =>
        speaker[0] < '\u0600'
            ? Invented.Read(name + ".txt", $"{speaker} said {words}. ({name})", [new(speaker, "said", words)], published, "en")
            : Invented.Read(name + ".txt", $"قال {speaker} إن {words}. ({name})", [new(speaker, "قال", words)], published);

    Ledger With(params string[] speakers)
    {
        for (var i = 0; i < speakers.Length; i++)
            Ledger.Add(Page($"page-{i}", speakers[i]));
        return Ledger;
    }

    string Id(string name) => Ledger.Source(name)!.Source.Id;

    [Fact]
    public void One_man_in_two_scripts_is_one_source_with_the_reason()
    {
        With("Mahmoud Darbandi", "محمود دربندي");
        var source = Ledger.Source("محمود دربندي")!;
        source.Source.Id.ShouldBe(Id("Mahmoud Darbandi"));
        source.Source.Statements.ShouldBe(2);
        source.Names.Select(name => name.Text).ShouldBe(["Mahmoud Darbandi", "محمود دربندي"], ignoreOrder: true);
        source.Joins.ShouldHaveSingleItem().Reason.ShouldEndWith("in the other script.");
        Ledger.Joined().Total.ShouldBe(1);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Tariq Berwani", "Tarif Berwani")]
    [InlineData("سلطان البرواني", "سلمان البرواني")]
    [InlineData("Jamal Berwani", "Jamil Berwani")]
    [InlineData("فيصل بن تركي", "تركي بن فيصل")]
    [InlineData("Faisal Turki", "Turki Faisal")]
    [InlineData("فيصل تركي", "Turki Faisal")]
    [InlineData("محمد", "Mohammed")]
    [InlineData("نادر سلمان", "نادر سليمان")]
    [InlineData("رضا سنجري", "محمد رضا سنجري")]
    [InlineData("فهد بن راشد", "فهد بن راشد الدغماني")]
    [InlineData("حمدان بن فيصل بن راشد", "حمدان بن راشد")]
    public void What_can_be_two_people_is_never_joined_by_the_machine(string one, string other)
    {
        With(one, other);
        Id(one).ShouldNotBe(Id(other));
    }

    [Fact]
    public void A_name_that_fits_two_who_are_not_one_joins_neither_and_goes_to_review()
    {
        With("Salem Durbawi", "Salem Karim Durbawi", "Salem Nabil Durbawi");
        ((string[])["Salem Durbawi", "Salem Karim Durbawi", "Salem Nabil Durbawi"]).Select(Id).Distinct().Count().ShouldBe(3);
        var review = Ledger.Review();
        review.Items.Select(pair => pair.One.Text).Concat(review.Items.Select(pair => pair.Other.Text)).ShouldContain("Salem Durbawi");
        review.Items[0].Reason.ShouldContain("would also fit another");
    }

    [Fact]
    public void A_page_that_names_both_as_two_keeps_the_machine_from_joining_them()
    {
        Ledger.Add(
            Invented.Read(
                "two.txt",
                "Haitham Masrawi said the weir holds. Haytham Masrawi said it leaks.",
                [new("Haitham Masrawi", "said", "the weir holds"), new("Haytham Masrawi", "said", "it leaks")],
                language: "en"
            )
        );
        Id("Haitham Masrawi").ShouldNotBe(Id("Haytham Masrawi"));
        Ledger.Review().Items.ShouldHaveSingleItem().Reason.ShouldContain("names both, as two");
    }

    [Fact]
    public void Keeping_apart_what_the_machine_joined_parts_it_and_undo_joins_it_again_byte_for_byte()
    {
        With("Mahmoud Darbandi", "محمود دربندي", "Mahmood Darbandi");
        Id("Mahmood Darbandi").ShouldBe(Id("محمود دربندي"));
        var before = temporary.Export();
        var number = Ledger.Distinct(Ledger.NameId("Mahmoud Darbandi"), Ledger.NameId("محمود دربندي"), "reviewer", "uncle and nephew");
        Id("Mahmoud Darbandi").ShouldNotBe(Id("محمود دربندي"));
        // the third fits both and so joins neither
        Ledger.Source("Mahmood Darbandi")!.Names.ShouldHaveSingleItem();
        Ledger.Undo(number, "reviewer", "one man after all");
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void Merging_what_the_machine_joined_confirms_it_and_undo_leaves_the_export_byte_for_byte()
    {
        With("Mahmoud Darbandi", "محمود دربندي", "Osman Varzi");
        var before = temporary.Export();
        var confirmed = Ledger.Merge(Ledger.NameId("Mahmoud Darbandi"), Ledger.NameId("محمود دربندي"), "reviewer", "read both");
        Ledger.Joined().Total.ShouldBe(0);
        var merged = Ledger.Merge(Id("Mahmoud Darbandi"), Id("Osman Varzi"), "reviewer", "a pen name");
        Ledger.Source("Osman Varzi")!.Names.Count.ShouldBe(3);
        Ledger.Undo(merged, "reviewer", "no");
        Ledger.Undo(confirmed, "reviewer", "no");
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void A_split_of_what_the_machine_joined_is_not_joined_again()
    {
        With("Mahmoud Darbandi", "محمود دربندي");
        var before = temporary.Export();
        Ledger.Split(Id("Mahmoud Darbandi"), [Ledger.NameId("محمود دربندي")], "reviewer", "two men");
        Id("Mahmoud Darbandi").ShouldNotBe(Id("محمود دربندي"));
        Ledger.Add(Page("again", "محمود دربندي"));
        Id("Mahmoud Darbandi").ShouldNotBe(Id("محمود دربندي"));
        Should
            .Throw<LedgerException>(() => Ledger.Merge(Id("Mahmoud Darbandi"), Id("محمود دربندي"), "other", "alike"))
            .Reason.ShouldContain("keeps them apart");
        Ledger.Undo(1, "reviewer", "one");
        Ledger.Source("محمود دربندي")!.Names.Count.ShouldBe(2);
        temporary.Export().ShouldNotBe(before); // one page more
    }

    [Fact]
    public void The_order_in_which_pages_come_does_not_matter()
    {
        string[] speakers =
        [
            "Mahmoud Darbandi",
            "محمود دربندي",
            "Mahmood Darbandi",
            "Salem Durbawi",
            "Salem Karim Durbawi",
            "Salem Nabil Durbawi",
            "سالم الدرباوي",
            "Durbawi",
            "Tariq Berwani",
            "Tarif Berwani",
            "طارق برواني",
            "Jamal Berwani",
            "Jamil Berwani",
            "جميل برواني",
            "Abd al-Rahman Harith",
            "عبدالرحمن حارث",
            "Abdulrahman Harith",
            "Faisal Turki",
            "Turki Faisal",
            "Berwani",
            "Osman Varzi",
            "عثمان ورزي",
            "Masood Sahrai",
            "مسعود صحرايي",
        ];
        var pages = speakers.Select((speaker, i) => Page($"page-{i}", speaker, published: $"2031-04-{1 + i % 28:D2}")).ToList();
        pages.Add(Page("page-0", speakers[0], "it leaks after all"));
        byte[]? first = null;
        for (var seed = 0; seed < 8; seed++)
        {
            using var own = new TemporaryLedger();
            var order = pages.ToArray();
            if (seed > 0)
                new Random(seed).Shuffle(order);
            var left = new Random(seed);
            using (var adder = own.Ledger.BeginAdding(1 + left.Next(7)))
            {
                foreach (var page in order)
                    adder.Add(page);
                adder.Commit();
            }
            var export = own.Export();
            first ??= export;
            export.ShouldBe(first, $"seed {seed}");
            own.Ledger.Verify().Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Comparing_all_names_again_changes_nothing_and_keeps_decisions()
    {
        With("Mahmoud Darbandi", "محمود دربندي", "Salem Durbawi", "Salem Karim Durbawi", "Durbawi", "Osman Varzi");
        Ledger.Merge(Id("Osman Varzi"), Id("Salem Durbawi"), "reviewer", "a pen name");
        var before = temporary.Export();
        var review = Ledger.Review().Total;
        temporary.Close();
        using (var raw = new SqliteConnection($"Data Source={temporary.Path};Pooling=False"))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText =
                "UPDATE about SET value = 'older rules' WHERE key = 'likeness'; DELETE FROM name_key; DELETE FROM likeness";
            command.ExecuteNonQuery();
        }
        temporary.Reopen();
        temporary.Export().ShouldBe(before);
        Ledger.Review().Total.ShouldBe(review);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_a_new_reading_no_longer_has_joins_nobody()
    {
        const string text = "Mahmoud Darbandi said the weir holds.";
        Ledger.Add(Page("ar", "محمود دربندي"));
        Ledger.Add(Invented.Read("en.txt", text, [new("Mahmoud Darbandi", "said", "the weir holds")], language: "en"));
        Ledger.Source("محمود دربندي")!.Names.Count.ShouldBe(2);
        Ledger.Add(Invented.Read("en.txt", text, [], language: "en", version: new("9.9.9", "new", "new")));
        Ledger.Source("محمود دربندي")!.Joins.ShouldBeEmpty();
        Ledger.Source("محمود دربندي")!.Names.ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_of_one_name_are_told_apart_by_document_and_undo_leaves_the_export_byte_for_byte()
    {
        Ledger.Add(Page("mayor", "Osman Varzi", "the weir holds"));
        Ledger.Add(Page("mayor again", "Osman Varzi", "the weir still holds"));
        Ledger.Add(Page("singer", "Osman Varzi", "the tour is off"));
        var before = temporary.Export();
        var singer = Ledger.Search(new Filter { Words = "tour" }).Items[0].Article.Id;
        var own = Ledger.SplitDocuments(Id("Osman Varzi"), [singer], "reviewer", "the singer, not the mayor");
        var page = Ledger.Source(own)!;
        page.Source.Name.ShouldBe("Osman Varzi");
        page.Statements.Items.ShouldHaveSingleItem().Content[0].Text.ShouldBe("the tour is off");
        Ledger.Statement(page.Statements.Items[0].Id)!.Speaker!.Id.ShouldBe(own);
        Ledger.Who("Osman Varzi").Sources.Count.ShouldBe(2);
        Ledger.Verify().Problems.ShouldBeEmpty();
        // a later page counts to the first, and another reading of the singer's page stays his
        Ledger.Add(Page("later", "Osman Varzi", "the weir is new"));
        Ledger.Source(own)!.Source.Statements.ShouldBe(1);
        Ledger.Add(
            Invented.Read(
                "singer.txt",
                "Osman Varzi said the tour is off. (singer)",
                [new("Osman Varzi", "said", "the tour is off", Stance.Announce)],
                language: "en",
                version: new("9.9.9", "new", "new")
            )
        );
        Ledger.Source(own)!.Statements.Items.ShouldHaveSingleItem().Finding.Stance.ShouldBe(Stance.Announce);
        Ledger.Verify().Problems.ShouldBeEmpty();
        Should
            .Throw<LedgerException>(() => Ledger.SplitDocuments(own, [singer], "reviewer", "no"))
            .Reason.ShouldContain("not none and not all");

        using var fresh = new TemporaryLedger();
        fresh.Ledger.Add(Page("mayor", "Osman Varzi", "the weir holds"));
        fresh.Ledger.Add(Page("mayor again", "Osman Varzi", "the weir still holds"));
        fresh.Ledger.Add(Page("singer", "Osman Varzi", "the tour is off"));
        var made = fresh.Ledger.SplitDocuments(fresh.Ledger.NameId("Osman Varzi"), [singer], "reviewer", "the singer");
        made.ShouldBe(own);
        fresh.Ledger.Undo(1, "reviewer", "one man");
        fresh.Export().ShouldBe(before);
        fresh.Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_short_form_that_is_no_name_of_its_own_is_refused_with_the_source_that_pages_use_it_for()
    {
        const string page = "Weir\n\nSalem Durbawi said the weir holds. Durbawi said the gates were shut at night.\n";
        Ledger.Add(Reader.Read(new Evidence("weir.txt", System.Text.Encoding.UTF8.GetBytes(page))));
        var refused = Should.Throw<LedgerException>(() => Ledger.NameId("Durbawi"));
        refused.Reason.ShouldContain(Id("Salem Durbawi"));
        Should.Throw<LedgerException>(() => Ledger.NameId("Berwani")).Reason.ShouldBe("there is no source of this name.");
    }

    [Fact]
    public void A_state_is_one_place_under_its_names_in_all_languages_unless_another_place_is_called_so()
    {
        Text("a.txt", "الجسر\n\nوصلت البعثة إلى ألمانيا ثم إلى جورجيا يوم الأحد، وقال المهندس سالم الدرباوي إن الجسر سليم.\n");
        Text("b.txt", "Bridge\n\nThe mission left for Germany and Georgia on Sunday. Salem Durbawi said the bridge is sound.\n");
        Text("c.txt", "پل\n\nهیئت روز یکشنبه به آلمان و فرانسه رفت. سالم درباوی گفت پل سالم است.\n");
        var names = Ledger.Source("Germany")!.Names.Select(name => name.Text);
        names.ShouldBe(["Germany", "ألمانيا", "آلمان"], ignoreOrder: true);
        Ledger.Joined(take: 100).Items.ShouldContain(pair => pair.Reason == "Both are names of one state, Germany.");
        Id("Georgia").ShouldNotBe(Id("جورجيا"));
        Ledger.Review(take: 100).Items.ShouldContain(pair => pair.Reason.StartsWith("Both can mean the state Georgia"));
        Ledger.Verify().Problems.ShouldBeEmpty();

        void Text(string name, string text) => Ledger.Add(Reader.Read(new Evidence(name, System.Text.Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void Who_finds_a_name_in_any_script_and_says_why()
    {
        With("Mahmoud Darbandi", "Osman Varzi", "عبد الرحمن حارث");
        Ledger.Who("محمود دربندی").Sources[0].Source.Id.ShouldBe(Id("Mahmoud Darbandi"));
        Ledger.Who("Abdulrahman Harith").Sources[0].Source.Name.ShouldBe("عبد الرحمن حارث");
        var varzi = Ledger.Who("Varzi").Sources.ShouldHaveSingleItem();
        varzi.Verdict.ShouldBe(NameVerdict.Unsure);
        varzi.Reason.ShouldContain("many people's name");
        Ledger.Who("Nobody Atall").Sources.ShouldBeEmpty();
        // what may be another's is no certain answer to a name with a word more
        Ledger.Who("Karim Osman Varzi").Sources.ShouldHaveSingleItem().Verdict.ShouldBe(NameVerdict.Unsure);
        var first = Ledger.Who("Mahmoud").Sources.ShouldHaveSingleItem();
        first.Source.Id.ShouldBe(Id("Mahmoud Darbandi"));
        first.Verdict.ShouldBe(NameVerdict.Unsure);
        Ledger.Statements(new Filter { By = "محمود دربندی" }).Total.ShouldBe(1);
    }

    [Fact]
    public void One_word_that_is_nearly_another_is_offered_only_where_nobody_is_called_so()
    {
        With("Nadim Varzi", "Nadim Warzo", "Varza");
        Ledger.Who("Varzi").Sources.ShouldHaveSingleItem().Source.Name.ShouldBe("Nadim Varzi");
        Ledger.Who("Warza").Sources.ShouldAllBe(found => found.Verdict == NameVerdict.Unsure);
        Ledger.Who("Warza").Sources.ShouldNotBeEmpty();
    }

    [Fact]
    public void Reviewers_at_once_join_and_part_without_losing_a_decision()
    {
        for (var i = 0; i < 24; i++)
            Ledger.Add(Page($"page-{i}", $"Karim {(char)('A' + i)}bbasi"));
        var ids = Enumerable.Range(0, 24).Select(i => Ledger.NameId($"Karim {(char)('A' + i)}bbasi")).ToList();
        var refused = 0;
        Parallel.For(
            0,
            2,
            reviewer =>
            {
                using var own = Ledger.Open(temporary.Path);
                for (var i = 0; i + 1 < ids.Count; i += 2)
                    try
                    {
                        if (reviewer == 0)
                            own.Merge(ids[i], ids[i + 1], "first", "one");
                        else
                            own.Distinct(ids[i], ids[i + 1], "second", "two");
                    }
                    catch (LedgerException)
                    {
                        Interlocked.Increment(ref refused);
                    }
            }
        );
        Ledger.Decisions().Count.ShouldBe(24 - refused);
        refused.ShouldBe(12); // of each pair one decision stands, and the other was refused with the reason
        Ledger.Verify().Problems.ShouldBeEmpty();
    }
}
