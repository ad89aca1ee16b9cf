namespace Isnad;

/// <summary>Is a cue one, whose content does it end, and to whom is it said?</summary>
sealed partial class CueLastClauses
{
    /// <summary>"از … خواست": without somebody of whom it is asked, the verb is a wish to do something oneself.</summary>
    bool HasAddressee(Clause clause, in CueMatch cue)
    {
        for (var at = clause.Current; at < cue.Start; at++)
            if (words.Is(at, WordClass.From) && (at == clause.Current || !words.Is(at - 1, WordClass.Partitive)))
                return true;
        return false;
    }

    /// <summary>Words that may be something else than a cue are one only where a clause shows it.</summary>
    bool IsPlausible(Clause clause, in CueMatch cue)
    {
        if (cue.Has(CueLastFrames.Request) && cue.Has(CueLastFrames.Weak) && !HasAddressee(clause, cue))
            return false;
        if (!cue.Bare || clause.As || words.Is(cue.End, WordClass.That) || words.IsMark(cue.End, ':'))
            return true;
        if (cue.End < words.End && words.QuotationAt(cue.End) >= 0)
            return true;
        return sources.Find(clause.Current, cue.Start, strict: true).Speaks
            || clause.Speaker is not null && cue.Start > words.First && words.Is(cue.Start - 1, WordClass.And | WordClass.Also);
    }

    /// <summary>
    /// A cue inside the content of another goes on with the outer speaker when it is joined with "و" behind a finished clause and has no
    /// subject of its own ("گفت … شد و افزود"): the content ends before "و". Direct speech keeps a joined clause that has its own subject.
    /// </summary>
    void CloseSiblings(in CueMatch cue)
    {
        while (clauses.Count > 1)
        {
            var clause = Top;
            if (IsOfMatrix(clause, cue))
            {
                var end = cue.Start;
                while (end > clause.Start && words.IsComma(end - 1))
                    end--;
                while (clauses.Count > 1)
                    Leave(end);
                return;
            }
            if (clause.Kind == ClauseKind.Participle && (clause.Finished || words.IsMark(cue.End, ':')))
            {
                Leave(clause.Finished ? clause.LastVerb : cue.Start);
                continue;
            }
            if (
                clause.Kind != ClauseKind.Content
                || !clause.Finished
                || clause.Owner is null
                || clause.Owner.Cue is null
                || clause.Owner.Rule == "according"
            )
                return;
            if (cue.Has(CueLastFrames.Behind) && cue.Has(CueLastFrames.Quotation))
                return;
            var joint = clause.Current;
            while (joint < cue.Start && words.IsComma(joint))
                joint++;
            var contrast = joint < cue.Start && words.Is(joint, WordClass.Opener) && words.Is(joint, WordClass.Also);
            if (joint >= cue.Start || !words.Is(joint, WordClass.And) && !contrast)
                return;
            var subject = sources.Find(joint + 1, cue.Start, strict: true);
            if (subject.IsNone && (!Agree(clause.Owner, cue) || clause.Owner.FirstPerson != (cue.Person == 1)))
                return;
            if (!subject.IsNone && clause.Owner.Direct)
                return;
            if (
                subject.IsNone
                && words.Is(joint + 1, WordClass.Determiner)
                && !HasObject(clause, cue)
                && sources.Find(joint + 1, cue.Start, strict: false) is { IsNone: false, Form: SourceForm.Phrase, Speaks: false }
            )
                return; // "and this shows …": a thing is the subject
            Leave(clause.Current);
            if (clauses.Count == 0)
                return;
            Top.Current = joint + 1;
            if (!subject.IsNone)
                (Top.Start, Top.Speaker) = (joint + 1, null);
        }
    }

    /// <summary>
    /// "So-and-so, asked why the minister had announced that …, said: …": a cue with its colon and without a subject behind a finished content,
    /// where the sentence's own subject still waits for its verb.
    /// </summary>
    bool IsOfMatrix(Clause clause, in CueMatch cue) =>
        clause is { Kind: ClauseKind.Content, Finished: true, Owner.Direct: false }
        && words.IsMark(cue.End, ':')
        && clauses[0] is { Kind: ClauseKind.Matrix, LastVerb: < 0, Speaker: null } matrix
        && clauses[1].Kind == ClauseKind.Subordinate
        && sources.Find(clause.Current, cue.Start, strict: true).IsNone
        && sources.Find(matrix.Current, clauses[1].Opener, strict: false).Speaks;

    /// <summary>"به خبرنگاران گفت": the person spoken to stands behind "به" before the cue.</summary>
    (int Start, int End)? Addressee(Clause clause, in CueMatch cue)
    {
        if (!cue.Has(CueLastFrames.Clause) || cue.Has(CueLastFrames.To | CueLastFrames.Object | CueLastFrames.OfDocument))
            return null;
        for (var at = cue.Start - 2; at >= clause.Current; at--)
        {
            if (!words.Is(at, WordClass.Toward) || words.Length(at) > 1)
                continue;
            if (!sources.CanSpeak(at + 1) && !words.Is(at + 1, WordClass.Pronoun))
                return null;
            var end = Math.Max(at + 2, sources.NounPhraseEnd(at + 1, cue.Start));
            return end <= cue.Start ? (at + 1, end) : null;
        }
        return null;
    }
}
