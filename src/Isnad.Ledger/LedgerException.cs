namespace Isnad.Ledgers;

/// <summary>What a ledger cannot do: the ledger or thing concerned, the reason, and the mend, each a clause a user understands.</summary>
public sealed class LedgerException(string name, string reason, string mend, Exception? inner = null)
    : Exception($"{name}: {reason} {mend}", inner)
{
    public string Name { get; } = name;
    public string Reason { get; } = reason;
    public string Mend { get; } = mend;
}
