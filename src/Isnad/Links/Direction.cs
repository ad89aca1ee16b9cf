namespace Isnad;

/// <summary>Which of two related articles was there first: by whom they name as their origin, by their days, by what the one has over the other.</summary>
internal static class Direction
{
    public static (LinkFirst First, string Evidence) Of(ArticlePrint source, ArticlePrint taker, LinkKind kind, Copying copying)
    {
        var (taken, given) = (Names(taker, source), Names(source, taker));
        if (taken != given)
            return taken
                ? (LinkFirst.From, "The other names its outlet as the origin.")
                : (LinkFirst.To, "It names the other's outlet as its origin.");
        if (Order(source.Published, taker.Published) is { } days)
            return days < 0
                ? (LinkFirst.From, $"Dated {source.Published}, the other {taker.Published}.")
                : (LinkFirst.To, $"Dated {source.Published}, the other {taker.Published}.");
        if (Order(source.PageDay, taker.PageDay) is { } pages)
            return pages < 0
                ? (LinkFirst.From, $"Its page is of {source.PageDay}, the other's of {taker.PageDay}.")
                : (LinkFirst.To, $"Its page is of {source.PageDay}, the other's of {taker.PageDay}.");
        if (copying.Length < 0.9 && copying.TakerShare > copying.SourceShare + 0.1)
            return (LinkFirst.From, kind == LinkKind.Reprint ? "The other is the same text, cut." : "The other has parts of it.");
        return (LinkFirst.Unknown, "");
    }

    /// <summary>True when the article names the other's outlet, and it is not its own.</summary>
    static bool Names(ArticlePrint article, ArticlePrint other) =>
        other.Outlet is { } outlet && outlet != article.Outlet && article.Credits.Contains(outlet);

    /// <summary>Negative when the first day is earlier, positive when it is later, null when the days do not tell. Both are EDTF.</summary>
    public static int? Order(string? first, string? second)
    {
        if (first is not { Length: >= 10 } || second is not { Length: >= 10 })
            return null;
        return string.CompareOrdinal(End(first), Start(second)) < 0 ? -1
            : string.CompareOrdinal(Start(first), End(second)) > 0 ? 1
            : null;
    }

    static string Start(string value) => value.StartsWith("..", StringComparison.Ordinal) ? "" : value[..10];

    /// <summary>An open end lies behind every day.</summary>
    static string End(string value) => value.EndsWith("..", StringComparison.Ordinal) ? "9" : value[^10..];
}
