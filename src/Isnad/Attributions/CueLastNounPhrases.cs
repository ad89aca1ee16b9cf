namespace Isnad;

/// <summary>Where noun phrases end: appositions, coordinations, prepositions that stay inside, verbs that do not.</summary>
sealed partial class CueLastSource
{
    /// <summary>The token behind the noun phrase that begins at <paramref name="from"/>.</summary>
    public int NounPhraseEnd(int from, int to)
    {
        to = Math.Min(to, from + MaxPhrase);
        var at = from;
        while (at < to)
        {
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                var after = words.AfterQuotation(quotation);
                if (
                    after > to
                    || after - at > 9
                    || at > from && !TakesName(at - 1) && !(at <= from + 3 && words.Is(from, WordClass.Outlet))
                )
                    break;
                at = Math.Max(after, at + 1);
                continue;
            }
            if (words.MentionAt(at) is >= 0 and var mention && words.AfterMention(mention) is var behind && behind > at && behind <= to)
            {
                at = behind;
                continue;
            }
            if (words.IsComma(at))
            {
                var next = Apposition(from, at, to);
                if (next < 0)
                    break;
                at = next;
                continue;
            }
            if (words.IsMark(at, '('))
            {
                var after = SkipBracket(at, to);
                if (after - at > 8)
                    break;
                at = after;
                continue;
            }
            if (words.IsPunctuation(at))
            {
                if (
                    words.IsMark(at, '-') && !tokens[at].SpaceBefore
                    || words.IsMark(at, '/') && !tokens[at].SpaceBefore
                    || words.IsMark(at, '.') && at == from + 1
                )
                {
                    at++;
                    continue;
                }
                break;
            }
            var classes = words.Classes(at);
            var longest = words.Long(at);
            if (longest is { Phrase: not PhraseKind.None })
                break;
            if ((classes & (WordClass.That | WordClass.ThisThat | WordClass.Object | WordClass.Conditional | WordClass.NotCue)) != 0)
                break;
            if (
                at > from
                && (classes & (WordClass.Pronoun | WordClass.Also | WordClass.Modal | WordClass.Future)) != 0
                && (classes & WordClass.Speaker) == 0
            )
                break;
            if (at > from && (classes & WordClass.Time) != 0 && (classes & WordClass.Speaker) == 0 && !words.Is(at - 1, WordClass.Outlet))
                break;
            if (at > from && longest is not null && (longest.Classes & WordClass.Opener) != 0 && words.Length(at) > 1)
                break;
            if (at > from && tokens[at].Kind == TokenKind.Number && !words.IsMark(at - 1, '-'))
                break;
            if (
                longest is not null
                && words.Length(at) > 1
                && (longest.Classes & (WordClass.Inside | WordClass.Speaker | WordClass.Document)) != 0
            )
            {
                at += words.Length(at);
                continue;
            }
            if ((classes & WordClass.And) != 0)
            {
                if (!Coordinates(at, to))
                    break;
                at++;
                continue;
            }
            if ((classes & WordClass.Preposition) != 0)
            {
                if (!Inside(from, at, to))
                    break;
                at += 2;
                continue;
            }
            if (IsVerb(at, at > from))
                break;
            if (at > from && at == to - 1 && words.Short(at) is { Verbs.Length: > 0 })
            {
                // the verb that ends the clause, with the noun that makes it whole ("تجمع کردند")
                at = Math.Max(from + 1, at - 1);
                break;
            }
            at++;
        }
        while (at > from && (words.IsComma(at - 1) || words.Is(at - 1, WordClass.And)))
            at--;
        return at;
    }

    /// <summary>A verb or the first word of a cue ends every noun phrase; a past form that is a noun as well does so only when it is a cue.</summary>
    bool IsVerb(int at, bool inside)
    {
        if (words.Long(at) is not { } word)
            return false;
        if (word.Fixed is not null)
            return true;
        if (
            word.AnyElement
            && words.Verbs.TryRead(at + words.Length(at), words.End, out var group)
            && words.Verbs.TryCue(group, at, out var cue)
            && cue.Start == at
        )
            return true;
        if (word.Verbs.Length == 0)
            return false;
        var form = word.Verbs[0];
        if (form.Tense == VerbTense.Participle && inside && words.Verbs.TryRead(at, words.End, out var perfect) && perfect.End > at + 1)
            return true; // "نوشته است"
        return form.Tense is VerbTense.Present or VerbTense.Imperfect or VerbTense.Perfect
            || form.Tense == VerbTense.Past
                && (
                    form.Verb == words.Lexicon.Be
                    || form.Verb == words.Lexicon.Become
                    || inside && words.Lexicon.Alone[form.Verb] is not null
                );
    }

    /// <summary>May a name in quotation marks follow this word ("روزنامه «…»", "به نام «…»")?</summary>
    bool TakesName(int at) =>
        words.Is(at, WordClass.Speaker | WordClass.Document | WordClass.Preposition)
        || words.Is(at - 1, WordClass.Inside)
        || words.Is(at - 1, WordClass.Preposition);

    /// <summary>Behind a comma an apposition (title, name) may go on with the phrase: the token to go on with, or -1.</summary>
    int Apposition(int from, int comma, int to)
    {
        var next = comma + 1;
        if (next >= to || words.Long(next) is { Phrase: not PhraseKind.None })
            return -1;
        if (
            words.Is(next, WordClass.Pronoun | WordClass.Preposition | WordClass.Also | WordClass.Opener)
            && !words.Is(next, WordClass.Speaker)
        )
            return -1;
        if (words.Is(next, WordClass.Time) && words.MentionAt(next) < 0)
            return -1;
        // the person behind an institution's comma is no apposition of it
        if (words.Is(from, WordClass.Body | WordClass.Outlet | WordClass.Document) && !words.Is(from, WordClass.Person))
            return -1;
        if (words.MentionAt(from) is >= 0 and var name && words.Names.Mentions[name].Type is not (EntityType.Person or EntityType.Place))
            return -1;
        if (words.MentionAt(next) >= 0 || words.Is(next, WordClass.Person) || words.QuotationAt(next) >= 0)
            return next;
        // "the board of judo, jiu-jitsu and kurash": a list goes on up to its "and"
        if (!words.Is(from, WordClass.Person) || comma < from + 2)
            return -1;
        for (var at = next; at < to && at < next + 3 && tokens[at].Kind == TokenKind.Word; at++)
            if (at > next && words.Is(at, WordClass.And))
                return next;
            else if (
                words.Long(at) is { } word
                && (word.Verbs.Length > 0 || word.Phrase != PhraseKind.None || word.AnyElement || word.Classes != 0)
            )
                return -1;
        return -1;
    }

    /// <summary>Does "و" join two nouns of one phrase here? Not when what follows opens a clause or a circumstance.</summary>
    bool Coordinates(int at, int to)
    {
        var next = at + 1;
        if (next >= to || words.IsPunctuation(next) && words.QuotationAt(next) < 0)
            return false;
        if (
            words.Is(
                next,
                WordClass.Preposition
                    | WordClass.Also
                    | WordClass.Pronoun
                    | WordClass.Opener
                    | WordClass.Conditional
                    | WordClass.That
                    | WordClass.Determiner
            ) && !words.Is(next, WordClass.Speaker)
        )
            return false;
        if (words.Is(next, WordClass.Time) && words.MentionAt(next) < 0)
            return false;
        if (
            words.Long(next) is { AnyElement: true, Verbs.Length: 0, Fixed: null, Phrase: PhraseKind.None }
            && !IsVerb(next, inside: true)
            && next + words.Length(next) < to
            && words.Short(next + words.Length(next)) is null or { Verbs.Length: 0 }
            && !words.Is(
                next + words.Length(next),
                WordClass.Preposition | WordClass.Object | WordClass.That | WordClass.ThisThat | WordClass.Also | WordClass.And
            )
        )
            return true; // "the development and support group": a noun that a verb may make a cue, and none does
        return words.Long(next)
                is not ({ AnyElement: true } or { Verbs.Length: > 0 } or { Fixed: not null } or { Phrase: not PhraseKind.None })
            || words.Is(next, WordClass.Speaker);
    }

    /// <summary>"در" with a place stays inside the phrase of an ambassador or correspondent.</summary>
    bool Inside(int from, int at, int to)
    {
        if (at == from || at + 1 >= to || words.Length(at) > 1 || words.MentionAt(at + 1) < 0)
            return false;
        if (words.Is(at, WordClass.From | WordClass.Toward | WordClass.On | WordClass.With))
            return false;
        for (var i = from; i < at && i < from + 3; i++)
            if (words.Is(i, WordClass.Representative))
                return true;
        return false;
    }
}
