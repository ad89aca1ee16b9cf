namespace Isnad;

/// <summary>Where content ends: before the next cue with its own subject, a participle cue, "according to", the narrator.</summary>
sealed partial class SubjectFirstReader
{
    /// <summary>The end of the content that starts at a token: cut before another cue with its own subject, a participle cue, "according to".</summary>
    int Boundary(int start, Candidate own, int regionEnd)
    {
        var stop = regionEnd;
        var level = Quote(own.Cue);
        foreach (var other in candidates)
        {
            if (other == own || other.Cue <= start || other.Cue >= stop || Quote(other.Cue) != level)
                continue;
            var clause = other.Inverted ? other.Cue : other.ClauseStart;
            if (clause <= start)
            {
                // "the group which claimed that …, expressed doubt": the clause around this one goes on
                if (other.SubjectFirst >= 0 && other.SubjectEnd <= own.Cue && other.Cue > start + 1 && IsMark(other.Cue - 1, ","))
                    stop = Math.Min(stop, other.Cue - 1);
                continue;
            }
            var edge = clause;
            while (
                edge > start + 1
                && (
                    Has(edge - 1, SubjectFirstRole.Contrast | SubjectFirstRole.And)
                    || Tag(edge - 1) == PartOfSpeech.Adverb
                        && (IsComma(edge - 2) || Has(edge - 2, SubjectFirstRole.And | SubjectFirstRole.Contrast))
                    || other.SubjectFirst < 0 && Has(edge - 1, SubjectFirstRole.Auxiliary)
                )
            )
                edge--;
            var joined = edge < clause;
            var comma = edge > start && IsMark(edge - 1, ",;–—");
            if (other.SubjectFirst < 0)
            {
                // "that the paper had reported, citing a clerk, that …": a parenthesis of the inner saying, whose content is still to come
                if (comma && candidates.Exists(inner => inner.Cue > start && inner.CueEnd == edge - 1 && inner.SubjectFirst >= start))
                    continue;
                if (other.Tag == PartOfSpeech.VerbIng ? comma : joined && MayHaveContent(other, regionEnd))
                    stop = Math.Min(stop, edge);
                continue;
            }
            if (comma && !joined && Has(start, SubjectFirstRole.Subordinate) && FirstComma(start, edge) == edge - 1)
                continue; // "that when the tide fell, the clerk …": the main clause of the content begins behind the comma
            if (joined || comma && other.Inverted || comma && !Has(other.SubjectFirst, SubjectFirstRole.Relative) && !IsRelative(other))
                stop = Math.Min(stop, edge);
        }
        // "When X announced her leave, Y ran": the clause that the subordinate one leads
        var led = own.SubjectFirst > origin && Has(own.SubjectFirst - 1, SubjectFirstRole.Leading) && !own.Inverted;
        for (var i = start + 1; i < stop; i++)
        {
            if (Quote(i) != level)
                continue;
            if (led && IsMark(i, ",") && i + 1 < stop && StartsNounPhrase(i + 1) && VerbFollows(i + 1, stop))
            {
                stop = i;
                break;
            }
            if (
                level >= 0
                && IsMark(i, ".!?")
                && i + 1 < stop
                && tokens[i + 1].SpaceBefore
                && char.IsUpper(tokens.Surface(i + 1)[0])
                && tokens[i - 1].Length > 2
            )
            {
                stop = i; // inside a speech the content ends with its sentence
                break;
            }
            if (lexicon.TryPhrase(tokens, i, stop, SubjectFirstRole.According, out _) && IsComma(i - 1))
                stop = i - 1;
            else if (
                IsMark(i, ",")
                && i + 1 < stop
                && Has(i + 1, SubjectFirstRole.Returning)
                && VerbInside(i + 2, stop)
                && !InsideLongQuote(i)
            )
                stop = i; // the narrator comes back
            else if (
                IsMark(i, ",")
                && i + 2 < stop
                && Has(i + 1, SubjectFirstRole.And)
                && (FiniteVerb(i + 2) || Has(i + 2, SubjectFirstRole.Auxiliary | SubjectFirstRole.Be | SubjectFirstRole.Negation))
                && own.Verb.Frames.HasFlag(SubjectFirstFrames.That)
                && own.SubjectFirst >= 0
                && NegatedCue(i + 2, stop)
            )
                stop = i; // ", and did not confirm": the speaker is the subject again
            else if (IsMark(i, ",") && i + 3 < stop && Has(i + 1, SubjectFirstRole.Contrast) && NegatedCue(i + 2, stop))
                stop = i; // ", but it did not say when"
            else if (
                IsMark(i, ",")
                && i + 2 < stop
                && Has(i + 1, SubjectFirstRole.Contrast)
                && (own.Verb.Frames & (SubjectFirstFrames.That | SubjectFirstFrames.Quote)) == 0
                && StartsNounPhrase(i + 2)
                && VerbFollows(i + 2, stop)
            )
                stop = i; // "urged the judge to wait, but he declined"
            else if (
                IsMark(i, ";")
                && (
                    !own.Verb.Frames.HasFlag(SubjectFirstFrames.That)
                    || !ClauseFollows(start, i)
                    || candidates.Exists(c => c.Cue > i && Quote(c.Cue) == level)
                )
            )
                stop = i;
        }
        while (stop > start && (IsMark(stop - 1, ",;.–—") || Has(stop - 1, SubjectFirstRole.And | SubjectFirstRole.Contrast)))
        {
            if (IsMark(stop - 1, ".") && stop == regionEnd && !EndsWithStop(stop))
                break;
            stop--;
        }
        return stop;
    }

    /// <summary>Could the cue have content here? "and expects the report" goes on with what was said, "and expects that" is a statement of its own.</summary>
    bool MayHaveContent(Candidate other, int regionEnd) =>
        OpensContent(other, regionEnd)
        || (
            other.Verb.Frames
            & (
                SubjectFirstFrames.Np
                | SubjectFirstFrames.To
                | SubjectFirstFrames.For
                | SubjectFirstFrames.ObjOf
                | SubjectFirstFrames.ObjAs
                | SubjectFirstFrames.ObjPred
            )
        ) != 0
        || other.Verb.Frames.HasFlag(SubjectFirstFrames.ObjTo)
            && other.CueEnd < regionEnd
            && Joins(other.CueEnd, regionEnd, SubjectFirstRole.To);

    /// <summary>Is a verb of saying denied in the next words ("did not say", "would not confirm")?</summary>
    bool NegatedCue(int start, int end)
    {
        var negated = false;
        for (var i = start; i < end && i < start + 7; i++)
        {
            if (IsComma(i) || IsStop(i) || Opens(i) >= 0)
                return false;
            negated |= Has(i, SubjectFirstRole.Negation);
            if (lexicon.Verb(tokens, i) is not null && i > start)
                return negated;
        }
        return false;
    }

    bool InsideLongQuote(int i) => Quote(i) >= 0;

    bool EndsWithStop(int stop) =>
        stop >= last || tokens[stop].SpaceBefore || Opens(stop) >= 0 || Closes(stop) >= 0 || tokens[stop].Newlines > 0;

    bool IsRelative(Candidate other)
    {
        for (var i = other.SubjectEnd; i < other.Cue; i++)
            if (Has(i, SubjectFirstRole.Relative))
                return true;
        return false;
    }
}
