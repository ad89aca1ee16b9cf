using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Sections;

/// <summary>The project's own gold, on which the gate stands.</summary>
internal sealed class OwnGoldSection : ISection
{
    public string Name => "own-gold";
    public string Title => "The project's own gold (eval/gold)";

    public bool Write(Repository repository, TextWriter page)
    {
        ScoreTable.Write(Measurement.OfLibrary(GoldCorpus.Pairs(repository.Gold)), page);
        return true;
    }
}
