namespace Isnad;

/// <summary>Content that stands behind its cue: a clause, a quotation, what the frame of the verb asks for.</summary>
sealed partial class SubjectFirstReader
{
    bool ContentAfter(Candidate candidate, int regionFirst, int regionEnd, List<TextSpan> spans, out TextSpan? addressee)
    {
        addressee = null;
        var frames = candidate.Verb.Frames;
        var at = SkipAdverbials(candidate.CueEnd, regionEnd);
        if (
            candidate.SubjectFirst > origin
            && !candidate.Inverted
            && Has(candidate.SubjectFirst - 1, SubjectFirstRole.As)
            && (candidate.SubjectFirst - 1 == regionFirst || IsComma(candidate.SubjectFirst - 2))
            && at + 1 < regionEnd
            && IsMark(at, ",")
        )
        {
            // "As the minister said, the road …", "The road, as the minister said, is …"
            if (candidate.SubjectFirst - 2 > regionFirst && FiniteVerb(at + 1))
                spans.Add(
                    TrimContent(tokens.SpanOf(ClauseStart(candidate.SubjectFirst - 2, regionFirst, candidate), candidate.SubjectFirst - 2))
                );
            return (spans.Count > 0 || Opens(at + 1) >= 0 || VerbFollows(at + 1, regionEnd)) && Take(at + 1, candidate, regionEnd, spans);
        }
        foreach (var saying in candidates)
            if (
                saying.Cue > candidate.Cue
                && saying.Cue <= at + 1
                && saying.Tag == PartOfSpeech.VerbIng
                && Has(saying.Cue - 1, SubjectFirstRole.By)
            )
            {
                saying.Merged = true;
                at = SkipAdverbials(saying.CueEnd, regionEnd);
            }
        if (frames.HasFlag(SubjectFirstFrames.Quote) && ColonAhead(at, regionEnd) is var colon && colon > at)
            at = colon;
        if (frames.HasFlag(SubjectFirstFrames.Quote))
            at = QuotationBehindTopic(at, regionEnd);
        if (frames.HasFlag(SubjectFirstFrames.That))
            at = ThatBehindPhrase(at, regionEnd);
        if (
            frames == SubjectFirstFrames.Quote
            && at + 1 < last
            && IsMark(at, ".")
            && Opens(at + 1) is >= 0 and var after
            && tokens[at + 1].Newlines == 0
            && !IntroducesOwnCue(after)
        )
            return TakeQuotations(after, spans); // X shrugged. "…"
        if (at >= regionEnd && !(at < last && Opens(at) >= 0))
            return false;
        if (
            lexicon.TryPhrase(tokens, at, regionEnd, SubjectFirstRole.EmptyObject, out var empty)
            && !(
                at + empty < regionEnd
                && (FiniteVerb(at + empty) || Has(at + empty, SubjectFirstRole.Be | SubjectFirstRole.Modal | SubjectFirstRole.Auxiliary))
            )
        )
            return false;
        var counted = at;
        while (
            counted < regionEnd && (Tag(counted) == PartOfSpeech.Number || counted > at && IsMark(counted, ",") || InsideNumber(counted))
        )
            counted++;
        if (counted > at && lexicon.TryPhrase(tokens, counted, regionEnd, SubjectFirstRole.EmptyObject, out _))
            return false; // "claimed 15 lives"
        if ((frames & SubjectFirstFrames.For) != 0 && !Has(at, SubjectFirstRole.That))
        {
            if (
                Tag(at) == PartOfSpeech.Preposition
                && candidate.CueEnd - candidate.Cue > 1
                && tokens.KeyIs(candidate.CueEnd - 1, candidate.Verb.Particle)
                && candidate.Verb.Frames.HasFlag(SubjectFirstFrames.That)
            )
                at++; // "voiced doubt about the plan"
            return at < regionEnd && ContentMayStart(at) && Take(at, candidate, regionEnd, spans);
        }
        if (frames.HasFlag(SubjectFirstFrames.Addr))
        {
            var told = AddresseeEnd(at, regionEnd);
            if (
                told == at
                && !Has(at, SubjectFirstRole.That)
                && Opens(at) < 0
                && NextThat(at, Math.Min(regionEnd, at + 8)) is var that
                && !VerbInside(at, that)
            )
                told = that;
            if (told > at)
            {
                addressee = tokens.SpanOf(at, told);
                at = SkipAdverbials(told, regionEnd);
                if (at + 1 < regionEnd && IsMark(at, ",") && Has(at + 1, SubjectFirstRole.That))
                    at++; // "told the paper, a weekly, that"
                if (at < regionEnd && Has(at, SubjectFirstRole.Relative))
                    at = NextThat(at, regionEnd); // "told the teachers who filled the hall that …"
                if (at >= regionEnd)
                    return false;
            }
        }
        if (frames.HasFlag(SubjectFirstFrames.That) && at + 1 < regionEnd && Has(at, SubjectFirstRole.To) && StartsNounPhrase(at + 1))
        {
            // "said to reporters that"
            var told = NounPhraseEnd(at + 1, regionEnd);
            var next = SkipAdverbials(told, regionEnd);
            if (next < regionEnd && (Has(next, SubjectFirstRole.That) || tokens.Is(next, ':') || Opens(next) >= 0))
            {
                addressee = tokens.SpanOf(at + 1, told);
                at = next;
            }
        }
        if (at + 1 < regionEnd && tokens.Is(at + 1, ':') && Tag(at) is PartOfSpeech.Pronoun or PartOfSpeech.Determiner)
            at++; // "she said it:", "he put it this way:"
        if (tokens.Is(at, ':'))
        {
            if (at + 1 < last && Opens(at + 1) is >= 0 and var direct)
                return TakeQuotations(direct, spans);
            return at + 1 < regionEnd && Take(at + 1, candidate, regionEnd, spans);
        }
        var mark = IsMark(at, ",") ? at + 1 : at;
        if (mark < last && Opens(mark) is >= 0 and var q && QuotationIsWholeContent(q, regionEnd, candidate))
            return TakeQuotations(q, spans);
        if (IsMark(at, ","))
        {
            // "said, quoting the minister, no sentence …": an insertion between cue and content
            var close = at + 1;
            while (close < regionEnd && !IsMark(close, ","))
                close++;
            if (close + 1 >= regionEnd || frames.HasFlag(SubjectFirstFrames.That) && !VerbFollows(close + 1, regionEnd))
                return false;
            at = close + 1;
        }
        if (Has(at, SubjectFirstRole.That) && (frames & (SubjectFirstFrames.That | SubjectFirstFrames.Addr)) != 0)
            return at + 1 < regionEnd && Take(at + 1, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.Whether) && Has(at, SubjectFirstRole.Question | SubjectFirstRole.Hypothetical))
            return at + 1 < regionEnd && Take(Has(at, SubjectFirstRole.Whether) ? at + 1 : at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.To) && Has(at, SubjectFirstRole.To))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjTo) && StartsNounPhrase(at) && Joins(at, regionEnd, SubjectFirstRole.To))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjOf) && (StartsNounPhrase(at) || Opens(at) >= 0))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjAs) && StartsNounPhrase(at) && Joins(at, regionEnd, SubjectFirstRole.As))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjAs) && Has(at, SubjectFirstRole.As) && at + 1 < regionEnd)
            return Take(at + 1, candidate, regionEnd, spans); // "what she described as a step back"
        if (frames.HasFlag(SubjectFirstFrames.ObjPred))
            return HasQuoteOrPredicate(at, regionEnd) && Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.Num) && HasNumber(at, Math.Min(regionEnd, at + 3)))
            return TakeCount(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.At) && Joins(at, regionEnd, SubjectFirstRole.At) && HasNumber(at, regionEnd))
            return Take(at, candidate, regionEnd, spans);
        if (!ContentMayStart(at))
            return false;
        if (Has(at, SubjectFirstRole.Preposition) && MentionAt(at) == 0 && !LeadsClause(at, regionEnd))
            return false; // "responded to the report", "joked about the weather"
        var zeroThat =
            frames.HasFlag(SubjectFirstFrames.That)
            && !frames.HasFlag(SubjectFirstFrames.Explicit)
            && (addressee is not null || !frames.HasFlag(SubjectFirstFrames.Addr));
        if (
            zeroThat
            && (
                Opens(at) >= 0
                || (frames.HasFlag(SubjectFirstFrames.Speaker) ? StrictClause(at, regionEnd) : LooseClause(at, candidate, regionEnd))
            )
        )
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.Np) && Has(at, SubjectFirstRole.That) && !StartsNounPhrase(at + 1))
            return Take(at, candidate, regionEnd, spans);
        if (
            frames.HasFlag(SubjectFirstFrames.Np)
            && candidate.Verb.Stance is not (Stance.Say or Stance.Report)
            && !(candidate.Verb.Stance == Stance.Ask && IsPeople(at, NounPhraseEnd(at, regionEnd)))
            && (StartsNounPhrase(at) || Tag(at) == PartOfSpeech.VerbIng)
        )
            return Take(at, candidate, regionEnd, spans);
        if (
            candidate.Verb.Stance == Stance.Report
            && frames.HasFlag(SubjectFirstFrames.Np)
            && StartsNounPhrase(at)
            && HasNumber(at, Math.Min(regionEnd, at + 8))
        )
            return Take(at, candidate, regionEnd, spans);
        return false;
    }

    /// <summary>Does the clause end with the quotation, so that the quotation alone is the content?</summary>
    bool QuotationIsWholeContent(int q, int regionEnd, Candidate candidate)
    {
        var close = tokens.IndexAt(text.Quotations[q].Inner.End);
        if (close < last && Closes(close) == q)
            close++;
        if (close >= regionEnd || tokens[close].Newlines > 0)
            return true;
        if (IsMark(close, ".!?,;:–—"))
            return true;
        if (Has(close, SubjectFirstRole.And) || Tag(close) == PartOfSpeech.Conjunction)
            return true;
        return text.Quotations[q].Inner.Length > 60 || IsMark(close - 2, ".!?");
    }

    /// <summary>A quotation and those that follow it in the same breath ("…" and "…", or a paragraph that goes on).</summary>
    bool TakeQuotations(int q, List<TextSpan> spans)
    {
        spans.Add(TrimContent(text.Quotations[q].Inner));
        // a quotation that runs over paragraphs: the next paragraph opens with a mark and this one was never closed
        while (text.Quotations[q].Repaired)
        {
            var next = text.Quotations.Count;
            for (var i = q + 1; i < text.Quotations.Count; i++)
                if (text.Quotations[i].Depth == 0)
                {
                    next = i;
                    break;
                }
            if (next >= text.Quotations.Count)
                break;
            var gap = text.Text.AsSpan(
                text.Quotations[q].Span.End,
                Math.Max(0, text.Quotations[next].Span.Start - text.Quotations[q].Span.End)
            );
            if (!gap.IsWhiteSpace())
                break;
            spans.Add(TrimContent(text.Quotations[next].Inner));
            q = next;
        }
        return true;
    }

    /// <summary>"counts 17, the movement 23": the number up to the comma, and behind it the other's number under the same verb.</summary>
    bool TakeCount(int at, Candidate candidate, int regionEnd, List<TextSpan> spans)
    {
        var stop = Boundary(at, candidate, regionEnd);
        var comma = at;
        while (comma < stop && !IsMark(comma, ","))
            comma++;
        spans.Add(TrimContent(tokens.SpanOf(at, comma)));
        var number = NounPhraseEnd(comma + 1, stop) - 1;
        if (
            comma + 2 < stop
            && number > comma + 1
            && number + 1 >= stop
            && Tag(number) == PartOfSpeech.Number
            && Tag(number - 1) != PartOfSpeech.Number
        )
            Add(
                new Candidate(candidate.Cue, candidate.CueEnd, candidate.Verb, candidate.Tag)
                {
                    SubjectFirst = comma + 1,
                    SubjectEnd = number,
                },
                [tokens.SpanOf(number, number + 1)],
                "gapping",
                null
            );
        return true;
    }

    bool Take(int start, Candidate candidate, int regionEnd, List<TextSpan> spans)
    {
        var stop = Boundary(start, candidate, regionEnd);
        if (stop <= start)
            return false;
        var span = TrimContent(tokens.SpanOf(start, stop));
        if (span.IsEmpty)
            return false;
        // a content that is one quotation and nothing else loses its marks
        if (Opens(start) is >= 0 and var q && Closes(stop - 1) == q)
            span = TrimContent(text.Quotations[q].Inner);
        spans.Add(span);
        return true;
    }
}
