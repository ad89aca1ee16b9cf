namespace Isnad;

/// <content>Cues that are verbs, participles and verbal nouns.</content>
sealed partial class CueFirstReader
{
    bool TryFinite(int at, CueForm form)
    {
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        var conjunction = view[at].Skip == 1;
        var cueAt = at;
        var exclusion = form.Verb.Past == "استبعد";
        if (at > sentence.Start && !conjunction)
        {
            if (view.Is(at - 1, CueFirstClass.Negation) && !view.Is(at - 1, CueFirstClass.What))
            {
                // "did not rule out" asserts; any other negated cue does not
                if (!exclusion)
                    return false;
                cueAt = at - 1;
            }
            else if (view.Is(at - 1, CueFirstClass.What))
                return TryWhat(at, form, limit);
            else if (
                view.Is(at - 1, CueFirstClass.Complementiser)
                && form.Kind == CueFormKind.Present
                && !(at - 2 >= sentence.Start && view.Is(at - 2, CueFirstClass.TakesAn) && view.Key(at - 2) is "قبل" or "بعد")
            )
                return false;
            else if (view.Is(at - 1, CueFirstClass.Conditional))
                return false;
            else if (
                view.Is(at - 1, CueFirstClass.Who)
                && !(at - 2 >= sentence.Start && view.Is(at - 2, CueFirstClass.Existential) || HasExistential(at, sentence.Start))
            )
                return false;
        }
        if (form.Verb.Relays)
            return TryRelay(at, form, limit);
        if (form.HasObject)
            return TryFused(at, form, limit);

        var next = SkipAdverbials(at + 1, limit, out var addressee);
        if (QuoteBefore(at, sentence.Start) is { } before && !conjunction && (form.Verb.Frames & CueFrames.Direct) != 0)
            return TryAfterQuote(at, form, limit, next, before);

        var frames = form.Verb.Frames;
        var plain = frames & ~(CueFrames.AnyObject | CueFrames.AnyObjectPreposition);
        var subject = phrases.Parse(next, 0, limit, plain);
        var complement = complements.Find(subject.IsEmpty ? next : subject.End, limit, plain, at, !subject.IsEmpty);
        var withObject = (frames & (CueFrames.AnyObject | CueFrames.AnyObjectPreposition)) != 0;
        if (
            withObject
            && (
                !complement.Found
                || complement.Kind != CueFirstComplementKind.Noun && !OnlyInserts(subject.IsEmpty ? next : subject.End, complement.At)
            )
        )
            complement = WithObject(next, limit, frames, at, ref subject) is { Found: true } found ? found : complement;
        if (!complement.Found)
            return false;

        var draft = Add("verb", cueAt, at + 1, form, withObject && complement.Kind == CueFirstComplementKind.Noun ? 0.7 : 0.85);
        draft.Addressee = addressee;
        if (exclusion && cueAt < at)
            draft.Confidence = 0.75;
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (SourceBefore(at, sentence.Start, out var earlier))
            draft.SetSource(earlier, view);
        else if (PronounBefore(at, sentence.Start) is { } pronoun)
            (draft.Source, draft.Form) = (pronoun, SourceForm.Pronoun);
        else if (
            !conjunction
            && complement.Kind is CueFirstComplementKind.Noun
            && at > sentence.Start
            && !view.Is(at - 1, CueFirstClass.Also | CueFirstClass.Perfect)
            && !view.IsComma(at - 1)
            && !view.Is(at - 1, CueFirstClass.Complementiser)
        )
        {
            drafts.Remove(draft);
            return false;
        }
        if (IsAct(draft, subject, form, complement) || !Fill(draft, complement, form))
        {
            drafts.Remove(draft);
            return false;
        }
        Relay(draft, at, complement.At);
        return true;
    }

    /// <summary>Subject and object side by side: the phrase is cut where it closes, and a lone phrase is the object when it cannot speak.</summary>
    CueFirstComplement WithObject(int next, int limit, CueFrames frames, int at, ref CueFirstPhrase subject)
    {
        var first = phrases.Parse(next, 0, limit, frames);
        if (first.IsEmpty)
        {
            subject = first;
            return complements.Find(next, limit, frames, at, false);
        }
        var found = complements.Find(first.End, limit, frames, at, true);
        if (found.Found && !(found.Kind == CueFirstComplementKind.Noun && IsPatient(first, frames, found, at)))
        {
            subject = first;
            return found;
        }
        // the only phrase is the object
        var lone = complements.Find(next, limit, frames, at, false);
        if (
            lone.Found
            && lone.Kind == CueFirstComplementKind.Noun
            && (found.Found || !first.Speaks || (frames & CueFrames.Object) != 0 && first.Kind is SpeakerKind.Document)
        )
        {
            subject = default;
            return lone;
        }
        if (!found.Found)
            return default;
        subject = first;
        return found;
    }

    /// <summary>The phrase before a governed preposition is the one spoken to or of, not the speaker: both sides, all parties, the accusative dual.</summary>
    bool IsPatient(CueFirstPhrase phrase, CueFrames frames, CueFirstComplement found, int at)
    {
        if (found.At == phrase.Start)
            return true;
        if ((frames & CueFrames.AnyObjectPreposition) == 0 || found.At > phrase.Start && found.At < phrase.End)
            return false;
        var key = view.Key(phrase.Start);
        if (
            key.EndsWith("ين", StringComparison.Ordinal)
            && key.StartsWith("ال", StringComparison.Ordinal)
            && phrase.End == phrase.Start + 1
        )
            return true;
        if (view.Is(phrase.Start, CueFirstClass.Patient))
            return true;
        // the cue's gender and the phrase's disagree
        var gender = phrase.Gender;
        foreach (var form in view[at].Word!.Cues)
            if (form.Kind <= CueFormKind.Present && gender != 0 && form.Gender == gender)
                return false;
        return gender != 0 && view[at].Skip == 1 && phrase.Kind != SpeakerKind.None;
    }

    /// <summary>Refusals and bans of courts, and decisions without a clause, are acts.</summary>
    static bool IsAct(CueFirstDraft draft, CueFirstPhrase subject, CueForm form, CueFirstComplement complement) =>
        subject.Kind == SpeakerKind.Topic
            && complement.Kind == CueFirstComplementKind.Noun
            && form.Verb.Stance is Stance.Reject or Stance.Propose or Stance.Demand
        || draft.Form == SourceForm.None && draft.Cue is null;

    bool TryParticiple(int at, CueForm form)
    {
        if (taken[at] || form.Verb.Relays)
            return false;
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
        var complement = complements.Find(at + 1, Math.Min(limit, at + 24), form.Verb.Frames, at, false);
        if (!complement.Found || complement.Kind is CueFirstComplementKind.Clause && complement.At - at > 9)
            return false;
        var draft = Add("participle", at, at + 1, form, 0.85);
        if (!Fill(draft, complement, form))
        {
            drafts.Remove(draft);
            return false;
        }
        Relay(draft, at, complement.At);
        return true;
    }

    bool TryVerbalNoun(int at, CueForm form)
    {
        if (taken[at] || form.Verb.Relays)
            return false;
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        var owned = form.Kind == CueFormKind.OwnedVerbalNoun;
        var frames = form.Verb.Frames & ~(CueFrames.AnyObject | CueFrames.Question);
        if (view.Is(at, CueFirstClass.SayingNoun))
        {
            if (!AtClauseAfterVerb(at))
                return false;
        }
        var subject = owned ? default : phrases.Parse(at + 1, 0, limit, frames);
        if (!owned && (subject.IsEmpty || !subject.Speaks || view[at].Skip > 1) && !view.Is(at, CueFirstClass.SayingNoun))
            return false;
        var from = subject.IsEmpty ? at + 1 : subject.End;
        var complement = complements.Find(
            from,
            Math.Min(limit, from + 3),
            frames | (owned ? CueFrames.None : CueFrames.Clause | CueFrames.Bi) & ~CueFrames.AnyObjectPreposition,
            at,
            true
        );
        if (!complement.Found && owned && (frames & CueFrames.AnyObjectPreposition) != 0)
            complement = complements.Find(from, Math.Min(limit, from + 8), frames, at, true);
        if (!complement.Found || !owned && complement.Kind != CueFirstComplementKind.Clause && !view.Is(at, CueFirstClass.SayingNoun))
            return false;
        var draft = Add(owned ? "owned-noun" : "noun", at, at + 1, form, 0.6);
        draft.Gender = owned ? form.Gender : (sbyte)0;
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (phrases.EndingAt(at, sentence.Start) is { IsEmpty: false, Speaks: true } speaker)
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

    /// <summary>An object pronoun on the verb: the content is only what is said of it.</summary>
    bool TryFused(int at, CueForm form, int limit)
    {
        var next = SkipAdverbials(at + 1, limit, out _);
        return Fused(at, form, limit, phrases.Parse(next, 0, limit, CueFrames.None));
    }

    bool Fused(int at, CueForm form, int limit, CueFirstPhrase subject)
    {
        var frames = form.Verb.Frames;
        var open = (frames & CueFrames.ObjectBi) != 0 ? CueFrames.Bi : CueFrames.None;
        open |= (frames & CueFrames.ObjectIla) != 0 ? CueFrames.Ila : CueFrames.None;
        open |= (frames & CueFrames.ObjectAla) != 0 ? CueFrames.Ala : CueFrames.None;
        open |= frames & (CueFrames.Addressee | CueFrames.Direct | CueFrames.Clause);
        if ((open & (CueFrames.Bi | CueFrames.Ila | CueFrames.Ala | CueFrames.Addressee | CueFrames.Direct)) == 0)
            return false;
        var from = subject.IsEmpty ? at + 1 : subject.End;
        var complement = complements.Find(from, Math.Min(limit, from + 16), open, at, true);
        if (!complement.Found)
            return false;
        var draft = Add("fused", at, at + 1, form, 0.75);
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (SourceBefore(at, view.SentenceAt(at).Start, out var earlier))
            draft.SetSource(earlier, view);
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
        var quotation = view.Source.Quotations[quote];
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
            var rest = view.Source.Quotations[view[after + 1].Quote - 1];
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
        var quotation = view.Source.Quotations[view[i].Quote - 1];
        if (view.PositionAt(quotation.Inner.End - 1) - view.PositionAt(quotation.Inner.Start) < 2)
            return null;
        foreach (var draft in drafts)
        foreach (var content in draft.Content)
            if (content.Overlaps(quotation.Inner))
                return null;
        return view[i].Quote - 1;
    }
}
