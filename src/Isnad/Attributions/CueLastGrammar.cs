namespace Isnad;

/// <summary>The cue closes the clause behind source and content (Persian).</summary>
static class CueLastGrammar
{
    public static void Find(AttributionText text, List<Attribution> found) { }
}
