namespace Isnad;

/// <summary>
/// When was it said? The day or hour that stands beside the cue of a statement ("said on Tuesday that …"), outside what is said. Without one the
/// statement clock is unknown; the publication bounds it from above.
/// </summary>
static class StatementClock
{
    /// <summary>How many characters may lie between a cue, or its source, and the time of saying.</summary>
    const int Reach = 60;

    public static IReadOnlyList<Statement> Set(Document document, IReadOnlyList<Statement> statements, IReadOnlyList<TimeMention> times)
    {
        if (times.Count == 0 || statements.Count == 0)
            return statements;
        var set = new Statement[statements.Count];
        for (var i = 0; i < set.Length; i++)
            set[i] = Said(document, statements, statements[i], times) is { } said ? statements[i] with { Said = said } : statements[i];
        return set;
    }

    static string? Said(Document document, IReadOnlyList<Statement> all, Statement statement, IReadOnlyList<TimeMention> times)
    {
        if (statement.Cue is not { } cue || SentenceAt(document, cue.Start) is not { } sentence)
            return null;
        var (best, nearest) = ((string?)null, Reach + 1);
        for (var i = FirstFrom(times, sentence.Start); i < times.Count && times[i].Span.Start < sentence.End; i++)
        {
            var time = times[i];
            if (
                time.Value is not { Length: >= 10 } value
                || value.Contains('/', StringComparison.Ordinal)
                || IsContent(all, statement, time.Span)
            )
                continue;
            var distance = Gap(time.Span, cue);
            if (statement.Source is { } source)
                distance = Math.Min(distance, Gap(time.Span, source));
            if (distance < nearest && !AnotherCue(all, statement, cue, time.Span))
                (best, nearest) = (value, distance);
        }
        return best;
    }

    /// <summary>A time inside what somebody else says is the time of another act, unless this statement stands in there too.</summary>
    static bool IsContent(IReadOnlyList<Statement> all, Statement statement, TextSpan time)
    {
        foreach (var other in all)
        foreach (var content in other.Content)
            if (content.Contains(time) && (other == statement || !content.Contains(statement.Cue!.Value)))
                return true;
        return false;
    }

    static bool AnotherCue(IReadOnlyList<Statement> all, Statement statement, TextSpan cue, TextSpan time)
    {
        var between = new TextSpan(Math.Min(cue.End, time.End), Math.Max(cue.Start, time.Start));
        foreach (var other in all)
            if (other != statement && other.Cue is { } own && own != cue && between.Contains(own))
                return true;
        return false;
    }

    static int Gap(TextSpan a, TextSpan b) => Math.Max(0, Math.Max(a.Start - b.End, b.Start - a.End));

    static int FirstFrom(IReadOnlyList<TimeMention> times, int start)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (times[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    static TextSpan? SentenceAt(Document document, int offset)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var span = document.Sentences[middle].Span;
            if (span.Start <= offset && offset < span.End)
                return span;
            if (offset < span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
    }
}
