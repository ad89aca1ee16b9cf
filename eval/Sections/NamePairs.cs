namespace Isnad.Eval.Sections;

/// <summary>A row of <c>languages/mul/specs/who-is-who.md</c> or of another spec of pairs beside it.</summary>
internal sealed record NamePair(string One, string Other, string Verdict, string Heading);

internal static class NamePairs
{
    public static List<NamePair> Read(Repository repository, string spec = "who-is-who.md")
    {
        var pairs = new List<NamePair>();
        var heading = "";
        foreach (var line in File.ReadLines(Path.Combine(repository.Root, "languages", "mul", "specs", spec)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                heading = line[3..];
            if (
                line.Split('|', StringSplitOptions.TrimEntries) is ["", var one, var other, var verdict, ""]
                && one != "one"
                && !one.StartsWith('-')
            )
                pairs.Add(new(one, other, verdict, heading));
        }
        return pairs;
    }

    public static bool Agrees(string verdict, NameVerdict said) =>
        verdict switch
        {
            "same" => said == NameVerdict.Same,
            "unsure" => said == NameVerdict.Unsure,
            "different" => said == NameVerdict.Different,
            "never same" => said != NameVerdict.Same,
            _ => throw new InvalidDataException($"who-is-who.md: '{verdict}' is no verdict (same, unsure, different, never same)"),
        };
}
