using NodaTime;

namespace Isnad;

/// <summary>Which time is meant, and how exactly? Also decides when each article was published, since datelines are times.</summary>
public static class TimeFinder
{
    /// <summary>The times in text order, and the articles with their publication decided.</summary>
    public static (IReadOnlyList<TimeMention> Times, IReadOnlyList<Article> Articles) Find(
        Document document,
        EntityTable names,
        IReadOnlyList<Quotation> quotations
    )
    {
        var times = new List<TimeMention>();
        var articles = new Article[document.Articles.Count];
        TimeResolver? last = null;
        List<TextSpan> quoted = [.. quotations.Where(quotation => quotation.Depth == 0).Select(quotation => quotation.Inner)];
        quoted.Sort((a, b) => a.Start.CompareTo(b.Start));
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
            var resolved = new List<(TimeParse, TimeValue?)>(parses.Count);
            var pending = new List<int>();
            foreach (var parse in parses)
            {
                var span = parse.Span(document.Tokens);
                var node = parse.Node is StepNode { Event: > 0 } step ? EventDays.Counted(document, step, language) : parse.Node;
                var origin = node is StepNode { Event: > 0 and var noun } ? EventDays.Of(document, noun, language, resolved) : null;
                var (value, anchor, full) = resolver.Resolve(parse with { Node = node, Quote = Quoting(quoted, span)?.Start }, origin);
                if (
                    resolver.Unplaced
                    || parse.Node is DateNode { IsDayWord: true } && (InName(names, span) || InTitle(quoted, document.Tokens, parse))
                )
                    continue;
                if (parse.Node is EventDayNode && value is null)
                    pending.Add(times.Count);
                times.Add(new TimeMention(span, value, anchor) { Fault = resolver.Fault, Ahead = parse.Ahead });
                resolved.Add((parse, full));
            }
            // polling day, dated further down
            foreach (var index in pending)
                times[index] = times[index] with { Value = resolver.EventDayTold };
            if (published.Value is null)
                articles[i] = article with
                {
                    Published = PublicationInterval.Decide(document.Tokens, resolved, words, document.Evidence.Fetched),
                };
        }
        return (times, articles);
    }

    /// <summary>A paper called "Tomorrow's Voice": its name is no day.</summary>
    static bool InName(EntityTable names, TextSpan span)
    {
        for (var i = names.FirstMentionFrom(span.Start + 1) - 1; i >= 0 && names.Mentions[i].Span.End > span.Start; i--)
            if (names.Mentions[i] is { Type: EntityType.Outlet } mention && mention.Span.Contains(span))
                return true;
        return false;
    }

    /// <summary>ملاعب اليوم in quotation marks: two or three words that end with a day are a title.</summary>
    static bool InTitle(List<TextSpan> quoted, TokenTable tokens, TimeParse parse)
    {
        if (Quoting(quoted, parse.Span(tokens)) is not { } title || tokens[parse.End - 1].End != title.End)
            return false;
        var words = parse.End - tokens.IndexAt(title.Start);
        return words is 2 or 3;
    }

    /// <summary>The outermost quotation, of all in text order, in which a span stands.</summary>
    static TextSpan? Quoting(List<TextSpan> quoted, TextSpan span)
    {
        var (low, high) = (0, quoted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (quoted[middle].Contains(span))
                return quoted[middle];
            if (span.Start < quoted[middle].Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
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
