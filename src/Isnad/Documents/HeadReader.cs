namespace Isnad;

/// <summary>
/// Reads what stands above the running text: the outlet's name, its slogan, the page's date, the title and its repetitions, the
/// byline, the dateline and the standfirst.
/// </summary>
static class HeadReader
{
    /// <summary>Gives the lines <c>[first, body)</c> their roles and returns the title's line, or null when the text has none.</summary>
    public static Line? Read(Page page, int first, int body)
    {
        var lines = page.Lines;
        var title = Title(page, first, body);
        var seen = title is null;
        for (var i = first; i < body; i++)
        {
            var line = lines[i];
            if (line == title)
            {
                line.Role = LineRole.Title;
                seen = true;
                continue;
            }
            if (line.Role != LineRole.Unknown)
                continue;
            if (title is not null && line.Key == title.Key)
                line.Mark(NoiseKind.RepeatedTitle);
            else if (IsDoubled(page, line))
                line.Mark(NoiseKind.RepeatedTitle);
            else if (seen && title is not null)
                BelowTitle(page, line);
            else
                AboveTitle(page, line, i == 0);
        }
        return title;
    }

    /// <summary>
    /// The headline among the lines above the body: what the markup says; else a line that is repeated; else the first whose words
    /// come back in the body; else the last that could be one.
    /// </summary>
    static Line? Title(Page page, int first, int body)
    {
        var lines = page.Lines;
        for (var i = first; i < body; i++)
            if (lines[i].Role == LineRole.Title)
                return lines[i];
        var candidates = new List<Line>();
        for (var i = first; i < body; i++)
            if (lines[i].Role == LineRole.Unknown && CouldBeTitle(page, lines[i], i == 0, first, body))
                candidates.Add(lines[i]);
        if (candidates.Count == 0)
            return null;
        foreach (var candidate in candidates)
        {
            if (candidate.Words < 3)
                continue;
            foreach (var other in lines)
                if (other != candidate && other.Key == candidate.Key)
                    return candidate;
        }
        // one candidate that does not look like a name needs no evidence
        if (body < lines.Count && (candidates.Count > 1 || page.Digest || IsNameLike(page, candidates[0])))
        {
            var topic = new HashSet<uint>();
            for (var i = body; i < lines.Count; i++)
                if (!lines[i].IsNoise && lines[i].Runs)
                    page.AddTopic(topic, lines[i].First, lines[i].End, 300);
            var (best, share) = ((Line?)null, 0.33);
            foreach (var candidate in candidates)
            {
                if (candidate.Words < 4)
                    continue;
                var own = page.Share(topic, candidate.First, candidate.End, 40);
                // the first line may be a name with its slogan: divided by a bar, or on another topic than what follows
                if (
                    own >= 0.6
                    && candidate.Words >= 5
                    && lines.IndexOf(candidate) is var at
                    && at + 1 < body
                    && DateLines.IsDate(page, lines[at + 1].First, lines[at + 1].End)
                )
                    return candidate;
                if (candidate.First == 0 && candidates.Count > 1 && (HasBar(page, candidate) || StandsAlone(page, candidate, candidates)))
                    own /= 2;
                // a question behind a headline opens the text
                if (candidate.Asks && best is { Words: >= 5, Asks: false })
                    continue;
                if (own >= 0.6 && (candidate.Words >= 5 || candidates.Count == 1))
                    return candidate;
                if (own > share)
                    (best, share) = (candidate, own);
            }
            if (best is not null)
                return best;
        }
        // a headline is followed by its date or its writer; on a page of short pieces nothing else shows one
        for (var i = first; i + 1 < body; i++)
            if (
                candidates.Contains(lines[i])
                && i > first
                && lines[i].Words >= 4
                && DateLines.IsDate(page, lines[i + 1].First, lines[i + 1].End)
            )
                return lines[i];
        if (page.Digest)
            return null;
        // without any evidence the last long one is the likeliest: names and slogans stand above headlines
        for (var i = candidates.Count - 1; i >= 0; i--)
            if (candidates[i].Words >= 4 && !IsNameLike(page, candidates[i]))
                return candidates[i];
        return candidates.Find(c => !IsNameLike(page, c) || candidates.Count == 1) ?? candidates[0];
    }

    static bool CouldBeTitle(Page page, Line line, bool top, int first, int body)
    {
        // a headline of one word has nothing beside it
        if (line.Words < (body == first + 1 ? 1 : 2) || IsDoubled(page, line))
            return false;
        var (dated, all, year) = DateLines.Count(page, line.First, line.End);
        if (year && dated * 10 >= all * 4)
            return false;
        if (line.Words <= 14 && DatelineShape(page, line) && !top)
            return false;
        if (page.MatchLength(w => w.Bylines, line.First, line.End) > 0 && line.Words <= 6)
            return false;
        return !(top && line.Words <= 9 && page.Contains(w => w.Digests, line.First, line.End));
    }

    static void AboveTitle(Page page, Line line, bool top)
    {
        if (DateLines.IsDate(page, line.First, line.End))
        {
            line.Mark(NoiseKind.PageDate);
            return;
        }
        if (!top)
        {
            line.Mark(DateLines.Count(page, line.First, line.End) is (>= 3, _, true) ? NoiseKind.PageDate : NoiseKind.Slogan);
            if (page.Masthead is null && line.Words <= 4)
            {
                line.Mark(NoiseKind.SiteName);
                page.Masthead = MastheadParts.Name(page, line.First, line.End);
            }
            return;
        }
        line.Mark(NoiseKind.SiteName);
        MastheadParts.Mark(page, line);
    }

    static void BelowTitle(Page page, Line line)
    {
        if (DateLines.IsDate(page, line.First, line.End))
            line.Role = LineRole.Dateline;
        else if (page.MatchLength(w => w.Bylines, line.First, line.End) > 0 && line.Words <= 10)
            line.Role = DateLines.Mentions(page, line.First, line.End) ? LineRole.Dateline : LineRole.Byline;
        else if (DatelineShape(page, line))
            line.Role = NamesWriter(page, line) ? LineRole.Byline : LineRole.Dateline;
        else if (IsNameLike(page, line))
            line.Role = LineRole.Byline;
        else
            line.Role = LineRole.Heading;
    }

    /// <summary>A short line of place, outlet and date, joined by commas and dashes.</summary>
    static bool DatelineShape(Page page, Line line)
    {
        if (line.Words > 18 || line.Stops || line.Asks)
            return false;
        if (DateLines.Mentions(page, line.First, line.End))
        {
            var (dated, all, year) = DateLines.Count(page, line.First, line.End);
            return year && dated * 10 >= all * 3;
        }
        return Dash(page, line) > 0 && line.Words <= 6;
    }

    static bool StandsAlone(Page page, Line line, List<Line> others)
    {
        var topic = page.Topic(line.First, line.End, 40);
        return !others.Exists(other => other != line && page.Share(topic, other.First, other.End, 40) > 0);
    }

    static bool HasBar(Page page, Line line)
    {
        for (var i = line.First; i < line.End; i++)
            if (page.Tokens.Is(i, '|'))
                return true;
        return false;
    }

    /// <summary>"Place – First Last": the part behind the dash is a person's name and not an outlet's.</summary>
    static bool NamesWriter(Page page, Line line)
    {
        var dash = Dash(page, line);
        if (dash == 0 || DateLines.Mentions(page, line.First, line.End))
            return false;
        var words = 0;
        for (var i = dash + 1; i < line.End; i++)
            if (page.Tokens[i].Kind == TokenKind.Word)
                words++;
        return words is 2 or 3 && !page.Contains(w => w.Outlets, dash + 1, line.End);
    }

    static int Dash(Page page, Line line)
    {
        for (var i = line.First + 1; i < line.End - 1; i++)
            if (
                page.Tokens[i].Kind == TokenKind.Punctuation
                && page.Text[page.Tokens[i].Start] is '–' or '—' or '-' or '|' or '/'
                && (page.Tokens[i].SpaceBefore || page.Tokens[i + 1].SpaceBefore)
            )
                return i;
        return 0;
    }

    /// <summary>Two to four words without any function word, number or mark; in Latin script all with a capital.</summary>
    public static bool IsNameLike(Page page, Line line)
    {
        if (line.Words is < 2 or > 4 || line.End - line.First > 5)
            return false;
        for (var i = line.First; i < line.End; i++)
        {
            var c = page.Text[page.Tokens[i].Start];
            if (page.Tokens[i].Kind is TokenKind.Number or TokenKind.Symbol || c is ':' or '؟' or '?' or '!' or '«' or '"')
                return false;
            if (page.Tokens[i].Kind == TokenKind.Word && (char.IsLower(c) || page.IsFunctionWord(i)))
                return false;
        }
        return true;
    }

    /// <summary>The same words twice in one line.</summary>
    static bool IsDoubled(Page page, Line line)
    {
        var length = line.End - line.First;
        if (length < 4 || length % 2 != 0)
            return false;
        var half = length / 2;
        for (var i = 0; i < half; i++)
            if (!page.Tokens.KeyIs(line.First + i, page.Tokens.Key(line.First + half + i)))
                return false;
        return true;
    }
}
