namespace Isnad;

public enum NameVerdict
{
    Same,
    Different,

    /// <summary>For a person to decide.</summary>
    Unsure,
}

/// <summary>The outcome of a comparison: how alike from 0 to 1, and one sentence that says why.</summary>
public readonly record struct NameMatch(NameVerdict Verdict, double Score, string Reason);

/// <summary>
/// Says whether two names, in one script or in two, can be one person's, organisation's or place's. Parts are compared one by one; articles,
/// titles and legal forms do not count; a name is never called the same when a strong letter of an Arabic word differs or when
/// father and son are exchanged.
/// </summary>
public static class NameMatcher
{
    // nats for each symbol, from letters-eval of tools/Isnad.Training: above, a word pair is the same word; below, it is not
    const double SameSound = 1.55;
    const double OtherSound = 0.9;

    enum Likeness
    {
        None,
        Doubtful,
        Initial,
        Spelling,
        Sound,
        Equal,
    }

    public static NameMatch Compare(string a, string b)
    {
        var x = NameParts.Of(a);
        var y = NameParts.Of(b);
        if (x.Words.Length == 0 || y.Words.Length == 0)
            return new(NameVerdict.Different, 0, "One of the two has no word to compare.");
        if (x.Key == y.Key)
            return new(NameVerdict.Same, 1, "The words are the same.");
        if (x.Glued == y.Glued && x.Glued.Length > 4)
            return new(NameVerdict.Same, 0.98, "The letters are the same, only the words are cut differently.");
        var (longer, shorter) = x.Words.Length >= y.Words.Length ? (x, y) : (y, x);
        Span<int> partner = stackalloc int[shorter.Words.Length];
        var kinds = new Likeness[shorter.Words.Length];
        Pair(shorter.Words, longer.Words, partner, kinds);
        var matched = 0;
        var weight = 0.0;
        var doubtful = -1;
        for (var i = 0; i < kinds.Length; i++)
        {
            matched += kinds[i] > Likeness.Doubtful ? 1 : 0;
            weight += kinds[i] switch
            {
                Likeness.Equal => 1,
                Likeness.Sound => 0.95,
                Likeness.Spelling => 0.9,
                Likeness.Initial => 0.8,
                Likeness.Doubtful => 0.5,
                _ => 0,
            };
            if (kinds[i] is Likeness.Doubtful or Likeness.None && doubtful < 0)
                doubtful = i;
        }
        var score = weight / (shorter.Words.Length + 0.25 * (longer.Words.Length - shorter.Words.Length));
        if (matched < shorter.Words.Length)
        {
            var word = shorter.Words[doubtful];
            return kinds[doubtful] == Likeness.Doubtful && matched + 1 >= shorter.Words.Length
                ? new(
                    NameVerdict.Unsure,
                    score,
                    $"'{word}' and '{longer.Words[partner[doubtful]]}' differ in a letter that can tell two names apart."
                )
                : new(NameVerdict.Different, score * 0.5, $"'{word}' has no counterpart in the other name.");
        }
        if (Exchanged(shorter, longer, partner))
            return new(NameVerdict.Different, 0.4, "The same words stand in another order around 'son of': father and son are exchanged.");
        if (longer.Words.Length == shorter.Words.Length)
        {
            if (!InOrder(partner) && shorter.Words.Length == 2 && !x.Inverted && !y.Inverted && kinds.All(k => k == Likeness.Equal))
                return new(NameVerdict.Unsure, 0.6, "The same two words stand in the other order.");
            return new(NameVerdict.Same, score, Reason(shorter.Words, longer.Words, partner, kinds));
        }
        if (shorter.Words.Length == 1)
            return shorter.Organisation || longer.Organisation
                ? new(NameVerdict.Unsure, score * 0.7, $"Only '{shorter.Words[0]}' is common to both.")
                : new(NameVerdict.Unsure, score * 0.7, $"'{shorter.Words[0]}' alone can be many people's name.");
        if (shorter.Organisation || longer.Organisation)
            return new(NameVerdict.Unsure, score * 0.8, "One name has a word more, which can be another body.");
        return kinds.Any(k => k == Likeness.Initial)
            ? new(NameVerdict.Unsure, score * 0.8, "An initial stands for a name, and the other name has a part more.")
            : new(NameVerdict.Same, score, "Every part of the shorter name is in the longer one.");
    }

    static string Reason(string[] shorter, string[] longer, ReadOnlySpan<int> partner, Likeness[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
            switch (kinds[i])
            {
                case Likeness.Sound:
                    return $"'{shorter[i]}' sounds like '{longer[partner[i]]}' in the other script.";
                case Likeness.Spelling:
                    return $"'{shorter[i]}' and '{longer[partner[i]]}' are spellings of one word.";
                case Likeness.Initial:
                    return $"'{shorter[i]}' and '{longer[partner[i]]}': one is the other's initial.";
                default:
                    continue;
            }
        return "The same words stand in another order.";
    }

    /// <summary>Gives each word of the shorter name its best free partner, best pairs first.</summary>
    static void Pair(string[] shorter, string[] longer, Span<int> partner, Likeness[] kinds)
    {
        var pairs = new List<(Likeness Kind, int Distance, int I, int J)>();
        for (var i = 0; i < shorter.Length; i++)
        for (var j = 0; j < longer.Length; j++)
            pairs.Add((WordLikeness(shorter[i], longer[j]), Math.Abs(i - j), i, j));
        partner.Fill(-1);
        var taken = new bool[longer.Length];
        foreach (var (kind, _, i, j) in pairs.OrderByDescending(p => p.Kind).ThenBy(p => p.Distance).ThenBy(p => p.I).ThenBy(p => p.J))
        {
            if (partner[i] >= 0 || taken[j])
                continue;
            partner[i] = j;
            taken[j] = true;
            kinds[i] = kind;
        }
    }

    static bool InOrder(ReadOnlySpan<int> partner)
    {
        for (var i = 1; i < partner.Length; i++)
            if (partner[i] < partner[i - 1])
                return false;
        return true;
    }

    /// <summary>True when a name with "son of" has its parts in another order than the other name.</summary>
    static bool Exchanged(NameParts a, NameParts b, ReadOnlySpan<int> partner) =>
        (a.Patronymic || b.Patronymic) && !InOrder(partner) && !a.Inverted && !b.Inverted;

    static Likeness WordLikeness(string a, string b)
    {
        if (a.Equals(b, StringComparison.Ordinal))
            return Likeness.Equal;
        if (IsArabic(a) != IsArabic(b))
        {
            var (arabic, latin) = IsArabic(a) ? (a, b) : (b, a);
            if (latin[0] > 'z' || LetterModel.Default is not { } model)
                return Likeness.None;
            var sound = model.Likeness(arabic, latin);
            return sound >= SameSound ? Likeness.Sound
                : sound >= OtherSound ? Likeness.Doubtful
                : Likeness.None;
        }
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] ? Likeness.Initial : Likeness.None;
        if (Math.Min(a.Length, b.Length) >= 4 && (IsGlued(a, b) || IsGlued(b, a)))
            return Likeness.Spelling;
        var (strong, weak) = Edits(a, b);
        var length = Math.Max(a.Length, b.Length);
        if (strong == 0)
            return weak <= Math.Max(1, length / 3) ? Likeness.Spelling : Likeness.Doubtful;
        if (IsArabic(a))
            return strong == 1 && length >= 4 ? Likeness.Doubtful : Likeness.None;
        return strong == 1 && weak == 0 && length >= 5 || strong + weak <= 2 && length >= 8 ? Likeness.Spelling
            : strong == 1 && length >= 4 ? Likeness.Doubtful
            : Likeness.None;
    }

    /// <summary>The article written onto the word: "Almasri" beside "al-Masri".</summary>
    static bool IsGlued(string with, string without) =>
        with.Length == without.Length + 2
        && (with.StartsWith("al", StringComparison.Ordinal) || with.StartsWith("el", StringComparison.Ordinal))
        && with.EndsWith(without, StringComparison.Ordinal);

    static bool IsArabic(string word) => word[0] is >= '\u0600' and <= '\u06FF';

    // Arabic writes long vowels only, and one for another is another name: سالم and سليم
    static bool IsLong(char c) => c is 'ا' or 'و' or 'ي';

    static bool IsWeak(char c) =>
        c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h' or 'ا' or 'و' or 'ي' or 'ی' or 'ه' or 'ء' or '\'' or 'ع';

    /// <summary>Edits between two words (Damerau's, with neighbours exchanged), those of vowels and doubled letters counted apart.</summary>
    static (int Strong, int Weak) Edits(string a, string b)
    {
        const int Strong = 100;
        if (a.Length > 64 || b.Length > 64)
            return (99, 0);
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            d[i, 0] = d[i - 1, 0] + Gap(a, i);
        for (var j = 1; j <= b.Length; j++)
            d[0, j] = d[0, j - 1] + Gap(b, j);
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var same = a[i - 1] == b[j - 1];
            var swap =
                same ? 0
                : IsWeak(a[i - 1]) && IsWeak(b[j - 1]) && !(IsLong(a[i - 1]) && IsLong(b[j - 1])) ? 1
                : Strong;
            var best = Math.Min(d[i - 1, j - 1] + swap, Math.Min(d[i - 1, j] + Gap(a, i), d[i, j - 1] + Gap(b, j)));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = Math.Min(best, d[i - 2, j - 2] + Strong);
            d[i, j] = best;
        }
        var cost = d[a.Length, b.Length];
        return (cost / Strong, cost % Strong);
    }

    static int Gap(string word, int at) => IsWeak(word[at - 1]) || at > 1 && word[at - 2] == word[at - 1] ? 1 : 100;
}
