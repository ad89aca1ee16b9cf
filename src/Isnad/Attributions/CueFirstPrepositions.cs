namespace Isnad;

/// <summary>The frames' prepositions as words.</summary>
static class CueFirstPrepositions
{
    public static bool IsPlain(ReadOnlySpan<char> key) => Of(key) != CueFrames.None;

    public static CueFrames Of(ReadOnlySpan<char> key) =>
        key switch
        {
            "الي" => CueFrames.Ila,
            "علي" => CueFrames.Ala,
            "من" => CueFrames.Min,
            "عن" => CueFrames.An,
            "في" => CueFrames.Fi,
            _ => CueFrames.None,
        };
}
