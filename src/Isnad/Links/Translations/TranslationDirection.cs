namespace Isnad;

/// <summary>
/// Which of a translation and its original was there first: by the dates, by who names whom as the origin, by what a translator leaves out or
/// explains. It is likely, never certain; the evidence says on what it rests.
/// </summary>
internal static class TranslationDirection
{
    public static (LinkFirst First, string Evidence) Of(Comparison comparison)
    {
        var (from, to) = (comparison.From.Article, comparison.To.Article);
        var evidence = new List<string>();
        var weight = 0f; // above zero: From was first
        if (Direction.Order(from.Published.Value, to.Published.Value) is { } order)
        {
            weight -= order * 2;
            evidence.Add($"{from.Language} is of {from.Published.Value}, {to.Language} of {to.Published.Value}");
        }
        // a translator leaves out sentences of the original more often than one adds
        var missing = comparison.ToShare - comparison.FromShare;
        if (Math.Abs(missing) > 0.04f)
        {
            weight += missing > 0 ? 0.8f : -0.8f;
            var (shorter, longer) = missing > 0 ? (to, from) : (from, to);
            evidence.Add($"{shorter.Language} lacks sentences of {longer.Language}");
        }
        if (Explains(to) - Explains(from) is var explained and not 0)
        {
            weight += explained > 0 ? 0.7f : -0.7f;
            evidence.Add($"{(explained > 0 ? to : from).Language} explains dates in brackets");
        }
        if (SaysTranslated(to) != SaysTranslated(from))
        {
            var other = SaysTranslated(to);
            weight += other ? 3 : -3;
            evidence.Add($"{(other ? to : from).Language} says that it is translated");
        }
        if (Math.Abs(weight) < 0.5f)
            return (LinkFirst.Unknown, "");
        return (weight > 0 ? LinkFirst.From : LinkFirst.To, "Likely: " + string.Join("; ", evidence) + ".");
    }

    static int Explains(LinkedArticle article) => article.Times.Count(time => Brackets.Around(article.Text, time.Span));

    static bool SaysTranslated(LinkedArticle article)
    {
        if (Language.Of(article.Language) is not { } language)
            return false;
        var words = language.Compiled(TranslationWords.Load).Table;
        // the credit stands at the head or the foot of the page, often outside the article
        var tokens = article.Tokens;
        var (first, end) = (tokens.IndexAt(article.Span.Start), tokens.IndexAt(article.Span.End));
        return Has(Math.Max(0, first - 30), Math.Min(tokens.Count, first + 30))
            || Has(Math.Max(0, end - 15), Math.Min(tokens.Count, end + 20));

        bool Has(int from, int to)
        {
            for (var t = from; t < to; t++)
                if (words.TryMatch(tokens, t, to, 0, out _))
                    return true;
            return false;
        }
    }

    /// <summary>Words of a credit line that say a text is translated (<c>translation-words.tsv</c>).</summary>
    sealed class TranslationWords(Language language)
    {
        public PhraseTable<bool> Table { get; } = new(language.Table("translation-words").Select(row => (row[0], true)));

        public static TranslationWords Load(Language language) => new(language);
    }
}

/// <summary>Round and square brackets in a text.</summary>
internal static class Brackets
{
    const int Near = 60;

    /// <summary>True when the span stands inside brackets that open and close near it.</summary>
    public static bool Around(string text, TextSpan span)
    {
        for (var i = span.Start - 1; i >= 0 && i >= span.Start - Near && text[i] is not (')' or ']' or '\n'); i--)
            if (text[i] is '(' or '[')
                return true;
        return false;
    }
}
