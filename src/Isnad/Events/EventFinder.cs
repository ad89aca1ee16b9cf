namespace Isnad;

/// <summary>
/// What is said to have happened, when and where? A trigger word gives the type; date and place are the nearest of its sentence. Each event is
/// listed once for the headline and once for its first mention in the body: a second trigger of the type counts only with another date.
/// </summary>
public static class EventFinder
{
    public static IReadOnlyList<Event> Find(Document document, EntityTable names, IReadOnlyList<TimeMention> times)
    {
        var events = new List<Event>();
        var seen = new HashSet<(int Article, bool Title, EventType Type, string? Date)>();
        var tokens = document.Tokens;
        foreach (var sentence in document.Sentences)
        {
            if (
                Language.Of(sentence.Language) is not { } language
                || sentence.Role is SentenceRole.Byline or SentenceRole.Dateline or SentenceRole.Caption
            )
                continue;
            var words = language.Compiled(EventWords.Load);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (
                    tokens[i].Kind != TokenKind.Word
                    || !words.Triggers.TryMatch(tokens, i, sentence.EndToken, language.Proclitics, out var trigger)
                )
                    continue;
                var span = trigger.Span(tokens);
                i = trigger.End - 1;
                if (document.IsNoise(span.Start) || InName(names, span))
                    continue;
                var date = Date(span, sentence, times);
                var place = Place(span, sentence, names);
                var title = sentence.Role == SentenceRole.Title;
                if (trigger.Value.Noun && date is null && place is null && !title)
                    continue;
                // the same event without a date, or with the date it already has, is a second mention
                if (
                    seen.Contains((sentence.Article, title, trigger.Value.Type, date))
                    || date is null && Any(seen, sentence.Article, title, trigger.Value.Type)
                )
                    continue;
                seen.Add((sentence.Article, title, trigger.Value.Type, date));
                events.Add(new Event(span, trigger.Value.Type, date, place) { Noun = trigger.Value.Noun });
            }
        }
        events.Sort((a, b) => a.Trigger.CompareTo(b.Trigger));
        return events;
    }

    static bool Any(HashSet<(int Article, bool Title, EventType Type, string? Date)> seen, int article, bool title, EventType type)
    {
        foreach (var one in seen)
            if (one.Article == article && one.Title == title && one.Type == type)
                return true;
        return false;
    }

    static bool InName(EntityTable names, TextSpan span)
    {
        for (
            var i = Math.Max(0, names.FirstMentionFrom(span.Start) - 2);
            i < names.Mentions.Count && names.Mentions[i].Span.Start < span.End;
            i++
        )
            if (names.Mentions[i].Span.Contains(span))
                return true;
        return false;
    }

    static string? Date(TextSpan trigger, Sentence sentence, IReadOnlyList<TimeMention> times)
    {
        string? best = null;
        var distance = int.MaxValue;
        foreach (var time in times)
        {
            if (time.Span.Start < sentence.Span.Start || time.Value is not { } value || value.Contains("..", StringComparison.Ordinal))
                continue;
            if (time.Span.Start >= sentence.Span.End)
                break;
            var away = time.Span.Start >= trigger.End ? time.Span.Start - trigger.End : trigger.Start - time.Span.End;
            if (away < distance)
                (best, distance) = (
                    value.IndexOf('T', StringComparison.Ordinal) is > 0 and var clock && !value.Contains('/', StringComparison.Ordinal)
                        ? value[..clock]
                        : value,
                    away
                );
        }
        return best;
    }

    static int? Place(TextSpan trigger, Sentence sentence, EntityTable names)
    {
        int? best = null;
        var distance = int.MaxValue;
        for (
            var i = names.FirstMentionFrom(sentence.Span.Start);
            i < names.Mentions.Count && names.Mentions[i].Span.Start < sentence.Span.End;
            i++
        )
        {
            var mention = names.Mentions[i];
            if (mention.Type != EntityType.Place)
                continue;
            var away = mention.Span.Start >= trigger.End ? mention.Span.Start - trigger.End : trigger.Start - mention.Span.End;
            if (away < distance)
                (best, distance) = (mention.Entity, away);
        }
        return best;
    }
}
