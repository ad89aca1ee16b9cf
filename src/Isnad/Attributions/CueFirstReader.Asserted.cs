namespace Isnad;

/// <summary>Is the form that looks like a cue a verb, in the third person, and does it assert?</summary>
sealed partial class CueFirstReader
{
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
            || IsOpinion(at, sentence.Start)
        )
            return false;
        // "it is worth mentioning that": the narrator's own voice
        if (word.Is(CueFirstClass.Editorial) && at + 1 < sentence.End && view.Is(at + 1, CueFirstClass.Complementiser))
            return false;
        // أبان "made clear" is folded like إبان "during"; the hamza tells them apart
        var preposition =
            word.Is(CueFirstClass.Preposition)
            && !(form.Verb.Past[0] == 'أ' && view.Tokens.Surface(view[at].Token)[view[at].Skip..] is ['أ', ..]);
        if (at == sentence.Start)
            return !preposition || conjunction;
        if (conjunction)
            return !preposition;
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
            return at - 2 >= sentence.Start && Shapes.BeforeOrAfter.Fits(view.Key(at - 2));
        if (view.Is(at - 1, CueFirstClass.Complementiser) && IsSubjunctive(at, form, sentence.Start))
            return false;
        if (view.Is(at - 1, CueFirstClass.Conditional))
            return false;
        if (Shapes.If.Fits(view.Key(at - 1)) && view.Tokens.Surface(view[at - 1].Token) is ['إ', ..] && form.Kind == CueFormKind.Past)
            return false; // إن before a verb is "if"
        if (form.Kind == CueFormKind.Present && view.Is(at - 1, CueFirstClass.Perfect) && Shapes.May.Fits(view.Key(at - 1)))
            return false; // "may find that"
        if (view.Is(at - 1, CueFirstClass.Relative | CueFirstClass.Who) && at + 1 < sentence.End && Shapes.Returning.Fits(view.Key(at + 1)))
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
        return !preposition
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
        && Shapes.If.Fits(view.Key(at - 1))
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

    /// <summary>"Polls of opinion" (استطلاعات رأي): رأي behind a bare noun is its complement.</summary>
    bool IsOpinion(int at, int floor) =>
        at > floor
        && view[at].Skip == 0
        && view.Tokens.Surface(view[at].Token) is [.., 'ي']
        && view[at].Word is { IsVerbalNoun: true } or { HasPlainNoun: true } or { Speaker: SpeakerKind.None }
        && Shapes.Opinion.Fits(view.Key(at))
        && view[at - 1] is { MentionEnd: 0, InName: false, Word.Speaker: not SpeakerKind.None }
        && !Shapes.Article.Fits(view.Key(at - 1));

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

    bool IsBarePreposition(int at) => !Shapes.PronounEnd.Fits(view.Key(at)) || Shapes.BarePreposition.Fits(view.Key(at));
}
