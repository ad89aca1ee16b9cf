using Isnad.Eval;
using Isnad.Eval.Gate;
using Isnad.Eval.Gold;

namespace Isnad.Tests.Eval;

public class QualityGateTests
{
    [Fact]
    public void The_own_gold_is_as_pinned_and_no_measure_is_below_its_floor()
    {
        var gate = new QualityGate(Repository.Find());
        gate.Scores.All.Documents.ShouldBeGreaterThan(12);
        gate.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void A_floor_is_lowered_only_with_a_reason_and_the_reason_stays_in_the_file()
    {
        var copy = CopyOfGold();
        try
        {
            var repository = new Repository(copy, shared: null);
            new QualityGate(repository).Update(null).ShouldBeEmpty();
            var pinned = File.ReadAllText(repository.Baseline);
            File.WriteAllText(
                repository.Baseline,
                System.Text.RegularExpressions.Regex.Replace(pinned, "\"articles\": 0\\.\\d+|\"articles\": 1\\b", "\"articles\": 1.01")
            );

            new QualityGate(repository).Faults().ShouldContain(fault => fault.Contains("articles"));
            new QualityGate(repository).Update(null).ShouldNotBeEmpty();
            new QualityGate(repository).Update("an impossible floor").ShouldBeEmpty();
            new QualityGate(repository).Faults().ShouldBeEmpty();
            File.ReadAllText(repository.Baseline).ShouldContain("an impossible floor");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void A_gold_file_edited_by_hand_is_noticed()
    {
        var copy = CopyOfGold();
        try
        {
            var repository = new Repository(copy, shared: null);
            new QualityGate(repository).Update(null).ShouldBeEmpty();
            var json = Directory.GetFiles(Path.Combine(repository.Gold, "fa"), "*.json").Order(StringComparer.Ordinal).First();
            File.AppendAllText(json, "\n");

            new QualityGate(repository)
                .Faults()
                .ShouldContain(fault => fault.Contains(Path.GetFileName(json)) && fault.Contains("has changed"));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void An_annotated_document_that_is_shown_as_a_sample_is_so_word_for_word()
    {
        var repository = Repository.Find();
        var shown = 0;
        foreach (var pair in GoldCorpus.Pairs(repository.Gold))
        {
            var sample = Path.Combine(repository.Root, "samples", pair.Name.Replace('/', '-') + ".txt");
            if (!File.Exists(sample))
                continue;
            File.ReadAllText(sample).ShouldBe(File.ReadAllText(pair.TextFile), pair.Name);
            shown++;
        }
        shown.ShouldBeGreaterThanOrEqualTo(14);
    }

    static string CopyOfGold()
    {
        var copy = Directory.CreateTempSubdirectory("isnad-gate-").FullName;
        var gold = Repository.Find().Gold;
        foreach (var file in Directory.EnumerateFiles(gold, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(gold, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Contains("fa"))
                continue;
            var target = Path.Combine(copy, "eval", "gold", relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}
