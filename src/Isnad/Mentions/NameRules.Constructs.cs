namespace Isnad;

/// <summary>Arabic and Persian: a head noun and what it governs.</summary>
internal sealed partial class NameRules
{
    /// <summary>
    /// A head noun and the noun it governs: "حركة" and a definite or strange noun with its adjectives, "زندان" and a strange word
    /// or a known place; and in Arabic a definite head noun with an institution's adjective.
    /// </summary>
    void AddConstructs(int sentence, List<NameDraft> drafts, int begin)
    {
        for (var i = first; i + 1 < end; i++)
        {
            if (
                (MarkAt(i) & NameMarks.Head) == 0
                || !lexicon.TryMatch(tokens, i, end, out var head)
                || head.End >= end
                || (head.Value & NameMarks.Head) == 0
            )
                continue;
            var key = tokens.Key(i);
            var definite = clitics && (key.StartsWith("ال") || key.Length > 3 && key[1..].StartsWith("ال") || key.StartsWith("لل"));
            var stop =
                definite ? InstitutionEnd(head.End, head.Length > 1)
                : (head.Value & NameMarks.Construct) != 0 ? ConstructEnd(head.End, head.Value)
                : head.End;
            if (stop == head.End || IsOrganising(i, head))
                continue;
            var outside = (head.Value & NameMarks.HeadOutside) != 0;
            var type =
                (head.Value & NameMarks.PlaceHead) != 0 ? EntityType.Place
                : (head.Value & NameMarks.OutletHead) != 0 ? EntityType.Outlet
                : (head.Value & NameMarks.GroupHead) != 0 ? EntityType.Group
                : EntityType.Organisation;
            var draft = new NameDraft(outside ? head.End : i, stop, 0, type, sentence);
            Absorb(draft, drafts, begin);
            i = stop - 1;
        }
    }

    /// <summary>"The organising (organisation) of the parties": a group's head noun that is a verb's noun too, before a common noun.</summary>
    bool IsOrganising(int at, in PhraseMatch<NameMarks> head) =>
        clitics
        && (head.Value & NameMarks.GroupHead) != 0
        && lexicon.VerbalNoun.Fits(tokens.Key(at)[Math.Min(head.Skip, tokens[at].KeyLength)..])
        && (MarkAt(head.End) & NameMarks.Known) == 0
        && Common(head.End) >= 4;

    /// <summary>Adds a draft that stands over the model's guesses inside it; one that reaches beyond it on the right lengthens it.</summary>
    void Absorb(NameDraft draft, List<NameDraft> drafts, int begin)
    {
        for (var d = drafts.Count - 1; d >= begin; d--)
        {
            if (!drafts[d].Overlaps(draft))
                continue;
            if (drafts[d].First < draft.First && drafts[d].End >= draft.End)
                return;
            draft.End = Math.Max(draft.End, drafts[d].End);
            drafts.RemoveAt(d);
        }
        if (draft.Skip == 0)
            draft.Skip = SkipOf(draft);
        drafts.Add(draft);
    }

    int InstitutionEnd(int at, bool titled)
    {
        if (
            !titled
            && (MarkAt(at) & NameMarks.InstitutionAdjective) == 0
            && !(tokens.Key(at - 1).EndsWith("هلال") && tokens.Key(at).StartsWith("ال"))
        )
            return at;
        var stop = titled ? at : at + 1;
        if (stop < end && tokens[stop].Kind == TokenKind.Word && tokens.Key(stop).StartsWith("لل") && tokens[stop].KeyLength > 4)
        {
            stop++;
            if (stop < end && tokens.Key(stop).StartsWith("ال") && (tokens.Key(stop).EndsWith("ه") || IsAdjective(stop)))
                stop++;
        }
        return stop;
    }

    int ConstructEnd(int at, NameMarks head)
    {
        if (tokens[at].Kind != TokenKind.Word)
            return at;
        if (clitics)
        {
            var definite = tokens.Key(at).StartsWith("ال") && tokens[at].KeyLength > 4;
            if (definite && (MarkAt(at) & NameMarks.Nationality) != 0)
                return at;
            if (!definite && !IsNameLike(at))
            {
                // one governed noun between head and name: the union of the teachers of …
                return
                    at + 1 < end
                    && tokens[at + 1].Kind == TokenKind.Word
                    && IsNameLike(at + 1)
                    && !tokens.Key(at + 1).StartsWith("ال")
                    && tokens.Key(at).EndsWith("ي")
                    ? at + 2
                    : at;
            }
            var stop = at + 1;
            while (
                stop < end
                && stop < at + 3
                && tokens[stop].Kind == TokenKind.Word
                && (definite ? IsAdjective(stop) : IsNameLike(stop) && !tokens.Key(stop).StartsWith("و"))
            )
                stop++;
            return stop;
        }
        // an agency's or a newspaper's name is often one common word
        if (
            (head & NameMarks.OutletHead) != 0
            && Common(at) < 6
            && (MarkAt(at) & (NameMarks.Nationality | NameMarks.Head | NameMarks.Title)) == 0
        )
            return at + 1;
        for (var i = at; i < end && i < at + 4 && tokens[i].Kind == TokenKind.Word && Common(i) < 6; i++)
            if (IsNameLike(i))
                return (head & NameMarks.PlaceHead) == 0 && (MarkAt(i) & (NameMarks.GivenName | NameMarks.Place)) == NameMarks.GivenName
                    ? at
                    : i + 1; // the trial of a person is no court
        return at;
    }
}
