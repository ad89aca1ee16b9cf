namespace Isnad;

/// <summary>Which of two related articles was there first: by what they say of their origin, by their dates, by their content.</summary>
internal static class Direction
{
    public static (LinkFirst First, string Evidence) Of(LinkedArticle from, LinkedArticle to, Copying copying)
    {
        var days = Day(from.Published).CompareTo(Day(to.Published), StringComparison.Ordinal);
        if (days is { } order && order != 0)
            return order < 0
                ? (LinkFirst.From, $"Published {from.Published.Value}, the other {to.Published.Value}.")
                : (LinkFirst.To, $"Published {to.Published.Value}, the other {from.Published.Value}.");
        return (LinkFirst.Unknown, "");
    }

    static string? Day(Publication published) => published.Value;

    static int? CompareTo(this string? a, string? b, StringComparison comparison) =>
        a is null || b is null ? null : string.Compare(a, b, comparison);
}
