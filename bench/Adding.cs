using Isnad.Ledgers;

namespace Isnad.Bench;

/// <summary>What it costs to keep: each round fills a new ledger on the disk, with everything stored, indexed and synchronised.</summary>
internal sealed class Adding(IReadOnlyList<Evidence> documents, int batch) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("isnad-bench-").FullName;
    Ledger? ledger;
    Adder? adder;
    int round;

    /// <summary>Reading and storing, as <c>isnad add</c> does it.</summary>
    public void ReadAndAdd(int rounds) => Run("add", rounds, evidence => adder!.Add(Reader.Read(evidence)));

    /// <summary>Storing alone: everything was read before.</summary>
    public void AddOnly(int rounds)
    {
        var readings = documents.ToDictionary(document => document, Read);
        Run(
            "store",
            rounds,
            evidence =>
            {
                if (readings[evidence] is { } reading)
                    adder!.Add(reading);
            }
        );
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(folder, recursive: true);
    }

    void Run(string what, int rounds, Action<Evidence> add)
    {
        var last = documents[^1];
        new Throughput(what, documents).Run(
            rounds,
            evidence =>
            {
                add(evidence);
                if (ReferenceEquals(evidence, last))
                    adder!.Commit();
            },
            beforeRound: Open
        );
        var overview = ledger!.Overview();
        Throughput.Line(
            "kept",
            $"{overview.Articles:N0} articles, {overview.Statements + overview.ToReview:N0} statements, {overview.Figures:N0} figures"
        );
        Close();
        var size = Directory.EnumerateFiles(folder).Max(file => new FileInfo(file).Length);
        Throughput.Line("on disk", $"{(double)size / documents.Count:N0} bytes per document");
    }

    void Open()
    {
        Close();
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
        ledger = Ledger.Open(Path.Combine(folder, $"{round++}.db"));
        adder = ledger.BeginAdding(batch);
    }

    void Close()
    {
        adder?.Dispose();
        ledger?.Dispose();
    }

    static Reading? Read(Evidence evidence)
    {
        try
        {
            return Reader.Read(evidence);
        }
        catch (EvidenceException)
        {
            return null;
        }
    }
}
