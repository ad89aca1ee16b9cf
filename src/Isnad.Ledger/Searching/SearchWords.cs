using System.Text;

namespace Isnad.Ledgers;

/// <summary>
/// What a user typed into the search box: words, "phrases", beginnings*, -exclusions. Makes the FTS5 expression, and finds the
/// same words in a text again, so that hits are marked on the original characters.
/// </summary>
internal sealed class SearchWords
{
    const int MostTerms = 32;

    readonly List<Term> terms = [];

    sealed record Term(string[][] Forms, string Quoted, bool Beginning, bool Excluded);

    SearchWords() { }

    /// <summary>Null when there is no word to look for.</summary>
    public static SearchWords? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var search = new SearchWords();
        var at = 0;
        while (at < typed.Length && search.terms.Count < MostTerms)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }
            var excluded = typed[at] == '-' && at + 1 < typed.Length && !char.IsWhiteSpace(typed[at + 1]);
            if (excluded)
                at++;
            var quote = typed[at] is '"' or '«' or '“' ? 1 : 0;
            var start = at + quote;
            var end = start;
            while (end < typed.Length && (quote == 1 ? typed[end] is not ('"' or '»' or '”') : !char.IsWhiteSpace(typed[end])))
                end++;
            at = end + quote;
            search.Add(typed[start..Math.Min(end, typed.Length)], excluded);
        }
        return search.terms.Exists(term => !term.Excluded) ? search : null;
    }

    /// <summary>The expression for MATCH: nothing a user types can be read as an operator.</summary>
    public string Expression()
    {
        var expression = new StringBuilder();
        foreach (var term in terms.Where(term => !term.Excluded))
            _ = expression.Append(expression.Length > 0 ? " AND " : "").Append(term.Quoted).Append(term.Beginning ? "*" : "");
        foreach (var term in terms.Where(term => term.Excluded))
            _ = expression.Append(" NOT ").Append(term.Quoted).Append(term.Beginning ? "*" : "");
        return expression.ToString();
    }

    /// <summary>Where the words stand within a stretch of the text, in order, without overlap, and which term each is.</summary>
    public List<(TextSpan Span, int Term)> Find(TokenTable tokens, TextSpan within)
    {
        var hits = new List<(TextSpan Span, int Term)>();
        for (var i = tokens.IndexAt(within.Start); i < tokens.Count && tokens[i].Start < within.End; i++)
        for (var t = 0; t < terms.Count; t++)
            if (!terms[t].Excluded && Matches(tokens, i, within.End, terms[t]) is var end and > 0)
            {
                var span = tokens.SpanOf(i, end);
                hits.Add((new(Math.Max(span.Start, within.Start), Math.Min(span.End, within.End)), t));
                i = end - 1;
                break;
            }
        return hits;
    }

    /// <summary>The token after the term when it begins at a token, else 0. Punctuation does not break a phrase, as in the index.</summary>
    static int Matches(TokenTable tokens, int at, int limit, Term term)
    {
        for (var part = 0; part < term.Forms.Length; at++)
        {
            if (at >= tokens.Count || tokens[at].Start >= limit)
                return 0;
            if (tokens[at].Kind is not (TokenKind.Word or TokenKind.Number))
            {
                if (part == 0)
                    return 0;
                continue;
            }
            var key = tokens.Key(at);
            var begins = term.Beginning && part == term.Forms.Length - 1;
            var found = false;
            foreach (var form in term.Forms[part])
                if (begins ? key.StartsWith(form, StringComparison.Ordinal) : key.SequenceEqual(form))
                {
                    found = true;
                    break;
                }
            if (!found)
                return 0;
            part++;
        }
        return at;
    }

    void Add(string text, bool excluded)
    {
        var beginning = text.EndsWith('*');
        var tokens = Tokenizer.Tokenize(text);
        var forms = new List<string[]>();
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number && tokens[i].KeyLength > 0)
            {
                var key = tokens.Key(i);
                forms.Add(tokens[i].Kind == TokenKind.Word ? [key.ToString(), .. WordVariants.Of(key)] : [key.ToString()]);
            }
        if (forms.Count > 0)
            terms.Add(
                new Term([.. forms], '"' + text.TrimEnd('*').Replace("\"", "\"\"", StringComparison.Ordinal) + '"', beginning, excluded)
            );
    }
}
