namespace Isnad;

/// <summary>Finds the dateline that opens a first paragraph: place, agency and date up to a colon or a dash ("PORT X, Nov 8 (Agency) –").</summary>
static class DatelineFinder
{
    const int Longest = 26;

    /// <summary>The tokens <c>[first, dateline's end)</c> and the first token of the text behind it, or null.</summary>
    public static (int End, int Text)? Find(Page page, Line line)
    {
        var tokens = page.Tokens;
        (int, int)? found = null;
        var words = 0;
        for (var i = line.First; i < line.End && i - line.First < Longest; i++)
        {
            if (Marks.IsWord(tokens, i))
            {
                words++;
                continue;
            }
            if (i == line.First)
                continue;
            var mark = page.Text[tokens[i].Start];
            if (mark is '«' or '“' or '"' or '؟' or '?' or '!')
            {
                // an outlet's name may be quoted at the very start
                if (mark == '«' && i <= line.First + 1)
                    continue;
                break;
            }
            if (Marks.IsFullStop(tokens, i) && !IsAbbreviation(tokens, i, line))
                break;
            var dash = mark is '–' or '—' or '-' or 'ـ' or '\u2212';
            if (mark != ':' && !dash)
                continue;
            if (i + 1 >= line.End || words == 0)
                break;
            // a dash inside a compound or a numeric date is no end
            if (dash && !tokens[i].SpaceBefore && !tokens[i + 1].SpaceBefore && mark == '-')
                continue;
            if (tokens[i - 1].Kind == TokenKind.Number && tokens[i + 1].Kind == TokenKind.Number && !tokens[i].SpaceBefore)
                continue;
            if (IsDateline(page, line.First, i, words, dash))
                found = (i, i + 1);
            else if (!dash)
                break;
        }
        return found;
    }

    static bool IsAbbreviation(TokenTable tokens, int stop, Line line) =>
        !tokens[stop].SpaceBefore && tokens[stop - 1].Kind == TokenKind.Word && tokens[stop - 1].Length <= 4 && stop + 1 < line.End;

    static bool IsDateline(Page page, int first, int end, int words, bool dash)
    {
        var tokens = page.Tokens;
        var brackets = false;
        var functions = 0;
        var dashes = 0;
        for (var i = first; i < end; i++)
        {
            brackets |= tokens.Is(i, '(') && i > first;
            if (tokens[i].Kind == TokenKind.Word && page.IsFunctionWord(i) && page.MatchLength(w => w.Dates, i, end) == 0)
                functions++;
            if (i > first && tokens[i].Kind == TokenKind.Punctuation && page.Text[tokens[i].Start] is '–' or '—' or '-')
                dashes++;
        }
        if (DateLines.Mentions(page, first, end))
            return words <= 16 && functions <= 2;
        if (functions > 0)
            return false;
        if (brackets)
            return words <= 8;
        // an outlet before a colon ("Agency:") or a place before a dash
        if (dash)
            return words <= 5 && (dashes > 0 || words <= 2 || AllCapitals(page, first, end) || page.Contains(w => w.Outlets, first, end));
        return words <= 5 && dashes > 0;
    }

    static bool AllCapitals(Page page, int first, int end)
    {
        var any = false;
        for (var i = first; i < end; i++)
        {
            if (page.Tokens[i].Kind != TokenKind.Word)
                continue;
            foreach (var c in page.Tokens.Surface(i))
            {
                if (char.IsLower(c))
                    return false;
                any |= char.IsUpper(c);
            }
        }
        return any;
    }
}
