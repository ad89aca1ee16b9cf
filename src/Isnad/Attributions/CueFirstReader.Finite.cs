namespace Isnad;

/// <content>Cues that are finite verbs, and hearsay.</content>
sealed partial class CueFirstReader
{
    bool TryFinite(int at, CueForm form)
    {
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        var conjunction = view[at].Skip == 1;
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
            || noun && subject.IsEmpty && earlier.IsEmpty && IsShown(complement.At, form)
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

    /// <summary>A sound masculine plural is of people, whether the tables know it or not.</summary>
    bool IsPeople(CueFirstPhrase phrase) => view.Key(phrase.Start) is ['ا', 'ل', _, _, .., 'و', 'ن'] or [_, _, _, _, .., 'ي', 'و', 'ن'];

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
        return view.Tokens.Surface(view[at].Token) is ['ا', 'ل', _, _, .., 'ا', 'ت'] || CueFirstPhrases.IsVerbalNounShape(view.Key(at));
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

    /// <summary>"which published the article": the text is the object.</summary>
    static bool IsPublished(CueFirstPhrase subject, CueForm form) =>
        subject.Kind == SpeakerKind.Document && (form.Verb.Frames & (CueFrames.Clause | CueFrames.NearClause)) == CueFrames.NearClause;

    /// <summary>"drew attentionto that": the preposition is written onto its noun.</summary>
    bool IsGlued(CueFirstPhrase subject) =>
        subject is { Speaks: false }
        && subject.End == subject.Start + 1
        && view[subject.Start].Word is null
        && view.Key(subject.Start) is [_, _, _, _, .., 'ا', 'ل', 'ي'] or [_, _, _, _, .., 'ع', 'ل', 'ي'];

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

    /// <summary>Not negated, not a wish or a condition, not a noun that looks like the verb, not the wish to stay unnamed.</summary>
    bool IsAsserted(int at, CueForm form, CueFirstSentence sentence, bool conjunction, out int cueAt)
    {
        cueAt = at;
        var word = view[at].Word!;
        if (
            CueFirstComplements.IsAnonymity(view, at)
            || IsFirstPerson(at, form)
            || IsPassive(at, form)
            || IsImperative(at, form, sentence.Start)
            || IsNounInYa(at, form, sentence.End)
        )
            return false;
        // "it is worth mentioning that": the narrator's own voice
        if (word.Is(CueFirstClass.Editorial) && at + 1 < sentence.End && view.Is(at + 1, CueFirstClass.Complementiser))
            return false;
        if (at == sentence.Start)
            return !word.Is(CueFirstClass.Preposition) || conjunction;
        if (conjunction)
            return !word.Is(CueFirstClass.Preposition);
        if (view.Is(at - 1, CueFirstClass.Negation))
        {
            // "did not rule out" asserts, and so does "did not admit but"; any other negated cue does not
            if (form.Verb.Past == "استبعد")
                cueAt = at - 1;
            else
            {
                for (var i = at + 1; i < sentence.End && i < at + 8; i++)
                    if (view.Is(i, CueFirstClass.Except))
                        return true;
                return false;
            }
        }
        if (view.Is(at - 1, CueFirstClass.Complementiser) && form.Kind == CueFormKind.Present)
            return at - 2 >= sentence.Start && view.Key(at - 2) is "قبل" or "بعد" or "دون" && view.Key(at - 2) is not "دون";
        if (view.Is(at - 1, CueFirstClass.Complementiser) && IsSubjunctive(at, form, sentence.Start))
            return false;
        if (view.Is(at - 1, CueFirstClass.Conditional))
            return false;
        if (form.Kind == CueFormKind.Present && view.Is(at - 1, CueFirstClass.Perfect) && view.Key(at - 1) is "قد" or "وقد")
            return false; // "may find that"
        if (
            view.Is(at - 1, CueFirstClass.Relative)
            && at + 1 < sentence.End
            && view.Key(at + 1) is "به" or "بها" or "عنه" or "عنها" or "اليه" or "اليها" or "عليه" or "عليها" or "منه" or "منها"
        )
            return false; // "what the people call for": the relative is what is called for
        if (view.Is(at - 1, CueFirstClass.Relative) && at - 2 >= sentence.Start && view.Is(at - 2, CueFirstClass.What))
            return false; // "what is it that calls for …"
        if (view.Is(at - 1, CueFirstClass.Who))
            return HasExistential(at, sentence.Start);
        // behind a preposition, or in a construct, the verb is a noun: على وعد، عدم ذكر
        if (form is { Kind: CueFormKind.Past, Gender: > 0, Plural: false })
        {
            if (
                view.Is(at - 1, CueFirstClass.Preposition)
                && !view.Is(at - 1, CueFirstClass.Addressee)
                && view[at - 1].Skip <= 1
                && IsBarePreposition(at - 1)
            )
                return false;
            if (word.IsVerbalNoun && !MayPrecedeVerb(at - 1))
                return false;
        }
        return !word.Is(CueFirstClass.Preposition)
            && (
                word.Speaker == SpeakerKind.None
                || view.Is(
                    at - 1,
                    CueFirstClass.Perfect | CueFirstClass.Auxiliary | CueFirstClass.Relative | CueFirstClass.Opener | CueFirstClass.Also
                )
                || view.IsComma(at - 1)
            );
    }

    /// <summary>"I wish أن أوضح": behind أن a form in أ is the first person, but for "after", "until", "only that".</summary>
    bool IsSubjunctive(int at, CueForm form, int floor) =>
        form is { Kind: CueFormKind.Past, Gender: > 0, Plural: false }
        && form.Verb.Past[0] == 'أ'
        && view[at].Skip == 0
        && view.Key(at - 1) is "ان"
        && !(at - 2 >= floor && view.Is(at - 2, CueFirstClass.TakesAn | CueFirstClass.Preposition));

    /// <summary>أعتقد with a hamza is "I believe"; the third person begins with a bare alef.</summary>
    bool IsFirstPerson(int at, CueForm form)
    {
        var surface = view.Tokens.Surface(view[at].Token)[view[at].Skip..];
        return form.Kind == CueFormKind.Past && form.Verb.Past[0] == 'ا' && surface[0] == 'أ';
    }

    /// <summary>رأي "an opinion" is written with the letter that many write for رأى: a verb only where a clause follows.</summary>
    bool IsNounInYa(int at, CueForm form, int limit)
    {
        if (form.Kind != CueFormKind.Past || form.Verb.Past[^1] != 'ى' || view.Tokens.Surface(view[at].Token)[^1] != 'ي')
            return false;
        for (var i = at + 1; i < limit && i < at + 9; i++)
            if (view.Is(i, CueFirstClass.Complementiser))
                return false;
        return true;
    }

    /// <summary>A damma on the prefix of a verb of eight letters' kind (يُعتبر) is the passive: nobody says it.</summary>
    bool IsPassive(int at, CueForm form)
    {
        var surface = view.Tokens.Surface(view[at].Token);
        var start = view[at].Skip;
        if (view.IsPassive(at) && form.Kind == CueFormKind.Past)
            return true;
        return form.Kind == CueFormKind.Present
            && form.Verb.Past[0] is 'ا' or 'ت'
            && surface.Length > start + 1
            && surface[start + 1] == '\u064F';
    }

    /// <summary>A masculine plural that opens a sentence or a quotation is an imperative: a verb before its subject is singular.</summary>
    bool IsImperative(int at, CueForm form, int floor) =>
        form is { Kind: CueFormKind.Past, Plural: true, Gender: > 0 }
        && view[at].Skip == 0
        && (at == floor || view.IsPunctuation(at - 1) && !view.IsComma(at - 1));

    bool IsBarePreposition(int at) => view.Key(at)[^1] is not ('ه' or 'ا' or 'م') || view.Key(at) is "امام" or "مع";

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
        return view.Key(at).StartsWith("ال", StringComparison.Ordinal)
            && phrases.EndingAt(at + 1, view.SentenceAt(at).Start) is { IsEmpty: false, Speaks: true };
    }

    /// <summary>"and refusal of others" in a list of nouns, unless a statement was cut right before it.</summary>
    bool IsNounInstead(int at, int floor) =>
        at > floor
        && !drafts.Exists(draft => draft.ContentEnd == at)
        && view[at] is { Skip: 1, Word.IsVerbalNoun: true }
        && !view.IsPunctuation(at - 1)
        && view[at].Word!.HasPlainNoun;

    /// <summary>Refusals and demands of courts and laws are acts.</summary>
    static bool IsAct(CueFirstPhrase subject, CueForm form) =>
        subject.Kind is SpeakerKind.Topic or SpeakerKind.Document
        && (
            form.Verb.Stance is Stance.Reject or Stance.Propose or Stance.Demand or Stance.Condemn or Stance.Admit
            || subject.Kind == SpeakerKind.Document && form.Verb.Stance is Stance.Confirm or Stance.Stress
        );

    /// <summary>What the cue governs, and its subject: behind it, or (<paramref name="earlier"/>) in front of a cue whose object follows.</summary>
    CueFirstComplement FindWithSubject(
        int at,
        int next,
        int limit,
        CueFrames frames,
        out CueFirstPhrase subject,
        out CueFirstPhrase earlier
    )
    {
        const CueFrames objects = CueFrames.AnyObject | CueFrames.AnyObjectPreposition;
        earlier = default;
        var plain = frames & ~objects;
        if ((frames & CueFrames.Object) != 0 && (frames & CueFrames.Direct) != 0)
            plain = plain & ~CueFrames.Direct | CueFrames.Colon; // bare quotation marks may be the object's
        subject = IsAccusative(next) ? default : phrases.Parse(next, 0, limit, plain);
        var after = subject.IsEmpty ? next : subject.End;
        var complement = complements.Find(after, limit, plain, !subject.IsEmpty);
        if ((frames & objects) == 0)
            return complement;
        if (
            complement.Found
            && complement.Saying == 0
            && complement.Kind != CueFirstComplementKind.Noun
            && (
                OnlyInserts(after, complement.At)
                || (frames & (CueFrames.Object | CueFrames.AnyObjectPreposition)) == 0 && complement.At - after < 12
            )
        )
            return complement;
        if (SourceBefore(at, view.SentenceAt(at).Start, out earlier))
        {
            var own = complements.Find(next, limit, frames, true);
            if (own is { Found: true, Saying: 0 })
            {
                subject = default;
                return own;
            }
            earlier = default;
        }
        if (
            complement is { Found: true, Kind: CueFirstComplementKind.Noun }
            && (subject.IsEmpty || !IsPatient(subject, frames, complement, at))
            && ((frames & CueFrames.AnyObjectPreposition) == 0 || phrases.Parse(next, 0, limit, frames).End >= subject.End)
        )
            return complement;
        var governed = subject;
        if (
            WithObject(next, limit, frames, at, ref governed) is { Found: true } found
            && (governed.Speaks && governed.Kind != SpeakerKind.Document || (frames & CueFrames.SpeakerObject) == 0)
        )
        {
            subject = governed;
            return found;
        }
        return complement;
    }

    /// <summary>A sound plural in the accusative or genitive is no subject of a verb before it.</summary>
    bool IsAccusative(int at) => at < view.Count && view[at] is { MentionEnd: 0, Skip: 0 or 2 } && view.Is(at, CueFirstClass.Oblique);

    /// <summary>It is said: nobody's statement, but a statement.</summary>
    bool TryHearsay(int at)
    {
        var sentence = view.SentenceAt(at);
        if (
            at > sentence.Start
            && (
                view.Is(at - 1, CueFirstClass.Negation | CueFirstClass.Complementiser | CueFirstClass.What | CueFirstClass.Conditional)
                || view.Is(at - 1, CueFirstClass.Perfect) && view.Key(at)[0] == 'ي'
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

    /// <summary>Subject and object side by side: the phrase is cut where it closes, and a lone phrase is the object when it cannot speak.</summary>
    CueFirstComplement WithObject(int next, int limit, CueFrames frames, int at, ref CueFirstPhrase subject)
    {
        var first = IsAccusative(next) ? default : phrases.Parse(next, 0, limit, frames);
        if (first.IsEmpty)
        {
            subject = first;
            return complements.Find(next, limit, frames, false);
        }
        var found = complements.Find(first.End, limit, frames, true);
        if (
            !first.Speaks
            && !first.Named
            && (frames & CueFrames.AnyObjectPreposition) != 0
            && complements.Find(next, limit, frames, false) is { Found: true, Kind: CueFirstComplementKind.Noun } thing
        )
        {
            subject = default; // "put the causes of the fall down to": a thing is what is spoken of
            return thing;
        }
        if (found.Found && !(found.Kind == CueFirstComplementKind.Noun && IsPatient(first, frames, found, at)))
        {
            subject = first;
            return found;
        }
        // the only phrase is the object
        var lone = complements.Find(next, limit, frames, false);
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
        if (found.Skip == 0 && found.At >= phrase.End && !view.Is(found.At - 1, CueFirstClass.Preposition | CueFirstClass.Complementiser))
            return false; // two phrases: the first speaks, of the second
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
        return gender != 0 && phrase.Kind != SpeakerKind.None && !phrase.Plural;
    }
}
