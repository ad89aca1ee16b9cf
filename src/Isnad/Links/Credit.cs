namespace Isnad;

/// <summary>An agency or outlet that an article names as the origin of its report, where it stands and the folded key of its name.</summary>
public sealed record Credit(TextSpan Span, string Name, string Key);
