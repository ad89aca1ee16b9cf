namespace Isnad;

/// <summary>
/// One act of saying, resolved: who, through whom (the chain), how (stance), in which words, inside which other statement.
/// </summary>
public sealed record Statement
{
    /// <summary>Index of the article it stands in.</summary>
    public required int Article { get; init; }
    public required TextSpan[] Content { get; init; }
    public required StatementKind Kind { get; init; }
    public TextSpan? Cue { get; init; }
    public required Stance Stance { get; init; }
    public TextSpan? Source { get; init; }

    /// <summary>Indices of further entities that say the same thing.</summary>
    public IReadOnlyList<int> CoEntities { get; init; } = [];

    /// <summary>True for a pronoun or no expressed subject: the source is carried over from the discourse.</summary>
    public bool Implicit { get; init; }

    /// <summary>Index of the resolved source, or null for hearsay and documents that belong to nobody named.</summary>
    public int? Entity { get; init; }
    public bool Anonymous { get; init; }

    /// <summary>Index of the statement in whose content this one stands or which relays it, or null.</summary>
    public int? Parent { get; init; }

    /// <summary>Page first, root source last; equal neighbours merged.</summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];
    public TextSpan? Addressee { get; init; }

    /// <summary>When it was said, where the text tells it beside the cue (EDTF); else null.</summary>
    public string? Said { get; init; }

    /// <summary>The share of such statements that are right, words and speaker (<see cref="Calibration"/>).</summary>
    public double Confidence { get; init; }

    /// <summary>How sure the rule was that found it; only a fresh reading knows it.</summary>
    internal double Guess { get; init; }

    /// <summary>True when the confidence lies below the language's line (<c>language.json</c>): a person is to look at it first.</summary>
    public bool ToReview { get; init; }
    public string Rule { get; init; } = "";

    /// <summary>Gender of the cue's form: +1 masculine, -1 feminine, 0 unknown.</summary>
    public sbyte Gender { get; init; }

    /// <summary>Number of the cue's form: true plural, false singular, null unknown.</summary>
    public bool? Plural { get; init; }

    /// <summary>The source's words, for a document as source that has no entity.</summary>
    public string? Wording { get; init; }

    /// <summary>Characters of all content spans.</summary>
    public int ContentLength => Content.Sum(span => span.Length);
}

/// <summary>One link of a chain: the name shown, and the entity when there is one.</summary>
public readonly record struct ChainLink(string Name, int? Entity, bool Anonymous);
