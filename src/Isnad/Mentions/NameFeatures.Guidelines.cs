namespace Isnad;

/// <content>
/// Labelled sets follow different guidelines: one takes the head noun into the name ("the province of X"), another leaves it out. What all have
/// in common is learned from all; where a set has a way of its own, some features stand a second time for its guideline alone (Daumé 2007,
/// "Frustratingly easy domain adaptation"). The program itself follows none.
/// </content>
internal sealed partial class NameFeatures
{
    /// <summary>How many features a token has where a guideline is followed.</summary>
    public const int Guided = PerToken + 40;

    /// <summary>The labelling guideline to follow; 0 for none.</summary>
    public uint Guideline { get; set; }

    /// <summary>Positions of the features that stand a second time: words, stems, shape, tables, how common, what stands around.</summary>
    // csharpier-ignore
    public static ReadOnlySpan<byte> ByGuideline =>
        [
            0, 1, 2, 10, 11, 12, 13, 14, 15, 31, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 55, 58, 59, 60, 61, 62, 63, 64, 65, 74,
            81, 82, 83, 84, 86, 87, 88,
        ];

    void Guide(Span<uint> hashes)
    {
        for (var f = 0; f < ByGuideline.Length; f++)
            hashes[PerToken + f] = (hashes[ByGuideline[f]] ^ Guideline) * 0x9E3779B1u;
    }
}
