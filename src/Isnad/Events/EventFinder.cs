namespace Isnad;

/// <summary>
/// What is said to have happened, when and where? A trigger word gives the type; date and place are the nearest of its sentence. Each event is
/// listed once for the headline and once for its first mention in the body: a second trigger of the type counts only with another date.
/// </summary>
static class EventFinder
{
    readonly record struct Listed(int Article, bool Title, EventType Type, string? Date, int? Place);

    public static IReadOnlyList<Event> Find(Document document, EntityTable names, Setting around)
    {
        var events = new List<Event>();
        var seen = new List<Listed>();
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
                if (
                    document.IsNoise(span.Start)
                    || InName(names, span)
                    || around.InTime(span)
                    || !words.Means(tokens, trigger, sentence)
                    || IsGoverned(tokens, trigger)
                )
                    continue;
                var owner = around.StatementAt(span);
                var date = around.TimeBeside(span, sentence, owner, dated: true);
                var place = around.PlaceBeside(span, sentence, owner);
                var title = sentence.Role == SentenceRole.Title;
                if (
                    trigger.Value.Form == TriggerForm.Many
                        ? title || !Happened(trigger.Value.Form, date, place)
                        : !title && !Happened(trigger.Value.Form, date, place)
                )
                    continue;
                var day = date ?? around.TimeBefore(sentence);
                var one = new Listed(sentence.Article, title, trigger.Value.Type, day, place);
                if (IsListed(seen, one, dated: date is not null))
                    continue;
                seen.Add(one);
                events.Add(
                    new Event(span, trigger.Value.Type, day, PlaceOf(trigger.Value.Type, place, sentence, around))
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

    /// <summary>Accusing and threatening are done in words: the place beside them is that of what is spoken of.</summary>
    static bool IsSpoken(EventType type) => type is EventType.Accuse or EventType.Threaten;

    /// <summary>What is told without a place happened where the story takes place, unless people travel to it or it is done from afar.</summary>
    static int? PlaceOf(EventType type, int? beside, Sentence sentence, Setting around) =>
        IsSpoken(type) ? null
        : type is EventType.Consult or EventType.Gathering or EventType.Arrest or EventType.Sanction or EventType.Coerce ? beside
        : beside ?? around.PlaceBefore(sentence);

    static bool Happened(TriggerForm form, string? date, int? place) =>
        form switch
        {
            TriggerForm.Verb => true,
            TriggerForm.Noun => date is not null || place is not null,
            _ => date is { Length: >= 10 },
        };

    static bool IsListed(List<Listed> seen, Listed one, bool dated)
    {
        foreach (var other in seen)
            if (
                other.Article == one.Article
                && other.Title == one.Title
                && other.Type == one.Type
                && IsSame(other.Date, other.Place, one.Date, dated, one.Place)
            )
                return true;
        return false;
    }

    /// <summary>
    /// A second mention of an event: it has no date of its own, or the same one, or one that says less ("within three days" of it). Two meetings on one
    /// day are two where each has a place of its own.
    /// </summary>
    static bool IsSame(string? known, int? knownPlace, string? day, bool dated, int? place)
    {
        if (!dated)
            return true;
        if (known == day)
            return knownPlace is null || place is null || knownPlace == place;
        return known is { Length: 10 } && day is not null && day.Contains('/', StringComparison.Ordinal) && Covers(day, known);
    }

    static bool Covers(string interval, string day)
    {
        var slash = interval.IndexOf('/', StringComparison.Ordinal);
        var (first, last) = (interval[..slash], interval[(slash + 1)..]);
        return (first == ".." || string.CompareOrdinal(first, day) <= 0) && (last == ".." || string.CompareOrdinal(day, last) <= 0);
    }

    /// <summary>بقتل أخيه: behind a preposition or the article what looks like a verb is the noun of the act.</summary>
    static bool IsGoverned(TokenTable tokens, PhraseMatch<EventTrigger> trigger) =>
        trigger.Value.Form == TriggerForm.Verb
        && trigger.Skip > 0
        && tokens.Key(trigger.Token)[..trigger.Skip].IndexOfAny('ب', 'ك', 'ا') >= 0;

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
