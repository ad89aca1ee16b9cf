namespace Isnad;

/// <summary>The event triggers of one language (<c>events.tsv</c>).</summary>
sealed class EventWords
{
    EventWords(Language language)
    {
        var entries = new List<(string, EventTrigger)>();
        foreach (var row in language.Table("events"))
        {
            row.Expect(3);
            foreach (var variant in Spellings.Variants(row[0]))
                entries.Add((variant, new EventTrigger(row.Enum<EventType>(1), row[2] == "noun")));
        }
        Language = language;
        Triggers = new PhraseTable<EventTrigger>(entries);
    }

    public static EventWords Load(Language language) => new(language);

    public Language Language { get; }
    public PhraseTable<EventTrigger> Triggers { get; }
}

/// <summary>A noun alone may name a phenomenon ("executions in the country"); it is an event only beside a date or a place.</summary>
readonly record struct EventTrigger(EventType Type, bool Noun);
