using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>Events, and what surrounds a figure, on the project's own gold and on the gold of others.</summary>
internal sealed class CircumstancesSection : ISection
{
    public string Name => "events";
    public string Title => "Events, and the context of figures";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("gold") is not { } folder)
            return false;
        page.WriteLine(
            "| | documents | event | its date | its place | unit | measure | period | place | statement |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        );
        Rows("own gold, all", GoldCorpus.Pairs(repository.Gold), _ => true, page);
        var shared = GoldCorpus.Pairs(folder).Index().ToList();
        foreach (var language in (string[])["ar", "en", "fa"])
            Rows(
                $"gold of others, {language}",
                shared.Select(p => p.Item),
                pair => pair.Name.StartsWith(language + "/", StringComparison.Ordinal),
                page
            );
        Rows("gold of others, all", shared.Select(p => p.Item), _ => true, page);
        Rows("every fourth of them", shared.Where(p => p.Index % 4 == 3).Select(p => p.Item), _ => true, page);
        return true;
    }

    /// <summary>What differs in one folder of gold, without the documents that are kept out of tuning.</summary>
    public static IEnumerable<string> Misses(string gold, bool tuned) =>
        Score(GoldCorpus.Pairs(gold).Index().Where(p => !tuned || p.Index % 4 != 3).Select(p => p.Item)).Misses;

    static void Rows(string name, IEnumerable<GoldPair> pairs, Func<GoldPair, bool> which, TextWriter page)
    {
        var scores = Score(pairs.Where(which));
        page.WriteLine(
            $"| {name} | {scores.Documents} | "
                + string.Join(" | ", Enum.GetValues<Circumstance>().Select(of => ScoreTable.Cell(scores.Measure(of))))
                + " |"
        );
    }

    static CircumstanceScorer Score(IEnumerable<GoldPair> pairs)
    {
        var scorer = new CircumstanceScorer();
        foreach (var pair in pairs)
        {
            using var stream = new MemoryStream();
            RecordWriter.Write(stream, Reader.Read(new(Path.GetFileName(pair.TextFile), File.ReadAllBytes(pair.TextFile))), false);
            scorer.Add(Circumstances.Read(File.ReadAllBytes(pair.JsonFile)), Circumstances.Read(stream.ToArray()), pair.Name);
        }
        return scorer;
    }
}
