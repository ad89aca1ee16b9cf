using Shouldly;

namespace Isnad.Tests.Links;

public sealed class UtteranceTests
{
    [Fact]
    public void A_quotation_with_other_marks_case_and_one_word_changed_is_the_same_utterance()
    {
        var one = First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.");
        var two = First("Otto Fenwick said: “we counted each tray twice, and the flour was gone.”");
        one.Same(two).ShouldBeTrue();
        one.Keys().Intersect(two.Keys()).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_utterance_that_is_cut_short_is_known_again()
    {
        var whole = First(
            "\"We counted every tray twice and the flour was gone, so we locked the door and went home,\" said Otto Fenwick."
        );
        var part = First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.");
        whole.Same(part).ShouldBeTrue();
        part.Same(whole).ShouldBeTrue();
    }

    [Fact]
    public void Two_quotations_that_share_common_words_only_are_two_utterances()
    {
        var one = First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.");
        var two = First("\"We never saw the trays and the baker was in the yard,\" said Otto Fenwick.");
        one.Same(two).ShouldBeFalse();
    }

    [Fact]
    public void A_phrase_and_indirect_speech_are_no_utterance()
    {
        Utterances("\"It is late,\" said Otto Fenwick.").ShouldBe([null]);
        Utterances("Otto Fenwick said that the trays had been counted twice that night.").ShouldBe([null]);
    }

    [Fact]
    public void A_short_phrase_of_another_speaker_is_another_utterance_and_a_long_one_is_not()
    {
        var one = First("\"We will not bake at night,\" said Otto Fenwick.");
        one.Same(First("\"We will not bake at night,\" said Ida Morrow.")).ShouldBeFalse();
        one.Same(First("\"We will not bake at night,\" said Fenwick.")).ShouldBeTrue();
        const string words = "We counted every tray twice and the flour was gone by noon";
        First($"\"{words},\" said Otto Fenwick.").Same(First($"\"{words},\" said Ida Morrow.")).ShouldBeTrue();
    }

    [Fact]
    public void A_packed_utterance_is_the_same_and_damaged_bytes_are_refused()
    {
        var one = First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.");
        var packed = one.Pack();
        Utterance.Unpack(packed).Keys().ShouldBe(one.Keys());
        Utterance.Unpack(packed).Pack().ShouldBe(packed);
        foreach (var length in (int[])[0, 3, 9, packed.Length - 1])
            Should.Throw<InvalidDataException>(() => Utterance.Unpack(packed.AsSpan(0, length)));
    }

    [Fact]
    public void Keys_are_the_same_in_every_run()
    {
        First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.")
            .Keys()
            .ShouldBe(First("\"We counted every tray twice and the flour was gone,\" said Otto Fenwick.").Keys());
    }

    static Utterance First(string text) => Utterances(text)[0].ShouldNotBeNull();

    static List<Utterance?> Utterances(string text)
    {
        var reading = Reader.Read(new("page.txt", System.Text.Encoding.UTF8.GetBytes(text)));
        return [.. reading.Statements.Select(statement => Utterance.Of(reading, statement))];
    }
}
