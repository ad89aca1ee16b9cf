namespace Isnad;

/// <content>Cues that are participles, verbal nouns, verbs with an object pronoun, and verbs behind their quotation.</content>
sealed partial class CueFirstReader
{
    bool TryParticiple(int at, CueForm form)
    {
        if (view[at].Word!.HasPlainNoun && at > 0 && !view.IsComma(at - 1))
            return false; // مناشدة is also a noun
        if (taken[at] || form.Verb.Relays)
            return false;
        if (
            at > 0
            && view[at].Skip == 0
            && view.SentenceAt(at).Start < at
            && (view.Token(at - 1).Kind == TokenKind.Number || view.Is(at - 1, CueFirstClass.Preposition))
        )
            return false; // "24 accused", "between accusers": a noun
        var limit = clauses.LimitAt(at);
        if (!clauses.IsGoverning(at, limit, finite: false, out _))
            return false;
        if (
            at > 0
            && !view.IsComma(at - 1)
            && view[at].Skip == 0
            && form.Gender < 0
            && view.SentenceAt(at).Start < at
            && !view.Is(at - 1, CueFirstClass.Time | CueFirstClass.Adverb)
        )
            return false; // a feminine adjective more often than a participle
        var complement = complements.Find(at + 1, Math.Min(limit, at + 24), form.Verb.Frames, false);
        if (
            !complement.Found
            || complement.Kind is CueFirstComplementKind.Clause && (complement.At - at > 9 || HasVerb(at + 1, complement.At))
        )
            return false;
        if (form.Verb.Stance == Stance.Quote && complement.Kind == CueFirstComplementKind.Noun && TryQuoting(at, complement, limit, form))
            return true;
        var draft = Add("participle", at, at + 1, form, 0.85);
        if (!Fill(draft, complement, form))
        {
            drafts.Remove(draft);
            return false;
        }
        Relay(draft, at, complement.At);
        return true;
    }

    /// <summary>Another cue stands between the participle and the clause, which is that verb's: "critics who think that …".</summary>
    bool HasVerb(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (view[i] is { MentionEnd: 0, Word: { IsFinite: true, IsVerbalNoun: false, Cues.Length: > 0 } })
                return true;
        return false;
    }

    /// <summary>"citing figures of X": X is the origin of what was just said; with "which say that …" the figures speak for themselves.</summary>
    bool TryQuoting(int at, CueFirstComplement complement, int limit, CueForm form)
    {
        var origin = phrases.Parse(complement.At, complement.Skip, limit, CueFrames.None);
        if (origin.IsEmpty || drafts.Count == 0)
            return false;
        if (origin.End + 1 < limit && view.Is(origin.End, CueFirstClass.Relative) && view[origin.End + 1].Word is { IsFinite: true })
            foreach (var verb in view[origin.End + 1].Word!.Cues)
                if (
                    verb.Kind <= CueFormKind.Present
                    && complements.Find(origin.End + 2, limit, verb.Verb.Frames, true) is { Found: true } own
                )
                {
                    var draft = Add("participle", at, at + 1, form, 0.7);
                    return Fill(draft, own, form) && Chain(draft, origin, verb, origin.End + 1, own);
                }
        var last = drafts[^1];
        if (last.ContentEnd == 0 || last.ContentEnd < at - 2 || last.ContentEnd > at)
            return false;
        AddOrigin(last, at, 1, origin, Stance.AccordingTo);
        return true;
    }

    bool Chain(CueFirstDraft outer, CueFirstPhrase origin, CueForm verb, int at, CueFirstComplement complement)
    {
        var inner = Add("chained", at, at + 1, verb, 0.7);
        inner.SetSource(origin, view);
        inner.Outer = outer;
        taken[at] = true;
        return Fill(inner, complement, verb);
    }

    bool TryVerbalNoun(int at, CueForm form)
    {
        if (taken[at] || form.Verb.Relays)
            return false;
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        var owned = form.Kind == CueFormKind.OwnedVerbalNoun;
        if (owned && form.Verb.Stance == Stance.Believe && at > 0 && view.Is(at - 1, CueFirstClass.Preposition) && view[at - 1].Skip == 0)
            return false; // "took into his consideration that"
        var frames = form.Verb.Frames & ~(CueFrames.AnyObject | CueFrames.Question);
        if (view.Is(at, CueFirstClass.SayingNoun))
        {
            if (!AtClauseAfterVerb(at))
                return false;
        }
        var subject = owned ? default : phrases.Parse(at + 1, 0, limit, frames);
        if (!owned && (subject.IsEmpty || !subject.Speaks || view[at].Skip > 1) && !view.Is(at, CueFirstClass.SayingNoun))
            return false;
        if (!owned && view.Is(at, CueFirstClass.Occasion) && !subject.IsEmpty && Shapes.For.Fits(view.Key(subject.Start)))
            return false; // "in a statement to the press that": spoken to
        if (!owned && view.Is(at, CueFirstClass.Occasion) && subject is { IsEmpty: false, Indefinite: true, Named: false })
            return false; // "in a press statement that": the adjective is nobody
        var from = subject.IsEmpty ? at + 1 : subject.End;
        var complement = complements.Find(
            from,
            Math.Min(limit, from + 3),
            frames | (owned ? CueFrames.None : CueFrames.Clause | CueFrames.Bi) & ~CueFrames.AnyObjectPreposition,
            true
        );
        if (
            !complement.Found
            && owned
            && (frames & CueFrames.AnyObjectPreposition) != 0
            && form.Verb.Stance is Stance.Demand or Stance.Accuse
        )
            complement = complements.Find(from, Math.Min(limit, from + 8), frames, true);
        if (!complement.Found || !owned && complement.Kind != CueFirstComplementKind.Clause && !view.Is(at, CueFirstClass.SayingNoun))
            return false;
        var draft = Add(owned ? "owned-noun" : "noun", at, at + 1, form, 0.6);
        draft.Gender = owned ? form.Gender : (sbyte)0;
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (
            phrases.EndingAt(at, sentence.Start) is { IsEmpty: false, Speaks: true } speaker
            || TopicBefore(at, sentence.Start, out speaker)
        )
            draft.SetSource(speaker, view);
        else
            draft.Form = owned ? SourceForm.Pronoun : SourceForm.None;
        if (!Fill(draft, complement, form))
        {
            drafts.Remove(draft);
            return false;
        }
        return true;
    }

    /// <summary>"by saying" is a cue of its own when no verb of saying in its clause has taken it.</summary>
    bool AtClauseAfterVerb(int at)
    {
        for (var i = drafts.Count - 1; i >= 0; i--)
            if (drafts[i].CueAt < at && drafts[i].ContentAt > at)
                return false;
        return true;
    }

    /// <summary>"what the minister called a crime": a statement only of a speaker named here.</summary>
    bool TryWhat(int at, CueForm form, int limit)
    {
        if (!form.HasObject || (form.Verb.Frames & (CueFrames.ObjectBi | CueFrames.Bi)) == 0)
            return false;
        var subject = phrases.Parse(at + 1, 0, limit, CueFrames.None);
        if (subject.IsEmpty || !subject.Speaks)
            return false;
        return Fused(at, form, limit, subject);
    }

    /// <summary>قالرئيس البلدية: the space between the verb and its subject is lost.</summary>
    bool TryGlued(int at)
    {
        var key = view.Key(at);
        for (var length = 3; length <= 6 && key.Length - length > 3; length++)
        {
            if (
                lexicon.Find(key[..length], out var skip) is not { IsFinite: true } verb
                || skip > 1
                || lexicon.Find(key[length..], out var inner) is not { Speaker: SpeakerKind.Role or SpeakerKind.Body }
                || inner is not (0 or 2)
            )
                continue;
            foreach (var form in verb.Cues)
            {
                if (form is not { Kind: CueFormKind.Past, HasObject: false, Verb.Stance: Stance.Say or Stance.Add or Stance.Announce })
                    continue;
                var limit = clauses.LimitAt(at);
                var subject = phrases.Parse(at, length, limit, CueFrames.None);
                var complement = complements.Find(subject.End, limit, form.Verb.Frames & ~CueFrames.AnyObject, true);
                if (!complement.Found)
                    return false;
                var draft = Add("glued", at, at + 1, form, 0.6);
                draft.Cue = new TextSpan(view.Start(at), view.StartAfter(at, length));
                draft.SetSource(subject, view);
                return Fill(draft, complement, form);
            }
        }
        return false;
    }

    /// <summary>An object pronoun on the verb: the content is only what is said of it.</summary>
    bool TryFused(int at, CueForm form, int limit)
    {
        var next = SkipAdverbials(at + 1, limit, out _);
        var governed = (form.Verb.Frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0 ? CueFrames.Bi : CueFrames.None;
        // "offered its thanks and esteem": what "and" adds is no subject
        var subject = next < limit && view.HasConjunction(next) ? default : phrases.Parse(next, 0, limit, governed);
        return Fused(at, form, limit, subject);
    }

    bool Fused(int at, CueForm form, int limit, CueFirstPhrase subject)
    {
        var frames = form.Verb.Frames;
        var open = (frames & CueFrames.ObjectBi) != 0 ? CueFrames.Bi : CueFrames.None;
        open |= (frames & CueFrames.ObjectIla) != 0 ? CueFrames.Ila : CueFrames.None;
        open |= (frames & CueFrames.ObjectAla) != 0 ? CueFrames.Ala : CueFrames.None;
        open |= frames & (CueFrames.Addressee | CueFrames.Clause);
        if ((frames & CueFrames.Direct) != 0)
            open |= (frames & CueFrames.Addressee) != 0 ? CueFrames.Direct : CueFrames.Colon;
        if ((open & (CueFrames.Bi | CueFrames.Ila | CueFrames.Ala | CueFrames.Addressee | CueFrames.Colon)) == 0)
            return false;
        var from = subject.IsEmpty ? at + 1 : subject.End;
        var complement = complements.Find(from, Math.Min(limit, from + 16), open, true);
        if (!complement.Found)
            return false;
        var draft = Add("fused", at, at + 1, form, 0.75);
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (SourceBefore(at, view.SentenceAt(at).Start, out var earlier))
            draft.SetSource(earlier, view);
        else if (!MayLackSubject(at, view.SentenceAt(at).Start, view[at].Skip == 1, complement))
        {
            drafts.Remove(draft); // "a letter urging them to": a thing
            return false;
        }
        if (Fill(draft, complement, form))
            return true;
        drafts.Remove(draft);
        return false;
    }

    /// <summary>«…»، قال فلان: the quotation before the cue, and what goes on behind it.</summary>
    bool TryAfterQuote(int at, CueForm form, int limit, int next, int quote)
    {
        var subject = phrases.Parse(next, 0, limit, CueFrames.None);
        var draft = Add("after-quote", at, at + 1, form, 0.8);
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (SourceBefore(at, view.SentenceAt(at).Start, out var earlier))
            draft.SetSource(earlier, view);
        var quotation = view.Quotations[quote];
        draft.Content.Add(quotation.Inner);
        draft.ContentAt = view.PositionAt(quotation.Span.Start);
        draft.ContentEnd = at;
        var after = subject.IsEmpty ? next : subject.End;
        if (
            after + 1 < view.Count
            && (view.IsComma(after) || view.IsColon(after))
            && view[after + 1].QuoteEnd > 0
            && view[after + 1].QuoteEnd - after > 4
        )
        {
            var rest = view.Quotations[view[after + 1].Quote - 1];
            draft.Content.Add(rest.Inner);
        }
        return true;
    }

    /// <summary>The quotation that closes right before the position (a comma between), unless another cue has it; or null.</summary>
    int? QuoteBefore(int at, int floor)
    {
        var i = at - 1;
        if (i > floor && view.IsComma(i))
            i--;
        if (i < floor || view[i].Quote == 0 || view[i].QuoteEnd > 0)
            return null;
        var quotation = view.Quotations[view[i].Quote - 1];
        var open = view.PositionAt(quotation.Span.Start);
        if (open > floor && !view.IsPunctuation(open - 1))
            return null; // a name or a phrase inside the clause
        if (!view.IsComma(at - 1) && at - open < 6)
            return null; // «the outlet» reveals
        if (view.PositionAt(quotation.Inner.End - 1) - view.PositionAt(quotation.Inner.Start) < 1)
            return null;
        foreach (var draft in drafts)
        foreach (var content in draft.Content)
            if (content.Overlaps(quotation.Inner))
                return null;
        return view[i].Quote - 1;
    }
}
