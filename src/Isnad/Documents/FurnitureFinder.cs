namespace Isnad;

/// <summary>Marks the lines that their markup or their words show to be page furniture, wherever they stand.</summary>
static class FurnitureFinder
{
    const int LongestFurniture = 32;

    public static void Mark(Page page)
    {
        foreach (var line in page.Lines)
        {
            if (line.Markup != BlockKind.Unknown)
                ByMarkup(page, line);
            else if (line.Words <= LongestFurniture)
                ByWords(page, line);
        }
    }

    static void ByMarkup(Page page, Line line)
    {
        switch (line.Markup)
        {
            case BlockKind.Title:
                line.Role = LineRole.Title;
                break;
            case BlockKind.Standfirst or BlockKind.Heading:
                line.Role = LineRole.Heading;
                break;
            case BlockKind.Byline:
                line.Role = LineRole.Byline;
                break;
            case BlockKind.Dateline:
                line.Role = LineRole.Dateline;
                break;
            case BlockKind.Caption:
                line.Role = LineRole.Caption;
                break;
            case BlockKind.PublishedDate:
                line.Mark(NoiseKind.PageDate);
                break;
            case BlockKind.Credit:
                line.Mark(NoiseKind.PhotoCredit);
                break;
            case BlockKind.Furniture or BlockKind.Comment:
                line.Mark(NoiseKind.UiChrome);
                break;
            case BlockKind.RelatedLinks:
                line.Mark(NoiseKind.RelatedLinks);
                break;
            case BlockKind.AuthorBio:
                line.Mark(NoiseKind.AuthorBio);
                break;
            default:
                // what markup calls a paragraph may still be a button's text
                if (line.Words <= 12 && !line.Stops)
                    ByWords(page, line);
                if (!line.IsNoise)
                    line.Role = LineRole.Body;
                break;
        }
    }

    static void ByWords(Page page, Line line)
    {
        var tokens = page.Tokens;
        var first = line.First;
        while (first < line.End && !Marks.IsWord(tokens, first))
            first++;
        if (first == line.End)
        {
            if (!Marks.IsEllipsis(tokens, line.First))
                line.Mark(NoiseKind.UiChrome);
            return;
        }
        if (KeywordFinder.Brackets(page, line.First, line.End) == line.End)
        {
            line.Mark(NoiseKind.InjectedKeyword);
            return;
        }
        if (IsMenu(page, line))
        {
            line.Mark(NoiseKind.UiChrome);
            return;
        }
        foreach (var words in page.Words)
        {
            if (
                words.TryPhrase(tokens, line.First, line.End, out var match)
                || (first != line.First && words.TryPhrase(tokens, first, line.End, out match))
            )
                if (Opens(page, line, match))
                {
                    line.Mark(match.Value.Kind);
                    return;
                }
        }
        if (line.Words > 20 || line == page.Lines[0])
            return;
        foreach (var words in page.Words)
            for (var i = first; i < line.End; i++)
                if (
                    words.TryPhrase(tokens, i, line.End, out var match)
                    && match.Value.Place == PhrasePlace.Anywhere
                    && Allows(page, line, match)
                )
                {
                    line.Mark(match.Value.Kind);
                    return;
                }
    }

    /// <summary>Does a phrase at the head of a line make the whole line furniture?</summary>
    static bool Opens(Page page, Line line, PhraseMatch<PagePhrase> match)
    {
        var tokens = page.Tokens;
        var after = match.End;
        var ends = after >= line.End;
        if (match.Value.Kind == NoiseKind.PageDate)
        {
            var (dated, all, _) = DateLines.Count(page, after, line.End);
            return all > 0 && dated * 10 >= all * 7;
        }
        if (ends)
            return true;
        if (match.Value.Place == PhrasePlace.Whole)
            return false;
        var words = 0;
        for (var i = match.Token; i < match.End; i++)
            if (Marks.IsWord(tokens, i))
                words++;
        // One word opens furniture only when a mark or a number follows it: "Share: …", "Comments (14)"
        var marked = tokens[after].Kind != TokenKind.Word || tokens[after - 1].Kind == TokenKind.Punctuation;
        if (words == 1 && !marked)
            return line.Words <= 3 && !line.Stops && match.Token == line.First;
        // "Source: agency, place, date" is a dateline
        if (
            DateLines.Mentions(page, after, line.End)
            && DateLines.Count(page, after, line.End).Year
            && match.Value.Kind == NoiseKind.UiChrome
        )
            return false;
        if (line.Stops || line.Asks)
            return line.Words <= 16 || (words >= 3 && !page.Tokens.Is(after, ':'));
        return true;
    }

    /// <summary>Does a phrase inside a line make the line furniture?</summary>
    static bool Allows(Page page, Line line, PhraseMatch<PagePhrase> match)
    {
        var tokens = page.Tokens;
        if (match.Value.Kind != NoiseKind.PhotoCredit)
            return !line.Stops || line.Words <= 14;
        // a name in brackets is a credit at the end of a caption, and part of a dateline at the head of one
        var atEnd = line.End - match.End <= 6;
        var bracketed = tokens.Is(match.Token, '(') || (match.Token > line.First && tokens.Is(match.Token - 1, '('));
        if (bracketed && HoldsSentence(tokens, line.First, match.Token))
            return false;
        return !line.Stops && atEnd && match.Token - line.First >= 3 && !DateLines.Mentions(page, line.First, line.End);
    }

    /// <summary>A whole sentence stands before the credit: then only the credit is furniture, and <see cref="KeywordFinder"/> marks it.</summary>
    static bool HoldsSentence(TokenTable tokens, int first, int end)
    {
        for (var i = first + 5; i < end; i++)
            if (Marks.IsFullStop(tokens, i) && end - i <= 2)
                return true;
        return false;
    }

    /// <summary>Three or more short entries side by side, or two that are both known entries.</summary>
    static bool IsMenu(Page page, Line line)
    {
        if (line.Stops && line.Words > 8)
            return false;
        var tokens = page.Tokens;
        var (entries, known, start) = (0, 0, line.First);
        var guillemet = false;
        for (var i = line.First; i < line.End; i++)
            guillemet |= tokens.Is(i, '«');
        for (var i = line.First; i <= line.End; i++)
        {
            var mark = i < line.End && IsSeparator(tokens, i, guillemet);
            var gap = i > start && i < line.End && tokens[i].Start - tokens[i - 1].End >= 2;
            if (i < line.End && !mark && !gap)
                continue;
            if (i > start)
            {
                if (i - start > 6)
                    return false;
                entries++;
                if (IsEntry(page, start, i))
                    known++;
            }
            start = mark ? i + 1 : i;
        }
        return (entries >= 3 && (known >= 1 || entries >= 5)) || (entries == 2 && known == 2);
    }

    static bool IsEntry(Page page, int start, int end)
    {
        foreach (var words in page.Words)
            if (words.TryPhrase(page.Tokens, start, end, out var match) && (match.End == end || match.Value.Place == PhrasePlace.Start))
                return true;
        return DateLines.IsDate(page, start, end);
    }

    static bool IsSeparator(TokenTable tokens, int index, bool guillemet)
    {
        if (tokens[index].Length != 1)
            return false;
        switch (tokens.Text[tokens[index].Start])
        {
            case '|' or '›' or '>' or '•' or '▪' or '·' or '■' or '▸' or '‣' or '∙' or '¦' or '◆' or '●' or '→' or '←' or '‹':
                return true;
            case '»':
                return !guillemet;
            case '/' or '∕' or '–' or '—' or '-':
                return tokens[index].SpaceBefore
                    && index + 1 < tokens.Count
                    && tokens[index + 1].SpaceBefore
                    && tokens.Text[tokens[index].Start] is '/' or '∕';
            default:
                return false;
        }
    }
}
