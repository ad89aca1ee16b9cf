namespace Isnad;

/// <summary>A piece of writing in the making: the lines or parts of lines it consists of.</summary>
sealed class Piece(int firstToken)
{
    public int FirstToken { get; } = firstToken;
    public int EndToken { get; set; } = firstToken;
    public TextSpan? Title { get; set; }
    public TextSpan? Byline { get; set; }
    public TextSpan? Dateline { get; set; }
    public int BodyLines { get; set; }
}

/// <summary>
/// Decides where one article ends and the next begins. A second headline is a new article only when it brings a fresh cast, a new
/// dateline or date, and stands apart; on the same cast it is a heading.
/// </summary>
static class ArticleFinder
{
    public static List<Piece> Find(Page page)
    {
        var pieces = new List<Piece>();
        Piece? piece = null;
        Line? before = null;
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.IsNoise)
                continue;
            if (piece is null || (line.Role == LineRole.Heading && piece.BodyLines > 0 && Opens(page, i, piece)))
            {
                if (line.Role == LineRole.Caption && piece is null)
                    continue;
                piece = new Piece(line.First);
                pieces.Add(piece);
                if (line.Role == LineRole.Heading)
                    line.Role = LineRole.Title;
            }
            Add(page, piece, line, before);
            before = line;
        }
        pieces.RemoveAll(p => p.BodyLines == 0 && pieces.Count > 1);
        return pieces;
    }

    static void Add(Page page, Piece piece, Line line, Line? before)
    {
        switch (line.Role)
        {
            case LineRole.Title:
                if (piece.Title is null)
                    piece.Title = line.Span;
                else
                    line.Role = LineRole.Heading;
                break;
            case LineRole.Byline:
                piece.Byline ??= line.Span;
                // a name below the text belongs to the article without lengthening it
                if (piece.BodyLines > 0)
                    return;
                break;
            case LineRole.Dateline:
                piece.Dateline ??= line.Span;
                break;
            case LineRole.Heading when piece.BodyLines == 0 && piece.Title is not null && before?.Role == LineRole.Title:
                break;
            case LineRole.Body:
                if (piece.BodyLines++ == 0 && DatelineFinder.Find(page, line) is { } dateline)
                    piece.Dateline ??= page.Tokens.SpanOf(line.First, dateline.End);
                break;
        }
        if (line.Role is LineRole.Body or LineRole.Title or LineRole.Byline or LineRole.Dateline || piece.BodyLines == 0)
            piece.EndToken = line.End;
    }

    /// <summary>Does a heading in the middle of the page open a new article?</summary>
    static bool Opens(Page page, int index, Piece piece)
    {
        var lines = page.Lines;
        var heading = lines[index];
        if (heading.Words < 3)
            return false;
        Line? next = null;
        var anchored = false;
        var blank = heading.Apart;
        for (var i = index + 1; i < lines.Count && i <= index + 5; i++)
        {
            if (lines[i].IsNoise)
                continue;
            if (lines[i].Role is LineRole.Byline or LineRole.Dateline)
            {
                anchored = true;
                continue;
            }
            if (lines[i].Role == LineRole.Heading && lines[i].Words <= 18 && next is null)
                continue;
            next = lines[i];
            break;
        }
        if (next is null || next.Role != LineRole.Body)
            return false;
        // markup has already parted the page's article from the rest: its headings stay inside
        if (heading.Markup != BlockKind.Unknown && !anchored && DatelineFinder.Find(page, next) is null)
            return false;
        var known = page.Topic(piece.FirstToken, heading.First, 4000);
        var title = 1 - page.Share(known, heading.First, heading.End, 40);
        var text = 1 - page.Share(known, next.First, next.End, 60);
        var score = 0;
        if (blank && (next.Apart || page.Tokens[heading.First].Newlines >= 3))
            score++;
        if (page.Tokens[heading.First].Newlines >= 3)
            score += 2;
        score +=
            title >= 0.8 ? 2
            : title >= 0.45 ? 1
            : 0;
        score +=
            text >= 0.7 ? 2
            : text >= 0.5 ? 1
            : 0;
        if (anchored || DatelineFinder.Find(page, next) is not null)
            score += 3;
        else if (DateLines.Mentions(page, next.First, Math.Min(next.End, next.First + 45)))
            score += 2;
        if (heading.Words <= 3)
            score--;
        return score >= 5;
    }
}
