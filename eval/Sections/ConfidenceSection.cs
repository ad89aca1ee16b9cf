using System.Globalization;
using System.Text;
using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>
/// How far the confidence of a statement can be believed: on every fourth document the share that is right of
/// the statements of each class of confidence. A statement is right when its content is a gold statement's by half at least.
/// </summary>
internal sealed class ConfidenceSection : ISection
{
    public string Name => "confidence";
    public string Title => "Confidence of statements";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("gold") is not { } shared)
            return false;
        page.WriteLine("| language | confidence | statements | mean confidence | right |");
        page.WriteLine("|---|---|--:|--:|--:|");
        var judged = Judged([repository.Gold, shared]).ToList();
        foreach (var language in judged.GroupBy(one => one.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
        foreach (var (from, to) in new[] { (0, .5), (.5, .7), (.7, .8), (.8, .9), (.9, 1.01) })
        {
            var inside = language.Where(one => one.Statement.Confidence >= from && one.Statement.Confidence < to).ToList();
            if (inside.Count > 0)
                page.WriteLine(
                    $"| {language.Key} | {Text(from)}–{Text(Math.Min(to, 1))} | {inside.Count} | {ScoreTable.Cell(inside.Average(one => one.Statement.Confidence))} | {ScoreTable.Cell(inside.Average(one => one.Right ? 1.0 : 0))} |"
                );
        }
        return true;
    }

    static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    sealed record Judgement(string Language, Statement Statement, bool Right);

    static IEnumerable<Judgement> Judged(string[] folders)
    {
        foreach (var pair in folders.SelectMany(folder => GoldCorpus.Pairs(folder).Index()))
        {
            if (pair.Index % 4 != 3)
                continue;
            var text = File.ReadAllText(pair.Item.TextFile);
            var gold = AnnotationReader.Read(File.ReadAllBytes(pair.Item.JsonFile), text);
            var reading = Reader.Read(new(Path.GetFileName(pair.Item.TextFile), Encoding.UTF8.GetBytes(text)));
            foreach (var statement in reading.Statements)
                yield return new(reading.Articles[statement.Article].Language, statement, IsRight(statement, gold));
        }
    }

    static bool IsRight(Statement statement, Annotation gold)
    {
        var content = new Stretch(statement.Content);
        return gold.Statements.Any(truth => truth.Content.Overlap(content) >= .5);
    }
}
