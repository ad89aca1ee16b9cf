using NodaTime;

namespace Isnad;

/// <summary>
/// Counts what the grammar read from the day of writing or from the time just mentioned. What cannot be counted from anything has no value:
/// a date then exists but the page does not tell it.
/// </summary>
sealed partial class TimeResolver(TimeWords language, LocalDate? written)
{
    readonly TimeWords language = language;

    LocalDate? written = written;

    TimeValue? last;

    /// <summary>The last day or interval that the text put itself into.</summary>
    TimeValue? previous;

    /// <summary>The last month with its calendar, for "this month" in a text about another month.</summary>
    TimeValue? previousMonth;

    /// <summary>How often each month by name was meant so far, in the order of first mention: what the text is about is named most.</summary>
    readonly List<(TimeValue Month, int Count)> months = [];

    /// <summary>The last time of any precision that the text put itself into.</summary>
    TimeValue? mentioned;

    /// <summary>Behind which token the text last named a month or a year to look back into, and no day.</summary>
    int coarseEnd = int.MinValue;

    /// <summary>How many tokens behind such a month "that day" and "two days later" are counted from a day that is not named.</summary>
    const int CoarseReach = 25;

    TimeValue? eventDay;

    /// <summary>True when the expression counts from a day that the text leaves out: it cannot be put on the calendar.</summary>
    public bool Unplaced { get; private set; }
    bool vague;

    /// <summary>The quotation in which the coarse time stands, and that of the expression.</summary>
    int? coarseQuote;
    int? quote;
    bool ofEvent;

    /// <summary>How many days before publication a story's own day may lie for "today" in a quotation to be that day.</summary>
    const int StoryDays = 6;
    TimeAnchor anchor;
    bool ahead;

    /// <summary>The day directly before, when "and" or a comma joins this expression to it.</summary>
    TimeValue? joined;
    bool joinedYear;

    /// <summary>True when the day of writing is for once the time in front of the brackets.</summary>
    bool besideDay;
    bool lastYear;

    /// <summary>Goes on where another article of the page ended: "that night" may look back across a short piece's edge.</summary>
    public void Follow(TimeResolver before)
    {
        if (before.written == written)
            (previous, previousMonth) = (before.previous, before.previousMonth);
    }

    /// <summary>What does not fit in the expression resolved last: its weekday, for one.</summary>
    public TimeFault? Fault { get; private set; }

    /// <summary>
    /// Resolves the next expression of the text. <paramref name="origin"/> is the day of the event that it is counted from, if the text tells it;
    /// <paramref name="remember"/> is false for page furniture.
    /// </summary>
    public (string? Value, TimeAnchor Anchor, TimeValue? Resolved) Resolve(TimeParse parse, LocalDate? origin = null, bool remember = true)
    {
        (anchor, ahead) = (TimeAnchor.Publication, parse.Ahead);
        joined = parse.Joined ? last : null;
        (quote, eventOrigin) = (parse.Quote, origin);
        besideDay = parse.Beside && last?.First is not null;
        joinedYear = parse.Joined && lastYear;
        lastYear = parse.Node is DateNode { Year: not null } || joinedYear && parse.Node is DateNode { Month: not null };
        (Fault, Unplaced, vague) = (null, false, parse.First - coarseEnd is >= 0 and <= CoarseReach);
        TimeValue? value = null;
        var now = written;
        if (parse.Beside && last?.First is { } beside)
            written = beside;
        try
        {
            value = parse.Same && parse.Node is StepNode && last is { } same ? Again(same) : Value(parse.Node);
        }
        catch (ArgumentOutOfRangeException)
        {
            // a count that leaves the calendar ("a billion years ago"): no date
        }
        catch (OverflowException) { }
        written = now;
        last = value;
        if (value is null && parse.Node is DateNode or UnitNode)
            mentioned = null;
        if (remember && value is { } known && (known.First ?? known.Last) is not null && parse.Node is not DateNode { Known: true })
        {
            if (known.Precision <= TimeUnit.Day && parse.Node is not OpenNode and not RangeNode and not StretchNode and not NthNode)
                (previous, ofEvent) = (known, parse.OfEvent || parse.Node is EventDayNode);
            // since the tenth …, until that day
            else if (parse.Node is OpenNode { Inner: DateNode { Year: null, Offset: null } } && opened is { Precision: <= TimeUnit.Day })
                (previous, ofEvent) = (opened, parse.OfEvent);
            if (known.Precision == TimeUnit.Month && parse.Node is not OpenNode)
                previousMonth = known;
            if (parse.Node is DateNode or UnitNode or StepNode or EdgeNode && known.Precision <= TimeUnit.Year)
                mentioned = known;
            if (known.Precision <= TimeUnit.Day)
                coarseEnd = int.MinValue;
            else if (parse.Node is DateNode { Year: not null } or DateNode { Season: not null } && anchor == TimeAnchor.Absolute)
                (coarseEnd, coarseQuote) = (parse.End, parse.Quote);
            if (parse.Node is DateNode { Month: not null } && known.First is { } inMonth)
                CountMonth(parse.Node, inMonth, known);
            if (parse.OfEvent && known is { Precision: <= TimeUnit.Day, First: { } happened })
                eventDay = TimeValue.OfDay(happened);
        }
        return (value?.Edtf, anchor, value);
    }

    TimeValue? Value(TimeNode node) =>
        node switch
        {
            DateNode date => Date(date),
            UnitNode unit => Unit(unit),
            StepNode step => Step(step),
            StretchNode stretch => Stretch(stretch),
            EdgeNode edge => Edge(edge),
            OpenNode open => Open(open),
            RangeNode range => Range(range),
            NthNode nth => Nth(nth),
            HoursNode hours => Hours(hours),
            DaysOfMonthNode days => DaysOfMonth(days),
            AnaphorNode { Topic: true, Unit: TimeUnit.Month } => TopicMonth() ?? Anaphor(TimeUnit.Month),
            AnaphorNode that => Anaphor(that.Unit),
            EventDayNode => EventDay(),
            EndingNode ending => Ending(ending),
            WeekAtNode week => WeekAt(week),
            WeekdayNode weekday => WeekdayOf(weekday),
            NthWeekdayNode nth => NthWeekday(nth),
            DayOfMonthNode day => DayOfMonth(day),
            FestivalNode festival => Festival(festival),
            SliceNode slice => Slice(slice),
            EraNode era => Era(era),
            _ => null,
        };

    /// <summary>"Today", quoted in a report of a talk held three days ago, is the day of the talk: the last day that the report put itself into.</summary>
    LocalDate? Spoken()
    {
        if (
            quote is null
            // a year that the speaker named is not what he counts his today from
            || vague && coarseQuote != quote
            || ofEvent
            || written is not { } now
            || previous is not { First: { } day }
            || day >= now
            || Period.Between(day, now, PeriodUnits.Days).Days > StoryDays
        )
            return null;
        anchor = TimeAnchor.Previous;
        return day;
    }

    LocalDate? Written(TimeAnchor reason = TimeAnchor.Publication)
    {
        anchor = reason;
        return written;
    }

    TimeValue? Unit(UnitNode node)
    {
        if ((node.FromPrevious ? Mentioned(node.Unit) : null) is { } told)
            (written, back) = (told, written);
        var value = UnitFrom(node);
        if (back is not null)
            (written, back, anchor) = (back, null, TimeAnchor.Previous);
        return value;
    }

    /// <summary>The day of writing while another day stands in for it.</summary>
    LocalDate? back;

    /// <summary>The time just mentioned, if it says as much as the unit that is counted from it.</summary>
    LocalDate? Mentioned(TimeUnit unit) =>
        mentioned is { First: { } first } named && named.Precision <= unit ? first
        : previous is { First: { } day } ? day
        : null;

    TimeValue Again(TimeValue same)
    {
        anchor = TimeAnchor.Previous;
        return same;
    }

    TimeValue? UnitFrom(UnitNode node)
    {
        if (Written() is not { } now)
            return null;
        switch (node.Unit)
        {
            case TimeUnit.Day or TimeUnit.Night:
                return TimeValue.OfDay(now.PlusDays(node.Shift));
            case TimeUnit.Week:
                var start = WeekStart(now).PlusDays(7 * node.Shift);
                return TimeValue.Interval(start, start.PlusDays(6), TimeUnit.Week);
            case TimeUnit.Weekend:
                var back = node.Bare && !ahead && now.DayOfWeek < IsoDayOfWeek.Saturday ? -1 : 0;
                var monday = now.PlusDays(1 - (int)now.DayOfWeek).PlusDays(7 * (node.Shift + back));
                return TimeValue.Interval(monday.PlusDays(5), monday.PlusDays(6), TimeUnit.Week);
            case TimeUnit.Month:
                // a text about a month of another calendar means that month
                if (
                    node.Shift == 0
                    && (TopicMonth() ?? previousMonth) is { } month
                    && (language.Calendar == Calendar.Solar || month.IsInterval)
                )
                {
                    anchor = TimeAnchor.Previous;
                    return month;
                }
                return MonthOf(now, node.Shift);
            case TimeUnit.Quarter:
                var quarter = new LocalDate(now.Year, (now.Month - 1) / 3 * 3 + 1, 1).PlusMonths(3 * node.Shift);
                return Months(quarter, 3, TimeUnit.Quarter);
            case TimeUnit.HalfYear:
                var half = new LocalDate(now.Year, now.Month <= 6 ? 1 : 7, 1).PlusMonths(6 * node.Shift);
                return Months(half, 6, TimeUnit.HalfYear);
            case TimeUnit.Year:
                return YearOf(now, node.Shift);
            case TimeUnit.Decade:
                return Era(new EraNode((now.Year / 10 + node.Shift) * 10, 10, Calendar.Gregorian));
            case TimeUnit.Century:
                return Era(new EraNode(((now.Year - 1) / 100 + node.Shift) * 100 + 1, 100, Calendar.Gregorian));
            default:
                return null;
        }
    }

    static TimeValue Months(LocalDate first, int count, TimeUnit precision)
    {
        var last = first.PlusMonths(count - 1);
        return new(
            TimeValue.OfMonth(first.Year, first.Month).Edtf + "/" + TimeValue.OfMonth(last.Year, last.Month).Edtf,
            first,
            last.PlusMonths(1).PlusDays(-1),
            precision
        );
    }

    TimeValue? MonthOf(LocalDate now, int shift)
    {
        if (language.Calendar == Calendar.Gregorian)
        {
            var month = now.PlusMonths(shift);
            return TimeValue.OfMonth(month.Year, month.Month);
        }
        if (Calendars.Of(language.Calendar, now) is not { } own)
            return null;
        var number = own.Year * 12 + own.Month - 1 + shift;
        return MonthIn(language.Calendar, number / 12, number % 12 + 1);
    }

    TimeValue? YearOf(LocalDate now, int shift)
    {
        if (language.Calendar == Calendar.Gregorian)
            return TimeValue.OfYear(now.Year + shift);
        return Calendars.Of(language.Calendar, now) is { } own && Calendars.Year(language.Calendar, own.Year + shift) is { } year
            ? TimeValue.Interval(year.First, year.Last, TimeUnit.Year)
            : null;
    }

    static TimeValue? MonthIn(Calendar calendar, int year, int month) =>
        calendar == Calendar.Gregorian
            ? month is >= 1 and <= 12 && year is > 0 and < 9999
                ? TimeValue.OfMonth(year, month)
                : null
            : Calendars.Month(calendar, year, month) is { } days
                ? TimeValue.Interval(days.First, days.Last, TimeUnit.Month)
                : null;

    LocalDate WeekStart(LocalDate day) => day.PlusDays(-(((int)day.DayOfWeek - language.WeekStart + 7) % 7));

    /// <summary>The month that the text names most often; of several the one it names first.</summary>
    TimeValue? TopicMonth()
    {
        anchor = TimeAnchor.Previous;
        return months.Count == 0 ? null : months.MaxBy(month => month.Count).Month;
    }

    void CountMonth(TimeNode node, LocalDate day, TimeValue known)
    {
        var calendar = ((DateNode)node).Calendar ?? Calendar.Gregorian;
        if (Calendars.Of(calendar, day) is not { } own || MonthIn(calendar, own.Year, own.Month) is not { } month)
            return;
        var at = months.FindIndex(other => other.Month.First == month.First);
        if (at >= 0)
            months[at] = (month, months[at].Count + 1);
        // a day names its month in passing
        else if (known.Precision == TimeUnit.Month)
            months.Add((month, 1));
    }

    TimeValue? EventDay()
    {
        // "polling day" of a vote that the text has not dated yet is no other day
        anchor = TimeAnchor.Previous;
        return eventDay;
    }

    /// <summary>The day of the vote that the text speaks of, once it has told it.</summary>
    public string? EventDayTold => eventDay?.Edtf;

    TimeValue? Anaphor(TimeUnit unit)
    {
        anchor = TimeAnchor.Previous;
        if (vague && unit <= TimeUnit.Night)
        {
            Unplaced = true;
            return null;
        }
        if (unit == TimeUnit.Month)
            return previousMonth ?? (previous?.First is { } inMonth ? MonthOf(inMonth, 0) : null);
        if (previous?.First is not { } day)
            return null;
        return unit switch
        {
            TimeUnit.Week => TimeValue.Interval(WeekStart(day), WeekStart(day).PlusDays(6), TimeUnit.Week),
            TimeUnit.Year => YearOf(day, 0),
            _ => TimeValue.OfDay(day),
        };
    }

    TimeValue? DayOfMonth(DayOfMonthNode node) =>
        Unit(new UnitNode(TimeUnit.Month, node.Shift)) is { First: { } first, Last: { } last }
        && first.PlusDays(node.Day - 1) is var day
        && day <= last
            ? TimeValue.OfDay(day)
            : null;

    TimeValue? WeekdayOf(WeekdayNode node) =>
        Written() is { } now
            ? TimeValue.OfDay(WeekStart(now).PlusDays(7 * node.Shift + (node.Weekday - language.WeekStart + 7) % 7))
            : null;

    TimeValue? Era(EraNode node)
    {
        anchor = TimeAnchor.Absolute;
        if (node.Calendar == Calendar.Solar)
            return
                Calendars.Year(Calendar.Solar, node.FirstYear) is { } a
                && Calendars.Year(Calendar.Solar, node.FirstYear + node.Years - 1) is { } b
                ? TimeValue.Interval(a.First, b.Last, TimeUnit.Decade)
                : null;
        var digits = node.FirstYear / (node.Years == 10 ? 10 : 100);
        return new TimeValue(
            node.Years == 10
                ? digits.ToString("000", System.Globalization.CultureInfo.InvariantCulture) + "X"
                : digits.ToString("00", System.Globalization.CultureInfo.InvariantCulture) + "XX",
            new LocalDate(node.FirstYear, 1, 1),
            new LocalDate(node.FirstYear + node.Years - 1, 12, 31),
            node.Years == 10 ? TimeUnit.Decade : TimeUnit.Century
        );
    }
}
