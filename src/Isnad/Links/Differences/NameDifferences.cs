namespace Isnad;

/// <summary>Persons who are named on one side and not on the other, where the rest of the sentence is there.</summary>
internal static class NameDifferences
{
    /// <summary>Words of the two scripts that sound so alike (see <see cref="LetterModel.Likeness"/>) may be one name.</summary>
    const double PerhapsSame = 0.5;

    public static void Find(PairView pair, List<Difference> found)
    {
        foreach (var mention in Dropped(pair, turned: false))
            found.Add(new(DifferenceKind.Name, mention.Span, null));
        foreach (var mention in Dropped(pair, turned: true))
            found.Add(new(DifferenceKind.Name, null, mention.Span));
    }

    static IEnumerable<Mention> Dropped(PairView pair, bool turned)
    {
        var (article, span) = (pair.Side(turned).Article, pair.Span(turned));
        var seen = new HashSet<int>();
        foreach (var mention in article.Names)
        {
            if (
                mention.Type != EntityType.Person
                || !span.Contains(mention.Span)
                || article.Document.IsNoise(mention.Span.Start)
                || !seen.Add(mention.Entity)
            )
                continue;
            var (first, end) = article.Tokens.TokensOf(mention.Span);
            // a family name alone often becomes a pronoun, but not in a title
            var full = end - first >= 2 || pair.IsTitle(turned);
            if (full && !HasMeaning(pair, mention, turned) && !SoundsAlike(pair, mention, turned))
                yield return mention;
        }
    }

    /// <summary>A name that is an ordinary word may have been translated, or is none.</summary>
    static bool HasMeaning(PairView pair, Mention mention, bool turned)
    {
        var (first, end) = pair.Items(mention.Span, turned);
        for (var i = first; i < end; i++)
            if (pair.IsPlainWord(i, turned))
                return true;
        return false;
    }

    /// <summary>True when a word of the name, or the name written as one word, is heard in the other group.</summary>
    static bool SoundsAlike(PairView pair, Mention mention, bool turned)
    {
        var (own, other) = (pair.Side(turned).Article, pair.Side(!turned).Article);
        var words = Keys(own, mention.Span);
        words.Add(string.Concat(words));
        var others = Keys(other, pair.Span(!turned));
        var count = others.Count;
        for (var i = 0; i + 1 < count; i++)
            others.Add(others[i] + others[i + 1]);
        foreach (var a in words.Where(word => word.Length >= 3))
        foreach (var b in others.Where(word => word.Length >= 3))
            if (
                IsArabic(a) == IsArabic(b)
                    ? OneName(a, b)
                    : LetterModel.Default is { } model && (IsArabic(a) ? model.Likeness(a, b) : model.Likeness(b, a)) >= PerhapsSame
            )
                return true;
        return false;
    }

    static List<string> Keys(LinkedArticle article, TextSpan span)
    {
        var (first, end) = article.Tokens.TokensOf(span);
        var keys = new List<string>();
        for (var t = first; t < end; t++)
            if (article.Tokens[t].Kind == TokenKind.Word)
                keys.Add(article.Tokens.Key(t).ToString());
        return keys;
    }

    /// <summary>The same consonants, and letters that differ in few places; proclitics and the article may stand before one of them.</summary>
    static bool OneName(string a, string b)
    {
        if (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal))
            return true;
        return Math.Abs(a.Length - b.Length) <= 2
            && NameSkeleton.Skeleton(a) is { Length: > 1 } skeleton
            && skeleton == NameSkeleton.Skeleton(b)
            && Distance(a, b) <= Math.Max(a.Length, b.Length) / 3;
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }

    static bool IsArabic(string word) => word[0] is >= '\u0600' and <= '\u06FF';

    static (int First, int End) TokensOf(this TokenTable tokens, TextSpan span)
    {
        var first = tokens.IndexAt(span.Start);
        var end = first;
        while (end < tokens.Count && tokens[end].Start < span.End)
            end++;
        return (first, end);
    }
}
