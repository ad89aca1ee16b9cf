namespace Isnad;

/// <summary>A name found, before names are grouped: tokens <c>[First, End)</c>, of whose first <see cref="Skip"/> key characters are proclitics.</summary>
internal record struct NameDraft(int First, int End, int Skip, EntityType Type, int Sentence)
{
    /// <summary>How much the model holds for each type, where it was asked.</summary>
    public TypeVotes Votes { get; set; }

    public readonly int Length => End - First;

    public readonly TextSpan Span(TokenTable tokens) =>
        new(Skip == 0 ? tokens[First].Start : tokens.OffsetAfter(First, Skip), tokens[End - 1].End);

    public readonly bool Overlaps(in NameDraft other) => First < other.End && other.First < End;
}

/// <summary>
/// What the model holds for person, organisation and place at one place of a name: 2 for the best of them, down to 0 for one whose odds are
/// worse by e squared or more. All zero where the model was not asked.
/// </summary>
internal readonly record struct TypeVotes(sbyte Person, sbyte Organisation, sbyte Place)
{
    /// <summary>What stands around the name leaves no doubt of a person.</summary>
    public static readonly TypeVotes SurePerson = new(6, 0, 0);

    /// <summary>The name signs a page: it is no person, whatever it seems to be elsewhere on it.</summary>
    public static readonly TypeVotes SureOutlet = new(0, sbyte.MaxValue, 0);

    public void AddTo(Span<int> counts, EntityType otherwise)
    {
        const int Own = 2;
        if (this == default)
            counts[NameContexts.Class(otherwise)] += Own;
        counts[0] += Person;
        counts[1] += Organisation;
        counts[2] += Place;
    }
}
