namespace Isnad;

/// <content>Sources behind sources: نقل عن، نقلًا عن، بحسب، جاء في.</content>
sealed partial class CueFirstReader
{
    /// <summary>نقلت قناة عن مصدر قوله إن: the relay and its source share one content.</summary>
    bool TryRelay(int at, CueForm form, int limit)
    {
        var next = SkipAdverbials(at + 1, limit, out _);
        var subject = phrases.Parse(next, 0, limit, CueFrames.An);
        var fused = next < limit && view.Key(next) is "عنه" or "عنها" or "عنهم" ? next : -1;
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
                && !(view.Key(i) is "عن" && view.IsWord(i))
                && i - next < 24
                && !view.Is(i, CueFirstClass.Complementiser | CueFirstClass.Relative)
            )
                i = view[i].QuoteEnd > 0 ? view[i].QuoteEnd : i + 1;
            if (i >= limit || !(view.Key(i) is "عن" && view.IsWord(i)))
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

    bool TryAccording(int at)
    {
        var sentence = view.SentenceAt(at);
        var limit = sentence.End;
        if (!clauses.IsAccording(at, limit, out var phrase, out var length) || phrase.Kind == AccordingKind.An)
            return false;
        var cueEnd = at + length;
        if (phrase.Kind == AccordingKind.Verb && view.Is(at, CueFirstClass.Also) && !IsPlainSaying(at + length))
            return false;
        if (
            phrase.Kind == AccordingKind.Verb
            && view[at].Skip == 0
            && at > sentence.Start
            && !view.IsPunctuation(at - 1)
            && view.Key(at) is "كما" or "علي" or "مثلما"
        )
            return false;
        var skip = 0;
        var stance = phrase.Stance;
        switch (phrase.Kind)
        {
            case AccordingKind.Li:
                if (cueEnd >= limit || view.Key(cueEnd)[0] != 'ل')
                    return false;
                skip = view.Key(cueEnd).Length == 1 ? 0 : 1;
                break;
            case AccordingKind.Verb:
                cueEnd++;
                break;
        }
        var sourceAt = phrase.Kind switch
        {
            AccordingKind.Li => skip == 0 ? cueEnd + 1 : cueEnd,
            AccordingKind.Verb => SkipAdverbials(cueEnd, limit, out _),
            _ => cueEnd,
        };
        while (
            phrase.Kind == AccordingKind.Verb
            && sourceAt < limit
            && view.Is(sourceAt, CueFirstClass.Preposition)
            && view.Key(sourceAt).Length <= 4
            && !CueFirstPrepositions.IsPlain(view.Key(sourceAt))
        )
            sourceAt++;
        var source = phrases.Parse(sourceAt, skip, limit, CueFrames.None);
        if (source.IsEmpty)
            return false;
        if (
            phrase.Kind == AccordingKind.Verb
            && source.End < limit
            && (view.Is(source.End, CueFirstClass.Complementiser) || view.IsColon(source.End))
        )
            return false; // "as the minister said that": the verb governs its own clause
        if (
            phrase.Kind == AccordingKind.Verb
            && view.Is(at, CueFirstClass.Also)
            && (!source.Speaks || complements.Find(source.End, limit, CueFrames.Clause | CueFrames.Direct, true).Found)
        )
            return false;
        if (phrase.Kind != AccordingKind.Verb && !source.Speaks && !view.Key(sourceAt).EndsWith("ين", StringComparison.Ordinal))
            return false;
        if (view.Is(sourceAt, CueFirstClass.Unspeaking))
            return false;
        var after = AfterInsert(source.End, limit);
        var draft = new CueFirstDraft
        {
            Rule = "according",
            Stance = stance,
            Cue = view.Span(at, cueEnd),
            CueAt = at,
            Confidence = 0.8,
        };
        draft.SetSource(source, view);
        if (!PlaceAccording(draft, at, cueEnd, after, sentence, source))
            return false;
        for (var i = at; i < cueEnd; i++)
            taken[i] = true;
        return true;
    }

    /// <summary>"as the minister said", where "as" with any other verb is "also".</summary>
    bool IsPlainSaying(int at)
    {
        foreach (var form in view[at].Word!.Cues)
            if (
                form
                    is {
                        Kind: <= CueFormKind.Present,
                        HasObject: false,
                        Verb.Stance: Stance.Say or Stance.Report or Stance.Announce or Stance.Write
                    }
                && (form.Verb.Frames & CueFrames.Direct) != 0
            )
                return true;
        return false;
    }

    /// <summary>Passes over a relative clause or an adverbial up to the comma that closes the expression.</summary>
    int AfterInsert(int at, int limit)
    {
        if (at >= limit || view.IsPunctuation(at) && view[at].QuoteEnd == 0)
            return at;
        for (var i = at; i < limit && i - at < 24; i++)
        {
            if (view[i].QuoteEnd > i + 1)
                i = Math.Min(limit, view[i].QuoteEnd) - 1;
            else if (view.IsComma(i) || view.IsColon(i))
                return i;
        }
        return at;
    }

    bool PlaceAccording(CueFirstDraft draft, int at, int cueEnd, int after, CueFirstSentence sentence, CueFirstPhrase source)
    {
        var limit = sentence.End;
        var comma = at > sentence.Start && view.IsComma(at - 1);
        var open = at == sentence.Start || view.Is(at - 1, CueFirstClass.Opener) || comma && view[at].Skip == 1;
        if (
            !open
            && (
                after >= limit
                || clauses.Trim(sentence.Start, limit) <= after
                || !comma
                || !view.IsComma(after)
                || StartsClause(after + 1, limit)
            )
        )
            return PlaceTrailing(draft, at, comma ? at - 1 : at, sentence.Start, source);
        var from = after < limit && (view.IsComma(after) || view.IsColon(after)) ? after + 1 : after;
        if (from >= limit)
            return false;
        if (open)
        {
            if (view.Key(from) is "فان" or "فانه" or "فانها" or "فقد")
                from++;
            if (from >= limit || !FillSpan(draft, from, 0, clauses.End(from, default)))
                return false;
            draft.ContentAt = from;
        }
        else
        {
            // between commas: the words before and behind belong together
            var left = ParentheticalEdge(at - 1, sentence.Start, out var skip);
            draft.Content.Add(new TextSpan(view.StartAfter(left, skip), view.End(at - 2)));
            draft.ContentAt = left;
            if (!FillSpan(draft, from, 0, clauses.End(from, default)))
                return false;
        }
        drafts.Add(draft);
        return true;
    }

    /// <summary>A new clause with و and a verb, or the narrator, begins here.</summary>
    bool StartsClause(int at, int limit) =>
        at < limit
        && (
            view.HasConjunction(at) && view[at].Word is { IsFinite: true }
            || view.Is(at, CueFirstClass.Opener | CueFirstClass.Also)
            || view[at].Word is { IsParticiple: true } && clauses.IsGoverning(at, limit, false, out _)
        );

    bool PlaceTrailing(CueFirstDraft draft, int at, int end, int floor, CueFirstPhrase source)
    {
        // behind a reported clause or a quotation: a relay of that statement
        foreach (var inner in drafts)
        {
            var closes = inner.ContentEnd == end || inner.ContentEnd == end - 1 && view[end - 1].Quote > 0;
            if (inner.ContentEnd > 0 && closes && inner.Outer is null && inner.Rule != "according" && inner.CueAt >= floor - 60)
            {
                var own = inner.Form is not SourceForm.None && source.Kind == SpeakerKind.None && !source.Named;
                if (own)
                    return false;
                draft.Content.AddRange(inner.Content);
                draft.ContentAt = inner.ContentAt;
                draft.ContentEnd = inner.ContentEnd;
                if (draft.Cue is { } cue && view.Key(view.PositionAt(cue.Start)) is "نقلا")
                    draft.Outer = inner;
                else
                    inner.Outer = draft;
                drafts.Add(draft);
                return true;
            }
        }
        if (end <= floor)
            return false;
        if (view[end - 1].Quote > 0 && view[end - 1].QuoteEnd == 0)
        {
            var quotation = view.Quotations[view[end - 1].Quote - 1];
            if (view.PositionAt(quotation.Span.Start) <= floor + 1)
            {
                draft.Content.Add(quotation.Inner);
                draft.ContentEnd = end;
                drafts.Add(draft);
                return true;
            }
        }
        var left = LeftEdge(end, floor, out var skip);
        if (left >= end)
            return false;
        draft.ContentAt = left;
        draft.Content.Add(new TextSpan(view.StartAfter(left, skip), view.End(end - 1)));
        draft.ContentEnd = end;
        drafts.Add(draft);
        return true;
    }

    /// <summary>Where the clause that ends at <paramref name="end"/> begins: behind the narrator's connective, an earlier expression, or و and a verb.</summary>
    int LeftEdge(int end, int floor, out int skip)
    {
        // inside a quotation the clause does not leave it
        foreach (var quotation in view.Quotations)
            if (quotation.Inner.Contains(view.Start(end - 1)) && view.PositionAt(quotation.Inner.Start) is var inner && inner > floor)
                floor = inner;
        var edge = floor;
        for (var i = end - 1; i > floor; i--)
        {
            if (
                drafts.Exists(draft =>
                    draft.Rule == "according" && draft.Source is { } source && source.End == view.End(i - 1) && draft.CueAt >= floor
                )
            )
            {
                edge = i;
                break;
            }
            if (!view.IsComma(i - 1))
            {
                if (view.Is(i - 1, CueFirstClass.Opener) && i - 1 > floor && view.IsComma(i - 2))
                {
                    edge = i;
                    break;
                }
                continue;
            }
            var key = view.Key(i);
            if (
                key.Length > 3
                && key[0] is 'و'
                && (
                    key[^1] == 'ت' && key[^2] != 'ا'
                    || key[1] == 'ي'
                    || key.StartsWith("وقد", StringComparison.Ordinal)
                    || key.StartsWith("وكان", StringComparison.Ordinal)
                )
            )
            {
                edge = i;
                break;
            }
        }
        while (edge < end && (view.IsComma(edge) || view.Is(edge, CueFirstClass.Opener) && edge > floor))
            edge++;
        if (edge + 2 < end && view.Is(edge, CueFirstClass.Editorial) && view.Is(edge + 1, CueFirstClass.Complementiser))
            edge += 2;
        skip = LeadingConjunction(edge);
        return edge;
    }

    /// <summary>The length of a و or ف that opens a clause and belongs to the narrator.</summary>
    int LeadingConjunction(int at)
    {
        if (!view.IsWord(at))
            return 0;
        var key = view.Key(at);
        if (key.Length < 3 || key[0] is not ('و' or 'ف'))
            return 0;
        if (view[at].Word is not null || view[at].MentionEnd > 0)
            return view.HasConjunction(at) ? 1 : 0;
        return key[0] == 'و' ? 1 : 0;
    }

    int ParentheticalEdge(int comma, int floor, out int skip)
    {
        skip = 0;
        if (comma - floor > 6)
            return comma - 1;
        skip = LeadingConjunction(floor);
        return floor;
    }

    /// <summary>جاء في البيان أن، ورد فيه: a document speaks.</summary>
    bool TryCameIn(int at)
    {
        var limit = clauses.LimitAt(at);
        var i = at + 1;
        if (i >= limit)
            return false;
        var fused = view.Key(i) is "فيه" or "فيها";
        if (!fused && view.Key(i) is not "في")
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
