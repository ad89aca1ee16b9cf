namespace Isnad;

/// <summary>Which phrase beside the cue is its subject, and what does the cue govern?</summary>
sealed partial class CueFirstReader
{
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
        var lacks = IsAccusative(next) || IsPluralVerb(at) || DoerBefore(at, view.SentenceAt(at).Start, out _);
        subject = lacks ? default : phrases.Parse(next, 0, limit, plain);
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
            if (
                own.Kind == CueFirstComplementKind.Noun
                && (frames & CueFrames.SpeakerObject) != 0
                && (IsPlace(earlier) || !earlier.Person && view.Is(at - 1, CueFirstClass.Relative))
            )
                return default;
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
            && (governed.Speaks && governed.Kind != SpeakerKind.Document && !IsPlace(governed) || (frames & CueFrames.SpeakerObject) == 0)
        )
        {
            subject = governed;
            return found;
        }
        return complement;
    }

    /// <summary>"The ministry, in announcing (إذ تعلن) this, …": the phrase that opens the sentence.</summary>
    bool DoerBefore(int at, int floor, out CueFirstPhrase doer)
    {
        doer = at - 1 > floor && Shapes.InDoing.Fits(view.Key(at - 1)) ? phrases.EndingAt(at - 1, floor) : default;
        return doer is { IsEmpty: false, Speaks: true } && doer.Start == floor;
    }

    /// <summary>A verb in the masculine plural stands behind its subject or has none: what follows it is its object.</summary>
    bool IsPluralVerb(int at)
    {
        var word = view[at].Word;
        if (word is null || word.Cues.Length == 0)
            return false;
        foreach (var form in word.Cues)
            if (form is not { Kind: CueFormKind.Past or CueFormKind.Present, Plural: true, Gender: > 0 })
                return false;
        return true;
    }

    /// <summary>A country "is considered" (تعتبر) more often than it considers.</summary>
    bool IsPlace(CueFirstPhrase phrase)
    {
        for (var i = phrase.Start; i < phrase.End; i++)
            if (view[i].MentionEnd > 0)
                return view[i].MentionType == EntityType.Place && phrase.Kind is SpeakerKind.None or SpeakerKind.Body;
        return false;
    }

    /// <summary>A sound plural in the accusative or genitive is no subject of a verb before it.</summary>
    bool IsAccusative(int at) => at < view.Count && view[at] is { MentionEnd: 0, Skip: 0 or 2 } && view.Is(at, CueFirstClass.Oblique);

    /// <summary>Subject and object side by side: the phrase is cut where it closes, and a lone phrase is the object when it cannot speak.</summary>
    CueFirstComplement WithObject(int next, int limit, CueFrames frames, int at, ref CueFirstPhrase subject)
    {
        var first = IsAccusative(next) || IsPluralVerb(at) ? default : phrases.Parse(next, 0, limit, frames);
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
        if (Shapes.Oblique.Fits(key) && phrase.End == phrase.Start + 1)
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
