using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>
/// The gold of the shared folder. Every fourth document is kept out of tuning: its rows are the ones to believe.
/// </summary>
internal sealed class SharedGoldSection : ISection
{
    public string Name => "shared-gold";
    public string Title => "Gold of others (shared/gold)";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("gold") is not { } folder)
            return false;
        var pairs = GoldCorpus.Pairs(folder);
        ScoreTable.Write(Measurement.OfLibrary(pairs), page);
        page.WriteLine();
        page.WriteLine("Every fourth document, which rules and lists are not to be tuned on:");
        page.WriteLine();
        ScoreTable.Write(Measurement.OfLibrary(pairs.Index().Where(pair => pair.Index % 4 == 3).Select(pair => pair.Item)), page);
        return true;
    }
}
