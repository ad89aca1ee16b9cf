namespace Isnad.Tests.Languages;

public class PhraseTableTests
{
    static readonly PhraseTable<int> Table = new([("لجنة", 1), ("لجنة التحقيق", 2), ("لجنة التحقيق العليا", 3), ("وزير", 4), ("وزير", 5)]);

    [Fact]
    public void The_longest_phrase_wins() => Match("شكل لجنة التحقيق أمس", 1)!.Value.Value.ShouldBe(2);

    [Fact]
    public void A_phrase_that_breaks_off_falls_back_to_the_longest_whole_one() =>
        Match("لجنة التحقيق العسكرية", 0)!.Value.Length.ShouldBe(2);

    [Fact]
    public void A_phrase_given_twice_keeps_its_first_value() => Match("وزير", 0)!.Value.Value.ShouldBe(4);

    [Fact]
    public void Spelling_variants_are_one_word() => Match("وزیر", 0)!.Value.Value.ShouldBe(4);

    [Fact]
    public void A_phrase_is_found_behind_proclitics_and_its_span_begins_after_them()
    {
        var tokens = Tokenizer.Tokenize("وللجنة التحقيق");

        Table.TryMatch(tokens, 0, tokens.Count, Language.Of("ar")!.Proclitics, out var match).ShouldBeTrue();

        match.Value.ShouldBe(2);
        match.Span(tokens).Of(tokens.Text).ToString().ShouldBe("لجنة التحقيق");
    }

    [Fact]
    public void Every_word_of_a_large_table_is_found_and_no_other()
    {
        var words = Enumerable.Range(0, 5000).Select(i => Word(i * 7)).ToList();
        var table = new PhraseTable<string>(words.Select(word => (word, word)));

        table.Count.ShouldBe(words.Count);
        foreach (var word in words)
            (table.TryGet(word, out var found) && found == word).ShouldBeTrue(word);
        table.TryGet(Word(1), out _).ShouldBeFalse();

        static string Word(int number) =>
            string.Concat(
                number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))
            );
    }

    [Fact]
    public void An_empty_table_finds_nothing() => new PhraseTable<int>([]).TryGet("وزير", out _).ShouldBeFalse();

    static PhraseMatch<int>? Match(string text, int index)
    {
        var tokens = Tokenizer.Tokenize(text);
        return Table.TryMatch(tokens, index, tokens.Count, 0, out var match) ? match : null;
    }
}
