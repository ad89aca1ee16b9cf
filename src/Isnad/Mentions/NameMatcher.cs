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

    /// <summary>Changes whenever names could be judged otherwise: a ledger then compares its names again.</summary>
    public static string Version => version.Value;

    static readonly Lazy<string> version = new(() =>
    {
        const string Rules = "5";
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Rules));
        foreach (var tag in LanguageData.Tags.Append("mul"))
        foreach (
            var table in (string[])
                [
                    "name-particles",
                    "legal-forms",
                    "titles",
                    "name-fillers",
                    "folding",
                    "institutions",
                    "countries",
                    "state-namesakes",
                    "given-names",
                ]
        )
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
        Span<WordLikeness> kinds = stackalloc WordLikeness[shorter.Words.Length];
        var score = Pair(shorter.Words, longer.Words, partner, kinds, model);
        score /= shorter.Words.Length + 0.25 * (longer.Words.Length - shorter.Words.Length);
        var (matched, doubtful) = (0, -1);
        for (var i = 0; i < kinds.Length; i++)
        {
            matched += kinds[i] > WordLikeness.Doubtful ? 1 : 0;
            if (kinds[i] is WordLikeness.Doubtful or WordLikeness.None && doubtful < 0)
                doubtful = i;
        }
        if (matched < shorter.Words.Length)
        {
            var (word, like) = (shorter.Words[doubtful], longer.Words[partner[doubtful]]);
            // a doubtful word is doubt enough: a part that is missing at an end besides makes it another name
            return kinds[doubtful] == WordLikeness.Doubtful && matched + 1 >= shorter.Words.Length && Lacking(longer, partner) is null
                ? new(
                    NameVerdict.Unsure,
                    score,
                    WordMatcher.IsArabic(word) == WordMatcher.IsArabic(like)
                        ? $"'{Shown(word)}' and '{Shown(like)}' differ in letters that can tell two names apart."
                        : $"'{Shown(word)}' and '{Shown(like)}' sound alike, but not enough to be sure.",
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
        if (FathersDiffer(shorter, longer, partner))
            return new(
                NameVerdict.Unsure,
                0.6,
                $"One is called son of '{Shown(shorter.Words[shorter.Father])}', the other of '{Shown(longer.Words[longer.Father])}'.",
                NameDoubt.Order
            );
        if (longer.Words.Length == shorter.Words.Length)
            return new(
                NameVerdict.Same,
                score,
                Reason(shorter.Words, longer.Words, partner, kinds),
                kinds.Contains(WordLikeness.Slip) ? NameDoubt.Letter : NameDoubt.None
            );
        if (shorter.Words.Length == 1)
            return shorter.HasLegalForm || longer.HasLegalForm
                ? new(NameVerdict.Unsure, score * 0.7, $"Only '{Shown(shorter.Words[0])}' is common to both.", NameDoubt.Part)
                : new(NameVerdict.Unsure, score * 0.7, $"'{Shown(shorter.Words[0])}' alone can be many people's name.", NameDoubt.Part);
        if (shorter.HasLegalForm || longer.HasLegalForm)
            return new(NameVerdict.Unsure, score * 0.8, "One name has a word more, which can be another body.", NameDoubt.Part);
        if (kinds.Contains(WordLikeness.Initial))
            return new(
                NameVerdict.Unsure,
                score * 0.8,
                "An initial stands for a name, and the other name has a part more.",
                NameDoubt.Part
            );
        var slip = kinds.Contains(WordLikeness.Slip);
        // who leaves out a middle name is the same man; a first or last word more can make it his son, his father or a stranger
        return Lacking(longer, partner) is { } lacking
            ? new(NameVerdict.Same, score, lacking, slip ? NameDoubt.Letter : NameDoubt.Part)
            : new(
                NameVerdict.Same,
                score,
                "Every part of the shorter name is in the longer one.",
                slip ? NameDoubt.Letter : NameDoubt.None
            );
    }

    /// <summary>That the longer name has its first or last word for itself, as a sentence; null when the two begin and end alike.</summary>
    static string? Lacking(NameParts longer, ReadOnlySpan<int> partner) =>
        partner.Contains(0)
            ? partner.Contains(longer.Words.Length - 1)
                ? null
                : $"The longer name ends with '{Shown(longer.Last)}', which the shorter lacks."
            : $"The longer name begins with '{Shown(longer.Words[0])}', which the shorter lacks.";

    static string Reason(string[] shorter, string[] longer, ReadOnlySpan<int> partner, ReadOnlySpan<WordLikeness> kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
            switch (kinds[i])
            {
                case WordLikeness.Sound:
                    return $"'{Shown(shorter[i])}' sounds like '{Shown(longer[partner[i]])}' in the other script.";
                case WordLikeness.Spelling:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}' are spellings of one word.";
                case WordLikeness.Slip:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}' differ as a slip of the pen would make them.";
                case WordLikeness.Initial:
                    return $"'{Shown(shorter[i])}' and '{Shown(longer[partner[i]])}': one is the other's initial.";
                default:
                    continue;
            }
        return "The same words stand in another order.";
    }

    /// <summary>A word without the mark of "father of".</summary>
    static string Shown(string word) => word.TrimEnd(NameParts.Marks);

    /// <summary>Gives each word of the shorter name its best free partner, best pairs first; returns the sum of their values.</summary>
    static double Pair(string[] shorter, string[] longer, Span<int> partner, Span<WordLikeness> kinds, LetterModel? model)
    {
        var (n, m) = (shorter.Length, longer.Length);
        Span<(WordLikeness Kind, double Value)> pairs = stackalloc (WordLikeness, double)[n * m];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < m; j++)
            pairs[i * m + j] = WordMatcher.Compare(shorter[i], longer[j], model);
        partner.Fill(-1);
        Span<bool> taken = stackalloc bool[m];
        var sum = 0.0;
        for (var round = 0; round < n; round++)
        {
            var (best, at, distance) = ((Kind: WordLikeness.None, Value: -1.0), -1, 0);
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

    /// <summary>"Sami bin Adel bin Murr" and "Sami bin Murr": a father passed over, or uncle and nephew.</summary>
    static bool FathersDiffer(NameParts shorter, NameParts longer, ReadOnlySpan<int> partner) =>
        shorter.Father > 0
        && shorter.Father < partner.Length
        && longer.Father > 0
        && longer.Father < longer.Words.Length
        && partner[shorter.Father] != longer.Father;

    /// <summary>Another order, and not that of a family name moved from the end to the front or back, which needs three words to be seen.</summary>
    static bool IsSwap(ReadOnlySpan<int> partner, int words)
    {
        if (InOrder(partner))
            return false;
        if (partner.Length < 3)
            return true;
        return !(partner[0] == words - 1 && InOrder(partner[1..]) || partner[^1] == 0 && InOrder(partner[..^1]));
    }
}
