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
}
