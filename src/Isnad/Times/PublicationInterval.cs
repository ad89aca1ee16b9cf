using NodaTime;

namespace Isnad;

/// <summary>
/// The days on which an article without any date of its own can have been published: not before the latest day that it tells of, not behind the
/// days for which "last week" beside a date is true, not after it was captured. The answer is an interval (EDTF, ISO 8601-2), never a day.
/// </summary>
static class PublicationInterval
{
    /// <summary>How many days behind a date the text's "last week", "two months ago" is tried.</summary>
    const int Farthest = 800;

    /// <summary>Words that may stand between a date and the "last week" that is said of the same day.</summary>
    const int Between = 3;

    const string LatestTold = "not before the latest day the text tells of";
    const string CountedBack = "days for which the text's count back to a date is right";

    /// <param name="tokens">The document's tokens.</param>
    /// <param name="times">The article's times as they were read and resolved without a day of writing.</param>
    /// <param name="words">The language's words.</param>
    /// <param name="captured">When the page was fetched, or null.</param>
    public static Publication Decide(
        TokenTable tokens,
        IReadOnlyList<(TimeParse Parse, TimeValue? Value)> times,
        TimeWords words,
        DateTimeOffset? captured
    )
    {
        var end = captured is { } moment ? LastDay(moment) : (LocalDate?)null;
        var start = Latest(times, end);
        var candidates = new List<DateCandidate>();
        if (start is { } latest)
            candidates.Add(new DateCandidate(Edtf(latest, end), LatestTold, 4));
        foreach (var (first, last) in Counted(tokens, times, words))
            if ((start is null || last >= start) && (end is null || first <= end))
            {
                start = start > first ? start : first;
                end = end < last ? end : last;
                candidates.Insert(0, new DateCandidate(Edtf(start.Value, end), CountedBack, 3));
            }
        return candidates.Count == 0
            ? Publication.Unknown
            : new Publication(candidates[0].Value, PublicationBasis.Internal) { Candidates = candidates };
    }

    /// <summary>The last day of which a page captured at a moment can be: a page of the next day's date is captured where that day has begun.</summary>
    public static LocalDate LastDay(DateTimeOffset captured) => LocalDate.FromDateTime(captured.UtcDateTime.AddHours(14));

    static string Edtf(LocalDate first, LocalDate? last) =>
        last is { } end ? TimeValue.Interval(first, end, TimeUnit.Day).Edtf : TimeValue.Day(first) + "/..";

    /// <summary>
    /// The latest whole date that the text tells as past. Years and months are left out (they stand in the names of plans, and what is set for a month is
    /// mostly to come), and so are the ends and bounds of a time that may run on, and what stands beside one.
    /// </summary>
    static LocalDate? Latest(IReadOnlyList<(TimeParse Parse, TimeValue? Value)> times, LocalDate? captured)
    {
        LocalDate? latest = null;
        foreach (var (parse, value) in times)
            if (
                parse is { Ahead: false, Node: DateNode { Day: not null } }
                && value is { First: { } day, Precision: <= TimeUnit.Day }
                && !(day > captured)
                && !(day <= latest)
            )
                latest = day;
        return latest;
    }

    /// <summary>For each count from the day of writing that is said beside a full date: the first and last day of writing for which both agree.</summary>
    static IEnumerable<(LocalDate First, LocalDate Last)> Counted(
        TokenTable tokens,
        IReadOnlyList<(TimeParse Parse, TimeValue? Value)> times,
        TimeWords words
    )
    {
        for (var i = 0; i + 1 < times.Count; i++)
            foreach (var (count, date) in ((int, int)[])[(i, i + 1), (i + 1, i)])
            {
                var (left, right) = (times[i].Parse, times[i + 1].Parse);
                if (
                    times[count].Parse.Node is (UnitNode { Bare: false } or StepNode { FromPrevious: false, Direction: < 0 })
                    && times[date].Value is { Precision: TimeUnit.Day, First: { } day }
                    && times[date].Parse.Node is DateNode { Year: not null }
                    && right.First - left.End <= Between
                    && OneClause(tokens, left.End, right.First)
                    && Agreeing(times[count].Parse, day, words) is { } days
                )
                    yield return days;
            }
    }

    static bool OneClause(TokenTable tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (tokens[i].Newlines > 0 || tokens.Is(i, '.') || tokens.Is(i, '؟') || tokens.Is(i, '?') || tokens.Is(i, '!'))
                return false;
        return end >= tokens.Count || tokens[end].Newlines == 0;
    }

    static (LocalDate First, LocalDate Last)? Agreeing(TimeParse count, LocalDate day, TimeWords words)
    {
        LocalDate? first = null;
        for (var behind = 0; behind <= Farthest; behind++)
        {
            var written = day.PlusDays(behind);
            var agrees =
                new TimeResolver(words, written).Resolve(count).Resolved is { First: { } from, Last: { } to } && from <= day && day <= to;
            if (agrees)
                first ??= written;
            else if (first is { } began)
                return (began, written.PlusDays(-1));
        }
        return null;
    }
}
