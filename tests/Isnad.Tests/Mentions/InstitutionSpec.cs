using Isnad.Eval;
using Isnad.Eval.Sections;

namespace Isnad.Tests.Mentions;

/// <summary>The pairs of <c>languages/mul/specs/institutions.md</c>.</summary>
public sealed class InstitutionSpec
{
    public static TheoryData<string, string, string> Pairs()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var pair in NamePairs.Read(Repository.Find(), "institutions.md"))
            data.Add(pair.One, pair.Other, pair.Verdict);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_institutions_gets_the_verdict_of_the_spec_in_both_directions(string one, string other, string verdict)
    {
        var (a, b) = (Institution.Of(one), Institution.Of(other));
        foreach (var match in (NameMatch?[])[Compare(a, b), Compare(b, a)])
        {
            (match is { } known ? Words[known.Verdict] : "words").ShouldBe(verdict, $"{a} | {b} {match?.Reason}");
            (match?.Reason ?? ".").ShouldEndWith(".");
        }
    }

    [Fact]
    public void Every_institution_of_a_language_has_one_meaning_and_every_state_stands_in_all_languages()
    {
        var states = LanguageData.Tags.Select(tag => LanguageData.Table(tag, "countries").Select(row => row[0]).ToList()).ToList();
        states.ShouldAllBe(list => list.SequenceEqual(states[0]));
        foreach (var tag in LanguageData.Tags)
            LanguageData
                .Table(tag, "institutions")
                .SelectMany(row => row[2].Split(',').Select(words => string.Join(' ', InstitutionTerms.WordsOf(words))))
                .GroupBy(words => words, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => $"{tag}: {group.Key}")
                .ShouldBeEmpty();
    }

    static readonly Dictionary<NameVerdict, string> Words = new()
    {
        [NameVerdict.Same] = "same",
        [NameVerdict.Unsure] = "unsure",
        [NameVerdict.Different] = "different",
    };

    static NameMatch? Compare(Institution? one, Institution? other) =>
        one is null || other is null ? null : Institution.Compare(one, other);
}
