namespace Isnad;

/// <summary>
/// What is said to have happened, when and where? A trigger word gives the type; date and place are the nearest of its sentence. Each event is
/// listed once for the headline and once for its first mention in the body: a second trigger of the type counts only with another date.
/// </summary>
static class EventFinder
{
    public static IReadOnlyList<Event> Find(Document document, EntityTable names, Setting around)
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
                if (document.IsNoise(span.Start) || InName(names, span) || around.InTime(span) || !words.Means(tokens, trigger, sentence))
                    continue;
                var owner = around.StatementAt(span);
                var date = around.TimeBeside(span, sentence, owner, dated: true);
                var place = around.PlaceBeside(span, sentence, owner);
                var title = sentence.Role == SentenceRole.Title;
                if (!title && !Happened(trigger.Value.Form, date, place))
                    continue;
                var day = date ?? around.TimeBefore(sentence);
                // the same event without a date, or with the date it already has, is a second mention
                if (
                    seen.Contains((sentence.Article, title, trigger.Value.Type, day))
                    || date is null && Any(seen, sentence.Article, title, trigger.Value.Type)
                )
                    continue;
                seen.Add((sentence.Article, title, trigger.Value.Type, day));
                events.Add(
                    new Event(span, trigger.Value.Type, day, place ?? around.PlaceBefore(sentence))
                    {
                        Noun = trigger.Value.Form != TriggerForm.Verb,
                        Statement = owner,
                    }
                );
            }
        }
        events.Sort((a, b) => a.Trigger.CompareTo(b.Trigger));
        return events;
    }

    static bool Happened(TriggerForm form, string? date, int? place) =>
        form switch
        {
            TriggerForm.Verb => true,
            TriggerForm.Noun => date is not null || place is not null,
            _ => date is { Length: >= 10 },
        };

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
}
