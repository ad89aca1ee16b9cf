using NodaTime;

namespace Isnad;

/// <summary>Which time is meant, and how exactly? Also decides when each article was published, since datelines are times.</summary>
public static class TimeFinder
{
    /// <summary>The times in text order, and the articles with their publication decided.</summary>
    public static (IReadOnlyList<TimeMention> Times, IReadOnlyList<Article> Articles) Find(Document document)
    {
        var times = new List<TimeMention>();
        var articles = new Article[document.Articles.Count];
        TimeResolver? last = null;
        for (var i = 0; i < articles.Length; i++)
        {
            var article = document.Articles[i];
            if (Language.Of(article.Language) is not { } language)
            {
                articles[i] = article;
                continue;
            }
            var words = language.Compiled(TimeWords.Load);
            var (first, end) = (document.Tokens.IndexAt(article.Span.Start), document.Tokens.IndexAt(article.Span.End));
            if (end < document.Tokens.Count && document.Tokens[end].Start < article.Span.End)
                end++;
            var parses = new TimeGrammar(new TimeText(document.Tokens, first, end, words)).ReadAll();
            parses.RemoveAll(parse => document.IsNoise(document.Tokens[parse.First].Start));
            var published = PublicationDecider.Decide(document, i, parses, words);
            articles[i] = article with { Published = published };
            var resolver = new TimeResolver(words, PublicationDecider.DayOf(published));
            if (last is not null)
                resolver.Follow(last);
            last = resolver;
            foreach (var parse in parses)
            {
                var (value, anchor, _) = resolver.Resolve(parse);
                times.Add(new TimeMention(parse.Span(document.Tokens), value, anchor) { Fault = resolver.Fault, Ahead = parse.Ahead });
            }
        }
        return (times, articles);
    }

    /// <summary>The times of a bare text in a language, counted from a reference day (null: unknown). For queries and for measuring.</summary>
    public static IReadOnlyList<TimeMention> Find(string text, string language, LocalDate? reference)
    {
        var words = (Language.Of(language) ?? throw new ArgumentException($"Isnad does not read '{language}'", nameof(language))).Compiled(
            TimeWords.Load
        );
        var tokens = Tokenizer.Tokenize(text);
        var resolver = new TimeResolver(words, reference);
        var times = new List<TimeMention>();
        foreach (var parse in new TimeGrammar(new TimeText(tokens, 0, tokens.Count, words)).ReadAll())
        {
            var (value, anchor, _) = resolver.Resolve(parse);
            times.Add(new TimeMention(parse.Span(tokens), value, anchor) { Fault = resolver.Fault, Ahead = parse.Ahead });
        }
        return times;
    }
}
