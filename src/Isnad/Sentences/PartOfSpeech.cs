namespace Isnad;

/// <summary>
/// Parts of speech of English after the Penn Treebank (Marcus, Santorini and Marcinkiewicz 1993), joined where attribution does not
/// care for the difference.
/// </summary>
public enum PartOfSpeech : byte
{
    Other,
    Noun,
    Name,
    Pronoun,
    Possessive,
    Determiner,
    Preposition,
    Conjunction,
    To,
    Modal,

    /// <summary>Base form (VB).</summary>
    VerbBase,

    /// <summary>Past tense (VBD).</summary>
    VerbPast,

    /// <summary>Present tense (VBP, VBZ).</summary>
    VerbPresent,

    /// <summary>Past participle (VBN).</summary>
    VerbParticiple,

    /// <summary>-ing form (VBG).</summary>
    VerbIng,
    Adjective,
    Adverb,
    Number,

    /// <summary>who, which, what, when, where, why, how (WP, WDT, WRB).</summary>
    Wh,
    Particle,
    PossessiveMark,
    Punctuation,
}
