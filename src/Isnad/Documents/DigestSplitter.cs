namespace Isnad;

/// <summary>
/// Splits a page of several short pieces that run on without markup: a line of its own, a label ("Press watch.", "Markets: …"), or a
/// sentence glued to the one before that opens with another outlet's name begins a piece.
/// </summary>
static class DigestSplitter
{
    /// <summary>The pieces; none when the page turns out to be one text.</summary>
    public static List<Piece> Split(Page page)
    {
        var pieces = new List<Piece>();
        var tokens = page.Tokens;
        var inner = 0;
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body)
                continue;
            for (var i = line.First; i < line.End; i++)
            {
                if (i > line.First && !BeginsSentence(page, i))
                    continue;
                var label = Label(page, i, line.End, i == line.First, pieces.Count > 0 ? pieces[^1] : null);
                if (i > line.First && label == 0 && !OpensWithOutlet(page, i, line.End))
                    continue;
                if (i > line.First)
                    inner++;
                pieces.Add(new Piece(i) { BodyLines = 1, Title = label > 0 ? tokens.SpanOf(i, label) : null });
            }
            if (pieces.Count > 0)
                pieces[^1].EndToken = line.End;
        }
        for (var i = 0; i + 1 < pieces.Count; i++)
            if (pieces[i].EndToken > pieces[i + 1].FirstToken || pieces[i].EndToken == pieces[i].FirstToken)
                pieces[i].EndToken = pieces[i + 1].FirstToken;
        return inner > 0 ? pieces : [];
    }

    static bool BeginsSentence(Page page, int i)
    {
        var tokens = page.Tokens;
        if (tokens[i].Kind == TokenKind.Punctuation && page.Text[tokens[i].Start] is not ('«' or '“' or '"'))
            return false;
        var before = i - 1;
        if (Marks.IsFullStop(tokens, before) || Marks.IsQuestion(tokens, before))
            return !Marks.IsEllipsis(tokens, before);
        return Marks.Closes(tokens, before) && (tokens.Is(before, ')') || Marks.IsFullStop(tokens, before - 1)) && !tokens.Is(i, '.');
    }

    /// <summary>The end of a label that opens a piece at a token, or 0.</summary>
    static int Label(Page page, int first, int end, bool opensLine, Piece? piece)
    {
        var tokens = page.Tokens;
        if (page.MatchLength(w => w.Labels, first, end) is > 0 and var length && first + length < end && Starts(page, first + length))
            return first + length;
        var words = 0;
        for (var i = first; i < end && i - first < 7; i++)
        {
            if (tokens[i].Kind == TokenKind.Word)
            {
                words++;
                continue;
            }
            if (opensLine && piece is null && Marks.IsFullStop(tokens, i) && i + 2 < end && words >= 2)
                return i;
            if (opensLine && (tokens.Is(i, ',') || tokens.Is(i, '،')))
                continue;
            if (!tokens.Is(i, ':') || words is 0 or > 4 || i + 2 >= end)
                return 0;
            return IsTopic(page, first, i) && Fresh(page, piece, i + 1, end) ? i : 0;
        }
        return 0;
    }

    /// <summary>What stands behind a label opens a sentence.</summary>
    static bool Starts(Page page, int token)
    {
        if (page.Tokens[token].Kind == TokenKind.Punctuation)
            return page.Text[page.Tokens[token].Start] is '.' or ':' or '–' or '—' or '|';
        var c = page.Text[page.Tokens[token].Start];
        return char.IsUpper(c) || char.IsDigit(c) || !char.IsLower(c);
    }

    /// <summary>Words before a colon name a topic and not a speaker: nobody is quoted behind it, no "and" leads it on, it is no date.</summary>
    static bool IsTopic(Page page, int first, int colon)
    {
        var after = page.Text[page.Tokens[colon + 1].Start];
        if (after is '«' or '“' or '"' or '\'' or '‘' || char.IsLower(after))
            return false;
        if (page.Tokens.KeyChar(first) is 'و' or 'ف' && page.Proclitics is { None: false })
            return false;
        if (char.IsDigit(after) || page.Tokens[colon + 1].Kind == TokenKind.Symbol)
            return false;
        for (var i = first; i < colon; i++)
            if (page.IsFunctionWord(i))
                return false;
        return !DateLines.Mentions(page, first, colon);
    }

    static bool Fresh(Page page, Piece? piece, int first, int end) =>
        piece is null || page.Share(page.Topic(piece.FirstToken, first, 400), first, end, 24) <= 0.4;

    /// <summary>The sentence is glued to the one before and names an outlet in quotation marks among its first words.</summary>
    static bool OpensWithOutlet(Page page, int first, int end)
    {
        if (page.Tokens[first].SpaceBefore)
            return false;
        for (var i = first; i < end && i - first < 6; i++)
        {
            if (page.Tokens.Is(i, ':'))
                return false;
            if (!page.Tokens.Is(i, '«') && !page.Tokens.Is(i, '“'))
                continue;
            for (var j = i + 2; j < end && j - i <= 4; j++)
                if (page.Tokens.Is(j, '»') || page.Tokens.Is(j, '”'))
                    return true;
        }
        return false;
    }
}
