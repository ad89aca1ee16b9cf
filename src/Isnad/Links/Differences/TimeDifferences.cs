namespace Isnad;

/// <summary>
/// Times that resolve to other days on the other side, and explanations in brackets that only one side has. Two articles may reckon from their own
/// day of publication: the value counts, not the word.
/// </summary>
internal static class TimeDifferences
{
    public static void Find(PairView pair, List<Difference> found)
    {
        var from = Times(pair, turned: false);
        var to = Times(pair, turned: true);
        if (from.Count + to.Count == 0)
            return;
        Explained(pair, from, to, turned: false, found);
        Explained(pair, to, from, turned: true, found);
        for (var i = from.Count - 1; i >= 0; i--)
            if (to.FindIndex(time => Same(from[i].Value!, time.Value!)) is >= 0 and var j)
            {
                from.RemoveAt(i);
                to.RemoveAt(j);
            }
        foreach (var time in from)
        {
            var partner = to.Where(other => Comparable(time.Value!, other.Value!))
                .OrderBy(other => Form(other.Value!) == Form(time.Value!) ? 0 : 1)
                .ThenBy(other => Math.Abs(pair.Place(time.Span, turned: false) - pair.Place(other.Span, turned: true)))
                .FirstOrDefault();
            if (partner is null)
                continue;
            // "that month" stands for a time that is compared where it is named
            if (time.Anchor == TimeAnchor.Previous && partner.Anchor == TimeAnchor.Previous)
            {
                to.Remove(partner);
                continue;
            }
            found.Add(new(DifferenceKind.Date, time.Span, partner.Span));
            to.Remove(partner);
        }
    }

    /// <summary>The times of the group whose value is known.</summary>
    static List<TimeMention> Times(PairView pair, bool turned)
    {
        var article = pair.Side(turned).Article;
        return
        [
            .. article.Times.Where(time =>
                time.Value is not null
                && pair.Span(turned).Contains(time.Span)
                && !(article.Article.Dateline?.Contains(time.Span) ?? false)
                && !(article.Article.Byline?.Contains(time.Span) ?? false)
                && !article.Document.IsNoise(time.Span.Start)
            ),
        ];
    }

    /// <summary>A time in brackets that the other side does not have at all explains another time; it is taken out of the comparison.</summary>
    static void Explained(PairView pair, List<TimeMention> times, List<TimeMention> others, bool turned, List<Difference> found)
    {
        var (own, other) = (pair.Side(turned).Article.Text, pair.Side(!turned).Article.Text);
        if (others.Exists(time => Brackets.Around(other, time.Span)))
            return;
        var inside = times.Where(time => Brackets.Around(own, time.Span)).ToList();
        // a year, or a birth and a death, belong to a name; another name of the month adds nothing
        foreach (var time in inside.Where(time => time.Value!.Length >= 10))
            found.Add(turned ? new(DifferenceKind.Added, null, time.Span) : new(DifferenceKind.Omitted, time.Span, null));
        times.RemoveAll(inside.Contains);
    }

    /// <summary>Equal, or one says no more than the other: a month and a day in it, a day and an hour of it.</summary>
    static bool Same(string a, string b) =>
        IsOpen(a) != IsOpen(b) && Bare(a) == Bare(b)
        || a.StartsWith(b, StringComparison.Ordinal)
        || b.StartsWith(a, StringComparison.Ordinal)
        || !a.Contains('/', StringComparison.Ordinal)
            && !b.Contains('/', StringComparison.Ordinal)
            && a.Length != b.Length
            && a[..4] == b[..4];

    static bool IsOpen(string value) => value.Contains("..", StringComparison.Ordinal);

    /// <summary>A time without its open end: "by 2030" is "in 2030" where a reader did not join the preposition.</summary>
    static string Bare(string value) =>
        value.StartsWith("../", StringComparison.Ordinal) ? value[3..]
        : value.EndsWith("/..", StringComparison.Ordinal) ? value[..^3]
        : value;

    /// <summary>Both are days, or both are longer stretches: a week is not the wrong day.</summary>
    static bool Comparable(string a, string b) => IsDay(a) == IsDay(b);

    /// <summary>An open end, an interval, or how exactly a point is told.</summary>
    static int Form(string value) =>
        value.Contains("..", StringComparison.Ordinal) ? -2
        : value.Contains('/', StringComparison.Ordinal) ? -1
        : value.Length;

    static bool IsDay(string value) => value.Length >= 10 && !value.Contains('/', StringComparison.Ordinal);
}
