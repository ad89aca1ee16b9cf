using System.Text;

namespace Isnad.Ledgers.Tests;

/// <summary>Offices across documents, and what sources are called. These pages go through the reader.</summary>
public sealed class OfficeTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    void Add(string name, string text) => Ledger.Add(Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text))));

    void AddMinisters()
    {
        Add("a.txt", "Harbour reopens\n\nVARZAN, March 3, 2029 – Foreign Minister Osman Varzi said the harbour had reopened.\n");
        Add("b.txt", "Talks resume\n\nVARZAN, May 9, 2029 – Foreign Minister Osman Varzi said the talks had resumed.\n");
        Add("c.txt", "New treaty\n\nVARZAN, June 2, 2033 – Foreign Minister Lena Dorvik said the treaty was new.\n");
    }

    [Fact]
    public void An_office_is_held_by_whom_the_ledger_saw_in_it_at_that_time()
    {
        AddMinisters();
        Ledger.Holders("the foreign minister", "2029-04-01").Single(holder => holder.Then).Source.Name.ShouldBe("Osman Varzi");
        Ledger.Holders("foreign minister", "2033-06").Single(holder => holder.Then).Source.Name.ShouldBe("Lena Dorvik");
        // between the two nobody was seen, and the ledger does not guess
        Ledger.Holders("foreign minister", "2031-04-01").ShouldNotContain(holder => holder.Then);
        Ledger.Holders("minister", "2029-04-01").ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_only_not_before_a_day_saw_nobody_on_that_day()
    {
        AddMinisters();
        Add(
            "o.txt",
            "The quay\n\nForeign Minister Sami Holm said the quay was fine. It was closed on 3 May 1938 and opened on 9 August 1938.\n"
        );
        var seen = Ledger.Holders("foreign minister").Single(holder => holder.Source.Name == "Sami Holm");
        (seen.First, seen.Last).ShouldBe((null, null));
        Ledger.Holders("foreign minister", "1938-08-09").ShouldNotContain(holder => holder.Then);
        Ledger.Source(seen.Source.Id)!.Source.First.ShouldBeNull();
    }

    [Theory]
    [InlineData("Osman Varzi, secretary of state nominated during the spring session, said the quay was open.", "secretary of state")]
    [InlineData(
        "Osman Varzi, the US envoy to the United Harbours who came by boat, said the quay was open.",
        "the US envoy to the United Harbours"
    )]
    [InlineData("قال سامر البرقاوي، وزير الموانئ الذي وصل أمس، إن الرصيف مفتوح.", "وزير الموانئ")]
    [InlineData("سامان وارزی، سفیر ایران در کشور بندر آبی، گفت اسکله باز است.", "سفیر ایران")]
    public void The_phrase_of_an_office_ends_where_the_sentence_goes_on(string sentence, string office)
    {
        Add("p.txt", sentence + "\n");
        Ledger.Holders(office).Select(holder => holder.Office).ShouldBe([office]);
    }

    [Fact]
    public void An_office_behind_and_is_another_ones()
    {
        Add("q.txt", "The talks were led by Lena Dorvik, and President Osman Varzi of Varzan, who came late, said little.\n");
        Ledger.Holders("president").ShouldNotContain(holder => holder.Source.Name == "Lena Dorvik");
    }

    [Fact]
    public void Pages_that_name_no_outlet_are_one_voice_by_the_host_of_their_address()
    {
        foreach (var page in (string[])["a", "b"])
            Ledger.Add(
                Reader.Read(
                    new Evidence(
                        page + ".txt",
                        Encoding.UTF8.GetBytes($"Foreign Minister Osman Varzi said the quay {page} had reopened.\n")
                    )
                    {
                        Uri = "https://www.example.org/" + page,
                    }
                )
            );
        Add("c.txt", "Foreign Minister Osman Varzi said the quay had sunk.\n");
        var rows = Ledger.Naming(["Osman Varzi"]).Rows.Where(row => row.Kind == NamingKind.Name).ToList();
        rows.Select(row => (row.Page, row.Count)).ShouldBe([("example.org", 2L), ("c.txt", 1L)]);
    }

    [Fact]
    public void An_office_that_does_not_tell_its_state_is_nobodys_where_the_ledger_saw_it_of_several_states()
    {
        AddMinisters();
        Add("k.txt", "Talks\n\nNAIROBI, May 2, 2029 – Karim Holm, the foreign minister of Kenya, said the talks went on.\n");
        Ledger.Holders("foreign minister", "2029-05-09").Single(holder => holder.Then).Source.Name.ShouldBe("Osman Varzi");
        Add("l.txt", "Talks\n\nRABAT, May 5, 2033 – Nadim Berg, the foreign minister of Morocco, said the talks went on.\n");
        Ledger.Holders("foreign minister", "2029-05-09").ShouldNotContain(holder => holder.Then);
        Ledger.Holders("foreign minister of Kenya", "2029-05-02").Single(holder => holder.Then).Source.Name.ShouldBe("Karim Holm");
    }

    [Fact]
    public void An_office_is_found_in_every_language_and_its_deputy_is_not_its_holder()
    {
        AddMinisters();
        Add("f.txt", "لا عودة إلى المحادثات\n\nفارزان – 9 أيار 2029\n\nقال نائب وزير الخارجية سامر البرقاوي إن المحادثات انتهت.\n");
        foreach (var office in (string[])["foreign minister", "وزير الخارجية", "وزیر امور خارجه", "وزيرة الخارجية"])
            Ledger.Holders(office, "2029-05-09").Single(holder => holder.Then).Source.Name.ShouldBe("Osman Varzi");
        Ledger.Holders("وزير الخارجية").Count.ShouldBe(2);
    }

    [Fact]
    public void Who_is_called_a_former_holder_holds_the_office_no_more()
    {
        AddMinisters();
        Add("g.txt", "Books and boats\n\nVARZAN, May 20, 2029 – Osman Varzi, the former foreign minister, said he would write.\n");
        Ledger.Holders("foreign minister", "2029-05-21").ShouldNotContain(holder => holder.Then);
        Ledger.Holders("foreign minister", "2029-05-09").Single(holder => holder.Then).Source.Name.ShouldBe("Osman Varzi");
        Ledger.Holders("the former foreign minister", "2029-05-09").ShouldNotContain(holder => holder.Then);
    }

    [Fact]
    public void A_president_of_a_state_that_is_not_told_is_anybodys()
    {
        Add("m.txt", "Talks resume\n\nVARZAN, May 9, 2029 – President Ingrid Salvatore said the talks had resumed.\n");
        Add("n.txt", "Harbour\n\nSARRIN, May 10, 2029 – President Salvatore said the harbour had closed.\n");
        Ledger.Holders("president", "2029-05-09").ShouldBeEmpty();
        Ledger.Joined().Items.ShouldNotContain(pair => pair.Reason.Contains("both were seen as", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ex-foreign minister")]
    [InlineData("former foreign minister")]
    [InlineData("وزير الخارجية السابق")]
    [InlineData("وزیر پیشین امور خارجه")]
    public void An_office_that_was_left_is_told_by_its_words(string office) => OfficeWords.IsPast(office).ShouldBeTrue();

    [Fact]
    public void An_office_before_a_name_between_commas_is_held_by_whom_it_introduces()
    {
        Add(
            "h.txt",
            "Harbour reopens\n\nVARZAN, March 3, 2029 – The foreign minister of Veldoria, Osman Varzi, said the harbour had reopened.\n"
        );
        Ledger.Holders("foreign minister of Veldoria", "2029-03-03").Single().Source.Name.ShouldBe("Osman Varzi");
        Ledger.Holders("foreign minister of Sarrin").ShouldBeEmpty();
    }

    [Fact]
    public void A_full_name_in_two_scripts_with_one_doubtful_sound_is_one_by_the_office_held_at_that_time()
    {
        Add("i.txt", "Talks resume\n\nVARZAN, May 9, 2029 – Foreign Minister Ingrid Salvatore said the talks had resumed.\n");
        Add("j.txt", "لا عودة إلى المحادثات\n\nفارزان – 9 أيار 2029\n\nقالت وزيرة الخارجية إنغريد سالفاتوري إن المحادثات انتهت.\n");
        Ledger.Holders("foreign minister", "2029-05-09").Single().Then.ShouldBeTrue();
        Ledger.Joined().Items.ShouldContain(pair => pair.Reason.Contains("both were seen as", StringComparison.Ordinal));
    }

    [Fact]
    public void A_father_is_not_his_son_who_is_called_after_him()
    {
        Add(
            "k.txt",
            "Court sits\n\nVARZAN, May 9, 2029 – Sami bin Adel Murr said the ship was sold. Adel Murr said the register was wrong.\n"
        );
        Add("l.txt", "المحكمة\n\nفارزان – 9 أيار 2029\n\nقال سامي بن عادل المر إن السفينة بيعت. وقال عادل المر إن السجل خاطئ.\n");
        var sons = Ledger.Sources(new Filter()).Items.Where(source => source.Name is "Sami bin Adel Murr" or "سامي بن عادل المر").ToList();
        sons.ShouldNotBeEmpty();
        foreach (var son in sons)
            Ledger.Source(son.Id)!.Forms.ShouldNotContain(form => form.Text == "Adel Murr" || form.Text == "عادل المر");
    }

    [Fact]
    public void A_statement_of_an_office_says_who_held_it_then()
    {
        AddMinisters();
        Add("d.txt", "Border stays open\n\nVARZAN, April 20, 2029 – The foreign minister said the border would stay open.\n");
        var said = Ledger.Search(new Filter { Words = "border", By = "foreign minister" }).Items[0].Statement!;
        Ledger.Statement(said.Id)!.Holder!.Source.Name.ShouldBe("Osman Varzi");
    }

    [Fact]
    public void The_naming_table_counts_what_each_voice_calls_a_source()
    {
        AddMinisters();
        Add(
            "e.txt",
            "Union objects\n\nVARZAN, June 3, 2033 – Union leader Petra Hollin said that \"Dorvik sold the harbour\". Foreign Minister Lena Dorvik denied the claim.\n"
        );
        var table = Ledger.Naming(["Lena Dorvik"]);
        table.Readings.ShouldBe(2);
        table.Rows.ShouldContain(row => row.Kind == NamingKind.Title && row.Label == "Foreign Minister");
        table.Rows.Where(row => row.Label == "Lena Dorvik").Sum(row => row.Count).ShouldBe(2);
        foreach (var row in table.Rows)
            row.Example.Text[row.Example.Marks[0].Start..row.Example.Marks[0].End].ShouldBe(row.Label);
        Should.Throw<LedgerException>(() => Ledger.Naming(["Nobody Atall"])).Message.ShouldContain("isnad who");
    }
}
