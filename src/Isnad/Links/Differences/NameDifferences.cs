namespace Isnad;

/// <summary>Persons who are named on one side and not on the other, where the rest of the sentence is there.</summary>
internal static class NameDifferences
{
    /// <summary>Words of the two scripts that sound so alike (see <see cref="LetterModel.Likeness"/>) may be one name.</summary>
    const double PerhapsSame = 0.5;

    /// <summary>The edits, as a share of the longer word, up to which two words of one script are one name.</summary>
    const double MostDistance = 0.13;

    /// <summary>A name of which no word has so many letters is mostly an abbreviation spelled out, or no name.</summary>
    const int LeastLetters = 4;

    const double VowelCost = 0.4;
    const double SoundCost = 0.25;

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
            var full =
                (end - first >= 2 || pair.IsTitle(turned)) && Keys(article, mention.Span).Exists(word => word.Length >= LeastLetters);
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
        var others = Keys(other, pair.Span(!turned), token => MayBeName(pair, token, mention.Span, !turned));
        var count = others.Count;
        for (var i = 0; i + 1 < count; i++)
            others.Add(others[i] + others[i + 1]);
        foreach (var a in words.Where(word => word.Length >= 3))
        foreach (var b in others.Where(word => word.Length >= 3))
            if (
                IsArabic(a) == IsArabic(b) ? OneName(a, b)
                : IsArabic(a) ? Likeness(a, b) >= PerhapsSame
                : Likeness(b, a) >= PerhapsSame
            )
                return true;
        return false;
    }

    /// <summary>A word that surely stands for a word of the first side besides the name is no name; Latin script writes names large.</summary>
    static bool MayBeName(PairView pair, Token token, TextSpan name, bool turned)
    {
        if (char.IsLower(pair.Side(turned).Article.Text[token.Start]))
            return false;
        var (first, end) = pair.Items(token.Span, turned);
        for (var i = first; i < end; i++)
            if (pair.IsPlainWord(i, turned) && pair.Said(i, turned) >= Lexicon.Sure && pair.Partner(i, turned) is >= 0 and var partner)
                if (!pair.Side(!turned).Items[partner].Span.Overlaps(name))
                    return false;
        return true;
    }

    static List<string> Keys(LinkedArticle article, TextSpan span, Func<Token, bool>? wanted = null)
    {
        var (first, end) = article.Tokens.TokensOf(span);
        var keys = new List<string>();
        for (var t = first; t < end; t++)
            if (article.Tokens[t].Kind == TokenKind.Word && (wanted is null || wanted(article.Tokens[t])))
                keys.Add(article.Tokens.Key(t).ToString());
        return keys;
    }

    /// <summary>Letters that Arabic does not have, as the model of Arabic letters knows them; what it writes with one, Persian may write with the other.</summary>
    static readonly (char Letter, char As)[] Foreign = [('گ', 'غ'), ('گ', 'ج'), ('پ', 'ب'), ('چ', 'ش'), ('ژ', 'ج'), ('و', 'ف')];

    static double Likeness(string arabic, string latin)
    {
        if (LetterModel.Default is not { } model)
            return 0;
        var best = model.Likeness(arabic, latin);
        foreach (var (letter, written) in Foreign)
            if (best < PerhapsSame && arabic.Contains(letter, StringComparison.Ordinal))
                best = Math.Max(best, model.Likeness(arabic.Replace(letter, written), latin));
        return best;
    }

    /// <summary>Letters that differ in few places, those of one class of sound a little; proclitics and the article may stand before one of them.</summary>
    static bool OneName(string a, string b) =>
        a.EndsWith(b, StringComparison.Ordinal)
        || b.EndsWith(a, StringComparison.Ordinal)
        || Distance(Ported(a), Ported(b)) <= Math.Max(a.Length, b.Length) * MostDistance;

    /// <summary>Two Arabic letters for the one that Persian has for the sound.</summary>
    static string Ported(string word) => word.Replace("تش", "چ", StringComparison.Ordinal);

    /// <summary>Edits in which a letter for another of its sound and a vowel more or less count little: كافانو and کاوانو.</summary>
    static double Distance(string a, string b)
    {
        var row = new double[b.Length + 1];
        for (var j = 1; j <= b.Length; j++)
            row[j] = row[j - 1] + Loss(b[j - 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] += Loss(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = diagonal + Exchange(a[i - 1], b[j - 1]);
                cost = Math.Min(cost, Math.Min(row[j] + Loss(a[i - 1]), row[j - 1] + Loss(b[j - 1])));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }

    static double Loss(char letter) => NameSkeleton.Skeleton([letter]).Length == 0 ? VowelCost : 1;

    static double Exchange(char a, char b) =>
        a == b ? 0
        : NameSkeleton.Skeleton([a]) == NameSkeleton.Skeleton([b]) || IsLip(a) && IsLip(b) ? SoundCost
        : 1;

    /// <summary>The letters with which a v is written.</summary>
    static bool IsLip(char letter) => letter is 'و' or 'ف' or 'ب';

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
