using Isnad.Training;
using Shouldly;

namespace Isnad.Tests.Mentions;

public class NameTrainingDataTests
{
    static readonly NameInvention Words = new(["karo", "marod", "rodan", "danka", "kamaro", "dakar", "makard"]);

    static readonly Dictionary<EntityType, NameInvention> Inventions = new()
    {
        [EntityType.Person] = Words,
        [EntityType.Organisation] = Words,
        [EntityType.Place] = Words,
    };

    [Theory]
    [InlineData("ar")]
    [InlineData("fa")]
    [InlineData("en")]
    public void Every_example_page_can_be_filled_and_names_open_before_they_go_on(string tag)
    {
        var examples = new NameExamples(tag, Inventions, ["Adam"], ["Rome"], ["Paris"], ["bread"]);
        var pages = examples.Blocks(2, new Random(1)).ToList();
        pages.Count.ShouldBeGreaterThan(20);
        foreach (var page in pages)
        {
            page.Sentences.SelectMany(sentence => sentence.Tags).ShouldContain(label => label.Begins(), page.Name);
            foreach (var sentence in page.Sentences)
            {
                sentence.Tokens.Text.ShouldNotContain("{");
                sentence.Tokens.Text.ShouldNotContain("[");
                for (var i = 0; i < sentence.Tags.Length; i++)
                    if (sentence.Tags[i].Continues())
                        (i > 0 && sentence.Tags[i - 1] != NameTag.Outside).ShouldBeTrue(sentence.Tokens.Text);
            }
        }
    }

    [Fact]
    public void A_copy_has_invented_names_where_the_block_had_known_ones_and_the_same_words_elsewhere()
    {
        var block = new NameBlock(
            "b",
            [NameData.Sentence(["Mary", "Smithson", "met", "Smithson", "again"], ["B-PER", "I-PER", "O", "B-PER", "O"])]
        );
        var exchange = new NameExchange(Language.Of("en")!, Inventions, _ => false);
        var changed = false;
        for (var seed = 0; seed < 20; seed++)
        {
            var copy = exchange.Copy(block, new Random(seed));
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
            foreach (var copy in NameExchange.CopyListed(new NameBlock("block", [sentence]), lists, random).Sentences)
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
}
