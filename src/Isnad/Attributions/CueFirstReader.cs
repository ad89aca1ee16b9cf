namespace Isnad;

/// <summary>Reads one article: tries every pattern at every position, then settles kinds, links and order.</summary>
sealed partial class CueFirstReader
{
    readonly CueFirstView view;
    readonly CueFirstLexicon lexicon;
    readonly CueFirstPhrases phrases;
    readonly CueFirstClauses clauses;

    CueFirstShapes Shapes => lexicon.Shapes;
    readonly CueFirstComplements complements;
    readonly List<CueFirstDraft> drafts = [];

    /// <summary>Positions that are already part of another cue.</summary>
    readonly bool[] taken;

    public CueFirstReader(CueFirstView view, CueFirstLexicon lexicon)
    {
        this.view = view;
        this.lexicon = lexicon;
        phrases = new(view, lexicon);
        clauses = new(view, lexicon, phrases);
        complements = new(view, phrases);
        taken = new bool[view.Count];
    }

    public void Read(List<Attribution> found)
    {
        for (var at = 0; at < view.Count; at++)
        {
            if (view.IsColon(at))
            {
                TryLabel(at);
                continue;
            }
            if (view[at].Word is null && !view[at].InName && view.IsWord(at) && view.Key(at).Length > 6 && TryGlued(at))
                continue;
            if (taken[at] || view[at].Word is not { } word || view[at].InName)
                continue;
            if (word.Is(CueFirstClass.Phrase) && TryAccording(at))
                continue;
            if (word.Is(CueFirstClass.CameIn) && TryCameIn(at))
                continue;
            if (word.Is(CueFirstClass.Hearsay) && TryHearsay(at))
                continue;
            if (word.Is(CueFirstClass.SayingNoun))
                TryVerbalNoun(at, new CueForm(Said, CueFormKind.OwnedVerbalNoun, 0, false, false));
            else if (word.Cues.Length > 0)
                TryCue(at, word);
        }
        ShareRelayed();
        FindAntecedents();
        Emit(found);
    }

    void TryCue(int at, CueFirstWord word)
    {
        var skip = view[at].Skip;
        var verbal = skip == 0 || skip == 1 && view.HasConjunction(at);
        var closedT = view.Tokens.Surface(view[at].Token)[^1] == 'ة';
        foreach (var form in word.Cues)
        {
            // ة and ه fold into one: a noun in ة is no verb with an object pronoun
            if (closedT && (form.HasObject || form.Kind == CueFormKind.OwnedVerbalNoun))
                continue;
            var done = form.Kind switch
            {
                CueFormKind.Past or CueFormKind.Present => verbal && TryFinite(at, form),
                CueFormKind.Participle => verbal && TryParticiple(at, form),
                _ => TryVerbalNoun(at, form),
            };
            if (done)
                return;
        }
    }

    CueFirstDraft Add(string rule, int cueAt, int cueEnd, CueForm form, double confidence)
    {
        var draft = new CueFirstDraft
        {
            Rule = rule,
            Stance = form.Verb.Stance,
            Cue = view.Span(cueAt, cueEnd),
            Gender = form.Gender,
            Plural = form.Kind <= CueFormKind.Participle ? form.Plural : null,
            CueAt = cueAt,
            Confidence = confidence,
        };
        drafts.Add(draft);
        return draft;
    }

    /// <summary>Gives the draft the content that its complement begins.</summary>
    bool Fill(CueFirstDraft draft, CueFirstComplement complement, CueForm form)
    {
        draft.ContentAt = complement.At;
        if (complement.Stance is { } attitude)
        {
            draft.Stance = attitude;
            for (var i = draft.CueAt + 1; i < complement.At && i < taken.Length; i++)
                taken[i] |= view[i].Word is { Attitude: not null };
        }
        switch (complement.Kind)
        {
            case CueFirstComplementKind.Quote:
                var quotation = view.Quotations[view[complement.At].Quote - 1];
                draft.Content.Add(quotation.Inner);
                draft.ContentEnd = view[complement.At].QuoteEnd;
                return true;
            case CueFirstComplementKind.Speech:
                draft.Spoken = true;
                return FillSpan(draft, complement.At, 0, SpeechEnd(complement.At, form));
            default:
                if (complement.At >= view.Count || complement.At >= clauses.LimitAt(draft.CueAt) && view[complement.At].QuoteEnd == 0)
                    return false;
                return FillSpan(
                    draft,
                    complement.At,
                    complement.Skip,
                    complement.Kind == CueFirstComplementKind.Noun ? clauses.NounEnd(complement.At, form) : clauses.End(complement.At, form)
                );
        }
    }

    bool FillSpan(CueFirstDraft draft, int start, int skip, int end)
    {
        if (end <= start)
            return false;
        draft.ContentEnd = end;
        // content that is one whole quotation stands without its marks
        if (skip == 0 && view[start].QuoteEnd == end && view[start].Quote > 0)
            draft.Content.Add(view.Quotations[view[start].Quote - 1].Inner);
        else
        {
            var span = new TextSpan(view.StartAfter(start, skip), view.End(end - 1));
            if (span.IsEmpty)
                return false;
            draft.Content.Add(span);
        }
        return true;
    }

    /// <summary>Speech behind a colon without marks: the sentence, and the following ones of its paragraph while no cue opens one.</summary>
    int SpeechEnd(int start, CueForm form)
    {
        var end = clauses.End(start, form, speech: true);
        var sentence = view[start].Sentence;
        if (end < clauses.Trim(start, view.Sentences[sentence].End))
            return end;
        for (var next = sentence + 1; next < view.Sentences.Count; next++)
        {
            var following = view.Sentences[next];
            if (following.OpensParagraph || following.Role != view.Sentences[sentence].Role)
                break;
            if (
                view[following.Start].Word is { } word
                && (
                    word.IsFinite && view[following.Start].Skip == 1
                    || word.Is(CueFirstClass.Phrase)
                        && (view[following.Start].Skip == 1 || clauses.IsAccording(following.Start, following.End, out _, out _))
                )
            )
                break;
            end = clauses.Trim(start, following.End);
        }
        return end;
    }

    void Emit(List<Attribution> found)
    {
        drafts.RemoveAll(draft => draft.Content.Count == 0 || IsRepeated(draft) || IsOwnVoice(draft));
        drafts.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : (a.Cue?.Start ?? 0).CompareTo(b.Cue?.Start ?? 0));
        var first = found.Count;
        foreach (var draft in drafts)
            found.Add(
                new Attribution
                {
                    Content = [.. draft.Content],
                    Cue = draft.Cue,
                    Stance = draft.Stance,
                    Kind = KindOf(draft),
                    Source = draft.Source,
                    Form = draft.Form,
                    Outer =
                        draft.Outer is null ? -1
                        : drafts.IndexOf(draft.Outer) is var i and >= 0 ? first + i
                        : -1,
                    Antecedent = draft.Antecedent,
                    Addressee = draft.Addressee,
                    Confidence = draft.Confidence,
                    Rule = draft.Rule,
                    Gender = draft.Gender,
                    Plural = draft.Plural,
                }
            );
    }

    /// <summary>
    /// Inside a quotation a verb without subject is the quoted person's own tale ("I told them", "they asked me"), unless somebody has
    /// been named in there whose voice it can go on with.
    /// </summary>
    bool IsOwnVoice(CueFirstDraft draft)
    {
        if (draft.Rule != "verb" && draft.Rule != "fused" || draft.Form != SourceForm.None || draft.Cue is not { } cue)
            return false;
        foreach (var quotation in view.Quotations)
        {
            if (quotation.Depth > 0 || !quotation.Inner.Contains(cue))
                continue;
            if (draft.Content.Exists(content => view[draft.ContentAt].QuoteEnd > 0))
                return false;
            foreach (var other in drafts)
                if (other.Source is { } source && source.Start < cue.Start && quotation.Inner.Contains(source))
                    return false;
            return true;
        }
        return false;
    }

    /// <summary>The same cue has the same content already.</summary>
    bool IsRepeated(CueFirstDraft draft)
    {
        foreach (var other in drafts)
        {
            if (other == draft)
                return false;
            if (other.Cue == draft.Cue && other.Content.Count > 0 && other.Content[0] == draft.Content[0])
                return true;
        }
        return false;
    }

    /// <summary>Direct: all of it in marks or behind a colon. Mixed: marks inside that no name, title or nested statement needs.</summary>
    StatementKind KindOf(CueFirstDraft draft)
    {
        if (draft.Spoken)
            return StatementKind.Direct;
        var kind = StatementKind.Indirect;
        foreach (var quotation in view.Quotations)
        {
            foreach (var content in draft.Content)
            {
                if (quotation.Inner == content)
                    return StatementKind.Direct;
                if (content.Contains(quotation.Span) && !IsNameQuote(quotation) && !IsNested(draft, quotation))
                    kind = StatementKind.Mixed;
            }
        }
        return kind;
    }

    bool IsNested(CueFirstDraft outer, Quotation quotation)
    {
        foreach (var draft in drafts)
            if (
                draft != outer
                && draft.Cue is { } cue
                && outer.Content.Exists(content => content.Contains(cue))
                && draft.Content.Exists(content => content.Contains(quotation.Inner))
            )
                return true;
        return false;
    }

    bool IsNameQuote(Quotation quotation)
    {
        var at = view.PositionAt(quotation.Span.Start);
        if (at + 1 < view.Count && view[at + 1].MentionEnd > 0 && view[at].QuoteEnd > 0 && view[at + 1].MentionEnd >= view[at].QuoteEnd - 1)
            return true;
        return at > 0 && view[at - 1].Word?.Speaker is SpeakerKind.Outlet or SpeakerKind.Body && view[at].QuoteEnd - at <= 7;
    }
}
