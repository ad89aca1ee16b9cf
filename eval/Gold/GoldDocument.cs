namespace Isnad.Eval.Gold;

/// <summary>
/// One annotated document. Spans are half-open, in UTF-16 units of <see cref="Text"/>. Entities are named by the short words of the
/// markup (<c>ministry</c>); the record's E1, E2 are given when it is written.
/// </summary>
internal sealed class GoldDocument
{
    public required string Name { get; init; }
    public required string Language { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<GoldArticle> Articles { get; init; }
    public required IReadOnlyList<Noise> Noise { get; init; }
    public required IReadOnlyList<GoldEntity> Entities { get; init; }
    public required IReadOnlyList<TimeMention> Times { get; init; }
    public required IReadOnlyList<GoldFigure> Figures { get; init; }
    public required IReadOnlyList<GoldStatement> Statements { get; init; }
    public required IReadOnlyList<GoldEvent> Events { get; init; }
}

/// <summary>Voice: entities from the page inwards (a reprinting site, then the agency), or empty: the author nobody names.</summary>
internal sealed record GoldArticle(TextSpan Span, string? Published, PublicationBasis Basis, IReadOnlyList<string> Voice)
{
    public TextSpan? Title { get; init; }
    public TextSpan? Byline { get; init; }
    public TextSpan? Dateline { get; init; }
}

internal sealed record GoldEntity(string Key, EntityType Type, IReadOnlyDictionary<string, string> Names, IReadOnlyList<TextSpan> Mentions);

internal sealed record GoldFigure(TextSpan Span, decimal? Value, FigureBound Bound, decimal? High, string Unit, string What)
{
    public string? Period { get; init; }
    public string? Place { get; init; }

    /// <summary>Number of the innermost statement whose content holds the figure; null in the narrator's own voice.</summary>
    public int? Statement { get; init; }
}

internal sealed record GoldStatement(int Number, Stance Stance, StatementKind Kind)
{
    public required IReadOnlyList<TextSpan> Content { get; init; }
    public required int Article { get; init; }
    public TextSpan? Cue { get; init; }
    public TextSpan? Source { get; init; }
    public string? Entity { get; init; }
    public IReadOnlyList<string> CoEntities { get; init; } = [];
    public bool Anonymous { get; init; }
    public bool Implicit { get; init; }
    public int? Parent { get; init; }

    /// <summary>Entity keys, or <c>author</c>, <c>unattributed</c>, <c>text:wording</c>; the page first, the root source last.</summary>
    public required IReadOnlyList<string> Chain { get; init; }
}

internal sealed record GoldEvent(TextSpan Trigger, EventType Type, string? Date, string? Place);
