namespace Isnad.Ledgers.Tests;

/// <summary>On how many roots a claim rests: what is folded into one, why, and that it does not hang on the order in which pages came.</summary>
public sealed class IndependenceTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    /// <summary>A page of its own words that gives 417, so that all pages make one claim and none is a copy.</summary>
    static Reading Page(
        string name,
        string source,
        string language = "en",
        EntityType type = EntityType.Organisation,
        bool anonymous = false,
        string? through = null,
        string number = "417",
        string? place = null
    )
    {
        var cue =
            language == "en" ? "said"
            : language == "fa" ? "گفت"
            : "قالت";
        return Invented.Read(
            name + ".txt",
            $"{through} {source} {cue} {number} {name}. {place}",
            [new(source, cue, $"{number} {name}", Type: type, Anonymous: anonymous, Through: through)],
            language: language,
            figures: [number],
            places: place is null ? null : [place]
        );
    }

    ClaimView Claim(params Reading[] pages)
    {
        foreach (var page in pages)
            Ledger.Add(page);
        return Ledger.Claims().Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void One_figure_of_one_ministry_in_three_languages_has_one_root_with_its_names_and_the_reason()
    {
        var claim = Claim(Page("a", "وزارة الصحة", "ar"), Page("b", "Health Ministry"), Page("c", "وزارت بهداشت", "fa"));
        (claim.Pages, claim.Writings).ShouldBe((3, 3));
        var root = claim.Roots.ShouldHaveSingleItem();
        root.Names.ShouldBe(["وزارة الصحة", "Health Ministry", "وزارت بهداشت"], ignoreOrder: true);
        root.Reasons.ShouldHaveSingleItem().ShouldContain("'ministry of health'");
    }

    [Fact]
    public void The_same_figure_of_two_states_ministries_has_two_roots_and_a_bare_name_beside_them_is_neither()
    {
        var claim = Claim(Page("a", "وزارة الصحة اللبنانية", "ar"), Page("b", "Iranian Health Ministry"), Page("c", "وزارت بهداشت", "fa"));
        claim.Roots.Count.ShouldBe(3);
        claim.Roots.ShouldAllBe(root => root.Reasons.Count == 0);
    }

    [Fact]
    public void A_name_with_a_word_more_is_another_institution_unless_the_word_sounds_the_same()
    {
        var claim = Claim(
            Page("a", "وزارة الصحة في ميروندا", "ar"),
            Page("b", "Ministry of Health of Merunda"),
            Page("c", "Health Ministry"),
            Page("d", "وزارت بهداشت تورگان", "fa")
        );
        claim.Roots.Count.ShouldBe(3);
        claim.Roots.Select(root => root.Writings.Sum(writing => 1 + writing.Copies.Count)).Order().ShouldBe([1, 1, 2]);
    }

    [Fact]
    public void One_agencys_unnamed_official_is_one_root_in_ten_papers_and_in_two_languages()
    {
        var pages = Enumerable
            .Range(0, 10)
            .Select(i =>
                i < 5
                    ? Page($"p{i}", "a security official", type: EntityType.Office, anonymous: true, through: "AFP")
                    : Page($"p{i}", "مسؤول أمني", "ar", EntityType.Office, anonymous: true, through: "فرانس برس")
            );
        var claim = Claim([.. pages]);
        (claim.Pages, claim.Writings).ShouldBe((10, 10));
        claim.Roots.ShouldHaveSingleItem().Anonymous.ShouldBeTrue();
    }

    [Fact]
    public void Unnamed_officials_of_two_agencies_and_of_a_page_itself_are_three_roots()
    {
        var claim = Claim(
            Page("a", "a security official", type: EntityType.Office, anonymous: true, through: "AFP"),
            Page("b", "a security official", type: EntityType.Office, anonymous: true, through: "Reuters"),
            Page("c", "a security official", type: EntityType.Office, anonymous: true)
        );
        claim.Roots.Count.ShouldBe(3);
    }

    [Fact]
    public void The_columns_of_figures_fold_one_agencys_official_and_one_ministry()
    {
        foreach (
            var page in (Reading[])
                [
                    Page("a", "a security official", type: EntityType.Office, anonymous: true, through: "AFP"),
                    Page("b", "a security official", type: EntityType.Office, anonymous: true, through: "فرانس برس"),
                    Page("c", "a security official", type: EntityType.Office, anonymous: true, through: "Reuters"),
                    Page("d", "وزارة الصحة اللبنانية", "ar"),
                    Page("e", "وزارت بهداشت لبنان", "fa"),
                    Page("f", "Lebanon's Health Ministry"),
                ]
        )
            Ledger.Add(page);
        var group = Ledger.Compare(new Filter()).Groups.ShouldHaveSingleItem();
        group.Roots.Count.ShouldBe(3);
        group.Periods.ShouldHaveSingleItem().Cells.Select(cell => cell.Repeats.Count).Order().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void The_cascade_tells_who_was_first_and_who_followed_after_how_long()
    {
        var first = Invented.Read(
            "one.txt",
            "Foreign Ministry said 417 here.",
            [new("Foreign Ministry", "said", "417 here", Type: EntityType.Organisation)],
            "2031-04-05",
            "en",
            ["417"]
        );
        var later = Invented.Read(
            "two.txt",
            "الخارجية قالت 417 هناك.",
            [new("الخارجية", "قالت", "417 هناك", Type: EntityType.Organisation)],
            "2031-04-05",
            "ar",
            ["417"]
        );
        var claim = Claim(first, later);
        claim.Cascade.Select(step => step.Days).ShouldBe([0, 0]);
        claim.Cascade.ShouldAllBe(step => step.Path.Count == 1);
    }

    [Fact]
    public void The_order_of_arrival_changes_neither_roots_nor_the_folding_tree_nor_the_institutions()
    {
        List<Reading> pages =
        [
            Page("a", "وزارة الصحة", "ar", place: "لبنان"),
            Page("b", "Health Ministry", place: "Lebanon"),
            Page("c", "وزارت بهداشت لبنان", "fa"),
            Page("d", "Iranian Health Ministry", number: "902"),
            Page("e", "وزارت بهداشت ایران", "fa", number: "902"),
            Page("f", "Health Ministry", number: "902", place: "Iran"),
            Page("g", "a security official", type: EntityType.Office, anonymous: true, through: "AFP"),
            Page("h", "مسؤول أمني", "ar", EntityType.Office, anonymous: true, through: "فرانس برس"),
            Page("i", "البنك المركزي", "ar", number: "5511", place: "مصر"),
            Page("j", "بانک مرکزی", "fa", number: "5511", place: "مصر"),
            Page("k", "Central Bank of Egypt", number: "5511"),
            Page("l", "Central Bank of Syria", number: "5511"),
            Page("m", "National Council", number: "73", place: "Austria"),
            Page("n", "المجلس الوطني", "ar", number: "73", place: "فلسطين"),
            Page("o", "المجلس الوطني", "ar", number: "74", place: "النمسا"),
        ];
        // read once more by another version: the first reading is taken out again
        pages.Add(Page("b", "Health Ministry", place: "Lebanon"));
        (byte[] Export, string Claims, string Review)? first = null;
        for (var seed = 0; seed < 12; seed++)
        {
            using var own = new TemporaryLedger();
            var order = pages.ToArray();
            if (seed > 0)
                new Random(seed).Shuffle(order);
            using (var adder = own.Ledger.BeginAdding(1 + seed % 5))
            {
                foreach (var page in order)
                    adder.Add(page);
                adder.Commit();
            }
            var outcome = (own.Export(), Show(own.Ledger), ShowReview(own.Ledger));
            first ??= outcome;
            outcome.Item2.ShouldBe(first.Value.Claims, $"seed {seed}");
            outcome.Item3.ShouldBe(first.Value.Review, $"seed {seed}");
            outcome.Item1.ShouldBe(first.Value.Export, $"seed {seed}");
            own.Ledger.Verify().Problems.ShouldBeEmpty();
        }
        // the bare names of a page about Austria and of one about Palestine are two roots
        first!.Value.Claims.ShouldContain("2 2 2 المجلس الوطني");
        first.Value.Claims.ShouldContain("Both names mean 'ministry of health'");
    }

    static string Show(Ledger ledger) =>
        string.Join(
            '\n',
            ledger
                .Claims(0, 100)
                .Items.Select(claim =>
                    $"{claim.Id} {claim.Pages} {claim.Writings} {claim.Roots.Count} {claim.Text} "
                    + string.Join(
                        " | ",
                        claim.Roots.Select(root =>
                            $"{root.Name} [{string.Join(" = ", root.Names)}] ({string.Join(' ', root.Reasons)}): "
                            + string.Join(
                                ", ",
                                root.Writings.Select(w => $"{w.Origin.Article.Id}+{string.Join('+', w.Copies.Select(c => c.Article.Id))}")
                            )
                        )
                    )
                    + string.Join(' ', claim.Cascade.Select(step => $"{step.Appearance.Article.Id}:{step.Days}"))
                )
                .Order(StringComparer.Ordinal)
        );

    static string ShowReview(Ledger ledger) =>
        string.Join(
            '\n',
            ledger.Review(0, 100).Items.Select(pair => $"{pair.One.Text} {pair.Other.Text} {pair.Reason}").Order(StringComparer.Ordinal)
        );
}
