namespace Isnad;

/// <content>Whose voice a cue without a subject is, where its own sentence tells.</content>
sealed partial class CueFirstReader
{
    /// <summary>
    /// "The governor received the delegation, stressing that …": the subject of the sentence speaks, when the sentence has no statement
    /// before. A verb that adds goes on with the last speaker instead.
    /// </summary>
    void FindAntecedents()
    {
        foreach (var draft in drafts.ToArray())
        {
            if (draft.Form != SourceForm.None || draft.Source is not null || draft.Rule is not ("verb" or "participle" or "fused"))
                continue;
            if (draft.Stance == Stance.Add && draft.Rule != "participle")
                continue;
            var sentence = view.SentenceAt(draft.CueAt);
            if (drafts.Exists(other => other != draft && other.CueAt < draft.CueAt && other.CueAt >= sentence.Start || Holds(other, draft)))
                continue;
            var subject = NearestPerson(draft.CueAt, sentence.Start);
            if (subject.IsEmpty)
                subject = OpeningSubject(sentence.Start, draft.CueAt);
            if (
                draft.Rule == "verb"
                && draft.CueAt > sentence.Start
                && !subject.IsEmpty
                && (subject.Kind == SpeakerKind.Topic && IsActOf(draft.Stance) || !subject.Speaks && IsThing(subject, draft))
            )
            {
                drafts.Remove(draft); // the court refused; the ink points at something
                continue;
            }
            if (
                subject is { IsEmpty: false, Speaks: true }
                && subject.Kind is not (SpeakerKind.Document or SpeakerKind.Topic)
                && (subject.Gender == 0 || draft.Gender == 0 || subject.Gender == draft.Gender || subject.Plural)
                && (draft.Plural is not true || subject.Plural || subject.Kind == SpeakerKind.Body)
            )
                draft.Antecedent = new TextSpan(subject.Offset, view.End(subject.End - 1));
        }
    }

    static bool IsActOf(Stance stance) => stance is Stance.Reject or Stance.Demand or Stance.Propose or Stance.Condemn or Stance.Admit;

    /// <summary>A subject that does not speak goes on as the subject of a verb that points, confirms or calls for something.</summary>
    bool IsThing(CueFirstPhrase subject, CueFirstDraft draft) =>
        draft.Stance is Stance.Note or Stance.Confirm or Stance.Demand or Stance.Reject or Stance.Explain or Stance.Reveal or Stance.Report
        && view[subject.Start].MentionEnd == 0
        && !IsPeople(subject);

    /// <summary>"The talk was chaired by So-and-so, and she said": the person right before the comma, behind a verb that is not the sentence's first.</summary>
    CueFirstPhrase NearestPerson(int cue, int floor)
    {
        if (cue - 2 <= floor || !view.IsComma(cue - 1) || view[cue].Skip != 1)
            return default;
        var phrase = phrases.EndingAt(cue - 1, floor);
        return phrase is { IsEmpty: false, Person: true } && phrase.Start - 1 > floor && IsVerb(phrase.Start - 1) ? phrase : default;
    }

    static bool Holds(CueFirstDraft outer, CueFirstDraft inner) =>
        outer != inner && inner.Cue is { } cue && outer.Content.Exists(content => content.Contains(cue));

    /// <summary>The subject behind the verb that opens the sentence, or in front of it (a headline).</summary>
    CueFirstPhrase OpeningSubject(int floor, int end)
    {
        var at = floor;
        for (var i = floor; i < end && i < floor + 10; i++)
            if (view.IsColon(i) || view.First(i) is '/' or '–' or '—' || view.First(i) is '-' && view.Token(i).SpaceBefore)
                at = i + 1; // behind a dateline
        while (at < end)
        {
            if (
                view.Is(at, CueFirstClass.Preposition)
                && view[at].Skip <= 1
                && CommaWithin(at, Math.Min(end, at + 14)) is var comma
                && comma > 0
            )
                at = comma + 1;
            else if (
                view.IsComma(at)
                || view.Is(
                    at,
                    CueFirstClass.Also
                        | CueFirstClass.Opener
                        | CueFirstClass.Perfect
                        | CueFirstClass.Auxiliary
                        | CueFirstClass.Time
                        | CueFirstClass.Adverb
                )
            )
                at++;
            else
                break;
        }
        if (at + 1 >= end || !view.IsWord(at))
            return default;
        var nominal = phrases.Parse(at, view.HasConjunction(at) ? 1 : 0, end, CueFrames.Object);
        if (nominal is { IsEmpty: false, Speaks: true })
        {
            var verb = nominal.End;
            while (verb < end && view.Is(verb, CueFirstClass.Perfect))
                verb++;
            if (verb < end && view.IsWord(verb) && IsVerb(verb))
                return nominal;
        }
        const CueFrames governed = CueFrames.Object | CueFrames.Bi | CueFrames.An | CueFrames.Min | CueFrames.Fi;
        return IsVerb(at) ? phrases.Parse(SkipAdverbials(at + 1, end, out _), 0, end, governed) : default;
    }

    int CommaWithin(int at, int end)
    {
        for (var i = at; i < end; i++)
            if (view.IsComma(i))
                return i;
        return -1;
    }

    /// <summary>A cue, or an unknown word that can be a verb: no article, no name.</summary>
    bool IsVerb(int at)
    {
        ref readonly var cell = ref view[at];
        if (cell.Word is { } word)
            return word.IsFinite && cell.Skip <= 1;
        return cell.MentionEnd == 0 && !cell.InName && !Shapes.Article.Fits(view.Key(at)) && !Shapes.WithThe.Fits(view.Key(at));
    }
}
