namespace Isnad;

/// <summary>Takes the first line of a page apart: the outlet's name, its section or slogan, the page's date.</summary>
static class MastheadParts
{
    /// <summary>Marks the parts of a line that holds more than the name, and sets the page's masthead.</summary>
    public static void Mark(Page page, Line line)
    {
        var tokens = page.Tokens;
        var name = NameEnd(page, line.First, line.End);
        page.Masthead = tokens.SpanOf(line.First, name);
        var date = DateStart(page, name, line.End);
        if (name == line.End && date == line.End)
            return;
        // The line itself stays marked as the name; what follows the name gets its own kind.
        line.WritingFrom = line.Span.End;
        var next = name;
        while (next < line.End && tokens[next].Kind == TokenKind.Punctuation && !Marks.Closes(tokens, next) && !OpensQuote(page, next))
            next++;
        // "Name | slogan" and "Name – section" are one name line
        if (next > name && date == line.End)
        {
            page.Inline.Add(new(line.Span, NoiseKind.SiteName));
            return;
        }
        page.Inline.Add(new(tokens.SpanOf(line.First, next > name && date < line.End ? date : name), NoiseKind.SiteName));
        if (next == name && date > name)
            page.Inline.Add(new(tokens.SpanOf(name, date), NoiseKind.Slogan));
        if (date < line.End)
            page.Inline.Add(new(tokens.SpanOf(date, line.End), NoiseKind.PageDate));
    }

    /// <summary>The outlet's name at the head of a line.</summary>
    public static TextSpan Name(Page page, int first, int end) => page.Tokens.SpanOf(first, NameEnd(page, first, end));

    static bool OpensQuote(Page page, int token) => page.Text[page.Tokens[token].Start] is '«' or '“' or '"';

    /// <summary>Where the name ends: before a mark of division; else after the words that come back elsewhere in the page; else at the end.</summary>
    static int NameEnd(Page page, int first, int end)
    {
        var tokens = page.Tokens;
        for (var i = first + 1; i < end; i++)
            if (
                page.Text[tokens[i].Start] is '|' or '–' or '—' or '؛' or ';' or ':' or '،' or ','
                || (tokens.Is(i, '-') && tokens[i].SpaceBefore)
            )
                return i;
        if (end - first <= 3)
            return end;
        var best = first;
        for (var i = end; i < tokens.Count; i++)
        {
            var length = 0;
            while (first + length < end && i + length < tokens.Count && tokens.KeyIs(i + length, tokens.Key(first + length)))
                length++;
            if (length > best - first && (length > 1 || tokens[first].KeyLength >= 5))
                best = first + length;
        }
        return best > first ? best : end;
    }

    static int DateStart(Page page, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (Marks.IsWord(page.Tokens, i) && DateLines.IsDate(page, i, end))
                return i;
        for (var i = first; i < end; i++)
            if (Marks.IsWord(page.Tokens, i) && page.MatchLength(w => w.Dates, i, end) > 0)
            {
                var (dated, all, year) = DateLines.Count(page, i, end);
                if (year && dated * 10 >= all * 8)
                    return i;
            }
        return end;
    }
}
