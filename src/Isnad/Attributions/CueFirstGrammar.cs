namespace Isnad;

/// <summary>
/// The cue stands before its source and its content (Arabic): every form of every cue verb in an article is tried as the head of an
/// attribution, then the expressions for "according to", the colons of headlines and interviews. What stands inside what is settled later.
/// </summary>
static class CueFirstGrammar
{
    public static void Find(AttributionText text, List<Attribution> found)
    {
        var lexicon = text.Language.Compiled(CueFirstLexicon.Load);
        var view = new CueFirstView(text, lexicon);
        if (view.Count > 0)
            new CueFirstReader(view, lexicon).Read(found);
    }
}
