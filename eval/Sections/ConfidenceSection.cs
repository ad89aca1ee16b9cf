using System.Globalization;
using Isnad.Eval.Calibrating;
using Isnad.Eval.Gold;

namespace Isnad.Eval.Sections;

/// <summary>
/// How far the confidence of a statement can be believed: of the statements of each class of confidence, the share that is right, and the two
/// usual sums over all: expected calibration error (of these classes) and Brier score.
/// </summary>
internal sealed class ConfidenceSection : ISection
{
    static readonly (double From, double To)[] Classes = [(0, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, 1.01)];

    public string Name => "confidence";
    public string Title => "Confidence of statements";

    public bool Write(Repository repository, TextWriter page)
    {
        var own = Judgement.Of(GoldCorpus.Pairs(repository.Gold), Judgement.UnseenOf(repository)).ToList();
        List<(string Set, Judgement Judged, double Confidence)> all =
        [
            .. own.GroupBy(one => one.Language)
                .SelectMany(language => CalibrationFit.LeaveOneOut([.. language]))
                .Select(one => (one.Judged.Unseen ? "own, unseen" : "own, mended", one.Judged, one.Confidence)),
        ];
        if (repository.SharedPath("gold") is { } shared)
            all.AddRange(
                Judgement
                    .Of(
                        GoldCorpus.Pairs(shared).Index().Where(pair => pair.Index % 4 == 3).Select(pair => pair.Item),
                        new HashSet<string>()
                    )
                    .Select(one => ("shared, every fourth", one, one.Confidence))
            );
        page.WriteLine("| language | documents | statements | confidence | right | ECE | Brier |");
        page.WriteLine("|---|---|--:|--:|--:|--:|--:|");
        foreach (var set in all.GroupBy(one => (one.Judged.Language, one.Set)).OrderBy(set => set.Key))
            page.WriteLine(
                $"| {set.Key.Language} | {set.Key.Set} | {set.Count()} | {ScoreTable.Cell(set.Average(one => one.Confidence))} | {ScoreTable.Cell(set.Average(one => Share(one.Judged)))} | {ScoreTable.Cell(Error([.. set]))} | {ScoreTable.Cell(set.Average(one => Math.Pow(one.Confidence - Share(one.Judged), 2)))} |"
            );
        page.WriteLine();
        page.WriteLine("| language | class | statements | confidence | right |");
        page.WriteLine("|---|---|--:|--:|--:|");
        foreach (var language in all.GroupBy(one => one.Judged.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
        foreach (var (from, to) in Classes)
        {
            var inside = language.Where(one => one.Confidence >= from && one.Confidence < to).ToList();
            if (inside.Count > 0)
                page.WriteLine(
                    $"| {language.Key} | {Text(from)}–{Text(Math.Min(to, 1))} | {inside.Count} | {ScoreTable.Cell(inside.Average(one => one.Confidence))} | {ScoreTable.Cell(inside.Average(one => Share(one.Judged)))} |"
                );
        }
        return true;
    }

    static double Share(Judgement judged) => judged.Right ? 1 : 0;

    /// <summary>The mean distance of confidence and share right over the classes, each by how many are in it.</summary>
    static double Error(IReadOnlyList<(string Set, Judgement Judged, double Confidence)> set) =>
        Classes.Sum(one =>
        {
            var inside = set.Where(statement => statement.Confidence >= one.From && statement.Confidence < one.To).ToList();
            return inside.Count == 0
                ? 0
                : Math.Abs(inside.Average(statement => statement.Confidence) - inside.Average(statement => Share(statement.Judged)))
                    * inside.Count
                    / set.Count;
        });

    static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
