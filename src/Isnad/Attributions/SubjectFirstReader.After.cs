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

    /// <summary>"said at the gate: “…”": the colon that opens the quotation, past an adverbial, or the start.</summary>
    int ColonAhead(int at, int end)
    {
        for (var i = at; i + 1 < end && i < at + 14; i++)
        {
            if (tokens.Is(i, ':') && Opens(i + 1) >= 0)
                return i;
            if (IsStop(i) || Opens(i) >= 0 || FiniteVerb(i) || Has(i, SubjectFirstRole.That))
                return at;
        }
        return at;
    }

    /// <summary>Does the stretch hold a verb that can carry a clause? Participles count: taggers confuse them with the past tense.</summary>
    bool ClauseFollows(int start, int end)
    {
        if (
            MentionAt(start) == 0
            && start + 1 < end
            && Has(start, SubjectFirstRole.Modal | SubjectFirstRole.Be | SubjectFirstRole.Auxiliary)
        )
            return true; // "he'd", "it's"
        for (var i = start + 1; i < end; i++)
        {
            if (Quote(i) == Quote(start) && IsMark(i, ":;"))
                return false;
            if (
                FiniteVerb(i)
                || MentionAt(i) == 0
                    && (
                        Tag(i) == PartOfSpeech.VerbParticiple
                        || Has(i, SubjectFirstRole.Be | SubjectFirstRole.Auxiliary | SubjectFirstRole.Modal)
                    )
            )
                return true;
        }
        return false;
    }

    /// <summary>"said in 2015 the yard closed", "said at the port, nothing moved": a phrase and behind it a clause with its own subject.</summary>
    bool LeadsClause(int at, int end)
    {
        var to = TimeEnd(at + 1) > at + 1 ? TimeEnd(at + 1) : NounPhraseEnd(at + 1, end);
        return to > at + 1 && to < end && (IsMark(to, ",") || StartsNounPhrase(to) && VerbFollows(to, end));
    }

    /// <summary>A clause whose verb the tagger may have missed: then what follows must be long, and open like a subject.</summary>
    bool LooseClause(int at, Candidate candidate, int regionEnd)
    {
        var stop = Boundary(at, candidate, regionEnd);
        return ClauseFollows(at, stop)
            || stop - at >= 5
                && candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Quote)
                && (MentionAt(at) != 0 || Tag(at) == PartOfSpeech.Determiner);
    }

    /// <summary>Things show things: without its complementiser a clause must have its verb right behind its subject.</summary>
    bool StrictClause(int at, int end)
    {
        var to = NounPhraseEnd(at, end);
        while (to < end && Tag(to) == PartOfSpeech.Adverb)
            to++;
        return to > at
            && to < end
            && (
                FiniteVerb(to)
                || Has(to, SubjectFirstRole.Be | SubjectFirstRole.Auxiliary | SubjectFirstRole.Modal)
                || Tag(to) == PartOfSpeech.VerbParticiple
            );
    }

    bool ContentMayStart(int i) =>
        StartsNounPhrase(i)
        || Tag(i) == PartOfSpeech.VerbParticiple && i + 1 < last && Tag(i + 1) == PartOfSpeech.Noun // "fallen trees"
        || Opens(i) >= 0
        || Tag(i) is PartOfSpeech.Adverb or PartOfSpeech.VerbIng or PartOfSpeech.Preposition or PartOfSpeech.Wh or PartOfSpeech.Other;

    bool Joins(int start, int end, SubjectFirstRole joint)
    {
        for (var i = start + 1; i < end && i < start + 20; i++)
        {
            if (Has(i, joint) && MentionAt(i) == 0)
                return true;
            if (IsStop(i) || FiniteVerb(i) && joint != SubjectFirstRole.At)
                return false;
        }
        return false;
    }

    /// <summary>"questioned nine officials": people are asked, not called into question.</summary>
    bool IsPeople(int start, int end)
    {
        var heads = HeadTable.For(text.Language);
        for (var i = start; i < end; i++)
            if (
                MentionAt(i) is > 0 and var m && text.Names.Mentions[m - 1].Type == EntityType.Person
                || (heads.KindAt(tokens, i, end, out _) & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Kin)) != 0
            )
                return true;
        return false;
    }

    bool HasNumber(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (Tag(i) == PartOfSpeech.Number)
                return true;
        return false;
    }

    bool HasQuoteOrPredicate(int start, int end)
    {
        for (var i = start; i < end && i < start + 16; i++)
        {
            if (Opens(i) >= 0)
                return true;
            if (IsStop(i))
                return false;
        }
        // called the accord a farce: a second determiner without a joint
        var to = NounPhraseEnd(start, end);
        for (var i = start + 1; i < to; i++)
            if (
                Tag(i) == PartOfSpeech.Determiner
                && Has(i, SubjectFirstRole.Article)
                && Tag(i - 1) is PartOfSpeech.Noun or PartOfSpeech.Name
            )
                return true;
        return to < end && Tag(to) == PartOfSpeech.Adjective;
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

    /// <summary>"warned for months that": the complementiser behind one short phrase with a preposition, or the start.</summary>
    int ThatBehindPhrase(int at, int end)
    {
        if (at >= end || !Has(at, SubjectFirstRole.Preposition | SubjectFirstRole.Adverbial) || MentionAt(at) != 0)
            return at;
        for (var i = at + 1; i < end && i < at + 9; i++)
            if (Has(i, SubjectFirstRole.That) && Tag(i) != PartOfSpeech.Determiner)
                return i;
            else if (!Nominal(i) && !IsJoint(i) && TimeAround(i) < 0)
                break;
        return at;
    }

    /// <summary>Adverbs and short adverbials between cue and content: "on Tuesday", "in a statement", "late on Sunday".</summary>
    int SkipAdverbials(int at, int end)
    {
        var start = at;
        while (at < end)
        {
            // "said Wednesday that", "reported last year that": a time of the saying, unless it is the subject of what follows
            if (
                TimeEnd(at) is var told
                && told > at
                && MentionAt(at) == 0
                && Tag(at) != PartOfSpeech.Determiner
                && told <= end
                && !(told < end && FiniteVerb(told) && at > start)
            )
            {
                at = told;
                continue;
            }
            if (
                Tag(at) == PartOfSpeech.Adverb
                    && MentionAt(at) == 0
                    && at + 1 < end
                    && !FiniteVerb(at + 1)
                    && (
                        Has(at, SubjectFirstRole.Loose)
                        || Tag(at + 1) is not (PartOfSpeech.Number or PartOfSpeech.Determiner or PartOfSpeech.Adjective)
                    )
                || Tag(at) == PartOfSpeech.Particle
            )
            {
                at++;
                continue;
            }
            if (
                at - start < 12
                && Has(at, SubjectFirstRole.Adverbial)
                && !Has(at, SubjectFirstRole.According)
                && !Has(at, SubjectFirstRole.As)
            )
            {
                var time = TimeEnd(at + 1) > at + 1;
                var to = time ? TimeEnd(at + 1) : at + 1;
                while (
                    !time
                    && to < end
                    && to < at + 8
                    && (Nominal(to) || Has(to, SubjectFirstRole.Inside) && to + 1 < end && Nominal(to + 1))
                    && (to == at + 1 || Tag(to) is not (PartOfSpeech.Determiner or PartOfSpeech.Pronoun) || IsJoint(to - 1))
                )
                    to++;
                // the adverbial must be followed by the content's own opening
                if (
                    to > at + 1
                    && (
                        to >= end
                        || Has(to, SubjectFirstRole.That)
                        || tokens.Is(to, ':')
                        || IsMark(to, ",.")
                        || Opens(to) >= 0
                        || Has(to, SubjectFirstRole.To)
                        || StartsNounPhrase(to)
                    )
                )
                {
                    at = to;
                    continue;
                }
            }
            // "on Wednesday, 5 March 2031, that": the date beside its weekday
            if (at > start && at + 1 < end && IsMark(at, ",") && TimeEnd(at + 1) is var dated && dated > at + 1)
            {
                at = dated;
                continue;
            }
            break;
        }
        return at > start && at + 1 < end && IsMark(at, ",") && Has(at + 1, SubjectFirstRole.That) ? at + 1 : at;
    }

    /// <summary>The next complementiser within a short relative clause, or the start.</summary>
    int NextThat(int at, int end)
    {
        for (var i = at + 1; i < end && i < at + 14; i++)
            if (Has(i, SubjectFirstRole.That))
                return i;
        return at;
    }

    /// <summary>The end of the one who is told, or the start when nobody is.</summary>
    int AddresseeEnd(int at, int end)
    {
        if (at >= end)
            return at;
        if (Has(at, SubjectFirstRole.Addressee))
            return at + 1;
        if (Has(at, SubjectFirstRole.That) || Opens(at) >= 0 || !StartsNounPhrase(at))
            return at;
        var to = NounPhraseEnd(at, end);
        if (to >= end)
            return to;
        if (
            Has(to, SubjectFirstRole.That | SubjectFirstRole.Pronoun | SubjectFirstRole.Relative)
            || TimeEnd(to) > to
            || tokens.Is(to, ':')
            || IsMark(to, ",.")
            || Opens(to) >= 0
            || Has(to, SubjectFirstRole.Question)
            || StartsAdverbial(to)
        )
            return to;
        // zero that: the first name or noun is told, the next phrase starts the clause
        for (var i = at + 1; i < to; i++)
            if (
                Tag(i) is PartOfSpeech.Determiner or PartOfSpeech.Pronoun or PartOfSpeech.Possessive && Nominal(i - 1)
                || MentionAt(i - 1) != 0
                    && MentionAt(i) == 0
                    && Tag(i) is PartOfSpeech.Noun or PartOfSpeech.Name
                    && VerbFollows(i + 1, Math.Min(end, i + 3))
                || MentionAt(i) != 0 && MentionAt(i - 1) != 0 && MentionAt(i) != MentionAt(i - 1)
            )
                return i;
        return at;
    }
}
