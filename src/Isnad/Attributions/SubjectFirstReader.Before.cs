namespace Isnad;

/// <summary>Content that stands before its cue: "…," X said; the clause up to the comma; what goes on behind the cue.</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>The content stands before "…, X said": a quotation that has just closed, or the clause up to the comma.</summary>
    bool Parenthetical(Candidate candidate, int regionFirst, int regionEnd, List<TextSpan> spans)
    {
        if (
            candidate.SubjectFirst <= regionFirst
            || !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.That) && !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Quote)
        )
            return false;
        var before = candidate.SubjectFirst - 1;
        if (
            title
            && before - 1 > regionFirst
            && tokens.Is(before, ':')
            && Closes(before - 1) is >= 0 and var headline
            && !OpensContent(candidate, regionEnd)
        )
        {
            spans.Add(TrimContent(text.Quotations[headline].Inner)); // "‘I am done’: X hits back at Y"
            return true;
        }
        var closed = Closes(before) >= 0 || IsComma(before) && Closes(before - 1) >= 0 && before > regionFirst;
        if (closed && Tag(regionFirst) == PartOfSpeech.VerbIng && ShortQuote(before - 1) && !EndsLikeSpeech(Closes(before)))
            return false; // 'Calling it “a farce” the mayor said “…”'
        if (closed)
        {
            // … unless what follows the cue is the content: he said "…" and X said that …
            if (EndsLikeSpeech(Closes(before)) || !OpensContent(candidate, regionEnd))
                return ContentBefore(candidate, candidate.SubjectFirst, regionFirst, spans);
            return false;
        }
        var rest = AfterAddressee(candidate, regionEnd);
        if (IsMark(before, ",") && rest + 1 < regionEnd && IsMark(rest, ",") && FiniteVerb(rest + 1))
        {
            // "The money, she said, will come": the cue parts a subject from its verb
            var start = ClauseStart(before, regionFirst, candidate);
            if (start < before)
                spans.Add(TrimContent(tokens.SpanOf(start, before)));
            return start < before;
        }
        if (!candidate.Verb.Frames.HasFlag(SubjectFirstFrames.That))
            return false; // a sigh or a laugh needs a quotation
        if (
            IsMark(before, ",")
            && rest + 2 < regionEnd
            && IsMark(rest, ",")
            && StartsNounPhrase(rest + 1)
            && VerbFollows(rest + 1, regionEnd)
            && (TimeEnd(regionFirst) > regionFirst || Tag(regionFirst) == PartOfSpeech.Preposition)
            && MentionAt(regionFirst) == 0
            && !VerbInside(regionFirst, before)
        )
        {
            spans.Add(TrimContent(tokens.SpanOf(regionFirst, before))); // "At noon, his office said, he left"
            return true;
        }
        if (!IsMark(before, ",") || OpensContent(candidate, regionEnd) && !EndsClause(AfterAddressee(candidate, regionEnd), regionEnd))
            return false;
        return HasClause(regionFirst, before) && ContentBefore(candidate, candidate.SubjectFirst, regionFirst, spans);
    }

    /// <summary>"We came," or "Why?": the mark before the closing one shows that its speaker follows.</summary>
    bool EndsLikeSpeech(int q) => q >= 0 && text.Text[text.Quotations[q].Inner.End - 1] is ',' or '?' or '!';

    /// <summary>"It, says X, is late": the cue parts a subject from its verb.</summary>
    bool SubjectBefore(Candidate candidate, int regionFirst, int regionEnd, List<TextSpan> spans)
    {
        var (comma, rest) = (candidate.Cue - 1, candidate.SubjectEnd);
        if (comma <= regionFirst || rest + 1 >= regionEnd || !IsMark(comma, ",") || !IsMark(rest, ",") || !FiniteVerb(rest + 1))
            return false;
        var start = ClauseStart(comma, regionFirst, candidate);
        if (start < comma)
            spans.Add(TrimContent(tokens.SpanOf(start, comma)));
        return start < comma;
    }

    /// <summary>Does content follow the cue directly?</summary>
    bool OpensContent(Candidate candidate, int regionEnd)
    {
        var at = SkipAdverbials(candidate.CueEnd, regionEnd);
        if (at >= regionEnd)
            return false;
        if (candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Addr) && AddresseeEnd(at, regionEnd) is var told && told > at)
            at = told;
        if (at >= regionEnd || IsMark(at, ".!?"))
            return false;
        if (
            Opens(at) >= 0
            || tokens.Is(at, ':')
            || IsMark(at, ",") && at + 1 < regionEnd && Opens(at + 1) >= 0 && !InterruptedQuote(candidate)
        )
            return !InterruptedQuote(candidate);
        if (
            Has(at, SubjectFirstRole.That)
            || candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Whether)
                && Has(at, SubjectFirstRole.Question | SubjectFirstRole.Hypothetical)
        )
            return true;
        return !IsComma(at) && StartsNounPhrase(at) && VerbFollows(at, regionEnd);
    }

    /// <summary>"We came," she said. "We …": the cue is set into a quotation that goes on.</summary>
    bool InterruptedQuote(Candidate candidate)
    {
        var before = candidate.ClauseStart - 1;
        return before > origin && (Closes(before) >= 0 || IsComma(before) && Closes(before - 1) >= 0);
    }

    bool EndsClause(int i, int end) =>
        i >= end || IsMark(i, ".!?") || IsComma(i) || Has(i, SubjectFirstRole.That) && i + 1 < end && FiniteVerb(i + 1);

    int AfterAddressee(Candidate candidate, int end)
    {
        var at = SkipAdverbials(candidate.CueEnd, end);
        return candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Addr) ? AddresseeEnd(at, end) : at;
    }

    /// <summary>Is the stretch a clause of its own, and not an adverbial that leads the sentence?</summary>
    bool HasClause(int first, int end)
    {
        if (first >= end)
            return false;
        if (
            Tag(first) is PartOfSpeech.VerbIng or PartOfSpeech.VerbParticiple && MentionAt(first) == 0
            || Has(first, SubjectFirstRole.Leading)
            || Tag(first) == PartOfSpeech.Adverb
                && first + 1 < end
                && Has(first + 1, SubjectFirstRole.Subordinate | SubjectFirstRole.Leading)
        )
            // "While searching the car, officers found a bag, X said": the clause stands behind what leads it
            return FirstComma(first, end) is > 0 and var comma && comma + 3 < end && VerbInside(comma + 1, end);
        return title && end - first > 1 || VerbInside(first, end);
    }

    bool ContentBefore(Candidate candidate, int stop, int regionFirst, List<TextSpan> spans)
    {
        var at = stop - 1;
        if (IsComma(at) && Closes(at - 1) >= 0)
            at--;
        if (Closes(at) is >= 0 and var q)
        {
            var inner = TrimContent(text.Quotations[q].Inner);
            // a clause that the quotation only ends: the whole clause is the content
            var open = tokens.IndexAt(text.Quotations[q].Span.Start);
            if (
                open > regionFirst
                && !IsStop(open - 1)
                && !IsComma(open - 1)
                && Closes(open - 1) < 0
                && tokens[open].Newlines == 0
                && Quote(open) == Quote(candidate.Cue)
                && ClauseStart(open, regionFirst, candidate) is var clause
                && (HasClause(clause, open) || clause < open && GoesOnInside(q))
            )
            {
                spans.Add(TrimContent(new(tokens[ClauseStart(open, regionFirst, candidate)].Start, text.Quotations[q].Span.End)));
                return true;
            }
            // paragraphs that were never closed lead to this one
            for (var earlier = Unclosed(q); earlier >= 0; earlier = Unclosed(earlier))
                spans.Add(TrimContent(text.Quotations[earlier].Inner));
            spans.Add(inner);
            return true;
        }
        if (!IsComma(at))
            return false;
        var start = ClauseStart(at, regionFirst, candidate);
        if (start >= at && !HasComma(regionFirst, at))
            start = regionFirst; // a whole clause with a cue of its own: "X had called it soft, Y reported"
        if (start >= at || !HasClause(start, at))
            return false;
        spans.Add(TrimContent(tokens.SpanOf(start, at)));
        return true;
    }

    /// <summary>Customers "began to ask", she said: the quotation opens in mid-clause.</summary>
    bool GoesOnInside(int q)
    {
        var inner = text.Quotations[q].Inner;
        return char.IsLower(text.Text[inner.Start]);
    }

    /// <summary>The quotation of the paragraph before, if it was never closed and nothing stands between, or -1.</summary>
    int Unclosed(int q)
    {
        for (var i = q - 1; i >= 0; i--)
        {
            var before = text.Quotations[i];
            if (before.Depth != text.Quotations[q].Depth)
                continue;
            return
                before.Repaired
                && before.Span.End <= text.Quotations[q].Span.Start
                && text.Text.AsSpan(before.Span.End, text.Quotations[q].Span.Start - before.Span.End).IsWhiteSpace()
                && !found.Exists(f => Array.Exists(f.Content, span => span.Overlaps(before.Inner)))
                ? i
                : -1;
        }
        return -1;
    }

    /// <summary>Where the clause that ends before a token begins: behind a semicolon, a colon, another cue's content, or with the region.</summary>
    int ClauseStart(int end, int regionFirst, Candidate candidate)
    {
        var start = regionFirst;
        for (var i = end - 1; i > regionFirst; i--)
            if (IsMark(i, ";:") && Quote(i) == Quote(candidate.Cue))
            {
                start = i + 1;
                break;
            }
        // behind another cue's content only the last piece between commas is this cue's
        if (
            candidates.Exists(other =>
                other != candidate
                && other.Used
                && !other.Inverted
                && other.Cue >= start
                && other.Cue < end
                && Quote(other.Cue) == Quote(candidate.Cue)
            )
        )
            for (var i = end - 1; i > start; i--)
                if (IsMark(i, ",") && Quote(i) == Quote(candidate.Cue))
                {
                    start = i + 1;
                    break;
                }
        while (
            start < end
            && (
                Tag(start) == PartOfSpeech.Conjunction
                || Has(start, SubjectFirstRole.Contrast) && !(start == regionFirst && Has(start, SubjectFirstRole.Leading))
                || IsMark(start, ",;–—")
            )
        )
            start++;
        return start;
    }

    /// <summary>What goes on behind "…," he said: more of the quotation, or the rest of the clause between commas.</summary>
    void ContinueAfter(int at, Candidate candidate, int regionEnd, List<TextSpan> spans)
    {
        at = SkipAdverbials(at, regionEnd);
        var quoted =
            Closes(candidate.ClauseStart - 1) >= 0 || candidate.ClauseStart - 2 >= origin && Closes(candidate.ClauseStart - 2) >= 0;
        var rest = at;
        if (quoted)
        {
            at = SentenceRest(at, candidate);
            while (at < last && (IsMark(at, ",.:;–—") || Opens(at) < 0 && at < regionEnd && Tag(at) == PartOfSpeech.Adverb))
                at++;
            if (at < last && Opens(at) is >= 0 and var q && tokens[at].Newlines == 0 && !IntroducesOwnCue(q))
                TakeQuotations(q, spans);
            else if (at + 1 < regionEnd && rest < regionEnd && IsMark(rest, ",") && IsMixed(spans) && GoesOn(rest + 1, regionEnd))
                spans.Add(TrimContent(tokens.SpanOf(rest + 1, Boundary(rest + 1, candidate, regionEnd))));
            return;
        }
        if (at < regionEnd && IsMark(at, ",") && spans.Count > 0 && at + 1 < regionEnd && GoesOn(at + 1, regionEnd))
        {
            var stop = Boundary(at + 1, candidate, regionEnd);
            if (stop > at + 1)
                spans.Add(TrimContent(tokens.SpanOf(at + 1, stop)));
        }
    }

    /// <summary>"…," said X, wrapped in a curtain. "…": past what is told of the speaker to the stop before more of the quotation, or the start.</summary>
    int SentenceRest(int at, Candidate candidate)
    {
        for (var i = at; i + 1 < last && i < at + 25; i++)
        {
            if (Opens(i) >= 0 || tokens[i].Newlines > 0 || candidates.Exists(other => other.Cue == i && other != candidate))
                return at;
            if (IsMark(i, ".") && Opens(i + 1) >= 0)
                return i;
        }
        return at;
    }

    /// <summary>Does what stands behind "…, he said," belong to what he said? A new clause of the narrator, a participle or a preposition does not.</summary>
    bool GoesOn(int i, int end)
    {
        if (i >= end || Tag(i) is PartOfSpeech.VerbIng or PartOfSpeech.Preposition || Has(i, SubjectFirstRole.Relative))
            return false;
        if (!Has(i, SubjectFirstRole.Contrast | SubjectFirstRole.And))
            return true;
        // "and patched the software", "but instead “…”": the subject of the first part goes on
        return i + 1 < end
            && (
                FiniteVerb(i + 1)
                    && lexicon.Verb(tokens, i + 1)?.Cues.Exists(cue => cue.Frames.HasFlag(SubjectFirstFrames.That)) is not true
                || Opens(i + 1) >= 0
                || i + 2 < end && Opens(i + 2) >= 0 && Tag(i + 1) == PartOfSpeech.Adverb
            );
    }

    /// <summary>Is the first part of the content more than a quotation?</summary>
    bool IsMixed(List<TextSpan> spans) => spans.Count > 0 && KindOf(spans, -1) == StatementKind.Mixed;

    /// <summary>Is the quotation followed by a cue of its own ("…," she added)?</summary>
    bool IntroducesOwnCue(int q)
    {
        var close = tokens.IndexAt(text.Quotations[q].Inner.End);
        var at = close < last && Closes(close) == q ? close + 1 : close;
        for (var i = at; i < last && i < at + 12; i++)
        {
            if (tokens[i].Newlines > 0 || IsMark(i, ".!?") && i > at)
                return false;
            if (lexicon.Verb(tokens, i) is not null && tokens[i].Kind == TokenKind.Word)
                return true;
            if (Opens(i) >= 0)
                return false;
        }
        return false;
    }
}
