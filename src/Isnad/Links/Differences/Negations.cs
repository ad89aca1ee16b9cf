namespace Isnad;

/// <summary>
/// The words that say no, by language (<c>negations.tsv</c>): those that negate a clause, and those that say no in another way: "failed to",
/// "without", "unable". Persian negates by the beginning of the verb.
/// </summary>
internal sealed class Negations
{
    enum Kind : byte
    {
        /// <summary>A phrase with a negation in it that negates nothing: not only.</summary>
        None,

        /// <summary>Says no in another way.</summary>
        Like,

        /// <summary>Negates its clause.</summary>
        No,
    }

    /// <summary>A shorter rest is no word of its own behind a beginning: "until" is no negated "til".</summary>
    const int LeastRest = 3;

    const int LongestWord = 20;
    const int LongestArticle = 2;

    /// <summary>Of the particles only a conjunction stands before a negation, and with it it is a row of the table: كلا is no كـ and لا.</summary>
    static readonly Proclitics Unbound = new([]);

    readonly PhraseTable<Kind> phrases;
    readonly (string Text, Kind Kind)[] beginnings;
    readonly (string Text, Kind Kind)[] ends;

    Negations(Language language)
    {
        var rows = language
            .Table("negations")
            .Select(row =>
                (
                    Text: row[0],
                    Kind: row[1] switch
                    {
                        "no" => Kind.No,
                        "like" => Kind.Like,
                        "none" => Kind.None,
                        _ => throw row.Error($"'{row[1]}' is no kind of negation"),
                    }
                )
            )
            .ToList();
        phrases = new(rows.Where(row => row.Text[0] != '-' && row.Text[^1] != '-'));
        beginnings =
        [
            .. rows.Where(row => row.Text[^1] == '-').Select(row => (Folding.Fold(row.Text.AsSpan(0, row.Text.Length - 1)), row.Kind)),
        ];
        ends = [.. rows.Where(row => row.Text[0] == '-').Select(row => (Folding.Fold(row.Text.AsSpan(1)), row.Kind))];
    }

    public static Negations Load(Language language) => new(language);

    /// <summary>The negations of a stretch, and whether anything in it says no in another way.</summary>
    public (List<TextSpan> No, bool Like) Find(LinkedArticle article, TextSpan span)
    {
        var (found, like) = (new List<TextSpan>(), false);
        var tokens = article.Tokens;
        for (var t = tokens.IndexAt(span.Start); t < tokens.Count && tokens[t].Start < span.End; t++)
        {
            var (kind, end) = At(tokens, t);
            if (kind == Kind.No && !IsArticle(article, tokens[t]))
                found.Add(new(tokens[t].Start, tokens[end - 1].End));
            like |= kind == Kind.Like;
            t = end - 1;
        }
        return (found, like);
    }

    /// <summary>The article of a foreign name may look like a negation.</summary>
    static bool IsArticle(LinkedArticle article, Token token) =>
        token.Length <= LongestArticle
        && article.Names.Any(name => name.Span.Contains(token.Start) || name.Span.Start > token.Start && name.Span.Start <= token.End + 1);

    (Kind Kind, int End) At(TokenTable tokens, int token)
    {
        if (tokens[token].Kind != TokenKind.Word)
            return (Kind.None, token + 1);
        if (phrases.TryMatch(tokens, token, tokens.Count, Unbound, out var match))
            return (match.Value, match.End);
        var key = tokens.Key(token);
        // words run together may hide one
        if (key.Length > LongestWord)
            return (Kind.Like, token + 1);
        var kind = Kind.None;
        foreach (var (text, of) in beginnings)
            if (key.StartsWith(text, StringComparison.Ordinal) && (of == Kind.No || key.Length >= text.Length + LeastRest) && of > kind)
                kind = of;
        foreach (var (text, of) in ends)
            if (key.EndsWith(text, StringComparison.Ordinal) && of > kind)
                kind = of;
        return (kind, token + 1);
    }
}
