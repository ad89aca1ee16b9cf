namespace Isnad;

/// <content>Who holds an office that speaks: the person of the lead, whom a phrase called by it before, and names that only stand in a title.</content>
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
        for (var i = 0; i < turns.Count - 1; i++)
            if (
                IsNamedOffice(turns[i])
                && !holders.ContainsKey(turns[i].Entity)
                && names.Entities[turns[i + 1].Entity].Type == EntityType.Person
                && turns.FindIndex(turn => turn.Entity == turns[i].Entity) == i
                && turns.FindIndex(turn => turn.Entity == turns[i + 1].Entity) == i + 1
                && IsUntitled(turns[i + 1].Phrase)
                && IsFullName(turns[i + 1].Phrase, turns[i + 1].Entity)
            )
                holders[turns[i].Entity] = turns[i + 1].Entity;
        for (var i = 1; i < turns.Count; i++)
            if (
                IsNamedOffice(turns[i])
                && !holders.ContainsKey(turns[i].Entity)
                && turns.FindIndex(turn => turn.Entity == turns[i].Entity) == i
                && Holder(i - 1, turns[i].Phrase, holders) is { } person
                && GoesOn(turns[i].Entity, person, holders)
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
        return turns.TrueForAll(turn => turn.Entity != entity || IsUntitled(turn.Phrase) || SharesHead(turn.Phrase, head, head + 1, [true]))
            ? entity
            : null;
    }

    /// <summary>Somewhere the office adds to what the person has said, or he to what it has said; and it never speaks beside him.</summary>
    bool GoesOn(int office, int person, Dictionary<int, int> holders)
    {
        var adds = false;
        for (var i = 1; i < turns.Count; i++)
        {
            if (turns[i].Entity != office)
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

    /// <summary>The title beside the name is the office, word for word.</summary>
    bool HoldsOffice(TextSpan span, TextSpan office)
    {
        var first = document.Tokens.IndexAt(office.Start);
        var end = document.Tokens.IndexAt(office.End - 1) + 1;
        return end - first >= 2 && HoldsAll(span, first, end);
    }

    /// <summary>Nothing but a name, and perhaps a word of honour, stands in the phrase.</summary>
    bool IsUntitled(TextSpan span)
    {
        var mentions = MentionsIn(span);
        var end = document.Tokens.IndexAt(span.End - 1) + 1;
        for (var i = document.Tokens.IndexAt(span.Start); i < end; )
        {
            var start = document.Tokens[i].Start;
            if (mentions.Exists(mention => mention.Span.Contains(start)))
            {
                i++;
                continue;
            }
            var kind = heads.KindAt(document.Tokens, i, end, out var length);
            if ((kind & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Kin)) != 0 && (kind & HeadKind.Honorific) == 0)
                return false;
            i += length;
        }
        return true;
    }

    /// <summary>"This expert on housing", where nobody was called by that word: the last person or office that spoke.</summary>
    int? Demonstrated(int first, int end, bool named)
    {
        var tokens = document.Tokens;
        if (
            !alternating
            || end - first < 2
            || heads.KindAt(tokens, first, end, out var length) != HeadKind.Definite
            || length != 1
            || heads.Stem(tokens.Key(first)).Length != tokens.Key(first).Length
        )
            return null;
        var kind = heads.KindAt(tokens, first + 1, end, out _);
        if ((kind & (HeadKind.Person | HeadKind.One)) == 0)
            return null;
        Span<bool> counts = [false, true];
        int? person = null;
        var unsure = false; // somebody spoke of whom it is not known what he is
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
        {
            // an agency or a paper relays the words of a source that it does not name
            if (met[m].Inside && !inside && ((kind & HeadKind.Unnamed) == 0 || !names.Entities[met[m].Entity].Anonymous))
                continue;
            if (SharesHead(met[m].Phrase, first, first + 2, counts))
                return met[m].Entity;
            if ((kind & HeadKind.Unnamed) != 0 && person is null && names.Entities[met[m].Entity].Anonymous && !met[m].Several)
                return met[m].Entity;
            if (names.Entities[met[m].Entity] is { Type: EntityType.Person or EntityType.Office, Anonymous: false } one && !unsure)
                if (one.Type == EntityType.Person || IsOffice(met[m].Phrase))
                    person ??= met[m].Entity;
                else
                    unsure = person is null && IsUnknownName(met[m].Phrase);
        }
        return named ? null : person;
    }

    /// <summary>
    /// An office of three words or more, all of which stood with the name of one who spoke before, or in a longer telling of the office.
    /// </summary>
    int? HeldBy(int first, int end, EntityType type)
    {
        var tokens = document.Tokens;
        if (!language.RightToLeft || end - first < 3 || (heads.KindAt(tokens, first, end, out _) & HeadKind.Person) == 0)
            return null;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
            if (
                met[m].Inside == inside
                && names.Entities[met[m].Entity] is { Anonymous: false } holder
                && holder.Type == type
                && (type == EntityType.Person || !met[m].Several)
                && HoldsAll(met[m].Phrase, first, end)
            )
                return met[m].Entity;
        return null;
    }

    /// <summary>A bare word or two with which the name of one who spoke before ends, where the name finder did not see it.</summary>
    int? Surname(int first, int end)
    {
        var tokens = document.Tokens;
        while (first < end - 1 && heads.KindAt(tokens, first, end, out _) == HeadKind.Honorific)
            first++;
        if (end - first > 2)
            return null;
        for (var i = first; i < end; i++)
            if (tokens[i].Kind != TokenKind.Word || heads.KindAt(tokens, i, end, out _) is not (HeadKind.None or HeadKind.Definite))
                return null;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
        {
            var (phrase, entity, _, _) = met[m];
            var (at, stop) = (tokens.IndexAt(phrase.Start), tokens.IndexAt(phrase.End - 1) + 1);
            if (
                names.Entities[entity].Type == EntityType.Person
                && names.Mentions.Find(mention => phrase.Contains(mention.Span) && mention.Entity == entity) is { Span.IsEmpty: false } name
            )
                (at, stop) = (tokens.IndexAt(name.Span.Start), tokens.IndexAt(name.Span.End - 1) + 1);
            else if (names.Entities[entity].Type != EntityType.Office || IsOffice(phrase))
                continue;
            while (stop > at && tokens[stop - 1].Kind != TokenKind.Word)
                stop--;
            for (var i = at + 1; i < stop; i++)
                if (SameLetters(i, stop, first, end))
                    return entity;
        }
        return null;
    }

    /// <summary>The same letters, however they are cut into words.</summary>
    bool SameLetters(int at, int stop, int first, int end)
    {
        var (one, other) = (string.Empty, string.Empty);
        for (var i = at; i < stop; i++)
            one += document.Tokens.Key(i).ToString();
        for (var i = first; i < end; i++)
            other += document.Tokens.Key(i).ToString();
        return one == other;
    }

    bool HoldsAll(TextSpan phrase, int first, int end)
    {
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        var start = tokens.IndexAt(phrase.Start);
        if (stop - start <= end - first)
            return false;
        var at = start;
        for (var i = first; i < end; i++)
        {
            while (at < stop && !IsSameWord(tokens.Key(at), tokens.Key(i)))
                at++;
            if (at >= stop)
                return false;
            // "the deputy of the minister" is not the minister
            if (
                i == first
                && at > start
                && (heads.KindAt(tokens, at - 1, at, out _) & (HeadKind.Person | HeadKind.Honorific)) == HeadKind.Person
            )
                return false;
            at++;
        }
        return true;
    }

    /// <summary>The same word, or one with an ending more (the plural of the other).</summary>
    static bool IsSameWord(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.SequenceEqual(other)
        || Math.Min(one.Length, other.Length) >= 5
            && Math.Abs(one.Length - other.Length) <= 4
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>The phrase begins with what a person is, perhaps behind an indefinite word: not with a paper or a body.</summary>
    bool IsOffice(TextSpan phrase)
    {
        var tokens = document.Tokens;
        var first = tokens.IndexAt(phrase.Start);
        var end = tokens.IndexAt(phrase.End - 1) + 1;
        var kind = heads.KindAt(tokens, first, end, out var length);
        if (kind is HeadKind.Indefinite or HeadKind.Definite && first + length < end)
            kind = heads.KindAt(tokens, first + length, end, out _);
        return (kind & HeadKind.Person) != 0;
    }

    /// <summary>Two to four words of which no list tells what they are: a name that the name finder did not see.</summary>
    bool IsUnknownName(TextSpan phrase)
    {
        var (words, end) = (0, document.Tokens.IndexAt(phrase.End - 1) + 1);
        for (var i = document.Tokens.IndexAt(phrase.Start); i < end; i++)
            if (heads.KindAt(document.Tokens, i, end, out _) is not (HeadKind.None or HeadKind.Definite))
                return false;
            else if (document.Tokens[i].Kind == TokenKind.Word)
                words++;
        return words is >= 2 and <= 4;
    }

    /// <summary>The phrase begins with a correspondent.</summary>
    bool IsReporter(int first, int end) => (heads.KindAt(document.Tokens, first, end, out _) & HeadKind.Reporter) != 0;

    /// <summary>The name stands behind a body and a word of honour that makes it the body's: nobody of that name speaks.</summary>
    bool IsNamesake(int first, Mention person)
    {
        var tokens = document.Tokens;
        var at = tokens.IndexAt(person.Span.Start);
        if (at < document.Tokens.Count && (heads.KindAt(tokens, at, at + 1, out _) & HeadKind.Namesake) == 0)
            at--;
        if (at - 1 <= first || (heads.KindAt(tokens, at, at + 1, out _) & HeadKind.Namesake) == 0)
            return false;
        for (var i = at - 1; i > first && i > at - 4 && tokens[i].Kind == TokenKind.Word; i--)
            if ((heads.KindAt(tokens, i, at, out _) & (HeadKind.Body | HeadKind.One)) != 0)
                return true; // also "the adviser to His Eminence the Leader"
        return false;
    }
}
