namespace Isnad;

/// <content>Whose the offices are that spoke, told when all have spoken, from who speaks in turn.</content>
sealed partial class SourceResolver
{
    /// <summary>Who speaks in turn outside of others' words, with a noun phrase of his own.</summary>
    readonly List<(Attribution Attribution, TextSpan Phrase, int Entity)> turns = [];

    /// <summary>
    /// The offices that spoke, with the person whose they are, in a language whose reports tell a speaker's office and his name in turns: the
    /// lead has the office and the body the name ("The governor said: …. As the agency reports, So-and-so told a meeting …"), or an office first
    /// named in the middle goes on with what the one before has said.
    /// </summary>
    public Dictionary<int, int> Holders()
    {
        var holders = new Dictionary<int, int>();
        if (!alternating)
            return holders;
        NameLead(holders);
        var first = new Dictionary<int, int>();
        for (var i = 0; i < turns.Count; i++)
            first.TryAdd(turns[i].Entity, i);
        for (var i = 0; i < turns.Count - 1; i++)
            if (
                first[turns[i].Entity] == i
                && first[turns[i + 1].Entity] == i + 1
                && IsNamedOffice(turns[i])
                && !holders.ContainsKey(turns[i].Entity)
                && names.Entities[turns[i + 1].Entity].Type == EntityType.Person
                && IsUntitled(turns[i + 1].Phrase)
                && IsFullName(turns[i + 1].Phrase, turns[i + 1].Entity)
            )
                holders[turns[i].Entity] = turns[i + 1].Entity;
        for (var i = 1; i < turns.Count; i++)
            if (
                first[turns[i].Entity] == i
                && IsNamedOffice(turns[i])
                && !holders.ContainsKey(turns[i].Entity)
                && Holder(i - 1, turns[i].Phrase, holders) is { } person
                && GoesOn(i, person, holders)
            )
                holders[turns[i].Entity] = person;
        return holders;
    }

    /// <summary>The office of the lead is the person who speaks next, if he is named there for the first time and without any title.</summary>
    void NameLead(Dictionary<int, int> holders)
    {
        var first = turns.FindIndex(turn => !IsHeadline(turn.Phrase));
        if (
            first < 0
            || !IsNamedOffice(turns[first]) && !IsOneOfMany(turns[first])
            || met.FindIndex(phrase => !IsHeadline(phrase.Phrase)) is var m && met[m].Entity != turns[first].Entity
        )
            return;
        var office = turns[first];
        var next = turns.FindIndex(first, turn => turn.Entity != office.Entity);
        // a headline with a speaker tells whose article it is
        if (first > 0)
            next = turns.FindIndex(first, turn => names.Entities[turn.Entity] is { Type: EntityType.Person, Anonymous: false });
        if (next < 0 || names.Entities[turns[next].Entity] is not { Type: EntityType.Person, Anonymous: false })
            return;
        if (turns.FindIndex(0, first, turn => turn.Entity != turns[next].Entity && turn.Entity != office.Entity) >= 0)
            return;
        var phrase = turns[next].Phrase;
        if (HoldsOffice(phrase, office.Phrase) || IsUntitled(phrase) && IsNamedFirst(phrase, turns[next].Entity))
            holders[office.Entity] = turns[next].Entity;
    }

    /// <summary>
    /// The person who speaks in a turn, if nothing but his name told who he is, or an office that is known to be his, or one of the same head
    /// as the office that speaks next.
    /// </summary>
    int? Holder(int turn, TextSpan next, Dictionary<int, int> holders)
    {
        var entity = holders.GetValueOrDefault(turns[turn].Entity, turns[turn].Entity);
        if (names.Entities[entity] is not { Type: EntityType.Person, Anonymous: false })
            return null;
        var head = document.Tokens.IndexAt(next.Start);
        for (var i = Math.Max(0, turn - Horizon); i < turns.Count && i < turn + Horizon; i++)
            if (turns[i].Entity == entity && !IsUntitled(turns[i].Phrase) && !SharesHead(turns[i].Phrase, head, head + 1, [true]))
                return null;
        return entity;
    }

    /// <summary>Somewhere the office adds to what the person has said, or he to what it has said; and it never speaks beside him.</summary>
    bool GoesOn(int first, int person, Dictionary<int, int> holders)
    {
        var adds = false;
        for (var i = first; i < turns.Count && i < first + Horizon; i++)
        {
            if (turns[i].Entity != turns[first].Entity)
                continue;
            if (marks.Find(document, Around(turns[i].Attribution), StatementMark.Another) is not null)
                return false;
            adds |= Speaker(i - 1) == person && Adds(turns[i].Attribution);
            adds |= i + 1 < turns.Count && Speaker(i + 1) == person && Adds(turns[i + 1].Attribution);
        }
        return adds;
        int Speaker(int turn) => holders.GetValueOrDefault(turns[turn].Entity, turns[turn].Entity);
    }

    /// <summary>The cue says that he goes on, or a word right in front of it does.</summary>
    bool Adds(Attribution attribution) =>
        attribution.Stance == Stance.Add
        || attribution.Cue is { } cue
            && marks.Find(document, Around(attribution), StatementMark.Further) is { } mark
            && document.Text.AsSpan(mark.End..Math.Max(mark.End, cue.Start)).IsWhiteSpace();

    /// <summary>The sentence from its first word to the cue, but for what is said.</summary>
    TextSpan Around(Attribution attribution)
    {
        var source = attribution.Source!.Value;
        var sentence = document.Sentences[CarryOver.SentenceAt(document, source.Start)].Span;
        var start = attribution.Content[0].Start < source.Start ? source.Start : sentence.Start;
        var end = attribution.Cue is { } cue && cue.Start > source.Start ? cue.Start : source.End;
        return new(start, attribution.Content[0].Start > source.Start ? Math.Min(end, attribution.Content[0].Start) : end);
    }

    /// <summary>An office that one man holds, and not a paper.</summary>
    bool IsNamedOffice((Attribution Attribution, TextSpan Phrase, int Entity) turn) =>
        names.Entities[turn.Entity] is { Type: EntityType.Office, Anonymous: false }
        && turn.Attribution.Plural is not true
        && IsOffice(turn.Phrase)
        && !IsReporter(document.Tokens.IndexAt(turn.Phrase.Start), document.Tokens.IndexAt(turn.Phrase.End - 1) + 1);

    /// <summary>"A university teacher": one man of an office that many hold, whom the lead does not name yet.</summary>
    bool IsOneOfMany((Attribution Attribution, TextSpan Phrase, int Entity) turn)
    {
        var first = document.Tokens.IndexAt(turn.Phrase.Start);
        var end = document.Tokens.IndexAt(turn.Phrase.End - 1) + 1;
        return names.Entities[turn.Entity] is { Type: EntityType.Person, Anonymous: true }
            && turn.Attribution.Plural is not true
            && heads.KindAt(document.Tokens, first, end, out var length) == HeadKind.Indefinite
            && (heads.KindAt(document.Tokens, first + length, end, out _) & (HeadKind.Person | HeadKind.Unnamed)) == HeadKind.Person;
    }

    bool IsHeadline(TextSpan span) =>
        CarryOver.SentenceAt(document, span.Start) is >= 0 and var sentence && document.Sentences[sentence].Role == SentenceRole.Title;

    /// <summary>The phrase names one person in two words or more, and he was not named before.</summary>
    bool IsFullName(TextSpan phrase, int person) =>
        IsNamedFirst(phrase, person)
        && document.Text.AsSpan(MentionsIn(phrase)[0].Span.Start..MentionsIn(phrase)[0].Span.End).Contains(' ');

    /// <summary>The phrase names one person, and he was not named before, but in the headline.</summary>
    bool IsNamedFirst(TextSpan phrase, int person)
    {
        var mentions = MentionsIn(phrase);
        return (mentions.Count == 1 || mentions.Count == 2 && IsOneName(mentions[0], mentions[1]))
            && names.Mentions.Find(mention => mention.Entity == person && !IsHeadline(mention.Span)).Span == mentions[0].Span;
    }
}
