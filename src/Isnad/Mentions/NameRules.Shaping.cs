namespace Isnad;

/// <summary>What a name that the model found becomes: where it begins and ends, and its type.</summary>
internal sealed partial class NameRules
{
    /// <summary>The end of a name that the model ran on over "and": before a token و, or a word that stands alone without its و.</summary>
    int SplitAtAnd(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var key = tokens.Key(i);
            if (BreaksName(i))
                return i;
            if (!clitics && key is "و" && i + 1 < to && (MarkAt(i + 1) & NameMarks.Head) != 0)
                return i;
            if (
                clitics
                && key.Length > 3
                && key[0] == 'و'
                && (lexicon.Of(key) & NameMarks.Known) == 0
                && !key[1..].StartsWith("ال")
                && (
                    (lexicon.Of(key[1..]) & NameMarks.Known) != 0
                    || (lexicon.Of(key[1..]) & NameMarks.Construct) != 0
                    || StandsAlone(key[1..])
                    || (lexicon.Of(key) & NameMarks.NameWord) == 0 && Common(i) == 0
                )
            )
                return i;
        }
        return to;
    }

    /// <summary>Two halves of one hyphenated word, of which the model left the hyphen out: "al" and "Amin" of "al-Amin".</summary>
    bool IsHyphenated(int left, int right) =>
        right - left is 0 or 1
        && !tokens[right].SpaceBefore
        && (right == left || tokens.Is(left, '-') && !tokens[left].SpaceBefore)
        && (right > left || tokens.Is(right - 1, '-'));

    /// <summary>"Guterres demanded a truce", where the verb opens the clause and is a given name too; "Talib X: …" and "Talib X, who …" are names.</summary>
    bool IsDemand(NameDraft draft)
    {
        if (
            draft.Length < 2
            || !lexicon.Demands.Fits(tokens.Key(draft.First))
            || NameParts.IsPatronymic(tokens.Key(draft.First + 1).ToString())
        )
            return false;
        var before = draft.First - 1;
        var opens =
            before < first
            || tokens[draft.First].Newlines > 0
            || tokens[before].Kind == TokenKind.Punctuation
            || lexicon.BeforeVerb.Fits(tokens.Key(before))
            || lexicon.BeforeVerb.Fits(tokens.Key(draft.First));
        var behind = draft.End;
        return opens
            && behind < end
            && tokens[behind].Kind == TokenKind.Word
            && tokens[behind].Newlines == 0
            && !lexicon.PresentVerb.Fits(tokens.Key(behind));
    }

    bool Shape(ref NameDraft draft, int floor)
    {
        TrimPunctuation(ref draft);
        while (!latin && draft.Length > 0 && BreaksName(draft.First))
            draft.First++;
        if (draft.Length <= 0)
            return false;
        while (latin && draft.Length > 1 && !IsUpper(draft.First) && Common(draft.First) >= 6)
            draft.First++;
        if (latin)
            JoinHyphens(ref draft, floor);
        if (!latin)
            TrimTail(ref draft);
        if (draft.Type == EntityType.Person)
        {
            while (
                draft.Length > 1
                && lexicon.Tells.Fits(tokens.Key(draft.First))
                && !NameParts.IsPatronymic(tokens.Key(draft.First + 1).ToString())
            )
                draft.First++;
            TrimTitles(ref draft);
            if (latin)
            {
                CutAtTitle(ref draft);
                if (IsCommonNoun(draft))
                    draft.First++;
                PartPair(ref draft);
            }
            else
                StretchPerson(ref draft, floor);
            if (IsDemand(draft))
            {
                draft.First++;
                StretchRight(ref draft);
            }
        }
        if (draft.Length > 1 && tokens[draft.First].Kind == TokenKind.Word && IsArticle(draft.First))
            draft.First++;
        while (draft.Length > 1 && draft.Type != EntityType.Person && (IsOutsideHead(draft.First) || IsDescription(draft.First)))
            draft.First++;
        TrimPunctuation(ref draft);
        if (draft.Length <= 0)
            return false;
        while (
            draft.Length > 1
            && (
                lexicon.NoEnd.Fits(tokens.Key(draft.End - 1))
                || draft.Type == EntityType.Person && lexicon.Told.Fits(tokens.Key(draft.End - 1))
            )
        )
            draft.End--;
        TakeHead(ref draft, floor);
        var all = NameMarks.Nationality;
        for (var i = draft.First; i < draft.End; i++)
            all &= MarkAt(i);
        if (all != 0 && (MarkAt(draft.First) & NameMarks.Known) == 0)
            return false;
        if (IsBareHead(draft) || draft.Type == EntityType.Person && IsBareTitle(draft))
            return false;
        if (draft.Length == 1 && (MarkAt(draft.First) & NameMarks.Known) == 0 && lexicon.IsWeekday(tokens.Key(draft.First)))
            return false;
        if (draft.Length == 1 && !latin && (IsMadeWord(draft.First) || IsMoney(draft)))
            return false;
        if (
            draft.Length == 1
            && lexicon.IsPartOfDay(tokens.Key(draft.First))
            && (
                IsNumber(draft.First - 1)
                || IsNumber(draft.First + 1)
                || draft.First > first && lexicon.OpensTime(tokens.Key(draft.First - 1))
            )
        )
            return false; // "dawn on the 23rd", "4:40 at dawn", "since dawn"
        // of one common word no body is named alone
        if (
            !latin
            && draft is { Length: 1, Type: EntityType.Organisation or EntityType.Outlet }
            && MarkAt(draft.First) == NameMarks.None
            && Common(draft.First) >= 5
        )
            return false;
        // a very common word alone is no name
        if (!latin && draft.Length == 1 && MarkAt(draft.First) == NameMarks.None && Common(draft.First) == WordLore.Most)
            return false;
        if (!latin && HoldsOffice(draft))
            (draft.Type, draft.Votes) = (EntityType.Person, TypeVotes.SurePerson);
        draft.Type = Refine(draft);
        draft.Skip = SkipOf(draft);
        return draft.First < draft.End;
    }

    bool IsNumber(int at) => (uint)at < (uint)tokens.Count && tokens[at].Kind == TokenKind.Number;

    /// <summary>"Minister", "Prime Minister": an office without a name, unless the word is a name too ("King", "Dean").</summary>
    bool IsBareTitle(in NameDraft draft)
    {
        for (var i = draft.First; i < draft.End; i++)
            if ((MarkAt(i) & NameMarks.Title) == 0 || (MarkAt(i) & (NameMarks.GivenName | NameMarks.NameWord)) != 0)
                return false;
        return true;
    }

    void TrimPunctuation(ref NameDraft draft)
    {
        while (draft.Length > 0 && tokens[draft.First].Kind is TokenKind.Punctuation or TokenKind.Symbol)
            draft.First++;
        while (draft.Length > 0 && tokens[draft.End - 1].Kind is TokenKind.Punctuation or TokenKind.Symbol && !IsAbbreviationStop(draft))
            draft.End--;
        if (draft.Length > 2 && tokens.KeyIs(draft.End - 1, "s") && tokens[draft.End - 2].Kind == TokenKind.Punctuation)
            draft.End -= 2;
    }

    // "U.S." keeps its last full stop
    bool IsAbbreviationStop(in NameDraft draft) =>
        tokens.Is(draft.End - 1, '.')
        && draft.Length >= 4
        && tokens[draft.End - 2].Length == 1
        && tokens.Is(draft.End - 3, '.')
        && !tokens[draft.End - 1].SpaceBefore;

    /// <summary>Latin: a hyphenated word is one word, unless its second half is a common word ("Iran-backed").</summary>
    void JoinHyphens(ref NameDraft draft, int floor)
    {
        while (
            draft.First - 2 >= floor
            && tokens.Is(draft.First - 1, '-')
            && !tokens[draft.First].SpaceBefore
            && !tokens[draft.First - 1].SpaceBefore
            && tokens[draft.First - 2].Kind == TokenKind.Word
            && (IsUpper(draft.First - 2) || tokens[draft.First - 2].Length <= 3)
        )
            draft.First -= 2;
        while (
            draft.End + 1 < end
            && tokens.Is(draft.End, '-')
            && !tokens[draft.End].SpaceBefore
            && !tokens[draft.End + 1].SpaceBefore
            && tokens[draft.End + 1].Kind == TokenKind.Word
            && (IsUpper(draft.End + 1) || tokens.KeyIs(draft.End - 1, "al") || tokens.KeyIs(draft.End - 1, "el"))
        )
            draft.End += 2;
    }

    void TrimTitles(ref NameDraft draft)
    {
        while (draft.Length > 1)
        {
            var mark = MarkAt(draft.First);
            if ((mark & NameMarks.Title) == 0 || (mark & NameMarks.GivenName) != 0)
                break;
            draft.First++;
            while (draft.Length > 1 && tokens[draft.First].Kind == TokenKind.Punctuation)
                draft.First++;
        }
    }

    /// <summary>Latin: "Norway Foreign Minister Anna Berg" is a place, an office, and a person, who stands behind it.</summary>
    void CutAtTitle(ref NameDraft draft)
    {
        for (var i = draft.End - 2; i > draft.First; i--)
        {
            if ((MarkAt(i) & NameMarks.Title) == 0 || (MarkAt(i) & (NameMarks.GivenName | NameMarks.NameWord)) != 0)
                continue;
            var office = i;
            while (office > draft.First && (MarkAt(office - 1) & (NameMarks.Title | NameMarks.Head)) != 0)
                office--;
            if (office - draft.First == 1 && MarkAt(draft.First) == NameMarks.None && IsUpper(draft.First))
                before = new NameDraft(draft.First, office, 0, EntityType.Place, Sentence);
            draft.First = i + 1;
            return;
        }
    }

    /// <summary>What stood before the office that the last person's name was cut at.</summary>
    NameDraft? before;

    /// <summary>A given name left of a person's name, and strange words right of it, belong to it.</summary>
    void StretchPerson(ref NameDraft draft, int floor)
    {
        if (
            draft.First - 1 >= floor
            && (MarkAt(draft.First - 1) & NameMarks.GivenName) != 0
            && (MarkAt(draft.First - 1) & (NameMarks.Honorific | NameMarks.Place)) == 0
            && !BreaksName(draft.First - 1)
        )
            draft.First--;
        StretchRight(ref draft);
    }

    /// <summary>Strange words right of a single one belong to the name.</summary>
    void StretchRight(ref NameDraft draft)
    {
        while (
            draft.Length < 2
            && draft.End < end
            && tokens[draft.End].Kind == TokenKind.Word
            && tokens[draft.End].KeyLength > 3
            && Common(draft.End) == 0
            && (MarkAt(draft.End) & (NameMarks.Title | NameMarks.Head | NameMarks.Place | NameMarks.Nationality)) == 0
            && !IsTail(draft with { End = draft.End + 1 })
            && !(clitics && tokens.Key(draft.End)[0] is 'و' or 'ب' or 'ل' or 'ف' && StandsAlone(tokens.Key(draft.End)[1..]))
        )
            draft.End++;
    }

    bool IsArticle(int token) => latin && (tokens.KeyIs(token, "the") || tokens.KeyIs(token, "a") || tokens.KeyIs(token, "an"));

    /// <summary>How many characters at the front of the first word are proclitics: و ف ب ل ك before a name, and the first ل of لل.</summary>
    public int SkipOf(in NameDraft draft)
    {
        if (!clitics)
            return 0;
        var key = tokens.Key(draft.First);
        if (key.Length < 4 || (lexicon.Of(key) & (NameMarks.Known | NameMarks.Head | NameMarks.NameWord)) != 0)
            return 0;
        var skip = 0;
        if (key[0] is 'و' or 'ف' && IsName(key[1..], draft))
            skip = 1;
        var rest = key[skip..];
        if (rest.Length >= 4 && rest[0] is 'ب' or 'ل' or 'ك' && IsName(rest[1..], draft))
            return skip + 1;
        if (rest.Length >= 5 && rest.StartsWith("لل"))
            return skip + 1;
        return skip;
    }

    bool IsName(ReadOnlySpan<char> rest, in NameDraft draft) =>
        rest.Length >= 3
        && (
            rest.StartsWith("ال") && rest.Length > 4
            || (lexicon.Of(rest) & (NameMarks.Known | NameMarks.Head | NameMarks.NameWord)) != 0
            || rest[0] is 'ب' or 'ل' && rest.Length >= 5 && rest[1..].StartsWith("ال")
            || StandsAlone(rest)
        );

    HashSet<string>? keys;

    /// <summary>True when the word stands somewhere in the document without proclitics.</summary>
    bool StandsAlone(ReadOnlySpan<char> word)
    {
        if (keys is null)
        {
            keys = new(StringComparer.Ordinal);
            for (var i = 0; i < tokens.Count; i++)
                keys.Add(tokens.Key(i).ToString());
        }
        return keys.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
