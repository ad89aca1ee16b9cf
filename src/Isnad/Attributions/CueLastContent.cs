namespace Isnad;

/// <summary>Content that stands before its cue: objects, governed noun phrases, quotations.</summary>
sealed partial class CueLastClauses
{
    /// <summary>The last marked object ("را") of the clause before the cue, or -1.</summary>
    int ObjectMarker(Clause clause, int from, int to)
    {
        for (var at = to - 1; at >= from; at--)
            if (words.Is(at, WordClass.Object))
                return at;
        return -1;
    }

    bool HasObject(Clause clause, in CueMatch cue) => ObjectMarker(clause, clause.Current, cue.Start) >= 0;

    bool ContentBefore(Clause clause, in CueMatch cue, SourcePhrase source, List<(int, int)> content)
    {
        var from = !source.IsNone && source.End <= cue.Start && source.Start >= clause.Current ? source.End : clause.Current;
        if (cue.Has(CueLastFrames.Object | CueLastFrames.Predicate))
        {
            var marker = ObjectMarker(clause, from, cue.Start);
            if (marker >= 0)
            {
                var start = ContentStart(from, marker);
                if (start >= marker || words.Is(start, WordClass.Act) && cue.Has(CueLastFrames.Weak))
                    return false;
                if (
                    cue.Has(CueLastFrames.Predicate)
                    && marker + 1 < cue.Start
                    && !words.Is(marker + 1, WordClass.Also | WordClass.Time)
                    && !(words.Is(marker + 1, WordClass.Preposition) && !cue.Has(CueLastFrames.Object) && cue.Has(CueLastFrames.Weak))
                )
                {
                    content.Add((start, cue.Start));
                    return true;
                }
                if (cue.Has(CueLastFrames.Predicate) && !cue.Has(CueLastFrames.Object))
                    return false;
                if (
                    clause.Kind == ClauseKind.Subordinate
                    && marker == start + 1
                    && words.Is(start, WordClass.Pronoun | WordClass.Determiner)
                )
                    return Antecedent(clause, content) || Take(content, start, marker);
                return Take(content, start, marker);
            }
        }
        if (Governed(cue, from, content))
            return true;
        if (QuotationBefore(clause, from, cue, content))
            return true;
        if (clause.Kind == ClauseKind.Subordinate && cue.Has(CueLastFrames.Object | CueLastFrames.Plain) && Antecedent(clause, content))
            return true;
        if (cue.Has(CueLastFrames.Plain) && !cue.Passive && !HasObject(clause, cue))
        {
            var start = ContentStart(from, cue.Start);
            if (
                start < cue.Start
                && !words.Is(start, WordClass.Preposition | WordClass.Pronoun | WordClass.Opener | WordClass.And)
                && !words.IsPunctuation(start)
            )
                return cue.Start - start >= 2 && Take(content, start, cue.Start);
        }
        return false;
    }

    /// <summary>A relative clause that follows the verb belongs to the content in front of it. Returns the token to go on with.</summary>
    int Relative(Clause clause, CueLastFinding finding, in CueMatch cue)
    {
        if (!words.Is(cue.End, WordClass.That) || clause.Kind == ClauseKind.Subordinate || !HasFiniteVerb(cue.End + 1, clause.End))
            return cue.End;
        var end = cue.End + 1;
        while (end < clause.End && !words.IsMark(end, '؛'))
        {
            if (verbs.TryRead(end, clause.End, out var group) && verbs.EndsClause(group, clause.End))
            {
                end = group.End;
                break;
            }
            end++;
        }
        finding.Content.Add((cue.End, end));
        return cue.End;
    }

    bool IsGoverning(Clause clause, in CueMatch cue)
    {
        var content = new List<(int Start, int End)>(1);
        return Governed(cue, clause.Current, content)
            && !(words.Is(content[0].Start, WordClass.Determiner) && content[0].End - content[0].Start <= 2);
    }

    static bool Take(List<(int, int)> content, int start, int end)
    {
        if (start >= end)
            return false;
        content.Add((start, end));
        return true;
    }

    /// <summary>The noun that a relative clause belongs to is what was said: "ادعایی که … رد کرد".</summary>
    bool Antecedent(Clause clause, List<(int, int)> content)
    {
        if (clauses.Count < 2 || clause.Opener < 0)
            return false;
        var outer = clauses[^2];
        var start = outer.Current;
        while (start < clause.Opener && (words.IsPunctuation(start) || words.Is(start, WordClass.And)))
            start++;
        return clause.Opener - start is > 0 and <= 6 && Take(content, start, clause.Opener);
    }

    /// <summary>A noun phrase behind the preposition that the cue governs: "از … خبر داد".</summary>
    bool Governed(in CueMatch cue, int from, List<(int, int)> content)
    {
        var wanted =
            (cue.Has(CueLastFrames.From) ? WordClass.From : 0)
            | (cue.Has(CueLastFrames.To) ? WordClass.Toward : 0)
            | (cue.Has(CueLastFrames.On) ? WordClass.On : 0)
            | (cue.Has(CueLastFrames.About) ? WordClass.About : 0)
            | (cue.Has(CueLastFrames.With) ? WordClass.With : 0);
        if (wanted == 0)
            return false;
        for (var at = from; at < cue.Start - 1; at++)
        {
            if (sources.IsClosed(at, out var behind))
            {
                at = behind - 1;
                continue;
            }
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                at = Math.Max(at, words.AfterQuotation(quotation) - 1);
                continue;
            }
            if (words.Long(at) is not { } word || (word.Classes & wanted) == 0)
                continue;
            if (at > from && words.Is(at - 1, WordClass.Partitive) && (word.Classes & WordClass.From) != 0)
                continue;
            var start = at + words.Length(at);
            if (words.Is(at, WordClass.From) && LaterFrom(start, cue.Start) is >= 0 and var later)
            {
                at = later - 1;
                continue;
            }
            if (start >= cue.Start || words.Is(start, WordClass.Time) && words.MentionAt(start) < 0)
                continue;
            if ((word.Classes & WordClass.Toward) != 0 && words.Is(start, WordClass.Speaker) && HasLater(start, cue.Start, wanted))
                continue;
            if (words.QuotationAt(start) is >= 0 and var quoted && words.AfterQuotation(quoted) == cue.Start)
                return Take(content, start + 1, cue.Start - 1);
            if (words.Is(start, WordClass.That) || words.Is(start, WordClass.ThisThat))
                start += words.Length(start);
            return Take(content, start, cue.Start);
        }
        return false;
    }

    /// <summary>A second "از" behind a circumstance that names the occasion ("… در گفت‌وگو با … از … خبر داد"), or -1.</summary>
    int LaterFrom(int from, int to)
    {
        var occasion = false;
        for (var at = from; at < to; at++)
        {
            occasion |= words.Is(at, WordClass.Attaching) && words.Is(at - 1, WordClass.Preposition);
            if (occasion && words.Is(at, WordClass.From) && words.Length(at) == 1 && !words.Is(at - 1, WordClass.Partitive))
                return at;
        }
        return -1;
    }

    bool HasLater(int from, int to, WordClass wanted)
    {
        for (var at = from; at < to; at++)
            if (words.Long(at) is { } word && (word.Classes & wanted) != 0)
                return true;
        return false;
    }

    /// <summary>A quotation, or a clause that a comma ends, in front of "…، X گفت".</summary>
    bool QuotationBefore(Clause clause, int from, in CueMatch cue, List<(int, int)> content)
    {
        if (!cue.Has(CueLastFrames.Clause | CueLastFrames.Speech | CueLastFrames.Quotation))
            return false;
        for (var at = clause.Start; at < cue.Start; at++)
        {
            if (words.QuotationAt(at) is not (>= 0 and var quotation))
                continue;
            var after = words.AfterQuotation(quotation);
            if (
                after > cue.Start
                || after - at < 4
                || at > clause.Start && words.Is(at - 1, WordClass.Preposition) && !words.Is(at - 1, WordClass.About)
            )
                continue;
            if (!HasFiniteVerb(at + 1, after) && after - at < 8 && !(at > clause.Start && words.Is(at - 1, WordClass.About)))
                continue;
            return Take(content, at + 1, ClosingOf(quotation, after));
        }
        return false;
    }

    /// <summary>Where an object begins behind its subject: circumstances of time and place are passed over.</summary>
    int ContentStart(int from, int to)
    {
        var at = from;
        while (at < to)
        {
            if (sources.IsClosed(at, out var behind) && behind > at && behind < to)
            {
                at = behind;
                continue;
            }
            if (words.IsComma(at) || words.IsPunctuation(at) && words.QuotationAt(at) < 0)
                at++;
            else if (words.Is(at, WordClass.Time) && words.MentionAt(at) < 0)
                at = sources.AfterTime(at, to);
            else if (words.Long(at) is { } word && (word.Classes & (WordClass.Also | WordClass.And | WordClass.Opener)) != 0)
                at += words.Length(at);
            else if (words.Is(at, WordClass.Preposition))
                at = Math.Min(to, AfterShortCircumstance(at, to));
            else
                return at;
        }
        return at;
    }

    /// <summary>A circumstance between subject and object: to its comma when one follows soon, else preposition and noun.</summary>
    int AfterShortCircumstance(int at, int to)
    {
        var start = at + words.Length(at);
        if (start < to && words.Is(start, WordClass.Time))
            return sources.AfterTime(start, to);
        for (var i = start; i < to; i++)
        {
            if (sources.IsClosed(i, out _))
                return i;
            if (words.IsComma(i))
                return i + 1;
            if (i > start && words.Is(i, WordClass.Determiner | WordClass.Topic | WordClass.Preposition))
                return i;
            if (words.QuotationAt(i) >= 0 && i > start)
                return i;
        }
        if (start < to && words.MentionAt(start) is >= 0 and var mention)
            return words.AfterMention(mention);
        var last = start;
        while (last < to && words.Is(last, WordClass.Determiner | WordClass.Attaching))
            last++;
        return Math.Min(to, last + 1);
    }

    /// <summary>"خواستار … شد": the content stands between the element and its verb.</summary>
    void Behind(in CueMatch cue, int end, in VerbGroup group)
    {
        var clause = Top;
        var start = cue.End;
        if (
            words.Is(start, WordClass.From) && cue.Has(CueLastFrames.From)
            || words.Is(start, WordClass.Toward) && cue.Pattern.Stance != Stance.Accuse
        )
            start++;
        var source = Speaker(clause, cue);
        if (start < end)
        {
            var finding = Add(clause, cue, source, "behind");
            if (cue.Has(CueLastFrames.Predicate) && ObjectMarker(clause, clause.Current, cue.Start) is >= 0 and var marker)
            {
                var from = !source.IsNone && source.Start >= clause.Current ? source.End : clause.Current;
                if (ContentStart(from, marker) is var first && first < marker)
                    finding.Content.Add((first, marker + 1));
            }
            finding.Content.Add((start, end));
            Relay(clause, finding);
            Relative(clause, finding, cue with { End = group.End });
        }
        EndClause(group.End);
    }
}
