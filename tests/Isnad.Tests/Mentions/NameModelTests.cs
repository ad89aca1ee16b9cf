using Shouldly;

namespace Isnad.Tests.Mentions;

public class NameModelTests
{
    [Fact]
    public void Labels_of_the_model_say_the_same_names_as_the_tags()
    {
        NameTag[] tags =
        [
            NameTag.BeginPerson,
            NameTag.Outside,
            NameTag.BeginPlace,
            NameTag.BeginPlace,
            NameTag.InPlace,
            NameTag.BeginOrganisation,
            NameTag.InOrganisation,
            NameTag.InOrganisation,
        ];
        var labels = NameLabels.From(tags);
        labels.Select(label => NameLabels.Tag(label)).ShouldBe(tags);
        NameLabels.MayStart(labels[0]).ShouldBeTrue();
        NameLabels.MayEnd(labels[^1]).ShouldBeTrue();
        for (var i = 1; i < labels.Length; i++)
            NameLabels.MayFollow(labels[i], labels[i - 1]).ShouldBeTrue();
    }

    [Fact]
    public void A_name_that_was_begun_is_finished_before_anything_else_comes()
    {
        for (var type = 0; type < 3; type++)
        {
            var begin = NameLabels.Of(type, opens: true, closes: false);
            NameLabels.MayEnd(begin).ShouldBeFalse();
            NameLabels.MayFollow(0, begin).ShouldBeFalse();
            NameLabels.MayFollow(NameLabels.Of((type + 1) % 3, opens: false, closes: true), begin).ShouldBeFalse();
            NameLabels.MayFollow(NameLabels.Of(type, opens: false, closes: true), begin).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_model_of_another_program_is_refused_with_the_mend()
    {
        using var stream = new MemoryStream(new byte[64]);
        Should.Throw<InvalidDataException>(() => NameModel.Read(stream, "names-xx.bin")).Message.ShouldContain("train it again");
    }

    [Fact]
    public void A_word_is_found_again_with_what_was_kept_of_it_and_a_strange_word_is_not()
    {
        const int bits = 8;
        var words = new uint[1 << bits];
        NameModel.AddWord(words, bits, 0xABCD1234, 5 | WordLore.PlaceList).ShouldBeTrue();
        using var stream = new MemoryStream();
        var count = NameLabels.Count;
        NameModel.Write(stream, 4, new int[count * count], new int[count], new ushort[16], new sbyte[16 * NameModel.Lanes], bits, words);
        stream.Position = 0;
        var model = NameModel.Read(stream, "test");
        WordLore.Common(model.Of(0xABCD1234)).ShouldBe(5);
        WordLore.Lists(model.Of(0xABCD1234)).ShouldBe(WordLore.PlaceList >> 3);
        model.Of(0xABCD9999).ShouldBe(0u);
    }

    [Fact]
    public void A_guideline_adds_features_of_its_own_and_leaves_the_others_as_they_are()
    {
        var language = Language.Of("en")!;
        uint[] Features(uint guideline)
        {
            var features = new NameFeatures { Guideline = guideline };
            var tokens = Tokenizer.Tokenize("the province of Leeds");
            var place = features.Add(tokens, 0, tokens.Count, NameLexicon.Of(language), NameModel.Of(language)!);
            features.Close();
            var hashes = new uint[NameFeatures.Guided];
            features.Write(place + 3, hashes);
            return hashes;
        }
        var (none, one, two) = (Features(0), Features(1), Features(2));
        none[NameFeatures.PerToken..].ShouldAllBe(hash => hash == 0);
        one[..NameFeatures.PerToken].ShouldBe(none[..NameFeatures.PerToken]);
        one[NameFeatures.PerToken..].Intersect(two[NameFeatures.PerToken..]).ShouldBeEmpty();
        one[NameFeatures.PerToken..].Intersect(none).ShouldBeEmpty();
    }

    [Fact]
    public void The_name_models_take_less_than_twenty_megabytes_together() =>
        Language
            .All.Sum(language =>
            {
                using var stream = ModelData.Open($"names-{language.Tag}.bin");
                return stream?.Length ?? 0;
            })
            .ShouldBeInRange(1, 20_000_000);
}
