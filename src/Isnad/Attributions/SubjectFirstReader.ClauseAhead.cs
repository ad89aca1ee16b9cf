namespace Isnad;

/// <summary>Does a clause, a quotation or a count that could be the content stand ahead?</summary>
sealed partial class SubjectFirstReader
{
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

    /// <summary>"said of the seal, “…”", "wrote about it: “…”": the comma or mark that opens the quotation, past what it is about, or the start.</summary>
    int QuotationBehindTopic(int at, int end)
    {
        if (at >= end || !Has(at, SubjectFirstRole.Topic) || MentionAt(at) != 0)
            return at;
        var to = at + 1;
        while (to < end && to < at + 12 && (Nominal(to) || IsJoint(to)))
            to++;
        return to > at + 1 && to < last && (Opens(to) >= 0 || to + 1 < last && IsMark(to, ",") && Opens(to + 1) >= 0) ? to : at;
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
}
