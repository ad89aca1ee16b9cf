namespace Isnad;

/// <summary>The words of a phrase that are no names: which of them go on with it, and what they hang on it.</summary>
sealed partial class CueFirstPhrases
{
    int StepWord(int start, int at, int skip, int limit, CueFrames frames, bool withObject, ref State state)
    {
        var first = at == start;
        ref readonly var cell = ref view[at];
        var word = cell.Word;
        var key = view.Key(at);
        if (
            !first
            && key.Length == 1
            && shapes.For.Fits(key)
            && at + 1 < limit
            && view[at + 1].QuoteEnd is > 0 and var quoted
            && quoted - at < 8
            && quoted <= limit
            && !state.Person
            && state.Kind is SpeakerKind.Document or SpeakerKind.Role
        )
            return quoted; // "the yearly report of «the Fund»"
        if (!first && key.Length == 1 && at + 1 < view.Count && view.Token(at + 1).Kind == TokenKind.Number)
            return at; // "according to the ministry and 23 according to the movement": the number is the next count
        if (!first && shapes.Affairs.Fits(key) && shapes.Acting.Fits(view.Key(at - 1)))
        {
            state.Closed = false;
            return at + 1;
        }
        if (word is not null)
        {
            if (word.Is(CueFirstClass.Led))
            {
                var leader = first ? default : Parse(at + 1, 0, limit, CueFrames.Object);
                if (leader.IsEmpty || !leader.Person)
                    return at;
                state.Closed = true;
                return leader.End;
            }
            if (word.Is(CueFirstClass.About) && first && at + 1 < limit && view.Token(at + 1).Kind == TokenKind.Number)
                return at + 1;
            if (word.Is(CueFirstClass.Issued) && !first && at + 2 < limit && view.Governs(at + 1) is CueFrames.An or CueFrames.Min)
            {
                var maker = Parse(at + 2, 0, limit, CueFrames.Object);
                if (maker.IsEmpty || !maker.Speaks)
                    return at;
                state.Closed = state.Named = true;
                var behind = maker.End;
                if (behind + 2 < limit && view.First(behind) is '(' && view.First(behind + 2) is ')')
                    behind += 3; // its acronym
                // "… for the year 2031"
                return
                    behind + 1 < limit
                    && shapes.For.Fits(view.Key(behind))
                    && view.Is(behind, CueFirstClass.Time)
                    && view.Token(behind + 1).Kind == TokenKind.Number
                    ? behind + 2
                    : behind;
            }
            if (word.Is(CueFirstClass.OfName))
            {
                state.Closed = false;
                return at + 1;
            }
            if (word.IsOwnedNoun && word.Speaker == SpeakerKind.None && !first)
                return at; // قوله, تأكيده open what is relayed
            if (word.Is(CueFirstClass.Reflexive))
                return first ? at : at + 1;
            if (
                !first
                && word.Is(CueFirstClass.Phrase)
                && cell.Skip == 0
                && word.Speaker == SpeakerKind.None
                && lexicon.According.TryMatch(view.Tokens, cell.Token, view[limit - 1].Token + 1, 0, out _)
            )
                return at;
            if (word.Is(CueFirstClass.Anaphor) && (!first || at + 1 >= limit || !shapes.The.Fits(view.Key(at + 1))))
                return at;
            var conjunction = !first && cell.Skip > 0 && shapes.Conjunction.Fits(key);
            if (!first && conjunction)
            {
                if (shapes.Then.Fits(key) || word.Speaker == SpeakerKind.None || word.IsFinite && cell.Skip == 1)
                    return at;
                state.Closed = state.Person = false;
                state.Plural |= word.Speaker is SpeakerKind.Role or SpeakerKind.Unnamed;
            }
            if (word.Is(CueFirstClass.EndsPhrase) && word.Speaker == SpeakerKind.None)
                return word.Is(CueFirstClass.Preposition) && !first ? Attachment(at, limit, frames, ref state) : at;
            if (
                cell.Skip == 0
                && word.Speaker == SpeakerKind.None
                && (word.IsFinite || word.IsParticiple)
                && !(word.IsVerbalNoun && !state.Closed)
            )
                return at;
            if (!first && word.Is(CueFirstClass.TimeAdjective))
                return at;
            if (!conjunction && cell.Skip > (first ? skip : 0) && shapes.For.Fits(key[(conjunction ? 1 : 0)..]) && !first)
            {
                if (state.Person || word.Speaker == SpeakerKind.Outlet || state.Attachments > 1)
                    return at;
                state.Attachments++;
                state.Closed = cell.Skip > 1; // للجيش is closed by its article, لمجلس goes on
                return at + 1;
            }
            if (!first && !conjunction && cell.Skip > 0 && shapes.With.Fits(key))
                return TakesBi(frames, ref state) && !word.Is(CueFirstClass.Occasion | CueFirstClass.Time) ? at + 1 : at;
            if (first)
                state.Thing =
                    word is { Speaker: SpeakerKind.None }
                    && (word.IsVerbalNoun || word.Is(CueFirstClass.Proposition | CueFirstClass.Occasion));
            if (first || state.Kind == SpeakerKind.None && !state.Named && !state.Thing)
                (state.Kind, state.Gender, state.Plural) = (word.Speaker, word.Gender, word.Plural);
        }
        var bare = key[Math.Min(first ? skip : 0, key.Length - 1)..];
        if (word is null && shapes.VerbalNoun.Fits(bare))
        {
            if (first)
                state.Thing = true;
            else if (withObject && at - 1 > start && view[at - 1] is { Word: null, MentionEnd: 0 } && view.IsWord(at - 1))
                return at; // behind an adjective or an unknown name: the object
        }
        var definite = shapes.Definite.Fits(bare);
        if (definite && !first && word is null && cell.Skip == 0 && view.Tokens.Surface(cell.Token)[0] is 'إ' or 'آ')
            definite = false; // إلفان is a name, no article
        if (!first && word is null && state.Closed && !definite && withObject && IsFullName(at, limit))
            return at + 2;
        if (!first && word is null && state.Indefinite && !state.Named && state.Kind != SpeakerKind.None)
            if (state.Closed && shapes.PluralAdjective.Fits(bare) || lexicon.IsAdjective(bare))
                return at + 1;
        if (!first && word is null)
        {
            if ((frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0 && !state.Person && CueFirstComplements.IsBi(view, at))
                return at;
            if (
                view[at] is { MentionEnd: 0 }
                && shapes.With.Fits(key)
                && key.Length > 3
                && at + 1 < limit
                && view[at + 1] is { MentionEnd: > 0, MentionSkip: 0, MentionType: EntityType.Place, MentionEnd: var seat }
                && TakesPlace(at, seat, limit, frames, ref state)
            )
                return seat; // "in the region of …"
            if (shapes.ForThe.Fits(bare))
            {
                if (state.Person || state.Attachments++ > 1)
                    return at;
            }
            else if (shapes.AndThe.Fits(key) && state is { Closed: true, Person: false, Kind: SpeakerKind.Body or SpeakerKind.Role })
                return at + 1; // the ministry of energy and minerals
            else if (state.Closed && definite && withObject && !IsAdjective(bare))
                return at;
            else if (
                !definite
                && (IsVerbLike(at, bare) || IsAdverbial(at) || IsBoundPreposition(at) && !(bare.Length > 4 && TakesBi(frames, ref state)))
            )
                return at;
            else if (
                state.Closed
                && !definite
                && (
                    shapes.VerbalNoun.Fits(bare)
                    || withObject && (state.Kind != SpeakerKind.Role || state.Person && !(at + 1 < limit && view.IsComma(at + 1)))
                    || state.Loose++ > 3
                    || state.Person && !state.Titled && !(state.Loose < 2 && at + 1 < limit && view.IsComma(at + 1))
                )
            )
                return at;
        }
        else if (!first && state.Closed && withObject && word is not null && cell.Skip is 0 or 2)
        {
            // a second noun behind a closed phrase is the object, unless an apposed title or an adjective
            if (
                !(definite && word.Speaker != SpeakerKind.Body && IsAdjective(bare))
                && !(word.Speaker == SpeakerKind.Role && definite && state.Kind == SpeakerKind.Role)
            )
                return at;
        }
        else if (!first && state.Closed && word is not null && cell.Skip == 0 && (word.Is(CueFirstClass.Proposition) || word.IsVerbalNoun))
            return at;
        state.Titled |= state.Person && word is { Speaker: SpeakerKind.Role } && !definite;
        if (word is not null && word.Is(CueFirstClass.Owned))
        {
            state.Closed = true;
            state.Indefinite = false;
        }
        if (word is { Speaker: not SpeakerKind.None } && !definite && shapes.Sound.Fits(bare))
            state.Closed = true; // a sound plural with its ن is no construct: محللون stands alone
        if (word is { Speaker: not SpeakerKind.None } && !definite && at > start && view.Token(at - 1).Kind == TokenKind.Number)
            state.Closed = true; // "500 protesters": what is counted stands alone
        if (definite)
        {
            state.Closed = true;
            if (first || state.Attachments == 0)
                state.Indefinite = false;
        }
        return at + 1;
    }

    /// <summary>The seat of an office or a body (المكتب الثقافي بالرياض); where the cue governs ب another one must follow.</summary>
    bool TakesPlace(int at, int end, int limit, CueFrames frames, ref State state)
    {
        const CueFrames governed = CueFrames.Bi | CueFrames.ObjectBi | CueFrames.BiClause;
        if (state.Person || view[at].MentionType == EntityType.Person || state.Kind is SpeakerKind.None or SpeakerKind.Document)
            return false;
        if ((frames & governed) == 0 || end >= limit)
            return true;
        return end < limit
            && (shapes.With.Fits(view.Key(end)) && view.IsWord(end) || Parse(end, 0, limit, CueFrames.None).Person || view.IsComma(end));
    }

    /// <summary>ب inside a phrase (the director of relations at the ministry), where the cue does not govern one.</summary>
    static bool TakesBi(CueFrames frames, ref State state)
    {
        const CueFrames governed = CueFrames.Bi | CueFrames.ObjectBi | CueFrames.BiClause;
        if (
            state.Person
            || !state.Closed
            || (frames & governed) != 0
            || state.Kind is not (SpeakerKind.Role or SpeakerKind.Unnamed or SpeakerKind.Body)
        )
            return false;
        return state.Attachments++ < 2;
    }

    /// <summary>في، من، عن، لدى inside a phrase: they belong to an unnamed or common head when no adverbial of saying follows.</summary>
    int Attachment(int at, int limit, CueFrames frames, ref State state)
    {
        if (state.Person || state.Attachments > 1 || at + 1 >= limit || !view.IsWord(at + 1) && view[at + 1].QuoteEnd == 0)
            return at;
        var bit = view.Governs(at);
        if (bit == CueFrames.Ala && state.Kind == SpeakerKind.Role)
        {
            // "the general supervisor of (على) the programme So-and-so"
            var inner = Parse(at + 1, 0, limit, CueFrames.None);
            var governed = (frames & (bit | CueFrames.AlaClause | CueFrames.ObjectAla)) != 0;
            if (!NamesPerson(inner) || governed && !view.Is(inner.End, CueFirstClass.Complementiser))
                return at;
            (state.Person, state.Named, state.Closed) = (true, true, true);
            return inner.End;
        }
        if (bit == CueFrames.Min && view.Is(at - 1, CueFirstClass.Quantity))
        {
            state.Closed = false;
            return at + 1; // also before a verb that governs من: "a number of residents complained of …"
        }
        if (bit is not (CueFrames.Fi or CueFrames.Min or CueFrames.An) && !shapes.Near.Fits(view.Key(at)))
            return at;
        if ((frames & bit) != 0 || (frames & (CueFrames)((ulong)bit << 8)) != 0)
            return at;
        if (bit == CueFrames.An && (frames & (CueFrames.AnCounted | CueFrames.Attitude)) != 0)
            return at;
        if (
            !state.Indefinite && state.Kind is not (SpeakerKind.Unnamed or SpeakerKind.People or SpeakerKind.Role)
            || state.Kind is SpeakerKind.Body or SpeakerKind.Outlet
        )
            return at;
        if (
            !state.Indefinite
            && bit != CueFrames.Fi
            && state.Kind != SpeakerKind.People
            && !(bit == CueFrames.Min && view.Is(at, CueFirstClass.Addressee))
        )
            if (state.Kind != SpeakerKind.Unnamed)
                return at;
        if (view.Is(at + 1, CueFirstClass.Occasion | CueFirstClass.Time | CueFirstClass.Complementiser | CueFirstClass.Relative))
            return at;
        if (state.Kind == SpeakerKind.None)
            return at;
        if (
            !state.Indefinite
            && state.Kind == SpeakerKind.Role
            && !(bit == CueFrames.Fi && NamesPerson(Parse(at + 1, 0, limit, CueFrames.None)))
        )
            return at; // "the director in the company" only when the name still follows
        state.Attachments++;
        state.Closed = false;
        return at + 1;
    }

    /// <summary>A person's name, or a title with something behind it, stands in the phrase.</summary>
    bool NamesPerson(CueFirstPhrase phrase)
    {
        for (var i = phrase.Start + 1; i + 1 < phrase.End && !phrase.Person; i++)
            if (view[i] is { Skip: 2, Word.Speaker: SpeakerKind.Role })
                return true;
        return phrase.Person;
    }

    /// <summary>ب or ل written onto an unknown word in front of the article or a quotation mark.</summary>
    public bool IsBoundPreposition(int at)
    {
        var key = view.Key(at);
        return key.Length == 1 && shapes.WithOrFor.Fits(key) || shapes.WithThe.Fits(key) && key.Length > 4;
    }
}
