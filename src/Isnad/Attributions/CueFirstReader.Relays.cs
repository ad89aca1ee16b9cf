namespace Isnad;

/// <content>Sources behind sources: نقل عن، نقلًا عن، بحسب، جاء في.</content>
sealed partial class CueFirstReader
{
    /// <summary>نقلت قناة عن مصدر قوله إن: the relay and its source share one content.</summary>
    bool TryRelay(int at, CueForm form, int limit)
    {
        var next = SkipAdverbials(at + 1, limit, out _);
        var subject = phrases.Parse(next, 0, limit, CueFrames.An);
        var fused = next < limit && Shapes.FromHim.Fits(view.Key(next)) ? next : -1;
        if (fused > 0)
            subject = phrases.Parse(next + 1, 0, limit, CueFrames.An);
        var i =
            fused > 0 ? next + 1
            : subject.IsEmpty ? next
            : subject.End;
        if (fused > 0 && !subject.IsEmpty)
            i = subject.End;
        if (fused < 0)
        {
            while (
                i < limit
                && !(view.Governs(i) == CueFrames.An && view.IsWord(i))
                && i - next < 24
                && !view.Is(i, CueFirstClass.Complementiser | CueFirstClass.Relative)
            )
                i = view[i].QuoteEnd > 0 ? view[i].QuoteEnd : i + 1;
            if (i >= limit || !(view.Governs(i) == CueFrames.An && view.IsWord(i)))
                return false;
        }
        var about = fused > 0 ? fused : i;
        var origin = fused > 0 ? default : phrases.Parse(about + 1, 0, limit, CueFrames.None);
        if (fused < 0 && origin.IsEmpty)
            return false;
        var from = fused > 0 ? i : origin.End;
        var (complement, cueAt, gender) = RelayedComplement(from, limit);
        if (!complement.Found)
            return false;
        // نُقل عن without an agent: the page itself relays
        var passive = subject.IsEmpty && form.Gender > 0 && !form.Plural && !SourceBefore(at, view.SentenceAt(at).Start, out _);
        CueFirstDraft? outer = null;
        if (!passive)
        {
            outer = Add("relay", at, at + 1, form, 0.85);
            if (!subject.IsEmpty)
                outer.SetSource(subject, view);
            else if (SourceBefore(at, view.SentenceAt(at).Start, out var earlier))
                outer.SetSource(earlier, view);
            Fill(outer, complement, form);
        }
        var inner = Add("relayed", cueAt < 0 ? about : cueAt, (cueAt < 0 ? about : cueAt) + 1, form, 0.85);
        inner.Outer = outer;
        inner.Stance = cueAt < 0 ? Stance.AccordingTo : Stance.Say;
        inner.Gender = gender;
        inner.Plural = null;
        if (cueAt >= 0)
            taken[cueAt] = true;
        if (origin.IsEmpty)
            inner.Form = SourceForm.Pronoun;
        else
            inner.SetSource(origin, view);
        return Fill(inner, complement, form);
    }

    /// <summary>قوله إن، تأكيده أن، أن، a colon or a quotation behind the origin.</summary>
    (CueFirstComplement, int CueAt, sbyte Gender) RelayedComplement(int from, int limit)
    {
        for (var i = from; i < limit && i - from < 24; i++)
        {
            if (view[i].Word is { IsVerbalNoun: true } word)
                foreach (var form in word.Cues)
                    if (form.Kind == CueFormKind.OwnedVerbalNoun)
                    {
                        var own = complements.Find(i + 1, limit, form.Verb.Frames | CueFrames.Clause, true);
                        if (own.Found)
                            return (own, i, form.Gender);
                    }
            if (view.Is(i, CueFirstClass.Complementiser) && !view.Is(i - 1, CueFirstClass.TakesAn | CueFirstClass.Preposition))
                return (new(CueFirstComplementKind.Clause, i + 1, 0), -1, 0);
            if (view.IsColon(i) && i + 1 < limit)
                return (new(view[i + 1].QuoteEnd > 0 ? CueFirstComplementKind.Quote : CueFirstComplementKind.Speech, i + 1, 0), -1, 0);
            if (view[i].QuoteEnd > 0)
            {
                if (view[i].QuoteEnd - i > 6)
                    return (new(CueFirstComplementKind.Quote, i, 0), -1, 0);
                i = view[i].QuoteEnd - 1;
            }
            if (i > from && view[i].Word is { IsFinite: true } && view.HasConjunction(i))
                break;
        }
        return default;
    }

    /// <summary>نقلًا عن between a cue and its content: an origin behind the speaker.</summary>
    void Relay(CueFirstDraft draft, int cueAt, int contentAt)
    {
        for (var i = cueAt + 1; i < contentAt; i++)
        {
            if (view[i].QuoteEnd > 0 && view[i].QuoteEnd <= contentAt)
            {
                i = view[i].QuoteEnd - 1;
                continue;
            }
            if (
                !view.Is(i, CueFirstClass.Phrase)
                || !clauses.IsAccording(i, contentAt, out var phrase, out var length)
                || phrase.Kind != AccordingKind.Relay
            )
                continue;
            var origin = phrases.Parse(i + length, 0, contentAt, CueFrames.None);
            if (origin.IsEmpty)
                continue;
            AddOrigin(draft, i, length, origin, phrase.Stance);
            return;
        }
    }

    void AddOrigin(CueFirstDraft outer, int at, int length, CueFirstPhrase origin, Stance stance)
    {
        var inner = new CueFirstDraft
        {
            Rule = "quoting",
            Stance = stance,
            Cue = view.Span(at, at + length),
            CueAt = at,
            Confidence = 0.85,
            Outer = outer,
            ContentAt = outer.ContentAt,
            ContentEnd = outer.ContentEnd,
            Spoken = outer.Spoken,
        };
        inner.Content.AddRange(outer.Content);
        inner.SetSource(origin, view);
        drafts.Add(inner);
        for (var i = at; i < at + length; i++)
            taken[i] = true;
    }

    /// <summary>جاء في البيان أن، ورد فيه: a document speaks.</summary>
    bool TryCameIn(int at)
    {
        var limit = clauses.LimitAt(at);
        var i = at + 1;
        if (i >= limit)
            return false;
        var fused = Shapes.InIt.Fits(view.Key(i));
        if (!fused && view.Governs(i) != CueFrames.Fi)
            return false;
        CueFirstPhrase source;
        if (!fused && view[at].Skip == 0 && at > view.SentenceAt(at).Start && !view.IsPunctuation(at - 1))
            return false;
        if (fused && TryPublished(at, limit))
            return true;
        if (fused)
        {
            var end = at;
            if (end > 0 && view.IsComma(end - 1))
                end--;
            source = phrases.EndingAt(end, view.SentenceAt(at).Start);
            i++;
        }
        else
        {
            source = phrases.Parse(i + 1, 0, limit, CueFrames.None);
            if (source.IsEmpty)
                return false;
            i = source.End;
        }
        var complement = complements.Find(i, Math.Min(limit, i + 20), CueFrames.Clause | CueFrames.Direct, true);
        if (!complement.Found)
            return false;
        var form = new CueForm(CameIn, CueFormKind.Past, 0, false, false);
        var draft = Add("came-in", at, fused ? at + 2 : at + 1, form, 0.75);
        draft.Plural = null;
        if (!source.IsEmpty && (source.Kind == SpeakerKind.Document || !fused))
            draft.SetSource(source, view);
        else if (fused && DocumentBefore(at) is { } document)
            (draft.Source, draft.Form) = (document, SourceForm.Document);
        if (Fill(draft, complement, form))
            return true;
        drafts.Remove(draft);
        return false;
    }

    /// <summary>نشرت الصحيفة تقريرًا جاء فيه: the publisher speaks.</summary>
    bool TryPublished(int at, int limit)
    {
        var floor = view.SentenceAt(at).Start;
        for (var i = at - 1; i >= floor; i--)
        {
            if (!view.Is(i, CueFirstClass.Publishing))
                continue;
            var subject = phrases.Parse(SkipAdverbials(i + 1, at, out _), 0, at, CueFrames.Object);
            if (subject.IsEmpty || !subject.Speaks)
                return false;
            var complement = complements.Find(at + 2, limit, CueFrames.Clause | CueFrames.Direct, true);
            if (!complement.Found)
                return false;
            var form = new CueForm(CameIn, CueFormKind.Past, 0, false, false);
            var draft = Add("published", i, i + 1, form, 0.75);
            draft.Stance = Stance.Report;
            draft.Plural = null;
            draft.SetSource(subject, view);
            return Fill(draft, complement, form);
        }
        return false;
    }

    static readonly CueVerb CameIn = new("جاء", Stance.Say, CueFrames.Clause | CueFrames.Direct, false);

    TextSpan? DocumentBefore(int at)
    {
        var floor = view.SentenceAt(at).Start;
        for (var i = at - 1; i >= floor; i--)
            if (view[i].Word is { Speaker: SpeakerKind.Document })
            {
                var phrase = phrases.Parse(i, view[i].Skip, at, CueFrames.None);
                return phrase.IsEmpty ? null : new TextSpan(phrase.Offset, view.End(phrase.End - 1));
            }
        return null;
    }

    /// <summary>"According to the agency, the spokeswoman said …": the agency relays what she said, no more and no less.</summary>
    void ShareRelayed()
    {
        foreach (var outer in drafts)
        {
            if (outer.Rule != "according" || outer.Content.Count != 1 || outer.ContentAt <= outer.CueAt)
                continue;
            foreach (var inner in drafts)
                if (
                    inner != outer
                    && inner.Outer is null
                    && inner.CueAt >= outer.ContentAt
                    && inner.CueAt - outer.ContentAt < 8
                    && inner.ContentEnd >= outer.ContentEnd - 1
                    && inner.Form != SourceForm.None
                )
                {
                    if (IsOutlet(outer))
                    {
                        inner.Outer = outer;
                        outer.Content.Clear();
                        outer.Content.AddRange(inner.Content);
                    }
                    break;
                }
        }
    }

    bool IsOutlet(CueFirstDraft draft)
    {
        if (draft.Source is not { } source)
            return false;
        var at = view.PositionAt(source.Start);
        return view[at].Word is { Speaker: SpeakerKind.Outlet } || view[at].MentionEnd > 0 && view[at].MentionType == EntityType.Outlet;
    }
}
