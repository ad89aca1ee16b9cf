using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>
/// The gold of the shared folder. Every fourth document is held back while rules are written: that row is the one to believe.
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
        page.WriteLine("Every fourth document, held back while rules and lists were written:");
        page.WriteLine();
        ScoreTable.Write(Measurement.OfLibrary(pairs.Index().Where(pair => pair.Index % 4 == 3).Select(pair => pair.Item)), page);
        return true;
    }
}
