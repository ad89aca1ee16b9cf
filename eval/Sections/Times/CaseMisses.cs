namespace Isnad.Eval.Sections;

/// <summary>Prints the cases of a foreign set that came out wrong, for the one who mends them.</summary>
internal static class CaseMisses
{
    public static int Print(Repository repository, string section)
    {
        if (section == "events" && repository.SharedPath("gold") is { } gold)
        {
            foreach (var miss in CircumstancesSection.Misses(gold, tuned: true))
                Console.WriteLine(miss);
            return 0;
        }
        if (repository.SharedPath("data") is not { } data)
            return 1;
        var misses = section switch
        {
            "recognizers" => RecognizersSection.Run(Path.Combine(data, "recognizers-specs")).Misses,
            "dateparser" => DateparserSection.Run(Path.Combine(data, "date-cases-dateparser", "cases.jsonl")).Misses,
            "sentence-rules" => SentenceRulesSection.Misses(Path.Combine(data, "sentence-rules-pysbd")),
            "main-text" => MainTextSection.Misses(
                Path.Combine(data, "trafilatura-eval", "evaldata.json"),
                Path.Combine(data, "article-extraction", "ground-truth.json")
            ),
            "parstdex" => ParstdexSection.Run(Path.Combine(data, "time-expr-parstdex", "cases.jsonl")).Misses,
            _ => throw new InvalidDataException($"no case set is called '{section}'"),
        };
        foreach (var miss in misses)
            Console.WriteLine(miss.ReplaceLineEndings(" "));
        return 0;
    }
}
