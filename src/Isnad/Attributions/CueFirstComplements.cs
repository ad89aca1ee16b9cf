namespace Isnad;

enum CueFirstComplementKind : byte
{
    None,
    Clause,
    Quote,
    Speech,
    Noun,
}

/// <summary>What a cue governs: the position of the first content word and the proclitic characters in front of it.</summary>
readonly record struct CueFirstComplement(CueFirstComplementKind Kind, int At, int Skip)
{
    /// <summary>Position of قائلًا or بالقول between the cue and this, or 0.</summary>
    public int Saying { get; init; }

    /// <summary>The stance that the noun of an attitude gives (voiced his hope that: expect), or null.</summary>
    public Stance? Stance { get; init; }

    public bool Found => Kind != CueFirstComplementKind.None;
}

/// <summary>Finds what a cue governs behind its subject, over inserted adverbials.</summary>
sealed partial class CueFirstComplements(CueFirstView view, CueFirstPhrases phrases)
{
    const int Reach = 64;

    CueFirstShapes Shapes => phrases.Shapes;

    /// <param name="start">Position behind the cue and its subject.</param>
    /// <param name="limit">End of the sentence.</param>
    /// <param name="frames">What the cue takes.</param>
    /// <param name="subject">True when a subject phrase stands before <paramref name="start"/>.</param>
    public CueFirstComplement Find(int start, int limit, CueFrames frames, bool subject)
    {
        var saying = 0;
        var found = Find(start, limit, frames, subject, ref saying);
        return saying > 0 && found.Found ? found with { Saying = saying } : found;
    }

    /// <summary>He called on «the government to mend it»: object and preposition stand inside the marks.</summary>
    bool IsQuotedDemand(int at, int end, CueFrames frames)
    {
        for (var i = at + 2; i + 1 < end; i++)
            if (view.Governs(i) is not CueFrames.None and var bit && (frames & (CueFrames)((ulong)bit << 16)) != 0)
                return true;
        return false;
    }

    CueFirstComplement Find(int start, int limit, CueFrames frames, bool subject, ref int saying)
    {
        var relative = false;
        var pending = 0;
        var insert = true; // only inserts so far: the next noun could still be the object
        var openObject = -1;
        limit = Math.Min(limit, start + Reach);
        for (var at = start; at < limit; at++)
        {
            ref readonly var cell = ref view[at];
            if (cell.QuoteEnd > 0)
            {
                // "in his speech «that …»": the quotation opens with the complementiser
                if (
                    (frames & (CueFrames.Clause | CueFrames.Direct)) != 0
                    && at + 2 < view.Count
                    && view.Is(at + 1, CueFirstClass.Complementiser)
                )
                    return new(CueFirstComplementKind.Clause, at + 2, 0);
                if ((frames & CueFrames.Direct) != 0 && (frames & CueFrames.Object) == 0 && pending == 0 && IsSpeech(at, start))
                    return new(CueFirstComplementKind.Quote, at, 0);
                if (insert && at == start && (frames & CueFrames.Object) != 0)
                    return new(CueFirstComplementKind.Noun, at, 0);
                if (insert && subject && at == start && IsQuotedDemand(at, cell.QuoteEnd, frames))
                    return new(CueFirstComplementKind.Quote, at, 0);
                at = Math.Min(limit, cell.QuoteEnd) - 1;
                insert = false;
                continue;
            }
            if (view.IsPunctuation(at))
            {
                var c = view.First(at);
                if (c is '(' or '[')
                {
                    at = Parenthesis(at, limit);
                    continue;
                }
                if (c == ':')
                {
                    if (at > start && view.Is(at - 1, CueFirstClass.Preposition) && view[at - 1].Skip == 0)
                        return default; // "entitled:"
                    if (at + 1 >= view.Count || (frames & (CueFrames.AnySpeech | CueFrames.AnyClause)) == 0)
                        return default;
                    if (view.Is(at + 1, CueFirstClass.Complementiser) && at + 2 < limit)
                        return new(CueFirstComplementKind.Clause, at + 2, 0);
                    if (at + 1 >= limit && view[at + 1].QuoteEnd == 0)
                        return default; // a colon at the end of a paragraph announces a quotation or nothing
                    return view[at + 1].QuoteEnd > 0
                        ? new(CueFirstComplementKind.Quote, at + 1, 0)
                        : new(CueFirstComplementKind.Speech, at + 1, 0);
                }
                if (view.IsComma(at) && IsNewClause(at + 1, limit))
                    return default;
                if (view.IsComma(at) || c is '-' or '–')
                {
                    relative = false;
                    insert = true;
                    continue;
                }
                if (c is '؛' or ';' && view.Is(at + 1, CueFirstClass.Complementiser))
                    continue; // a stop set where a comma belongs
                if (c is '؛' or ';' or '.' or '…')
                    return default;
                continue;
            }
            if ((frames & CueFrames.Question) != 0 && QuestionAt(at) is { Found: true } question)
                return question;
            if (
                cell is { Word: null, MentionEnd: 0, InName: false }
                && Shapes.And.Fits(view.Key(at))
                && phrases.IsVerbLike(at, view.Key(at)[1..])
            )
                return default; // "and we shall find that": another clause
            if (cell.Word is not { } word || cell.InName)
            {
                if ((frames & CueFrames.AnyObject) != 0 && insert && !relative && IsObject(at, frames, subject))
                    return new(CueFirstComplementKind.Noun, at, 0);
                if (BiAt(at, frames, start, openObject, relative) is { Found: true } found)
                    return found;
                if (openObject < 0 && insert && !relative && !Shapes.ForThe.Fits(view.Key(at)))
                    openObject = at;
                insert = false;
                continue;
            }
            if (word.Is(CueFirstClass.Complementiser))
            {
                if (view.HasConjunction(at))
                    continue; // "and that" goes on with something before
                if (pending > 0)
                {
                    pending--;
                    continue;
                }
                if (
                    at - 1 > start
                    && view[at - 1] is { InName: false, Word: { IsFinite: true, IsVerbalNoun: false, Speaker: SpeakerKind.None } }
                    && !view.Is(at - 1, CueFirstClass.Preposition)
                )
                    return default; // it belongs to the verb right before it
                if (ClauseAt(at, frames, start, openObject) is { Found: true } clause)
                    return clause;
                continue;
            }
            if (word.Is(CueFirstClass.Saying | CueFirstClass.SayingNoun))
            {
                if ((frames & CueFrames.AnySpeech) == 0)
                    return default;
                saying = at;
                frames = CueFrames.Clause | CueFrames.Direct;
                insert = true;
                continue;
            }
            if (word.Is(CueFirstClass.Relative))
            {
                relative = true;
                insert = false;
                continue;
            }
            if (at > start && word.IsFinite)
            {
                if (
                    cell.Skip > 0 && view.HasConjunction(at)
                    || view.Is(at - 1, CueFirstClass.Complementiser | CueFirstClass.Opener | CueFirstClass.Perfect)
                )
                    return default;
                if (relative && cell.Skip == 0 && view.Is(at - 1, CueFirstClass.Relative))
                    pending += TakesClause(word) && !view.IsPassive(at) ? 1 : 0;
                else if (
                    view.IsComma(at - 1)
                    && !relative
                    && cell.Skip == 0
                    && !word.IsVerbalNoun
                    && word.Speaker == SpeakerKind.None
                    && !IsAnonymity(view, at)
                )
                    return default; // another cue: what follows is its own
            }
            if (
                at > start
                && word.IsParticiple
                && (view.IsComma(at - 1) || at + 1 < limit && view.Is(at + 1, CueFirstClass.Complementiser))
            )
                return default;
            if (word.Is(CueFirstClass.Opener) && at > start && view.IsComma(at - 1))
                return default;
            var bit = cell.Skip == 0 ? view.Governs(at) : CueFrames.None;
            if (bit != 0 && !relative && PrepositionAt(at, bit, frames, insert || at == start, openObject) is { Found: true } governed)
                return governed;
            if (BiAt(at, frames, start, openObject, relative) is { Found: true } bound)
                return bound;
            if (subject && insert && !relative && PlaceEnd(at, limit) is var place && place > at)
            {
                at = place - 1; // "the committee in the eastern province": what it governs may still follow
                continue;
            }
            if ((frames & CueFrames.AnyObject) != 0 && insert && !relative && IsObject(at, frames, subject))
                return new(CueFirstComplementKind.Noun, at, 0);
            if (
                openObject < 0
                && insert
                && !relative
                && (word.Is(CueFirstClass.What) || !word.Is(CueFirstClass.EndsPhrase & ~CueFirstClass.Pronoun))
            )
                openObject = at;
            if (!word.Is(CueFirstClass.Time | CueFirstClass.Adverb | CueFirstClass.TimeAdjective))
                insert = false;
        }
        return default;
    }

    static bool TakesClause(CueFirstWord word)
    {
        foreach (var form in word.Cues)
            if ((form.Verb.Frames & CueFrames.Clause) != 0 || (form.Verb.Frames & CueFrames.AnyClausePreposition) != 0)
                return true;
        return false;
    }

    /// <summary>و written onto an unknown word behind a comma: the clause of the cue is over.</summary>
    bool IsNewClause(int at, int limit) =>
        at < limit
        && view.IsWord(at)
        && view[at] is { Word: null, MentionEnd: 0, InName: false }
        && view.Key(at).Length > 3
        && Shapes.And.Fits(view.Key(at));

    /// <summary>Position behind a prepositional phrase that only says where or when, or <paramref name="at"/>.</summary>
    int PlaceEnd(int at, int limit)
    {
        if (!view.Is(at, CueFirstClass.Preposition) || view[at].Skip > 0 || at + 1 >= limit || !view.IsWord(at + 1))
            return at;
        if (view.Is(at + 1, CueFirstClass.EndsPhrase))
            return at;
        var phrase = phrases.Parse(at + 1, 0, limit, CueFrames.Object);
        return phrase.IsEmpty ? at : phrase.End;
    }

    /// <summary>A quotation here is the speech itself: behind a comma or the subject, and long enough not to be a name.</summary>
    bool IsSpeech(int at, int start)
    {
        if (
            at > start
            && !view.IsComma(at - 1)
            && !view.IsColon(at - 1)
            && !view.Is(at - 1, CueFirstClass.Saying | CueFirstClass.SayingNoun | CueFirstClass.Time | CueFirstClass.Adverb)
        )
            return false;
        if (view.Is(view[at].QuoteEnd, CueFirstClass.Complementiser) && view[at].QuoteEnd - at < 9)
            return false; // the name of what speaks: "the «B. B. C.» that"
        // "participants in «the Forum»": what a preposition governs is a name
        if (at > 0 && view[at - 1].Word is not null && (view.Is(at - 1, CueFirstClass.Preposition) || view.Governs(at - 1) != 0))
            return false;
        return view[at].QuoteEnd - at > 4 || at > start && view.IsColon(at - 1);
    }

    CueFirstComplement ClauseAt(int at, CueFrames frames, int start, int openObject)
    {
        var key = view.Key(at);
        if (
            Shapes.If.Fits(key)
            && at + 1 < view.Count
            && Shapes.DidNot.Fits(view.Key(at + 1))
            && view.Tokens.Surface(view[at].Token)[0] == 'إ'
        )
            return default; // "if not"
        var withBi = Shapes.With.Fits(key);
        var previous = at > 0 ? at - 1 : at;
        if (!withBi && at > start - 1)
        {
            var bit = view[previous].Word is { } before && view[previous].Skip == 0 ? view.Governs(previous) : CueFrames.None;
            if (bit != 0 && previous >= start)
            {
                if (
                    (frames & (bit | (CueFrames)((ulong)bit << 8))) != 0
                    || (frames & (CueFrames)((ulong)bit << 16)) != 0 && openObject >= 0
                )
                    return new(CueFirstComplementKind.Clause, at + 1, 0);
                return default;
            }
            if (view.Is(previous, CueFirstClass.TakesAn | CueFirstClass.Preposition) && previous >= start)
                return default;
        }
        if (withBi && (frames & CueFrames.ObjectBi) != 0 && openObject >= 0)
            return new(CueFirstComplementKind.Noun, openObject, 0);
        var governed =
            (frames & CueFrames.Clause) != 0
            || (frames & CueFrames.NearClause) != 0 && at - start <= 1
            || withBi && (frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0
            || withBi && (frames & CueFrames.BiClause) != 0 && at - start < 16;
        return governed ? new(CueFirstComplementKind.Clause, at + 1, 0) : default;
    }

    CueFirstComplement PrepositionAt(int at, CueFrames bit, CueFrames frames, bool insert, int openObject)
    {
        if (at + 1 >= view.Count || view.IsPunctuation(at + 1) && view[at + 1].QuoteEnd == 0)
            return default;
        if (bit == CueFrames.An && (frames & CueFrames.Attitude) != 0)
            return AttitudeAt(at + 1);
        if (view.Is(at + 1, CueFirstClass.Complementiser))
            return default; // the clause is found at the next step
        if (
            view.Is(at + 1, CueFirstClass.Occasion | CueFirstClass.Time)
            && view[at + 1].Word!.Speaker == SpeakerKind.None
            && !view.Is(at + 1, CueFirstClass.Proposition)
        )
            return default;
        if ((frames & bit) != 0 && insert)
            return new(CueFirstComplementKind.Noun, at + 1, 0);
        if (bit == CueFrames.An && (frames & CueFrames.AnCounted) != 0 && insert && IsCounted(at + 1))
            return new(CueFirstComplementKind.Noun, at + 1, 0);
        if ((frames & (CueFrames)((ulong)bit << 16)) != 0 && openObject >= 0)
            return new(CueFirstComplementKind.Noun, openObject, 0);
        return default;
    }

    /// <summary>"voiced his hope that …", "his refusal of …": what stands behind the noun of the attitude.</summary>
    CueFirstComplement AttitudeAt(int at)
    {
        if (view[at].Word is not { Attitude: { } stance } || at + 2 >= view.Count)
            return default;
        var next = at + 1;
        if (
            Shapes.The.Fits(view.Key(next))
            && (phrases.IsAdjective(view.Key(next)) || view.Is(next + 1, CueFirstClass.Complementiser) || view.Governs(next + 1) != 0)
        )
            next++; // "his full confidence"
        if (next + 1 >= view.Count || view.IsPunctuation(next))
            return default;
        if (view.Governs(next) != 0)
            next++;
        if (view.Is(next, CueFirstClass.Complementiser))
            return next + 1 < view.Count ? new(CueFirstComplementKind.Clause, next + 1, 0) { Stance = stance } : default;
        if (view.IsPunctuation(next) && view[next].QuoteEnd == 0 || view.Is(next, CueFirstClass.Preposition))
            return default;
        var bound = IsBi(view, next) || IsBound(view, next, Shapes.For) && view.Key(next).Length > 1;
        return new(CueFirstComplementKind.Noun, next, bound && view.Key(next).Length > 1 ? 1 : 0) { Stance = stance };
    }

    CueFirstComplement BiAt(int at, CueFrames frames, int start, int openObject, bool relative)
    {
        if (
            !relative
            && (frames & CueFrames.Li) != 0
            && at - start < 12
            && IsBound(view, at, Shapes.For)
            && !view.Is(at, CueFirstClass.Occasion)
            && IsEvent(at)
        )
            return view.Key(at).Length == 1 ? default : new(CueFirstComplementKind.Noun, at, 1);
        if (relative || (frames & (CueFrames.Bi | CueFrames.ObjectBi)) == 0 || at - start > 14 || !IsBi(view, at))
            return default;
        if ((frames & CueFrames.ObjectBi) != 0 && openObject >= 0)
            return new(CueFirstComplementKind.Noun, openObject, 0);
        if ((frames & CueFrames.Bi) == 0)
            return default;
        if (view.Key(at).Length == 1)
            return at + 1 < view.Count && view[at + 1].QuoteEnd > 0 ? new(CueFirstComplementKind.Noun, at + 1, 0) : default;
        if (view.Is(at, CueFirstClass.Occasion) && !view.Is(at, CueFirstClass.Proposition) && view[at].Word!.Speaker == SpeakerKind.None)
            return default;
        return new(CueFirstComplementKind.Noun, at, 1);
    }
}
