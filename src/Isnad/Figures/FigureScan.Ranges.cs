namespace Isnad;

/// <summary>Two numbers that are the ends of one.</summary>
sealed partial class FigureScan
{
    /// <summary>Between thirty and thirty-five percent, ما بين عشرة وخمسة عشر, دو تا پنج.</summary>
    bool TryRange(NumberMatch low, List<Figure> figures, out int after)
    {
        after = low.End;
        if (low.Kind != NumberKind.Cardinal)
            return false;
        var at = low.End;
        // "30 percent to 35 percent"
        var (_, unitEnd, unitName, _) = Measure(low);
        if (unitName is not null)
            at = unitEnd;
        if (at >= end || tokens[at].Newlines > 0)
            return false;
        var from = Before(low.First, FigureMark.RangeFrom);
        int next;
        if (tokens.Is(at, '-') || tokens.Is(at, '–') || tokens.Is(at, '—'))
        {
            if (!low.Digits || unitName is not null && !tokens[at].SpaceBefore is false)
                return false;
            next = at + 1;
        }
        else if (words.Marks.TryMatch(tokens, at, end, 0, out var join) && join.Value.Contains(FigureMark.RangeJoin))
        {
            if (!from && (tokens.KeyIs(at, "و") || tokens.KeyIs(at, "and")))
                return false;
            next = join.End;
        }
        else if (from && tokens.KeyIs(at, "و"))
            next = at + 1;
        else if (from && tokens[at].Kind == TokenKind.Word && tokens.KeyChar(at) == 'و')
            next = at;
        else
            return false;
        if (next < end && words.Marks.TryMatch(tokens, next, end, 0, out var more) && tokens.KeyIs(next, "ما"))
            next = more.End;
        if (
            next >= end
            || tokens[next].Newlines > 0
            || !NumberReader.TryRead(tokens, next, end, words.Numbers, out var high)
            || high.Kind != NumberKind.Cardinal
        )
            return false;
        var lowValue = low.Value;
        var (highValue, tail, unit, spanEnd) = Measure(high);
        // 10 to 15 million: the scale word counts for both
        if (!low.Grouped && high.Grouped && high.Value >= 1000 && low.Value < 1000 && high.Words > 1)
        {
            var scale = 1m;
            while (scale * 1000 <= high.Value)
                scale *= 1000;
            if (high.Value / scale >= low.Value)
                lowValue *= scale;
        }
        // "rose 2 points to 31 points" is a change
        if (unitName is not null && !from && !tokens.Is(at, '-') && !tokens.Is(at, '–'))
            return false;
        if (highValue <= lowValue || !from && words.Marks.TryMatch(tokens, at, end, 0, out _) && unitName is not null && unit is null)
            return false;
        // moving "from 58 percent to 41" is two figures; a range needs between, or a bare joint
        if (from && Moved(low.First))
            return false;
        var start = low.Span(tokens).Start;
        if (Sign(low.First, out var currency, out var signFirst))
        {
            unit ??= currency;
            start = tokens[signFirst].Start;
        }
        after = tail;
        figures.Add(
            new Figure(new TextSpan(start, tokens[Math.Max(spanEnd, high.End) - 1].End))
            {
                Value = lowValue,
                High = highValue,
                Bound = FigureBound.Range,
                Unit = unit ?? unitName ?? Noun(tail, high) ?? "",
            }
        );
        return true;
    }

    /// <summary>"from" and "to" tell a change, not a range, unless the word before is between.</summary>
    bool Moved(int index) => tokens.KeyIs(index - 1, "from") || tokens.KeyIs(index - 1, "من") || tokens.KeyIs(index - 1, "از");

    bool Before(int index, FigureMark mark)
    {
        for (var start = index - 1; start >= first && start >= index - 4 && tokens[start + 1].Newlines == 0; start--)
            if (
                words.Marks.TryMatch(tokens, start, index, words.Language.Proclitics, out var match)
                && match.End == index
                && match.Value.Contains(mark)
            )
                return true;
        return false;
    }
}
