namespace Isnad;

/// <summary>What a cue does to its clause: whose it is, and where its content stands.</summary>
sealed partial class CueLastClauses
{
    /// <summary>A verb group: a cue, the verb of a waiting element, or the end of a clause. Returns the token to go on with.</summary>
    int Verb(in VerbGroup group)
    {
        if (verbs.TryCue(group, Top.Start, out var cue))
        {
            if (IsCue(cue, group))
                return Cue(cue);
            if (
                cue.Has(CueLastFrames.NotCue)
                && Top.Element >= 0
                && verbs.TryBehind(Top.Element, group, out var held)
                && IsCue(held, group)
            )
            {
                Behind(held, cue.Start, group);
                return group.End;
            }
        }
        else if (Top.Element >= 0 && verbs.TryBehind(Top.Element, group, out var behind) && IsCue(behind, group))
        {
            Behind(behind, group.Start, group);
            return group.End;
        }
        if (verbs.EndsClause(group, Top.End))
            EndClause(group.End);
        return group.End;
    }

    bool IsCue(in CueMatch cue, in VerbGroup group)
    {
        if (cue.Negated || cue.Has(CueLastFrames.NotCue) || cue.Person == 2 || group.Tense == VerbTense.Subjunctive)
            return false;
        if (
            cue.Person == 1
            && (
                group.Tense is not (VerbTense.Past or VerbTense.Perfect)
                || !cue.Has(CueLastFrames.Clause)
                || !words.Is(cue.End, WordClass.That)
            )
        )
            return false;
        if (group.Tense == VerbTense.Past)
            for (var at = Top.Current; at < cue.Start; at++)
                if (sources.IsClosed(at, out var behind) && behind > at)
                    at = behind - 1;
                else if (words.Is(at, WordClass.Impersonal))
                    return false;
        return cue.Start == words.First
            || !words.Is(cue.Start - 1, WordClass.Modal | WordClass.Future) && !words.Is(group.Start - 1, WordClass.Future);
    }

    /// <summary>Reads a cue; returns the token to go on with.</summary>
    int Cue(in CueMatch cue)
    {
        if (!IsPlausible(Top, cue))
            return Abandon(cue);
        CloseSiblings(cue);
        var clause = Top;
        var source = Speaker(clause, cue);
        if (cue.Has(CueLastFrames.Object | CueLastFrames.Predicate | CueLastFrames.Plain) && HasObject(clause, cue))
            source = sources.CutObject(source);
        // a thing as subject: "این طرح از … خبر می‌دهد"
        if (
            cue is { Present: true, Pattern.Stance: Stance.Announce or Stance.Report or Stance.Promise }
            && !source.IsNone
            && !source.Speaks
            && source.Form != SourceForm.Document
        )
            return Abandon(cue);
        if (cue.Passive && !words.Is(cue.End, WordClass.That) && !words.IsMark(cue.End, ':'))
            return Abandon(cue);
        if (cue.Passive || cue.Has(CueLastFrames.In))
        {
            source = PassiveSource(clause, cue);
            if (source.IsNone)
                return Abandon(cue);
        }
        else if (cue.Has(CueLastFrames.OfDocument) && (source.Head & (WordClass.Document | WordClass.Outlet)) == 0)
            return Abandon(cue);
        if (
            ContentBehind(clause, cue, out var start, out var direct)
            && (
                !cue.Has(CueLastFrames.Weak)
                || direct
                || words.Is(cue.End, WordClass.That)
                || source.Speaks
                || source.IsNone && clause.Speaker is not null
            )
        )
        {
            var finding = Add(clause, cue, source, "cue-content");
            finding.Direct = direct;
            return Open(clause, finding, start, cue);
        }
        var content = new List<(int, int)>(2);
        if (ContentBefore(clause, cue, source, content))
        {
            if (
                cue.Has(CueLastFrames.Weak)
                && !source.Speaks
                && !(source.IsNone && (clause.Speaker is not null || cue.Pattern.Stance is not Stance.Describe))
            )
                return Abandon(cue);
            var finding = Add(clause, cue, source, "content-cue");
            finding.Content.AddRange(content);
            Relay(clause, finding);
            var end = Relative(clause, finding, cue);
            EndClause(cue.End);
            return end;
        }
        return Abandon(cue);
    }

    int Abandon(in CueMatch cue)
    {
        EndClause(cue.End);
        return cue.End;
    }

    CueLastFinding Add(Clause clause, in CueMatch cue, SourcePhrase source, string rule)
    {
        var finding = new CueLastFinding
        {
            Cue = (cue.Start, cue.End),
            Stance = cue.Pattern.Stance,
            Source = source,
            Plural = cue.Plural,
            Addressee = Addressee(clause, cue),
            FirstPerson = cue.Person == 1,
            SameAs = source.IsNone && cue.Person == 3 && Agree(clause.Speaker, cue) ? clause.Speaker : null,
            Rule = rule,
            Level = Level(),
            Confidence = source.IsNone || source.Speaks ? 0.9 : 0.75,
        };
        findings.Add(finding);
        clause.Speaker = finding;
        return finding;
    }

    /// <summary>Who speaks: the subject of the cue's own clause, of an earlier clause with the same subject, or the noun of a relative clause.</summary>
    SourcePhrase Speaker(Clause clause, in CueMatch cue)
    {
        var later = clause.Current > clause.Start;
        var source = sources.Find(clause.Current, cue.Start, later || clause.Kind == ClauseKind.Subordinate);
        if (later && cue.Plural is false && IsMany(source))
            source = SourcePhrase.None; // "which is the duty of the officials, he stressed": many would stress in the plural
        if (!source.IsNone && !(later && !sources.CanSpeak(source.Start)))
            return clause.Speaker?.Source is { IsNone: false } said && said.Start == source.Start ? SourcePhrase.None : source;
        if (clause.Kind == ClauseKind.Subordinate && clauses.Count > 1)
        {
            var outer = clauses[^2];
            var antecedent = sources.Before(outer.Current, clause.Opener);
            // "in answer to this question of the reporter that «…?» said": the clause is the question, and the one who answers stands before it
            return
                words.QuotationAt(clause.Opener + 1) >= 0
                && antecedent.Start - 2 > outer.Current
                && words.Is(antecedent.Start - 1, WordClass.Attaching)
                && words.Is(antecedent.Start - 2, WordClass.Determiner)
                ? sources.Find(outer.Current, antecedent.Start - 2, strict: true)
                : antecedent;
        }
        if (!later || clause.Speaker is not null || cue.Person == 1)
            return SourcePhrase.None;
        if (clause.Previous >= 0)
            source = sources.Find(clause.Previous, clause.Current, strict: true);
        if ((source.IsNone || cue.Plural is false && IsMany(source)) && clause.Kind != ClauseKind.Content)
            source = sources.Find(clause.Start, clause.Current, strict: true);
        return !source.IsNone && cue.Plural is true && (source.Head & (WordClass.People | WordClass.Body | WordClass.Pronoun)) == 0
            ? SourcePhrase.None
            : source;
    }

    static bool IsMany(SourcePhrase source) => (source.Head & (WordClass.People | WordClass.Body)) == WordClass.People;

    /// <summary>The source of a passive: "از سوی …", or the document in which it stands; for a clause of hearsay, nobody.</summary>
    SourcePhrase PassiveSource(Clause clause, in CueMatch cue)
    {
        for (var at = clause.Current; at < cue.Start; at++)
            if (words.Long(at) is { } word && (word.Classes & WordClass.Agent) != 0)
            {
                var start = at + words.Length(at);
                return sources.Describe(start, sources.NounPhraseEnd(start, cue.Start), cue.Start);
            }
        for (var at = clause.Current; at < cue.Start; at++)
        {
            if (!words.Is(at, WordClass.Document | WordClass.Outlet) || at == clause.Current)
                continue;
            if (!words.Is(at - 1, WordClass.Preposition) && !(words.Is(at - 1, WordClass.Determiner) && at - 2 >= clause.Current))
                continue;
            var start = words.Is(at - 1, WordClass.Determiner) ? at - 1 : at;
            return sources.Describe(start, sources.NounPhraseEnd(start, cue.Start), cue.Start);
        }
        return SourcePhrase.None;
    }

    /// <summary>Does the content follow the cue?</summary>
    bool ContentBehind(Clause clause, in CueMatch cue, out int start, out bool direct)
    {
        (start, direct) = (cue.End, false);
        if (
            start >= clause.End
            && clause.Kind == ClauseKind.Matrix
            && words.IsMark(start, ':')
            && (cue.Pattern.Frames & CueLastFrames.Follows) != 0
        )
            return direct = true; // the content is the next line
        if ((cue.Pattern.Frames & CueLastFrames.Follows) == 0 || start >= clause.End)
            return false;
        if (words.IsMark(start, ':'))
        {
            start++;
            direct = true;
            return start < clause.End;
        }
        if (cue.Has(CueLastFrames.List))
            return false;
        if (words.Is(start, WordClass.That))
        {
            if (
                words.Is(cue.Start - 1, WordClass.Object)
                || cue.Has(CueLastFrames.From | CueLastFrames.On | CueLastFrames.About) && IsGoverning(clause, cue)
            )
                return false; // a relative clause behind its verb: "از دستگیری کسانی خبر داد که …"
            start++;
            if (words.IsComma(start) || words.IsMark(start, ':'))
                start++;
            return start < clause.End;
        }
        if (words.QuotationAt(start) >= 0)
        {
            direct = true;
            return true;
        }
        if (clause.As && words.IsComma(start))
        {
            start++;
            return HasFiniteVerb(start, clause.End);
        }
        if (clause.Kind == ClauseKind.Subordinate && !cue.Has(CueLastFrames.Request))
            return false;
        if (words.Is(start, WordClass.To) && cue.Has(CueLastFrames.Request | CueLastFrames.Clause))
        {
            start++;
            return start < clause.End;
        }
        if (words.IsComma(start) && start + 1 < clause.End && words.QuotationAt(start + 1) >= 0)
        {
            start++;
            direct = true;
            return true;
        }
        if (
            words.IsComma(start)
            && cue.Has(CueLastFrames.Clause)
            && !cue.Has(CueLastFrames.Weak)
            && !HasObject(clause, cue)
            && clause.Kind == ClauseKind.Matrix
            && start + 1 < clause.End
            && !words.Is(start + 1, WordClass.And | WordClass.Also | WordClass.Pronoun)
            && HasFiniteVerb(start + 1, clause.End)
        )
        {
            start++;
            return true;
        }
        if (
            !cue.Has(CueLastFrames.Clause | CueLastFrames.Speech | CueLastFrames.Request)
            || words.IsPunctuation(start)
            || words.Is(start, WordClass.And | WordClass.Object)
        )
            return false;
        return !words.Is(start, WordClass.Causal)
            && (!cue.Has(CueLastFrames.Weak) || cue.Has(CueLastFrames.Request) || cue.Pattern.Stance == Stance.Write)
            && cue.Pattern.Stance is not (Stance.Condemn or Stance.Praise or Stance.Reject)
            && HasFiniteVerb(start, clause.End);
    }

    bool HasFiniteVerb(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (words.IsMark(at, '؛'))
                return false;
            if (verbs.TryRead(at, to, out var group) && verbs.EndsClause(group, to))
                return true;
        }
        return false;
    }

    /// <summary>Opens the clause of content behind a cue; a quotation that is all of it is the content without its marks.</summary>
    int Open(Clause clause, CueLastFinding finding, int start, in CueMatch cue)
    {
        var isList = HasObject(clause, cue);
        (clause.Current, clause.LastVerb, clause.Element) = (start, cue.End, -1);
        var end = clause.End;
        if (start >= end)
        {
            awaiting = finding;
            finding.Open = !isList;
            return end;
        }
        if (words.QuotationAt(start) is >= 0 and var quotation)
        {
            var after = words.AfterQuotation(quotation);
            if (EndsContent(after, end))
            {
                finding.Direct = true;
                finding.Content.Add((start + 1, Math.Max(start + 2, ClosingOf(quotation, after))));
                Relay(clause, finding);
                if (after < end)
                    clause.Current = after;
                return start;
            }
        }
        finding.Content.Add((start, end));
        finding.Open = finding.Direct && !isList;
        Relay(clause, finding);
        Open(ClauseKind.Content, start, end, finding);
        return start;
    }

    static bool Agree(CueLastFinding? speaker, in CueMatch cue) =>
        speaker is not null && (speaker.Plural is null || cue.Plural is null || speaker.Plural == cue.Plural);

    int ClosingOf(int quotation, int after) =>
        words.Quotations[quotation].Inner.End < words.Quotations[quotation].Span.End ? after - 1 : after;

    /// <summary>Nothing of the content stands behind the quotation.</summary>
    bool EndsContent(int after, int end) =>
        after >= end || words.IsPunctuation(after) && words.QuotationAt(after) < 0 || words.Is(after, WordClass.And);

    /// <summary>A relay between subject and cue shares the cue's content.</summary>
    static void Relay(Clause clause, CueLastFinding finding)
    {
        if (clause.Relay is not { } relay)
            return;
        relay.Outer = finding;
        relay.Direct = finding.Direct;
        relay.Shares = true;
        clause.Relay = null;
    }
}
