namespace Isnad;

/// <summary>Names that the tables know, or that a head noun with quotation marks or a noun of places announces.</summary>
internal sealed partial class NameRules
{
    /// <summary>Names that the tables know for certain and the model passed over.</summary>
    void AddKnown(int sentence, List<NameDraft> drafts, int begin)
    {
        for (var i = first; i < end; i++)
        {
            if (
                (MarkAt(i) & (NameMarks.Country | NameMarks.Organisation | NameMarks.Group | NameMarks.Outlet)) == 0
                || !lexicon.TryMatch(tokens, i, end, out var match)
            )
                continue;
            var mark = match.Value;
            var sure =
                (mark & NameMarks.Country) != 0 && (mark & (NameMarks.GivenName | NameMarks.Nationality)) == 0
                || (mark & (NameMarks.Organisation | NameMarks.Group)) != 0
                || (mark & NameMarks.Outlet) != 0 && match.Length > 1;
            if (
                !sure
                || (latin && !IsUpper(i) && !(match.Length > 1 && tokens.KeyIs(match.End - 1, "ministry")))
                || (match.Length == 1 && tokens[i].KeyLength - match.Skip < 3 && !latin)
            )
                continue;
            var type =
                (mark & NameMarks.Country) != 0 ? EntityType.Place
                : (mark & NameMarks.Outlet) != 0 ? EntityType.Outlet
                : (mark & NameMarks.Group) != 0 ? EntityType.Group
                : EntityType.Organisation;
            // the article belongs to the name, other proclitics do not
            var skip = match.Skip;
            if (skip >= 2 && tokens.Key(i)[(skip - 2)..skip].SequenceEqual("ال"))
                skip -= 2;
            var draft = new NameDraft(i, match.End, skip, type, sentence);
            if (match.Length > 1 && !InLonger(draft, drafts, begin))
                Absorb(draft, drafts, begin);
            else if (Free(draft, drafts, begin))
                drafts.Add(draft);
            i = match.End - 1;
        }
    }

    /// <summary>A quoted name, or a name right behind a head noun that stands outside: قناة «…», روزنامه «…».</summary>
    void AddAfterHeads(int sentence, List<NameDraft> drafts, int begin)
    {
        for (var i = first; i + 2 < end; i++)
        {
            var mark = MarkAt(i);
            if ((mark & (NameMarks.OutletHead | NameMarks.OrganisationHead | NameMarks.GroupHead)) == 0 || !IsOpening(i + 1))
                continue;
            var stop = i + 2;
            while (stop < end && stop < i + 7 && !IsClosing(stop))
                stop++;
            if (stop >= end || !IsClosing(stop) || stop == i + 2)
                continue;
            // "the ministry «knows of it»" quotes words, not a name
            if ((mark & NameMarks.OutletHead) == 0 && (latin ? !IsUpper(i + 2) : stop - i > 4 || clitics && tokens.Key(i).StartsWith("ال")))
                continue;
            var type =
                (mark & NameMarks.OutletHead) != 0 ? EntityType.Outlet
                : (mark & NameMarks.GroupHead) != 0 ? EntityType.Group
                : EntityType.Organisation;
            var draft = new NameDraft(i + 2, stop, 0, type, sentence);
            if (Free(draft, drafts, begin))
                drafts.Add(draft);
        }
    }

    /// <summary>A strange word that the model passed over right behind a noun of places: "the people of …", "the governor of …".</summary>
    void AddAfterPlaceNouns(int sentence, List<NameDraft> drafts, int begin)
    {
        if (Classes is null)
            return;
        var contexts = NameContexts.Of(lexicon.Language);
        for (var i = first + 1; i < end; i++)
        {
            if (
                tokens[i].Kind != TokenKind.Word
                || tokens[i].KeyLength < 4
                || Common(i) > 0
                || (MarkAt(i) & (NameMarks.Title | NameMarks.Head | NameMarks.Nationality)) != 0
                || IsMadeWord(i)
                || clitics && tokens.Key(i) is [.., 'ي'] or [.., 'ي', 'ه']
                || !contexts.IsAfterPlaceNoun(tokens, i, first, Classes)
            )
                continue;
            var draft = new NameDraft(i, i + 1, 0, EntityType.Place, sentence);
            if (Free(draft, drafts, begin))
                drafts.Add(draft);
        }
    }
}
