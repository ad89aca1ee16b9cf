namespace Isnad.Ledgers.Tests;

/// <summary>A ledger in a folder of its own that goes away with the test.</summary>
internal sealed class TemporaryLedger : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("isnad-ledger-").FullName;
    Ledger? ledger;

    public string Path => System.IO.Path.Combine(folder, "isnad.db");

    public string Folder => folder;

    public Ledger Ledger => ledger ??= Ledger.Open(Path);

    public Ledger Reopen()
    {
        ledger?.Dispose();
        return ledger = Ledger.Open(Path);
    }

    public void Close()
    {
        ledger?.Dispose();
        ledger = null;
    }

    public byte[] Export()
    {
        using var stream = new MemoryStream();
        Ledger.Export(stream);
        return stream.ToArray();
    }

    public void Dispose()
    {
        ledger?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
