namespace Isnad;

/// <summary>Who and what is named here? Finds the names of a document and groups those that mean the same.</summary>
public static class MentionFinder
{
    public static EntityTable Find(Document document)
    {
        var drafts = new List<NameDraft>();
        var lexicons = new NameLexicon?[document.Sentences.Count];
        var rules = new Dictionary<string, NameRules>(StringComparer.Ordinal);
        var features = new NameFeatures();
        var tags = new NameTag[512];
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            if (LanguageOf(document, sentence) is not { } language)
                continue;
            var lexicon = lexicons[s] = NameLexicon.Of(language);
            var count = sentence.EndToken - sentence.FirstToken;
            if (tags.Length < count)
                tags = new NameTag[count * 2];
            if (NameModel.Of(language) is { } model)
            {
                features.Prepare(document.Tokens, sentence.FirstToken, sentence.EndToken, lexicon);
                model.Tag(features, count, tags);
            }
            else
                tags.AsSpan(0, count).Clear();
            if (!rules.TryGetValue(language.Tag, out var rule))
                rules[language.Tag] = rule = new NameRules(document.Tokens, lexicon);
            rule.Apply(tags, sentence.FirstToken, sentence.EndToken, s, drafts);
        }
        NameEcho.Run(document, drafts, s => lexicons[s]);
        return NameGrouping.Run(document, drafts, s => lexicons[s]);
    }

    static Language? LanguageOf(Document document, in Sentence sentence) =>
        Language.Of(sentence.Language) ?? Language.Of(document.Articles[sentence.Article].Language) ?? Language.Of(document.Language);
}
