using System.Globalization;
using NodaTime;

namespace Isnad;

/// <summary>
/// When was an article published? Every candidate is kept with its reason and rank; the dateline is believed before a "today, Tuesday" of the
/// text, that before what the page declares about itself, and that before a date on the page's furniture. A date without a year takes the year
/// of the best candidate that has one; without any it stays unknown.
/// </summary>
static class PublicationDecider
{
    /// <summary>How far into an article a dateline may stand that the outer structure did not mark.</summary>
    const int HeadLength = 400;

    public static Publication Decide(Document document, int index, List<TimeParse> parses, TimeWords words)
    {
        var article = document.Articles[index];
        var tokens = document.Tokens;
        var candidates = new List<(DateCandidate Candidate, PublicationBasis Basis)>();
        var hint = PageDay(document, article, words, candidates);
        foreach (var parse in parses)
        {
            var span = parse.Span(tokens);
            if (parse.Node is not DateNode { Month: not null, Day: not null } date)
                continue;
            var inDateline = article.Dateline is { } line && line.Overlaps(span) || article.Byline is { } byline && byline.Overlaps(span);
            // an unmarked date at the head counts only with its year where the page has a date of its own
            if (
                !inDateline
                    && (
                        article.Dateline is not null
                        || date.Year is null && hint is not null
                        || span.Start >= article.Span.Start + HeadLength
                        || !HeadsLine(tokens, parse, date)
                    )
                || IsChronology(tokens, parses)
            )
                continue;
            if (Day(tokens, words, date, hint, parses) is { } day)
            {
                candidates.Add(
                    (
                        new DateCandidate(TimeValue.Day(day), inDateline ? "dateline" : "date at the head of the article", 0),
                        PublicationBasis.Dateline
                    )
                );
                break;
            }
        }
        foreach (var parse in parses)
        {
            if (
                parse.Node is not DateNode { Offset: { } offset } date
                || (date.Weekday is null && date.Day is null)
                || Math.Abs(offset) > 2
            )
                continue;
            if (date.Day is not null && date.Month is not null && Day(tokens, words, date, hint, parses) is { } full)
                candidates.Add(
                    (new DateCandidate(TimeValue.Day(full.PlusDays(-offset)), "the text's own today", 1), PublicationBasis.Internal)
                );
            else if (date.Weekday is { } weekday && hint is { } near)
            {
                // the day of that weekday at or before the page's date
                var today = near.PlusDays(-(((int)near.DayOfWeek - weekday - -offset % 7 + 14) % 7 is var back ? back : 0));
                if ((int)today.PlusDays(offset).DayOfWeek == weekday && Period.Between(today, near, PeriodUnits.Days).Days <= 6)
                    candidates.Add(
                        (
                            new DateCandidate(TimeValue.Day(today), "the weekday of the text's today, before the page's date", 2),
                            PublicationBasis.Internal
                        )
                    );
            }
            else
                continue;
            break;
        }
        if (candidates.Count == 0)
            foreach (var parse in parses)
                if (
                    parse.Node is DateNode { Weekday: not null, Day: not null, Month: not null, Year: null } dated
                    && PublicationYear.FromWeekdays(tokens, dated with { Clock = null }, parses, PublicationYear.Nearest) is { } day
                )
                {
                    candidates.Add(
                        (
                            new DateCandidate(TimeValue.Day(day), "a weekday and date of the text, in the year it fits", 3),
                            PublicationBasis.Internal
                        )
                    );
                    break;
                }
        // a guess is no later than the page was there; what the page says of itself is kept, and is a finding
        if (document.Evidence.Fetched is { } fetched)
            candidates.RemoveAll(c =>
                c.Basis == PublicationBasis.Internal && Parse(c.Candidate.Value) > PublicationInterval.LastDay(fetched)
            );
        var best = candidates.OrderBy(c => c.Candidate.Rank).ToList();
        return best.Count == 0
            ? Publication.Unknown
            : new Publication(best[0].Candidate.Value, best[0].Basis) { Candidates = [.. best.Select(c => c.Candidate)] };
    }

    /// <summary>The day from which relative times are counted: a full date, or null; an interval is no day.</summary>
    public static LocalDate? DayOf(Publication publication) => Parse(publication.Value);

    static LocalDate? Parse(string? value) =>
        value is { Length: >= 10 }
        && !value.Contains('/', StringComparison.Ordinal)
        && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new LocalDate(day.Year, day.Month, day.Day)
            : null;

    /// <summary>What the page declares or shows outside the article, best first.</summary>
    static LocalDate? PageDay(Document document, Article article, TimeWords words, List<(DateCandidate, PublicationBasis)> candidates)
    {
        LocalDate? best = null;
        foreach (var date in document.Source.Metadata.Dates)
        {
            candidates.Add((date with { Rank = 10 + date.Rank }, PublicationBasis.Metadata));
            best ??= Parse(date.Value);
        }
        if (document.Evidence.Hints?.Published is { } hinted && Parse(hinted) is { } given)
        {
            candidates.Add((new DateCandidate(TimeValue.Day(given), "declared by the container", 9), PublicationBasis.Metadata));
            best ??= given;
        }
        var rank = 30;
        foreach (var noise in document.Noise)
        {
            if (
                noise.Kind
                is not (NoiseKind.PageDate or NoiseKind.UiChrome or NoiseKind.SiteName or NoiseKind.Slogan or NoiseKind.PhotoCredit)
            )
                continue;
            var (first, end) = (document.Tokens.IndexAt(noise.Span.Start), document.Tokens.IndexAt(noise.Span.End - 1) + 1);
            foreach (
                var parse in new TimeGrammar(new TimeText(document.Tokens, first, Math.Min(end, document.Tokens.Count), words)).ReadAll()
            )
            {
                if (parse.Node is not DateNode { Year: not null, Month: not null, Day: not null } date)
                    continue;
                if (new TimeResolver(words, null).Resolve(parse).Resolved?.First is not { } day)
                    continue;
                _ = date;
                candidates.Add((new DateCandidate(TimeValue.Day(day), "date on the page", rank++), PublicationBasis.Page));
                best ??= day;
            }
        }
        return best;
    }

    /// <summary>May 28, 1990: …, July 16, 1990: …: lines that open with a day each tell what happened on it, and none of them when they were written.</summary>
    static bool IsChronology(TokenTable tokens, List<TimeParse> parses)
    {
        var days = new HashSet<(int?, int?, int?)>();
        foreach (var parse in parses)
            if (
                parse.Node is DateNode { Year: not null, Month: not null, Day: not null } date
                && parse.End < tokens.Count
                && tokens.Is(parse.End, ':')
                && (
                    tokens[parse.First].Newlines > 0
                    || parse.First == 0
                    || tokens[parse.First - 1] is { Kind: TokenKind.Punctuation or TokenKind.Symbol } mark
                        && (mark.Newlines > 0 || parse.First == 1)
                )
            )
                days.Add((date.Year, date.Month, date.Day));
        return days.Count > 2;
    }

    /// <summary>True when the date stands at the head of a line of its own kind: before it at most a place and an agency.</summary>
    static bool HeadsLine(TokenTable tokens, TimeParse parse, DateNode date)
    {
        // a whole date with its weekday opens the line: the page's own date ran into the first sentence
        if (date is { Weekday: not null, Year: not null } && tokens[parse.First].Newlines > 0)
            return true;
        var before = 0;
        for (var i = parse.First; i >= 0 && tokens[i].Newlines == 0; i--)
            if (++before > 8 || tokens.Is(i, '.'))
                return false;
        var next = parse.End;
        if (next >= tokens.Count || tokens[next].Newlines > 0)
            return true;
        return tokens.Is(next, '(')
            || tokens.Is(next, ')')
            || tokens.Is(next, ':')
            || tokens.Is(next, '-')
            || tokens.Is(next, '–')
            || tokens.Is(next, '—')
            || tokens.Is(next, '|')
            || tokens.Is(next, '/');
    }

    static LocalDate? Day(TokenTable tokens, TimeWords words, DateNode date, LocalDate? hint, List<TimeParse> parses)
    {
        date = date with { Offset = null, Clock = null };
        if (date.Year is not null)
            return new TimeResolver(words, null).Resolve(new TimeParse(0, 1, 0, date)).Resolved?.First;
        return hint is null
            ? PublicationYear.FromWeekdays(tokens, date, parses)
            : new TimeResolver(words, hint).Resolve(new TimeParse(0, 1, 0, date)).Resolved?.First;
    }
}
