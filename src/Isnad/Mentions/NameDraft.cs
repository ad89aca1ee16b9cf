namespace Isnad;

/// <summary>A name found, before names are grouped: tokens <c>[First, End)</c>, of whose first <see cref="Skip"/> key characters are proclitics.</summary>
internal record struct NameDraft(int First, int End, int Skip, EntityType Type, int Sentence)
{
    public readonly int Length => End - First;

    public readonly TextSpan Span(TokenTable tokens) =>
        new(Skip == 0 ? tokens[First].Start : tokens.OffsetAfter(First, Skip), tokens[End - 1].End);

    public readonly bool Overlaps(in NameDraft other) => First < other.End && other.First < End;
}
