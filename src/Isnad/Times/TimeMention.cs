namespace Isnad;

public enum TimeAnchor
{
    Absolute,
    Publication,
    Previous,
}

/// <summary>What cannot be as the page says it.</summary>
public enum TimeFault
{
    /// <summary>The weekday beside a date is not that day's.</summary>
    WeekdayDoesNotFit,

    /// <summary>The weekday beside "today" or "yesterday" is not that of the publication day.</summary>
    TodayDoesNotFit,

    /// <summary>The calendar has no such day (30 February).</summary>
    NoSuchDay,
}

/// <summary>
/// An expression of time. <see cref="Value"/> is EDTF (ISO 8601-2), Gregorian, or null when a date exists but the page does not tell it;
/// <see cref="Anchor"/> says what it was counted from.
/// </summary>
public sealed record TimeMention(TextSpan Span, string? Value, TimeAnchor Anchor)
{
    public TimeFault? Fault { get; init; }

    /// <summary>A word of the future stands near it.</summary>
    public bool Ahead { get; init; }
}
