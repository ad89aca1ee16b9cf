namespace Isnad;

/// <summary>Which quantity is stated, of what, how firmly?</summary>
public static class FigureFinder
{
    public static IReadOnlyList<Figure> Find(Document document, EntityTable names, IReadOnlyList<TimeMention> times)
    {
        var figures = new List<Figure>();
        foreach (var article in document.Articles)
        {
            if (Language.Of(article.Language) is not { } language)
                continue;
            var (first, end) = (document.Tokens.IndexAt(article.Span.Start), document.Tokens.IndexAt(article.Span.End));
            var scan = new FigureScan(document.Tokens, first, end, language.Compiled(FigureWords.Load))
            {
                Blocked = offset => document.IsNoise(offset),
                Taken = [.. times.Select(time => time.Span), .. NamesWithNumbers(document, names)],
            };
            scan.ReadAll(figures);
        }
        figures.Sort((a, b) => a.Span.CompareTo(b.Span));
        return figures;
    }

    /// <summary>The figures of a bare text in a language. For queries and for measuring.</summary>
    public static IReadOnlyList<Figure> Find(string text, string language)
    {
        var words = (
            Isnad.Language.Of(language) ?? throw new ArgumentException($"Isnad does not read '{language}'", nameof(language))
        ).Compiled(FigureWords.Load);
        var tokens = Tokenizer.Tokenize(text);
        var figures = new List<Figure>();
        new FigureScan(tokens, 0, tokens.Count, words)
        {
            Taken = [.. TimeFinder.Find(text, language, null).Select(time => time.Span)],
        }.ReadAll(figures);
        return figures;
    }

    /// <summary>Names that hold a number: what stands in them is no figure.</summary>
    static IEnumerable<TextSpan> NamesWithNumbers(Document document, EntityTable names)
    {
        foreach (var mention in names.Mentions)
        {
            var (first, end) = (document.Tokens.IndexAt(mention.Span.Start), document.Tokens.IndexAt(mention.Span.End - 1) + 1);
            var (numbers, words) = (false, false);
            for (var i = first; i < end && i < document.Tokens.Count; i++)
                if (document.Tokens[i].Kind == TokenKind.Number)
                    numbers = true;
                else if (document.Tokens[i].Kind == TokenKind.Word)
                    words = true;
            if (words && numbers)
                yield return mention.Span;
            else if (words && end - first > 1)
                yield return new TextSpan(document.Tokens[first + 1].Start, mention.Span.End);
        }
    }
}
