namespace Isnad;

/// <summary>What a finite form or a participle tells of the act of speaking.</summary>
enum VerbTense : byte
{
    Past,
    Imperfect,
    Present,
    Perfect,

    /// <summary>Past stem with -ه, without its auxiliary: "گفته".</summary>
    Participle,

    /// <summary>Wished, possible or ordered, and so never a cue: "بگوید", "اعلام کند".</summary>
    Subjunctive,
}

/// <summary>One form of a verb; <see cref="Verb"/> is its row in <c>verbs.tsv</c>.</summary>
readonly record struct VerbForm(short Verb, VerbTense Tense, byte Person, bool Plural, bool Negated);

/// <summary>Generates the forms of Persian verbs from their two stems (regular for all verbs but the copula).</summary>
static class CueLastForms
{
    static readonly (string Ending, byte Person, bool Plural)[] PastEndings =
    [
        ("", 3, false),
        ("م", 1, false),
        ("ی", 2, false),
        ("یم", 1, true),
        ("ید", 2, true),
        ("ند", 3, true),
    ];

    static readonly (string Ending, byte Person, bool Plural)[] PresentEndings =
    [
        ("د", 3, false),
        ("م", 1, false),
        ("ی", 2, false),
        ("یم", 1, true),
        ("ید", 2, true),
        ("ند", 3, true),
    ];

    static readonly (string Ending, byte Person, bool Plural)[] PerfectEndings =
    [
        ("است", 3, false),
        ("ام", 1, false),
        ("ای", 2, false),
        ("ایم", 1, true),
        ("اید", 2, true),
        ("اند", 3, true),
    ];

    /// <summary>All single-word forms of the verb; the joiner in "می‌گوید" does not matter, because keys are folded.</summary>
    public static IEnumerable<(string Word, VerbForm Form)> Of(short verb, string past, string present, bool bare)
    {
        foreach (var (ending, person, plural) in PastEndings)
        {
            yield return (past + ending, new(verb, VerbTense.Past, person, plural, false));
            yield return (Negative(past) + ending, new(verb, VerbTense.Past, person, plural, true));
            yield return ("می" + past + ending, new(verb, VerbTense.Imperfect, person, plural, false));
            yield return ("نمی" + past + ending, new(verb, VerbTense.Imperfect, person, plural, true));
        }
        foreach (var (ending, person, plural) in PerfectEndings)
        {
            yield return (past + "ه" + ending, new(verb, VerbTense.Perfect, person, plural, false));
            yield return (Negative(past) + "ه" + ending, new(verb, VerbTense.Perfect, person, plural, true));
        }
        yield return (past + "ه", new(verb, VerbTense.Participle, 3, false, false));
        yield return (Negative(past) + "ه", new(verb, VerbTense.Participle, 3, false, true));
        foreach (var (ending, person, plural) in PresentEndings)
        {
            yield return ("می" + present + ending, new(verb, VerbTense.Present, person, plural, false));
            yield return ("نمی" + present + ending, new(verb, VerbTense.Present, person, plural, true));
            yield return (Subjunctive(present) + ending, new(verb, VerbTense.Subjunctive, person, plural, false));
            if (bare)
            {
                yield return (present + ending, new(verb, VerbTense.Present, person, plural, false));
                yield return (Negative(present) + ending, new(verb, VerbTense.Present, person, plural, true));
                continue;
            }
            yield return (Negative(present) + ending, new(verb, VerbTense.Subjunctive, person, plural, true));
            // without its prefix behind a preverb: "اعلام کند". Two letters would be words of their own.
            if (present.Length + ending.Length >= 3)
                yield return (present + ending, new(verb, VerbTense.Subjunctive, person, plural, false));
        }
    }

    static string Negative(string stem) =>
        stem[0] is 'آ' ? "نیا" + stem[1..]
        : stem[0] is 'ا' ? "نی" + stem[1..]
        : "ن" + stem;

    static string Subjunctive(string stem) =>
        stem[0] is 'آ' ? "بیا" + stem[1..]
        : stem[0] is 'ا' ? "بی" + stem[1..]
        : "ب" + stem;
}
