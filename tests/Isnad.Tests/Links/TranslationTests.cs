using System.Text;

namespace Isnad.Tests.Links;

public sealed class TranslationTests
{
    const string English = """
        Port workers end strike after talks with the ministry

        KELBRIDGE, 4 March 2024 – Dock workers in the port of Kelbridge ended a strike of nineteen days on Monday after talks with the Ministry of Transport.

        The union said at least 640 workers had taken part in the strike. Its president, Harold Winsby, warned that the workers would return to the gates if the government broke its promise.

        The ministry agreed to pay the wages of February and to open an investigation into the death of a worker in the port. A court will hear the case on 12 March 2024.

        Merchants in the city welcomed the decision. They said the closure of the port had cost them 38 million dollars.

        A former minister, Edith Marlow, told reporters the government may have hidden a report on the safety of the cranes.
        """;

    const string Arabic = """
        عمال الميناء ينهون الإضراب بعد محادثات مع الوزارة

        كيلبريدج، 5 آذار/مارس 2024 – أنهى عمال الأرصفة في ميناء كيلبريدج يوم الاثنين إضرابًا استمر تسعة عشر يومًا بعد محادثات مع وزارة النقل.

        وقالت النقابة إن 460 عاملًا شاركوا في الإضراب. وقال رئيسها هارولد وينسبي إن العمال سيعودون إلى البوابات إذا أخلفت الحكومة وعدها.

        ووافقت الوزارة على دفع أجور شباط وعلى فتح تحقيق في موت عامل في الميناء. وستنظر محكمة في القضية في 21 آذار/مارس 2024.

        وقالت وزيرة، إيديث مارلو، للصحافيين إن الحكومة أخفت تقريرًا عن سلامة الرافعات.
        """;

    // the same strike, told by somebody else
    const string Other = """
        عودة الحركة إلى ميناء كيلبريدج

        عادت السفن إلى ميناء كيلبريدج صباح الثلاثاء، وتجمع مئات من السكان عند المدخل لمشاهدة أول باخرة تفرغ حمولتها من القمح.

        وقال بائع خضار إن السوق كانت خالية طوال الأسابيع الماضية، وإن الناس اشتروا الخبز من القرى المجاورة بأسعار مرتفعة.

        وأعلنت الشركة المشغلة جدولًا جديدًا للرحلات البحرية، وقالت إن العمل في الليل سيبدأ في الصيف المقبل.

        ويذكر أن الميناء بني قبل سبعين عامًا، وتدخل منه معظم واردات البلاد من الحبوب والوقود.
        """;

    static LinkedArticle Read(string text) => LinkedArticle.Of(Reader.Read(new("page.txt", Encoding.UTF8.GetBytes(text)))).Single();

    static readonly Lazy<ArticleComparison> Compared = new(() => ArticleComparison.Of(Read(English), Read(Arabic))!);

    static string? Text(LinkedArticle article, TextSpan? span) => span is { } s ? article.Text[s.Start..s.End] : null;

    static void ShouldDiffer(DifferenceKind kind, string? from, string? to) =>
        Compared.Value.Differences.ShouldContain(
            one =>
                one.Kind == kind
                && (from == null || (Text(Compared.Value.From, one.From) ?? "").Contains(from, StringComparison.Ordinal))
                && (to == null || (Text(Compared.Value.To, one.To) ?? "").Contains(to, StringComparison.Ordinal)),
            string.Join(
                "; ",
                Compared.Value.Differences.Select(one =>
                    $"{one.Kind}: {Text(Compared.Value.From, one.From)} → {Text(Compared.Value.To, one.To)}"
                )
            )
        );

    [Fact]
    public void A_translation_is_linked_to_its_original_and_the_older_is_likely_the_original()
    {
        var link = LinkFinder.Relate(Read(English), Read(Arabic))!;
        link.Kind.ShouldBe(LinkKind.Translation);
        link.First.ShouldBe(LinkFirst.From);
        link.Evidence.ShouldStartWith("Likely");
        LinkFinder.Relate(Read(Arabic), Read(English))!.First.ShouldBe(LinkFirst.To);
    }

    [Fact]
    public void Another_report_of_the_same_events_is_no_translation() => LinkFinder.Relate(Read(English), Read(Other)).ShouldBeNull();

    [Fact]
    public void Sentences_stand_beside_what_says_the_same_and_in_order()
    {
        var rows = Compared.Value.Rows;
        rows.ShouldContain(row =>
            (Text(Compared.Value.From, row.From) ?? "").Contains("court will hear", StringComparison.Ordinal)
            && (Text(Compared.Value.To, row.To) ?? "").Contains("وستنظر محكمة", StringComparison.Ordinal)
        );
        rows.Where(row => row.From is not null).Select(row => row.From!.Value.Start).ShouldBeInOrder();
        rows.Where(row => row.To is not null).Select(row => row.To!.Value.Start).ShouldBeInOrder();
    }

    [Fact]
    public void A_number_with_its_digits_exchanged_is_shown() => ShouldDiffer(DifferenceKind.Number, "640", "460");

    [Fact]
    public void A_date_that_became_another_is_shown() => ShouldDiffer(DifferenceKind.Date, "12 March", "21");

    [Fact]
    public void A_warning_that_became_a_saying_is_a_change_of_stance() => ShouldDiffer(DifferenceKind.Stance, "warned", "وقال");

    [Fact]
    public void A_qualifier_that_was_lost_is_shown() => ShouldDiffer(DifferenceKind.Hedge, "former", null);

    [Fact]
    public void A_sentence_that_was_left_out_is_shown() => ShouldDiffer(DifferenceKind.Omitted, "Merchants", null);

    [Fact]
    public void Equal_articles_do_not_differ() => ArticleComparison.Of(Read(Arabic), Read(Arabic))!.Differences.ShouldBeEmpty();

    [Fact]
    public void A_translation_is_looked_up_by_pairs_of_words_and_not_by_its_own_language()
    {
        var (english, arabic, other) = (Read(English), Read(Arabic), Read(Other));
        arabic.Keys.Sought.Intersect(english.Keys.Told).Count().ShouldBeGreaterThanOrEqualTo(2);
        english.Keys.Sought.Intersect(arabic.Keys.Told).Count().ShouldBe(arabic.Keys.Sought.Intersect(english.Keys.Told).Count());
        arabic.Keys.Sought.Intersect(arabic.Keys.Told).ShouldBeEmpty();
        var index = new LinkIndex();
        index.Add(other.Keys);
        index.Add(english.Keys);
        index.Candidates(arabic.Keys).ShouldBe([1]);
    }

    [Fact]
    public void Two_reports_that_share_half_of_their_paragraphs_are_no_translation()
    {
        var paragraphs = Arabic.Split("\n\n");
        var others = Other.Split("\n\n");
        var mixed = string.Join("\n\n", [others[0], others[1], paragraphs[2], others[2], paragraphs[1], others[3]]);
        LinkFinder.Relate(Read(English), Read(mixed)).ShouldBeNull();
    }

    [Fact]
    public void A_short_article_whose_words_names_and_figures_stand_in_a_longer_one_of_another_language_is_condensed_from_it()
    {
        const string condensed =
            "أنهى عمال الأرصفة في ميناء كيلبريدج إضرابًا استمر تسعة عشر يومًا بعد محادثات مع وزارة النقل. وحذر رئيس النقابة هارولد وينسبي من عودة العمال إلى البوابات إذا أخلفت الحكومة وعدها بفتح تحقيق في موت عامل في الميناء.\n";
        TranslatedDigest.Of(new MeaningMatch(Read(condensed).Meanings!, Read(English).Meanings!), turned: false).IsEnough.ShouldBeTrue();
        TranslatedDigest.Of(new MeaningMatch(Read(Other).Meanings!, Read(English).Meanings!), turned: false).IsEnough.ShouldBeFalse();
    }

    [Theory]
    [InlineData(
        "Courts closed in the mid 17th century after a quarrel with the crown.",
        "أغلقت المحاكم في منتصف القرن السابع عشر بعد خلاف مع التاج."
    )]
    [InlineData("The team lost 31-27 on Saturday and the coach left the city.", "خسر الفريق 27-31 يوم السبت وغادر المدرب المدينة.")]
    [InlineData(
        "The fund will hand workers up to 500 pounds a year, the minister said.",
        "قال الوزير إن الصندوق سيمنح العمال مبلغًا يصل إلى 500 جنيه في السنة."
    )]
    public void What_is_only_written_in_another_way_is_no_difference(string english, string arabic) =>
        ArticleComparison.Of(Read(english + "\n"), Read(arabic + "\n"))!.Differences.ShouldBeEmpty();

    [Fact]
    public void A_saying_that_the_translation_tells_as_a_fact_is_a_dropped_attribution()
    {
        const string Arabic = "سيمنح الصندوق العمال مبلغًا يصل إلى 500 جنيه في السنة.";
        var one = ArticleComparison
            .Of(Read("The fund will hand workers up to 500 pounds a year, experts said.\n"), Read(Arabic + "\n"))!
            .Differences.ShouldHaveSingleItem();
        one.Kind.ShouldBe(DifferenceKind.Attribution);
        one.From.ShouldNotBeNull();
        one.To.ShouldBeNull();
    }

    [Theory]
    [InlineData("ar", "والمحاكم", "court")]
    [InlineData("ar", "بأحكامهم", "ruling")]
    [InlineData("fa", "دادگاه‌های", "court")]
    [InlineData("fa", "زندانیان", "prisoner")]
    public void A_word_is_understood_behind_its_affixes(string tag, string word, string english)
    {
        var lexicon = Lexicon.Of(tag)!;
        var key = Folding.Fold(word);
        var buffer = new char[Stemmer.Longest];
        var second = new char[Stemmer.Longest];
        var stem = lexicon.Stemmer.Stem(key, buffer, lexicon.Skip(key)).ToString();
        var concept = Lexicon.Concept("en", Lexicon.Of("en")!.Stemmer.Stem(english, new char[Stemmer.Longest]));
        var meanings = lexicon.Meanings(KeyHash.Of(stem)).ToArray();
        if (meanings.Length == 0)
            meanings = lexicon.RootMeanings(KeyHash.Of(Stemmer.Root(stem, second))).ToArray();
        meanings.ShouldContain(meaning => meaning.Concept == concept);
    }
}
