namespace Isnad;

/// <summary>What the cue says of the act of saying (record.md).</summary>
public enum Stance
{
    Say,
    Add,
    Claim,
    Admit,
    Deny,
    Demand,
    Warn,
    Promise,
    Accuse,
    Ask,
    Write,
    Report,
    Announce,
    Confirm,
    Reject,
    AccordingTo,
    Explain,
    Note,
    Stress,
    Believe,
    Reveal,
    Condemn,
    Describe,
    Praise,
    Threaten,
    Expect,
    Propose,
    Quote,
}

public enum StatementKind
{
    Direct,
    Indirect,
    Mixed,
}

/// <summary>How the source stands in the text: this decides how it is resolved.</summary>
public enum SourceForm
{
    /// <summary>No subject is expressed (وأضاف، و افزود, adding that): carried over from the discourse.</summary>
    None,

    /// <summary>A pronoun, free (وی, he) or fused with the cue (قوله، عنه).</summary>
    Pronoun,

    /// <summary>A noun phrase; whom it names or describes is resolved by the statement stage.</summary>
    Phrase,

    /// <summary>A noun phrase that keeps its source unnamed (a senior official, شهود عيان, یک منبع آگاه).</summary>
    Unnamed,

    /// <summary>A text as source that belongs to nobody named (the text of the agreement, official figures).</summary>
    Document,

    /// <summary>It is said (وقيل، گفته می‌شود): nobody is the source.</summary>
    Hearsay,
}

/// <summary>
/// Source, cue and content as they stand in the text, found by the rules of one language, not yet resolved.
/// PARC3 and PolNeAR define the three parts; <c>../shared/gold/GUIDELINES.md</c> section 7 settles the boundaries.
/// </summary>
public sealed record Attribution
{
    /// <summary>What is attributed, in text order: no quotation marks, no complementiser.</summary>
    public required TextSpan[] Content { get; init; }
    public TextSpan? Cue { get; init; }
    public required Stance Stance { get; init; }
    public StatementKind Kind { get; init; }

    /// <summary>The speaker as named here, with titles; a free pronoun is its own span; null when nothing stands here.</summary>
    public TextSpan? Source { get; init; }
    public SourceForm Form { get; init; }

    /// <summary>
    /// For a missing subject or a pronoun: the noun phrase to which grammar leads back ("Vessa closed the port, accusing …"), where it
    /// is known. It is not the source span.
    /// </summary>
    public TextSpan? Antecedent { get; init; }

    /// <summary>Index in the list of the attribution that relays this one (a channel quoting an official: both share the content), or -1.</summary>
    public int Outer { get; init; } = -1;

    /// <summary>Index in the list of the attribution whose speaker goes on here, when the grammar of the clause shows it, or -1.</summary>
    public int SameAs { get; init; } = -1;

    /// <summary>True when the cue is in the first person: inside another's words it is that speaker's own.</summary>
    public bool FirstPerson { get; init; }

    /// <summary>The person spoken to ("told Reuters"): adds no link to the chain.</summary>
    public TextSpan? Addressee { get; init; }

    /// <summary>0 to 1: how sure the rule is.</summary>
    public double Confidence { get; init; } = 0.8;

    /// <summary>Name of the rule that found it, for error analysis.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Grammatical hints for resolving pronouns and missing subjects: +1 masculine, -1 feminine, 0 unknown.</summary>
    public sbyte Gender { get; init; }

    /// <summary>The pronoun means no person ("it said").</summary>
    public bool Neuter { get; init; }

    /// <summary>True when the cue's form is plural, false singular, null unknown.</summary>
    public bool? Plural { get; init; }
}
