namespace Isnad;

/// <summary>Who and what is named here? Finds the names of a document and groups those that mean the same.</summary>
public static class MentionFinder
{
    // by how often a strange word stands in the document: 1, 2, 3 times or more; in units of the model's weights
    static readonly short[] OutsideBias = [4, 16, 32];

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
        var bias = new short[512];
        var repeats = new Repeats(document.Tokens);
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            if (lexicons[s] is not { } lexicon)
                continue;
            var count = sentence.EndToken - sentence.FirstToken;
            if (tags.Length < count)
                (tags, bias) = (new NameTag[count * 2], new short[count * 2]);
            var language = lexicon.Language;
            var model = NameModel.Of(language);
            if (model is null)
                tags.AsSpan(0, count).Clear();
            else
            {
                for (var i = 0; i < count; i++)
                    bias[i] = features.IsStrange(places[s] + i)
                        ? OutsideBias[Math.Min(repeats.Of(document.Tokens[sentence.FirstToken + i].KeyHash), 3) - 1]
                        : (short)0;
                model.Tag(features, places[s], count, tags, bias.AsSpan(0, count));
            }
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

    /// <summary>How often a word's folded key stands in the document, roughly: strange words that come back are mostly names.</summary>
    readonly struct Repeats
    {
        readonly byte[] counts;

        public Repeats(TokenTable tokens)
        {
            counts = new byte[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(tokens.Count * 4, 256, 1 << 18))];
            for (var i = 0; i < tokens.Count; i++)
                if (tokens[i].Kind == TokenKind.Word && counts[Place(tokens[i].KeyHash)] < byte.MaxValue)
                    counts[Place(tokens[i].KeyHash)]++;
        }

        public int Of(uint hash) => Math.Max((byte)1, counts[Place(hash)]);

        int Place(uint hash) => (int)(hash ^ (hash >> 15)) & (counts.Length - 1);
    }
}
