namespace Isnad;

/// <summary>What may stand between a cue and its content: adverbials, the one who is told, a short relative clause.</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>"warned for months that": the complementiser behind one short phrase with a preposition, or the start.</summary>
    int ThatBehindPhrase(int at, int end)
    {
        if (at >= end || !Has(at, SubjectFirstRole.Preposition | SubjectFirstRole.Adverbial) || MentionAt(at) != 0)
            return at;
        for (var i = at + 1; i < end && i < at + 9; i++)
            if (Has(i, SubjectFirstRole.That) && Tag(i) != PartOfSpeech.Determiner)
                return i;
            else if (!Nominal(i) && !IsJoint(i) && TimeAround(i) < 0)
                break;
        return at;
    }

    /// <summary>Adverbs and short adverbials between cue and content: "on Tuesday", "in a statement", "late on Sunday".</summary>
    int SkipAdverbials(int at, int end)
    {
        var start = at;
        while (at < end)
        {
            // "said Wednesday that", "reported last year that": a time of the saying, unless it is the subject of what follows
            if (
                TimeEnd(at) is var told
                && told > at
                && MentionAt(at) == 0
                && Tag(at) != PartOfSpeech.Determiner
                && told <= end
                && !(told < end && FiniteVerb(told) && at > start)
            )
            {
                at = told;
                continue;
            }
            if (
                Tag(at) == PartOfSpeech.Adverb
                    && MentionAt(at) == 0
                    && !Has(at, SubjectFirstRole.Negation) // "indicating not only that"
                    && at + 1 < end
                    && !FiniteVerb(at + 1)
                    && (
                        Has(at, SubjectFirstRole.Loose)
                        || Tag(at + 1) is not (PartOfSpeech.Number or PartOfSpeech.Determiner or PartOfSpeech.Adjective)
                    )
                || Tag(at) == PartOfSpeech.Particle
            )
            {
                at++;
                continue;
            }
            if (
                at - start < 12
                && Has(at, SubjectFirstRole.Adverbial)
                && !Has(at, SubjectFirstRole.According)
                && !Has(at, SubjectFirstRole.As)
            )
            {
                var time = TimeEnd(at + 1) > at + 1;
                var to = time ? TimeEnd(at + 1) : at + 1;
                while (
                    !time
                    && to < end
                    && to < at + 8
                    && (Nominal(to) || Has(to, SubjectFirstRole.Inside) && to + 1 < end && Nominal(to + 1))
                    && (to == at + 1 || Tag(to) is not (PartOfSpeech.Determiner or PartOfSpeech.Pronoun) || IsJoint(to - 1))
                )
                    to++;
                // the adverbial must be followed by the content's own opening
                if (
                    to > at + 1
                    && (
                        to >= end
                        || Has(to, SubjectFirstRole.That)
                        || tokens.Is(to, ':')
                        || IsMark(to, ",.")
                        || Opens(to) >= 0
                        || Has(to, SubjectFirstRole.To)
                        || StartsNounPhrase(to)
                    )
                )
                {
                    at = to;
                    continue;
                }
            }
            // "on Wednesday, 5 March 2031, that": the date beside its weekday
            if (at > start && at + 1 < end && IsMark(at, ",") && TimeEnd(at + 1) is var dated && dated > at + 1)
            {
                at = dated;
                continue;
            }
            break;
        }
        return at > start && at + 1 < end && IsMark(at, ",") && Has(at + 1, SubjectFirstRole.That) ? at + 1 : at;
    }

    /// <summary>The next complementiser within a short relative clause, or the start.</summary>
    int NextThat(int at, int end)
    {
        for (var i = at + 1; i < end && i < at + 14; i++)
            if (Has(i, SubjectFirstRole.That))
                return i;
        return at;
    }

    /// <summary>The end of the one who is told, or the start when nobody is.</summary>
    int AddresseeEnd(int at, int end)
    {
        if (at >= end)
            return at;
        if (Has(at, SubjectFirstRole.Addressee))
            return at + 1;
        if (Has(at, SubjectFirstRole.That) || Opens(at) >= 0 || !StartsNounPhrase(at))
            return at;
        var to = NounPhraseEnd(at, end);
        if (to >= end)
            return to;
        if (
            Has(to, SubjectFirstRole.That | SubjectFirstRole.Pronoun | SubjectFirstRole.Relative)
            || TimeEnd(to) > to
            || tokens.Is(to, ':')
            || IsMark(to, ",.")
            || Opens(to) >= 0
            || Has(to, SubjectFirstRole.Question)
            || StartsAdverbial(to)
        )
            return to;
        // zero that: the first name or noun is told, the next phrase starts the clause
        for (var i = at + 1; i < to; i++)
            if (
                Tag(i) is PartOfSpeech.Determiner or PartOfSpeech.Pronoun or PartOfSpeech.Possessive && Nominal(i - 1)
                || MentionAt(i - 1) != 0
                    && MentionAt(i) == 0
                    && Tag(i) is PartOfSpeech.Noun or PartOfSpeech.Name
                    && VerbFollows(i + 1, Math.Min(end, i + 3))
                || MentionAt(i) != 0 && MentionAt(i - 1) != 0 && MentionAt(i) != MentionAt(i - 1)
            )
                return i;
        return at;
    }
}
