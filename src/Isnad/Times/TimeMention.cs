namespace Isnad;

public enum TimeAnchor
{
    Absolute,
    Publication,
    Previous,
}

/// <summary>
/// An expression of time. <see cref="Value"/> is EDTF (ISO 8601-2), Gregorian, or null when a date exists but the page does not tell it;
/// <see cref="Anchor"/> says what it was counted from.
/// </summary>
public sealed record TimeMention(TextSpan Span, string? Value, TimeAnchor Anchor);
