using Isnad.Eval;
using Isnad.Eval.Sections;
using Shouldly;

namespace Isnad.Tests.Mentions;

/// <summary>The pairs of <c>languages/mul/specs/who-is-who.md</c>.</summary>
public sealed class WhoIsWhoSpec
{
    public static TheoryData<string, string, string> Pairs()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var pair in NamePairs.Read(Repository.Find()))
            data.Add(pair.One, pair.Other, pair.Verdict);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_names_gets_the_verdict_of_the_spec_in_both_directions(string one, string other, string verdict)
    {
        foreach (var match in (NameMatch[])[NameMatcher.Compare(one, other), NameMatcher.Compare(other, one)])
        {
            var said = match is { Verdict: NameVerdict.Same, Doubt: not NameDoubt.None } ? NameVerdict.Unsure : match.Verdict;
            NamePairs.Agrees(verdict, said).ShouldBeTrue($"{said}: {match.Reason}");
            match.Reason.ShouldEndWith(".");
        }
    }
}
