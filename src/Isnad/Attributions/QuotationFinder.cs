namespace Isnad;

/// <summary>
/// Pairs quotation marks, paragraph by paragraph, with repair: mirrored marks are read by what stands beside them, doubled marks count once,
/// and a quotation that is never closed ends with its paragraph. A quotation over several paragraphs gives one entry for each.
/// </summary>
public static class QuotationFinder
{
    /// <summary>Deeper nesting than this is taken for noise of the page.</summary>
    const int MaxDepth = 6;

    enum Side : byte
    {
        None,
        Open,
        Close,
        Both,
    }

    readonly record struct OpenMark(int Offset, int After, char Closer, bool Straight);

    static readonly (Side Side, char Partner)[] Marks = LoadMarks();

    /// <summary>The quotations of the articles, by start, outer before inner.</summary>
    public static List<Quotation> Find(Document document)
    {
        var found = new List<Quotation>();
        var open = new List<OpenMark>();
        foreach (var article in document.Articles)
            FindIn(document, article.Span, open, found);
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        for (var i = 0; i < found.Count; i++)
        {
            var depth = 0;
            for (var j = i - 1; j >= 0 && i - j < 64; j--)
                if (found[j].Span.Contains(found[i].Span))
                {
                    depth = found[j].Depth + 1;
                    break;
                }
            found[i] = found[i] with { Depth = depth };
        }
        return found;
    }

    static void FindIn(Document document, TextSpan span, List<OpenMark> open, List<Quotation> found)
    {
        var text = document.Text;
        open.Clear();
        for (var at = span.Start; at < span.End; at++)
        {
            var c = text[at];
            if (c is '\n' or '\u2029')
            {
                CloseParagraph(text, at, open, found);
                continue;
            }
            var (side, partner) = c < Marks.Length ? Marks[c] : default;
            if (side == Side.None || document.IsNoise(at))
                continue;
            var end = at + 1;
            if (c is '\'' or '\u2018' or '\u2019' && IsApostrophe(text, at, open))
                continue;
            while (end < span.End && text[end] == c && end - at < 3)
                end++; // ““ and "" count once
            switch (Decide(text, at, end, side, open))
            {
                case Side.Open when open.Count < MaxDepth:
                    open.Add(new(at, end, partner, side == Side.Both));
                    break;
                case Side.Close:
                    Close(text, at, end, c, open, found);
                    break;
            }
            at = end - 1;
        }
        CloseParagraph(text, span.End, open, found);
    }

    /// <summary>Does the mark open or close here? What stands beside it decides where the mark itself does not, or lies.</summary>
    static Side Decide(string text, int start, int end, Side side, List<OpenMark> open)
    {
        var gapBefore = start == 0 || IsGapBefore(text[start - 1]);
        var gapAfter = end >= text.Length || IsGapAfter(text[end]);
        var c = text[start];
        var closable = open.Exists(mark => mark.Closer == c || mark.Straight && side == Side.Both);
        if (side == Side.Both)
        {
            if (!closable)
                return gapAfter && !gapBefore ? Side.None : Side.Open;
            return gapBefore && !gapAfter && (open[^1].Closer != c || IsNested(text, end, c)) ? Side.Open : Side.Close;
        }
        if (side == Side.Open)
            // “ also closes „…“ and mirrored »…« pairs
            return closable && gapAfter && !gapBefore ? Side.Close : Side.Open;
        if (closable)
            return Side.Close;
        // a closing mark where nothing is open, written in front of a word: mirrored
        return gapBefore && !gapAfter ? Side.Open
            : open.Count > 0 && gapAfter ? Side.Close
            : Side.None;
    }

    /// <summary>
    /// "… and "ACME Air", which …": a straight mark inside a quotation of the same mark opens one of its own where it leans on the word behind
    /// it, the next one closes a few words later, and another is left to close the outer one.
    /// </summary>
    static bool IsNested(string text, int from, char c)
    {
        var closed = false;
        for (var i = from; i < text.Length && text[i] is not ('\n' or '\u2029'); i++)
        {
            if (text[i] != c)
                continue;
            var leans = !IsGapBefore(text[i - 1]) && (i + 1 >= text.Length || IsGapAfter(text[i + 1]));
            if (!leans)
                return false;
            if (closed)
                return true;
            if (i - from > 40)
                return false;
            closed = true;
        }
        return false;
    }

    static void Close(string text, int start, int end, char mark, List<OpenMark> open, List<Quotation> found)
    {
        if (open.Count == 0)
            return;
        var at = open.FindLastIndex(o => o.Closer == mark);
        var repaired = at < 0;
        if (at < 0)
            at = open.Count - 1; // opened with one kind of mark, closed with another
        Emit(text, open[at], start, end, repaired, found);
        open.RemoveRange(at, open.Count - at);
    }

    /// <summary>At a paragraph's end what is still open ends here; inner marks left open are dropped, they are stray.</summary>
    static void CloseParagraph(string text, int end, List<OpenMark> open, List<Quotation> found)
    {
        if (open.Count > 0)
            Emit(text, open[0], end, end, repaired: true, found);
        open.Clear();
    }

    static void Emit(string text, OpenMark mark, int contentEnd, int end, bool repaired, List<Quotation> found)
    {
        var inner = new TextSpan(mark.After, contentEnd).Trim(text);
        if (!inner.IsEmpty)
            found.Add(new(new TextSpan(mark.Offset, end).Trim(text), inner, 0, repaired));
    }

    /// <summary>A single mark between letters, or one after a letter with nothing open to close, is an apostrophe.</summary>
    static bool IsApostrophe(string text, int at, List<OpenMark> open)
    {
        var letterBefore = at > 0 && char.IsLetterOrDigit(text[at - 1]);
        var letterAfter = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        if (letterBefore && letterAfter)
            return true;
        return text[at] == '\u2019' && !open.Exists(mark => mark.Closer == '\u2019');
    }

    static bool IsGapBefore(char c) =>
        char.IsWhiteSpace(c) || c is '(' or '[' or '{' or '-' or '–' or '—' or ':' or '«' or '“' or '"' or '‘';

    static bool IsGapAfter(char c) =>
        char.IsWhiteSpace(c) || (char.IsPunctuation(c) && c is not ('«' or '“' or '"' or '(' or '[' or '‘' or '…'));

    static (Side, char)[] LoadMarks()
    {
        var marks = new (Side Side, char Partner)[char.MaxValue + 1];
        foreach (var row in LanguageData.Table("mul", "quotes"))
        {
            row.Expect(2);
            if (row[0].Length != 1 || row[1].Length != 1)
                throw row.Error("a quotation mark is one character");
            var (open, close) = (row[0][0], row[1][0]);
            if (open == close)
            {
                marks[open] = (Side.Both, close);
                continue;
            }
            if (marks[open].Side == Side.None)
                marks[open] = (Side.Open, close);
            if (marks[close].Side == Side.None)
                marks[close] = (Side.Close, open);
        }
        // mirrored pairs: a closing mark that opens is closed by its partner
        return marks;
    }
}
