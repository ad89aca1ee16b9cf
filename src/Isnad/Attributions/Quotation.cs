namespace Isnad;

/// <summary>
/// A stretch between quotation marks: <see cref="Span"/> with the marks, <see cref="Inner"/> without them. <see cref="Depth"/> is 0 for
/// the outermost. <see cref="Repaired"/> is true when a mark was missing or wrong and the end was inferred.
/// </summary>
public readonly record struct Quotation(TextSpan Span, TextSpan Inner, int Depth, bool Repaired);
