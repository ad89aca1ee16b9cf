using System.Buffers;

namespace Isnad;

/// <summary>Sentences and clauses that one side has and the other has not.</summary>
internal static class LeftOut
{
    /// <summary>Fewest words of weight for a clause to be missed.</summary>
    const float LeastClause = 3.6f;

    /// <summary>Of a clause that is gone at most so much is said, of the rest of its sentence at least so much.</summary>
    const float MostSaid = 0.13f;
    const float LeastRest = 0.5f;

    /// <summary>Of a sentence that is gone so much may be said in the sentences about its place.</summary>
    const float MostElsewhere = 0.65f;

    /// <summary>A sentence of little weight ("He did it.") may hang on its neighbour on the other side.</summary>
    const float LeastSentence = 4;

    const int ShortLine = 5;

    static readonly SearchValues<char> Dividers = SearchValues.Create(",،;؛:()«»\"“”–—/\n");

    /// <summary>A sentence without a partner, of which the other article says little near the place.</summary>
    public static void Sentence(Comparison comparison, int unit, int place, bool turned, List<Difference> found)
    {
        var side = turned ? comparison.To : comparison.From;
        var other = turned ? comparison.From : comparison.To;
        var own = side.Units[unit];
        var title = own.Role == SentenceRole.Title;
        // every outlet has titles of its own; of a title that was taken over, a half may be missing
        if (own.Role is SentenceRole.Heading or SentenceRole.Caption || (title && !comparison.HasTitlePair(turned)))
            return;
        // a short line at the end of a page is a credit
        if (own.End - own.First <= ShortLine && unit == side.Units.Count - 1)
            return;
        var (first, end) = (Math.Max(0, place - 2), Math.Min(other.Units.Count, place + 2));
        // the text says again what a title says
        while (title && end > first && other.Units[end - 1].Role != SentenceRole.Title)
            end--;
        var said = turned ? comparison.Match.SaidBack(first, end, unit, unit + 1) : comparison.Match.Said(unit, unit + 1, first, end);
        var mass = comparison.Match.Mass(unit, unit + 1, turned);
        if (mass < LeastSentence || said > MostElsewhere * mass || comparison.StandsBesides(unit, turned))
            return;
        found.Add(turned ? new(DifferenceKind.Added, null, own.Span) : new(DifferenceKind.Omitted, own.Span, null));
    }

    public static void Clauses(PairView pair, List<Difference> found)
    {
        foreach (var clause in Gone(pair, turned: false))
            found.Add(new(DifferenceKind.Omitted, clause, null));
        foreach (var clause in Gone(pair, turned: true))
            found.Add(new(DifferenceKind.Added, null, clause));
    }

    static IEnumerable<TextSpan> Gone(PairView pair, bool turned)
    {
        var (first, end) = pair.Items(turned);
        var whole = pair.Weigh(first, end, turned);
        var (otherFirst, otherEnd) = pair.Items(!turned);
        var other = pair.Weigh(otherFirst, otherEnd, !turned);
        // every outlet words its titles anew
        if (pair.IsTitle(turned))
            yield break;
        foreach (var (from, to) in Clauses(pair.Side(turned), first, end))
        {
            var (known, said) = pair.Weigh(from, to, turned, near: 1);
            if (known < LeastClause || said > MostSaid * known)
                continue;
            var rest = whole.Known - known;
            if (rest < 2 || whole.Said - said < LeastRest * rest)
                continue;
            // what the other side says and this does not may be the same in words that no lexicon joins
            if (other.Known - other.Said > 0.5f * known)
                continue;
            yield return new(pair.Side(turned).Items[from].Span.Start, pair.Side(turned).Items[to - 1].Span.End);
        }
    }

    /// <summary>Runs of items between marks of punctuation.</summary>
    static IEnumerable<(int From, int To)> Clauses(ArticleMeanings side, int first, int end)
    {
        var start = first;
        for (var i = first + 1; i <= end; i++)
        {
            if (i < end && !Divided(side.Article.Text, side.Items[i - 1].Span.End, side.Items[i].Span.Start))
                continue;
            yield return (start, i);
            start = i;
        }
    }

    static bool Divided(string text, int from, int to) => to > from && text.AsSpan(from, to - from).IndexOfAny(Dividers) >= 0;
}
