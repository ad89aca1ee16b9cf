namespace Isnad;

/// <content>Cues that are finite verbs, and hearsay.</content>
sealed partial class CueFirstReader
{
    bool TryFinite(int at, CueForm form)
    {
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        var conjunction = view[at].Skip == 1;
        if (at > sentence.Start && Shapes.OfWhat.Fits(view.Key(at - 1)) && at + 1 < limit && Shapes.Returning.Fits(view.Key(at + 1)))
            return false; // "of what it reveals": a thing's own
        if (at > sentence.Start && view.Is(at - 1, CueFirstClass.What) && !conjunction)
            return TryWhat(at, form, limit);
        if (!IsAsserted(at, form, sentence, conjunction, out var cueAt))
            return false;
        if (form.Verb.Relays)
            return TryRelay(at, form, limit);
        if (form.HasObject)
            return TryFused(at, form, limit);

        var next = SkipAdverbials(at + 1, limit, out var addressee);
        if (
            (form.Verb.Frames & CueFrames.Addressee) != 0
            && QuotedName(next, limit) is var told
            && told > next
            && view.IsWord(told)
            && !view.Is(told, CueFirstClass.EndsPhrase)
        )
            next = told; // "told «the paper» the lawyer …"
        if (QuoteBefore(at, sentence.Start) is { } before && !conjunction && (form.Verb.Frames & CueFrames.Direct) != 0)
            return TryAfterQuote(at, form, limit, next, before);

        var complement = FindWithSubject(at, next, limit, form.Verb.Frames, out var subject, out var earlier);
        var noun = complement.Kind == CueFirstComplementKind.Noun;
        subject = WithName(subject, complement);
        if (!complement.Found || noun && (IsAct(subject.IsEmpty ? earlier : subject, form) || IsNounInstead(at, sentence.Start)))
            return false;
        if (view.Is(complement.At, CueFirstClass.Phrase) && clauses.IsAccording(complement.At, limit, out _, out _) && noun)
            return false;
        if (
            !subject.IsEmpty
            && (
                !noun && (view.Is(subject.Start, CueFirstClass.Patient) || IsGlued(subject))
                || form.Plural && form.Gender > 0 && subject.End > subject.Start && !subject.Speaks
            )
        )
            subject = default; // "drew attention", and what follows a plural verb, is no subject
        var draft = Add("verb", cueAt, at + 1, form, noun ? 0.7 : 0.85);
        draft.Addressee = addressee;
        if (!subject.IsEmpty)
            draft.SetSource(subject, view);
        else if (!earlier.IsEmpty || SourceBefore(at, sentence.Start, out earlier))
            draft.SetSource(earlier, view);
        else if (PronounBefore(at, sentence.Start) is { } pronoun)
            (draft.Source, draft.Form) = (pronoun, SourceForm.Pronoun);
        else if (!MayLackSubject(at, sentence.Start, conjunction, complement))
        {
            drafts.Remove(draft);
            return false;
        }
        if (!Fill(draft, complement, form))
        {
            drafts.Remove(draft);
            return false;
        }
        if (
            ((form.Verb.Frames & CueFrames.NeedsSpeaker) != 0 || form.Verb.Stance == Stance.Quote)
                && (subject.IsEmpty ? !earlier.Speaks : !subject.Speaks)
            || noun && !subject.IsEmpty && !subject.Speaks && !IsPeople(subject)
            || !noun && subject is { Speaks: false, IsEmpty: false } && IsInanimate(subject.Start, form)
            || IsImpersonal(subject.IsEmpty ? earlier : subject)
            || noun
                && subject.IsEmpty
                && earlier is { IsEmpty: false, Named: false, Kind: SpeakerKind.None }
                && IsInanimate(earlier.Start, form)
            || noun && subject.IsEmpty && earlier.IsEmpty && IsShown(complement.At, form)
            || noun && IsConsidered(complement.At, form)
            || noun && complement.At == (subject.IsEmpty ? at + 1 : subject.End) && IsMeasured(complement.At, form)
            || !subject.IsEmpty && !subject.Speaks && view.Is(at, CueFirstClass.Preposition) // "and after (عقب) the visit"
            || IsPublished(subject, form)
            || !earlier.IsEmpty && earlier.Start > sentence.Start && view.Is(earlier.Start - 1, CueFirstClass.Negation)
            || IsThing(at, subject.IsEmpty ? earlier : subject, sentence.Start, conjunction, complement)
        )
        {
            drafts.Remove(draft);
            return false;
        }
        if (complement.Saying > 0)
            taken[complement.Saying] = true;
        Relay(draft, at, complement.At);
        return true;
    }

    /// <summary>
    /// "The spokesman of the guard in the region Major So-and-so: …": the name right in front of what is said is his whose phrase ended
    /// before it, unless somebody else is named or told in between.
    /// </summary>
    CueFirstPhrase WithName(CueFirstPhrase subject, CueFirstComplement complement)
    {
        if (subject is { IsEmpty: true } or { Person: true } or { Kind: not SpeakerKind.Role } or { Plural: true })
            return subject;
        if (!complement.Found || complement.Kind == CueFirstComplementKind.Noun)
            return subject;
        var end = complement.At;
        while (end > subject.End && (view.IsPunctuation(end - 1) || view.Is(end - 1, CueFirstClass.Complementiser)))
            end--;
        var name = end - 1;
        while (name > subject.End && view[name].MentionEnd != end)
            name--;
        if (name <= subject.End || view[name] is not { MentionType: EntityType.Person, MentionSkip: 0 })
            return subject;
        if (view.Is(name - 1, CueFirstClass.Preposition | CueFirstClass.Addressee))
            return subject;
        for (var i = subject.End; i < name; i++)
            if (
                view.IsComma(i)
                || view[i].MentionEnd > 0 && view[i].MentionType == EntityType.Person
                || view[i].Word is { IsFinite: true, IsVerbalNoun: false, Cues.Length: > 0 }
                || view[i] is { Word.Speaker: SpeakerKind.Role } && view[i].Skip is 1 or 3
            )
                return subject;
        return subject with { End = end, Named = true, Person = true };
    }

    /// <summary>A sound masculine plural is of people, whether the tables know it or not.</summary>
    bool IsPeople(CueFirstPhrase phrase) => Shapes.People.Fits(view.Key(phrase.Start));

    /// <summary>
    /// What shows, confirms or explains without being anybody: a plural in ات, a verbal noun. Verbs that only people do (said, added,
    /// announced) are believed whatever stands behind them.
    /// </summary>
    bool IsInanimate(int at, CueForm form)
    {
        if (form.Verb.Stance is Stance.Say or Stance.Add or Stance.Announce || view[at].MentionEnd > 0)
            return false;
        if (view[at].Word is { } word)
            return word.Is(CueFirstClass.Proposition | CueFirstClass.Occasion) || word.IsVerbalNoun;
        return Shapes.DefinitePlural.Fits(view.Tokens.Surface(view[at].Token)) || Shapes.VerbalNoun.Fits(view.Key(at));
    }

    /// <summary>"and signs announce what …": a lone noun behind a verb in the feminine is its subject when things of its kind show by themselves.</summary>
    bool IsShown(int at, CueForm form) =>
        view.Is(at, CueFirstClass.Impersonal)
        && form
            is {
                Kind: CueFormKind.Present,
                Gender: < 0,
                Verb.Stance: not (Stance.Describe or Stance.Condemn or Stance.Deny or Stance.Reject)
            };

    /// <summary>"the signs confirm that …": the author's own reasoning, whatever the verb.</summary>
    bool IsImpersonal(CueFirstPhrase subject) => !subject.IsEmpty && view.Is(subject.Start, CueFirstClass.Impersonal);

    /// <summary>"the company is considered (تعتبر) a leader": what is no definite thing is what the subject is held to be.</summary>
    bool IsConsidered(int at, CueForm form) =>
        form is { Kind: CueFormKind.Present, Plural: false }
        && (form.Verb.Frames & CueFrames.SpeakerObject) != 0
        && view.IsWord(at)
        && view[at] is { MentionEnd: 0, QuoteEnd: 0 }
        && !Shapes.Definite.Fits(view.Key(at))
        && !view.Is(at, CueFirstClass.Demonstrative | CueFirstClass.Pronoun | CueFirstClass.What | CueFirstClass.Relative);

    /// <summary>"the area measures (تبلغ) 14,000": a bare number is nothing said, but for verbs that count.</summary>
    bool IsMeasured(int at, CueForm form) =>
        view.Token(at).Kind == TokenKind.Number
        && (form.Verb.Frames & CueFrames.CountedObject) == 0
        && !view.Is(at - 1, CueFirstClass.Preposition);

    /// <summary>"which published the article": the text is the object.</summary>
    static bool IsPublished(CueFirstPhrase subject, CueForm form) =>
        subject.Kind == SpeakerKind.Document && (form.Verb.Frames & (CueFrames.Clause | CueFrames.NearClause)) == CueFrames.NearClause;

    /// <summary>"drew attentionto that": the preposition is written onto its noun.</summary>
    bool IsGlued(CueFirstPhrase subject) =>
        subject is { Speaks: false }
        && subject.End == subject.Start + 1
        && view[subject.Start].Word is null
        && Shapes.VerbPreposition.Fits(view.Key(subject.Start));

    /// <summary>A colon behind a verb opens speech only when somebody speaks: "revealed its depth: isolation, decay" does not.</summary>
    bool IsThing(int at, CueFirstPhrase speaker, int floor, bool conjunction, CueFirstComplement complement)
    {
        var colon =
            complement.At > 0 && view.IsColon(complement.At - 1)
            || complement.Kind == CueFirstComplementKind.Clause && complement.At > 1 && view.IsColon(complement.At - 2);
        if (!colon || complement.Kind == CueFirstComplementKind.Quote || complement.Saying > 0)
            return false;
        return speaker.IsEmpty
            ? !conjunction
                && at > floor
                && !view.IsPunctuation(at - 1)
                && !view.Is(at - 1, CueFirstClass.Also | CueFirstClass.Opener | CueFirstClass.Perfect)
            : !speaker.Speaks && view[at].Word!.Cues[0].Verb.Stance is not (Stance.Say or Stance.Add or Stance.Write);
    }

    /// <summary>A cue without any subject goes on with the last speaker only where a clause can begin.</summary>
    bool MayLackSubject(int at, int floor, bool conjunction, CueFirstComplement complement)
    {
        if (at == floor && !conjunction && complement.Kind == CueFirstComplementKind.Clause && view.Is(at + 1, CueFirstClass.Time))
            return false; // "the last years confirm that": what looks like an adverbial is the subject
        if (conjunction || at == floor || complement.Kind is CueFirstComplementKind.Quote or CueFirstComplementKind.Speech)
            return true;
        if (view.IsPunctuation(at - 1) || complement.Kind == CueFirstComplementKind.Clause && OnlyAdverbials(floor, at))
            return true;
        return view.Is(
            at - 1,
            CueFirstClass.Also
                | CueFirstClass.Perfect
                | CueFirstClass.Complementiser
                | CueFirstClass.Auxiliary
                | CueFirstClass.Opener
                | CueFirstClass.Negation
                | CueFirstClass.Time
        );
    }

    /// <summary>"In answer to a question from the hall said that": an adverbial opens the sentence and no verb follows it.</summary>
    bool OnlyAdverbials(int floor, int at)
    {
        if (at - floor > 14 || !view.Is(floor, CueFirstClass.Preposition | CueFirstClass.Phrase) || view[floor].Skip > 1)
            return false;
        for (var i = floor + 1; i < at; i++)
            if (view[i].Word is { IsFinite: true, IsVerbalNoun: false } || view[i].Word is null && phrases.IsVerbLike(i, view.Key(i)))
                return false;
        return true;
    }

    /// <summary>What can stand before a verb that looks like a noun (طلب، رفض): a break, a particle, a name.</summary>
    bool MayPrecedeVerb(int at)
    {
        const CueFirstClass particles =
            CueFirstClass.Perfect
            | CueFirstClass.Auxiliary
            | CueFirstClass.Relative
            | CueFirstClass.Opener
            | CueFirstClass.Also
            | CueFirstClass.Subject
            | CueFirstClass.Time
            | CueFirstClass.Adverb
            | CueFirstClass.Negation
            | CueFirstClass.Addressee
            | CueFirstClass.Complementiser;
        if (view.IsPunctuation(at) || view.Is(at, particles) || view[at].Word is { Speaker: not SpeakerKind.None })
            return true;
        for (var start = at; start >= 0 && at - start < 8; start--)
            if (view[start].MentionEnd == at + 1)
                return true;
        return Shapes.The.Fits(view.Key(at)) && phrases.EndingAt(at + 1, view.SentenceAt(at).Start) is { IsEmpty: false, Speaks: true };
    }

    /// <summary>"and refusal of others" in a list of nouns, unless a statement was cut right before it.</summary>
    bool IsNounInstead(int at, int floor) =>
        at > floor
        && !drafts.Exists(draft => draft.ContentEnd == at)
        && view[at] is { Skip: 1, Word.IsVerbalNoun: true }
        && !view.IsPunctuation(at - 1)
        && view[at].Word!.HasPlainNoun;

    /// <summary>Refusals and demands of courts and laws are acts.</summary>
    bool IsAct(CueFirstPhrase subject, CueForm form) =>
        subject.Kind is SpeakerKind.Topic or SpeakerKind.Document
        && !view.Is(subject.Start, CueFirstClass.Utterance)
        && (
            form.Verb.Stance is Stance.Reject or Stance.Propose or Stance.Demand or Stance.Condemn or Stance.Admit
            || subject.Kind == SpeakerKind.Document && form.Verb.Stance is Stance.Confirm or Stance.Stress
        );

    /// <summary>It is said: nobody's statement, but a statement.</summary>
    bool TryHearsay(int at)
    {
        var sentence = view.SentenceAt(at);
        if (
            at > sentence.Start
            && (
                view.Is(at - 1, CueFirstClass.Negation | CueFirstClass.Complementiser | CueFirstClass.What | CueFirstClass.Conditional)
                || view.Is(at - 1, CueFirstClass.Perfect) && Shapes.ThirdPerson.Fits(view.Key(at))
            )
        )
            return false;
        var complement = complements.Find(at + 1, Math.Min(sentence.End, at + 4), CueFrames.Clause, false);
        if (!complement.Found)
            return false;
        var draft = Add("hearsay", at, at + 1, new CueForm(Said, CueFormKind.Past, 0, false, false), 0.7);
        draft.Form = SourceForm.Hearsay;
        draft.Plural = null;
        return Fill(draft, complement, default);
    }

    static readonly CueVerb Said = new("قال", Stance.Say, CueFrames.Clause | CueFrames.Direct, false);
}
