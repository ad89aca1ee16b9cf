namespace Isnad;

/// <summary>Attribution by a colon: "Name: …" and "…: Name" in a headline, and a quotation that its sentence leads up to.</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>A headline "Name: …" or "…: Name", or a short item of a digest in the first form.</summary>
    bool FindHeadline(int first, int end, SentenceRole role)
    {
        if (role == SentenceRole.Title && FindTrailingName(first, end))
            return true;
        for (var i = first + 1; i < end - 2 && i < first + (role == SentenceRole.Body ? 5 : 10); i++)
        {
            if (Opens(i) >= 0 || IsMark(i, ",;?!"))
                return false;
            if (!tokens.Is(i, ':') || !tokens[i + 1].SpaceBefore)
                continue;
            if (role == SentenceRole.Body && !HasLower(first, i))
                return false; // "NEW DELHI: …" is a dateline
            var quoted = Opens(i + 1) >= 0 && Tag(i - 1) == PartOfSpeech.Name;
            if (!quoted && (!NamesSpeaker(first, i) || i == first + 1 && MentionAt(first) == 0))
                return false; // "Source: …" is a label of the page
            if (role == SentenceRole.Body && !quoted && !VerbInside(i + 1, end))
                return false; // a list of names and what belongs to them
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
            if (role == SentenceRole.Body && tokens[first].Newlines > 0 && AnswerEnd(end) is var answer && answer > end)
            {
                // the label of an answer: its paragraph is what was said, with whatever is reported inside
                Add(candidate, [TrimContent(tokens.SpanOf(i + 1, answer))], "label", null);
                found[^1] = found[^1] with { Kind = StatementKind.Direct };
                return false;
            }
            Add(candidate, spans, "headline-colon", null);
            return true;
        }
        return false;
    }

    /// <summary>The end of the paragraph, unless another label stands in it.</summary>
    int AnswerEnd(int end)
    {
        var at = end;
        for (; at < last && tokens[at].Newlines == 0; at++)
            if (tokens.Is(at, ':'))
                return end;
        return at;
    }

    bool HasLower(int first, int end)
    {
        foreach (var c in tokens.SpanOf(first, end).Of(text.Text))
            if (char.IsLower(c))
                return true;
        return false;
    }

    /// <summary>‘Our river’: town fights on. A quotation that opens the headline and whose speaker it does not name.</summary>
    void FindBareQuotation(int first, int end)
    {
        if (Opens(first) is not (>= 0 and var q))
            return;
        var close = tokens.IndexAt(text.Quotations[q].Inner.End);
        if (close + 2 < end && Closes(close) == q && tokens.Is(close + 1, ':') && found.Count == sentenceFound)
            found.Add(
                new Attribution
                {
                    Content = [TrimContent(text.Quotations[q].Inner)],
                    Cue = null,
                    Stance = Stance.Say,
                    Kind = StatementKind.Direct,
                    Form = SourceForm.None,
                    Rule = "headline-quotation",
                    Confidence = 0.6,
                }
            );
    }

    /// <summary>"Dozens held after march: rights group": the speaker closes the headline.</summary>
    bool FindTrailingName(int first, int end)
    {
        for (var i = end - 2; i > first + 2 && i > end - 8; i--)
        {
            if (!IsMark(i, ":–—") && !(tokens.Is(i, '-') && tokens[i].SpaceBefore && tokens[i + 1].SpaceBefore))
                continue;
            if (!NamesSpeaker(i + 1, end) || Quote(i) >= 0)
                return false;
            var dash = !tokens.Is(i, ':');
            if (dash && (MentionAt(i + 1) != 0 || !char.IsLower(tokens.Surface(i + 1)[0])))
                return false; // behind a dash stands the site's name, and only a common noun is a speaker
            var candidate = new Candidate(i, i + 1, ColonCue, PartOfSpeech.Punctuation)
            {
                SubjectFirst = i + 1,
                SubjectEnd = end,
                Inverted = true,
            };
            Add(candidate, [TrimContent(Unquoted(first, i))], "headline-name", null);
            return true;
        }
        return false;
    }

    /// <summary>The stretch, without the marks of a quotation that is all of it.</summary>
    TextSpan Unquoted(int first, int end) =>
        Opens(first) is >= 0 and var q && Closes(end - 1) == q ? text.Quotations[q].Inner : tokens.SpanOf(first, end);

    /// <summary>Is the stretch nothing but a speaker: no verb in it, and a name or a noun of one who speaks at its end?</summary>
    bool NamesSpeaker(int first, int end)
    {
        var heads = HeadTable.For(text.Language);
        for (var s = first; s < end; s++)
            if (
                MentionAt(s) == 0
                && (
                    Tag(s) is PartOfSpeech.VerbPast or PartOfSpeech.Modal or PartOfSpeech.Number
                    || lexicon.Verb(tokens, s) is not null && heads.KindAt(tokens, s, end, out _) == HeadKind.None
                )
            )
                return false;
        var named = MentionAt(end - 1);
        if (named != 0)
            return text.Names.Mentions[named - 1].Type != EntityType.Place;
        for (var s = first; s < end; s++)
            if (
                (heads.KindAt(tokens, s, end, out var length) & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Body | HeadKind.Kin)) != 0
                && s + length == end
            )
                return true;
        return false;
    }

    /// <summary>"The minister was blunt: “…”": no verb of saying, but its sentence leads up to a quotation with a colon.</summary>
    void FindLeadIn(int first, int end)
    {
        for (var i = first + 2; i + 1 < last && i < end; i++)
        {
            if (!tokens.Is(i, ':') || Quote(i) >= 0 || Opens(i + 1) is not (>= 0 and var q) || text.Quotations[q].Inner.Length < 20)
                continue;
            if (found.Exists(f => Array.Exists(f.Content, span => span.Overlaps(text.Quotations[q].Inner))) || IntroducesOwnCue(q))
                return;
            for (var v = first + 1; v < i; v++)
            {
                if (Quote(v) >= 0 || !FiniteVerb(v) && !Has(v, SubjectFirstRole.Auxiliary | SubjectFirstRole.Be))
                    continue;
                var candidate = new Candidate(i, i + 1, LeadInCue, PartOfSpeech.Punctuation);
                if (IsComma(v - 1))
                    TakeAcrossInsertion(candidate, first, v - 1);
                else
                    TakeNounPhrase(candidate, first, v);
                var spans = new List<TextSpan>(1);
                if (candidate.SubjectFirst >= 0 && CanSpeak(candidate) && !Blocked(candidate, first) && TakeQuotations(q, spans))
                    Add(candidate, spans, "lead-in", null);
                return;
            }
            return;
        }
    }

    static readonly SubjectFirstCue ColonCue = new(null, Stance.Say, SubjectFirstFrames.Quote);
    static readonly SubjectFirstCue LeadInCue = new(null, Stance.Say, SubjectFirstFrames.Quote | SubjectFirstFrames.Speaker);

    /// <summary>A paragraph that is one quotation and stands behind a statement: its speaker goes on.</summary>
    void FindUncuedQuotations()
    {
        var (inArticle, spoken) = (found.Count, -1);
        foreach (var quotation in text.Quotations)
        {
            if (quotation.Depth > 0 || quotation.Inner.Length < 40 || !IsParagraph(quotation.Span))
                continue;
            spoken = -1;
            for (var i = articleFound; i < inArticle; i++)
                if (found[i].Outer < 0 && Ends(found[i]) <= quotation.Span.Start && (spoken < 0 || Ends(found[i]) > Ends(found[spoken])))
                    spoken = i;
            if (
                spoken < 0
                || found[spoken].Kind == StatementKind.Indirect
                || ParagraphsBetween(Ends(found[spoken]), quotation.Span.Start) != 1
                || found.Exists(f => Array.Exists(f.Content, span => span.Overlaps(quotation.Inner)))
            )
                continue;
            found.Add(
                new Attribution
                {
                    Content = [TrimContent(quotation.Inner)],
                    Cue = null,
                    Stance = Stance.Say,
                    Kind = StatementKind.Direct,
                    Form = SourceForm.None,
                    SameAs = spoken,
                    Rule = "uncued-quotation",
                    Confidence = 0.6,
                }
            );
            inArticle = found.Count;
        }
    }

    static int Ends(Attribution attribution) => Math.Max(attribution.Content[^1].End, attribution.Cue?.End ?? 0);

    bool IsParagraph(TextSpan span)
    {
        var article = text.Document.Articles[text.Article].Span;
        if (!article.Contains(span))
            return false;
        var (before, after) = (span.Start - 1, span.End);
        while (before >= article.Start && text.Text[before] is ' ' or '\u00a0')
            before--;
        while (after < article.End && text.Text[after] is ' ' or '\u00a0' or '.')
            after++;
        return (before < article.Start || text.Text[before] == '\n') && (after >= article.End || text.Text[after] == '\n');
    }

    /// <summary>How many breaks of paragraph lie between two offsets.</summary>
    int ParagraphsBetween(int start, int end)
    {
        var (breaks, blank) = (0, false);
        foreach (var c in text.Text.AsSpan(start, end - start))
        {
            if (c == '\n' && !blank)
                breaks++;
            blank = c == '\n' || blank && char.IsWhiteSpace(c);
        }
        return breaks;
    }
}
