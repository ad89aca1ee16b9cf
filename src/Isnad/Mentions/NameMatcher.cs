using System.Collections.Frozen;

namespace Isnad;

public enum NameVerdict
{
    Same,
    Different,

    /// <summary>For a person to decide.</summary>
    Unsure,
}

/// <summary>What keeps two names from being called the same without a look at who bears them.</summary>
public enum NameDoubt
{
    None,

    /// <summary>A letter that can tell two names apart.</summary>
    Letter,

    /// <summary>The parts stand in another order.</summary>
    Order,

    /// <summary>One is a part of the other, or an initial, and fits many.</summary>
    Part,
}

/// <summary>
/// The outcome of a comparison: how alike from 0 to 1, and one sentence that says why. A doubt beside <see cref="NameVerdict.Same"/> means: the
/// same by all likelihood, and not so sure that a machine should join two sources on it.
/// </summary>
public readonly record struct NameMatch(NameVerdict Verdict, double Score, string Reason, NameDoubt Doubt = NameDoubt.None);

/// <summary>
/// Says whether two names, in one script or in two, can be one person's, organisation's or place's. Parts are compared one by one; articles,
/// titles and legal forms do not count; a name is never called the same when a strong letter of an Arabic word differs or when
/// father and son are exchanged.
/// </summary>
public static class NameMatcher
{
    // nats for each symbol of the longer word: above, a word pair is the same word; below the other, it is not
    const double SameSound = 1.55;
    const double OtherSound = 0.9;

    /// <summary>What a same name would reach at most: the measure's end.</summary>
    const double FullSound = 3.2;

    const int ShortWord = 4;

    /// <summary>What an article that is written onto a word leaves of it at least.</summary>
    const int ShortestSpoken = 5;

    enum Likeness
    {
        None,
        Doubtful,
        Initial,

        /// <summary>A strong letter or a telling vowel differs in a long Latin word: a slip of the pen, or another name.</summary>
        Slip,
        Spelling,
        Sound,
        Equal,
    }

    /// <summary>Changes whenever names could be judged otherwise: a ledger then compares its names again.</summary>
    public static string Version => version.Value;

    static readonly Lazy<string> version = new(() =>
    {
        const string Rules = "3";
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Rules));
        foreach (var tag in LanguageData.Tags.Append("mul"))
        foreach (var table in (string[])["name-particles", "legal-forms", "titles", "name-fillers", "folding", "institutions", "countries"])
            if (LanguageData.Text(tag, table + ".tsv") is { } text)
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));
        using var letters = ModelData.Open("letters-ar-en.bin");
        if (letters is not null)
        {
            var bytes = new byte[letters.Length];
            letters.ReadExactly(bytes);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    });

    public static NameMatch Compare(string a, string b) => Compare(NameParts.Of(a), NameParts.Of(b));

    public static NameMatch Compare(NameParts a, NameParts b) => Compare(a, b, LetterModel.Default);

    internal static NameMatch Compare(NameParts x, NameParts y, LetterModel? model)
    {
        if (x.Words.Length == 0 || y.Words.Length == 0)
            return new(NameVerdict.Different, 0, "One of the two has no word to compare.");
        if (x.Words.AsSpan().SequenceEqual(y.Words))
            return new(NameVerdict.Same, 1, "The words are the same.");
        if (x.Glued == y.Glued && x.Glued.Length > 4)
            return new(NameVerdict.Same, 0.98, "The letters are the same, only the words are cut differently.");
        var (longer, shorter) = x.Words.Length >= y.Words.Length ? (x, y) : (y, x);
        Span<int> partner = stackalloc int[shorter.Words.Length];
        Span<Likeness> kinds = stackalloc Likeness[shorter.Words.Length];
        var score = Pair(shorter.Words, longer.Words, partner, kinds, model);
        score /= shorter.Words.Length + 0.25 * (longer.Words.Length - shorter.Words.Length);
        var (matched, doubtful) = (0, -1);
        for (var i = 0; i < kinds.Length; i++)
        {
            matched += kinds[i] > Likeness.Doubtful ? 1 : 0;
            if (kinds[i] is Likeness.Doubtful or Likeness.None && doubtful < 0)
                doubtful = i;
        }
        if (matched < shorter.Words.Length)
        {
            var word = shorter.Words[doubtful];
            return kinds[doubtful] == Likeness.Doubtful && matched + 1 >= shorter.Words.Length
                ? new(
                    NameVerdict.Unsure,
                    score,
                    $"'{Shown(word)}' and '{Shown(longer.Words[partner[doubtful]])}' differ in a letter that can tell two names apart.",
                    NameDoubt.Letter
                )
                : new(NameVerdict.Different, score * 0.5, $"'{Shown(word)}' has no counterpart in the other name.");
        }
        if (Exchanged(shorter, longer, partner))
            return new(NameVerdict.Different, 0.4, "The same words stand in another order around 'son of': father and son are exchanged.");
        if (!x.Inverted && !y.Inverted && !shorter.HasLegalForm && !longer.HasLegalForm && IsSwap(partner, longer.Words.Length))
            return new(
                NameVerdict.Unsure,
                0.6,
                "The same words stand in another order, as a father's and a son's name would.",
                NameDoubt.Order
            );
        if (IsParent(shorter, longer, partner))
            return new(
                NameVerdict.Different,
                0.4,
                $"'{Shown(longer.Words[longer.Father])}' stands behind 'son of' in the longer name: the shorter is the parent's."
            );
        if (longer.Words.Length == shorter.Words.Length)
            return new(
                NameVerdict.Same,
                score,
                Reason(shorter.Words, longer.Words, partner, kinds),
                kinds.Contains(Likeness.Slip) ? NameDoubt.Letter : NameDoubt.None
            );
        if (shorter.Words.Length == 1)
            return shorter.HasLegalForm || longer.HasLegalForm
                ? new(NameVerdict.Unsure, score * 0.7, $"Only '{Shown(shorter.Words[0])}' is common to both.", NameDoubt.Part)
                : new(NameVerdict.Unsure, score * 0.7, $"'{Shown(shorter.Words[0])}' alone can be many people's name.", NameDoubt.Part);
        if (shorter.HasLegalForm || longer.HasLegalForm)
            return new(NameVerdict.Unsure, score * 0.8, "One name has a word more, which can be another body.", NameDoubt.Part);
        return kinds.Contains(Likeness.Initial)
            ? new(NameVerdict.Unsure, score * 0.8, "An initial stands for a name, and the other name has a part more.", NameDoubt.Part)
            : new(
                NameVerdict.Same,
                score,
                "Every part of the shorter name is in the longer one.",
                kinds.Contains(Likeness.Slip) ? NameDoubt.Letter : NameDoubt.None
            );
    }

    static string Reason(string[] shorter, string[] longer, ReadOnlySpan<int> partner, ReadOnlySpan<Likeness> kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
            switch (kinds[i])
            {
                case Likeness.Sound:
                    return $"'{Shown(shorter[i])}' sounds like '{Shown(longer[partner[i]])}' in the other script.";
                case Likeness.Spelling:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}' are spellings of one word.";
                case Likeness.Slip:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}' differ as a slip of the pen would make them.";
                case Likeness.Initial:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}': one is the other's initial.";
                default:
                    continue;
            }
        return "The same words stand in another order.";
    }

    /// <summary>A word without the mark of "father of".</summary>
    static string Shown(string word) => word.TrimEnd(NameParts.Marks);

    /// <summary>Gives each word of the shorter name its best free partner, best pairs first; returns the sum of their values.</summary>
    static double Pair(string[] shorter, string[] longer, Span<int> partner, Span<Likeness> kinds, LetterModel? model)
    {
        var (n, m) = (shorter.Length, longer.Length);
        Span<(Likeness Kind, double Value)> pairs = stackalloc (Likeness, double)[n * m];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < m; j++)
            pairs[i * m + j] = WordLikeness(shorter[i], longer[j], model);
        partner.Fill(-1);
        Span<bool> taken = stackalloc bool[m];
        var sum = 0.0;
        for (var round = 0; round < n; round++)
        {
            var (best, at, distance) = ((Kind: Likeness.None, Value: -1.0), -1, 0);
            for (var i = 0; i < n; i++)
            {
                if (partner[i] >= 0)
                    continue;
                for (var j = 0; j < m; j++)
                {
                    var pair = pairs[i * m + j];
                    if (taken[j] || pair.Kind < best.Kind)
                        continue;
                    if (
                        at < 0
                        || pair.Kind > best.Kind
                        || pair.Value > best.Value
                        || pair.Value.Equals(best.Value) && Math.Abs(i - j) < distance
                    )
                        (best, at, distance) = (pair, i * m + j, Math.Abs(i - j));
                }
            }
            (partner[at / m], taken[at % m], kinds[at / m]) = (at % m, true, best.Kind);
            sum += best.Value;
        }
        return sum;
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

    /// <summary>
    /// True when the shorter name is what stands behind "son of" in the longer: not a short form of the son's name, which would begin with his own.
    /// A family that is called by its forefather (Ibn Khaldun) keeps the "son of" before the name.
    /// </summary>
    static bool IsParent(NameParts shorter, NameParts longer, ReadOnlySpan<int> partner) =>
        longer.Father > 0
        && shorter.Words.Length > 1
        && shorter.Father != 0
        && partner[0] == longer.Father
        && partner[1..].IndexOfAnyInRange(0, longer.Father - 1) < 0
        && !longer.Inverted;

    /// <summary>Another order, and not that of a family name moved from the end to the front or back, which needs three words to be seen.</summary>
    static bool IsSwap(ReadOnlySpan<int> partner, int words)
    {
        if (InOrder(partner))
            return false;
        if (partner.Length < 3)
            return true;
        return !(partner[0] == words - 1 && InOrder(partner[1..]) || partner[^1] == 0 && InOrder(partner[..^1]));
    }

    /// <summary>How alike two words are, and that as a number from 0 to 1.</summary>
    static (Likeness Kind, double Value) WordLikeness(string a, string b, LetterModel? model)
    {
        if (a.Equals(b, StringComparison.Ordinal))
            return (Likeness.Equal, 1);
        if (IsArabic(a) != IsArabic(b))
        {
            var (arabic, latin) = IsArabic(a) ? (a, b) : (b, a);
            if (latin[0] > 'z' || model is null)
                return (Likeness.None, 0);
            var sound = model.Likeness(arabic, latin);
            // the Arabic word has lost its article already
            if (sound < SameSound && Spoken(latin) is > 0 and var article)
                sound = Math.Max(sound, model.Likeness(arabic, latin.AsSpan(article)));
            return sound >= SameSound ? (Likeness.Sound, 0.8 + 0.19 * Share(sound, SameSound, FullSound))
                : sound >= OtherSound ? (Likeness.Doubtful, 0.4 + 0.2 * Share(sound, OtherSound, SameSound))
                : (Likeness.None, 0.3 * Share(sound, -1, OtherSound));
        }
        var kind = OneScript(a, b);
        return (
            kind,
            kind switch
            {
                Likeness.Spelling => 0.9,
                Likeness.Slip => 0.85,
                Likeness.Initial => 0.8,
                Likeness.Doubtful => 0.5,
                _ => 0,
            }
        );
    }

    static double Share(double value, double from, double to) => Math.Clamp((value - from) / (to - from), 0, 1);

    static Likeness OneScript(string a, string b)
    {
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] ? Likeness.Initial : Likeness.None;
        if (IsOffice(a) && IsBody(b) || IsOffice(b) && IsBody(a))
            return Likeness.None;
        if (Math.Min(a.Length, b.Length) >= 4 && (IsGlued(a, b) || IsGlued(b, a)))
            return Likeness.Spelling;
        var (strong, weak) = Edits(a, b);
        var length = Math.Max(a.Length, b.Length);
        if (IsVowelChange(a, b))
            return length >= 7 && !IsArabic(a) ? Likeness.Slip : Likeness.Doubtful;
        // a long vowel more in a short Arabic word is another name: حسن and حسين
        if (strong == 0 && IsArabic(a) && a.Length != b.Length && Math.Min(a.Length, b.Length) <= ShortWord)
            return Likeness.Doubtful;
        if (strong == 0)
            return weak <= Math.Max(1, length / 3) ? Likeness.Spelling : Likeness.Doubtful;
        if (IsArabic(a))
            return strong == 1 && length >= 4 ? Likeness.Doubtful : Likeness.None;
        return strong == 1 && weak == 0 && length >= 5 || strong + weak <= 2 && length >= 8 ? Likeness.Slip
            : strong == 1 && length >= 4 ? Likeness.Doubtful
            : Likeness.None;
    }

    /// <summary>The minister is not the ministry, though a letter or two is all that differs.</summary>
    static bool IsOffice(string word) => Offices.Contains(word) && !Bodies.Contains(word);

    static bool IsBody(string word) => Bodies.Contains(word) && !Offices.Contains(word);

    static readonly FrozenSet<string> Offices = Words("titles", row => row[1] == "office");
    static readonly FrozenSet<string> Bodies = Words("name-heads", row => row[1] == "organisation");

    static FrozenSet<string> Words(string table, Func<DataRow, bool> of) =>
        LanguageData
            .Tags.SelectMany(tag => LanguageData.Table(tag, table))
            .Where(of)
            .Select(row => Folding.Fold(row[0]))
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The article written onto the word, as it is spelt or as it is spoken: "Almasri" beside "al-Masri", "Annahar" beside "al-Nahar".</summary>
    static bool IsGlued(string with, string without) =>
        with.EndsWith(without, StringComparison.Ordinal)
        && (
            with.Length == without.Length + 2
                && (with.StartsWith("al", StringComparison.Ordinal) || with.StartsWith("el", StringComparison.Ordinal))
            || with.Length - Spoken(with) == without.Length
        );

    /// <summary>
    /// How many letters at the head of a Latin word may be the article as it is spoken before a letter of the sun (an-Nahar, ash-Shams); 0 when it is none or
    /// leaves a short word, which would be another name ("Assad" is not "Sad").
    /// </summary>
    static int Spoken(string word)
    {
        if (word.Length < 2 + ShortestSpoken || word[0] is not ('a' or 'e'))
            return 0;
        var sun = word[1] is 't' or 'd' or 'r' or 'z' or 's' or 'n';
        return !sun ? 0
            : word[1] == word[2] ? 2
            : word.Length >= 3 + ShortestSpoken && word[2] == 'h' && word[3] == word[1] && word[4] == 'h' ? 3
            : 0;
    }

    static bool IsArabic(string word) => word[0] is >= '\u0600' and <= '\u06FF';

    /// <summary>
    /// True when one vowel in place of the other makes another name. Arabic writes long vowels only: سالم and سليم; in Latin letters a and i
    /// do so (Jamal, Jamil), a or i and u, while e stands for either.
    /// </summary>
    static bool Tells(char a, char b)
    {
        var (x, y) = (Colour(a), Colour(b));
        return x != '\0' && y != '\0' && x != y;
    }

    static char Colour(char vowel) =>
        vowel switch
        {
            'ا' or 'a' => 'a',
            'ي' or 'i' or 'y' => 'i',
            'و' or 'o' or 'u' or 'w' => 'u',
            _ => '\0',
        };

    /// <summary>The words are as long as each other and differ in one place, a vowel.</summary>
    static bool IsVowelChange(string a, string b)
    {
        if (a.Length != b.Length)
            return false;
        var at = a.AsSpan().CommonPrefixLength(b);
        return Tells(a[at], b[at]) && a.AsSpan(at + 1).SequenceEqual(b.AsSpan(at + 1));
    }

    static bool IsWeak(char c) =>
        c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h' or 'ا' or 'و' or 'ي' or 'ی' or 'ه' or 'ء' or '\'' or 'ع';

    /// <summary>Edits between two words (Damerau's, with neighbours exchanged), those of vowels and doubled letters counted apart.</summary>
    static (int Strong, int Weak) Edits(string a, string b)
    {
        const int Strong = 100;
        if (a.Length > 64 || b.Length > 64)
            return (99, 0);
        // only the last two rows are looked back at
        Span<int> rows = stackalloc int[3 * 65];
        var older = rows[..65];
        var last = rows[65..130];
        var row = rows[130..];
        row[0] = 0;
        for (var j = 1; j <= b.Length; j++)
            row[j] = row[j - 1] + Gap(b, j);
        for (var i = 1; i <= a.Length; i++)
        {
            var free = older;
            older = last;
            last = row;
            row = free;
            var gap = Gap(a, i);
            row[0] = last[0] + gap;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var swap =
                    same ? 0
                    : IsWeak(a[i - 1]) && IsWeak(b[j - 1]) && !Tells(a[i - 1], b[j - 1]) ? 1
                    : Strong;
                var best = Math.Min(last[j - 1] + swap, Math.Min(last[j] + gap, row[j - 1] + Gap(b, j)));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, older[j - 2] + Strong);
                row[j] = best;
            }
        }
        var cost = row[b.Length];
        return (cost / Strong, cost % Strong);
    }

    static int Gap(string word, int at) => IsWeak(word[at - 1]) || at > 1 && word[at - 2] == word[at - 1] ? 1 : 100;
}
