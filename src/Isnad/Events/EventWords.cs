namespace Isnad;

/// <summary>The event triggers of one language (<c>events.tsv</c>) and the words that tell their homographs (<c>event-companions.tsv</c>).</summary>
sealed class EventWords
{
    /// <summary>How far from an ambiguous trigger its companion may stand, in tokens.</summary>
    const int Reach = 6;

    readonly PhraseTable<HashSet<string>> companions;

    EventWords(Language language)
    {
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var beside = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var row in language.Table("event-companions"))
        {
            row.Expect(2);
            foreach (var word in Spellings.Variants(row[1]))
                Set(beside, word).Add(row[0]);
            Set(needs, row[0]).Add(row[1]);
        }
        var entries = new List<(string, EventTrigger)>();
        foreach (var row in language.Table("events"))
        {
            row.Expect(3);
            foreach (var variant in Spellings.Variants(row[0]))
                entries.Add(
                    (variant, new EventTrigger(row.Enum<EventType>(1), row.Enum<TriggerForm>(2), needs.ContainsKey(row[0]) ? row[0] : null))
                );
        }
        foreach (var trigger in needs.Keys)
            if (!entries.Exists(entry => entry.Item2.Ambiguous == trigger))
                throw new InvalidDataException($"languages/{language.Tag}/event-companions.tsv: '{trigger}' is no trigger of events.tsv");
        Language = language;
        Triggers = new PhraseTable<EventTrigger>(entries);
        companions = new PhraseTable<HashSet<string>>(beside.Select(entry => (entry.Key, entry.Value)));

        static HashSet<string> Set(Dictionary<string, HashSet<string>> sets, string key) =>
            sets.TryGetValue(key, out var set) ? set : sets[key] = new(StringComparer.Ordinal);
    }

    public static EventWords Load(Language language) => new(language);

    public Language Language { get; }
    public PhraseTable<EventTrigger> Triggers { get; }

    /// <summary>True when the words beside a trigger leave no doubt about its meaning.</summary>
    public bool Means(TokenTable tokens, PhraseMatch<EventTrigger> trigger, Sentence sentence)
    {
        if (trigger.Value.Ambiguous is not { } name)
            return true;
        var (from, to) = (Math.Max(sentence.FirstToken, trigger.Token - Reach), Math.Min(sentence.EndToken, trigger.End + Reach));
        for (var i = from; i < to; i++)
            if (
                (i < trigger.Token || i >= trigger.End)
                && tokens[i].Kind == TokenKind.Word
                && companions.TryMatch(tokens, i, to, Language.Proclitics, out var word)
                && word.Value.Contains(name)
            )
                return true;
        return false;
    }
}

enum TriggerForm
{
    /// <summary>An act told of.</summary>
    Verb,

    /// <summary>May name a phenomenon; an event only beside a date or a place.</summary>
    Noun,

    /// <summary>Names a phenomenon ("executions in the country"); an event only beside a day.</summary>
    Many,
}

/// <summary>A trigger's type and form; <see cref="Ambiguous"/> is its own spelling when it has another meaning besides.</summary>
readonly record struct EventTrigger(EventType Type, TriggerForm Form, string? Ambiguous);
