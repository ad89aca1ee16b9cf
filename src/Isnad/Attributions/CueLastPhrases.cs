namespace Isnad;

/// <summary>Attribution without a finite verb: "به گفته …", "به گزارش …", "با بیان اینکه …", "گفته می‌شود".</summary>
sealed partial class CueLastClauses
{
    /// <summary>How far behind a source its comma may stand ("به گزارش … از تهران، …").</summary>
    const int MaxTail = 12;

    bool Phrase(int at, CueLastWord word, out int next)
    {
        next = at + words.Length(at);
        return word.Phrase switch
        {
            PhraseKind.Hearsay => Hearsay(at, word, ref next),
            PhraseKind.Participle => Participle(at, word, ref next),
            _ => According(at, word, ref next),
        };
    }

    bool Hearsay(int at, CueLastWord word, ref int next)
    {
        var start = next;
        if (words.Is(start, WordClass.That) || words.IsMark(start, ':'))
            start++;
        if (start >= Top.End || !HasFiniteVerb(start, Top.End))
            return false;
        if (Top.Kind != ClauseKind.Subordinate && !sources.Find(Top.Current, at, strict: false).IsNone)
            return false; // something is heard or told of: "صدای او شنیده می‌شود که …"
        var clause = Top;
        var finding = Phrase(at, next, word, new SourcePhrase(0, 0, SourceForm.Hearsay, WordClass.None), "hearsay");
        finding.Content.Add((start, clause.End));
        clause.Speaker = finding;
        Open(ClauseKind.Content, start, clause.End, finding);
        next = start;
        return true;
    }

    bool Participle(int at, CueLastWord word, ref int next)
    {
        var start = next;
        if (!words.Is(start, WordClass.ThisThat | WordClass.That) || start >= Top.End)
            return false;
        start += words.Is(start, WordClass.ThisThat) ? words.Length(start) : 1;
        if (words.IsComma(start))
            start++;
        if (start >= Top.End)
            return false;
        var clause = Top;
        var cue = new CueMatch(at, next, new(word.PhraseStance, CueLastFrames.Clause), null, 3, false, false);
        var finding = Phrase(at, next, word, Speaker(clause, cue), "participle");
        finding.Content.Add((start, clause.End));
        clause.Speaker = finding;
        Open(ClauseKind.Participle, start, clause.End, finding, at);
        next = start;
        return true;
    }

    /// <summary>"به گفته X، C", "C به گفته X", "C، به گفته X، C", and relays that share the content of a cue or of each other.</summary>
    bool According(int at, CueLastWord word, ref int next)
    {
        var clause = Top;
        if (!ReadSource(word, next, clause.End, out var source, out var behind))
            return false;
        var finding = Phrase(at, next, word, source, "according");
        next = behind;
        // a second link: "به گزارش A به نقل از B، …"
        var inner = finding;
        var joint = words.Is(behind, WordClass.And) ? behind + 1 : behind;
        CueLastFinding? second = null;
        if (joint < clause.End && words.Long(joint) is { Phrase: PhraseKind.Relay or PhraseKind.Voice } relay)
        {
            var begin = joint + words.Length(joint);
            if (ReadSource(relay, begin, clause.End, out var origin, out behind))
            {
                second = Phrase(joint, begin, relay, origin, "according");
                second.Outer = finding;
                next = behind;
            }
        }
        var start = FirstWord(isTitle ? sentenceStart : clause.Current, at);
        var rest = next;
        while (rest < clause.End && words.IsPunctuation(rest) && words.QuotationAt(rest) < 0 && !words.IsMark(rest, '؛'))
            rest++;
        var atEnd = rest >= clause.End || words.IsMark(rest, '؛');
        if (start < at && !atEnd && second is null && FirstVerbIsCue(rest, clause.End))
        {
            if (word.Phrase is not (PhraseKind.Relay or PhraseKind.Voice or PhraseKind.According or PhraseKind.Document))
                findings.Remove(finding);
            else
                clause.Relay = finding;
            return true;
        }
        if (atEnd && start >= at && clause.Previous >= 0)
            start = FirstWord(clause.Previous, at); // behind its finished clause
        if (atEnd && start >= at)
        {
            findings.Remove(finding);
            if (second is not null)
                findings.Remove(second);
            return true;
        }
        var open = !atEnd;
        Share(finding, start < at ? (start, at) : null, open ? (rest, clause.End) : null);
        if (second is not null)
            Share(second, start < at ? (start, at) : null, open ? (rest, clause.End) : null);
        if (!open)
        {
            EndClause(next);
            return true;
        }
        Open(ClauseKind.Content, rest, clause.End, finding);
        if (second is not null)
            Open(ClauseKind.Content, rest, clause.End, second);
        next = rest;
        return true;
    }

    static void Share(CueLastFinding finding, (int, int)? before, (int, int)? behind)
    {
        if (before is { } first)
            finding.Content.Add(first);
        if (behind is { } last)
            finding.Content.Add(last);
    }

    CueLastFinding Phrase(int at, int end, CueLastWord word, SourcePhrase source, string rule)
    {
        var finding = new CueLastFinding
        {
            Cue = (at, end),
            Stance = word.PhraseStance,
            Source = source,
            Rule = rule,
            Level = Level(),
            Confidence = 0.9,
        };
        findings.Add(finding);
        return finding;
    }

    /// <summary>The source behind a phrase and the token behind it and its comma.</summary>
    bool ReadSource(CueLastWord word, int from, int to, out SourcePhrase source, out int behind)
    {
        source = SourcePhrase.None;
        behind = from;
        if (
            from >= to
            || words.Is(from, WordClass.That | WordClass.ThisThat | WordClass.Preposition)
            || words.Short(from) is { Verbs.Length: > 0 } && !sources.CanSpeak(from)
        )
            return false;
        var isPronoun = words.Is(from, WordClass.Pronoun) && !BeginsName(from, to);
        var end = isPronoun ? from + 1 : sources.NounPhraseEnd(from, to);
        if (end <= from)
            return false;
        end = WithoutSpeaker(word, from, WithoutApposition(word, from, end, to));
        source = sources.Describe(from, end, end);
        if (!isPronoun && source.Form == SourceForm.Pronoun)
            source = source with { Form = SourceForm.Phrase, Head = WordClass.None };
        if (word.Phrase == PhraseKind.Document && (source.Head & (WordClass.Document | WordClass.Outlet)) == 0)
            return false;
        if (word.Phrase == PhraseKind.Voice && !source.Speaks)
            return false;
        behind = end;
        if (word.PhraseStance == Stance.Believe && (!source.Speaks || !isPronoun && !words.IsComma(end) && words.MentionAt(from) < 0))
            return false;
        if (isPronoun)
        {
            behind = words.IsComma(end) ? end + 1 : end;
            return true;
        }
        if (words.Is(end, WordClass.That) && AfterRelative(end, to) is var after && after > end)
        {
            behind = words.IsComma(after) ? after + 1 : after;
            return true;
        }
        // the correspondent's town: "به گزارش … از …"
        if (word.Phrase == PhraseKind.Report && words.Is(end, WordClass.From) && end + 1 < to)
        {
            behind =
                words.MentionAt(end + 1) is >= 0 and var town ? words.AfterMention(town)
                : end + 2 < to && words.MentionAt(end + 2) is >= 0 and var named && words.Names.Mentions[named].Type == EntityType.Place
                    ? words.AfterMention(named) // "from the city of …"
                : end + 2;
            if (words.IsComma(behind))
                behind++;
            return true;
        }
        // what qualifies the source up to its comma: a place, a relative clause
        for (var at = end; at < to && at < end + MaxTail; at++)
        {
            if (words.IsComma(at) || words.IsMark(at, ':'))
            {
                behind = at + 1;
                return true;
            }
            if (words.Long(at) is { Phrase: not PhraseKind.None })
            {
                behind = at;
                return true;
            }
            if (words.IsPunctuation(at) && words.QuotationAt(at) < 0)
                break;
            if (verbs.TryRead(at, to, out var group) && verbs.EndsClause(group, to) && !words.Is(end, WordClass.That))
                break;
        }
        return true;
    }

    /// <summary>"According to Vi Dan, …": a pronoun and words up to a comma that no table holds are a foreign name.</summary>
    bool BeginsName(int at, int to)
    {
        if (words.MentionAt(at) >= 0)
            return true;
        var end = at + 1;
        while (end < to && end < at + 3 && IsUnknown(end))
            end++;
        return end > at + 1 && end < to && words.IsComma(end);
    }

    /// <summary>A word that no table holds.</summary>
    bool IsUnknown(int at) =>
        tokens[at].Kind == TokenKind.Word && words.Long(at) is null && words.Short(at) is null && words.MentionAt(at) < 0;

    /// <summary>
    /// Behind an agency's comma the report begins; behind a speaker's comma may stand his title, when a second comma or a cue ends it.
    /// </summary>
    int WithoutApposition(CueLastWord word, int from, int end, int to)
    {
        var comma = from;
        while (comma < end && !words.IsComma(comma))
            comma++;
        if (
            comma >= end
            || word.Phrase != PhraseKind.Report
                && (
                    end >= to
                    || words.IsComma(end)
                    || words.Is(end, WordClass.That)
                    || words.Long(end) is { AnyElement: true } or { Verbs.Length: > 0 }
                )
        )
            return end;
        return comma;
    }

    /// <summary>
    /// "According to the press office of the bank Reza Kavian said": the person who stands right behind the name of an agency or a body, or
    /// behind the comma of what is no person, begins what it reports.
    /// </summary>
    int WithoutSpeaker(CueLastWord word, int from, int end)
    {
        if (word.Phrase is not (PhraseKind.Report or PhraseKind.Relay) || words.MentionAt(from) is >= 0 and var own && IsPerson(own))
            return end;
        var ended = -1;
        for (var at = from; at < end; at++)
        {
            if (words.MentionAt(at) is not (>= 0 and var mention))
                continue;
            var behind = words.AfterMention(mention);
            if (at > from && IsPerson(mention) && behind > at + 1)
            {
                if (at == ended && words.Is(from, WordClass.Body | WordClass.Outlet | WordClass.Person))
                    return at;
                if (words.IsComma(at - 1) && !words.Is(from, WordClass.Person | WordClass.Determiner | WordClass.Unnamed))
                    return at - 1;
            }
            ended = behind;
            at = Math.Max(at, behind - 1);
        }
        return end;
    }

    bool IsPerson(int mention) => words.Names.Mentions[mention].Type == EntityType.Person;

    /// <summary>The token behind the first finite verb of a relative clause.</summary>
    int AfterRelative(int that, int to)
    {
        for (var at = that + 1; at < to; at++)
            if (verbs.TryRead(at, to, out var group) && verbs.EndsClause(group, to))
                return group.End;
        return -1;
    }

    /// <summary>The first word in <c>[from, to)</c> that is no opener, conjunction or mark; <paramref name="to"/> when there is none.</summary>
    int FirstWord(int from, int to)
    {
        var at = from;
        while (at < to)
        {
            if (words.IsPunctuation(at) && words.QuotationAt(at) < 0)
                at++;
            else if (
                words.Long(at) is { } word
                && (word.Classes & (WordClass.Opener | WordClass.And | WordClass.Also | WordClass.NotCue)) != 0
            )
                at += words.Length(at);
            else
                return at;
        }
        return to;
    }

    bool FirstVerbIsCue(int from, int to)
    {
        var relative = false;
        for (var at = from; at < to; at++)
        {
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                at = Math.Max(at, words.AfterQuotation(quotation) - 1);
                continue;
            }
            if (words.Is(at, WordClass.That | WordClass.ThisThat | WordClass.Conditional))
                relative = true;
            if (words.Long(at) is { Fixed: not null } && !relative)
                return true;
            if (!verbs.TryRead(at, to, out var group))
                continue;
            if (verbs.TryCue(group, from, out var cue) && IsCue(cue, group) && !relative)
                return true;
            if (verbs.EndsClause(group, to))
            {
                if (!relative)
                    return false;
                relative = false;
            }
            at = group.End - 1;
        }
        return false;
    }
}
