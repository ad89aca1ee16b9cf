namespace Isnad.Ledgers.Tests;

/// <summary>One institution under its names in three languages: what the machine joins, what it leaves to a person, and that neither is for ever.</summary>
public sealed class InstitutionTests : IDisposable
{
    readonly TemporaryLedger temporary = new();

    Ledger Ledger => temporary.Ledger;

    public void Dispose() => temporary.Dispose();

    static Reading Page(string name, string source, string language, string? place = null, EntityType type = EntityType.Organisation)
    {
        var text = $"{source} {(language == "en" ? "said" : language == "fa" ? "گفت" : "قالت")} 417 {name}. {place}";
        return Invented.Read(
            name + ".txt",
            text,
            [
                new(
                    source,
                    language == "en" ? "said"
                        : language == "fa" ? "گفت"
                        : "قالت",
                    "417 " + name,
                    Type: type
                ),
            ],
            language: language,
            figures: ["417"],
            places: place is null ? null : [place]
        );
    }

    string Id(string name) => Ledger.Source(name)!.Source.Id;

    [Fact]
    public void A_ministry_named_with_its_state_in_three_languages_is_one_source_with_the_reason()
    {
        Ledger.Add(Page("a", "وزارة الصحة اللبنانية", "ar"));
        Ledger.Add(Page("b", "Lebanese Ministry of Health", "en"));
        Ledger.Add(Page("c", "وزارت بهداشت لبنان", "fa"));
        var source = Ledger.Source("Lebanese Ministry of Health")!;
        source.Names.Count.ShouldBe(3);
        source.Source.Statements.ShouldBe(3);
        source.Joins.ShouldAllBe(join => join.Reason == "Both mean 'ministry of health' of one state, Lebanon.");
        Ledger.Joined().Total.ShouldBe(3);
        Ledger.Verify().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Who_finds_a_body_by_what_its_name_means_in_another_language()
    {
        Ledger.Add(Page("a", "الحكومة اللبنانية", "ar"));
        Ledger.Add(Page("b", "دولت ایران", "fa"));
        foreach (var asked in (string[])["Lebanese government", "دولت لبنان", "the regime of Lebanon"])
        {
            var found = Ledger.Who(asked).Sources[0];
            found.Source.Name.ShouldBe("الحكومة اللبنانية");
            found.Verdict.ShouldBe(NameVerdict.Same);
            found.Reason.ShouldBe("Both mean 'government' of one state, Lebanon.");
        }
        Ledger.Naming(["Lebanese government"]).Rows.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("وزارة الصحة اللبنانية", "ar", "وزارت بهداشت ایران", "fa")]
    [InlineData("Central Bank of Syria", "en", "البنك المركزي المصري", "ar")]
    [InlineData("National Council of Austria", "en", "المجلس الوطني الفلسطيني", "ar")]
    [InlineData("Ministry of Health of Iran", "en", "Ministry of Health of Iraq", "en")]
    public void Another_states_institution_is_another_source_and_nobody_is_asked(
        string one,
        string language,
        string other,
        string otherLanguage
    )
    {
        Ledger.Add(Page("a", one, language));
        Ledger.Add(Page("b", other, otherLanguage));
        Id(one).ShouldNotBe(Id(other));
        Ledger.Review().Total.ShouldBe(0);
    }

    [Fact]
    public void An_office_named_with_its_state_is_one_source_in_two_languages_and_not_the_ministry()
    {
        Ledger.Add(Page("a", "وزير العدل العراقي", "ar", type: EntityType.Office));
        Ledger.Add(Page("b", "Iraq's justice minister", "en", type: EntityType.Office));
        Ledger.Add(Page("c", "Ministry of Justice of Iraq", "en"));
        Id("وزير العدل العراقي").ShouldBe(Id("Iraq's justice minister"));
        Id("وزير العدل العراقي").ShouldNotBe(Id("Ministry of Justice of Iraq"));
    }

    [Fact]
    public void A_name_that_does_not_tell_its_state_is_joined_when_its_pages_are_about_one_place_and_parted_again_when_they_are_not()
    {
        Ledger.Add(Page("a", "وزارة الصحة", "ar", "لبنان"));
        Ledger.Add(Page("b", "Health Ministry", "en", "Lebanon"));
        Id("وزارة الصحة").ShouldBe(Id("Health Ministry"));
        Ledger.Source("Health Ministry")!.Joins.ShouldHaveSingleItem().Reason.ShouldEndWith("about Lebanon.");

        Ledger.Add(Page("c", "Health Ministry", "en", "Yemen"));
        Id("وزارة الصحة").ShouldNotBe(Id("Health Ministry"));
        // of two states, so it is neither's: there is nothing to ask
        Ledger.Review().Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("هلال احمر", "fa", "ایران", "الهلال الأحمر", "ar", "لبنان")]
    [InlineData("Health Ministry", "en", "Lebanon", "Ministry of Health", "en", "Yemen")]
    public void The_same_words_on_pages_about_two_states_are_two(
        string one,
        string language,
        string place,
        string other,
        string otherLanguage,
        string otherPlace
    )
    {
        Ledger.Add(Page("a", one, language, place));
        Ledger.Add(Page("b", other, otherLanguage, otherPlace));
        Id(one).ShouldNotBe(Id(other));
    }

    [Fact]
    public void An_abbreviation_with_and_without_full_stops_is_one()
    {
        Ledger.Add(Page("a", "D.K. Harbour League", "en"));
        Ledger.Add(Page("b", "DK Harbour League", "en"));
        Id("D.K. Harbour League").ShouldBe(Id("DK Harbour League"));
    }

    [Theory]
    [InlineData("QBS", "en", "القبس", "ar", EntityType.Outlet)]
    [InlineData("UVL", "en", "OVL", "en", EntityType.Organisation)]
    [InlineData("Velumbia", "en", "Velombia", "en", EntityType.Place)]
    [InlineData("Velum", "en", "أم ولوم", "ar", EntityType.Place)]
    public void Single_words_that_are_nearly_alike_are_not_joined_where_little_tells_that_they_are_one(
        string one,
        string language,
        string other,
        string otherLanguage,
        EntityType type
    )
    {
        Ledger.Add(Page("a", one, language, type: type));
        Ledger.Add(Page("b", other, otherLanguage, type: type));
        Id(one).ShouldNotBe(Id(other));
    }

    [Fact]
    public void Pages_about_two_places_keep_two_bare_names_apart_without_a_question()
    {
        Ledger.Add(Page("a", "وزارة الصحة", "ar", "لبنان"));
        Ledger.Add(Page("b", "Health Ministry", "en", "Yemen"));
        Id("وزارة الصحة").ShouldNotBe(Id("Health Ministry"));
        Ledger.Review().Total.ShouldBe(0);
    }

    [Fact]
    public void What_the_machine_joined_a_person_parts_and_undo_leaves_the_export_byte_for_byte()
    {
        Ledger.Add(Page("a", "وزارة الصحة اللبنانية", "ar"));
        Ledger.Add(Page("b", "Lebanese Ministry of Health", "en"));
        var before = temporary.Export();
        Ledger.Claims().Items.ShouldHaveSingleItem().Roots.ShouldHaveSingleItem();
        var number = Ledger.Distinct(
            Ledger.NameId("وزارة الصحة اللبنانية"),
            Ledger.NameId("Lebanese Ministry of Health"),
            "reviewer",
            "the one of the government that nobody recognises"
        );
        Id("وزارة الصحة اللبنانية").ShouldNotBe(Id("Lebanese Ministry of Health"));
        // nor does a claim count them as one root against the person
        Ledger.Claims().Items.ShouldHaveSingleItem().Roots.Count.ShouldBe(2);
        Ledger.Undo(number, "reviewer", "one after all");
        temporary.Export().ShouldBe(before);
    }

    [Fact]
    public void Institutions_are_placed_again_when_a_ledger_is_opened_by_an_Isnad_with_other_tables()
    {
        Ledger.Add(Page("a", "وزارة الصحة", "ar", "لبنان"));
        Ledger.Add(Page("b", "Health Ministry", "en", "Lebanon"));
        Ledger.Add(Page("c", "وزير العدل العراقي", "ar", type: EntityType.Office));
        Ledger.Add(Page("d", "Iraq's justice minister", "en", type: EntityType.Office));
        var before = temporary.Export();
        temporary.Close();
        using (var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={temporary.Path};Pooling=False"))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = "UPDATE about SET value = 'older' WHERE key = 'likeness'; DELETE FROM likeness; DELETE FROM name_place";
            command.ExecuteNonQuery();
        }
        temporary.Reopen();
        temporary.Export().ShouldBe(before);
        Id("وزارة الصحة").ShouldBe(Id("Health Ministry"));
    }

    [Fact]
    public void A_reading_that_is_superseded_takes_the_places_of_its_page_along()
    {
        var page = Page("b", "Health Ministry", "en", "Yemen");
        Ledger.Add(Page("a", "وزارة الصحة", "ar", "لبنان"));
        Ledger.Add(page);
        Ledger.Add(Page("c", "Health Ministry", "en", "Lebanon"));
        Id("وزارة الصحة").ShouldNotBe(Id("Health Ministry"));
        Ledger.Add(Invented.Read("b.txt", page.Document.Text, [], language: "en", version: new("9.9.9", "new", "new"), places: ["Yemen"]));
        Id("وزارة الصحة").ShouldBe(Id("Health Ministry"));
    }
}
