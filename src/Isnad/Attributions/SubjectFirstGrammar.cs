namespace Isnad;

/// <summary>The source stands before the cue and the content behind it, or the content opens and the cue follows (English).</summary>
static class SubjectFirstGrammar
{
    public static void Find(AttributionText text, List<Attribution> found) { }
}
