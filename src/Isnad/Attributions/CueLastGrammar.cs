namespace Isnad;

/// <summary>
/// The cue closes the clause behind source and content (Persian). Each sentence is read once from its beginning with a stack of clauses:
/// a cue takes its speaker from the clause that it closes, and opens a clause of content behind it, or takes its content from its own clause.
/// </summary>
static class CueLastGrammar
{
    public static void Find(AttributionText text, List<Attribution> found)
    {
        var lexicon = text.Language.Compiled(CueLastLexicon.Load);
        var words = new CueLastTokens(text, lexicon);
        if (words.First == words.End)
            return;
        var clauses = new CueLastClauses(words);
        var sentences = text.Document.Sentences;
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            if (sentence.Article != text.Article)
                continue;
            clauses.Read(sentence, text.Document);
        }
        clauses.ReadInterview(text.Document, text.Article);
        clauses.WriteTo(found);
    }
}
