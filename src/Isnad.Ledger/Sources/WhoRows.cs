namespace Isnad.Ledgers;

/// <summary>A source that a name may mean, with one sentence that says why.</summary>
public sealed record WhoRow(SourceRow Source, NameVerdict Verdict, double Score, string Reason, IReadOnlyList<string> Forms);

/// <summary>Who was seen in an office, from when to when (yyyy-MM-dd), and whether it was he on the day asked for.</summary>
public sealed record HolderRow(SourceReference Source, string Office, string? First, string? Last, bool Then, string Reason);

/// <summary>What the ledger knows of who bears a name: the sources it may mean, and, for an office, those seen in it.</summary>
public sealed record WhoPage(string Name, IReadOnlyList<WhoRow> Sources, IReadOnlyList<HolderRow> Holders);

/// <summary>Two names that the machine made one source, with one sentence that says why.</summary>
public sealed record JoinRow(SourceName One, SourceName Other, double Score, string Reason);

/// <summary>One side of a pair to be judged.</summary>
public sealed record PairSide(
    string Name,
    SourceRow Source,
    string Text,
    IReadOnlyList<NameForm> Forms,
    IReadOnlyList<NameForm> Offices,
    IReadOnlyList<StatementRow> Examples
);

/// <summary>Two names that may be one's, for a person to say.</summary>
public sealed record PairRow
{
    public required PairSide One { get; init; }
    public required PairSide Other { get; init; }
    public required double Score { get; init; }
    public required string Reason { get; init; }

    /// <summary>Statements that would move to another source.</summary>
    public required long Weight { get; init; }

    /// <summary>Names, then places, that stand beside both, the rarest first.</summary>
    public required IReadOnlyList<SourceReference> Company { get; init; }
}

public enum NamingKind
{
    /// <summary>The name as it stands in the text.</summary>
    Name,

    /// <summary>An office or title beside the name.</summary>
    Title,

    /// <summary>The phrase by which it is introduced as a speaker.</summary>
    Phrase,
}

/// <summary>What one voice calls a source: the page itself, or one whom the page quotes.</summary>
public sealed record NamingRow
{
    public required string Voice { get; init; }

    /// <summary>The voice's own source, when it is one that the page quotes.</summary>
    public string? VoiceId { get; init; }

    /// <summary>The page in which it stands: its outlet, its author, or the name it came under.</summary>
    public required string Page { get; init; }
    public required string Label { get; init; }
    public required NamingKind Kind { get; init; }
    public required long Count { get; init; }
    public string? First { get; init; }
    public string? Last { get; init; }

    /// <summary>An article where it stands, and the sentence with the label marked.</summary>
    public required string Article { get; init; }
    public required Excerpt Example { get; init; }
}

public sealed record NamingPage(IReadOnlyList<SourceReference> Sources, long Readings, bool Cut, IReadOnlyList<NamingRow> Rows);
