namespace Isnad;

/// <summary>Finding the noun phrase that is the source: left of the cue, or right of it where the order is inverted.</summary>
sealed partial class SubjectFirstReader
{
    void FindSubject(Candidate candidate, int first, int end)
    {
        var j = candidate.Cue - 1;
        if (candidate.Tag == PartOfSpeech.VerbIng && j < first)
        {
            TakeFollowingSubject(candidate, end);
            return;
        }
        while (
            j >= first && (IsBetweenSubjectAndCue(j) || Has(j, SubjectFirstRole.Loose) && MentionAt(j) == 0 && j > first && Nominal(j - 1))
        )
            j--;
        for (var i = j + 1; i < candidate.Cue; i++)
            candidate.Orphan |= Has(i, SubjectFirstRole.AuthorPronoun); // "if you're asking"
        // "X, meanwhile, said", "X, however, told"
        if (j - 2 > first && IsMark(j, ",") && IsMark(j - 2, ",") && Has(j - 1, SubjectFirstRole.Loose) && Nominal(j - 3))
            j -= 3;
        if (Inverted(candidate, end, out var from, out var to))
        {
            (candidate.SubjectFirst, candidate.SubjectEnd, candidate.Inverted) = (from, to, true);
            return;
        }
        if (j < first)
            return;
        if (candidate.Tag == PartOfSpeech.VerbIng && !HasBe(candidate.Cue, j))
        {
            if (Math.Max(WithBefore(j, first), ObjectBefore(j)) is >= 0 and var subject)
            {
                (candidate.SubjectFirst, candidate.SubjectEnd) = (subject, j + 1);
                return;
            }
            // "Vessa closed the port, accusing …": the subject of the sentence's first verb, unless a cue stands between
            TakeAntecedent(candidate, first, j, candidate.Cue - 1 == j && Has(j, SubjectFirstRole.Gerund));
            return;
        }
        if (Has(j, SubjectFirstRole.And | SubjectFirstRole.Contrast))
        {
            TakeAntecedent(candidate, first, j, false);
            return;
        }
        if (Has(j, SubjectFirstRole.Relative) || Has(j, SubjectFirstRole.That) && Tag(j) == PartOfSpeech.Wh)
        {
            // X, who said: the antecedent speaks
            var head = j - 1;
            while (head >= first && (IsComma(head) || Tag(head) == PartOfSpeech.Preposition))
                head--;
            if (head >= first)
                TakeNounPhrase(candidate, first, head + 1);
            candidate.Orphan = candidate.SubjectFirst < 0;
            return;
        }
        if (IsComma(j) || IsMark(j, "–—)"))
        {
            TakeAcrossInsertion(candidate, first, j);
            return;
        }
        if (FiniteVerb(j) && TakeReduced(candidate, first, j))
            return;
        TakeNounPhrase(candidate, first, j + 1);
        // "protesters the paper interviewed said": somebody speaks whom no rule found, and it is not the last speaker
        candidate.Orphan |= candidate.SubjectFirst < 0 && Quote(j) == Quote(candidate.Cue) && (FiniteVerb(j) || RelativeBefore(j, first)); // "…, which within a few years declared independence"
    }

    /// <summary>"Some of the protesters the paper interviewed said": people, and a relative clause without its pronoun right before the cue.</summary>
    bool TakeReduced(Candidate candidate, int first, int verb)
    {
        var inner = verb - 1;
        if (inner <= first || MentionAt(inner) == 0 && Tag(inner) is not (PartOfSpeech.Noun or PartOfSpeech.Name))
            return false;
        while (inner > first && (MentionAt(inner - 1) != 0 && MentionAt(inner - 1) == MentionAt(inner)))
            inner--;
        if (inner > first && Tag(inner - 1) == PartOfSpeech.Determiner && MentionAt(inner - 1) == 0)
            inner--;
        if (inner <= first || Tag(inner - 1) != PartOfSpeech.Noun || MentionAt(inner - 1) != 0)
            return false;
        if ((HeadTable.For(text.Language).KindAt(tokens, inner - 1, inner, out _) & (HeadKind.Unnamed | HeadKind.Person)) == 0)
            return false;
        TakeNounPhrase(candidate, first, inner);
        return candidate.SubjectFirst >= 0;
    }

    /// <summary>Does a relative pronoun open the clause that a token stands in, with nothing but an adverbial behind it?</summary>
    bool RelativeBefore(int at, int first)
    {
        for (var i = at; i >= first && i > at - 8; i--)
            if (Has(i, SubjectFirstRole.Relative))
                return true;
            else if (FiniteVerb(i) || IsComma(i) || IsStop(i) || Quote(i) != Quote(at))
                return false;
        return false;
    }

    bool HasBe(int cue, int j)
    {
        for (var i = j + 1; i < cue; i++)
            if (Has(i, SubjectFirstRole.Be))
                return true;
        return false;
    }

    bool IsBetweenSubjectAndCue(int i) =>
        MentionAt(i) == 0
        && (
            Has(i, SubjectFirstRole.Auxiliary | SubjectFirstRole.Be)
            || (Tag(i) == PartOfSpeech.Adverb && !Has(i, SubjectFirstRole.Contrast | SubjectFirstRole.That | SubjectFirstRole.Negation))
        );

    /// <summary>"…", said X: the subject follows a cue that itself follows a quotation or a clause with its comma.</summary>
    bool Inverted(Candidate candidate, int end, out int from, out int to)
    {
        (from, to) = (candidate.CueEnd, candidate.CueEnd);
        var before = candidate.Cue - 1;
        if (before < origin || candidate.CueEnd >= end || candidate.Tag == PartOfSpeech.VerbIng)
            return false;
        var afterQuote = Closes(before) >= 0 || (IsComma(before) && before > origin && Closes(before - 1) >= 0);
        if (!afterQuote && (!IsComma(before) || candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Addr)))
            return false;
        if (!StartsNounPhrase(candidate.CueEnd) || Opens(candidate.CueEnd) >= 0)
            return false;
        to = NounPhraseEnd(candidate.CueEnd, end);
        if (to == from)
            return false;
        if (afterQuote)
            return true;
        // without a quotation the verb must close its clause behind the subject
        return (
                to >= end
                || IsMark(to, ".!?)")
                || IsMark(to, ",") && to + 1 < end && FiniteVerb(to + 1)
                || (
                    (candidate.Verb.Frames & (SubjectFirstFrames.Np | SubjectFirstFrames.Quote)) == SubjectFirstFrames.Quote
                    // "…, says the study, …"
                    || candidate.Verb.Stance == Stance.Say && IsMark(to, ",") && MaySpeak(from, to)
                )
                    && (TimeEnd(to) > to || StartsAdverbial(to) || Has(to, SubjectFirstRole.Relative) || IsMark(to, ","))
                    && VerbInside(origin + ClauseFloor(candidate), before)
                    && !RelativeInside(origin + ClauseFloor(candidate), before)
            ) && Tag(candidate.Cue) is PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent;
    }

    /// <summary>Where the clause before a cue begins, counted from the article: behind the last stop or quotation.</summary>
    int ClauseFloor(Candidate candidate)
    {
        for (var i = candidate.Cue - 1; i > origin; i--)
            if (IsMark(i, ".!?;") || Quote(i) != Quote(candidate.Cue) || tokens[i].Newlines > 0)
                return i - origin;
        return 0;
    }

    bool RelativeInside(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (Has(i, SubjectFirstRole.Relative))
                return true;
        return false;
    }

    /// <summary>The noun phrase that ends before <paramref name="end"/>, without relative clauses and leading adverbials.</summary>
    void TakeNounPhrase(Candidate candidate, int first, int end)
    {
        var level = Quote(candidate.Cue);
        // "X on Thursday said", "X in October revealed"
        while (end - 1 > first && TimeAround(end - 1) is var when && when > first)
        {
            while (when - 1 > first && Tag(when - 1) is PartOfSpeech.Preposition or PartOfSpeech.Adverb && MentionAt(when - 1) == 0)
                when--;
            if (!Nominal(when - 1) && !IsMark(when - 1, ","))
                break;
            end = IsMark(when - 1, ",") ? when - 1 : when;
        }
        var (start, stop) = (end, end);
        for (var i = end - 1; i >= first; i--)
        {
            if (Quote(i) != level && MentionAt(i) == 0 && !ShortQuote(i))
                break;
            if (Closes(i) >= 0 && (!ShortQuote(i - 1) || start < stop && Tag(start) == PartOfSpeech.Determiner))
                break; // 'Calling it “a farce” the mayor said'
            if (Opens(i) >= 0 && ShortQuote(i + 1) || Closes(i) >= 0)
            {
                start = i;
                continue;
            }
            if (MentionAt(i) != 0)
            {
                start = i;
                continue;
            }
            if (start < stop && TimeAround(i) is >= 0 and var told && !Modified(told))
                break; // "On Thursday officials said"
            if (
                Has(i, SubjectFirstRole.Contrast | SubjectFirstRole.Subordinate)
                || Has(i, SubjectFirstRole.That) && Tag(i) is PartOfSpeech.Preposition
            )
                break;
            if (FiniteVerb(i) || Has(i, SubjectFirstRole.Be | SubjectFirstRole.Auxiliary | SubjectFirstRole.Modal))
            {
                // inside a relative clause: its pronoun stands further left in the same clause
                var wh = i - 1;
                while (
                    wh >= first
                    && !IsComma(wh)
                    && !IsStop(wh)
                    && !Has(wh, SubjectFirstRole.Relative)
                    && !(Has(wh, SubjectFirstRole.That) && wh > first && Tag(wh - 1) == PartOfSpeech.Noun)
                )
                    wh--;
                if (wh <= first || IsComma(wh) || IsStop(wh))
                    break;
                i = wh;
                (start, stop) = (wh, wh);
                continue;
            }
            if (
                Has(i, SubjectFirstRole.Addressee)
                && !Has(i, SubjectFirstRole.Pronoun)
                && !(start == stop && Has(i, SubjectFirstRole.AuthorPronoun)) // "do you think"
                && Tag(i) == PartOfSpeech.Pronoun
            )
            {
                if (start != stop)
                    break; // "told us the baker had": what follows is a clause of its own
                continue;
            } // an object pronoun: inside a relative clause
            if (Has(i, SubjectFirstRole.Pronoun) || Tag(i) == PartOfSpeech.Pronoun)
            {
                if (start == stop)
                    start = i;
                break;
            }
            if (Has(i, SubjectFirstRole.And))
            {
                if (i == first || !Nominal(i - 1) || VerbBefore(first, i) && !IsPair(first, i))
                    break;
                continue;
            }
            if (IsMark(i, ","))
            {
                if (ListedField(first, i, stop))
                    continue; // "the Institute of Soils, Water and Air said"
                // a list of names: A, B and C
                if (i > first && MentionAt(i - 1) != 0 && MentionAt(i + 1) != 0 && HasAnd(i + 1, stop))
                    continue;
                if (i > first && HasAnd(i + 1, stop) && IsRole(i - 1) && IsRole(i + 1) && MentionAt(stop - 1) != 0)
                    continue; // "chairman, owner and president X"
                break;
            }
            if (
                Nominal(i)
                || Tag(i) is PartOfSpeech.VerbParticiple or PartOfSpeech.VerbIng
                || i + 1 < end && tokens.Is(i + 1, '-') && !tokens[i + 1].SpaceBefore
            )
            {
                start = i;
                continue;
            }
            if (IsJoint(i))
                continue;
            break;
        }
        var chunk = start;
        start = SkipLeadingAdverbial(start, stop);
        if (start >= stop && stop > chunk)
        {
            // "X, on Tuesday, said": nothing but an adverbial stands between a comma and the cue
            var comma = chunk - 1;
            while (comma > first && Tag(comma) == PartOfSpeech.Preposition && MentionAt(comma) == 0)
                comma--;
            if (comma > first && IsMark(comma, ",") && comma < chunk && Nominal(comma - 1))
                TakeNounPhrase(candidate, first, comma);
            return;
        }
        while (
            start < stop
            && (
                Tag(start) is PartOfSpeech.Adverb or PartOfSpeech.Conjunction or PartOfSpeech.PossessiveMark
                || tokens[start].Kind == TokenKind.Punctuation && Opens(start) < 0
            )
            && MentionAt(start) == 0
        )
            start++;
        if (start < stop && lexicon.TryPhrase(tokens, start, stop, SubjectFirstRole.According, out var according))
            start += according;
        if (start >= stop || !Nominal(stop - 1) && Closes(stop - 1) < 0)
            return;
        (candidate.SubjectFirst, candidate.SubjectEnd) = (start, stop);
        if (IncludingBefore(first, start) is var including && including - 2 >= first)
        {
            // "four banks, including A, B and C have said": who is listed are some of those who speak, not all
            TakeNounPhrase(candidate, first, including - 1);
            return;
        }
        // "X, a researcher at the institute told reporters": an apposition without its second comma
        if (
            start - 2 >= first
            && IsMark(start - 1, ",")
            && MentionAt(start) == 0
            && Tag(start) == PartOfSpeech.Determiner
            && MentionAt(start - 2) is > 0 and var named
            && text.Names.Mentions[named - 1].Type == EntityType.Person
            && (start - 2 == first || Quote(start - 2) == level)
        )
        {
            TakeNounPhrase(candidate, first, start - 1);
            candidate.SubjectEnd = stop;
        }
    }

    /// <summary>"won the vote and both A and B claimed": is the conjunction the one between two who are called both?</summary>
    bool IsPair(int first, int and)
    {
        for (var i = and - 1; i >= first && i > and - 8 && (Nominal(i) || IsJoint(i)); i--)
            if (Tag(i) == PartOfSpeech.Determiner && Has(i, SubjectFirstRole.Loose))
                return true;
        return false;
    }

    /// <summary>Is the comma one of a list behind the preposition of a body or of people ("the Ministry of Soils, Water and Air")?</summary>
    bool ListedField(int first, int comma, int stop)
    {
        if (!HasAnd(comma + 1, stop) || !Nominal(comma - 1) || VerbBefore(first, comma))
            return false;
        var heads = HeadTable.For(text.Language);
        for (var i = comma - 1; i > first; i--)
            if (Tag(i) == PartOfSpeech.Preposition && MentionAt(i) == 0 || Has(i, SubjectFirstRole.Topic))
                return (heads.KindAt(tokens, i - 1, i, out _) & (HeadKind.Body | HeadKind.Unnamed | HeadKind.Person)) != 0;
            else if (!Nominal(i) && !IsMark(i, ","))
                return false;
        return false;
    }

    /// <summary>The ", including" that opens the list which a token ends or stands in, or -1.</summary>
    int IncludingBefore(int first, int at)
    {
        for (var i = at; i > first && i > at - 24; i--)
            if (Has(i, SubjectFirstRole.Including))
                return IsMark(i - 1, ",") && Nominal(i - 2) ? i : -1;
            else if (i < at && !Nominal(i) && !IsMark(i, ",") && !IsJoint(i) && !Has(i, SubjectFirstRole.And))
                return -1;
        return -1;
    }

    bool IsRole(int i) => MentionAt(i) == 0 && (HeadTable.For(text.Language).KindAt(tokens, i, last, out _) & HeadKind.Person) != 0;

    /// <summary>The first token of the time that a token stands in, or -1.</summary>
    int TimeAround(int i)
    {
        for (var from = i; from >= origin && from > i - 6; from--)
            if (TimeEnd(from) > i)
                return MentionAt(from) == 0 ? from : -1;
        return -1;
    }

    /// <summary>"a 2011 study", "the report of 5 May": a time that belongs to a noun.</summary>
    bool Modified(int time) =>
        time > origin
        && (
            Tag(time - 1) is PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Possessive
            || Has(time - 1, SubjectFirstRole.Inside)
        );

    /// <summary>"On Tuesday the ministry", "In Marsa officials": the phrase before the subject's own start is passed over.</summary>
    int SkipLeadingAdverbial(int start, int end)
    {
        var before = start - 1;
        if (before >= origin && Has(before, SubjectFirstRole.Contrast | SubjectFirstRole.Subordinate))
            return start; // "though X says", "as X said"
        var leads = start < end && Tag(start) == PartOfSpeech.Preposition && MentionAt(start) == 0;
        if (
            !leads
            && (before < origin || Tag(before) != PartOfSpeech.Preposition || MentionAt(before) != 0 || Has(before, SubjectFirstRole.That))
        )
            return start;
        // the first noun ends where another phrase starts without a joint
        for (var i = start + (leads ? 2 : 1); i < end; i++)
        {
            var newMention =
                MentionAt(i) != 0
                && MentionAt(i) != MentionAt(i - 1)
                && (MentionAt(i - 1) != 0 || Tag(i - 1) is PartOfSpeech.Noun or PartOfSpeech.Name or PartOfSpeech.Number);
            var determiner =
                Tag(i) is PartOfSpeech.Determiner or PartOfSpeech.Pronoun or PartOfSpeech.Possessive
                && MentionAt(i) == 0
                && Nominal(i - 1)
                && Tag(i - 1) is not (PartOfSpeech.Adjective or PartOfSpeech.Determiner);
            if (newMention || determiner)
                return i;
        }
        return end;
    }
}
