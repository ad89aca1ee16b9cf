namespace Isnad;

/// <summary>What is the structure of the text? Articles, noise, titles, bylines, datelines, sentences, languages.</summary>
public static class DocumentBuilder
{
    public static Document Build(Evidence evidence, SourceText source)
    {
        var tokens = Tokenizer.Tokenize(source.Text);
        var whole = new TextSpan(0, source.Text.Length).Trim(source.Text);
        return new Document
        {
            Evidence = evidence,
            Source = source,
            Tokens = tokens,
            Language = "und",
            Articles = whole.IsEmpty ? [] : [new Article(whole)],
            Noise = [],
            Sentences = whole.IsEmpty ? [] : [new Sentence(whole, 0, tokens.Count, 0, "und", SentenceRole.Body)],
        };
    }
}
