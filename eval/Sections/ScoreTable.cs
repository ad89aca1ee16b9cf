using System.Globalization;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>A scoreboard as a Markdown table, one row per language.</summary>
internal static class ScoreTable
{
    public static void Write(Scoreboard scores, TextWriter page)
    {
        page.WriteLine("| | documents | " + string.Join(" | ", Score.Layers.Select(Name)) + " |");
        page.WriteLine("|---|--:|" + string.Concat(Score.Layers.Select(_ => "--:|")));
        foreach (var (language, score) in scores.Rows)
            page.WriteLine(
                $"| {language} | {score.Documents} | " + string.Join(" | ", Score.Layers.Select(layer => Cell(score.Measure(layer)))) + " |"
            );
    }

    /// <summary>A share with three decimals, or a dash for one that does not exist.</summary>
    public static string Cell(double? measure) =>
        measure is { } share ? Math.Round(share, 3).ToString("0.000", CultureInfo.InvariantCulture) : "–";

    static string Name(Layer layer) => RecordWriter.Hyphenated(layer.ToString());
}
