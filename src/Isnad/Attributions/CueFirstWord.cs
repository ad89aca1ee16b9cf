namespace Isnad;

/// <summary>What a function word does to the search for sources and contents; the names are those of <c>cue-words.tsv</c>.</summary>
[Flags]
enum CueFirstClass : ulong
{
    None = 0,
    Complementiser = 1,
    Pronoun = 1 << 1,
    Relative = 1 << 2,
    Negation = 1 << 3,
    Preposition = 1 << 4,
    TakesAn = 1 << 5,
    Time = 1 << 6,
    Adverb = 1 << 7,
    Auxiliary = 1 << 8,
    Perfect = 1 << 9,
    Topic = 1 << 10,
    Opener = 1 << 11,
    Conditional = 1 << 12,
    Demonstrative = 1 << 13,
    Anaphor = 1 << 14,
    Existential = 1 << 15,
    Reflexive = 1 << 16,
    Saying = 1 << 17,
    SayingNoun = 1 << 18,
    OfName = 1 << 19,
    Radical = 1 << 20,
    Addressee = 1 << 21,
    Subject = 1 << 22,
    What = 1 << 23,
    Who = 1 << 24,
    Also = 1 << 25,
    TimeAdjective = 1 << 26,
    NegationNoun = 1 << 27,
    Occasion = 1 << 28,
    Proposition = 1 << 29,
    Unnamed = 1 << 30,
    Phrase = 1UL << 31,
    CameIn = 1UL << 32,

    /// <summary>Those spoken to or of, never the speaker: all, the parties.</summary>
    Patient = 1UL << 33,

    /// <summary>Behind "according to" this makes a manner, not a source: the need, the law, the plan.</summary>
    Unspeaking = 1UL << 34,

    /// <summary>Disclosure, identity: what one who stays unnamed asks for.</summary>
    Naming = 1UL << 35,

    /// <summary>It is said: no source at all.</summary>
    Hearsay = 1UL << 36,

    /// <summary>"except": a negated cue with it asserts.</summary>
    Except = 1UL << 37,

    /// <summary>A verb of publishing whose text speaks.</summary>
    Publishing = 1UL << 38,

    /// <summary>A unit of dates that may carry an ordinal: كانون الثاني.</summary>
    Month = 1UL << 39,

    /// <summary>With a clause and no subject the narrator's own phrase: يذكر أن.</summary>
    Editorial = 1UL << 40,

    /// <summary>A form of "to be" that no source stands behind.</summary>
    Copula = 1UL << 41,

    /// <summary>A noun with a possessive: it closes its phrase.</summary>
    Owned = 1UL << 42,

    /// <summary>A sound plural or dual in the accusative or genitive.</summary>
    Oblique = 1UL << 43,

    /// <summary>Looks like a form of a cue verb and is none: مدينة، قدرته.</summary>
    NoCue = 1UL << 44,

    /// <summary>Takes up what was just said (وذلك) in front of "according to": no part of the content.</summary>
    Resuming = 1UL << 45,

    /// <summary>What somebody is made to bear: مسؤولية.</summary>
    Blame = 1UL << 46,

    /// <summary>What shows by itself and speaks for nobody: signs, events.</summary>
    Impersonal = 1UL << 47,

    /// <summary>Tells under whom a body stands (بزعامة): it goes on with the body's phrase, and the name behind it does not speak.</summary>
    Led = 1UL << 48,

    /// <summary>A text that says for somebody (a communiqué), not one that rules: what it demands is said.</summary>
    Utterance = 1UL << 49,

    /// <summary>A deed that one owns up to: an attack, responsibility.</summary>
    Deed = 1UL << 50,

    /// <summary>In front of a number it tells that it is round (نحو 500 متظاهر) and opens the phrase.</summary>
    About = 1UL << 51,

    /// <summary>Behind a text it tells who made it: "the report issued by (الصادر عن) …".</summary>
    Issued = 1UL << 52,

    /// <summary>A quantity of which "of" (من) tells what: a number of (عدد من).</summary>
    Quantity = 1UL << 53,

    /// <summary>No noun phrase goes on behind one of these.</summary>
    EndsPhrase =
        Complementiser
        | Relative
        | Negation
        | Preposition
        | Time
        | Adverb
        | Auxiliary
        | Perfect
        | Topic
        | Opener
        | Conditional
        | Existential
        | Saying
        | SayingNoun
        | Also
        | TakesAn
        | Copula
        | Pronoun,
}

/// <summary>What kind of speaker a head noun makes (<c>heads.tsv</c>).</summary>
enum SpeakerKind : byte
{
    None,
    Role,
    Unnamed,
    People,
    Body,
    Outlet,
    Document,

    /// <summary>A body whose acts are no speech: courts.</summary>
    Topic,
}

/// <summary>What may follow a cue and its subject (<c>cues.tsv</c>).</summary>
[Flags]
enum CueFrames : ulong
{
    None = 0,
    Clause = 1,
    Direct = 1 << 1,
    Object = 1 << 2,
    CountedObject = 1 << 3,
    VerbalObject = 1 << 4,
    Addressee = 1 << 5,
    Question = 1 << 6,
    Attitude = 1 << 7,
    NearClause = 1 << 8,
    Bi = 1 << 9,
    Ila = 1 << 10,
    Ala = 1 << 11,
    Min = 1 << 12,
    An = 1 << 13,
    Fi = 1 << 14,
    Li = 1 << 15,
    AnCounted = 1 << 16,

    /// <summary>The same prepositions in the same order: only with a clause behind them.</summary>
    BiClause = 1 << 17,
    IlaClause = 1 << 18,
    AlaClause = 1 << 19,
    MinClause = 1 << 20,
    AnClause = 1 << 21,
    FiClause = 1 << 22,
    LiClause = 1 << 23,

    /// <summary>A noun that belongs to the content, then the preposition.</summary>
    ObjectBi = 1 << 25,
    ObjectIla = 1 << 26,
    ObjectAla = 1 << 27,
    ObjectMin = 1 << 28,

    /// <summary>Speech behind a colon or قائلًا, not behind bare quotation marks.</summary>
    Colon = 1UL << 33,

    /// <summary>An object only where "responsibility" stands in it: "held the ministry responsible".</summary>
    BlameObject = 1UL << 35,

    /// <summary>An object only where it is a deed that one owns up to: "claimed the attack", not "adopted a policy".</summary>
    DeedObject = 1UL << 36,

    /// <summary>No cue without a speaker expressed (things show, and people find).</summary>
    NeedsSpeaker = 1UL << 34,

    /// <summary>The object frame holds only with a speaker expressed (يعتبر without one is "is considered").</summary>
    SpeakerObject = 1UL << 32,

    AnyObject = Object | CountedObject | VerbalObject | BlameObject | DeedObject,
    AnyPreposition = Bi | Ila | Ala | Min | An | Fi | Li | AnCounted,
    AnyClausePreposition = BiClause | IlaClause | AlaClause | MinClause | AnClause | FiClause | LiClause,
    AnyObjectPreposition = ObjectBi | ObjectIla | ObjectAla | ObjectMin,
    AnyClause = Clause | NearClause,
    AnySpeech = Direct | Colon,
}

enum CueFormKind : byte
{
    Past,
    Present,
    Participle,
    VerbalNoun,
    OwnedVerbalNoun,
}

/// <summary>A cue verb: its principal parts are one row of <c>cues.tsv</c>.</summary>
sealed record CueVerb(string Past, Stance Stance, CueFrames Frames, bool Relays);

/// <summary>One form of a cue verb. <see cref="Gender"/> is +1, -1 or 0; <see cref="HasObject"/> is true when an object pronoun is written onto it.</summary>
readonly record struct CueForm(CueVerb Verb, CueFormKind Kind, sbyte Gender, bool Plural, bool HasObject);

/// <summary>All that the tables say of one folded word form.</summary>
sealed class CueFirstWord
{
    public CueFirstClass Class { get; set; }
    public SpeakerKind Speaker { get; set; }
    public Stance? Attitude { get; set; }
    public sbyte Gender { get; set; }

    /// <summary>A noun for several people.</summary>
    public bool Plural { get; set; }
    public CueForm[] Cues { get; set; } = [];

    /// <summary>The frame of the preposition that the word is.</summary>
    public CueFrames Governs { get; set; }

    public bool Is(CueFirstClass any) => (Class & any) != 0;

    /// <summary>True for a word that may carry the article and the prepositions that are written onto nouns.</summary>
    public bool IsNoun { get; private set; }
    public bool IsFinite { get; private set; }
    public bool IsParticiple { get; private set; }
    public bool IsVerbalNoun { get; private set; }

    public bool IsOwnedNoun { get; private set; }

    /// <summary>The form is also a verbal noun without possessive.</summary>
    public bool HasPlainNoun { get; private set; }

    /// <summary>Called once when all tables are read.</summary>
    public void Seal()
    {
        if (Is(CueFirstClass.NoCue))
            Cues = [];
        foreach (var form in Cues)
        {
            IsFinite |= form.Kind <= CueFormKind.Present;
            IsParticiple |= form.Kind == CueFormKind.Participle;
            IsOwnedNoun |= form.Kind == CueFormKind.OwnedVerbalNoun;
            HasPlainNoun |= form.Kind == CueFormKind.VerbalNoun;
            IsVerbalNoun |= form.Kind >= CueFormKind.VerbalNoun;
        }
        IsNoun =
            IsVerbalNoun
            || Speaker != SpeakerKind.None
            || Attitude is not null
            || Is(
                CueFirstClass.Occasion
                    | CueFirstClass.Proposition
                    | CueFirstClass.Time
                    | CueFirstClass.TimeAdjective
                    | CueFirstClass.Radical
            );
    }
}
