namespace Isnad.Ledgers.Tests;

public sealed class SearchTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    string[] Marked(string words, Filter? filter = null) =>
        [
            .. Ledger
                .Search((filter ?? new Filter()) with { Words = words })
                .Items.SelectMany(hit => hit.Excerpt.Marks.Select(mark => mark.Of(hit.Excerpt.Text).ToString())),
        ];

    [Fact]
    public void A_word_is_found_in_any_spelling_and_behind_the_article_and_the_original_characters_are_marked()
    {
        Ledger.Add(Invented.Read("1.txt", "زار وزيرُ النقل الميناء."));
        Ledger.Add(Invented.Read("2.txt", "وزیر راه از بندر بازدید کرد.", language: "fa"));
        Ledger.Add(Invented.Read("3.txt", "عاد الوزير من الجزيرة."));
        Ledger.Add(Invented.Read("4.txt", "اجتمع المزارعون."));
        Marked("وزير").ShouldBe(["وزيرُ", "وزیر", "الوزير"], ignoreOrder: true);
        Marked("وزیر").ShouldBe(["وزيرُ", "وزیر", "الوزير"], ignoreOrder: true);
        Marked("الوزير").ShouldBe(["وزيرُ", "وزیر", "الوزير"], ignoreOrder: true);
    }

    [Fact]
    public void A_number_is_found_in_every_digit_set()
    {
        Ledger.Add(Invented.Read("1.txt", "غرق ٣٥ زورقا."));
        Ledger.Add(Invented.Read("2.txt", "۳۵ قایق غرق شد.", language: "fa"));
        Ledger.Add(Invented.Read("3.txt", "Exactly 35 boats sank.", language: "en"));
        Ledger.Add(Invented.Read("4.txt", "Exactly 350 boats sank.", language: "en"));
        Marked("35").ShouldBe(["٣٥", "۳۵", "35"], ignoreOrder: true);
        Marked("۳۵").ShouldBe(["٣٥", "۳۵", "35"], ignoreOrder: true);
    }

    [Fact]
    public void A_short_word_is_not_found_in_words_that_only_begin_with_a_letter_more()
    {
        Ledger.Add(Invented.Read("1.txt", "هذا كلام وذاك سلام."));
        Ledger.Search(new Filter { Words = "لام" }).Total.ShouldBe(0);
    }

    [Fact]
    public void A_phrase_is_found_with_its_words_in_order_and_in_any_spelling()
    {
        Ledger.Add(Invented.Read("1.txt", "قال وزير الموانئ كلمة."));
        Ledger.Add(Invented.Read("2.txt", "في الموانئ وزير آخر."));
        var hits = Ledger.Search(new Filter { Words = "\"وزیر الموانئ\"" });
        hits.Items.ShouldHaveSingleItem().Article.Name.ShouldBe("1.txt");
        hits.Items[0].Excerpt.Marks.ShouldHaveSingleItem().Of(hits.Items[0].Excerpt.Text).ToString().ShouldBe("وزير الموانئ");
    }

    [Fact]
    public void A_star_finds_beginnings_and_a_minus_leaves_out()
    {
        Ledger.Add(Invented.Read("1.txt", "The harbourmaster spoke of Tamra.", language: "en"));
        Ledger.Add(Invented.Read("2.txt", "The harbour of Lintel is closed.", language: "en"));
        Ledger.Search(new Filter { Words = "harbour*" }).Total.ShouldBe(2);
        Marked("harbour* -lintel").ShouldBe(["harbourmaster"]);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("***")]
    [InlineData("AND")]
    [InlineData("NOT OR NEAR(a b)")]
    [InlineData("words:x {y} ^z")]
    [InlineData("'; DROP TABLE article; --")]
    [InlineData("-only")]
    [InlineData("\0\ud800")]
    public void Whatever_is_typed_is_words_and_never_an_operator(string typed)
    {
        Ledger.Add(Invented.Numbered(1));
        Should.NotThrow(() => Ledger.Search(new Filter { Words = typed }));
        Should.NotThrow(() => Ledger.Statements(new Filter { Words = typed, By = typed }));
        Ledger.Overview().Articles.ShouldBe(1);
    }

    [Fact]
    public void Statements_are_found_by_speaker_stance_language_and_time()
    {
        for (var i = 1; i <= 12; i++)
            Ledger.Add(Invented.Numbered(i));
        Ledger.Statements(new Filter { By = "سالم المرجاني" }).Total.ShouldBe(12);
        Ledger.Statements(new Filter { By = "المرجانی" }).Total.ShouldBe(12);
        Ledger.Statements(new Filter { Stance = Stance.Confirm }).Total.ShouldBe(12);
        Ledger.Statements(new Filter { By = "nobody of that name" }).Total.ShouldBe(0);
        Ledger.Statements(new Filter { Language = "fa" }).Total.ShouldBe(0);
        Ledger.Statements(new Filter { From = "2031-03", To = "2031-03-31" }).Total.ShouldBe(2);
        var hit = Ledger.Search(new Filter { Words = "التكلفة 21", Stance = Stance.Confirm }).Items.ShouldHaveSingleItem();
        hit.Statement!.Speaker!.Name.ShouldBe("نائل الشهبي");
        hit.Statement.Content[0].Marks.Select(mark => mark.Of(hit.Statement.Content[0].Text).ToString()).ShouldBe(["التكلفة", "21"]);
    }

    [Fact]
    public void A_page_of_a_longer_list_says_how_long_the_list_is()
    {
        for (var i = 1; i <= 5; i++)
            Ledger.Add(Invented.Numbered(i));
        var all = Ledger.Statements(new Filter { Take = 100 });
        var middle = Ledger.Statements(new Filter { Skip = 4, Take = 3 });
        middle.Total.ShouldBe(10);
        middle.Items.Select(item => item.Id).ShouldBe(all.Items.Skip(4).Take(3).Select(item => item.Id));
    }

    [Fact]
    public void A_date_that_is_none_is_refused_in_words() =>
        Should
            .Throw<LedgerException>(() => Ledger.Search(new Filter { Words = "x", From = "last week" }))
            .Reason.ShouldContain("not a date");

    [Fact]
    public void Figures_are_found_by_measure_and_period_with_the_chain_of_their_statement()
    {
        Ledger.Add(
            Invented.Read(
                "1.txt",
                "Mira Tolland said 412 people walked.",
                [new("Mira Tolland", "said", "412 people walked")],
                published: "2030-06-01",
                language: "en",
                figures: ["412"]
            )
        );
        Ledger.Figures(new Filter { Measure = "participants", From = "2031" }).Total.ShouldBe(0);
        var figure = Ledger.Figures(new Filter { Measure = "participants", To = "2030" }).Items.ShouldHaveSingleItem();
        figure.Finding.Value.ShouldBe(412);
        figure.Chain.Select(link => link.Name).ShouldBe(["author", "Mira Tolland"]);
        figure.Context.Marks.ShouldHaveSingleItem().Of(figure.Context.Text).ToString().ShouldBe("412");
        Ledger.Statement(figure.Statement!)!.Speaker!.Name.ShouldBe("Mira Tolland");
    }

    [Fact]
    public void The_sources_that_say_most_come_first_also_when_their_names_were_merged()
    {
        string[] names = ["Ada Quill", "Bo Rusk", "Cy Tarn", "Di Umber", "Ed Vance", "Flo Wick"];
        // the first says six things, the last one
        for (var i = 0; i < names.Length; i++)
        for (var n = i; n < names.Length; n++)
            Ledger.Add(
                Invented.Read(
                    $"{i}-{n}.txt",
                    $"{names[i]} said thing {i} of {n}.",
                    [new(names[i], "said", $"thing {i} of {n}")],
                    language: "en"
                )
            );
        var all = Ledger.Sources(new Filter { Take = 100 }).Items;
        all.Select(source => source.Name).ShouldBe(names);
        all.Select(source => source.Statements).ShouldBe([6, 5, 4, 3, 2, 1]);
        Ledger.Sources(new Filter { Skip = 1, Take = 2 }).Items.ShouldBe(all.Skip(1).Take(2));
        Ledger.Merge(all[5].Id, all[4].Id, "reviewer", "one");
        Ledger.Merge(all[5].Id, all[2].Id, "reviewer", "one");
        var first = Ledger.Sources(new Filter { Take = 1 });
        (first.Items[0].Id, first.Items[0].Statements, first.Total).ShouldBe((all[5].Id, 7, 4));
        Ledger.Sources(new Filter { Take = 2 }).Items.Select(source => source.Statements).ShouldBe([7, 6]);
        Ledger.Sources(new Filter { Take = 100 }).Items.Select(source => source.Statements).ShouldBe([7, 6, 5, 3]);
        Ledger.Overview().TopSources.Select(source => source.Statements).ShouldBe([7, 6, 5, 3]);
    }

    [Fact]
    public void Sources_of_a_language_or_of_some_days_are_those_who_speak_there_with_what_they_say_there()
    {
        Ledger.Add(Invented.Read("a.txt", "Ada Quill said one.", [new("Ada Quill", "said", "one")], "2031-04-05", "en"));
        Ledger.Add(
            Invented.Read(
                "b.txt",
                "آدا کویل گفت دو. Ada Quill سه.",
                [new("Ada Quill", "گفت", "دو"), new("آدا کویل", "گفت", "دو")],
                "2033-04-05",
                "fa"
            )
        );
        Ledger.Add(
            Invented.Read(
                "c.txt",
                "Bo Rusk said one. He said two.",
                [new("Bo Rusk", "said", "one"), new("Bo Rusk", "said", "two")],
                "2033-04-05",
                "en"
            )
        );
        Rows(new Filter { Language = "en" }).ShouldBe([("Bo Rusk", 2, "2033-04-05"), ("Ada Quill", 1, "2031-04-05")]);
        Rows(new Filter { To = "2032" }).ShouldBe([("Ada Quill", 1, "2031-04-05")]);
        Rows(new Filter { From = "2034" }).ShouldBeEmpty();
        Rows(new Filter { Language = "en", By = "bo rusk" }).ShouldBe([("Bo Rusk", 2, "2033-04-05")]);
        Ledger.Sources(new Filter { Language = "en", Take = 1 }).Total.ShouldBe(2);
        Should.Throw<LedgerException>(() => Ledger.Sources(new Filter { From = "2031-13" }));

        IEnumerable<(string, long, string?)> Rows(Filter filter) =>
            Ledger.Sources(filter with { Take = 10 }).Items.Select(source => (source.Name, source.Statements, source.First));
    }
}
