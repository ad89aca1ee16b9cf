namespace Isnad.Ledgers;

/// <summary>How two names came to be compared; the number is kept in the ledger.</summary>
internal enum LikenessKind
{
    /// <summary>They share words, by sound or letter.</summary>
    Words,

    /// <summary>Some page calls the one by the other: an acronym, a nickname.</summary>
    Called,

    /// <summary>One is a family name alone that the other ends with.</summary>
    Family,

    /// <summary>They are names of institutions or offices of one kind.</summary>
    Institution,
}

/// <summary>A name as it is compared: its words, and where and as what it was seen.</summary>
internal sealed class Likened(long id, EntityType type, string key)
{
    public long Id { get; } = id;
    public EntityType Type { get; } = type;
    public NameParts Parts { get; } = NameParts.Of(key);

    /// <summary>The name without spaces: "U.S. Congress" and "US Congress" are alike in it.</summary>
    public string Letters { get; } = key.Replace(" ", "", StringComparison.Ordinal);
    public int? First { get; init; }
    public int? Last { get; init; }

    /// <summary>What the name says of an institution or office, or null.</summary>
    public Institution? Institution { get; } = ClassOf(type) >= ClassOf(EntityType.Office) ? Institution.Of(key) : null;

    /// <summary>The state that a place's name is of, by its English name, or null.</summary>
    public string? State { get; } = ClassOf(type) == PlaceClass ? Institution.StateCalled(key) : null;

    /// <summary>The name of the state can mean something else as well.</summary>
    public bool HasNamesake { get; } = Institution.HasNamesake(key);

    /// <summary>The one place that the pages are about that name it, for an institution whose name does not tell; null when they are about several.</summary>
    public string? Place { get; init; }

    /// <summary>The pages that name it are about different states.</summary>
    public bool InSeveralStates { get; init; }

    /// <summary>The state or place that an institution is of, by its name or its pages.</summary>
    public string? InstitutionPlace => Institution?.State ?? (Institution is { NeedsPlace: true } ? Place : null);

    /// <summary>Names of different classes are never the same: a person is no place.</summary>
    public int Class => ClassOf(Type);

    const int PlaceClass = 1;

    public static int ClassOf(EntityType type) =>
        type switch
        {
            EntityType.Person => 0,
            EntityType.Place => PlaceClass,
            EntityType.Office => 2,
            _ => 3,
        };

    public bool IsArabic => Parts.Last.Length > 0 && Parts.Last[0] is >= '\u0600' and <= '\u06FF';
}

/// <summary>
/// Judges whether two names of the ledger are one's: what their words say, corrected by what is known of who bears them. A pure function of
/// its arguments, so that the order in which pages came cannot matter.
/// </summary>
internal static class Likeness
{
    /// <summary>For single words in two scripts: above, it is hardly another word (see the table of docs/quality.md).</summary>
    const double SureSound = 0.9;
    const int LongestCareer = 40;

    /// <summary>Of a single word: letters that it has at least, in one script and, for a body's name in Latin letters, in two.</summary>
    const int ShortestSpelling = 5;
    const int ShortestSound = 6;

    /// <summary>What is known beside the words.</summary>
    /// <param name="Together">Some page names both, as two.</param>
    /// <param name="SharedOffice">An office that both were seen with, at about the same time.</param>
    internal readonly record struct Evidence(bool Together, string? SharedOffice);

    /// <summary>The evidence is asked for only where it can matter.</summary>
    /// <param name="a">A name of the ledger.</param>
    /// <param name="b">Another.</param>
    /// <param name="kind">How they came to be compared.</param>
    /// <param name="evidence">What is known beside the words.</param>
    /// <param name="translated">Whether a page that uses the one is a translation of a page that uses the other.</param>
    public static NameMatch Judge(Likened a, Likened b, LikenessKind kind, Func<Evidence> evidence, Func<bool> translated)
    {
        if (a.Id != b.Id && a.Institution is { } one && b.Institution is { } other && Institution.Compare(one, other) is { } institutions)
            return OfInstitutions(a, b, institutions, translated);
        if (a.Id != b.Id && a.State is not null && b.State is not null)
            return OfStates(a, b);
        // an office that no table knows is nobody's other name
        if (a.Class != b.Class || a.Id == b.Id || kind == LikenessKind.Institution || a.Type == EntityType.Office)
            return Different;
        var match = kind switch
        {
            LikenessKind.Words => ByWords(a, b),
            LikenessKind.Family => new(
                NameVerdict.Unsure,
                0.55,
                $"'{Shorter(a, b).Parts.Last}' alone can be the other's family name.",
                NameDoubt.Part
            ),
            _ => new NameMatch(
                NameVerdict.Unsure,
                0.6,
                $"Some page uses '{Shorter(a, b).Parts.Last}' for the one, which is all the other is called."
            ),
        };
        if (match.Verdict == NameVerdict.Different)
            return match;
        var known = evidence();
        if (known.SharedOffice is { } office)
            match =
                match is { Verdict: NameVerdict.Unsure, Doubt: NameDoubt.Part } || IsOneSound(a, b, match)
                    ? new(NameVerdict.Same, 0.85, $"{match.Reason[..^1]}, and both were seen as '{office}' at the same time.")
                    : match with
                    {
                        Score = Math.Min(1, match.Score + 0.1),
                        Reason = $"{match.Reason[..^1]}; both were seen as '{office}'.",
                    };
        if (known.Together)
            return match with
            {
                Verdict = NameVerdict.Unsure,
                Score = match.Score * 0.6,
                Reason = $"{match.Reason[..^1]}; yet one page names both, as two.",
            };
        if (match.Verdict == NameVerdict.Same && YearsApart(a, b) is > LongestCareer and var years)
            return match with { Verdict = NameVerdict.Unsure, Reason = $"{match.Reason[..^1]}; yet {years} years lie between them." };
        return match;
    }

    /// <summary>Two names of states, in whatever languages; some are another place's, too.</summary>
    static NameMatch OfStates(Likened a, Likened b) =>
        !string.Equals(a.State, b.State, StringComparison.Ordinal) ? new(NameVerdict.Different, 0, "They name two states.")
        : a.HasNamesake || b.HasNamesake
            ? new(
                NameVerdict.Unsure,
                0.8,
                $"Both can mean the state {a.State}, and one of the two means something else as well.",
                NameDoubt.Part
            )
        : new(NameVerdict.Same, 0.95, $"Both are names of one state, {a.State}.");

    /// <summary>A full name in two scripts in which one word does not sound quite alike; within one script the letter may be all that tells two apart.</summary>
    static bool IsOneSound(Likened a, Likened b, NameMatch match) =>
        match is { Verdict: NameVerdict.Unsure, Doubt: NameDoubt.Letter }
        && a.IsArabic != b.IsArabic
        && a.Parts.Count == b.Parts.Count
        && a.Parts.Count > 1;

    /// <summary>
    /// Two institutions or offices of one kind. Where a name does not tell of which place, the pages do, when all that name it are about one; else
    /// a person decides.
    /// </summary>
    static NameMatch OfInstitutions(Likened a, Likened b, NameMatch match, Func<bool> translated)
    {
        if (match.Doubt == NameDoubt.None || match.Verdict == NameVerdict.Different)
            return match;
        if (a.Institution!.Rest.Length > 0 || b.Institution!.Rest.Length > 0)
            return match;
        if (a.InstitutionPlace is { } one && b.InstitutionPlace is { } other)
            return string.Equals(one, other, StringComparison.Ordinal)
                ? new(
                    NameVerdict.Same,
                    0.9,
                    $"Both mean '{a.Institution.Kind}', and the pages that name them are about {PagePlace.Words(one)}."
                )
                : new(NameVerdict.Different, 0, $"Both mean '{a.Institution.Kind}', each of another place.");
        if (match.Verdict == NameVerdict.Same)
            return match;
        // a name that stands for the bodies of several states means no one of them
        if (a.InSeveralStates || b.InSeveralStates)
            return new(NameVerdict.Different, 0, $"Both mean '{a.Institution.Kind}', and one is used for those of several states.");
        if (a.Class == b.Class && a.IsArabic == b.IsArabic && ByWords(a, b) is { Verdict: NameVerdict.Same } words)
            return words;
        return translated()
            ? new(NameVerdict.Same, 0.85, $"Both mean '{a.Institution.Kind}', and a page and its translation name it so.")
            : match;
    }

    static readonly NameMatch Different = new(NameVerdict.Different, 0, "They name things of different kinds.");

    static NameMatch ByWords(Likened a, Likened b)
    {
        var match = NameMatcher.Compare(a.Parts, b.Parts);
        if (match.Verdict == NameVerdict.Same && match.Doubt != NameDoubt.None)
            match = match with { Verdict = NameVerdict.Unsure };
        if (match.Verdict == NameVerdict.Same && a.Class != 0 && string.Equals(a.Letters, b.Letters, StringComparison.Ordinal))
            return match;
        // bodies have words in common that tell nothing (ministry, union): a doubt and a word more are too much
        if (a.Class != 0 && a.Parts.Count != b.Parts.Count && match.Verdict != NameVerdict.Same)
            return match with { Verdict = NameVerdict.Different };
        if (a.Parts.Count > 1 && b.Parts.Count > 1)
            // a body with a word more is another body until somebody says otherwise
            return match.Verdict == NameVerdict.Same && a.Class != 0 && a.Parts.Count != b.Parts.Count
                ? match with
                {
                    Verdict = NameVerdict.Unsure,
                    Doubt = NameDoubt.Part,
                    Reason = "One name has a word more, which can be another.",
                }
                : match;
        if (a.Parts.Count != b.Parts.Count)
            return match.Verdict == NameVerdict.Same ? match : match with { Verdict = NameVerdict.Different };
        // single words: a given name is many people's, and a likeness of sound is nothing among thousands
        if (match.Verdict == NameVerdict.Unsure)
            return match with { Verdict = NameVerdict.Different };
        if (match.Verdict == NameVerdict.Same && (a.Class == 0 || match.Score < SureSound || IsTooLittle(a, b)))
            return match with { Verdict = NameVerdict.Unsure, Score = match.Score * 0.7, Doubt = NameDoubt.Part };
        return match;
    }

    /// <summary>
    /// Words that are not the same letter by letter, of which too little is alike to be sure: a short one (CBS and القبس), or two in Latin letters,
    /// where the spelling is what tells Colombia from Columbia.
    /// </summary>
    static bool IsTooLittle(Likened a, Likened b)
    {
        if (a.Parts.Last.Equals(b.Parts.Last, StringComparison.Ordinal))
            return false;
        if (a.IsArabic == b.IsArabic)
            return !a.IsArabic || Math.Min(a.Parts.Last.Length, b.Parts.Last.Length) < ShortestSpelling;
        return a.Class == 3 && (a.IsArabic ? b : a).Parts.Last.Length < ShortestSound;
    }

    static Likened Shorter(Likened a, Likened b) =>
        (a.Parts.Count, a.Parts.Last.Length, (ulong)a.Id).CompareTo((b.Parts.Count, b.Parts.Last.Length, (ulong)b.Id)) <= 0 ? a : b;

    static int? YearsApart(Likened a, Likened b) =>
        Math.Max((a.First - b.Last) / 10_000 ?? int.MinValue, (b.First - a.Last) / 10_000 ?? int.MinValue) is var years and > 0
            ? years
            : null;
}
