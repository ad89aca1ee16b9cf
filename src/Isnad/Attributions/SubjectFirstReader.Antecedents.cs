namespace Isnad;

/// <summary>The subject that grammar supplies where a cue has none of its own.</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>"Calling it an insult, the baker left": the subject of the clause behind the comma; "saying sorry is easy" has none.</summary>
    void TakeFollowingSubject(Candidate candidate, int end)
    {
        for (var i = candidate.CueEnd; i + 2 < end && !IsStop(i); i++)
        {
            if (!IsMark(i, ",") || Quote(i) != Quote(candidate.Cue) || !StartsNounPhrase(i + 1))
                continue;
            var to = NounPhraseEnd(i + 1, end);
            if (to == i + 1 || to >= end || !FiniteVerb(to) && !Has(to, SubjectFirstRole.Auxiliary | SubjectFirstRole.Be))
                continue;
            if (!IsPronoun(i + 1, to))
                (candidate.AntecedentFirst, candidate.AntecedentEnd) = (i + 1, to);
            return;
        }
        candidate.Orphan = true;
    }

    /// <summary>
    /// The subject that grammar supplies is no source span: it only tells whom the cue leads back to. Where the sentence has none, or a
    /// thing is the subject of "after asking", nobody is led back to.
    /// </summary>
    void TakeAntecedent(Candidate candidate, int first, int joint, bool byPreposition)
    {
        TakeSharedSubject(candidate, first, joint);
        candidate.Orphan |=
            candidate.SubjectFirst < 0
                ? candidate.AntecedentFirst < 0 && !candidates.Exists(c => Quote(c.Cue) == Quote(candidate.Cue))
                : byPreposition && Has(candidate.SubjectFirst, SubjectFirstRole.Neuter);
        if (candidate.SubjectFirst >= 0 && !IsPronoun(candidate.SubjectFirst, candidate.SubjectEnd))
            (candidate.AntecedentFirst, candidate.AntecedentEnd) = (candidate.SubjectFirst, candidate.SubjectEnd);
        (candidate.SubjectFirst, candidate.SubjectEnd) = (-1, -1);
    }

    /// <summary>X made a speech and said: where no cue came before, the subject of the sentence's first verb speaks.</summary>
    void TakeSharedSubject(Candidate candidate, int first, int joint)
    {
        for (var c = candidates.Count - 1; c >= 0; c--)
        {
            var earlier = candidates[c];
            if (Quote(earlier.Cue) != Quote(candidate.Cue))
                continue;
            // the speaker of the cue before it goes on; a pronoun is carried over with that cue
            if (earlier.SubjectFirst >= 0 && !IsPronoun(earlier.SubjectFirst, earlier.SubjectEnd))
                (candidate.SubjectFirst, candidate.SubjectEnd) = (earlier.SubjectFirst, earlier.SubjectEnd);
            else if (earlier.AntecedentFirst >= 0)
                (candidate.SubjectFirst, candidate.SubjectEnd) = (earlier.AntecedentFirst, earlier.AntecedentEnd);
            return;
        }
        for (var v = first + 1; v < joint; v++)
        {
            if (
                Quote(v) != Quote(candidate.Cue)
                || !FiniteVerb(v) && !Has(v, SubjectFirstRole.Auxiliary | SubjectFirstRole.Be) && !IsPast(v)
            )
                continue;
            if (Has(v - 1, SubjectFirstRole.Relative))
                continue; // "X, who teaches at the school, has counted and reckons"
            if (IsComma(v - 1))
                TakeAcrossInsertion(candidate, first, v - 1);
            else
                TakeNounPhrase(candidate, first, v);
            return;
        }
    }

    /// <summary>A past tense that the tagger took for a participle: "an official denied it and said".</summary>
    bool IsPast(int i) =>
        MentionAt(i) == 0
        && Tag(i) == PartOfSpeech.VerbParticiple
        && Nominal(i - 1)
        && lexicon.Verb(tokens, i) is { } form
        && form.Can(VerbShape.Past);
}
