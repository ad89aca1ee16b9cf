namespace Isnad;

/// <summary>Which words are cues here, in which reading?</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>Collects the cues of a sentence with their subjects.</summary>
    void FindCues(int first, int end, SentenceRole role)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || MentionAt(i) != 0 || lexicon.Verb(tokens, i) is not { } form)
                continue;
            var (regionFirst, regionEnd) = Region(i, first, end);
            var (verb, cueEnd) = ChooseReading(form, i, regionEnd);
            if (verb is null || !IsCueVerb(form, i, regionFirst, regionEnd, role))
                continue;
            if (lexicon.TryPhrase(tokens, i, regionEnd, SubjectFirstRole.NoCue, out _))
                continue;
            var candidate = new Candidate(i, cueEnd, verb, Tag(i));
            FindSubject(candidate, regionFirst, regionEnd);
            if (Blocked(candidate, regionFirst))
                continue;
            candidates.Add(candidate);
        }
    }

    (SubjectFirstCue? Verb, int End) ChooseReading(SubjectFirstForm form, int i, int end)
    {
        SubjectFirstCue? plain = null;
        foreach (var cue in form.Cues)
        {
            if (cue.Particle is null)
                plain = cue;
            else
            {
                if (i + 1 < end && tokens.KeyIs(i + 1, cue.Particle))
                    return (cue, i + 2);
                // "expressed her deep concern": a determiner and an adjective may stand before the noun
                var at = i + 1;
                while (
                    at < end
                    && at < i + 3
                    && Tag(at) is PartOfSpeech.Possessive or PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Pronoun
                )
                    at++;
                if (at < end && tokens.KeyIs(at, cue.Particle) && (at == i + 1 || Tag(at) == PartOfSpeech.Noun))
                    return (cue, at + 1);
            }
        }
        return (plain, i + 1);
    }

    /// <summary>Is the word a verb here, and one that asserts that something was said?</summary>
    bool IsCueVerb(SubjectFirstForm form, int i, int first, int end, SentenceRole role)
    {
        var tag = Tag(i);
        if (i > first && tokens.Is(i - 1, '-') || i + 1 < end && tokens.Is(i + 1, '-') && !tokens[i + 1].SpaceBefore)
            return false; // so-called
        if (
            tag == PartOfSpeech.Noun
            && form.Can(VerbShape.Third)
            && !form.Can(VerbShape.Base)
            && i + 1 < end
            && i > first
            && Tag(i + 1) == PartOfSpeech.Number
            && (MentionAt(i - 1) != 0 || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Noun)
        )
            tag = PartOfSpeech.VerbPresent; // "the ministry counts 17"
        if (
            tag == PartOfSpeech.Noun
            && form.Can(VerbShape.Third)
            && !form.Can(VerbShape.Base)
            && i > first
            && i + 1 < end
            && (StartsNounPhrase(i + 1) || Has(i + 1, SubjectFirstRole.That))
            && (
                Closes(i - 1) >= 0
                || IsComma(i - 1) && Closes(i - 2) >= 0
                || (HeadTable.For(text.Language).KindAt(tokens, i - 1, i, out _) & (HeadKind.Body | HeadKind.Person)) != 0
            )
        )
            tag = PartOfSpeech.VerbPresent; // "the bank predicts growth"
        if (
            tag == PartOfSpeech.Adjective
            && form.Can(VerbShape.Past)
            && i > first
            && (MentionAt(i - 1) != 0 || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Noun)
        )
            tag = PartOfSpeech.VerbPast; // "the ministry confirmed eleven"
        // forms that only a verb has ("added", "told"): the tagger errs more often than the form
        var pure = form.Can(VerbShape.Past) && !form.Can(VerbShape.Base) && tokens[i].Length > 3;
        if (
            pure
            && tag is not (PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent or PartOfSpeech.VerbParticiple)
            && i > first
            && (
                MentionAt(i - 1) != 0
                || Closes(i - 1) >= 0
                || IsComma(i - 1)
                || Tag(i - 1)
                    is PartOfSpeech.Name
                        or PartOfSpeech.Noun
                        or PartOfSpeech.Number
                        or PartOfSpeech.Pronoun
                        or PartOfSpeech.Adverb
            )
        )
            tag = PartOfSpeech.VerbPast;
        if (pure && !form.Can(VerbShape.Participle) && tag == PartOfSpeech.VerbParticiple)
            tag = PartOfSpeech.VerbPast;
        if (form.Can(VerbShape.Ing) && tag != PartOfSpeech.VerbIng && i > first && IsComma(i - 1))
            tag = tags[i - origin] = PartOfSpeech.VerbIng; // "…, arguing that"
        var shape =
            tag == PartOfSpeech.VerbIng && form.Can(VerbShape.Ing) ? VerbShape.Ing
            : form.Can(VerbShape.Past) ? VerbShape.Past
            : form.Can(VerbShape.Third) ? VerbShape.Third
            : form.Can(VerbShape.Ing) ? VerbShape.Ing
            : form.Can(VerbShape.Participle) ? VerbShape.Participle
            : VerbShape.Base;
        var noun = tag is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.Name;
        if (i == first && tag is PartOfSpeech.VerbParticiple or PartOfSpeech.VerbPast && role == SentenceRole.Body)
            return false; // "Asked why …, she answered"
        if (
            i > first
            && tag is PartOfSpeech.VerbParticiple or PartOfSpeech.VerbPast
            && Has(i - 1, SubjectFirstRole.Subordinate)
            && Tag(i - 1) != PartOfSpeech.Adverb
        )
            return false; // "when asked about it, she …"
        if (
            noun
            && i > first
            && i + 1 < end
            && (Has(i + 1, SubjectFirstRole.That) || TimeEnd(i + 1) is var said && said > i + 1 && Has(said, SubjectFirstRole.That))
            && (
                MentionAt(i - 1) != 0
                || IsComma(i - 1)
                || Has(i - 1, SubjectFirstRole.And)
                || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Pronoun or PartOfSpeech.Noun or PartOfSpeech.PossessiveMark
            )
        )
            noun = false; // an unknown verb taken for a noun: X reckons that
        if (
            noun
            && form.Can(VerbShape.Base)
            && i - 2 > first
            && (i + 1 >= end || IsMark(i + 1, ".!?"))
            && Tag(i - 1) == PartOfSpeech.Noun
            && HasComma(i - 6, i)
        )
            (noun, tag) = (false, PartOfSpeech.VerbPresent); // "…, customs data show."
        if (noun && (role != SentenceRole.Title || shape is VerbShape.Ing or VerbShape.Base))
            return false;
        if (noun && i == first)
            return false;
        // auxiliaries and adverbs in front
        var (be, have, modal) = (false, false, false);
        var j = i - 1;
        for (; j >= first && i - j <= 6; j--)
        {
            if (Has(j, SubjectFirstRole.Negation))
                return false;
            if (Has(j, SubjectFirstRole.Be) && MentionAt(j) == 0)
                be = true;
            else if (Has(j, SubjectFirstRole.Auxiliary))
                have = true;
            else if (Tag(j) == PartOfSpeech.Modal || Has(j, SubjectFirstRole.Modal) && MentionAt(j) == 0)
                modal = true;
            else if (
                IsComma(j)
                && InsertionStart(j, first) is var open
                && open > first
                && i - open < 12
                && Has(open - 1, SubjectFirstRole.Auxiliary | SubjectFirstRole.Negation | SubjectFirstRole.Modal)
            )
                j = open; // "had not, as of Friday, announced"
            else if (Tag(j) != PartOfSpeech.Adverb && !Has(j, SubjectFirstRole.Loose))
                break;
        }
        if (modal)
            return false;
        if (shape == VerbShape.Ing)
        {
            if (be)
                return true;
            var opens =
                j < first
                || IsComma(j)
                || IsMark(j, "–—")
                || Closes(j) >= 0
                || Has(j, SubjectFirstRole.Gerund)
                || Has(j, SubjectFirstRole.As) && candidates.Exists(c => c.Verb.Frames.HasFlag(SubjectFirstFrames.Source) && c.Cue < j)
                || WithBefore(j, first) >= 0
                || ObjectBefore(j) >= 0;
            if (opens)
                tags[i - origin] = PartOfSpeech.VerbIng;
            return opens;
        }
        if (be || i + 1 < end && Has(i + 1, SubjectFirstRole.By) && form.Can(VerbShape.Participle))
            return false; // passive: "was told", "is accused", "noted by the team"
        if (tag == PartOfSpeech.VerbParticiple && !have && form.Can(VerbShape.Past))
            // taggers mistake past tense for participles; after a noun without comma or clause it is one
            return j >= first
                && (
                    Tag(j) is PartOfSpeech.Pronoun or PartOfSpeech.Name or PartOfSpeech.Wh or PartOfSpeech.Conjunction
                    || MentionAt(j) != 0
                    || IsComma(j)
                    || Tag(j) == PartOfSpeech.Noun
                    || (j == first || IsStop(j - 1) || Has(j - 1, SubjectFirstRole.And | SubjectFirstRole.Contrast))
                        && Tag(j) is PartOfSpeech.Determiner or PartOfSpeech.Number or PartOfSpeech.Other // "Some said", "One added"
                );
        if (shape == VerbShape.Base || (tag == PartOfSpeech.VerbBase && !form.Can(VerbShape.Past)))
        {
            if (j >= first && Tag(j) == PartOfSpeech.To)
                return j - 1 > first
                    && Has(j - 1, SubjectFirstRole.Habit)
                    // "models used to predict" are tools
                    && (
                        Tag(j - 1) == PartOfSpeech.VerbPast
                        || j - 2 > first && Tag(j - 3) is PartOfSpeech.Determiner or PartOfSpeech.Possessive
                    );
            return tag == PartOfSpeech.VerbPresent
                || (tag == PartOfSpeech.VerbBase && j >= first && Tag(j) is PartOfSpeech.Noun or PartOfSpeech.Pronoun or PartOfSpeech.Wh);
        }
        return j < first || Tag(j) != PartOfSpeech.To;
    }

    bool HasComma(int from, int to)
    {
        for (var i = Math.Max(from, origin); i < to; i++)
            if (IsMark(i, ","))
                return true;
        return false;
    }

    /// <summary>The author's own voice, conditions and habits are no statements.</summary>
    bool Blocked(Candidate candidate, int first)
    {
        if (candidate.Orphan || candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Speaker) && !CanSpeak(candidate))
            return true;
        if (candidate.SubjectFirst < 0)
            return false;
        if (
            candidate.SubjectEnd - candidate.SubjectFirst == 1
            && !IsPronoun(candidate.SubjectFirst, candidate.SubjectEnd)
            && HeadTable.For(text.Language).KindAt(tokens, candidate.SubjectFirst, candidate.SubjectEnd, out _) == HeadKind.Definite
        )
            return true; // "the alleged shooter"
        if (candidate.Verb.Frames.HasFlag(SubjectFirstFrames.ObjPred) && IsNamedThing(candidate))
            return true;
        if (
            !candidate.Inverted
            && candidate.Tag != PartOfSpeech.VerbIng
            && !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.To)
            && candidate.Verb.Particle is null
            && candidate.Cue == candidate.SubjectEnd
            && Has(candidate.SubjectFirst, SubjectFirstRole.Article)
            && candidate.CueEnd < last
            && Tag(candidate.CueEnd) is PartOfSpeech.To or PartOfSpeech.Preposition
            && !MaySpeak(candidate.SubjectFirst, candidate.SubjectEnd)
        )
            return true; // "a programme related to the flood"
        for (var i = candidate.SubjectFirst; i < candidate.SubjectEnd; i++)
            if (Has(i, SubjectFirstRole.AuthorPronoun) && candidate.SubjectEnd - candidate.SubjectFirst == 1)
                return candidate.Tag != PartOfSpeech.VerbPast || Quote(i) < 0;
            else if (Has(i, SubjectFirstRole.Negation))
                return true;
        var before = candidate.SubjectFirst - 1;
        return before >= first && Has(before, SubjectFirstRole.Hypothetical);
    }

    /// <summary>"a song called “Winter Tide”": a text with an indefinite article has that name, and calls nobody anything.</summary>
    bool IsNamedThing(Candidate candidate)
    {
        var heads = HeadTable.For(text.Language);
        var indefinite = false;
        for (var i = candidate.SubjectFirst; i < candidate.SubjectEnd; i++)
        {
            var kind = heads.KindAt(tokens, i, candidate.SubjectEnd, out _);
            indefinite |= (kind & HeadKind.Indefinite) != 0;
            if (MentionAt(i) != 0 || (kind & ~(HeadKind.Determiners | HeadKind.Document)) != 0)
                return false;
        }
        return indefinite && candidate.Cue == candidate.SubjectEnd;
    }

    /// <summary>
    /// Things show, mean and promise too ("the move shows"): a verb that things can be subjects of is a cue only of a name, a person, a
    /// body or a document.
    /// </summary>
    bool CanSpeak(Candidate candidate)
    {
        var (first, end) =
            candidate.SubjectFirst >= 0
                ? (candidate.SubjectFirst, candidate.SubjectEnd)
                : (candidate.AntecedentFirst, candidate.AntecedentEnd);
        if (first < 0)
            return candidates.Exists(c => !c.Orphan && c.Cue < candidate.Cue);
        if (end - first == 1 && MentionAt(first) == 0 && Has(first, SubjectFirstRole.Pronoun))
            return !Has(first, SubjectFirstRole.Neuter);
        var heads = HeadTable.For(text.Language);
        for (var i = first; i < end; )
        {
            if (i > first && MentionAt(i) == 0 && IsJoint(i))
                return false; // the head stands before the first joint
            if (MentionAt(i) != 0 && (i + 1 >= end || Tag(i + 1) != PartOfSpeech.PossessiveMark))
                return true;
            if ((heads.KindAt(tokens, i, end, out var length) & ~HeadKind.Determiners) != 0)
                return true;
            i += length;
        }
        return false;
    }

    /// <summary>", as of Friday," between an auxiliary and its verb: where the insertion's first comma stands, or -1.</summary>
    int InsertionStart(int comma, int first)
    {
        for (var i = comma - 1; i > first && i > comma - 8; i--)
        {
            if (IsMark(i, ","))
                return i;
            if (FiniteVerb(i) || IsStop(i) || Quote(i) != Quote(comma))
                return -1;
        }
        return -1;
    }

    /// <summary>"recalled a plumber telling him that": the object of the cue before it is the subject of the participle; where it begins, or -1.</summary>
    int ObjectBefore(int j)
    {
        if (candidates.Count == 0 || candidates[^1] is not { Inverted: false } earlier || j - earlier.CueEnd is < 0 or > 5)
            return -1;
        for (var i = earlier.CueEnd; i <= j; i++)
            if (!Nominal(i))
                return -1;
        return earlier.CueEnd;
    }

    /// <summary>"with officials saying that": where the subject of such a participle begins, or -1.</summary>
    int WithBefore(int j, int first)
    {
        for (var i = j; i >= first && i > j - 12; i--)
        {
            if (Has(i, SubjectFirstRole.With) && i < j && (i == first || IsComma(i - 1) || IsMark(i - 1, "–—")))
                return i + 1;
            if (MentionAt(i) == 0 && !Nominal(i) && !IsJoint(i))
                return -1;
        }
        return -1;
    }
}
