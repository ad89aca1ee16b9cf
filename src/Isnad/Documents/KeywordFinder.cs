namespace Isnad;

/// <summary>
/// Finds what search-engine advice throws into running text: keyword lists in brackets, and stray words behind the last full stop of a
/// paragraph. Also the credits that stand in brackets inside a text.
/// </summary>
static class KeywordFinder
{
    const int LongestBracket = 14;

    /// <summary>Marks keywords and bracketed credits inside the running lines.</summary>
    public static void Mark(Page page, Line? title)
    {
        var tokens = page.Tokens;
        Dictionary<ulong, int>? strays = null;
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body)
                continue;
            for (var i = line.First; i < line.End; i++)
            {
                if (!tokens.Is(i, '(') && !tokens.Is(i, '['))
                    continue;
                var close = Closing(tokens, i, line.End);
                if (close < 0)
                    continue;
                if (IsCredit(page, i + 1, close))
                    page.Inline.Add(new(tokens.SpanOf(i, close + 1), NoiseKind.PhotoCredit));
                else if (IsKeywords(page, i + 1, close) || (title is not null && OpensTitle(page, title, i + 1, close)))
                    page.Inline.Add(new(tokens.SpanOf(i, close + 1), NoiseKind.InjectedKeyword));
                else
                    continue;
                i = close;
            }
            if (Stray(page, line) is { } stray)
            {
                strays ??= [];
                strays[Key(page, stray, line.End)] = strays.GetValueOrDefault(Key(page, stray, line.End)) + 1;
            }
        }
        if (strays is null)
            return;
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body || Stray(page, line) is not { } stray)
                continue;
            var known = title is not null && page.Share(page.Topic(title.First, title.End, 60), stray, line.End, 4) > 0.5;
            var lone = stray == line.End - 1 && tokens[stray].Length > 2 && char.IsAsciiLetterLower(page.Text[tokens[stray].Start]);
            if (known || lone || strays[Key(page, stray, line.End)] > 1)
                page.Inline.Add(new(tokens.SpanOf(stray, line.End), NoiseKind.InjectedKeyword));
        }
    }

    /// <summary>If a keyword list in brackets stands at <paramref name="first"/>, the token behind it; else -1.</summary>
    public static int Brackets(Page page, int first, int end)
    {
        if (!page.Tokens.Is(first, '(') && !page.Tokens.Is(first, '['))
            return -1;
        var close = Closing(page.Tokens, first, end);
        return close >= 0 && IsKeywords(page, first + 1, close) ? close + 1 : -1;
    }

    static int Closing(TokenTable tokens, int open, int end)
    {
        for (var i = open + 1; i < end && i - open <= LongestBracket + 1; i++)
            if (tokens.Is(i, ')') || tokens.Is(i, ']'))
                return i;
        return -1;
    }

    static bool IsKeywords(Page page, int first, int end)
    {
        var tokens = page.Tokens;
        var (words, keywords, functions, joined, capitals) = (0, 0, 0, false, 0);
        for (var i = first; i < end; )
        {
            if (tokens.Is(i, '+') || tokens.Is(i, '|'))
                joined = true;
            else if (tokens.Is(i, '-') && tokens[i].SpaceBefore)
                joined = true;
            else if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol)
                return false;
            if (!Marks.IsWord(tokens, i))
            {
                i++;
                continue;
            }
            var length = page.MatchLength(w => w.Keywords, i, end);
            if (length > 0)
                keywords++;
            else if (page.IsFunctionWord(i))
                functions++;
            if (char.IsUpper(page.Text[tokens[i].Start]))
                capitals++;
            words += Math.Max(1, length);
            i += Math.Max(1, length);
        }
        if (words < 3 || keywords == 0 || functions > words / 4)
            return false;
        return joined || keywords >= 2 || (functions == 0 && capitals == 0);
    }

    static bool IsCredit(Page page, int first, int end)
    {
        foreach (var words in page.Words)
            if (
                words.TryPhrase(page.Tokens, first, end, out var match)
                && match.Value.Kind == NoiseKind.PhotoCredit
                && ((match.End == end && end - first > 1) || page.Tokens.Is(match.End, ':') || page.Tokens.Is(match.End - 1, ':'))
            )
                return true;
        return false;
    }

    /// <summary>The bracket repeats the title's first words and nothing else.</summary>
    static bool OpensTitle(Page page, Line title, int first, int end)
    {
        var length = end - first;
        if (length < 2 || length >= title.End - title.First)
            return false;
        for (var i = 0; i < length; i++)
            if (!page.Tokens.KeyIs(first + i, page.Tokens.Key(title.First + i)))
                return false;
        return true;
    }

    /// <summary>The first of one or two words that stand behind the last full stop of a long line.</summary>
    static int? Stray(Page page, Line line)
    {
        if (line.Words < 15 || line.Stops || line.Asks)
            return null;
        var tokens = page.Tokens;
        for (var i = line.End - 1; i >= line.End - 3 && i > line.First; i--)
        {
            if (Marks.IsFullStop(tokens, i) || Marks.Closes(tokens, i))
                return i < line.End - 1 && (Marks.IsFullStop(tokens, i) || Marks.IsFullStop(tokens, i - 1)) ? i + 1 : null;
            if (tokens[i].Kind != TokenKind.Word)
                return null;
        }
        return null;
    }

    static ulong Key(Page page, int first, int end)
    {
        var key = Keys.Start;
        for (var i = first; i < end; i++)
            key = Keys.Add(key, page.Tokens[i].KeyHash);
        return key;
    }
}
