namespace Isnad.Ledgers;

public enum AddOutcome
{
    /// <summary>The evidence was new.</summary>
    New,

    /// <summary>The same bytes, read by the same version, were there already.</summary>
    Known,

    /// <summary>The same bytes were there, read by another version: this reading supersedes that one, which is kept.</summary>
    Reread,
}

/// <summary>The acknowledgement of a piece of evidence: it is given after the commit that made it permanent.</summary>
public sealed record Added(string Name, string Sha256, AddOutcome Outcome, int Articles, int Statements, int Figures, int Events);
