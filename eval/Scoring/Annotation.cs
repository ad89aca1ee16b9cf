namespace Isnad.Eval.Scoring;

/// <summary>What gold and record have in common, as far as it is measured. Read by <see cref="AnnotationReader"/>.</summary>
internal sealed class Annotation
{
    public static readonly Annotation Empty = new();

    public string Language { get; init; } = "?";
    public IReadOnlyList<TextSpan> Articles { get; init; } = [];
    public IReadOnlyList<TextSpan> Noise { get; init; } = [];
    public IReadOnlyList<NamedEntity> Entities { get; init; } = [];
    public IReadOnlyList<NameMention> Mentions { get; init; } = [];
    public IReadOnlyList<Moment> Times { get; init; } = [];
    public IReadOnlyList<Quantity> Figures { get; init; } = [];
    public IReadOnlyList<Saying> Statements { get; init; } = [];
}

/// <summary>Keys: every spelling the annotation knows for the entity, folded (<see cref="NameKey"/>).</summary>
internal sealed record NamedEntity(string Id, IReadOnlySet<string> Keys);

internal enum CoarseType
{
    Person,
    Organisation,
    Place,
}

internal readonly record struct NameMention(TextSpan Span, CoarseType Type, string Entity);

internal readonly record struct Moment(TextSpan Span, string Value);

internal readonly record struct Quantity(TextSpan Span, double? Value, string Bound, double? High);

internal sealed record Saying
{
    public required string Id { get; init; }
    public Stretch Content { get; init; } = Stretch.None;
    public Stretch Cue { get; init; } = Stretch.None;
    public Stretch Source { get; init; } = Stretch.None;

    /// <summary>The source phrase, folded; empty where none stands.</summary>
    public string SourceKey { get; init; } = "";
    public string? Entity { get; init; }
    public IReadOnlyList<string> CoEntities { get; init; } = [];
    public bool Implicit { get; init; }
    public bool Anonymous { get; init; }
    public string? Parent { get; init; }

    /// <summary>Name of the chain's last link, folded, and its entity; null without a chain.</summary>
    public string? RootKey { get; init; }
    public string? RootEntity { get; init; }

    /// <summary>Gold that is neither asked for nor held against.</summary>
    public bool IsHeadline { get; init; }

    /// <summary>Gold that may be left out.</summary>
    public bool IsOptional { get; init; }
}
