namespace Isnad;

/// <summary>"According to X, …" and "…, according to X".</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>"According to X, …" and "…, according to X".</summary>
    void FindAccording(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (!lexicon.TryPhrase(tokens, i, end, SubjectFirstRole.According, out var length))
                continue;
            var (regionFirst, regionEnd) = Region(i, first, end);
            var source = i + length;
            if (source >= regionEnd)
                continue;
            var sourceEnd = NounPhraseEnd(source, regionEnd);
            if (sourceEnd <= source)
                continue;
            sourceEnd = AgentEnd(source, sourceEnd, regionEnd);
            var candidate = new Candidate(i, source, AccordingCue, PartOfSpeech.Preposition)
            {
                SubjectFirst = source,
                SubjectEnd = sourceEnd,
                Inverted = true,
            };
            var spans = new List<TextSpan>(2);
            var opening =
                i == regionFirst
                || i == regionFirst + 1 && (Tag(regionFirst) == PartOfSpeech.Conjunction || Tag(regionFirst) == PartOfSpeech.Adverb)
                || Has(i - 1, SubjectFirstRole.Contrast)
                || i - 2 > regionFirst && IsComma(i - 1) && (Tag(i - 2) == PartOfSpeech.Wh || Has(i - 2, SubjectFirstRole.That));
            // "was taken ill and according to the ministry he died"
            var unmarked = sourceEnd < regionEnd && StartsNounPhrase(sourceEnd) && VerbFollows(sourceEnd, regionEnd);
            opening |= i - 1 > regionFirst && Has(i - 1, SubjectFirstRole.And) && unmarked;
            if (opening)
            {
                var at = sourceEnd;
                while (at < regionEnd && !IsMark(at, ",:"))
                    at++;
                if (unmarked)
                    at = sourceEnd - 1;
                if (
                    at + 1 < regionEnd
                    && Tag(at + 1) == PartOfSpeech.VerbParticiple
                    && FirstComma(at + 1, regionEnd) is > 0 and var inserted
                )
                    at = inserted; // "According to the study, published in May, the man …"
                else if (at + 1 < regionEnd && !StartsNounPhrase(at + 1) && FirstComma(source, sourceEnd) is > 0 and var comma)
                {
                    // "According to the agency, X, its head, on Friday announced": what seemed to be an apposition is the subject
                    (at, sourceEnd) = (comma, comma);
                    candidate.SubjectEnd = comma;
                }
                if (at + 1 < regionEnd)
                    Take(at + 1, candidate, regionEnd, spans);
            }
            else
            {
                var stop = IsComma(i - 1) ? i - 1 : i;
                var start = ClauseStart(stop, AfterOuterCue(regionFirst, i), candidate);
                // "While the mayor, according to a poll, trails, …": what leads the clause is no part of it
                var led = start == regionFirst && Has(start, SubjectFirstRole.Leading) && start + 1 < stop;
                if (led)
                    start++;
                if (start < stop)
                {
                    if (Closes(stop - 1) is >= 0 and var q && tokens.IndexAt(text.Quotations[q].Span.Start) <= start)
                        spans.Add(TrimContent(text.Quotations[q].Inner));
                    else
                        spans.Add(TrimContent(tokens.SpanOf(start, stop)));
                    if (
                        sourceEnd < regionEnd
                        && IsMark(sourceEnd, ",")
                        && sourceEnd + 1 < regionEnd
                        && (
                            VerbFollows(sourceEnd + 1, regionEnd)
                            || led && !HasClause(start, stop)
                            || Has(stop - 1, SubjectFirstRole.Be | SubjectFirstRole.Auxiliary | SubjectFirstRole.Modal) // "was, according to X, among them"
                        )
                        && !Has(sourceEnd + 1, SubjectFirstRole.Contrast | SubjectFirstRole.And | SubjectFirstRole.Relative)
                    )
                    {
                        var rest = Boundary(sourceEnd + 1, candidate, regionEnd);
                        if (led && FirstComma(sourceEnd + 1, rest) is > 0 and var main)
                            rest = main;
                        spans.Add(TrimContent(tokens.SpanOf(sourceEnd + 1, rest)));
                    }
                }
            }
            if (!opening && RelayedAlready(candidate, i, spans))
                continue;
            Add(candidate, spans, "according-to", null);
        }
    }

    /// <summary>
    /// "…," X wrote on Friday, according to the agency: what stands before the comma is a statement already, which the agency relays. Its
    /// content becomes the agency's too.
    /// </summary>
    bool RelayedAlready(Candidate candidate, int at, List<TextSpan> spans)
    {
        for (var i = found.Count - 1; i >= sentenceFound && found[i].Cue is { } cue; i--)
        {
            if (
                spans.Count == 1
                && found[i] is { Outer: < 0, Content.Length: 1, Source: not null }
                && found[i].Content[0].Start >= cue.End
                && found[i].Content[0] == spans[0]
                && IsComma(at - 1)
            )
            {
                // X urged patience, according to the agency: what the clause before says that X said
                Add(candidate, spans, "according-to-relay", null);
                found[i] = found[i] with { Outer = found.Count - 1 };
                return true;
            }
            if (
                spans.Count == 0
                || found[i].Outer >= 0
                || found[i].Cue!.Value.End > tokens[at].Start
                || found[i].Content[^1].End > cue.Start
            )
                continue;
            if (
                spans[^1].Start < cue.Start && spans[^1].End > cue.Start
                || spans[^1].Start >= found[i].Content[^1].End && !HasClause(tokens.IndexAt(spans[^1].Start), at - 1)
            )
            {
                Add(candidate, [.. found[i].Content], "according-to-relay", null);
                found[i] = found[i] with { Outer = found.Count - 1 };
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// "A report by the bank", "a post made on Friday by X": a document speaks for whoever made it, where somebody or a body is named. The
    /// end of that name, or the end of the document.
    /// </summary>
    int AgentEnd(int source, int sourceEnd, int end)
    {
        var heads = HeadTable.For(text.Language);
        var document = false;
        for (var i = source; i < sourceEnd; i++)
            if (MentionAt(i) != 0)
                return sourceEnd;
            else
                document |= (heads.KindAt(tokens, i, sourceEnd, out _) & HeadKind.Document) != 0;
        if (!document)
            return sourceEnd;
        var by = sourceEnd;
        if (by < end && Has(by, SubjectFirstRole.Made))
            by++; // "seen by" tells who read it
        while (by < end && !Has(by, SubjectFirstRole.By) && (TimeEnd(by) > by || Has(by, SubjectFirstRole.On)))
            by = Math.Max(by + 1, TimeEnd(by));
        if (by + 1 >= end || !Has(by, SubjectFirstRole.By) || !StartsNounPhrase(by + 1))
            return sourceEnd;
        var agent = NounPhraseEnd(by + 1, end);
        return agent > by + 1 && MaySpeak(by + 1, agent) ? agent : sourceEnd;
    }

    static readonly SubjectFirstCue AccordingCue = new(null, Stance.AccordingTo, SubjectFirstFrames.None);

    int FirstComma(int first, int end)
    {
        for (var i = first; i < end; i++)
            if (IsMark(i, ","))
                return i;
        return -1;
    }

    /// <summary>An "according to" inside another cue's content reaches back to that content's start only.</summary>
    int AfterOuterCue(int regionFirst, int before)
    {
        var start = regionFirst;
        foreach (var candidate in candidates)
            if (candidate.Cue < before && candidate.Used && !candidate.Inverted)
                start = Math.Max(
                    start,
                    candidate.CueEnd + (candidate.CueEnd < before && Has(candidate.CueEnd, SubjectFirstRole.That) ? 1 : 0)
                );
        return start;
    }
}
