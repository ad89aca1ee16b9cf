namespace Isnad;

/// <summary>Finding what is attributed: behind the cue, before it, or around it.</summary>
sealed partial class SubjectFirstReader
{
    const SubjectFirstFrames Clausal = SubjectFirstFrames.That | SubjectFirstFrames.Quote;

    void Emit(Candidate candidate, int first, int end)
    {
        var (regionFirst, regionEnd) = Region(candidate.Cue, first, end);
        var frames = candidate.Verb.Frames;
        if (frames.HasFlag(SubjectFirstFrames.Source))
        {
            EmitRelay(candidate, regionEnd);
            return;
        }
        var spans = new List<TextSpan>(2);
        TextSpan? addressee = null;
        string rule;
        if (candidate.Inverted)
        {
            rule = "content-cue-source";
            if (!ContentBefore(candidate, candidate.Cue, regionFirst, spans))
                return;
            ContinueAfter(candidate.SubjectEnd, candidate, regionEnd, spans);
        }
        else if (Parenthetical(candidate, regionFirst, regionEnd, spans))
        {
            rule = "content-source-cue";
            ContinueAfter(AfterAddressee(candidate, regionEnd), candidate, regionEnd, spans);
        }
        else
        {
            rule = "source-cue-content";
            if (!ContentAfter(candidate, regionEnd, spans, out addressee))
                return;
        }
        Add(candidate, spans, rule, addressee);
    }

    void Add(Candidate candidate, List<TextSpan> spans, string rule, TextSpan? addressee, int outer = -1)
    {
        spans.RemoveAll(span => span.IsEmpty);
        if (spans.Count == 0)
            return;
        spans.Sort();
        TextSpan? source = candidate.SubjectFirst >= 0 ? tokens.SpanOf(candidate.SubjectFirst, candidate.SubjectEnd) : null;
        var pronoun = source is not null && IsPronoun(candidate.SubjectFirst, candidate.SubjectEnd);
        candidate.Used = true;
        found.Add(
            new Attribution
            {
                Content = [.. spans],
                Cue = tokens.SpanOf(candidate.Cue, candidate.CueEnd),
                Stance = candidate.Verb.Stance,
                Kind = KindOf(spans, Quote(candidate.Cue)),
                Source = source,
                Form =
                    source is null ? SourceForm.None
                    : pronoun ? SourceForm.Pronoun
                    : FormOf(candidate.SubjectFirst, candidate.SubjectEnd),
                Antecedent = candidate.AntecedentFirst >= 0 ? tokens.SpanOf(candidate.AntecedentFirst, candidate.AntecedentEnd) : null,
                Addressee = addressee,
                Rule = rule,
                Outer = outer,
                Gender = pronoun ? Gender(candidate.SubjectFirst) : (sbyte)0,
                Plural = pronoun && tokens.KeyIs(candidate.SubjectFirst, "they") ? true : null,
                Confidence = source is null ? 0.75 : 0.9,
            }
        );
    }

    bool IsPronoun(int first, int end) =>
        end - first == 1
        && MentionAt(first) == 0
        && lexicon.Role(tokens, first) is SubjectFirstRole.Pronoun or SubjectFirstRole.AuthorPronoun;

    sbyte Gender(int i) =>
        (sbyte)(
            tokens.KeyIs(i, "he") ? 1
            : tokens.KeyIs(i, "she") ? -1
            : 0
        );

    SourceForm FormOf(int first, int end)
    {
        var heads = HeadTable.For(text.Language);
        var (kinds, named) = (HeadKind.None, false);
        for (var i = first; i < end; )
        {
            if (MentionAt(i) != 0)
            {
                named |= text.Names.Mentions[MentionAt(i) - 1].Type != EntityType.Place;
                i++;
                continue;
            }
            kinds |= heads.KindAt(tokens, i, end, out var length);
            i += length;
        }
        if (!named && (kinds & HeadKind.Document) != 0 && (kinds & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Body)) == 0)
            return SourceForm.Document;
        return !named && (kinds & HeadKind.Unnamed) != 0 && (kinds & HeadKind.Body) == 0 ? SourceForm.Unnamed : SourceForm.Phrase;
    }

    /// <summary>The content stands before "…, X said": a quotation that has just closed, or the clause up to the comma.</summary>
    bool Parenthetical(Candidate candidate, int regionFirst, int regionEnd, List<TextSpan> spans)
    {
        if (
            candidate.SubjectFirst <= regionFirst
            || !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.That) && !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Quote)
        )
            return false;
        var before = candidate.SubjectFirst - 1;
        var closed = Closes(before) >= 0 || IsComma(before) && Closes(before - 1) >= 0 && before > regionFirst;
        if (closed)
        {
            // … unless what follows the cue is the content: he said "…" and X said that …
            if (!OpensContent(candidate, regionEnd))
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
        if (!IsMark(before, ",") || OpensContent(candidate, regionEnd) && !EndsClause(AfterAddressee(candidate, regionEnd), regionEnd))
            return false;
        return HasClause(regionFirst, before) && ContentBefore(candidate, candidate.SubjectFirst, regionFirst, spans);
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
            tokens.KeyIs(at, "that")
            || candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Whether)
                && lexicon.Role(tokens, at) is SubjectFirstRole.Question or SubjectFirstRole.Hypothetical
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
        i >= end || IsMark(i, ".!?") || IsComma(i) || tokens.KeyIs(i, "that") && i + 1 < end && FiniteVerb(i + 1);

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
            || tokens.KeyIs(first, "asked")
            || tokens.KeyIs(first, "pressed")
        )
            return false;
        if (
            tokens.KeyIs(first, "when")
            || tokens.KeyIs(first, "after")
            || tokens.KeyIs(first, "as")
            || tokens.KeyIs(first, "if")
            || tokens.KeyIs(first, "although")
            || tokens.KeyIs(first, "while")
            || tokens.KeyIs(first, "before")
        )
            return false;
        return VerbInside(first, end);
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
                && HasClause(ClauseStart(open, regionFirst, candidate), open)
                && Quote(open) == Quote(candidate.Cue)
            )
            {
                spans.Add(TrimContent(new(tokens[ClauseStart(open, regionFirst, candidate)].Start, text.Quotations[q].Span.End)));
                return true;
            }
            spans.Add(inner);
            return true;
        }
        if (!IsComma(at))
            return false;
        var start = ClauseStart(at, regionFirst, candidate);
        if (start >= at || !HasClause(start, at))
            return false;
        spans.Add(TrimContent(tokens.SpanOf(start, at)));
        return true;
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
            && (Tag(start) == PartOfSpeech.Conjunction || lexicon.Role(tokens, start) == SubjectFirstRole.Contrast || IsMark(start, ",;–—"))
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
        if (quoted)
        {
            while (at < last && (IsMark(at, ",.:;–—") || Opens(at) < 0 && at < regionEnd && Tag(at) == PartOfSpeech.Adverb))
                at++;
            if (at < last && Opens(at) is >= 0 and var q && tokens[at].Newlines == 0 && !IntroducesOwnCue(q))
                spans.Add(TrimContent(text.Quotations[q].Inner));
            return;
        }
        if (
            at < regionEnd
            && IsMark(at, ",")
            && spans.Count > 0
            && at + 1 < regionEnd
            && lexicon.Role(tokens, at + 1) is not (SubjectFirstRole.Contrast or SubjectFirstRole.And)
            && Tag(at + 1) is not (PartOfSpeech.VerbIng or PartOfSpeech.Preposition)
        )
        {
            var stop = Boundary(at + 1, candidate, regionEnd);
            if (stop > at + 1)
                spans.Add(TrimContent(tokens.SpanOf(at + 1, stop)));
        }
    }

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

    bool ContentAfter(Candidate candidate, int regionEnd, List<TextSpan> spans, out TextSpan? addressee)
    {
        addressee = null;
        var frames = candidate.Verb.Frames;
        var at = SkipAdverbials(candidate.CueEnd, regionEnd);
        foreach (var saying in candidates)
            if (
                saying.Cue > candidate.Cue
                && saying.Cue <= at + 1
                && saying.Tag == PartOfSpeech.VerbIng
                && tokens.KeyIs(saying.Cue - 1, "by")
            )
            {
                saying.Merged = true;
                at = SkipAdverbials(saying.CueEnd, regionEnd);
            }
        if (frames.HasFlag(SubjectFirstFrames.Quote) && ColonAhead(at, regionEnd) is var colon && colon > at)
            at = colon;
        if (at >= regionEnd && !(at < last && Opens(at) >= 0))
            return false;
        if ((frames & SubjectFirstFrames.For) != 0 && !tokens.KeyIs(at, "that"))
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
            if (told > at)
            {
                addressee = tokens.SpanOf(at, told);
                at = SkipAdverbials(told, regionEnd);
                if (at >= regionEnd)
                    return false;
            }
        }
        if (frames.HasFlag(SubjectFirstFrames.That) && at + 1 < regionEnd && tokens.KeyIs(at, "to") && StartsNounPhrase(at + 1))
        {
            // "said to reporters that"
            var told = NounPhraseEnd(at + 1, regionEnd);
            var next = SkipAdverbials(told, regionEnd);
            if (next < regionEnd && (tokens.KeyIs(next, "that") || tokens.Is(next, ':') || Opens(next) >= 0))
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
        if (tokens.KeyIs(at, "that") && (frames & (SubjectFirstFrames.That | SubjectFirstFrames.Addr)) != 0)
            return at + 1 < regionEnd && Take(at + 1, candidate, regionEnd, spans);
        if (
            frames.HasFlag(SubjectFirstFrames.Whether)
            && lexicon.Role(tokens, at) is SubjectFirstRole.Question or SubjectFirstRole.Hypothetical
        )
            return at + 1 < regionEnd
                && Take(tokens.KeyIs(at, "whether") || tokens.KeyIs(at, "if") ? at + 1 : at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.To) && tokens.KeyIs(at, "to"))
            return Take(at, candidate, regionEnd, spans);
        if (lexicon.TryPhrase(tokens, at, regionEnd, SubjectFirstRole.EmptyObject, out _))
            return false;
        if (frames.HasFlag(SubjectFirstFrames.ObjTo) && StartsNounPhrase(at) && Joins(at, regionEnd, "to"))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjOf) && StartsNounPhrase(at))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjAs) && StartsNounPhrase(at) && Joins(at, regionEnd, "as"))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.ObjPred))
            return HasQuoteOrPredicate(at, regionEnd) && Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.Num) && HasNumber(at, Math.Min(regionEnd, at + 3)))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.At) && Joins(at, regionEnd, "at") && HasNumber(at, regionEnd))
            return Take(at, candidate, regionEnd, spans);
        if (!ContentMayStart(at))
            return false;
        var zeroThat = frames.HasFlag(SubjectFirstFrames.That) && (addressee is not null || !frames.HasFlag(SubjectFirstFrames.Addr));
        if (zeroThat && (ClauseFollows(at, Boundary(at, candidate, regionEnd)) || Opens(at) >= 0))
            return Take(at, candidate, regionEnd, spans);
        if (frames.HasFlag(SubjectFirstFrames.Np) && tokens.KeyIs(at, "that") && !StartsNounPhrase(at + 1))
            return Take(at, candidate, regionEnd, spans);
        if (
            frames.HasFlag(SubjectFirstFrames.Np)
            && candidate.Verb.Stance is not (Stance.Say or Stance.Report)
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
            if (IsStop(i) || Opens(i) >= 0 || FiniteVerb(i) || tokens.KeyIs(i, "that"))
                return at;
        }
        return at;
    }

    /// <summary>Does the stretch hold a verb that can carry a clause? Participles count: taggers confuse them with the past tense.</summary>
    bool ClauseFollows(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
            if (
                FiniteVerb(i)
                || MentionAt(i) == 0
                    && (
                        Tag(i) == PartOfSpeech.VerbParticiple
                        || lexicon.Role(tokens, i) is SubjectFirstRole.Be or SubjectFirstRole.Auxiliary
                    )
            )
                return true;
        return false;
    }

    bool ContentMayStart(int i) =>
        StartsNounPhrase(i)
        || Opens(i) >= 0
        || Tag(i) is PartOfSpeech.Adverb or PartOfSpeech.VerbIng or PartOfSpeech.Preposition or PartOfSpeech.Wh;

    bool Joins(int start, int end, string word)
    {
        for (var i = start + 1; i < end && i < start + 20; i++)
        {
            if (tokens.KeyIs(i, word) && MentionAt(i) == 0)
                return true;
            if (IsStop(i) || FiniteVerb(i) && word != "at")
                return false;
        }
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
                && (tokens.KeyIs(i, "a") || tokens.KeyIs(i, "an"))
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
        if (lexicon.Role(tokens, close) == SubjectFirstRole.And || Tag(close) == PartOfSpeech.Conjunction)
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

    /// <summary>The end of the content that starts at a token: cut before another cue with its own subject, a participle cue, "according to".</summary>
    int Boundary(int start, Candidate own, int regionEnd)
    {
        var stop = regionEnd;
        var level = Quote(own.Cue);
        foreach (var other in candidates)
        {
            if (other == own || other.Cue <= start || other.Cue >= stop || Quote(other.Cue) != level)
                continue;
            var clause = other.Inverted ? other.Cue : other.ClauseStart;
            if (clause <= start)
                continue;
            var edge = clause;
            while (
                edge > start + 1
                && (
                    lexicon.Role(tokens, edge - 1) is SubjectFirstRole.Contrast or SubjectFirstRole.And
                    || Tag(edge - 1) == PartOfSpeech.Adverb
                        && (IsComma(edge - 2) || lexicon.Role(tokens, edge - 2) is SubjectFirstRole.And or SubjectFirstRole.Contrast)
                    || other.SubjectFirst < 0 && lexicon.Role(tokens, edge - 1) == SubjectFirstRole.Auxiliary
                )
            )
                edge--;
            var joined = edge < clause;
            var comma = edge > start && IsMark(edge - 1, ",;–—");
            if (other.SubjectFirst < 0)
            {
                if (other.Tag == PartOfSpeech.VerbIng ? comma : joined && MayHaveContent(other, regionEnd))
                    stop = Math.Min(stop, edge);
                continue;
            }
            if (
                joined
                || comma && !other.Inverted && lexicon.Role(tokens, other.SubjectFirst) != SubjectFirstRole.Relative && !IsRelative(other)
            )
                stop = Math.Min(stop, edge);
        }
        for (var i = start + 1; i < stop; i++)
        {
            if (Quote(i) != level)
                continue;
            if (lexicon.TryPhrase(tokens, i, stop, SubjectFirstRole.According, out _) && IsComma(i - 1))
                stop = i - 1;
            else if (
                IsMark(i, ",")
                && i + 1 < stop
                && (tokens.KeyIs(i + 1, "while") || tokens.KeyIs(i + 1, "whereas"))
                && VerbInside(i + 2, stop)
                && !InsideLongQuote(i)
            )
                stop = i; // the narrator comes back
            else if (
                IsMark(i, ",")
                && i + 2 < stop
                && lexicon.Role(tokens, i + 1) == SubjectFirstRole.And
                && (FiniteVerb(i + 2) || lexicon.Role(tokens, i + 2) is SubjectFirstRole.Auxiliary or SubjectFirstRole.Be)
                && own.Verb.Frames.HasFlag(SubjectFirstFrames.That)
                && own.SubjectFirst >= 0
                && IsNegatedNext(i + 2)
            )
                stop = i; // ", and did not confirm": the speaker is the subject again
            else if (
                IsMark(i, ";")
                && (
                    !own.Verb.Frames.HasFlag(SubjectFirstFrames.That)
                    || !ClauseFollows(start, i)
                    || candidates.Exists(c => c.Cue > i && Quote(c.Cue) == level)
                )
            )
                stop = i;
        }
        while (
            stop > start
            && (IsMark(stop - 1, ",;.–—") || lexicon.Role(tokens, stop - 1) is SubjectFirstRole.And or SubjectFirstRole.Contrast)
        )
        {
            if (IsMark(stop - 1, ".") && stop == regionEnd && !EndsWithStop(stop))
                break;
            stop--;
        }
        return stop;
    }

    /// <summary>Could the cue have content here? "and expects the report" goes on with what was said, "and expects that" is a statement of its own.</summary>
    bool MayHaveContent(Candidate other, int regionEnd) =>
        OpensContent(other, regionEnd)
        || (
            other.Verb.Frames
            & (
                SubjectFirstFrames.Np
                | SubjectFirstFrames.To
                | SubjectFirstFrames.For
                | SubjectFirstFrames.ObjOf
                | SubjectFirstFrames.ObjAs
                | SubjectFirstFrames.ObjPred
            )
        ) != 0
        || other.Verb.Frames.HasFlag(SubjectFirstFrames.ObjTo) && other.CueEnd < regionEnd && Joins(other.CueEnd, regionEnd, "to");

    bool IsNegatedNext(int i) => i + 1 < last && lexicon.Role(tokens, i + 1) == SubjectFirstRole.Negation;

    bool InsideLongQuote(int i) => Quote(i) >= 0;

    bool EndsWithStop(int stop) =>
        stop >= last || tokens[stop].SpaceBefore || Opens(stop) >= 0 || Closes(stop) >= 0 || tokens[stop].Newlines > 0;

    bool IsRelative(Candidate other)
    {
        for (var i = other.SubjectEnd; i < other.Cue; i++)
            if (lexicon.Role(tokens, i) == SubjectFirstRole.Relative)
                return true;
        return false;
    }

    /// <summary>Adverbs and short adverbials between cue and content: "on Tuesday", "in a statement", "late on Sunday".</summary>
    int SkipAdverbials(int at, int end)
    {
        var start = at;
        while (at < end)
        {
            if (
                Tag(at) == PartOfSpeech.Adverb && MentionAt(at) == 0 && at + 1 < end && !FiniteVerb(at + 1)
                || Tag(at) == PartOfSpeech.Particle
            )
            {
                at++;
                continue;
            }
            if (
                at - start < 12
                && (StartsAdverbial(at) || tokens.KeyIs(at, "in") || tokens.KeyIs(at, "at"))
                && lexicon.Role(tokens, at) != SubjectFirstRole.According
                && !tokens.KeyIs(at, "as")
            )
            {
                var to = at + 1;
                while (
                    to < end
                    && to < at + 8
                    && (Nominal(to) || tokens.KeyIs(to, "of") || tokens.KeyIs(to, "to") || tokens.KeyIs(to, "with"))
                    && (to == at + 1 || Tag(to) is not (PartOfSpeech.Determiner or PartOfSpeech.Pronoun) || IsJoint(to - 1))
                )
                    to++;
                // the adverbial must be followed by the content's own opening
                if (
                    to > at + 1
                    && (
                        to >= end
                        || tokens.KeyIs(to, "that")
                        || tokens.Is(to, ':')
                        || IsMark(to, ",.")
                        || Opens(to) >= 0
                        || tokens.KeyIs(to, "to")
                        || StartsNounPhrase(to)
                    )
                )
                {
                    at = to;
                    continue;
                }
            }
            break;
        }
        return at;
    }

    /// <summary>The end of the one who is told, or the start when nobody is.</summary>
    int AddresseeEnd(int at, int end)
    {
        if (at >= end)
            return at;
        if (lexicon.Role(tokens, at) is SubjectFirstRole.Addressee)
            return at + 1;
        if (tokens.KeyIs(at, "that") || Opens(at) >= 0 || !StartsNounPhrase(at))
            return at;
        var to = NounPhraseEnd(at, end);
        if (to >= end)
            return to;
        if (
            tokens.KeyIs(to, "that")
            || tokens.Is(to, ':')
            || IsMark(to, ",.")
            || Opens(to) >= 0
            || lexicon.Role(tokens, to) is SubjectFirstRole.Question
            || StartsAdverbial(to)
        )
            return to;
        // zero that: the first name or noun is told, the next phrase starts the clause
        for (var i = at + 1; i < to; i++)
            if (
                Tag(i) is PartOfSpeech.Determiner or PartOfSpeech.Pronoun or PartOfSpeech.Possessive && Nominal(i - 1)
                || MentionAt(i) != 0 && MentionAt(i - 1) != 0 && MentionAt(i) != MentionAt(i - 1)
            )
                return i;
        return at;
    }

    /// <summary>Without enclosing marks, final stop, leading and trailing commas.</summary>
    TextSpan TrimContent(TextSpan span)
    {
        span = span.Trim(text.Text);
        var (start, end) = (span.Start, span.End);
        while (end > start && text.Text[end - 1] is ',' or ';' or '.' or ' ' or '–' or '—' or ':')
        {
            if (
                text.Text[end - 1] == '.'
                && end - start > 3
                && (text.Text[end - 2] == '.' || end - 3 >= start && text.Text[end - 3] == '.')
            )
                break; // an ellipsis or an abbreviation of letters
            end--;
        }
        while (start < end && text.Text[start] is ',' or ' ' or '–' or '—')
            start++;
        return new TextSpan(start, end);
    }

    StatementKind KindOf(List<TextSpan> spans, int level)
    {
        var direct = true;
        var mixed = false;
        foreach (var span in spans)
        {
            var whole = false;
            foreach (var quotation in text.Quotations)
            {
                if (quotation.Span.Start > span.End)
                    break;
                if (
                    quotation.Inner.Start <= span.Start
                    && quotation.Inner.End >= span.End
                    && (level < 0 || !text.Quotations[level].Equals(quotation))
                )
                    whole |= quotation.Inner.End - span.End <= 3 && span.Start - quotation.Inner.Start <= 2;
                else if (span.Contains(quotation.Inner))
                    mixed = true;
            }
            direct &= whole;
        }
        return direct ? StatementKind.Direct
            : mixed ? StatementKind.Mixed
            : StatementKind.Indirect;
    }

    /// <summary>"…, citing X": the source of the statement before it in the sentence, as an inner link of its chain.</summary>
    void EmitRelay(Candidate candidate, int regionEnd)
    {
        if (candidate.Tag != PartOfSpeech.VerbIng && candidate.SubjectFirst >= 0)
        {
            EmitQuotedAsSaying(candidate, regionEnd);
            return;
        }
        if (candidate.Tag != PartOfSpeech.VerbIng || found.Count == 0 || !StartsNounPhrase(candidate.CueEnd))
            return;
        var sentenceStart = tokens[Math.Max(origin, candidate.Cue - 60)].Start;
        var outer = -1;
        for (var i = found.Count - 1; i >= 0 && found[i].Cue is { } cue && cue.Start >= sentenceStart; i--)
            if (found[i].Cue!.Value.Start < tokens[candidate.Cue].Start)
            {
                outer = i;
                break;
            }
        if (outer < 0)
            return;
        candidate.SubjectFirst = candidate.CueEnd;
        candidate.SubjectEnd = NounPhraseEnd(candidate.CueEnd, regionEnd);
        candidate.Inverted = true;
        if (candidate.SubjectEnd > candidate.SubjectFirst)
            Add(candidate, [.. found[outer].Content], "relay", null, outer);
    }

    /// <summary>"She quoted X as saying …": two links that share one content.</summary>
    void EmitQuotedAsSaying(Candidate candidate, int regionEnd)
    {
        foreach (var saying in candidates)
        {
            if (
                saying.Cue <= candidate.Cue + 2
                || saying.Tag != PartOfSpeech.VerbIng
                || !tokens.KeyIs(saying.Cue - 1, "as")
                || saying.Cue > candidate.Cue + 20
            )
                continue;
            var spans = new List<TextSpan>(2);
            if (!ContentAfter(saying, regionEnd, spans, out _))
                return;
            Add(candidate, spans, "quoted-as-saying", null);
            (saying.SubjectFirst, saying.SubjectEnd, saying.Inverted) = (candidate.CueEnd, saying.Cue - 1, true);
            if (IsMark(saying.SubjectEnd - 1, ","))
                saying.SubjectEnd--;
            Add(saying, [.. spans], "quoted-as-saying", null, found.Count - 1);
            return;
        }
    }

    /// <summary>"It is said that …": nobody is the source.</summary>
    void FindHearsay(int first, int end)
    {
        for (var i = first; i + 3 < end; i++)
        {
            if (!tokens.KeyIs(i, "it") || lexicon.Role(tokens, i + 1) != SubjectFirstRole.Be || !tokens.KeyIs(i + 3, "that"))
                continue;
            if (
                lexicon.Verb(tokens, i + 2) is not { } form
                || !form.Can(VerbShape.Participle)
                || form.Cues.Find(c => c.Particle is null) is not { } verb
                || !verb.Frames.HasFlag(SubjectFirstFrames.That)
            )
                continue;
            var (_, regionEnd) = Region(i, first, end);
            var candidate = new Candidate(i + 1, i + 3, verb, PartOfSpeech.VerbParticiple);
            var spans = new List<TextSpan>(1);
            if (i + 4 < regionEnd && Take(i + 4, candidate, regionEnd, spans))
                found.Add(
                    new Attribution
                    {
                        Content = [.. spans],
                        Cue = tokens.SpanOf(i + 1, i + 3),
                        Stance = verb.Stance,
                        Kind = KindOf(spans, Quote(i)),
                        Form = SourceForm.Hearsay,
                        Rule = "hearsay",
                        Confidence = 0.7,
                    }
                );
        }
    }

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
                || lexicon.Role(tokens, i - 1) is SubjectFirstRole.Contrast
                || i - 2 > regionFirst && IsComma(i - 1) && (Tag(i - 2) == PartOfSpeech.Wh || tokens.KeyIs(i - 2, "that"));
            if (opening)
            {
                var at = sourceEnd;
                while (at < regionEnd && !IsMark(at, ",:"))
                    at++;
                if (at + 1 < regionEnd)
                    Take(at + 1, candidate, regionEnd, spans);
            }
            else
            {
                var stop = IsComma(i - 1) ? i - 1 : i;
                var start = ClauseStart(stop, AfterOuterCue(regionFirst, i), candidate);
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
                        && VerbFollows(sourceEnd + 1, regionEnd)
                        && lexicon.Role(tokens, sourceEnd + 1)
                            is not (SubjectFirstRole.Contrast or SubjectFirstRole.And or SubjectFirstRole.Relative)
                    )
                        spans.Add(TrimContent(tokens.SpanOf(sourceEnd + 1, Boundary(sourceEnd + 1, candidate, regionEnd))));
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
        for (var i = found.Count - 1; i >= 0 && found[i].Cue is { } cue && cue.Start >= tokens[Math.Max(origin, at - 60)].Start; i--)
        {
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

    static readonly SubjectFirstCue AccordingCue = new(null, Stance.AccordingTo, SubjectFirstFrames.None);

    /// <summary>An "according to" inside another cue's content reaches back to that content's start only.</summary>
    int AfterOuterCue(int regionFirst, int before)
    {
        var start = regionFirst;
        foreach (var candidate in candidates)
            if (candidate.Cue < before && candidate.Used && !candidate.Inverted)
                start = Math.Max(start, candidate.CueEnd + (candidate.CueEnd < before && tokens.KeyIs(candidate.CueEnd, "that") ? 1 : 0));
        return start;
    }

    /// <summary>A headline "Name: …", or a short item of a digest in that form.</summary>
    bool FindHeadline(int first, int end, SentenceRole role)
    {
        for (var i = first + 1; i < end - 2 && i < first + (role == SentenceRole.Body ? 5 : 10); i++)
        {
            if (Opens(i) >= 0 || IsMark(i, ",;?!"))
                return false;
            if (!tokens.Is(i, ':') || !tokens[i + 1].SpaceBefore)
                continue;
            var speaker = false;
            var heads = HeadTable.For(text.Language);
            for (var s = first; s < i; s++)
            {
                if (
                    Tag(s) is PartOfSpeech.VerbPast or PartOfSpeech.Modal or PartOfSpeech.Number && MentionAt(s) == 0
                    || lexicon.Verb(tokens, s) is not null && MentionAt(s) == 0
                )
                    return false;
                speaker |=
                    MentionAt(s) != 0 && text.Names.Mentions[MentionAt(s) - 1].Type != EntityType.Place
                    || (heads.KindAt(tokens, s, i, out _) & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Body)) != 0;
            }
            if (!speaker || i == first + 1 && MentionAt(first) == 0)
                return false; // "Source: …" is a label of the page
            var candidate = new Candidate(i, i + 1, ColonCue, PartOfSpeech.Punctuation) { SubjectFirst = first, SubjectEnd = i };
            var spans = new List<TextSpan>(1);
            if (
                !(
                    Opens(i + 1) is >= 0 and var q && QuotationIsWholeContent(q, end, candidate)
                        ? TakeQuotations(q, spans)
                        : Take(i + 1, candidate, end, spans)
                )
            )
                return false;
            Add(candidate, spans, "headline-colon", null);
            return true;
        }
        return false;
    }

    static readonly SubjectFirstCue ColonCue = new(null, Stance.Say, SubjectFirstFrames.Quote);
}
