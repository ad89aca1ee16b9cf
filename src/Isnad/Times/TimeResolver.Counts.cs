using NodaTime;

namespace Isnad;

sealed partial class TimeResolver
{
    /// <summary>The day of the event that a step is counted from.</summary>
    LocalDate? eventOrigin;

    TimeValue? Step(StepNode node)
    {
        LocalDate? from;
        if (node.Event > 0)
        {
            anchor = TimeAnchor.Previous;
            Unplaced = node.IfDated && eventOrigin is null;
            if (eventOrigin is not { } happened || node.Count > 10_000)
                return null;
            var step = (int)decimal.Round(node.Count) * node.Direction;
            return node.Unit switch
            {
                >= TimeUnit.Year => TimeValue.OfYear(happened.Year + step),
                TimeUnit.Month => StepMonths(happened, step),
                _ => TimeValue.OfDay(Stepped(happened, node.Unit, step)),
            };
        }
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
        // in 1998 …; a decade later: the year just named, though it is no day
        if (
            node.FromPrevious
            && node.Unit >= TimeUnit.Month
            && mentioned is { First: { } named } origin1
            && (origin1.Precision <= node.Unit || node.Unit >= TimeUnit.Year && origin1.Precision == TimeUnit.Year)
        )
        {
            anchor = TimeAnchor.Previous;
            from = named;
        }
        else if (node.FromPrevious && previous is { First: { } before })
        {
            anchor = TimeAnchor.Previous;
            if (vague && node.Unit < TimeUnit.Month)
            {
                Unplaced = true;
                return null;
            }
            if (node.Unit is TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second)
                return Hours(node, previous.Value);
            from = before;
        }
        else
            from = Written(node.FromPrevious ? TimeAnchor.Previous : TimeAnchor.Publication);
        if (from is not { } day || node.Count > 100_000)
            return null;
        var count = (int)decimal.Round(node.Count) * node.Direction;
        if (node.Lesser is { } lesser && lesser.Count < 10_000)
            return
                Stepped(Stepped(day, node.Unit, count), lesser.Unit, (int)lesser.Count * node.Direction) is var stepped
                && lesser.Unit >= TimeUnit.Month
                ? TimeValue.OfMonth(stepped.Year, stepped.Month)
                : TimeValue.OfDay(stepped);
        return node.Unit switch
        {
            TimeUnit.Second or TimeUnit.Minute => TimeValue.OfDay(day),
            TimeUnit.Hour => TimeValue.OfDay(day.PlusDays(count / 24)),
            TimeUnit.Day or TimeUnit.Night => TimeValue.OfDay(day.PlusDays(count)),
            TimeUnit.Week or TimeUnit.Weekend => TimeValue.OfDay(day.PlusDays(7 * count)),
            TimeUnit.Month => StepMonths(day, count),
            TimeUnit.Quarter => StepMonths(day, 3 * count),
            TimeUnit.HalfYear => StepMonths(day, 6 * count),
            TimeUnit.Year when node.FromPrevious && language.Calendar == Calendar.Solar && mentioned?.IsInterval == true => YearOf(
                day,
                count
            ),
            TimeUnit.Year => TimeValue.OfYear(day.Year + (int)decimal.Truncate(node.Count * node.Direction)),
            TimeUnit.Decade => TimeValue.OfYear(day.Year + 10 * count),
            TimeUnit.Century => TimeValue.OfYear(day.Year + 100 * count),
            _ => null,
        };
    }

    static LocalDate Stepped(LocalDate day, TimeUnit unit, int count) =>
        unit switch
        {
            TimeUnit.Day or TimeUnit.Night => day.PlusDays(count),
            TimeUnit.Week or TimeUnit.Weekend => day.PlusWeeks(count),
            TimeUnit.Month => day.PlusMonths(count),
            TimeUnit.Quarter => day.PlusMonths(3 * count),
            TimeUnit.HalfYear => day.PlusMonths(6 * count),
            TimeUnit.Year => day.PlusYears(count),
            _ => day,
        };

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

    TimeValue? Nth(NthNode node)
    {
        if (node.Number < 1 || node.Number > 1000)
            return null;
        if (!node.SoFar)
        {
            // the hundredth day of something that nothing dates
            Unplaced = node.Number > 31;
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

    TimeValue? WeekAt(WeekAtNode node)
    {
        if (Value(node.Day) is not { Precision: <= TimeUnit.Day, First: { } day })
            return null;
        // a week that begins on a day of its middle is told loosely: the week of that day
        var first = WeekStart(day);
        return TimeValue.Interval(first, first.PlusDays(6), TimeUnit.Week);
    }

    TimeValue? NthWeekday(NthWeekdayNode node)
    {
        if (Value(node.Within) is not { First: { } first, Last: { } last })
            return null;
        var day =
            node.Number < 0
                ? last.PlusDays(-(((int)last.DayOfWeek - node.Weekday + 7) % 7))
                : first.PlusDays((node.Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (node.Number - 1));
        return day >= first && day <= last ? TimeValue.OfDay(day) : null;
    }

    /// <summary>The last day, seven days, weekend, month or quarter of a stretch.</summary>
    static TimeValue FinalSlice(TimeUnit unit, LocalDate last) =>
        unit switch
        {
            TimeUnit.Day => TimeValue.OfDay(last),
            TimeUnit.Week => TimeValue.Interval(last.PlusDays(-6), last, TimeUnit.Week),
            TimeUnit.Weekend => last.PlusDays(-((int)last.DayOfWeek % 7)) is var sunday
                ? TimeValue.Interval(sunday.PlusDays(-1), sunday, TimeUnit.Week)
                : default,
            TimeUnit.Month => TimeValue.OfMonth(last.Year, last.Month),
            _ => Months(new LocalDate(last.Year, last.Month, 1).PlusMonths(-2), 3, TimeUnit.Quarter),
        };

    TimeValue? Slice(SliceNode node)
    {
        if (Value(node.Inner) is not { First: { } first, Last: { } last } || node.Number is < 1 and not -1)
            return null;
        if (node.Number < 0)
            return FinalSlice(node.Unit, last);
        if (node.Unit == TimeUnit.Weekend)
        {
            var saturday = first.PlusDays((6 - (int)first.DayOfWeek + 7) % 7 + 7 * (node.Number - 1));
            return saturday <= last ? TimeValue.Interval(saturday, saturday.PlusDays(1), TimeUnit.Week) : null;
        }
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
}
