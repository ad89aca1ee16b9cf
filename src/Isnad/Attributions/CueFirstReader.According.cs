namespace Isnad;

/// <content>According to: in front of its content, inside it, behind it.</content>
sealed partial class CueFirstReader
{
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
            && Shapes.As.Fits(view.Key(at))
        )
            return false;
        var skip = 0;
        var stance = phrase.Stance;
        switch (phrase.Kind)
        {
            case AccordingKind.Li:
                if (cueEnd >= limit || !Shapes.For.Fits(view.Key(cueEnd)))
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
            && !(view.Governs(sourceAt) != 0)
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
        if (phrase.Kind != AccordingKind.Verb && !source.Speaks && !Shapes.SoundOblique.Fits(view.Key(sourceAt)))
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
        {
            var end = comma ? at - 1 : at;
            if (end - 1 > sentence.Start && view.Is(end - 1, CueFirstClass.Resuming))
                end -= end - 2 > sentence.Start && view.IsComma(end - 2) ? 2 : 1;
            return PlaceTrailing(draft, at, end, sentence.Start, source);
        }
        var from = after < limit && (view.IsComma(after) || view.IsColon(after)) ? after + 1 : after;
        if (from >= limit)
            return false;
        if (open)
        {
            if (Shapes.ThenThat.Fits(view.Key(from)))
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
                if (draft.Cue is { } cue && Shapes.Relaying.Fits(view.Key(view.PositionAt(cue.Start))))
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
            if (key.Length > 3 && Shapes.AndVerb.Fits(key))
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
        if (key.Length < 3 || !Shapes.Conjunction.Fits(key))
            return 0;
        if (view[at].Word is not null || view[at].MentionEnd > 0)
            return view.HasConjunction(at) ? 1 : 0;
        return Shapes.And.Fits(key) ? 1 : 0;
    }

    int ParentheticalEdge(int comma, int floor, out int skip)
    {
        skip = 0;
        if (comma - floor > 6)
            return comma - 1;
        skip = LeadingConjunction(floor);
        return floor;
    }
}
