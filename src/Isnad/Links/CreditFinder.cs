namespace Isnad;

/// <summary>
/// From whom does an article say it has its report? Outlets named in the dateline and byline, on a line of their own at the head or the
/// foot, in brackets at the end, or behind words that give the origin (<c>credit-words.tsv</c>) in the opening or the last sentence.
/// </summary>
public static class CreditFinder
{
    /// <summary>Body sentences at the head that are looked at, and words between the words of origin and the name.</summary>
    const int Opening = 3;
    const int Near = 4;

    /// <summary>Words on a line that is nothing but a credit.</summary>
    const int ShortLine = 5;

    sealed class Words(Language language)
    {
        public PhraseTable<string> Table { get; } = new(language.Table("credit-words").Select(row => (row[0], row.Optional(1) ?? "from")));
    }

    public static IReadOnlyList<Credit> Find(LinkedArticle article)
    {
        var credits = new List<Credit>();
        if (Language.Of(article.Language) is not { } language)
            return credits;
        var words = language.Compiled(of => new Words(of)).Table;
        var body = article.Sentences.Where(sentence => sentence.Role is not (SentenceRole.Title or SentenceRole.Byline)).ToList();
        for (var s = 0; s < article.Sentences.Count; s++)
        {
            var sentence = article.Sentences[s];
            var place = body.IndexOf(sentence);
            var opening = place is >= 0 and < Opening;
            var closing = place >= 0 && place == body.Count - 1;
            var whole =
                sentence.Role is SentenceRole.Byline or SentenceRole.Dateline
                || (opening || closing) && sentence.EndToken - sentence.FirstToken <= ShortLine;
            if (!whole && !opening && !closing)
                continue;
            foreach (var mention in article.Names)
            {
                if (mention.Type != EntityType.Outlet || !sentence.Span.Contains(mention.Span))
                    continue;
                var inDateline = article.Article.Dateline is { } dateline && dateline.Contains(mention.Span);
                if (whole || inDateline || IsBracketed(article.Text, mention.Span) || IsIntroduced(article, words, sentence, mention.Span))
                    Add(mention);
            }
        }
        return credits;

        void Add(Mention mention)
        {
            var name = article.Reading.Names.Entities[mention.Entity].Name;
            var key = NameParts.Of(name).Key;
            if (!credits.Exists(credit => credit.Key == key))
                credits.Add(new(mention.Span, name, key));
        }
    }

    static bool IsBracketed(string text, TextSpan name) =>
        name.Start > 0 && text[name.Start - 1] is '(' or '[' or '/' && name.End < text.Length && text[name.End] is ')' or ']' or '/' or ' ';

    static bool IsIntroduced(LinkedArticle article, PhraseTable<string> words, Sentence sentence, TextSpan name)
    {
        var end = article.Tokens.IndexAt(name.Start);
        for (var t = Math.Max(sentence.FirstToken, end - Near - 3); t < end; t++)
            if (words.TryMatch(article.Tokens, t, end, 0, out var match) && end - match.End <= Near)
                return true;
        return false;
    }
}
