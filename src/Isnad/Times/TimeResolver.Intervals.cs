using NodaTime;

namespace Isnad;

sealed partial class TimeResolver
{
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

    /// <summary>The time at which the open interval resolved last begins or ends.</summary>
    TimeValue? opened;

    TimeValue? Open(OpenNode node)
    {
        // what began lies behind; what ends or must come before lies ahead
        // a clock beside "until" tells of a state already reached
        (past, future) = (
            node.Side == TimeRole.Since || node.Side == TimeRole.Until && node.Inner is DateNode { Clock: not null },
            node.Side is TimeRole.Until or TimeRole.Before && node.Inner is not DateNode { Clock: not null }
        );
        var inner = node.Inner;
        // since the first day of something that nothing dates
        if (inner is NthNode { SoFar: false, Unit: TimeUnit.Day })
        {
            Unplaced = true;
            return null;
        }
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
        opened = at;
        return opens
            ? at.From is { } from
                ? new TimeValue(from + "/..", at.First, null, at.Precision)
                : null
            : at.To is { } to
                ? new TimeValue("../" + to, null, at.Last, at.Precision)
                : null;
    }

    TimeValue? Hours(HoursNode node) =>
        Date(node.Day) is { Precision: <= TimeUnit.Day, First: { } day }
            ? new TimeValue(
                TimeValue.OfClock(day, node.Minutes.From).Edtf + "/" + TimeValue.OfClock(day, node.Minutes.To % (24 * 60)).Edtf,
                day,
                day,
                TimeUnit.Hour
            )
            : null;

    TimeValue? DaysOfMonth(DaysOfMonthNode node) =>
        DayOfMonth(new DayOfMonthNode(node.From, node.Shift))?.First is { } first
        && DayOfMonth(new DayOfMonthNode(node.To, node.Shift))?.First is { } last
            ? TimeValue.Interval(first, last, TimeUnit.Week)
            : null;

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
}
