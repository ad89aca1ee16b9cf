using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>
/// The name models on the labelled sets, entity by entity with exact spans. A model that judges a block of sentences was trained without
/// it, as the shipped one is trained, by the code of tools/Isnad.Training.
/// </summary>
internal sealed class NamesSection : ISection
{
    public string Name => "names-cv";
    public string Title => "Names: labelled sets, cross-validated";

    public bool Write(Repository repository, TextWriter page) => Print(repository, null, page);

    /// <summary>False when no set is at hand.</summary>
    public static bool Print(Repository repository, string? other, TextWriter page)
    {
        var data = repository.SharedPath("data");
        if (other is not null && data is not null)
        {
            Table(page, "Trained on the own sets", tag => NameTraining.Measure(tag, data, other, []));
            page.WriteLine();
        }
        return data is not null && Table(page, "Cross-validated", tag => NameTraining.CrossValidate(tag, data, [], other));
    }

    static bool Table(TextWriter page, string title, Func<string, IEnumerable<(string Set, NameScore Score)>> measure)
    {
        var any = false;
        foreach (var (tag, _) in NameTraining.Sets)
        foreach (var (set, score) in measure(tag))
        {
            if (!any)
            {
                page.WriteLine($"| {title} | set | persons | organisations | places | precision | recall | F1 |");
                page.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
            }
            any = true;
            var cells = (double?[])
                [score.F1("Person"), score.F1("Organisation"), score.F1("Place"), score.Precision, score.Recall, score.F1()];
            page.WriteLine($"| {tag} | {set} | " + string.Join(" | ", cells.Select(ScoreTable.Cell)) + " |");
        }
        return any;
    }
}
