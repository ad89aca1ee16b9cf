namespace Isnad;

/// <summary>What an expression of time says, before anything is counted from anywhere.</summary>
abstract record TimeNode;

/// <summary>A date by its parts; whatever the text leaves out is null.</summary>
sealed record DateNode : TimeNode
{
    public int? Weekday { get; set; }
    public int? Day { get; set; }
    public int? Month { get; set; }
    public Calendar? Calendar { get; set; }
    public int? Year { get; set; }

    /// <summary>Days from the day of writing.</summary>
    public int? Offset { get; set; }

    /// <summary>Years from the year of writing.</summary>
    public int? YearOffset { get; set; }

    /// <summary>Last -1, this 0, next 1, the one before the last -2.</summary>
    public int? Shift { get; set; }
    public int? Season { get; set; }

    /// <summary>The hour at which the part of the day begins; null when none was named.</summary>
    public int? Part { get; set; }

    /// <summary>Minutes after midnight.</summary>
    public int? Clock { get; set; }
    public bool Bc { get; set; }

    /// <summary>The year is that of a day everybody knows: it is no day of the text's own story.</summary>
    public bool Known { get; set; }

    /// <summary>True when the hour was named without morning or evening.</summary>
    public bool ClockOpen { get; set; }

    /// <summary>Late on Monday: the part of the day without its hour.</summary>
    public bool Late { get; set; }

    /// <summary>Today, tomorrow: nothing else is said.</summary>
    public bool IsDayWord => Offset is not null && (Weekday ?? Day ?? Month ?? Year ?? Clock ?? Part) is null;

    public bool HasDate => Weekday is not null || Month is not null || Offset is not null || Year is not null || Season is not null;
}

/// <summary>This week, last month, next year; without a shift the unit that the text is in.</summary>
sealed record UnitNode(TimeUnit Unit, int Shift) : TimeNode
{
    /// <summary>The following year, العام التالي: counted from the time just mentioned.</summary>
    public bool FromPrevious { get; init; }

    /// <summary>Named by its article alone: the weekend that has just been, unless the text looks ahead.</summary>
    public bool Bare { get; init; }
}

/// <summary>
/// N units before or after the day of writing, or a time just mentioned; <see cref="Lesser"/> is what is counted beside the greater unit
/// (a month and 21 days ago).
/// </summary>
sealed record StepNode(decimal Count, TimeUnit Unit, int Direction, bool FromPrevious, TimeNode? Origin = null) : TimeNode
{
    public (decimal Count, TimeUnit Unit)? Lesser { get; init; }

    /// <summary>The token where the event is named that it is counted from (a day before the signing), or 0.</summary>
    public int Event { get; init; }

    /// <summary>No time unless the text dates that event: else it is a length.</summary>
    public bool IfDated { get; init; }
}

/// <summary>The past or the next N units: an interval that ends or begins now.</summary>
sealed record StretchNode(decimal Count, TimeUnit Unit, int Direction) : TimeNode
{
    /// <summary>True when a word says that it is behind or ahead.</summary>
    public bool Said { get; init; }
}

/// <summary>Early, mid, late, start, middle or end of another time.</summary>
sealed record EdgeNode(TimeRole Edge, TimeNode Inner) : TimeNode;

/// <summary>Since (open end), until and before (open start).</summary>
sealed record OpenNode(TimeRole Side, TimeNode Inner) : TimeNode;

sealed record RangeNode(TimeNode From, TimeNode To) : TimeNode;

/// <summary>Two clock times of one day, in minutes.</summary>
sealed record HoursNode(DateNode Day, (int From, int To) Minutes) : TimeNode;

/// <summary>The 4th to the 23rd of next month.</summary>
sealed record DaysOfMonthNode(int From, int To, int Shift) : TimeNode;

/// <summary>For the Nth day: the days so far. The Nth day alone: that day.</summary>
sealed record NthNode(int Number, TimeUnit Unit, bool SoFar) : TimeNode;

/// <summary>A weekday of this, the last or the next week.</summary>
sealed record WeekdayNode(int Weekday, int Shift) : TimeNode;

/// <summary>The second Monday of June, the last Friday of the month (-1): a weekday counted within a stretch.</summary>
sealed record NthWeekdayNode(int Number, int Weekday, TimeNode Within) : TimeNode;

/// <summary>The 20th of next month.</summary>
sealed record DayOfMonthNode(int Day, int Shift) : TimeNode;

/// <summary>The month to October 21: a unit that ends on a day.</summary>
sealed record EndingNode(TimeUnit Unit, DateNode Last) : TimeNode;

/// <summary>The week of September 16, the week beginning on it.</summary>
sealed record WeekAtNode(TimeNode Day) : TimeNode;

/// <summary>That day, the same month.</summary>
sealed record AnaphorNode(TimeUnit Unit) : TimeNode
{
    /// <summary>This very month: the one that the text is about rather than the one named last.</summary>
    public bool Topic { get; init; }
}

/// <summary>Polling day: the day of the event, wherever the text dates it.</summary>
sealed record EventDayNode : TimeNode;

/// <summary>A festival with a fixed day in its calendar.</summary>
sealed record FestivalNode(MonthName Day, int? Year, int Shift) : TimeNode
{
    /// <summary>The rule of a festival that moves within the Gregorian year: see <see cref="MovableFeasts"/>.</summary>
    public int? Movable { get; init; }
}

/// <summary>A part of a year or month by number: the second quarter of 2024, the first nine months of 2024, the last week of May (-1).</summary>
sealed record SliceNode(int Number, int Count, TimeUnit Unit, TimeNode Inner) : TimeNode;

/// <summary>Decades and centuries.</summary>
sealed record EraNode(int FirstYear, int Years, Calendar Calendar) : TimeNode;

/// <summary>An expression found: tokens <c>[First, End)</c>, the proclitics to leave out in front, and what it says.</summary>
sealed record TimeParse(int First, int End, int Skip, TimeNode Node)
{
    /// <summary>A word near it shows that it lies ahead.</summary>
    public bool Ahead { get; init; }

    /// <summary>It stands in brackets right behind another time and says the same.</summary>
    public bool Beside { get; init; }

    /// <summary>Where the quotation begins in which it stands: there "today" is the speaker's day. Null outside of quotation marks.</summary>
    public int? Quote { get; init; }

    /// <summary>Beside a word of an event that has its day: Sunday's election.</summary>
    public bool OfEvent { get; init; }

    /// <summary>"That is" between them: the same time as the one directly before.</summary>
    public bool Same { get; init; }

    /// <summary>"And" or a comma joins it to the time directly before.</summary>
    public bool Joined { get; init; }

    public TextSpan Span(TokenTable tokens) => new(tokens.OffsetAfter(First, Skip), tokens[End - 1].End);
}
