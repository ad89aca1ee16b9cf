namespace Isnad;

/// <summary>
/// The grammar of languages whose source stands before the cue and whose content behind it, or whose content opens and is followed by
/// source and cue (English). It leans on parts of speech where the language has a tagger.
/// </summary>
static class SubjectFirstGrammar
{
    public static void Find(AttributionText text, List<Attribution> found) => new SubjectFirstReader(text, found).Read();
}
