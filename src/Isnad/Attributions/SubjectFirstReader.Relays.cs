namespace Isnad;

/// <summary>Attribution that is not a verb with its own subject: "citing X", "quoted X as saying", "it is said".</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>"…, citing X": the source of the statement before it in the sentence, as an inner link of its chain.</summary>
    void EmitRelay(Candidate candidate, int regionEnd)
    {
        if (candidate.Tag != PartOfSpeech.VerbIng && candidate.SubjectFirst >= 0)
        {
            EmitQuotedAsSaying(candidate, regionEnd);
            return;
        }
        if (candidate.Tag != PartOfSpeech.VerbIng || !StartsNounPhrase(candidate.CueEnd))
            return;
        // the cue before it, or behind a "Citing X," that leads the sentence the first one
        var at = tokens[candidate.Cue].Start;
        var outer = -1;
        for (var i = sentenceFound; i < found.Count; i++)
            if (found[i].Outer < 0 && found[i].Cue is { } cue && (cue.Start < at || outer < 0))
                outer = i;
        if (outer < 0)
            return;
        if (EmitCitedAsShowing(candidate, regionEnd))
            return;
        candidate.SubjectFirst = candidate.CueEnd;
        candidate.SubjectEnd = NounPhraseEnd(candidate.CueEnd, regionEnd);
        candidate.Inverted = true;
        if (candidate.SubjectEnd > candidate.SubjectFirst && MaySpeak(candidate.SubjectFirst, candidate.SubjectEnd))
            Add(candidate, [.. found[outer].Content], "relay", null, outer);
    }

    /// <summary>What is cited may be a reason ("citing bad weather"): somebody, a body or a document must be named.</summary>
    bool MaySpeak(int first, int end)
    {
        var heads = HeadTable.For(text.Language);
        for (var i = first; i < end; i++)
            if (MentionAt(i) != 0 || (heads.KindAt(tokens, i, end, out _) & ~HeadKind.Determiners) != 0)
                return true;
        return false;
    }

    /// <summary>"…, citing figures by X showing that …": what they show is their own content, cited by the speaker of the sentence.</summary>
    bool EmitCitedAsShowing(Candidate candidate, int regionEnd)
    {
        var end = candidate.CueEnd;
        while (end < regionEnd && end < candidate.CueEnd + 12 && (Nominal(end) || IsJoint(end)))
            end++;
        if (end + 1 >= regionEnd || Tag(end) != PartOfSpeech.VerbIng || lexicon.Verb(tokens, end) is not { } form)
            return false;
        var (verb, cueEnd) = ChooseReading(form, end, regionEnd);
        if (verb is null)
            return false;
        var showing = new Candidate(end, cueEnd, verb, PartOfSpeech.VerbIng) { SubjectFirst = candidate.CueEnd, SubjectEnd = end };
        var spans = new List<TextSpan>(1);
        if (!ContentAfter(showing, candidate.Cue, regionEnd, spans, out _))
            return false;
        Add(candidate, [.. spans], "cited-as-showing", null);
        Add(showing, spans, "cited-as-showing", null, found.Count - 1);
        return true;
    }

    /// <summary>"She quoted X as saying …": two links that share one content.</summary>
    void EmitQuotedAsSaying(Candidate candidate, int regionEnd)
    {
        foreach (var saying in candidates)
        {
            if (
                saying.Cue <= candidate.Cue + 2
                || saying.Tag != PartOfSpeech.VerbIng
                || !Has(saying.Cue - 1, SubjectFirstRole.As)
                || saying.Cue > candidate.Cue + 20
            )
                continue;
            var spans = new List<TextSpan>(2);
            if (!ContentAfter(saying, saying.Cue, regionEnd, spans, out _))
                return;
            Add(candidate, spans, "quoted-as-saying", null);
            (saying.SubjectFirst, saying.SubjectEnd, saying.Inverted) = (candidate.CueEnd, saying.Cue - 1, true);
            if (IsMark(saying.SubjectEnd - 1, ","))
                saying.SubjectEnd--;
            Add(saying, [.. spans], "quoted-as-saying", null, found.Count - 1);
            return;
        }
    }

    /// <summary>The participle of "quoted X as saying" is read with its relay.</summary>
    bool QuotedAs(Candidate candidate) =>
        candidate.Tag == PartOfSpeech.VerbIng
        && candidate.Cue > origin
        && Has(candidate.Cue - 1, SubjectFirstRole.As)
        && candidates.Exists(c => c.Verb.Frames.HasFlag(SubjectFirstFrames.Source) && c.Cue < candidate.Cue);

    /// <summary>"It is said that …": nobody is the source.</summary>
    void FindHearsay(int first, int end)
    {
        for (var i = first; i + 3 < end; i++)
        {
            if (!Has(i, SubjectFirstRole.Neuter) || !Has(i + 1, SubjectFirstRole.Be))
                continue;
            var at = i + 2;
            while (
                at + 1 < end && Tag(i + 1) == PartOfSpeech.VerbPast && Tag(at) == PartOfSpeech.Adverb && !Has(at, SubjectFirstRole.Negation)
            )
                at++; // "it was first reported", but "it is often said" tells no saying
            var that = SkipAdverbials(at + 1, end);
            if (that >= end || !Has(that, SubjectFirstRole.That) && !(StartsNounPhrase(that) && StrictClause(that, end)))
                continue;
            if (!Has(that, SubjectFirstRole.That))
                that--;
            if (
                lexicon.Verb(tokens, at) is not { } form
                || !form.Can(VerbShape.Participle)
                || form.Cues.Find(c => c.Particle is null) is not { } verb
                || !verb.Frames.HasFlag(SubjectFirstFrames.That)
                || verb.Frames.HasFlag(SubjectFirstFrames.Explicit) && !(that < end && Has(that, SubjectFirstRole.That))
            )
                continue;
            var (_, regionEnd) = Region(i, first, end);
            var candidate = new Candidate(i + 1, at + 1, verb, PartOfSpeech.VerbParticiple);
            var spans = new List<TextSpan>(1);
            if (that + 1 < regionEnd && Take(that + 1, candidate, regionEnd, spans))
                found.Add(
                    new Attribution
                    {
                        Content = [.. spans],
                        Cue = tokens.SpanOf(i + 1, at + 1),
                        Stance = verb.Stance,
                        Kind = KindOf(spans, Quote(i)),
                        Form = SourceForm.Hearsay,
                        Rule = "hearsay",
                        Confidence = 0.7,
                    }
                );
        }
    }
}
