namespace Isnad;

/// <summary>Headlines "Name: …", and what holds one sentence to the next.</summary>
sealed partial class CueLastClauses
{
    /// <summary>The longest label before a headline's colon, in tokens.</summary>
    const int MaxLabel = 14;

    /// <summary>A headline whose last part is "speaker: content". Returns false when it is none, and it is read like any sentence.</summary>
    bool ReadHeadline(int first, int end)
    {
        var start = first;
        for (var at = first; at < end; at++)
        {
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                at = Math.Max(at, words.AfterQuotation(quotation) - 1);
                continue;
            }
            if (words.IsMark(at, '؛') || words.IsMark(at, '/') || words.IsMark(at, '|'))
                start = at + 1;
            else if (words.IsMark(at, ':') && at > start && at + 1 < end)
            {
                var source = Label(start, at, words.QuotationAt(at + 1) >= 0);
                if (source.IsNone)
                    return false;
                ReadClauses(first, start);
                while (clauses.Count > 1)
                    Leave(start);
                var finding = new CueLastFinding
                {
                    Cue = (at, at + 1),
                    Stance = Stance.Say,
                    Source = source,
                    Direct = words.QuotationAt(at + 1) >= 0,
                    Rule = "headline",
                    Confidence = 0.85,
                };
                findings.Add(finding);
                finding.Content.Add((at + 1, end));
                Open(ClauseKind.Content, at + 1, end, finding);
                ReadClauses(at + 1, end);
                while (clauses.Count > 0)
                    Leave(Math.Min(Top.End, end));
                return true;
            }
        }
        return false;
    }

    /// <summary>"Name: «…»" inside the body: a short speaker, a colon and a quotation.</summary>
    bool BodyLabel(int colon)
    {
        var start = Top.Start;
        if (start != sentenceStart || colon + 1 >= Top.End || words.QuotationAt(colon + 1) is not (>= 0 and var quotation))
            return false;
        if (
            colon - start is 0 or > 8
            || !sources.CanSpeak(start)
            || HasFiniteVerb(start, colon)
            || sources.NounPhraseEnd(start, colon) != colon
        )
            return false;
        var finding = new CueLastFinding
        {
            Cue = (colon, colon + 1),
            Stance = Stance.Say,
            Source = sources.Describe(start, colon, colon),
            Direct = true,
            Rule = "label",
            Confidence = 0.8,
        };
        findings.Add(finding);
        Top.Speaker = finding;
        Top.Current = colon + 1;
        finding.Content.Add((colon + 2, ClosingOf(quotation, words.AfterQuotation(quotation))));
        return true;
    }

    /// <summary>A sentence that is nothing but a quotation goes on with the voice quoted in the sentence before.</summary>
    void BareQuotation(int first, int end)
    {
        if (lastDirect is null || sentencesSinceQuote > 0 || isTitle || words.QuotationAt(first) is not (>= 0 and var quotation))
            return;
        var after = words.AfterQuotation(quotation);
        if (after < end || words.Quotations[quotation].Repaired || after - first < 6 || !HasFiniteVerb(first + 1, after - 1))
            return;
        var finding = new CueLastFinding
        {
            Stance = Stance.Say,
            SameAs = lastDirect,
            Direct = true,
            Rule = "quotation",
            Confidence = 0.6,
        };
        finding.Content.Add((first + 1, ClosingOf(quotation, after)));
        findings.Add(finding);
    }

    /// <summary>A short label of unknown words that ends in the name of an institution: the office of somebody there.</summary>
    SourcePhrase RoleOfNamed(int start, int colon)
    {
        var mention = words.Names.FirstMentionFrom(tokens[Math.Min(start, words.End - 1)].Start);
        if (
            colon - start is 0 or > 5
            || mention >= words.Names.Mentions.Count
            || words.Is(start, WordClass.Document | WordClass.Topic | WordClass.Preposition | WordClass.Time)
        )
            return SourcePhrase.None;
        var name = words.Names.Mentions[mention];
        if (
            name.Type is not (EntityType.Organisation or EntityType.Person)
            || words.AfterMention(mention) != colon
            || sources.NounPhraseEnd(start, colon) != colon
        )
            return SourcePhrase.None;
        return sources.Describe(start, colon, colon);
    }

    SourcePhrase Label(int start, int colon, bool quoted)
    {
        if (colon - start > MaxLabel || HasFiniteVerb(start, colon))
            return SourcePhrase.None;
        while (start < colon && words.Long(start) is { } word && (word.Classes & (WordClass.Opener | WordClass.Also)) != 0)
            start += words.Length(start);
        if (start < colon && (sources.CanSpeak(start) || words.Is(start, WordClass.Outlet)))
        {
            var end = sources.NounPhraseEnd(start, colon);
            if (end == colon || quoted || words.Is(end, WordClass.Preposition))
                return sources.Describe(start, end, colon);
        }
        if (!quoted)
            return RoleOfNamed(start, colon);
        // "شهادت … در دادگاه: «…»": the person named in the label
        var mention = words.Names.FirstMentionFrom(tokens[start].Start);
        for (; mention < words.Names.Mentions.Count && words.Names.Mentions[mention].Span.Start < tokens[colon].Start; mention++)
            if (words.Names.Mentions[mention].Type is EntityType.Person)
            {
                var at = tokens.IndexAt(words.Names.Mentions[mention].Span.Start);
                return sources.Describe(at, words.AfterMention(mention), colon);
            }
        return SourcePhrase.None;
    }

    /// <summary>
    /// Direct speech without marks goes on in the next sentences of its paragraph until one has a cue of its own or is the narrator's.
    /// </summary>
    void CarryOn(in Sentence sentence, int end, CueLastFinding? waited)
    {
        if (waited is not null && waited.ContentEnd == end && waited.Open)
        {
            carried.Clear();
            carried.Add(waited);
            return;
        }
        if (findings.Count == sentenceFindings)
        {
            var first = Math.Max(sentence.FirstToken, words.First);
            if (sentence.OpensParagraph || sentence.Role != SentenceRole.Body || words.Is(first, WordClass.NotCue))
                carried.Clear();
            foreach (var finding in carried)
                finding.Content[^1] = (finding.Content[^1].Start, end);
            return;
        }
        // a newspaper's text is quoted to the end of its paragraph
        if (
            carried.Count > 0
            && !sentence.OpensParagraph
            && carried.Exists(finding => finding.Stance == Stance.Write && sources.IsOutlet(finding.Source))
        )
        {
            foreach (var finding in carried)
                finding.Content[^1] = (finding.Content[^1].Start, end);
            return;
        }
        carried.Clear();
        var direct = false;
        for (var i = sentenceFindings; i < findings.Count; i++)
            direct |= findings[i].Open && findings[i].ContentEnd == end;
        if (!direct)
            return;
        for (var i = sentenceFindings; i < findings.Count; i++)
            if (findings[i].ContentEnd == end && (findings[i].Open || findings[i].Rule == "according"))
                carried.Add(findings[i]);
    }

    /// <summary>What has content becomes an attribution, in text order.</summary>
    public void WriteTo(List<Attribution> found)
    {
        foreach (var finding in findings)
            if (finding is { Shares: true, Outer: { } outer })
            {
                finding.Content.Clear();
                finding.Content.AddRange(outer.Content);
                finding.Direct = outer.Direct;
            }
        findings.RemoveAll(finding => finding.Content.Count == 0);
        var index = new Dictionary<CueLastFinding, int>(findings.Count);
        var ready = new List<(CueLastFinding Finding, TextSpan[] Content)>(findings.Count);
        foreach (var finding in findings)
        {
            var content = Spans(finding);
            if (content.Length == 0)
                continue;
            index[finding] = found.Count + ready.Count;
            ready.Add((finding, content));
        }
        foreach (var (finding, content) in ready)
        {
            var source = finding.Source;
            found.Add(
                new Attribution
                {
                    Content = content,
                    Cue = finding.Cue is { } cue ? tokens.SpanOf(cue.Start, cue.End) : null,
                    Stance = finding.Stance,
                    Kind =
                        finding.Direct ? StatementKind.Direct
                        : HasQuotation(finding) ? StatementKind.Mixed
                        : StatementKind.Indirect,
                    Source = source.IsNone ? null : tokens.SpanOf(source.Start, source.End),
                    Form = source.Form,
                    Outer = finding.Outer is { } outer && index.TryGetValue(outer, out var at) ? at : -1,
                    SameAs = finding.SameAs is { } same && index.TryGetValue(same, out var speaker) ? speaker : -1,
                    FirstPerson = finding.FirstPerson,
                    Addressee = finding.Addressee is { } told ? tokens.SpanOf(told.Start, told.End) : null,
                    Confidence = finding.Confidence,
                    Rule = finding.Rule,
                    Plural = finding.Plural,
                }
            );
        }
    }

    bool HasQuotation(CueLastFinding finding)
    {
        foreach (var (start, end) in finding.Content)
            for (var at = start; at < end; at++)
                if (words.QuotationAt(at) >= 0 && !(at > start && words.Is(at - 1, WordClass.Outlet)))
                    return true;
        return false;
    }

    TextSpan[] Spans(CueLastFinding finding)
    {
        var spans = new List<TextSpan>(finding.Content.Count);
        foreach (var (from, to) in finding.Content)
        {
            var (start, end) = (from, Math.Min(to, words.End));
            while (start < end && words.IsPunctuation(start) && words.QuotationAt(start) < 0)
                start++;
            while (end > start && IsLoose(start, end - 1))
                end--;
            if (end - start > 2 && words.QuotationAt(start) is >= 0 and var quotation && words.AfterQuotation(quotation) >= end)
            {
                finding.Direct |= finding.Content.Count == 1;
                start++;
                if (words.Closes(end - 1))
                    end--;
                while (end > start && IsLoose(start, end - 1))
                    end--;
            }
            if (start < end)
                spans.Add(tokens.SpanOf(start, end));
        }
        return [.. spans];
    }

    /// <summary>A mark at the end that does not belong to the content: a full stop, a comma, a mark that closes what was opened before.</summary>
    bool IsLoose(int start, int at)
    {
        if (!words.IsPunctuation(at))
            return false;
        if (
            words.IsMark(at, '؟')
            || words.IsMark(at, '!')
            || words.IsMark(at, '?')
            || words.IsMark(at, ')')
            || words.IsMark(at, ']')
            || words.IsMark(at, '…')
        )
            return false;
        if (!words.Closes(at))
            return true;
        for (var i = at - 1; i >= start; i--)
            if (words.QuotationAt(i) is >= 0 and var quotation && words.AfterQuotation(quotation) == at + 1)
                return false;
        return true;
    }
}
