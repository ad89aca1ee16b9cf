namespace Isnad;

/// <summary>The cue stands before its source and its content (Arabic).</summary>
static class CueFirstGrammar
{
    public static void Find(AttributionText text, List<Attribution> found) { }
}
