using System.Collections.Frozen;

namespace Isnad;

/// <summary>How alike two words of names are, from what tells nothing to what tells most.</summary>
enum WordLikeness
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

/// <summary>Compares one word of a name with one of another: by letters in one script, by sound across scripts.</summary>
static class WordMatcher
{
    const double SameSound = 1.55;
    const double OtherSound = 0.9;

    /// <summary>What a same name would reach at most: the measure's end.</summary>
    const double FullSound = 3.2;
    const int ShortWord = 4;

    /// <summary>What an article that is written onto a word leaves of it at least.</summary>
    const int ShortestSpoken = 5;

    /// <summary>How alike two words are, and that as a number from 0 to 1.</summary>
    public static (WordLikeness Kind, double Value) Compare(string a, string b, LetterModel? model)
    {
        if (a.Equals(b, StringComparison.Ordinal))
            return (WordLikeness.Equal, 1);
        if (IsArabic(a) != IsArabic(b))
        {
            var (arabic, latin) = IsArabic(a) ? (a, b) : (b, a);
            // "mother of Jud" is not Jud, in whatever script
            if (latin[0] > 'z' || model is null || IsMarked(arabic) != IsMarked(latin))
                return (WordLikeness.None, 0);
            var sound = model.Likeness(arabic, latin);
            // one letter is w to Arabs and v to Iranians: Jawad and Javad
            if (sound < SameSound && latin.Contains('v', StringComparison.Ordinal) && arabic.Contains('و', StringComparison.Ordinal))
                sound = Math.Max(sound, model.Likeness(arabic, latin.Replace('v', 'w')));
            // the Arabic word has lost its article already
            if (sound < SameSound && Spoken(latin) is > 0 and var article)
                sound = Math.Max(sound, model.Likeness(arabic, latin.AsSpan(article)));
            return sound >= SameSound ? (WordLikeness.Sound, 0.8 + 0.19 * Share(sound, SameSound, FullSound))
                : sound >= OtherSound ? (WordLikeness.Doubtful, 0.4 + 0.2 * Share(sound, OtherSound, SameSound))
                : (WordLikeness.None, 0.3 * Share(sound, -1, OtherSound));
        }
        var kind = OneScript(a, b);
        return (
            kind,
            kind switch
            {
                WordLikeness.Spelling => 0.9,
                WordLikeness.Slip => 0.85,
                WordLikeness.Initial => 0.8,
                WordLikeness.Doubtful => 0.5,
                _ => 0,
            }
        );
    }

    static double Share(double value, double from, double to) => Math.Clamp((value - from) / (to - from), 0, 1);

    static WordLikeness OneScript(string a, string b)
    {
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] ? WordLikeness.Initial : WordLikeness.None;
        if (IsOffice(a) && IsBody(b) || IsOffice(b) && IsBody(a))
            return WordLikeness.None;
        if (Math.Min(a.Length, b.Length) >= 4 && (IsGlued(a, b) || IsGlued(b, a)))
            return WordLikeness.Spelling;
        var (strong, weak) = Edits(a, b);
        var length = Math.Max(a.Length, b.Length);
        if (IsVowelChange(a, b))
            return length >= 7 && !IsArabic(a) ? WordLikeness.Slip : WordLikeness.Doubtful;
        // a long vowel more in a short Arabic word is another name: حسن and حسين
        if (strong == 0 && IsArabic(a) && a.Length != b.Length && Math.Min(a.Length, b.Length) <= ShortWord)
            return WordLikeness.Doubtful;
        if (strong == 0)
            return weak <= Math.Max(1, length / 3) && !AreTwo(a, b) ? WordLikeness.Spelling : WordLikeness.Doubtful;
        if (IsArabic(a))
            return strong == 1 && weak <= 1 && length >= 4 ? WordLikeness.Doubtful : WordLikeness.None;
        return strong == 1 && weak == 0 && length >= 5 || strong + weak <= 2 && length >= 8 ? WordLikeness.Slip
            : strong == 1 && length >= 4 ? WordLikeness.Doubtful
            : WordLikeness.None;
    }

    /// <summary>
    /// True when words that differ in weak letters only are two names all the same: both are given names (سلمان and سليمان), one is the other's
    /// nisba (ابراهيم and ابراهيمي), or an Arabic word begins otherwise (سلامة and اسلامي).
    /// </summary>
    internal static bool AreTwo(string a, string b) =>
        !a.Equals(b, StringComparison.Ordinal)
        && (IsArabic(a) && (a[0] != b[0] || GivenNames.Contains(a) && GivenNames.Contains(b)) || IsNisba(a, b) || IsNisba(b, a));

    /// <summary>A family is called by a forefather or a place with one letter more: Rahim and Rahimi.</summary>
    static bool IsNisba(string family, string name) =>
        family.Length == name.Length + 1
        && family[^1] is 'ي' or 'i' or 'y'
        && family[^2] != family[^1]
        && !IsWeak(name[^1])
        && family.StartsWith(name, StringComparison.Ordinal);

    /// <summary>The minister is not the ministry, though a letter or two is all that differs.</summary>
    static bool IsOffice(string word) => Offices.Contains(word) && !Bodies.Contains(word);

    static bool IsBody(string word) => Bodies.Contains(word) && !Offices.Contains(word);

    static readonly FrozenSet<string> Offices = Words("titles", row => row[1] == "office");
    static readonly FrozenSet<string> Bodies = Words("name-heads", row => row[1] == "organisation");

    /// <summary>Without the article, as words of names are compared.</summary>
    static readonly FrozenSet<string> GivenNames = Words("given-names", row => IsArabic(row[0]))
        .Select(word => word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word)
        .ToFrozenSet(StringComparer.Ordinal);

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

    static bool IsMarked(string word) => NameParts.Marks.Contains(word[^1]);

    internal static bool IsArabic(string word) => word[0] is >= '\u0600' and <= '\u06FF';

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
        Span<int> gaps = stackalloc int[65];
        Span<bool> weak = stackalloc bool[65];
        row[0] = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            gaps[j] = Gap(b, j);
            weak[j] = IsWeak(b[j - 1]);
            row[j] = row[j - 1] + gaps[j];
        }
        for (var i = 1; i <= a.Length; i++)
        {
            var free = older;
            older = last;
            last = row;
            row = free;
            var gap = Gap(a, i);
            var isWeak = IsWeak(a[i - 1]);
            row[0] = last[0] + gap;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var swap =
                    same ? 0
                    : isWeak && weak[j] && !Tells(a[i - 1], b[j - 1]) ? 1
                    : Strong;
                var best = Math.Min(last[j - 1] + swap, Math.Min(last[j] + gap, row[j - 1] + gaps[j]));
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
