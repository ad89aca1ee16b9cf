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
readonly record struct VerbForm(short Verb, VerbTense Tense, byte Person, bool Plural, bool Negated)
{
    /// <summary>All single-word forms of the verb that its two stems give; of one stem where the other is null. A bare present has no prefix.</summary>
    public static IEnumerable<(string Word, VerbForm Form)> Of(Inflection inflection, short verb, string past, string? present, bool bare)
    {
        foreach (var (form, features) in inflection.Of("past", past))
            yield return (form, From(verb, features));
        if (present is null)
            yield break;
        foreach (var (form, features) in inflection.Of("present", present, bare ? "bare" : ""))
            yield return (form, From(verb, features));
    }

    /// <summary>The form that a row of <c>inflection.tsv</c> or <c>irregular-verbs.tsv</c> describes.</summary>
    public static VerbForm From(short verb, FormFeatures features) =>
        new(
            verb,
            (features & FormFeatures.Imperfect) != 0 ? VerbTense.Imperfect
                : (features & FormFeatures.Present) != 0 ? VerbTense.Present
                : (features & FormFeatures.Perfect) != 0 ? VerbTense.Perfect
                : (features & FormFeatures.Participle) != 0 ? VerbTense.Participle
                : (features & FormFeatures.Subjunctive) != 0 ? VerbTense.Subjunctive
                : VerbTense.Past,
            (features & FormFeatures.First) != 0 ? (byte)1
                : (features & FormFeatures.Second) != 0 ? (byte)2
                : (byte)3,
            (features & FormFeatures.Plural) != 0,
            (features & FormFeatures.Negated) != 0
        );
}
