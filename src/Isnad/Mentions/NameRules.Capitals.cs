namespace Isnad;

/// <summary>Latin script: names that run on over capitalised words and head nouns.</summary>
internal sealed partial class NameRules
{
    /// <summary>
    /// Latin: a head noun right behind a name belongs to it ("… prison", "… Movement"), and a name that ends in an institution's
    /// head noun reaches back over the capitalised words before it.
    /// </summary>
    void ExtendCapitals(List<NameDraft> drafts, int begin)
    {
        for (var d = begin; d < drafts.Count; d++)
        {
            var draft = drafts[d];
            var ceiling = d + 1 < drafts.Count ? drafts[d + 1].First : end;
            if (draft.End < ceiling && lexicon.TryMatch(tokens, draft.End, ceiling, out var match))
            {
                var head = match.Value & NameMarks.Head;
                var lower = !IsUpper(draft.End);
                if (
                    head != 0
                    && (match.Value & NameMarks.HeadOutside) == 0
                    && (
                        !lower
                        || (head & NameMarks.PlaceHead) != 0
                        || match.Length > 1
                        || (head & NameMarks.GroupHead) != 0 && match.Length == 1 && draft.Type != EntityType.Person
                    )
                )
                {
                    draft.End = match.End;
                    draft.Type =
                        (head & NameMarks.PlaceHead) != 0 ? EntityType.Place
                        : (head & NameMarks.OutletHead) != 0 && (head & NameMarks.OrganisationHead) == 0 ? EntityType.Outlet
                        : (head & NameMarks.GroupHead) != 0 ? EntityType.Group
                        : EntityType.Organisation;
                }
            }
            if (
                (MarkAt(draft.End - 1) & (NameMarks.OrganisationHead | NameMarks.GroupHead | NameMarks.OutletHead)) != 0
                && draft.Type is not (EntityType.Person or EntityType.Place)
            )
            {
                var floor = d > begin ? drafts[d - 1].End : first;
                while (
                    draft.First - 1 >= floor
                    && tokens[draft.First - 1].Kind == TokenKind.Word
                    && IsUpper(draft.First - 1)
                    && !IsArticle(draft.First - 1)
                    && (MarkAt(draft.First - 1) & NameMarks.Title) == 0
                )
                    draft.First--;
            }
            if (draft.Type == EntityType.Organisation && (MarkAt(draft.End - 1) & NameMarks.OrganisationHead) != 0)
                draft.End = EndOfPurpose(draft.End, ceiling);
            drafts[d] = draft;
        }
        // a run of capitalised words that ends in an institution's head noun
        for (var i = first; i < end; i++)
        {
            if ((MarkAt(i) & NameMarks.OrganisationHead) == 0 || !IsUpper(i) || tokens[i].Length < 4)
                continue;
            var from = i;
            while (
                from - 1 >= first
                && tokens[from - 1].Kind == TokenKind.Word
                && IsUpper(from - 1)
                && !IsArticle(from - 1)
                && tokens[from - 1].Newlines == 0
            )
                from--;
            if (from == i)
                continue;
            var draft = new NameDraft(from, i + 1, 0, EntityType.Organisation, Sentence);
            if (Free(draft, drafts, begin))
                drafts.Add(draft);
        }
    }

    /// <summary>Latin: an institution's name goes on with what it is for ("the Institute for …", "the Council of …").</summary>
    int EndOfPurpose(int at, int ceiling)
    {
        if (at + 1 >= ceiling || !(tokens.KeyIs(at, "for") || tokens.KeyIs(at, "of")))
            return at;
        var stop = at + 1;
        while (stop < ceiling && tokens[stop].Kind == TokenKind.Word && IsUpper(stop) && (MarkAt(stop) & NameMarks.Title) == 0)
            stop++;
        return stop == at + 1 ? at : stop;
    }
}
