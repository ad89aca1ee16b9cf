namespace Isnad;

/// <summary>Finding the noun phrase that is the source: left of the cue, or right of it where the order is inverted.</summary>
sealed partial class SubjectFirstReader
{
    void FindSubject(Candidate candidate, int first, int end)
    {
        var j = candidate.Cue - 1;
        while (j >= first && IsBetweenSubjectAndCue(j))
            j--;
        if (Inverted(candidate, end, out var from, out var to))
        {
            (candidate.SubjectFirst, candidate.SubjectEnd, candidate.Inverted) = (from, to, true);
            return;
        }
        if (j < first)
            return;
        if (candidate.Tag == PartOfSpeech.VerbIng && !HasBe(candidate.Cue, j))
        {
            // "Vessa closed the port, accusing …": the subject of the sentence's first verb, unless a cue stands between
            TakeSharedSubject(candidate, first, j);
            (candidate.AntecedentFirst, candidate.AntecedentEnd) = (candidate.SubjectFirst, candidate.SubjectEnd);
            (candidate.SubjectFirst, candidate.SubjectEnd) = (-1, -1);
            return;
        }
        if (lexicon.Role(tokens, j) is SubjectFirstRole.And or SubjectFirstRole.Contrast)
        {
            TakeSharedSubject(candidate, first, j);
            return;
        }
        if (lexicon.Role(tokens, j) == SubjectFirstRole.Relative || tokens.KeyIs(j, "that") && Tag(j) == PartOfSpeech.Wh)
        {
            // X, who said: the antecedent speaks
            var head = j - 1;
            while (head >= first && (IsComma(head) || Tag(head) == PartOfSpeech.Preposition))
                head--;
            if (head >= first)
                TakeNounPhrase(candidate, first, head + 1);
            return;
        }
        if (IsComma(j) || IsMark(j, "–—)"))
        {
            TakeAcrossInsertion(candidate, first, j);
            return;
        }
        TakeNounPhrase(candidate, first, j + 1);
    }

    /// <summary>X made a speech and said: where no cue came before, the subject of the sentence's first verb speaks.</summary>
    void TakeSharedSubject(Candidate candidate, int first, int joint)
    {
        foreach (var earlier in candidates)
            if (Quote(earlier.Cue) == Quote(candidate.Cue))
                return; // carried over from that cue
        for (var v = first + 1; v < joint; v++)
        {
            if (
                Quote(v) != Quote(candidate.Cue)
                || !FiniteVerb(v) && lexicon.Role(tokens, v) is not (SubjectFirstRole.Auxiliary or SubjectFirstRole.Be)
            )
                continue;
            if (IsComma(v - 1))
                TakeAcrossInsertion(candidate, first, v - 1);
            else
                TakeNounPhrase(candidate, first, v);
            return;
        }
    }

    bool HasBe(int cue, int j)
    {
        for (var i = j + 1; i < cue; i++)
            if (lexicon.Role(tokens, i) == SubjectFirstRole.Be)
                return true;
        return false;
    }

    bool IsBetweenSubjectAndCue(int i) =>
        MentionAt(i) == 0
        && (
            lexicon.Role(tokens, i) is SubjectFirstRole.Auxiliary or SubjectFirstRole.Be
            || (Tag(i) == PartOfSpeech.Adverb && lexicon.Role(tokens, i) is SubjectFirstRole.None)
        );

    /// <summary>"…", said X: the subject follows a cue that itself follows a quotation or a clause with its comma.</summary>
    bool Inverted(Candidate candidate, int end, out int from, out int to)
    {
        (from, to) = (candidate.CueEnd, candidate.CueEnd);
        var before = candidate.Cue - 1;
        if (before < origin || candidate.CueEnd >= end || candidate.Tag == PartOfSpeech.VerbIng)
            return false;
        var afterQuote = Closes(before) >= 0 || (IsComma(before) && before > origin && Closes(before - 1) >= 0);
        if (!afterQuote && !IsComma(before))
            return false;
        if (!StartsNounPhrase(candidate.CueEnd) || Opens(candidate.CueEnd) >= 0)
            return false;
        to = NounPhraseEnd(candidate.CueEnd, end);
        if (to == from)
            return false;
        if (afterQuote)
            return true;
        // without a quotation the verb must close its clause behind the subject
        return (to >= end || IsMark(to, ".!?") || IsMark(to, ",") && to + 1 < end && FiniteVerb(to + 1))
            && Tag(candidate.Cue) is PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent;
    }

    bool StartsNounPhrase(int i) =>
        MentionAt(i) != 0
        || Tag(i)
            is PartOfSpeech.Determiner
                or PartOfSpeech.Noun
                or PartOfSpeech.Name
                or PartOfSpeech.Pronoun
                or PartOfSpeech.Possessive
                or PartOfSpeech.Adjective
                or PartOfSpeech.Number;

    bool Nominal(int i) =>
        MentionAt(i) != 0
        || Tag(i)
            is PartOfSpeech.Noun
                or PartOfSpeech.Name
                or PartOfSpeech.Adjective
                or PartOfSpeech.Determiner
                or PartOfSpeech.Number
                or PartOfSpeech.Possessive
                or PartOfSpeech.PossessiveMark
                or PartOfSpeech.Pronoun
                or PartOfSpeech.Other
        || tokens.Is(i, '\'')
        || tokens.Is(i, '’')
        || tokens.Is(i, '-')
        || tokens.Is(i, '&')
        || (tokens.Is(i, '.') && i + 1 < last && !tokens[i + 1].SpaceBefore)
        || tokens.Is(i, '.')
            && i > origin
            && tokens[i - 1].Length <= 4
            && char.IsUpper(tokens.Surface(i - 1)[0])
            && i + 1 < last
            && tokens[i + 1].Newlines == 0
            && tokens[i + 1].Kind == TokenKind.Word
            && char.IsUpper(tokens.Surface(i + 1)[0]);

    bool IsJoint(int i) =>
        Tag(i) is PartOfSpeech.Preposition or PartOfSpeech.To
        && !tokens.KeyIs(i, "that")
        && lexicon.Role(tokens, i) != SubjectFirstRole.Contrast;

    /// <summary>The end of the noun phrase that starts at a token: titles, names, "of" phrases, appositions and coordinations of names.</summary>
    int NounPhraseEnd(int start, int end)
    {
        var i = start;
        var to = start;
        while (i < end)
        {
            if (i > start && Tag(i) == PartOfSpeech.Pronoun && MentionAt(i) == 0)
                break;
            if (Nominal(i))
            {
                to = ++i;
                continue;
            }
            if (i > start && (IsJoint(i) && !StartsAdverbial(i)) && i + 1 < end && StartsNounPhrase(i + 1))
            {
                i++;
                continue;
            }
            if (lexicon.Role(tokens, i) == SubjectFirstRole.And && i + 1 < end && StartsNounPhrase(i + 1) && !VerbFollows(i + 1, end))
            {
                i++;
                continue;
            }
            // an apposition: comma, then a noun phrase that again ends in a comma or at the end
            if (IsMark(i, ",") && i + 1 < end && StartsNounPhrase(i + 1) && Tag(i + 1) != PartOfSpeech.Pronoun && !VerbFollows(i + 1, end))
            {
                var part = i + 1;
                while (part < end && (Nominal(part) || (IsJoint(part) && !StartsAdverbial(part))))
                    part++;
                if (part >= end || IsMark(part, ",.") || lexicon.Role(tokens, part) == SubjectFirstRole.And || tokens[part].Newlines > 0)
                {
                    i = part;
                    to = part;
                    continue;
                }
            }
            break;
        }
        return to;
    }

    /// <summary>"on Tuesday", "in a statement": adverbials of the saying, not part of the source.</summary>
    bool StartsAdverbial(int i) =>
        (
            tokens.KeyIs(i, "on")
            || tokens.KeyIs(i, "in")
            || tokens.KeyIs(i, "at")
            || tokens.KeyIs(i, "during")
            || tokens.KeyIs(i, "after")
            || tokens.KeyIs(i, "by")
            || tokens.KeyIs(i, "as")
            || tokens.KeyIs(i, "before")
        ) && (i + 1 >= last || MentionAt(i + 1) == 0 || tokens.KeyIs(i, "on"));

    bool VerbFollows(int start, int end)
    {
        for (var i = start; i < end && i < start + 12; i++)
        {
            if (FiniteVerb(i))
                return true;
            if (IsComma(i) || IsStop(i) || Opens(i) >= 0)
                return false;
        }
        return false;
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
                && lexicon.Role(tokens, open) == SubjectFirstRole.Relative
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

    bool VerbInside(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (FiniteVerb(i))
                return true;
        return false;
    }

    /// <summary>The noun phrase that ends before <paramref name="end"/>, without relative clauses and leading adverbials.</summary>
    void TakeNounPhrase(Candidate candidate, int first, int end)
    {
        var level = Quote(candidate.Cue);
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
            var role = lexicon.Role(tokens, i);
            if (
                role is SubjectFirstRole.Contrast
                || tokens.KeyIs(i, "because")
                || tokens.KeyIs(i, "since")
                || tokens.KeyIs(i, "when")
                || tokens.KeyIs(i, "as")
                || tokens.KeyIs(i, "if")
                || tokens.KeyIs(i, "whether")
                || tokens.KeyIs(i, "that") && Tag(i) is PartOfSpeech.Preposition
            )
                break;
            if (FiniteVerb(i) || role is SubjectFirstRole.Be or SubjectFirstRole.Auxiliary)
            {
                // inside a relative clause: its pronoun stands further left in the same clause
                var wh = i - 1;
                while (
                    wh >= first
                    && !IsComma(wh)
                    && !IsStop(wh)
                    && lexicon.Role(tokens, wh) != SubjectFirstRole.Relative
                    && !(tokens.KeyIs(wh, "that") && wh > first && Tag(wh - 1) == PartOfSpeech.Noun)
                )
                    wh--;
                if (wh <= first || IsComma(wh) || IsStop(wh))
                    break;
                i = wh;
                (start, stop) = (wh, wh);
                continue;
            }
            if (role == SubjectFirstRole.Addressee && Tag(i) == PartOfSpeech.Pronoun)
            {
                if (start != stop)
                    break; // "told us the baker had": what follows is a clause of its own
                continue;
            } // an object pronoun: inside a relative clause
            if (role == SubjectFirstRole.Pronoun || Tag(i) == PartOfSpeech.Pronoun)
            {
                if (start == stop)
                    start = i;
                break;
            }
            if (role == SubjectFirstRole.And)
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
        if (start >= stop || !Nominal(stop - 1) && Closes(stop - 1) < 0)
            return;
        (candidate.SubjectFirst, candidate.SubjectEnd) = (start, stop);
    }

    bool ShortQuote(int i)
    {
        var q = Quote(i);
        return q >= 0 && text.Quotations[q].Inner.Length <= 32;
    }

    bool HasAnd(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (lexicon.Role(tokens, i) == SubjectFirstRole.And)
                return true;
        return false;
    }

    bool VerbBefore(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (IsComma(i) || IsStop(i))
                return false;
            if (FiniteVerb(i))
                return true;
        }
        return false;
    }

    /// <summary>"On Tuesday the ministry", "In Marsa officials": the phrase before the subject's own start is passed over.</summary>
    int SkipLeadingAdverbial(int start, int end)
    {
        var before = start - 1;
        var leads = start < end && Tag(start) == PartOfSpeech.Preposition && MentionAt(start) == 0;
        if (
            !leads && (before < origin || Tag(before) != PartOfSpeech.Preposition || MentionAt(before) != 0 || tokens.KeyIs(before, "that"))
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
