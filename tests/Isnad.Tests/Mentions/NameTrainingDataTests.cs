using System.IO.Compression;
using Isnad.Training;
using Shouldly;

namespace Isnad.Tests.Mentions;

public sealed class NameTrainingDataTests : IDisposable
{
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("isnad-names-");

    public void Dispose() => data.Delete(recursive: true);

    static readonly NameInvention Words = new(["karo", "marod", "rodan", "danka", "kamaro", "dakar", "makard"]);

    static readonly Dictionary<EntityType, NameInvention> Inventions = new()
    {
        [EntityType.Person] = Words,
        [EntityType.Organisation] = Words,
        [EntityType.Place] = Words,
    };

    static readonly NameExchange Exchange = new(Language.Of("en")!, Inventions, _ => false);

    [Theory]
    [InlineData("ar", null, 20)]
    [InlineData("fa", null, 20)]
    [InlineData("en", null, 20)]
    [InlineData("fa", "perdt", 5)]
    public void Every_example_page_can_be_filled_and_names_open_before_they_go_on(string tag, string? set, int atLeast)
    {
        var examples = new NameExamples(tag, Inventions, ["Adam"], ["Rome"], ["Paris"], ["bread"]);
        var pages = examples.Blocks(2, new Random(1), set).ToList();
        pages.Count.ShouldBeGreaterThan(atLeast);
        foreach (var page in pages)
        {
            page.Sentences.SelectMany(sentence => sentence.Tags).ShouldContain(label => label.Begins(), page.Name);
            foreach (var sentence in page.Sentences)
                ShouldBeWhole(sentence);
        }
    }

    [Theory]
    [InlineData("ar", "own", 400)]
    [InlineData("fa", "own", 400)]
    [InlineData("en", "own", 400)]
    [InlineData("fa", "perdt", 1700)]
    public void Every_written_sentence_stands_once_and_its_names_open_before_they_go_on(string tag, string set, int atLeast)
    {
        var blocks = NameExamples.Written(tag, set).ToList();
        blocks.ShouldAllBe(block => block.Written);
        var sentences = blocks.SelectMany(block => block.Sentences).ToList();
        sentences.Count.ShouldBeGreaterThan(atLeast);
        sentences.Select(sentence => sentence.Tokens.Text).ShouldBeUnique();
        sentences.ForEach(ShouldBeWhole);
    }

    [Fact]
    public void Labels_of_a_text_that_the_data_lack_label_nothing()
    {
        LabelledTexts.Of(data.FullName, "fa", NameData.Own).ShouldBeEmpty();
    }

    [Fact]
    public void Labels_that_do_not_fit_the_text_are_refused_with_each_sentence_at_fault()
    {
        var folder = data.CreateSubdirectory("ud-fa-seraji").FullName;
        using (var file = new GZipStream(File.Create(Path.Combine(folder, "fa_seraji-ud-dev.conllu.gz")), CompressionLevel.Fastest))
            file.Write("# sent_id = dev-s1\n# text = باران بارید.\n"u8);
        var error = Should.Throw<InvalidDataException>(() => LabelledTexts.Of(data.FullName, "fa", NameData.Own).ToList());
        error.Message.ShouldContain("fa-seraji.tsv");
        error.Message.ShouldContain("sentence dev-s1 has no «");
        error.Message.ShouldContain("there is no sentence dev-s2");
    }

    [Theory]
    [InlineData("انفجار در تهران و قم بود", "L تهران | L قم", "fa", 2)]
    [InlineData("ایرانیان در ایران", "L ایران", "fa", 2)]
    [InlineData("وقال للبنانيين إن لبنان وسوريا", "L لبنان | L سوريا", "ar", 3)]
    public void A_name_is_found_where_it_is_a_word_of_its_own_or_stands_behind_proclitics(string text, string names, string tag, int first)
    {
        var faults = new List<string>();
        var sentence = LabelledTexts.Label(text, names, Language.Of(tag)!.Proclitics, "1", faults);
        faults.ShouldBeEmpty();
        Array.FindIndex(sentence.Tags, label => label.Begins()).ShouldBe(first);
        sentence.Tags.Count(label => label.Begins()).ShouldBe(names.Split('|').Length);
        ShouldBeWhole(sentence);
    }

    static void ShouldBeWhole(NameSentence sentence)
    {
        sentence.Tokens.Text.ShouldNotContain("{");
        sentence.Tokens.Text.ShouldNotContain("[");
        sentence.Tokens.Text.ShouldNotContain("]");
        for (var i = 0; i < sentence.Tags.Length; i++)
            if (sentence.Tags[i].Continues())
                (i > 0 && sentence.Tags[i - 1] != NameTag.Outside).ShouldBeTrue(sentence.Tokens.Text);
    }

    [Fact]
    public void A_copy_with_listed_names_keeps_the_head_noun_that_opens_a_longer_name()
    {
        var lists = new Dictionary<EntityType, List<string>>
        {
            [EntityType.Person] = [],
            [EntityType.Organisation] = ["Reed"],
            [EntityType.Place] = [],
        };
        var sentence = NameData.Sentence(["the", "University", "Acme", "closed"], ["O", "B-ORG", "I-ORG", "O"]);
        var random = new Random(3);
        var texts = Enumerable
            .Range(0, 50)
            .SelectMany(_ => Exchange.CopyListed(new NameBlock("block", [sentence]), lists, random).Sentences)
            .Select(copy => copy.Tokens.Text)
            .ToHashSet();
        texts.ShouldBe(["the University Acme closed", "the University Reed closed"], ignoreOrder: true);
    }

    [Fact]
    public void Names_of_places_come_out_of_a_catalogue_without_vowel_signs_brackets_and_the_state_behind_a_comma()
    {
        var folder = Directory.CreateTempSubdirectory("isnad-places-");
        try
        {
            var catalogue = Path.Combine(folder.FullName, "geonames.mo");
            File.WriteAllBytes(catalogue, Catalogue(["header", "دوربان", "بريا، إيطاليا", "صَبَاح (البلدية)", "Latin", "استان پولوا"]));
            PlaceNames.Write("fa", catalogue, folder.FullName);
            File.ReadAllLines(Path.Combine(folder.FullName, "places-fa.tsv"))[1..]
                .ShouldBe(["استان پولوا\tplace", "بریا\tplace", "دوربان\tplace", "صباح\tplace"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fa")]
    [InlineData("en")]
    public void A_folder_that_holds_no_set_of_a_language_is_not_cross_validated(string tag)
    {
        var folder = Directory.CreateTempSubdirectory("isnad-sets-");
        try
        {
            NameTraining.CrossValidate(tag, folder.FullName, []).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A gettext catalogue of these translations.</summary>
    static byte[] Catalogue(string[] translations)
    {
        const int Head = 28;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var table = Head + 8 * translations.Length;
        foreach (var number in (int[])[unchecked((int)0x950412de), 0, translations.Length, Head, table, 0, 0])
            writer.Write(number);
        var place = table + 8 * translations.Length;
        foreach (var _ in translations)
        {
            writer.Write(0);
            writer.Write(place);
        }
        foreach (var text in translations)
        {
            var length = System.Text.Encoding.UTF8.GetByteCount(text);
            writer.Write(length);
            writer.Write(place);
            place += length;
        }
        foreach (var text in translations)
            writer.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }

    [Fact]
    public void A_copy_has_invented_names_where_the_block_had_known_ones_and_the_same_words_elsewhere()
    {
        var block = new NameBlock(
            "b",
            [NameData.Sentence(["Mary", "Smithson", "met", "Smithson", "again"], ["B-PER", "I-PER", "O", "B-PER", "O"])]
        );
        var changed = false;
        for (var seed = 0; seed < 20; seed++)
        {
            var copy = Exchange.Copy(block, new Random(seed));
            foreach (var sentence in copy.Sentences)
            {
                var words = Enumerable.Range(0, sentence.Tokens.Count).Select(i => sentence.Tokens.Surface(i).ToString()).ToList();
                words[2].ShouldBe("met");
                words[4].ShouldBe("again");
                words[3].ShouldBe(words[1]);
                sentence.Tags.ShouldBe(block.Sentences[0].Tags);
                changed |= words[1] != "Smithson" && char.IsUpper(words[1][0]);
            }
        }
        changed.ShouldBeTrue();
    }

    [Fact]
    public void Invented_words_are_made_of_the_letters_that_follow_each_other_in_names()
    {
        var random = new Random(2);
        for (var i = 0; i < 50; i++)
        {
            var word = Words.Word(random);
            word.Length.ShouldBeInRange(4, 10);
            word.ShouldAllBe(c => "karodnm".Contains(c));
        }
    }

    [Fact]
    public void A_copy_with_listed_names_keeps_the_types_and_all_that_stands_outside_names()
    {
        var lists = new Dictionary<EntityType, List<string>>
        {
            [EntityType.Person] = ["Ada Maria Brook"],
            [EntityType.Organisation] = ["Reed"],
            [EntityType.Place] = ["North Quay"],
        };
        var sentence = NameData.Sentence(
            ["Tom", "Hill", "of", "Acme", "Works", "left", "Leeds"],
            ["B-PER", "I-PER", "O", "B-ORG", "I-ORG", "O", "B-LOC"]
        );
        var random = new Random(3);
        var exchanged = 0;
        for (var i = 0; i < 50; i++)
            foreach (var copy in Exchange.CopyListed(new NameBlock("block", [sentence]), lists, random).Sentences)
            {
                var words = copy.Tokens.Text.Split(' ');
                words.Length.ShouldBe(copy.WordTags.Length);
                string Names(EntityType type) =>
                    string.Join(' ', words.Where((_, w) => copy.WordTags[w] != NameTag.Outside && copy.WordTags[w].Type() == type));
                Names(EntityType.Person).ShouldBeOneOf("Tom Hill", "Ada Maria Brook");
                Names(EntityType.Organisation).ShouldBeOneOf("Acme Works", "Reed");
                Names(EntityType.Place).ShouldBeOneOf("Leeds", "North Quay");
                string.Join(' ', words.Where((_, w) => copy.WordTags[w] == NameTag.Outside)).ShouldBe("of left");
                copy.WordTags.Count(tag => tag.Begins()).ShouldBe(3);
                exchanged += Names(EntityType.Person) == "Tom Hill" ? 0 : 1;
            }
        exchanged.ShouldBeInRange(25, 49);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Every_word_of_the_cluster_tables_stands_in_one_cluster(string tag)
    {
        var words = WordClusters.Of(tag).ToList();
        words.Count.ShouldBeGreaterThan(90_000);
        words.ShouldAllBe(pair => pair.Cluster > 0 && pair.Cluster < 1 << WordLore.ClusterBits);
        words.DistinctBy(pair => pair.Word).Count().ShouldBe(words.Count);
    }

    [Fact]
    public void A_language_without_a_cluster_table_has_no_clusters() => WordClusters.Of("ar").ShouldBeEmpty();

    [Fact]
    public void A_model_of_several_makings_holds_what_most_of_them_taught()
    {
        var name = Taught(NameTag.BeginPerson);
        var noName = Taught(NameTag.Outside);
        NamesIn(name).ShouldBe(1);
        NamesIn(noName).ShouldBe(0);
        NamesIn(name, name, noName).ShouldBe(1);
        NamesIn(noName, name, name).ShouldBe(1);
        NamesIn(noName, noName, name).ShouldBe(0);
    }

    /// <summary>Lessons in which one word is, or is not, a name.</summary>
    static NameLessons Taught(NameTag tag)
    {
        var sentence = NameData.Sentence(["today", "karo", "came", "home"], [NameTag.Outside, tag, NameTag.Outside, NameTag.Outside]);
        return new(
            [.. Enumerable.Range(0, 20).Select(i => new NameBlock($"b{i}", [sentence]))],
            [
                [],
            ]
        );
    }

    /// <summary>How many names a model of these makings finds in their sentence.</summary>
    static int NamesIn(params NameLessons[] makings)
    {
        var language = Language.Of("en")!;
        var trainer = new NameTrainer(
            language,
            new WordCounts(language),
            epochs: 12,
            rate: 0.2f,
            ridge: 0.01f,
            cutoff: 2,
            bits: 12,
            hidden: 0,
            dropped: 0,
            guidelines: false
        );
        var model = trainer.Train(makings);
        var tokens = Tokenizer.Tokenize("today karo came home");
        var features = new NameFeatures();
        var place = features.Add(tokens, 0, tokens.Count, NameLexicon.Of(language), trainer.Counts.All);
        features.Close();
        var tags = new NameTag[tokens.Count];
        model.Tag(features, place, tokens.Count, tags);
        return tags.Count(found => found.Begins());
    }
}
