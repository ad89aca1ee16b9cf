namespace Isnad;

public enum OrderFault
{
    WeekdayDoesNotFit,
    TodayDoesNotFit,
    NoSuchDay,

    /// <summary>The event is told as past and lies behind the day of publication.</summary>
    PublishedBeforeEvent,
    PublishedBeforeStatement,
    CapturedBeforePublication,
}

/// <summary>
/// Clocks of a page that cannot all be right. <see cref="Says"/> is what the span says, <see cref="Against"/> what it does not fit: both are facts
/// about the page and neither is preferred here.
/// </summary>
public sealed record OrderFinding(OrderFault Fault, int Article, TextSpan? Span, string? Says, string? Against);

/// <summary>Holds the four clocks (event, statement, publication, capture) against each other.</summary>
static class OrderFinder
{
    public static IReadOnlyList<OrderFinding> Find(
        Document document,
        IReadOnlyList<Article> articles,
        IReadOnlyList<TimeMention> times,
        IReadOnlyList<Statement> statements,
        IReadOnlyList<Event> events
    )
    {
        var found = new List<OrderFinding>();
        for (var i = 0; i < articles.Count; i++)
            if (
                articles[i].Published.Value is { Length: 10 } published
                && document.Evidence.Fetched is { } fetched
                // a page of the next day's date is captured where that day has begun
                && string.CompareOrdinal(published, Day(fetched.AddHours(14))) > 0
            )
                found.Add(new OrderFinding(OrderFault.CapturedBeforePublication, i, articles[i].Dateline, published, Day(fetched)));
        foreach (var time in times)
            if (time.Fault is { } fault && ArticleAt(articles, time.Span.Start) is { } article)
                found.Add(
                    new OrderFinding(
                        fault switch
                        {
                            TimeFault.TodayDoesNotFit => OrderFault.TodayDoesNotFit,
                            TimeFault.NoSuchDay => OrderFault.NoSuchDay,
                            _ => OrderFault.WeekdayDoesNotFit,
                        },
                        article,
                        time.Span,
                        time.Value,
                        fault == TimeFault.TodayDoesNotFit ? articles[article].Published.Value : null
                    )
                );
        foreach (var happening in events)
            if (
                ArticleAt(articles, happening.Trigger.Start) is { } article
                && FigureComparison.ReportedBeforeItHappened(articles[article].Published.Value, happening.Date)
                && Stated(document, times, happening)
            )
                found.Add(
                    new OrderFinding(
                        OrderFault.PublishedBeforeEvent,
                        article,
                        happening.Trigger,
                        happening.Date,
                        articles[article].Published.Value
                    )
                );
        foreach (var statement in statements)
            if (
                statement.Said is { Length: >= 10 } said
                && FigureComparison.ReportedBeforeItHappened(articles[statement.Article].Published.Value, said[..10])
            )
                found.Add(
                    new OrderFinding(
                        OrderFault.PublishedBeforeStatement,
                        statement.Article,
                        statement.Cue,
                        said,
                        articles[statement.Article].Published.Value
                    )
                );
        return found;
    }

    /// <summary>A date that the text itself gives with its year, no plan: told by a verb, with no word of the future near.</summary>
    static bool Stated(Document document, IReadOnlyList<TimeMention> times, Event happening)
    {
        if (happening.Noun)
            return false;
        foreach (var sentence in document.Sentences)
            if (sentence.Span.Contains(happening.Trigger))
                foreach (var time in times)
                    if (
                        sentence.Span.Contains(time.Span)
                        && time is { Anchor: TimeAnchor.Absolute, Ahead: false }
                        && time.Value == happening.Date
                    )
                        return true;
        return false;
    }

    static string Day(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static int? ArticleAt(IReadOnlyList<Article> articles, int offset)
    {
        for (var i = 0; i < articles.Count; i++)
            if (articles[i].Span.Contains(offset))
                return i;
        return null;
    }
}
