namespace Isnad;

/// <summary>Reads the lines from the first running one on: body, headings, repeated titles, and the furniture below the last full stop.</summary>
static class BodyReader
{
    /// <summary>The index of the first line of running text from <paramref name="from"/> on; the number of lines when there is none.</summary>
    public static int FirstRunning(Page page, int from)
    {
        // one line alone is text, whatever it looks like
        if (page.Lines is [{ Role: LineRole.Unknown } only])
        {
            only.Role = LineRole.Body;
            return 0;
        }
        for (var i = from; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Role == LineRole.Body || (line.Role == LineRole.Unknown && (line.Runs || OpensWithDateline(page, line))))
                return i;
        }
        // a text of nothing but short sentences
        for (var i = from; i < page.Lines.Count; i++)
            if (page.Lines[i] is { Role: LineRole.Unknown, Stops: true, Words: >= 2 })
                return i;
        return page.Lines.Count;
    }

    static bool OpensWithDateline(Page page, Line line) =>
        line.Words >= 12 && DatelineFinder.Find(page, line) is { } dateline && line.End - dateline.Text >= 8;

    /// <summary>Gives every line from <paramref name="body"/> on a role.</summary>
    public static void Read(Page page, int body, Line? title, Line? byline)
    {
        var lines = page.Lines;
        var last = LastRunning(page, body, byline);
        var questions = 0;
        for (var i = body; i < lines.Count; i++)
            if (lines[i].Role == LineRole.Unknown && lines[i].Asks)
                questions++;
        for (var i = body; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Role != LineRole.Unknown)
                continue;
            if (title is not null && IsTitleAgain(page, title, line))
                line.Mark(NoiseKind.RepeatedTitle);
            else if (i > last && !IsQuestion(page, i, questions))
                Below(page, line, byline);
            else if (
                byline is null
                && title is not null
                && i <= body + 2
                && HeadReader.IsNameLike(page, line)
                && i + 1 < lines.Count
                && lines[i + 1].Runs
            )
            {
                line.Role = LineRole.Byline;
                byline = line;
            }
            // on a page of questions and answers a question is no heading
            else if (line.Runs || IsShortText(page, line) || IsQuestion(page, i, questions))
                line.Role = LineRole.Body;
            else
                line.Role = LineRole.Heading;
        }
    }

    /// <summary>One of several questions on the page; a headline may ask, too, when the text below it opens with a date.</summary>
    static bool IsQuestion(Page page, int index, int questions)
    {
        var line = page.Lines[index];
        if (!line.Asks || questions < 3)
            return false;
        if (!line.Apart || index + 1 == page.Lines.Count || OpensWithLabel(page, index))
            return true;
        var next = page.Lines[index + 1];
        return !DateLines.Mentions(page, next.First, Math.Min(next.End, next.First + 14));
    }

    /// <summary>A turn of an interview: the line opens with a short label and a colon, and another line with the same label.</summary>
    static bool OpensWithLabel(Page page, int index)
    {
        var tokens = page.Tokens;
        var line = page.Lines[index];
        var length = 1;
        while (length < 5 && line.First + length < line.End && !tokens.Is(line.First + length, ':'))
            length++;
        if (line.First + length >= line.End || !tokens.Is(line.First + length, ':'))
            return false;
        for (var other = 0; other < page.Lines.Count; other++)
        {
            var start = page.Lines[other].First;
            if (other == index || start + length >= page.Lines[other].End || !tokens.Is(start + length, ':'))
                continue;
            var same = true;
            for (var i = 0; i < length && same; i++)
                same = tokens.Key(start + i).SequenceEqual(tokens.Key(line.First + i));
            if (same)
                return true;
        }
        return false;
    }

    /// <summary>The last line of running text that is not about the writer.</summary>
    static int LastRunning(Page page, int body, Line? byline)
    {
        var lines = page.Lines;
        var looked = 0;
        for (var i = lines.Count - 1; i >= body; i--)
        {
            var line = lines[i];
            if (line.Role == LineRole.Body)
                return i;
            if (line.Role != LineRole.Unknown)
                continue;
            if (looked++ < 4 && line.Words <= 45 && IsAboutWriter(page, line, byline))
            {
                line.Mark(NoiseKind.AuthorBio);
                continue;
            }
            if (line.Runs || (line.Stops && line.Words >= 2) || (line.Asks && line.Words >= 4))
                return i;
        }
        return body;
    }

    /// <summary>A line that opens with the writer's or the outlet's name and says what they are or do.</summary>
    static bool IsAboutWriter(Page page, Line line, Line? byline)
    {
        var tokens = page.Tokens;
        var first = line.First;
        while (first < line.End && !Marks.IsWord(tokens, first))
            first++;
        if (byline is not null)
        {
            var (hits, words) = (0, 0);
            for (var i = first; i < line.End && words < 3; i++)
            {
                if (tokens[i].Kind != TokenKind.Word)
                    break;
                words++;
                for (var j = byline.First; j < byline.End; j++)
                    if (tokens.KeyIs(i, tokens.Key(j)) && tokens[j].KeyLength > 2)
                    {
                        hits++;
                        break;
                    }
            }
            if (hits >= 2)
                return true;
        }
        if (SignedElsewhere(page, line, first))
            return true;
        if (page.Masthead is not { } masthead)
            return false;
        var name = tokens.IndexAt(masthead.Start);
        var same = 0;
        while (first + same < line.End && name + same < tokens.Count && tokens[name + same].Start < masthead.End)
        {
            if (!tokens.KeyIs(first + same, tokens.Key(name + same)))
                return false;
            same++;
        }
        return same > 0 && page.Contains(w => w.Authors, first + same, Math.Min(line.End, first + same + 10));
    }

    /// <summary>"First Last is an analyst …", and a short line elsewhere that is signed with the same two words.</summary>
    static bool SignedElsewhere(Page page, Line line, int first)
    {
        var tokens = page.Tokens;
        if (first + 4 > line.End || tokens[first].Kind != TokenKind.Word || tokens[first + 1].Kind != TokenKind.Word)
            return false;
        if (!page.Contains(w => w.Authors, first + 2, Math.Min(line.End, first + 9)))
            return false;
        foreach (var other in page.Lines)
        {
            if (other == line || other.Words > 12)
                continue;
            var signed =
                tokens.Is(other.First, '*')
                || page.MatchLength(w => w.Bylines, other.First, other.End) > 0
                || HeadReader.IsNameLike(page, other);
            for (var i = other.First; signed && i + 1 < other.End; i++)
                if (tokens.KeyIs(i, tokens.Key(first)) && tokens.KeyIs(i + 1, tokens.Key(first + 1)))
                    return true;
        }
        return false;
    }

    /// <summary>The whole line is the title, or the title's first or last words, again.</summary>
    static bool IsTitleAgain(Page page, Line title, Line line)
    {
        if (line.Key == title.Key)
            return true;
        var (t, l) = (title.End - title.First, line.End - line.First);
        if (line.Words < 4 || l > t || l * 3 < t * 2)
            return false;
        var (head, tail) = (true, true);
        for (var i = 0; i < l; i++)
        {
            head &= page.Tokens.KeyIs(line.First + i, page.Tokens.Key(title.First + i));
            tail &= page.Tokens.KeyIs(line.First + i, page.Tokens.Key(title.End - l + i));
        }
        return head || tail;
    }

    /// <summary>Text although it is short: a question or an answer, a list item, a line that a colon closes, a sentence of a few words.</summary>
    static bool IsShortText(Page page, Line line)
    {
        if (line.Stops || line.Words >= 17)
            return true;
        var tokens = page.Tokens;
        var c = page.Text[tokens[line.First].Start];
        if (c is '(' or '■' or '●' or '•' or '-' or '–' or '—' or 'ـ' or '*' or '▪' or '◆' || (line.Asks && c is '«' or '"' or '“'))
            return true;
        if (
            tokens[line.First].Kind == TokenKind.Number
            && line.First + 1 < line.End
            && page.Text[tokens[line.First + 1].Start] is '.' or '-' or ')'
        )
            return true;
        return tokens.Is(line.End - 1, ':') || tokens.Is(line.End - 1, '،') || tokens.Is(line.End - 1, ',') || tokens.Is(line.End - 1, '»');
    }

    /// <summary>A line below the last full stop.</summary>
    static void Below(Page page, Line line, Line? byline)
    {
        if (page.MatchLength(w => w.Bylines, line.First, line.End) > 0 && line.Words <= 7)
        {
            if (byline is null)
                line.Role = LineRole.Byline;
            else
                line.Mark(NoiseKind.AuthorBio);
            return;
        }
        if (DateLines.IsDate(page, line.First, line.End))
            line.Mark(NoiseKind.PageDate);
        else if (byline is null && HeadReader.IsNameLike(page, line) && !page.Lines.Exists(l => l.Role == LineRole.Byline))
            line.Role = LineRole.Byline;
        else if (IsAboutWriter(page, line, byline))
            line.Mark(NoiseKind.AuthorBio);
        else if (NamesOutlet(page, line))
            line.Mark(NoiseKind.Slogan);
        else
            line.Mark(NoiseKind.UiChrome);
    }

    static bool NamesOutlet(Page page, Line line) =>
        page.Masthead is { } masthead
        && page.Tokens.IndexAt(masthead.Start) is var name
        && page.Tokens.KeyIs(line.First, page.Tokens.Key(name));
}
