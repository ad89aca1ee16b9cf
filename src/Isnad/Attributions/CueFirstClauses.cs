namespace Isnad;

/// <summary>
/// Where does a reported clause end? At the end of its sentence, or before the narrator, another cue or a participle takes over.
/// </summary>
sealed class CueFirstClauses(CueFirstView view, CueFirstLexicon lexicon, CueFirstPhrases phrases)
{
    /// <summary>Position behind the last word of the clause that begins at <paramref name="start"/>, without the final stop.</summary>
    /// <param name="start">The first word of the clause.</param>
    /// <param name="cue">The cue that governs it.</param>
    /// <param name="speech">Speech behind a colon: "and it was", "on the other hand" are the speaker's own there.</param>
    public int End(int start, CueForm cue, bool speech = false)
    {
        var limit = LimitAt(start);
        // a clause inside a quotation does not leave it
        var cage = CageAt(start, limit);
        if (cage > 0)
            limit = Math.Min(limit, cage);
        var at = start;
        while (at < limit)
        {
            ref readonly var cell = ref view[at];
            if (cell.QuoteEnd > at + 1)
            {
                var opened = at == start;
                at = cell.QuoteEnd;
                // content that opens with a quotation is that quotation, when a comma closes it
                if (
                    opened
                    && at + 1 < limit
                    && view.IsComma(at)
                    && view[at + 1].QuoteEnd == 0
                    && !view.Is(at + 1, CueFirstClass.Complementiser)
                )
                    break;
                if (at > limit)
                    limit = Math.Max(
                        limit,
                        at >= view.Count ? at
                            : view[at - 1].Sentence == view[Math.Min(at, view.Count - 1)].Sentence ? LimitAt(at)
                            : at
                    );
                continue;
            }
            if (at > start && (IsStop(at, limit) || IsBoundary(at, start, limit, cue, speech)))
                break;
            at++;
        }
        return Trim(start, at);
    }

    public int LimitAt(int position) => view.SentenceAt(position).End;

    /// <summary>A full stop inside a quotation ends a clause that is reported there.</summary>
    bool IsStop(int at, int limit) =>
        at + 1 < limit
        && view.IsPunctuation(at)
        && view.First(at) is '.' or '؟' or '?' or '!'
        && view.Token(at + 1).SpaceBefore
        && !view.IsPunctuation(at + 1);

    /// <summary>
    /// The same for a noun that a preposition or the verb itself governs: it ends before "and that", and an anaphor stands alone.
    /// </summary>
    public int NounEnd(int start, CueForm cue)
    {
        if (
            view.Is(start, CueFirstClass.Anaphor)
            && (
                start + 1 >= view.Count
                || view.IsPunctuation(start + 1)
                || view.Is(start + 1, CueFirstClass.Preposition | CueFirstClass.Time)
            )
        )
            return start + 1;
        var end = End(start, cue);
        for (var at = start + 1; at < end; at++)
            if (view[at].QuoteEnd > at)
                at = view[at].QuoteEnd - 1;
            else if (view[at].Skip == 1 && view.HasConjunction(at) && view.Is(at, CueFirstClass.Complementiser))
                return Trim(start, at);
        return end;
    }

    /// <summary>Drops stops, commas and dashes at the end; a question mark or an exclamation mark stays.</summary>
    public int Trim(int start, int end)
    {
        while (
            end > start + 1
            && view.IsPunctuation(end - 1)
            && view[end - 1].Quote == 0
            && view.First(end - 1) is '.' or '،' or ',' or '؛' or ';' or ':' or '…' or '-' or '–' or '—' or '|' or '۔'
        )
            end--;
        return end;
    }

    /// <summary>Position of the closing mark of the innermost quotation around the position, or 0.</summary>
    public int CageAt(int position, int limit)
    {
        var offset = view.Start(position);
        var found = 0;
        foreach (var quotation in view.Quotations)
        {
            if (quotation.Span.Start > offset)
                break;
            if (quotation.Inner.Contains(offset))
                found = view.PositionAt(quotation.Inner.End);
        }
        return found;
    }

    bool IsBoundary(int at, int start, int limit, CueForm cue, bool speech)
    {
        var comma = view.IsComma(at);
        var next = comma ? at + 1 : at;
        if (next >= limit || !comma && at - 1 > start && view.IsComma(at - 1))
            return false; // behind a comma the question was asked at the comma
        ref readonly var cell = ref view[next];
        if (comma && IsDetachedQuote(next, start))
            return true;
        if (comma && IsElsewhere(next, limit))
            return true;
        if (cell.Word is not { } word)
            return false;
        if (cell.Skip > 0 && view.HasConjunction(next) && IsNarrator(next, limit, word))
            return true;
        if (
            word is { IsParticiple: true, Speaker: not SpeakerKind.Document }
            && cell.Skip <= 1
            && !word.Is(CueFirstClass.Adverb)
            && IsGoverning(next, limit, finite: false, out _)
        )
            return comma || cell.Skip > 0 || !word.IsVerbalNoun;
        if (word.Is(CueFirstClass.Saying))
            return true;
        if (
            word.IsFinite
            && !word.Is(CueFirstClass.Preposition)
            && !cell.InName
            && (cell.Skip > 0 && view.HasConjunction(next) || comma && view.Is(next - 2, CueFirstClass.Also))
            && IsCoordinatedCue(next, limit, cue)
        )
            return true;
        if (
            word.Is(CueFirstClass.Also)
            && next + 1 < limit
            && view[next + 1].Word is { IsFinite: true }
            && IsGoverning(next + 1, limit, finite: true, out _)
        )
            return true;
        return word.Is(CueFirstClass.Phrase) && IsReturn(next, limit, comma, speech);
    }

    /// <summary>
    /// In a paragraph without stops the narrator goes on behind "and": "and it stands in a statement", "and it is worth mentioning that".
    /// </summary>
    bool IsNarrator(int at, int limit, CueFirstWord word)
    {
        if (at + 2 >= limit)
            return false;
        if (word.Is(CueFirstClass.CameIn))
            return view.Governs(at + 1) == CueFrames.Fi && view[at + 2].Word?.Speaker == SpeakerKind.Document;
        if (word.Is(CueFirstClass.Editorial))
            return view.Is(at + 1, CueFirstClass.Complementiser);
        return false;
    }

    /// <summary>", and in Brussels, the commission announced": an adverbial between commas and a cue behind it begin another sentence.</summary>
    bool IsElsewhere(int at, int limit)
    {
        if (!view.HasConjunction(at) || !view.Is(at, CueFirstClass.Preposition))
            return false;
        for (var i = at + 1; i + 1 < limit && i < at + 6; i++)
            if (view.IsComma(i))
                return view[i + 1] is { MentionEnd: 0, Skip: 0, Word: { IsFinite: true, Cues.Length: > 0 } }
                    && IsGoverning(i + 1, limit, finite: true, out _);
        return false;
    }

    /// <summary>و and a cue that governs something: a new act of saying, unless its gender says that the subject of the clause goes on.</summary>
    bool IsCoordinatedCue(int at, int limit, CueForm cue)
    {
        if (!IsGoverning(at, limit, finite: true, out var near))
            return false;
        if (at + 1 < limit && view.Is(at + 1, CueFirstClass.Addressee) && lexicon.Shapes.For.Fits(view.Key(at + 1)))
            return false; // "and told them": the clause's own subject goes on
        if (!near || cue.Gender == 0 || cue.Verb is null)
            return true;
        foreach (var form in view[at].Word!.Cues)
            if (form.Kind <= CueFormKind.Present && form.Gender == cue.Gender)
                return true;
        return false;
    }

    /// <summary>Does the cue here have a complement of its own? <paramref name="near"/> is true when no subject stands between.</summary>
    public bool IsGoverning(int at, int limit, bool finite, out bool near)
    {
        near = false;
        var frames = CueFrames.None;
        var relays = false;
        foreach (var form in view[at].Word!.Cues)
        {
            relays |= form.Verb.Relays;
            if (finite ? form.Kind <= CueFormKind.Present : form.Kind == CueFormKind.Participle)
                frames |=
                    form.Verb.Relays ? CueFrames.Clause | CueFrames.An
                    : form.HasObject ? form.Verb.Frames | CueFrames.Bi
                    : form.Verb.Frames;
        }
        var end = Math.Min(limit, at + (finite ? 20 : 7));
        for (var i = at + 1; i < end; i++)
        {
            ref readonly var cell = ref view[i];
            near = i == at + 1;
            if (view.IsColon(i))
                return (frames & (CueFrames.AnySpeech | CueFrames.AnyClause)) != 0;
            if (cell.QuoteEnd > 0)
            {
                if (near && (frames & CueFrames.Direct) != 0)
                    return true;
                i = cell.QuoteEnd - 1;
                continue;
            }
            if (view.Is(i, CueFirstClass.Saying | CueFirstClass.SayingNoun))
                return (frames & CueFrames.AnySpeech) != 0;
            if (view.Is(i, CueFirstClass.Complementiser))
                return !view.Is(i - 1, CueFirstClass.TakesAn)
                    && (
                        frames
                        & (CueFrames.AnyClause | CueFrames.AnyClausePreposition | CueFrames.AnyPreposition | CueFrames.AnyObjectPreposition)
                    ) != 0;
            var bit = view.Governs(i);
            if (bit == CueFrames.An && (frames & CueFrames.AnCounted) != 0)
                return true;
            if (bit == CueFrames.An && (frames & CueFrames.Attitude) != 0 && i + 1 < end && view[i + 1].Word is { Attitude: not null })
                return true;
            if (bit == CueFrames.An && relays)
                return phrases.Parse(i + 1, 0, end, CueFrames.None).Speaks; // relayed from somebody: "transfer of goods from" is none
            if (bit != 0 && (frames & bit) != 0)
                return true;
            if (bit != 0 && (frames & (CueFrames)((ulong)bit << 8)) != 0 && view.Is(i + 1, CueFirstClass.Complementiser))
                return true;
            if (bit != 0 && (frames & (CueFrames)((ulong)bit << 16)) != 0)
                return true;
            if ((frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0 && CueFirstComplements.IsBi(view, i))
                return true;
            if (near && (frames & (CueFrames.Object | CueFrames.AnyObjectPreposition)) != 0 && bit == 0 && !view.IsPunctuation(i))
            {
                near = false;
                return true;
            }
            if (cell.Word is { IsFinite: true } && view.HasConjunction(i))
                return false;
            if (cell.Word is { IsParticiple: true, IsVerbalNoun: false } && cell.Skip == 0 && view.IsComma(i - 1))
                return false; // what follows is governed by the participle
        }
        return false;
    }

    bool IsReturn(int at, int limit, bool comma, bool speech)
    {
        if (lexicon.Returns.TryMatch(view.Tokens, view[at].Token, view[limit - 1].Token + 1, 0, out var found))
        {
            if (found.Value == NarratorReturn.Anywhere || found.Value == NarratorReturn.Always && comma && !speech)
                return true;
            if (found.Value == NarratorReturn.Cue && comma)
                for (var i = at + found.Length; i < limit && i < at + 14; i++)
                    if (
                        view[i].Word is { IsFinite: true, IsVerbalNoun: false, Speaker: SpeakerKind.None }
                        && !view[i].InName
                        && !view.Is(i, CueFirstClass.Preposition)
                    )
                        return true;
        }
        return IsAccording(at, limit, out var phrase, out var length)
            && phrase.Kind != AccordingKind.An
            && IsTrailing(at, limit, comma)
            && (phrase.Kind is AccordingKind.Verb or AccordingKind.Relay || IsVoice(at + length, phrase.Kind, limit));
    }

    /// <summary>Behind "according to" stands somebody or something that speaks, not a manner (the schedule, the need).</summary>
    bool IsVoice(int at, AccordingKind kind, int limit)
    {
        if (at >= limit)
            return false;
        var skip = kind == AccordingKind.Li && view.Key(at).Length > 1 && lexicon.Shapes.For.Fits(view.Key(at)) ? 1 : 0;
        if (kind == AccordingKind.Li && skip == 0)
            at++;
        return at < limit && !view.Is(at, CueFirstClass.Unspeaking) && phrases.Parse(at, skip, limit, CueFrames.None).Speaks;
    }

    /// <summary>The expression of according-to.tsv at the position, also behind و.</summary>
    public bool IsAccording(int at, int limit, out AccordingPhrase phrase, out int length)
    {
        (phrase, length) = (default, 0);
        var skip = view[at].Skip;
        if (!lexicon.According.TryMatch(view.Tokens, view[at].Token, view[limit - 1].Token + 1, skip <= 1 ? skip : 0, out var match))
            return false;
        (phrase, length) = (match.Value, match.Length);
        if (phrase.Kind == AccordingKind.Verb)
            return at + length < limit && view[at + length].Word is { IsFinite: true };
        return true;
    }

    /// <summary>The expression and its source reach the end of the sentence, or a new clause.</summary>
    bool IsTrailing(int at, int limit, bool comma)
    {
        if (!comma)
            return true;
        for (var i = at; i < limit; i++)
        {
            if (view[i].QuoteEnd > i + 1)
                i = view[i].QuoteEnd - 1;
            else if (view.IsComma(i))
                return i + 1 >= limit || view.HasConjunction(i + 1) || view.Is(i + 1, CueFirstClass.Opener | CueFirstClass.Phrase);
        }
        return true;
    }

    /// <summary>A second quotation behind a comma, followed by its own cue.</summary>
    bool IsDetachedQuote(int at, int start) =>
        view[at].QuoteEnd > 0
        && at > start
        && view[at].QuoteEnd < view.Count
        && view.IsComma(view[at].QuoteEnd)
        && view[Math.Min(view.Count - 1, view[at].QuoteEnd + 1)].Word is { IsFinite: true };
}
