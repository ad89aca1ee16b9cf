using FsCheck;
using FsCheck.Fluent;

namespace Isnad.Tests.Sentences;

public sealed class TokenizerTests
{
    static string[] Surfaces(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Surface(i).ToString())];
    }

    static string[] Keys(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return [.. Enumerable.Range(0, tokens.Count).Select(i => tokens.Key(i).ToString())];
    }

    [Fact]
    public void A_zero_width_joiner_does_not_split_a_word() => Surfaces("او می\u200Cگوید: نه").ShouldBe(["او", "می\u200Cگوید", ":", "نه"]);

    [Fact]
    public void A_possessive_is_cut_off_and_a_contraction_is_not() =>
        Surfaces("Mara's aide didn't").ShouldBe(["Mara", "'", "s", "aide", "didn't"]);

    [Fact]
    public void Spellings_of_one_word_share_one_key()
    {
        Keys("وزيرُ وزیر ٣٥ ۳۵ 35 CAFÉ ﻋﺸﺮ عشـــر").ShouldBe(["وزير", "وزير", "35", "35", "35", "cafe", "عشر", "عشر"]);
    }

    [Fact]
    public void The_stem_behind_proclitics_starts_at_the_right_character_of_the_text()
    {
        var tokens = Tokenizer.Tokenize("قال وَبِالوزير");
        tokens.OffsetAfter(1, 4).ShouldBe(tokens.Text.IndexOf("وزير", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_character_that_is_not_blank_or_invisible_stands_in_exactly_one_token()
    {
        Prop.ForAll<string?>(text => TokensTile(text ?? "")).QuickCheckThrowOnFailure();
    }

    static bool TokensTile(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var end = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            for (var c = end; c < tokens[i].Start; c++)
                if (!char.IsWhiteSpace(text[c]) && !char.IsControl(text[c]) && Folding.Fold(text[c], new char[Folding.MaxExpansion]) != 0)
                    return false;
            if (tokens[i].Start < end || tokens[i].Length == 0)
                return false;
            end = tokens[i].End;
        }
        return true;
    }

    [Fact]
    public void A_phrase_is_found_behind_proclitics_and_the_longest_one_wins()
    {
        var table = new PhraseTable<int>([("وكالة", 1), ("وكالة الأنباء", 2)]);
        var tokens = Tokenizer.Tokenize("نقلت عن بوكالة الانباء ووكالة");
        var proclitics = Language.Of("ar")!.Proclitics;
        table.TryMatch(tokens, 2, tokens.Count, proclitics, out var match).ShouldBeTrue();
        (match.Value, match.Length, match.Skip).ShouldBe((2, 2, 1));
        table.TryMatch(tokens, 4, tokens.Count, proclitics, out match).ShouldBeTrue();
        match.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData("ـــ")]
    [InlineData("\u0651")]
    [InlineData("قال ــ أمس")]
    public void A_key_is_never_empty(string text)
    {
        var tokens = Tokenizer.Tokenize(text);

        tokens.Count.ShouldBeGreaterThan(0);
        for (var i = 0; i < tokens.Count; i++)
            tokens.Key(i).IsEmpty.ShouldBeFalse();
    }
}
