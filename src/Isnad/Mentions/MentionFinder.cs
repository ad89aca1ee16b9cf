namespace Isnad;

/// <summary>Who and what is named here? Finds the names of a document and groups those that mean the same.</summary>
public static class MentionFinder
{
    [ThreadStatic]
    static NameFeatures? workspace;

    sealed class Nothing : IWordLore
    {
        public uint Of(uint hash) => 0;
    }

    static readonly IWordLore NoClasses = new Nothing();

    public static EntityTable Find(Document document)
    {
        var drafts = new List<NameDraft>();
        var lexicons = new NameLexicon?[document.Sentences.Count];
        var places = new int[document.Sentences.Count];
        var rules = new Dictionary<string, NameRules>(StringComparer.Ordinal);
        var features = workspace ??= new NameFeatures();
        features.Clear();
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            if (LanguageOf(document, sentence) is not { } language)
                continue;
            var lexicon = lexicons[s] = NameLexicon.Of(language);
            places[s] = features.Add(document.Tokens, sentence.FirstToken, sentence.EndToken, lexicon, NameModel.Of(language) ?? NoClasses);
        }
        features.Close();
        var tags = new NameTag[512];
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            if (lexicons[s] is not { } lexicon)
                continue;
            var count = sentence.EndToken - sentence.FirstToken;
            if (tags.Length < count)
                tags = new NameTag[count * 2];
            var language = lexicon.Language;
            var model = NameModel.Of(language);
            if (model is null)
                tags.AsSpan(0, count).Clear();
            else
                model.Tag(features, places[s], count, tags);
            if (!rules.TryGetValue(language.Tag, out var rule))
                rules[language.Tag] = rule = new NameRules(document.Tokens, lexicon) { Classes = model };
            rule.Apply(tags, features, places[s], sentence.FirstToken, sentence.EndToken, s, drafts);
        }
        PageNames.Add(document, drafts, s => lexicons[s]);
        NameEcho.Run(document, drafts, s => lexicons[s]);
        return NameGrouping.Run(document, drafts, s => lexicons[s]);
    }

    static Language? LanguageOf(Document document, in Sentence sentence) =>
        Language.Of(sentence.Language) ?? Language.Of(document.Articles[sentence.Article].Language) ?? Language.Of(document.Language);
}
