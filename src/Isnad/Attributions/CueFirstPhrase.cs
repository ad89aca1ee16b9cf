namespace Isnad;

/// <summary>A noun phrase that may be a source: positions, the offset of its first character behind proclitics, and what its words say.</summary>
readonly record struct CueFirstPhrase(
    int Start,
    int End,
    int Offset,
    SpeakerKind Kind,
    bool Named,
    bool HeadNamed,
    bool Person,
    bool Indefinite,
    sbyte Gender,
    bool Plural = false
)
{
    public bool IsEmpty => End <= Start;

    /// <summary>True when a name or a noun of heads.tsv makes this a possible speaker.</summary>
    public bool Speaks => HeadNamed || Person || Kind != SpeakerKind.None;
}
