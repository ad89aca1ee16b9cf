namespace Isnad.Ledgers;

public enum DecisionKind
{
    /// <summary>Two sources are one.</summary>
    Merge,

    /// <summary>Names that were one source are two.</summary>
    Split,

    /// <summary>Two sources look alike and are not one: no merge may join them while this stands.</summary>
    Distinct,

    /// <summary>A statement was read and is right.</summary>
    Confirm,

    /// <summary>A statement was read and is wrong.</summary>
    Reject,

    /// <summary>An earlier decision is taken back.</summary>
    Undo,
}

/// <summary>What a person decided. It is never changed: taking it back is another decision.</summary>
public sealed record Decision
{
    /// <summary>The number by which it is undone.</summary>
    public required long Number { get; init; }
    public required DecisionKind Kind { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }

    /// <summary>Ids of the sources, names or the statement it is about.</summary>
    public required IReadOnlyList<string> Subject { get; init; }

    /// <summary>Number of the decision that this one takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>True while no later decision has taken it back.</summary>
    public required bool Stands { get; init; }
}
