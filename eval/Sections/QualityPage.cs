using System.Text;

namespace Isnad.Eval.Sections;

/// <summary>
/// Writes <c>docs/quality.md</c> from independent sections. Each stands between two marks, so that a run without some data (the shared
/// folder is not part of the repository) renews the sections it can measure and leaves the others as they were.
/// </summary>
internal static class QualityPage
{
    /// <summary>In the order of the page.</summary>
    public static readonly ISection[] Sections =
    [
        new OwnGoldSection(),
        new SharedGoldSection(),
        new ConfidenceSection(),
        new AttributionCorporaSection(),
        new CircumstancesSection(),
        new MainTextSection(),
        new LanguageSection(),
        new SentenceRulesSection(),
        new NamesSection(),
        new EnglishNamesSection(),
        new NameMatchingSection(),
        new RecognizersSection(),
        new DateparserSection(),
        new ParstdexSection(),
        new FamiliesSection(),
        new NaturalReprintsSection(),
        new DamagedReprintsSection(),
        new TranslationsSection(),
        new DifferencesSection(),
        new PlantedDifferencesSection(),
    ];

    public static void Write(Repository repository, IReadOnlyCollection<string> only, TextWriter progress)
    {
        var before = File.Exists(repository.QualityPage) ? File.ReadAllText(repository.QualityPage) : "";
        var page = new StringBuilder();
        page.Append(
            """
            # Quality

            Written by `dotnet run -c Release --project eval -- report`; do not edit the tables. Remarks by hand stand in `docs/quality/`, one
            file per section. A section whose data is not at hand keeps its last numbers.


            """
        );
        foreach (var section in Sections)
        {
            var body = new StringWriter { NewLine = "\n" };
            var kept = Kept(before, section.Name);
            if ((only.Count > 0 && !only.Contains(section.Name)) || !section.Write(repository, body))
            {
                progress.WriteLine($"{section.Name}: {(kept is null ? "left out" : "kept")}");
                if (kept is null)
                    continue;
                body.GetStringBuilder().Clear().Append(kept);
            }
            else
                progress.WriteLine($"{section.Name}: measured");
            page.Append("## " + section.Title + "\n\n");
            if (Path.Combine(repository.Remarks, section.Name + ".md") is var remarks && File.Exists(remarks))
                page.Append(File.ReadAllText(remarks).ReplaceLineEndings("\n").Trim()).Append("\n\n");
            page.Append(string.Join('\n', Begin(section.Name), body.ToString().Trim(), End(section.Name)) + "\n\n");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(repository.QualityPage)!);
        File.WriteAllText(repository.QualityPage, page.ToString().TrimEnd() + "\n");
    }

    static string? Kept(string page, string name)
    {
        var start = page.IndexOf(Begin(name), StringComparison.Ordinal);
        var end = page.IndexOf(End(name), StringComparison.Ordinal);
        return start < 0 || end < start ? null : page[(start + Begin(name).Length)..end].Trim();
    }

    static string Begin(string name) => $"<!-- measured: {name} -->";

    static string End(string name) => $"<!-- end: {name} -->";
}
