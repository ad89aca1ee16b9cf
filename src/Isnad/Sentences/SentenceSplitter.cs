using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// Cuts running text into sentences: at full stops, question and exclamation marks that no abbreviation, initial, decimal or open
/// quotation explains. A missing space behind the stop does not hide it. The cases follow the golden rules of pySBD (Sadvilkar and
/// Neumann 2020).
/// </summary>
static class SentenceSplitter
{
    /// <summary>Quotations longer than this are split at their own stops.</summary>
    const int LongestQuotation = 60;

    /// <summary>
    /// More tokens than any writer puts between two full stops. Longer stretches are cut, because what a sentence says, and in whose words,
    /// costs its length times its cues.
    /// </summary>
    const int LongestSentence = 400;

    static readonly FrozenSet<uint> Abbreviations = Language
        .All.SelectMany(language => language.Table("abbreviations"))
        .Select(row => KeyHash.Of(Folding.Fold(row[0])))
        .ToFrozenSet();

    /// <summary>Words that open a sentence rather than go on with a name: behind "U.S." a sentence begins with one of them.</summary>
    static readonly FrozenSet<uint> Openers = Language
        .All.SelectMany(language => language.Table("function-words"))
        .Select(row => KeyHash.Of(Folding.Fold(row[0])))
        .ToFrozenSet();

    /// <summary>Appends the sentences of tokens <c>[first, end)</c> as ranges of tokens.</summary>
    public static void Split(TokenTable tokens, int first, int end, List<(int First, int End)> into)
    {
        var start = first;
        var quoteEnd = -1;
        for (var i = first; i < end; i++)
        {
            if (i > quoteEnd && QuotationEnd(tokens, i, end) is > 0 and var close)
            {
                quoteEnd = close;
                continue;
            }
            var inside = i < quoteEnd;
            if (inside || !Stops(tokens, i, first, end))
                continue;
            var after = i + 1;
            while (after < end && (IsStop(tokens, after) || (Marks.Closes(tokens, after) && !Opens(tokens, after, end))))
                after++;
            if (after < end && !Begins(tokens, i, after))
                continue;
            Add(tokens, start, after, into);
            start = after;
            i = after - 1;
        }
        if (start < end)
            Add(tokens, start, end, into);
    }

    /// <summary>Adds a sentence, one without end in pieces: behind the last punctuation mark of each piece's second half, or where it is full.</summary>
    static void Add(TokenTable tokens, int start, int end, List<(int First, int End)> into)
    {
        while (end - start > LongestSentence)
        {
            var cut = start + LongestSentence;
            for (var i = cut; i > start + LongestSentence / 2; i--)
            {
                if (tokens[i - 1].Kind != TokenKind.Punctuation)
                    continue;
                cut = i;
                break;
            }
            into.Add((start, cut));
            start = cut;
        }
        into.Add((start, end));
    }

    static bool IsStop(TokenTable tokens, int index) =>
        tokens[index].Kind == TokenKind.Punctuation && tokens.Text[tokens[index].Start] is '.' or '…' or '؟' or '?' or '!' or '۔' or '。';

    /// <summary>Is the token a mark that may end a sentence, a closing quotation mark behind such a mark included?</summary>
    static bool Stops(TokenTable tokens, int i, int first, int end)
    {
        if (tokens[i].Kind != TokenKind.Punctuation)
            return false;
        var c = tokens.Text[tokens[i].Start];
        if (c is '»' or '”' or '"' or '’' or '›' && i > first && i + 1 < end)
            return ClosesSentence(tokens, i, first);
        if (c is '؟' or '?' or '!' or '…' or '۔' or '。')
            return true;
        return c == '.' && !IsInner(tokens, i, first, end);
    }

    /// <summary>A quotation closed behind its own full stop; behind a question or exclamation mark only when a colon introduced it.</summary>
    static bool ClosesSentence(TokenTable tokens, int close, int first)
    {
        var mark = tokens.Text[tokens[close - 1].Start];
        if (mark is '.' or '۔' || mark == ']' && close - 3 >= first && tokens.Is(close - 2, '.') && tokens.Is(close - 3, '['))
            return true; // an editor's own stop closes it too: '…[.]"'
        if (mark is not ('؟' or '?' or '!' or '…'))
            return false;
        for (var i = close - 2; i > first && close - i < LongestQuotation; i--)
            if (tokens[i].Kind == TokenKind.Punctuation && tokens.Text[tokens[i].Start] is '«' or '“' or '"')
                return tokens.Is(i - 1, ':');
        return false;
    }

    /// <summary>A point that is no full stop: inside numbers and abbreviations, behind an initial, in an address of the web.</summary>
    static bool IsInner(TokenTable tokens, int i, int first, int end)
    {
        if (i + 1 >= end)
            return false;
        ref readonly var next = ref tokens[i + 1];
        var glued = !next.SpaceBefore && next.Newlines == 0;
        if (i == first)
            return true;
        ref readonly var before = ref tokens[i - 1];
        if (tokens[i].SpaceBefore)
            return false;
        var arabic = next.Kind == TokenKind.Word && IsArabic(tokens.Text[next.Start]);
        if (glued && next.Kind == TokenKind.Number && before.Kind == TokenKind.Number)
            return true;
        if (before.Kind == TokenKind.Word)
        {
            // a name before the @ of an address
            if (glued && i + 2 < end && tokens.Is(i + 2, '@'))
                return true;
            // U.S., a.m., أ.ف.ب
            if (before.KeyLength == 1 && glued && next.Kind == TokenKind.Word && next.KeyLength == 1)
                return true;
            if (before.KeyLength == 1 && i - 2 >= first && tokens.Is(i - 2, '.') && !before.SpaceBefore)
                return next.Kind == TokenKind.Word && !arabic && (!Upper(tokens, i + 1) || !Openers.Contains(tokens[i + 1].KeyHash));
            if (Abbreviations.Contains(tokens[i - 1].KeyHash) && !EndsHere(tokens, i))
                return true;
        }
        else if (before.Kind == TokenKind.Number && next.Kind == TokenKind.Word && i - 1 == first)
            return true;
        if (!glued || arabic || next.Kind is not (TokenKind.Word or TokenKind.Number) || !IsLatin(tokens.Text[before.End - 1]))
            return false;
        // "…amused.The clerk…": a space was lost
        return !(
            before.KeyLength >= 3
            && next.Length >= 2
            && Upper(tokens, i + 1)
            && char.IsLower(tokens.Text[next.Start + 1])
            && char.IsLower(tokens.Text[before.End - 1])
        );
    }

    /// <summary>
    /// An abbreviation that ends its sentence all the same: a word that opens sentences follows with a capital ("… &amp; Co. It"), the
    /// abbreviation is a word more often than not ("in.", "no."), or, without capitals to go by, a year or an amount stands before it.
    /// </summary>
    static bool EndsHere(TokenTable tokens, int stop)
    {
        var c = tokens.Text[tokens[stop - 1].Start];
        if (IsArabic(c))
            return stop >= 2 && tokens[stop - 2].Kind == TokenKind.Number && tokens[stop - 2].Newlines == 0;
        if (!Upper(tokens, stop + 1))
            return false;
        return (Openers.Contains(tokens[stop + 1].KeyHash) && !(char.IsUpper(c) && tokens[stop + 1].Length == 1))
            || (char.IsLower(c) && tokens.Key(stop - 1) is "in" or "no" or "sun" or "sat" or "min" or "etc" or "art");
    }

    /// <summary>May a sentence begin at <paramref name="after"/>, behind the stop at <paramref name="stop"/>?</summary>
    static bool Begins(TokenTable tokens, int stop, int after)
    {
        if (
            tokens[after].Kind == TokenKind.Punctuation
            && tokens.Text[tokens[after].Start] is ',' or '،' or ';' or '؛' or ')' or ']' or ':'
        )
            return false;
        var c = tokens.Text[tokens[after].Start];
        if (tokens[after].Kind == TokenKind.Word && char.IsLower(c))
            return false;
        var mark = tokens.Text[tokens[after - 1].Start];
        // '"…?" asked one woman' goes on; so does an ellipsis in the middle of a sentence
        return !(mark == '…' && tokens[after].Kind == TokenKind.Word && !Upper(tokens, after) && !IsArabic(c) && stop == after - 1);
    }

    /// <summary>The closing mark of a quotation that opens at a token and closes within reach, or 0.</summary>
    static int QuotationEnd(TokenTable tokens, int open, int end)
    {
        if (tokens[open].Kind != TokenKind.Punctuation)
            return 0;
        var close = tokens.Text[tokens[open].Start] switch
        {
            '«' => '»',
            '“' or '„' => '”',
            '"' when Opens(tokens, open, end) => '"',
            '(' => ')',
            '[' => ']',
            _ => '\0',
        };
        if (close == '\0')
            return 0;
        var depth = 1;
        for (var i = open + 1; i < end && i - open <= LongestQuotation; i++)
        {
            if (tokens[i].Kind != TokenKind.Punctuation)
                continue;
            var c = tokens.Text[tokens[i].Start];
            if (c == close && (c != '"' || !Opens(tokens, i, end)))
            {
                if (--depth == 0)
                    return i;
            }
            else if (c == tokens.Text[tokens[open].Start] && c != '"')
                depth++;
        }
        return 0;
    }

    /// <summary>A straight quotation mark that leans on the word behind it.</summary>
    static bool Opens(TokenTable tokens, int index, int end) =>
        tokens.Text[tokens[index].Start] is '«' or '“' or '(' or '['
        || (
            tokens.Is(index, '"')
            && index + 1 < end
            && !tokens[index + 1].SpaceBefore
            && (tokens[index].SpaceBefore || index == 0 || tokens[index - 1].Kind == TokenKind.Punctuation && !IsStop(tokens, index - 1))
        );

    static bool Upper(TokenTable tokens, int index) => char.IsUpper(tokens.Text[tokens[index].Start]);

    static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFEFC';

    static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);
}
