using NodaTime;

namespace Isnad;

/// <summary>Festivals: the day of their own calendar in the year that is meant.</summary>
sealed partial class TimeResolver
{
    TimeValue? Festival(FestivalNode node)
    {
        if (node.Movable is { } rule)
            return Movable(rule, node);
        var (calendar, month, day) = (node.Day.Calendar, node.Day.Month, node.Day.Day);
        if (node.Year is { } year)
        {
            anchor = TimeAnchor.Absolute;
            // a Gregorian year beside a festival of another calendar: the occurrence that begins in it
            if (calendar != Calendar.Gregorian && year > 1600)
            {
                for (var d = new LocalDate(year, 1, 1); d.Year == year; d = d.PlusDays(1))
                    if (Calendars.Of(calendar, d) is { } own && own.Month == month && own.Day == day)
                        return TimeValue.OfDay(d);
                return null;
            }
            return Value(calendar, year, month, day);
        }
        if (Written() is not { } now || Calendars.Of(calendar, now) is not { } here)
            return null;
        var step = node.Shift switch
        {
            -1 => month * 32 + day < here.Month * 32 + here.Day ? 0 : -1,
            1 => month * 32 + day > here.Month * 32 + here.Day ? 0 : 1,
            _ => Nearest(calendar, here, month, new DateNode { Day = day }),
        };
        return Value(calendar, here.Year + step, month, day);
    }

    /// <summary>Easter, Thanksgiving: in the year named, or the one nearest to the day of writing on the side that the words ask for.</summary>
    TimeValue? Movable(int rule, FestivalNode node)
    {
        if (node.Year is { } year)
        {
            anchor = TimeAnchor.Absolute;
            return MovableFeasts.Day(rule, year) is { } dated ? TimeValue.OfDay(dated) : null;
        }
        if (Written() is not { } now || MovableFeasts.Day(rule, now.Year) is not { } own)
            return null;
        var step = node.Shift switch
        {
            -1 => own < now ? 0 : -1,
            1 => own > now ? 0 : 1,
            _ => Nearest(Calendar.Gregorian, (now.Year, now.Month, now.Day), own.Month, new DateNode { Day = own.Day }),
        };
        return MovableFeasts.Day(rule, now.Year + step) is { } day ? TimeValue.OfDay(day) : null;
    }
}
