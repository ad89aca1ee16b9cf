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
        TakeNounPhrase(candidate, first, j + 1);
        // "protesters the paper interviewed said": somebody speaks whom no rule found, and it is not the last speaker
        candidate.Orphan |= candidate.SubjectFirst < 0 && FiniteVerb(j) && Quote(j) == Quote(candidate.Cue);
    }

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
                || (candidate.Verb.Frames & (SubjectFirstFrames.Np | SubjectFirstFrames.Quote)) == SubjectFirstFrames.Quote
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

    /// <summary>X, minister of Y, said: an apposition belongs to the source, a relative clause or an adverbial does not.</summary>
    void TakeAcrossInsertion(Candidate candidate, int first, int comma)
    {
        var k = comma - 1;
        var depth = tokens.Is(comma, ')') ? 1 : 0;
        while (k >= first)
        {
            if (depth > 0 && tokens.Is(k, '('))
                break;
            if (depth == 0 && (IsComma(k) || IsMark(k, "–—")))
                break;
            if (Quote(k) != Quote(candidate.Cue) && depth == 0)
                return;
            k--;
        }
        if (k <= first)
        {
            // one comma only: "Asked why, he said" has its subject elsewhere; "In May, said …" has none
            return;
        }
        if (depth == 0 && NamedBefore(candidate, first, k) is >= 0 and var head && head < k)
        {
            // "X, a fellow at the institute in Y, Z, and co-author of the study, said"
            TakeNounPhrase(candidate, first, head);
            if (candidate.SubjectFirst >= 0)
                candidate.SubjectEnd = RelativeInside(head, comma) ? head : comma;
            return;
        }
        var open = k + 1;
        // a list: A, B, and C, said
        var apposition =
            depth == 0
            && StartsNounPhrase(open)
            && Tag(open) != PartOfSpeech.Pronoun
            && !VerbInside(open, comma)
            && Tag(open) != PartOfSpeech.Number;
        if (
            k > first && Tag(open) == PartOfSpeech.Number
            || k > first
                && Has(open, SubjectFirstRole.Relative)
                && Tag(k - 1) == PartOfSpeech.Number
                && MentionAt(k - 1) == 0
                && k - 2 > first
                && IsComma(k - 2)
        )
        {
            // "X, 52, who wept, said": the insertions follow one another
            if (Tag(open) != PartOfSpeech.Number)
                k -= 2;
            TakeNounPhrase(candidate, first, k);
            return;
        }
        var verbal = k;
        while (verbal - 1 > first && IsBetweenSubjectAndCue(verbal - 1))
            verbal--;
        if (verbal < k && Nominal(verbal - 1))
        {
            TakeNounPhrase(candidate, first, verbal); // "the ministry has, in a statement, called on"
            return;
        }
        if (!Nominal(k - 1))
        {
            if (apposition)
                TakeNounPhrase(candidate, first, comma);
            return;
        }
        TakeNounPhrase(candidate, first, k);
        if (apposition && candidate.SubjectFirst >= 0)
            candidate.SubjectEnd = comma;
    }

    /// <summary>
    /// Where several insertions lie between a name and its cue: the end of the name, if the pieces between the commas have no finite verb
    /// of their own outside relative clauses and a person is named first; or -1.
    /// </summary>
    int NamedBefore(Candidate candidate, int first, int comma)
    {
        var at = comma;
        for (var pieces = 0; pieces < 4; pieces++)
        {
            var from = at - 1;
            while (from >= first && !IsMark(from, ",") && Quote(from) == Quote(candidate.Cue) && !IsStop(from))
                from--;
            var opens = from < first || !IsMark(from, ",");
            var start = from + 1;
            var ends =
                MentionAt(at - 1) is > 0 and var m && text.Names.Mentions[m - 1].Type == EntityType.Person
                || Tag(at - 1) == PartOfSpeech.Name && start < at && (Closes(start) >= 0 || from >= first && Closes(from) >= 0);
            if (ends && (opens || IsMark(from, ",") && Closes(from + 1) < 0) && !VerbInside(start, at))
                return at;
            if (opens || VerbInside(start, at) && !Has(start, SubjectFirstRole.Relative))
                return -1;
            at = from;
        }
        return -1;
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
            if (Closes(i) >= 0 && !ShortQuote(i - 1))
                break;
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
                if (i == first || !Nominal(i - 1) || VerbBefore(first, i))
                    break;
                continue;
            }
            if (IsMark(i, ","))
            {
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
