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
    TimeAnchor anchor;
    bool ahead;

    /// <summary>Goes on where another article of the page ended: "that night" may look back across a short piece's edge.</summary>
    public void Follow(TimeResolver before)
    {
        if (before.written == written)
            (previous, previousMonth) = (before.previous, before.previousMonth);
    }

    /// <summary>Resolves the next expression of the text. <paramref name="remember"/> is false for page furniture.</summary>
    public (string? Value, TimeAnchor Anchor, TimeValue? Resolved) Resolve(TimeParse parse, bool remember = true)
    {
        (anchor, ahead) = (TimeAnchor.Publication, parse.Ahead);
        TimeValue? value = null;
        var origin = written;
        if (parse.Beside && last?.First is { } beside)
            written = beside;
        try
        {
            value = Value(parse.Node);
        }
        catch (ArgumentOutOfRangeException)
        {
            // a count that leaves the calendar ("a billion years ago"): no date
        }
        catch (OverflowException) { }
        written = origin;
        last = value;
        if (remember && value is { } known && known.First is not null)
        {
            if (known.Precision <= TimeUnit.Day && parse.Node is not OpenNode and not RangeNode and not StretchNode and not NthNode)
                previous = known;
            if (known.Precision == TimeUnit.Month && parse.Node is not OpenNode)
                previousMonth = known;
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
            AnaphorNode that => Anaphor(that.Unit),
            EndingNode ending => Ending(ending),
            WeekdayNode weekday => WeekdayOf(weekday),
            DayOfMonthNode day => DayOfMonth(day),
            FestivalNode festival => Festival(festival),
            SliceNode slice => Slice(slice),
            EraNode era => Era(era),
            _ => null,
        };

    LocalDate? Written(TimeAnchor reason = TimeAnchor.Publication)
    {
        anchor = reason;
        return written;
    }

    TimeValue? Unit(UnitNode node)
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
                var monday = now.PlusDays(1 - (int)now.DayOfWeek).PlusDays(7 * node.Shift);
                return TimeValue.Interval(monday.PlusDays(5), monday.PlusDays(6), TimeUnit.Week);
            case TimeUnit.Month:
                // a text about a month of another calendar means that month
                if (node.Shift == 0 && previousMonth is { } month && (language.Calendar == Calendar.Solar || month.IsInterval))
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

    TimeValue? Step(StepNode node)
    {
        LocalDate? from;
        if (node.Origin is { } origin)
        {
            // the origin is a day: what is counted from it is one too
            if (Value(origin)?.First is not { } start || node.Count > 10_000)
                return null;
            var steps = (int)decimal.Round(node.Count) * node.Direction;
            return node.Unit switch
            {
                TimeUnit.Day or TimeUnit.Night => TimeValue.OfDay(start.PlusDays(steps)),
                TimeUnit.Week => TimeValue.OfDay(start.PlusWeeks(steps)),
                TimeUnit.Month => TimeValue.OfDay(start.PlusMonths(steps)),
                TimeUnit.Year => TimeValue.OfDay(start.PlusYears(steps)),
                _ => TimeValue.OfDay(start),
            };
        }
        if (node is { FromPrevious: true, Unit: TimeUnit.Month, Count: 1 } && previousMonth?.First is { } month)
        {
            anchor = TimeAnchor.Previous;
            return MonthOf(month, node.Direction);
        }
        if (node is { FromPrevious: false, Unit: TimeUnit.Month, Count: 1 } && language.Calendar == Calendar.Solar)
            return Written() is { } day1 ? MonthOf(day1, node.Direction) : null;
        if (node.FromPrevious && previous is { First: { } before })
        {
            anchor = TimeAnchor.Previous;
            if (node.Unit is TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second)
                return Hours(node, previous.Value);
            from = before;
        }
        else
            from = Written(node.FromPrevious ? TimeAnchor.Previous : TimeAnchor.Publication);
        if (from is not { } day || node.Count > 100_000)
            return null;
        var count = (int)decimal.Round(node.Count) * node.Direction;
        return node.Unit switch
        {
            TimeUnit.Second or TimeUnit.Minute => TimeValue.OfDay(day),
            TimeUnit.Hour => TimeValue.OfDay(day.PlusDays(count / 24)),
            TimeUnit.Day or TimeUnit.Night => TimeValue.OfDay(day.PlusDays(count)),
            TimeUnit.Week or TimeUnit.Weekend => TimeValue.OfDay(day.PlusDays(7 * count)),
            TimeUnit.Month => StepMonths(day, count),
            TimeUnit.Quarter => StepMonths(day, 3 * count),
            TimeUnit.HalfYear => StepMonths(day, 6 * count),
            TimeUnit.Year => TimeValue.OfYear(day.Year + (int)decimal.Truncate(node.Count * node.Direction)),
            TimeUnit.Decade => TimeValue.OfYear(day.Year + 10 * count),
            TimeUnit.Century => TimeValue.OfYear(day.Year + 100 * count),
            _ => null,
        };
    }

    static TimeValue StepMonths(LocalDate day, int count)
    {
        var month = day.PlusMonths(count);
        return TimeValue.OfMonth(month.Year, month.Month);
    }

    static TimeValue? Hours(StepNode node, TimeValue origin)
    {
        if (origin.First is not { } day || node.Count > 10_000)
            return null;
        var minutes =
            (int)(
                node.Count
                * (
                    node.Unit == TimeUnit.Hour ? 60
                    : node.Unit == TimeUnit.Minute ? 1
                    : 0
                )
            ) * node.Direction;
        var t = origin.Edtf.LastIndexOf('T');
        if (t < 0)
            return TimeValue.OfDay(day.PlusDays(minutes / (24 * 60)));
        var clock =
            (origin.Edtf[t + 1] - '0') * 600
            + (origin.Edtf[t + 2] - '0') * 60
            + (origin.Edtf[t + 4] - '0') * 10
            + (origin.Edtf[t + 5] - '0')
            + minutes;
        var days = (int)Math.Floor(clock / 1440.0);
        return TimeValue.OfClock(day.PlusDays(days), clock - days * 1440);
    }

    TimeValue? Stretch(StretchNode node)
    {
        if (Written() is not { } now || node.Count > 100_000)
            return null;
        var whole = (int)decimal.Ceiling(node.Count) * node.Direction;
        var other = node.Unit switch
        {
            TimeUnit.Second or TimeUnit.Minute => now,
            TimeUnit.Hour => now.PlusDays((int)decimal.Ceiling(node.Count / 24) * node.Direction),
            TimeUnit.Day or TimeUnit.Night => now.PlusDays(whole),
            TimeUnit.Week or TimeUnit.Weekend => now.PlusDays(7 * whole),
            TimeUnit.Month => now.PlusMonths(whole),
            TimeUnit.Quarter => now.PlusMonths(3 * whole),
            TimeUnit.HalfYear => now.PlusMonths(6 * whole),
            TimeUnit.Year => now.PlusYears(whole),
            TimeUnit.Decade => now.PlusYears(10 * whole),
            _ => now.PlusYears(100 * whole),
        };
        return node.Direction < 0 ? TimeValue.Interval(other, now, node.Unit) : TimeValue.Interval(now, other, node.Unit);
    }

    TimeValue? Edge(EdgeNode node)
    {
        if (Value(node.Inner) is not { First: { } first, Last: { } last } inner)
            return null;
        if (inner.Precision == TimeUnit.Year)
        {
            // early, mid and late in a year are thirds of it; start and end are its first and last day
            return node.Edge switch
            {
                TimeRole.Start => TimeValue.OfDay(first),
                TimeRole.End => TimeValue.OfDay(last),
                TimeRole.Middle => TimeValue.OfDay(first.PlusMonths(6)),
                TimeRole.Early => Months(first, 4, TimeUnit.Quarter),
                TimeRole.Mid => Months(first.PlusMonths(4), 4, TimeUnit.Quarter),
                _ => Months(first.PlusMonths(8), 4, TimeUnit.Quarter),
            };
        }
        if (inner.Precision is TimeUnit.Week or TimeUnit.Day or TimeUnit.Weekend)
            return TimeValue.OfDay(
                node.Edge is TimeRole.Start or TimeRole.Early ? first
                : node.Edge is TimeRole.Mid or TimeRole.Middle ? first.PlusDays(3)
                : last
            );
        if (inner.Precision == TimeUnit.Decade)
            return node.Edge switch
            {
                TimeRole.Start or TimeRole.Early => Years(first.Year, first.Year + 3),
                TimeRole.Mid or TimeRole.Middle => Years(first.Year + 4, first.Year + 6),
                _ => Years(first.Year + 7, first.Year + 9),
            };
        return node.Edge switch
        {
            TimeRole.Start => TimeValue.OfDay(first),
            TimeRole.End => TimeValue.OfDay(last),
            TimeRole.Middle => TimeValue.OfDay(first.PlusDays(14)),
            TimeRole.Early => TimeValue.Interval(first, first.PlusDays(9), TimeUnit.Week),
            TimeRole.Mid => TimeValue.Interval(first.PlusDays(10), first.PlusDays(19), TimeUnit.Week),
            _ => TimeValue.Interval(first.PlusDays(20), last, TimeUnit.Week),
        };
    }

    static TimeValue Years(int first, int last) =>
        new(
            TimeValue.OfYear(first).Edtf + "/" + TimeValue.OfYear(last).Edtf,
            new LocalDate(first, 1, 1),
            new LocalDate(last, 12, 31),
            TimeUnit.Decade
        );

    TimeValue? Open(OpenNode node)
    {
        // what began lies behind; what ends or must come before lies ahead
        // a clock beside "until" tells of a state already reached
        (past, future) = (
            node.Side == TimeRole.Since || node.Side == TimeRole.Until && node.Inner is DateNode { Clock: not null },
            node.Side is TimeRole.Until or TimeRole.Before && node.Inner is not DateNode { Clock: not null }
        );
        var inner = node.Inner;
        // until the end of 2025 says no more than the year itself
        if (
            node.Side != TimeRole.Before
            && inner
                is EdgeNode
                {
                    Edge: TimeRole.Start or TimeRole.End,
                    Inner: DateNode { Month: null, Season: null, Calendar: not (Calendar.Solar or Calendar.Hijri), Year: not null }
                } whole
        )
            inner = whole.Inner;
        var opens = node.Side is TimeRole.Since or TimeRole.From;
        if (!opens && inner is EdgeNode { Edge: TimeRole.Mid } mid)
            inner = mid with { Edge = TimeRole.Middle };
        if (!opens && inner is EdgeNode { Edge: TimeRole.Late } late)
            inner = late with { Edge = TimeRole.End };
        var value = Value(inner);
        (past, future) = (false, false);
        if (value is not { } at)
            return null;
        return opens
            ? at.From is { } from
                ? new TimeValue(from + "/..", at.First, null, at.Precision)
                : null
            : at.To is { } to
                ? new TimeValue("../" + to, null, at.Last, at.Precision)
                : null;
    }

    TimeValue? Range(RangeNode node)
    {
        if (Value(node.From) is not { } from)
            return null;
        var first = anchor;
        var saved = previous;
        previous = from.Precision <= TimeUnit.Day ? from : previous;
        var to = Value(node.To);
        previous = saved;
        if (to is not { } end || from.From is not { } a || end.To is not { } b)
            return null;
        // Friday to Sunday: the second end follows the first
        if (from.First is { } start && end.Last is { } stop && stop < start)
        {
            if (node.To is DateNode { Weekday: not null, Month: null })
                end = TimeValue.OfDay(stop.PlusDays((start - stop).Days / 7 * 7 + 7));
            else if (
                node.From is DateNode { Year: null, Month: not null }
                && Calendars.Day(Calendar.Gregorian, start.Year - 1, start.Month, Math.Min(start.Day, 28)) is not null
            )
                a =
                    from.Precision == TimeUnit.Month
                        ? TimeValue.OfMonth(start.Year - 1, start.Month).Edtf
                        : TimeValue.Day(start.PlusYears(-1));
            else
                return null;
            b = end.To ?? b;
        }
        anchor = first;
        return new TimeValue(a + "/" + b, from.First, end.Last, TimeUnit.Week);
    }

    TimeValue? Nth(NthNode node)
    {
        if (node.Number < 1 || node.Number > 1000)
            return null;
        if (!node.SoFar)
        {
            // the first day of something just dated; "enters its sixth day" is the day of writing
            if (node.Number == 1 && previous?.First is { } start)
            {
                anchor = TimeAnchor.Previous;
                return TimeValue.OfDay(start);
            }
            return node.Number <= 31 && Written() is { } today && node.Number > 1 ? TimeValue.OfDay(today) : null;
        }
        if (Written() is not { } now)
            return null;
        var first = node.Unit switch
        {
            TimeUnit.Day => now.PlusDays(1 - node.Number),
            TimeUnit.Week => WeekStart(now).PlusDays(7 * (1 - node.Number)),
            TimeUnit.Month => now.PlusMonths(1 - node.Number),
            _ => now.PlusYears(1 - node.Number),
        };
        return TimeValue.Interval(first, now, TimeUnit.Week);
    }

    TimeValue? Anaphor(TimeUnit unit)
    {
        anchor = TimeAnchor.Previous;
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

    TimeValue? Ending(EndingNode node)
    {
        past = true;
        var value = Date(node.Last);
        past = false;
        if (value?.First is not { } last)
            return null;
        var first = node.Unit switch
        {
            TimeUnit.Week => last.PlusDays(-7),
            TimeUnit.Month => last.PlusMonths(-1),
            TimeUnit.Quarter => last.PlusMonths(-3),
            _ => last.PlusYears(-1),
        };
        return TimeValue.Interval(first.PlusDays(1), last, TimeUnit.Month);
    }

    TimeValue? Slice(SliceNode node)
    {
        if (Value(node.Inner) is not { First: { } first, Last: { } last } || node.Number < 1)
            return null;
        var (months, days) = node.Unit switch
        {
            TimeUnit.Quarter => (3, 0),
            TimeUnit.HalfYear => (6, 0),
            TimeUnit.Month => (1, 0),
            TimeUnit.Week => (0, 7),
            _ => (0, 1),
        };
        if (node.Number * Math.Max(node.Count, 1) > 400)
            return null;
        // Solar and lunar years are sliced in days of their own months
        if (first.Day != 1 && months > 0)
        {
            if (
                Calendars.Of(language.Calendar, first) is not { } own
                || Calendars.Month(language.Calendar, own.Year, own.Month + (node.Number - 1) * months) is not { } a
                || Calendars.Month(language.Calendar, own.Year, own.Month + (node.Number - 1) * months + months * node.Count - 1)
                    is not { } b
            )
                return null;
            return TimeValue.Interval(a.First, b.Last, TimeUnit.Quarter);
        }
        if (months > 0)
        {
            var start = first.PlusMonths((node.Number - 1) * months);
            if (start > last)
                return null;
            return months * node.Count == 1
                ? TimeValue.OfMonth(start.Year, start.Month)
                : Months(start, months * node.Count, TimeUnit.Quarter);
        }
        var from = first.PlusDays((node.Number - 1) * days);
        var to = from.PlusDays(days * node.Count - 1);
        return from > last ? null : TimeValue.Interval(from, to > last ? last : to, TimeUnit.Week);
    }

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
