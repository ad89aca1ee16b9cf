namespace Isnad;

/// <summary>Subjects that an insertion parts from their cue: appositions, relative clauses, lists.</summary>
sealed partial class SubjectFirstReader
{
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
}
