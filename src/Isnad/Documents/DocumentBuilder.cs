namespace Isnad;

/// <summary>
/// What is the structure of the text? Articles, noise, titles, bylines, datelines, sentences, languages. The order of the steps is the
/// order of their certainty: what words show, what position shows, what repetition shows, what topic shows.
/// </summary>
public static class DocumentBuilder
{
    public static Document Build(Evidence evidence, SourceText source)
    {
        var tokens = Tokenizer.Tokenize(source.Text);
        var language = LanguageIdentifier.Identify(tokens, 0, tokens.Count);
        var page = new Page(source, tokens, language);
        var pieces = FindPieces(page);
        var assembly = new Assembly(page, pieces);
        return new Document
        {
            Evidence = evidence,
            Source = source,
            Tokens = tokens,
            Language = assembly.Articles.Count == 1 ? assembly.Articles[0].Language : language,
            Articles = assembly.Articles,
            Noise = assembly.Noise,
            Sentences = assembly.Sentences,
        };
    }

    static List<Piece> FindPieces(Page page)
    {
        FurnitureFinder.Mark(page);
        var body = BodyReader.FirstRunning(page, 0);
        for (var i = 0; i < body && !page.Digest; i++)
            page.Digest = page.Lines[i].Words <= 24 && page.Contains(w => w.Digests, page.Lines[i].First, page.Lines[i].End);
        var title = HeadReader.Read(page, 0, body);
        var byline = page.Lines.Find(line => line.Role == LineRole.Byline);
        BodyReader.Read(page, body, title, byline);
        if (title is not null)
            MarkTitleInside(page, title);
        KeywordFinder.Mark(page, title);
        if (page.Digest && title is null && DigestSplitter.Split(page) is { Count: > 0 } digest)
            return digest;
        return ArticleFinder.Find(page);
    }

    /// <summary>A headline glued to the first words of a paragraph is the headline again.</summary>
    static void MarkTitleInside(Page page, Line title)
    {
        var length = title.End - title.First;
        if (title.Words < 4)
            return;
        foreach (var line in page.Lines)
        {
            if (line.Role != LineRole.Body || line.End - line.First <= length + 6)
                continue;
            var same = 0;
            while (same < length && page.Tokens.KeyIs(line.First + same, page.Tokens.Key(title.First + same)))
                same++;
            if (same < length)
                continue;
            var end = line.First + length;
            var dash = page.Text[page.Tokens[end].Start] is '-' or '–' or '—' or ':' or '.' or '|' or '،' or ',';
            // a lead may begin with the title's words and go on with the sentence
            if (!dash)
                continue;
            page.Inline.Add(new(page.Tokens.SpanOf(line.First, end + 1), NoiseKind.RepeatedTitle));
        }
    }
}
