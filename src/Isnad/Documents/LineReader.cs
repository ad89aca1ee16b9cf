namespace Isnad;

/// <summary>Cuts a text into lines with their facts, in one pass over the tokens.</summary>
static class LineReader
{
    public static List<Line> Read(SourceText source, TokenTable tokens)
    {
        var lines = new List<Line>();
        if (source.Blocks.Count > 0)
        {
            foreach (var block in source.Blocks)
            {
                var first = tokens.IndexAt(block.Span.Start);
                var end = first;
                while (end < tokens.Count && tokens[end].Start < block.Span.End)
                    end++;
                if (end > first)
                    lines.Add(Make(tokens, first, end, block.Kind));
            }
            return Unwrap(tokens, lines);
        }
        for (var first = 0; first < tokens.Count; )
        {
            var end = first + 1;
            while (end < tokens.Count && tokens[end].Newlines == 0)
                end++;
            lines.Add(Make(tokens, first, end, BlockKind.Unknown));
            first = end;
        }
        return Unwrap(tokens, lines);
    }

    /// <summary>
    /// Joins lines that were broken at a fixed width: when most lines that fill the width end in mid-sentence, such a line and the next
    /// are one.
    /// </summary>
    static List<Line> Unwrap(TokenTable tokens, List<Line> lines)
    {
        const int narrowest = 40;
        const int widest = 110;
        var width = 0;
        foreach (var line in lines)
        {
            if (line.Markup != BlockKind.Unknown || line.Span.Length > widest)
                return lines;
            width = Math.Max(width, line.Span.Length);
        }
        if (width < narrowest || lines.Count < 8)
            return lines;
        var (full, open) = (0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!Fills(lines, i, width))
                continue;
            full++;
            if (!lines[i].Stops && !lines[i].Asks)
                open++;
        }
        if (full < 5 || open * 3 < full * 2)
            return lines;
        var joined = new List<Line>();
        for (var i = 0; i < lines.Count; i++)
        {
            var first = i;
            while (i + 1 < lines.Count && Fills(lines, i, width))
                i++;
            joined.Add(i == first ? lines[i] : Make(tokens, lines[first].First, lines[i].End, BlockKind.Unknown));
        }
        return joined;
    }

    /// <summary>The line is nearly as wide as the page and another follows it directly.</summary>
    static bool Fills(List<Line> lines, int index, int width) => lines[index].Span.Length * 100 >= width * 78 && !lines[index + 1].Apart;

    static Line Make(TokenTable tokens, int first, int end, BlockKind markup)
    {
        var words = 0;
        var key = Keys.Start;
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            words++;
            key = Keys.Add(key, tokens[i].KeyHash);
        }
        var last = BeforeBracket(tokens, first, end - 1);
        while (last > first && Marks.Closes(tokens, last))
            last--;
        return new Line(tokens.SpanOf(first, end), first, end)
        {
            Markup = markup,
            Words = words,
            Stops = Marks.IsFullStop(tokens, last) && !Marks.IsEllipsis(tokens, last),
            Asks = Marks.IsQuestion(tokens, last),
            Apart = tokens[first].Newlines > 1,
            Key = key,
        };
    }

    /// <summary>A short bracket behind the last full stop (a credit, say) does not hide the stop.</summary>
    static int BeforeBracket(TokenTable tokens, int first, int last)
    {
        if (!tokens.Is(last, ')') && !tokens.Is(last, ']'))
            return last;
        for (var i = last - 1; i > first && last - i <= 14; i--)
            if (tokens.Is(i, '(') || tokens.Is(i, '['))
                return Marks.IsFullStop(tokens, i - 1) ? i - 1 : last;
        return last;
    }
}

/// <summary>Hashes of runs of words: FNV-1a in 64 bits over the hashes of their folded keys.</summary>
static class Keys
{
    public const ulong Start = 14695981039346656037;
    const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, uint key) => (hash ^ key) * Prime;
}

/// <summary>Questions about single punctuation tokens.</summary>
static class Marks
{
    /// <summary>. and its relatives in other scripts.</summary>
    public static bool IsFullStop(TokenTable tokens, int index) =>
        tokens[index].Kind == TokenKind.Punctuation && tokens.Text[tokens[index].Start] is '.' or '۔' or '。';

    public static bool IsQuestion(TokenTable tokens, int index) =>
        tokens[index].Kind == TokenKind.Punctuation && tokens.Text[tokens[index].Start] is '?' or '؟' or '!';

    public static bool IsEllipsis(TokenTable tokens, int index)
    {
        if (tokens[index].Kind != TokenKind.Punctuation)
            return false;
        var at = tokens[index].Start;
        var text = tokens.Text;
        return text[at] == '…' || (text[at] == '.' && ((at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.')));
    }

    /// <summary>A closing bracket or quotation mark, or one that may close.</summary>
    public static bool Closes(TokenTable tokens, int index) =>
        tokens[index].Kind == TokenKind.Punctuation
        && tokens.Text[tokens[index].Start] is '»' or '”' or '’' or '"' or '\'' or ')' or ']' or '}' or '›' or '“' or '″' or '«';

    public static bool IsWord(TokenTable tokens, int index) => tokens[index].Kind is TokenKind.Word or TokenKind.Number;
}
