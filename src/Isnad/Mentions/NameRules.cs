namespace Isnad;

/// <summary>
/// Turns what the model marks into names as the record wants them: without titles, articles, proclitics and generic head nouns that
/// stand beside the name; with the head noun where it belongs to the name; and adds what the tables know for certain.
/// </summary>
internal sealed class NameRules(TokenTable tokens, NameLexicon lexicon)
{
    readonly bool clitics = !lexicon.Language.Proclitics.None;
    readonly bool latin = !lexicon.Language.RightToLeft;
    NameMarks[] marks = [];
    int first;
    int end;

    NameMarks MarkAt(int token) => token >= first && token < end ? marks[token - first] : NameMarks.None;

    /// <summary>Adds the names of one sentence, in text order and without overlap.</summary>
    public void Apply(ReadOnlySpan<NameTag> tags, NameFeatures features, int place, int from, int to, int sentence, List<NameDraft> drafts)
    {
        (first, end) = (from, to);
        Sentence = sentence;
        if (marks.Length < to - from)
            marks = new NameMarks[(to - from) * 2];
        features.Marks(place, to - from).CopyTo(marks);
        var begin = drafts.Count;
        for (var i = from; i < to; )
        {
            var tag = tags[i - from];
            if (tag == NameTag.Outside)
            {
                i++;
                continue;
            }
            var stop = i + 1;
            while (stop < to && tags[stop - from].Continues() && tags[stop - from].Type() == tag.Type())
                stop++;
            if (!latin)
                stop = SplitAtAnd(i, stop);
            var draft = new NameDraft(i, stop, 0, tag.Type(), sentence);
            i = stop;
            if (latin && drafts.Count > begin && IsHyphenated(drafts[^1].End, draft.First))
            {
                drafts[^1] = drafts[^1] with { End = draft.End };
                continue;
            }
            if (Shape(ref draft, drafts.Count > begin ? drafts[^1].End : from))
            {
                draft.Votes = NameModel.Votes(features, place + draft.First - from, place + draft.End - from);
                if (before is { } office)
                    drafts.Add(office);
                before = null;
                drafts.Add(draft);
                i = Math.Max(i, draft.End);
            }
        }
        if (latin)
            ExtendCapitals(drafts, begin);
        else
            AddConstructs(sentence, drafts, begin);
        AddKnown(sentence, drafts, begin);
        AddAfterHeads(sentence, drafts, begin);
        if (!latin)
            AddAfterPlaceNouns(sentence, drafts, begin);
        drafts.Sort(begin, drafts.Count - begin, Comparer<NameDraft>.Create((a, b) => a.First.CompareTo(b.First)));
    }

    /// <summary>The end of a name that the model ran on over "and": before a token و, or a word that stands alone without its و.</summary>
    int SplitAtAnd(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var key = tokens.Key(i);
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

    bool Shape(ref NameDraft draft, int floor)
    {
        TrimPunctuation(ref draft);
        if (draft.Length <= 0)
            return false;
        while (latin && draft.Length > 1 && !IsUpper(draft.First) && Common(draft.First) >= 6)
            draft.First++;
        if (latin)
            JoinHyphens(ref draft, floor);
        if (draft.Type == EntityType.Person)
        {
            TrimTitles(ref draft);
            if (latin)
                CutAtTitle(ref draft);
            else
                StretchPerson(ref draft, floor);
        }
        if (draft.Length > 1 && tokens[draft.First].Kind == TokenKind.Word && IsArticle(draft.First))
            draft.First++;
        while (draft.Length > 1 && draft.Type != EntityType.Person && (IsOutsideHead(draft.First) || IsDescription(draft.First)))
            draft.First++;
        TrimPunctuation(ref draft);
        if (draft.Length <= 0)
            return false;
        TakeHead(ref draft, floor);
        var all = NameMarks.Nationality;
        for (var i = draft.First; i < draft.End; i++)
            all &= MarkAt(i);
        if (all != 0 && (MarkAt(draft.First) & NameMarks.Known) == 0)
            return false;
        if (IsBareHead(draft))
            return false;
        // a very common word alone is no name
        if (!latin && draft.Length == 1 && MarkAt(draft.First) == NameMarks.None && Common(draft.First) == WordLore.Most)
            return false;
        draft.Type = Refine(draft);
        draft.Skip = SkipOf(draft);
        return draft.First < draft.End;
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
        )
            draft.First--;
        while (
            draft.Length < 2
            && draft.End < end
            && tokens[draft.End].Kind == TokenKind.Word
            && tokens[draft.End].KeyLength > 3
            && Common(draft.End) == 0
            && (MarkAt(draft.End) & (NameMarks.Title | NameMarks.Head | NameMarks.Place | NameMarks.Nationality)) == 0
            && !(clitics && tokens.Key(draft.End)[0] is 'و' or 'ب' or 'ل' or 'ف' && StandsAlone(tokens.Key(draft.End)[1..]))
        )
            draft.End++;
    }

    bool IsArticle(int token) => latin && (tokens.KeyIs(token, "the") || tokens.KeyIs(token, "a") || tokens.KeyIs(token, "an"));

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

    EntityType Refine(in NameDraft draft)
    {
        if (draft.Type is EntityType.Person)
            return draft.Type;
        var inside = MarkAt(draft.First);
        for (var i = draft.First + 1; i < draft.End && latin; i++)
            inside |= MarkAt(i) & NameMarks.Head;
        var last = MarkAt(draft.End - 1);
        if (
            draft.Length > 1
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
            if (stop == head.End)
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

    bool IsAdjective(int token)
    {
        var key = tokens.Key(token);
        return key.StartsWith("ال") && key.Length > 4 && (key.EndsWith("ي") || key.EndsWith("يه"));
    }

    bool IsNameLike(int token) =>
        (MarkAt(token) & (NameMarks.Place | NameMarks.GivenName | NameMarks.Country)) != 0
        || Common(token) == 0 && tokens[token].KeyLength > 2 && (MarkAt(token) & (NameMarks.Title | NameMarks.Head)) == 0;

    /// <summary>How common the word is, the more common of the word and its stem.</summary>
    int Common(int token)
    {
        if (Classes is null)
            return 3;
        var (word, stem) = NameFeatures.CountKeys(tokens.Key(token), lexicon.Language);
        return Math.Max(WordLore.Common(Classes.Of(word)), WordLore.Common(Classes.Of(stem)));
    }

    /// <summary>How common words are, from the language's model.</summary>
    public IWordLore? Classes { get; init; }

    int Sentence { get; set; }

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
                || clitics && tokens.Key(i) is [.., 'ي'] or [.., 'ي', 'ه']
                || !contexts.IsAfterPlaceNoun(tokens, i, first, Classes)
            )
                continue;
            var draft = new NameDraft(i, i + 1, 0, EntityType.Place, sentence);
            if (Free(draft, drafts, begin))
                drafts.Add(draft);
        }
    }

    static bool InLonger(in NameDraft draft, List<NameDraft> drafts, int begin)
    {
        for (var i = begin; i < drafts.Count; i++)
            if (drafts[i].Overlaps(draft) && drafts[i].Length > draft.Length)
                return true;
        return false;
    }

    static bool Free(in NameDraft draft, List<NameDraft> drafts, int begin)
    {
        for (var i = begin; i < drafts.Count; i++)
            if (drafts[i].Overlaps(draft))
                return false;
        return true;
    }

    bool IsOpening(int token) => tokens.Is(token, '«') || tokens.Is(token, '“') || tokens.Is(token, '"') || tokens.Is(token, '„');

    bool IsClosing(int token) => tokens.Is(token, '»') || tokens.Is(token, '”') || tokens.Is(token, '"');

    public bool IsUpper(int token) => char.IsUpper(tokens.Text[tokens[token].Start]);
}
