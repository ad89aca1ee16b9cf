namespace Isnad;

/// <content>What a head noun or an office beside a name says of it: whether it is part of the name, and what type the name is of.</content>
internal sealed partial class NameRules
{
    bool IsOutsideHead(int token)
    {
        var mark = MarkAt(token);
        return (mark & NameMarks.HeadOutside) != 0 && (mark & NameMarks.Known) == 0 && !(latin && IsUpper(token));
    }

    /// <summary>Arabic: a definite head noun without an adjective behind it is a description ("the company"), whatever noun follows.</summary>
    bool IsDescription(int token)
    {
        if (
            !clitics
            || (MarkAt(token) & NameMarks.Head) == 0
            || (MarkAt(token) & NameMarks.Known) != 0
            || !tokens.Key(token).StartsWith("ال")
        )
            return false;
        return (MarkAt(token + 1) & (NameMarks.InstitutionAdjective | NameMarks.Nationality | NameMarks.Head)) == 0
            && tokens.Key(token + 1) is not ([.., 'ي'] or [.., 'ه']);
    }

    /// <summary>A head noun that belongs to the name and stands right before it.</summary>
    void TakeHead(ref NameDraft draft, int floor)
    {
        if (latin || draft.First - 1 < floor || draft.Type == EntityType.Person)
            return;
        var mark = MarkAt(draft.First - 1);
        if (
            (mark & NameMarks.Head) == 0
            || (mark & (NameMarks.HeadOutside | NameMarks.Known)) != 0
            || (MarkAt(draft.First) & NameMarks.Head) != 0
        )
            return;
        if (draft.Type == EntityType.Place && (mark & NameMarks.PlaceHead) == 0)
            return;
        // the article makes the head a description: "the prison" beside a name is not its head
        if (clitics && tokens.Key(draft.First - 1).StartsWith("ال"))
            return;
        draft.First--;
    }

    bool IsBareHead(in NameDraft draft)
    {
        if (draft.Length != 1)
            return false;
        var mark = MarkAt(draft.First);
        return (mark & (NameMarks.Head | NameMarks.Title)) != 0
            && (mark & NameMarks.Known) == 0
            && !(latin && draft.Type == EntityType.Person);
    }

    /// <summary>Latin: a name whose first word is an institution's head noun with what it is of behind it.</summary>
    bool OpensWithHead(in NameDraft draft) =>
        (MarkAt(draft.First) & (NameMarks.OrganisationHead | NameMarks.PlaceHead)) == NameMarks.OrganisationHead
        && !IsUpper(draft.First + 1)
        && tokens[draft.First + 1].Kind == TokenKind.Word;

    EntityType Refine(in NameDraft draft)
    {
        if (draft.Type is EntityType.Person)
            return draft.Type;
        var inside = MarkAt(draft.First);
        for (var i = draft.First + 1; i < draft.End && latin; i++)
            inside |= MarkAt(i) & NameMarks.Head;
        var last = MarkAt(draft.End - 1);
        var opens = latin && draft.Length > 2 && OpensWithHead(draft);
        if (
            draft.Length > 1
            && !opens
            && ((latin ? last : inside) & (NameMarks.PlaceHead | NameMarks.HeadOutside)) == NameMarks.PlaceHead
            && ((latin ? last : inside) & NameMarks.OrganisationHead) == 0
        )
            return EntityType.Place;
        // "X Movement" is no place, whatever the model says
        var headed =
            latin
            && draft.Length > 1
            && IsUpper(draft.End - 1)
            && (last & (NameMarks.OrganisationHead | NameMarks.GroupHead)) != 0
            && (last & NameMarks.PlaceHead) == 0;
        headed |= opens;
        var before = MarkAt(draft.First - 1);
        if (before == NameMarks.None && draft.First - 2 >= first && tokens[draft.First - 1].Kind == TokenKind.Punctuation)
            before = MarkAt(draft.First - 2);
        if (draft.Type == EntityType.Place && !headed)
            return (before & NameMarks.OutletHead) != 0 && (before & NameMarks.HeadOutside) != 0 ? EntityType.Outlet : EntityType.Place;
        if (
            (before & NameMarks.OutletHead) != 0
            || (inside & NameMarks.OutletHead) != 0 && (inside & (NameMarks.OrganisationHead | NameMarks.Organisation)) == 0
            || (inside & NameMarks.Outlet) != 0 && (inside & (NameMarks.Organisation | NameMarks.OrganisationHead)) == 0
        )
            return EntityType.Outlet;
        return (inside & (NameMarks.GroupHead | NameMarks.Group)) != 0 && (inside & NameMarks.OrganisationHead) == 0
            ? EntityType.Group
            : EntityType.Organisation;
    }

    /// <summary>
    /// "The head of the harbour office Salem Durbawi", "the ambassador Lovstrom": who stands behind an office is a person, though a word of
    /// the office before the name is a place's or a body's.
    /// </summary>
    bool HoldsOffice(in NameDraft draft)
    {
        const int Reach = 6; // words of an office, without punctuation
        var known = MarkAt(draft.First) & (NameMarks.Known & ~NameMarks.GivenName | NameMarks.Head);
        if (known != 0 || draft.Type == EntityType.Outlet)
            return false;
        if (draft.Length == 1)
            return (MarkAt(draft.First - 1) & NameMarks.Title) != 0
                && lexicon.WithArticle.Fits(tokens.Key(draft.First - 1))
                && !lexicon.WithArticle.Fits(tokens.Key(draft.First))
                && Common(draft.First) == 0;
        if (draft.Length > 3 || (MarkAt(draft.First) & (NameMarks.GivenName | NameMarks.NameWord)) == 0)
            return false;
        for (var i = draft.First - 1; i >= Math.Max(first, draft.First - Reach) && tokens[i].Kind == TokenKind.Word; i--)
            if ((MarkAt(i) & NameMarks.Title) != 0)
                return true;
        return false;
    }
}
