namespace Isnad;

/// <summary>Names in the lines around an article's body: its masthead, the place and agency of its dateline, the author in its byline.</summary>
internal static class PageNames
{
    const int Longest = 5;

    public static void Add(Document document, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        foreach (var article in document.Articles)
        {
            if (article.Masthead is { } masthead && masthead.Length < 60)
                Put(
                    document,
                    drafts,
                    document.Tokens.IndexAt(masthead.Start),
                    TokenEnd(document, masthead),
                    EntityType.Outlet,
                    replace: true,
                    TypeVotes.SureOutlet
                );
            if (article.Dateline is { } dateline)
                Segments(document, drafts, dateline, lexiconOf, byline: false);
            if (article.Byline is { } byline)
                Segments(document, drafts, byline, lexiconOf, byline: true);
        }
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    static int TokenEnd(Document document, TextSpan span)
    {
        var i = document.Tokens.IndexAt(span.Start);
        while (i < document.Tokens.Count && document.Tokens[i].Start < span.End)
            i++;
        return i;
    }

    /// <summary>A line "PLACE – NAME – date (AGENCY)": its parts between dashes, commas and brackets.</summary>
    static void Segments(Document document, List<NameDraft> drafts, TextSpan span, Func<int, NameLexicon?> lexiconOf, bool byline)
    {
        var tokens = document.Tokens;
        var (at, end) = (tokens.IndexAt(span.Start), TokenEnd(document, span));
        // "By": what opens the line is no part of the writer's name
        if (
            byline
            && LexiconAt(document, at, lexiconOf) is { } of
            && of.Language.Compiled(PageWords.Load).Bylines.TryMatch(tokens, at, end, 0, out var opening)
        )
            at = opening.End;
        var segment = 0;
        var outletFirst = false;
        var person = false;
        while (at < end)
        {
            var bracket = at > 0 && tokens.Is(at - 1, '(');
            var stop = at;
            while (stop < end && !IsBreak(tokens, stop))
                stop++;
            if (stop > at)
            {
                var words = stop - at;
                // "PLACE, date" is a Latin habit; elsewhere a comma also stands behind an outlet's name
                var comma = stop < end && tokens.Is(stop, ',') && char.IsAsciiLetter(tokens.KeyChar(at));
                var dashBehind = stop < end && (comma || IsDash(tokens, stop) || tokens.Is(stop, '/') || tokens.Is(stop, '('));
                var lexicon = LexiconAt(document, at, lexiconOf);
                if (words <= Longest && lexicon is not null && !HasNumber(tokens, at, stop) && IsNameLike(lexicon, tokens, at, stop))
                {
                    // "By NAME, THE PAPER": the writer's place in the line is surer than what stands beside the name
                    if (byline && segment == 0 && words is 2 or 3 && (comma || stop == end) && !IsOutlet(lexicon, tokens, at, stop))
                        Put(document, drafts, at, stop, EntityType.Person, replace: true, TypeVotes.SurePerson);
                    else if (byline && person && segment == 1 && tokens.Is(at - 1, ','))
                        // what is no paper there is an office
                        _ =
                            (lexicon.Of(tokens.Key(stop - 1)) & NameMarks.Title) == 0
                            && Put(document, drafts, at, stop, EntityType.Outlet, replace: true);
                    else if (
                        comma
                        && !byline
                        && segment == 0
                        && words > 1
                        && ClosesLine(document, end)
                        && !IsPlace(lexicon, tokens, at, stop)
                    )
                        outletFirst = Put(document, drafts, at, stop, EntityType.Outlet, replace: true);
                    // "NAME, date" on a line of its own: what signs and seems to be a person is an outlet
                    else if (
                        segment == 0
                        && !byline
                        && lexicon.Language.RightToLeft
                        && stop < end
                        && tokens.Is(stop, '،')
                        && ClosesLine(document, end)
                        && SeemsPerson(drafts, lexicon, tokens, at, stop)
                    )
                        outletFirst = Put(document, drafts, at, stop, EntityType.Outlet, replace: true, TypeVotes.SureOutlet);
                    else if (bracket && (words > 1 || IsOutlet(lexicon, tokens, at, stop) || IsStrange(lexicon, tokens, at)))
                        Put(document, drafts, at, stop, EntityType.Outlet, replace: true);
                    else if (segment == 0 && !byline && dashBehind && !IsOutlet(lexicon, tokens, at, stop))
                        Put(document, drafts, at, stop, EntityType.Place, replace: true);
                    else if (segment == 0 && dashBehind && IsOutlet(lexicon, tokens, at, stop))
                        outletFirst = Put(document, drafts, at, stop, EntityType.Outlet, replace: true);
                    else if (segment == 1 && outletFirst && !byline && IsDash(tokens, at - 1) && words <= 3)
                        Put(document, drafts, at, stop, EntityType.Place, replace: true);
                    else if (segment == 0 && byline && dashBehind && IsDash(tokens, stop) && words <= 3)
                        Put(document, drafts, at, stop, EntityType.Place, replace: true);
                    else if (byline && segment == 1 && words is 2 or 3)
                        Put(document, drafts, at, stop, EntityType.Person, replace: true);
                    else if (!byline && segment == 1 && IsDash(tokens, at - 1) && words <= 3)
                        Put(
                            document,
                            drafts,
                            at,
                            stop,
                            IsOutlet(lexicon, tokens, at, stop) || words == 1 ? EntityType.Outlet : EntityType.Person,
                            replace: false
                        );
                }
                person |= segment == 0 && words is 2 or 3;
                segment++;
            }
            at = stop + 1;
        }
    }

    /// <summary>False for a weekday and, in Latin script, for words in lower case beside a few that join names.</summary>
    static bool IsNameLike(NameLexicon lexicon, TokenTable tokens, int at, int stop)
    {
        const int Joint = 3; // letters
        if (stop - at == 1 && lexicon.IsWeekday(tokens.Key(at)))
            return false;
        if (!lexicon.Language.RightToLeft)
            for (var i = at; i < stop; i++)
                if (tokens[i].Kind == TokenKind.Word && tokens[i].Length > Joint && char.IsLower(tokens.Text[tokens[i].Start]))
                    return false;
        return true;
    }

    /// <summary>True when a line ends behind the token before <paramref name="end"/>: a date alone, not one that opens a report.</summary>
    static bool ClosesLine(Document document, int end)
    {
        var tokens = document.Tokens;
        return end >= tokens.Count || tokens.Text[tokens[end - 1].End..tokens[end].Start].Contains('\n', StringComparison.Ordinal);
    }

    /// <summary>True where the model found a person's name without a given name in it.</summary>
    static bool SeemsPerson(List<NameDraft> drafts, NameLexicon lexicon, TokenTable tokens, int at, int stop) =>
        drafts.Exists(draft => draft.Type == EntityType.Person && draft.First == at && draft.End == stop)
        && (lexicon.Of(tokens.Key(at)) & NameMarks.GivenName) == 0;

    static bool IsPlace(NameLexicon lexicon, TokenTable tokens, int at, int stop) =>
        lexicon.TryMatch(tokens, at, stop, out var match) && match.End == stop && (match.Value & NameMarks.Place) != 0;

    static bool IsStrange(NameLexicon lexicon, TokenTable tokens, int at) =>
        NameModel.Of(lexicon.Language) is { } model
        && WordLore.Common(model.Of(NameFeatures.CountKeys(tokens.Key(at), lexicon.Language).Word)) == 0;

    static bool IsOutlet(NameLexicon lexicon, TokenTable tokens, int at, int stop)
    {
        for (var i = at; i < stop; i++)
            if (lexicon.TryMatch(tokens, i, stop, out var match) && (match.Value & (NameMarks.OutletHead | NameMarks.Outlet)) != 0)
                return true;
        return false;
    }

    static bool IsDash(TokenTable tokens, int at) =>
        tokens.Is(at, '-') || tokens.Is(at, '–') || tokens.Is(at, '—') || tokens.Is(at, '|') || tokens.Is(at, 'ـ');

    static bool IsBreak(TokenTable tokens, int at) =>
        tokens[at].Kind is TokenKind.Punctuation or TokenKind.Symbol
        && !(tokens.Is(at, '-') && !tokens[at].SpaceBefore)
        && !tokens.Is(at, '«')
        && !tokens.Is(at, '»');

    static bool HasNumber(TokenTable tokens, int at, int stop)
    {
        for (var i = at; i < stop; i++)
            if (tokens[i].Kind == TokenKind.Number)
                return true;
        return false;
    }

    static NameLexicon? LexiconAt(Document document, int token, Func<int, NameLexicon?> lexiconOf)
    {
        var sentence = SentenceAt(document, token);
        return sentence >= 0 && lexiconOf(sentence) is { } lexicon ? lexicon : null;
    }

    static int SentenceAt(Document document, int token)
    {
        for (var s = 0; s < document.Sentences.Count; s++)
            if (document.Sentences[s].FirstToken <= token && token < document.Sentences[s].EndToken)
                return s;
        return -1;
    }

    static bool Put(Document document, List<NameDraft> drafts, int first, int end, EntityType type, bool replace, TypeVotes votes = default)
    {
        var sentence = SentenceAt(document, first);
        if (first >= end || sentence < 0 && document.Sentences.Count == 0)
            return false;
        var draft = new NameDraft(first, end, 0, type, Math.Max(0, sentence)) { Votes = votes };
        for (var i = drafts.Count - 1; i >= 0; i--)
        {
            if (!drafts[i].Overlaps(draft))
                continue;
            if (!replace || drafts[i].First < first || drafts[i].End > end)
                return false;
            drafts.RemoveAt(i);
        }
        drafts.Add(draft);
        return true;
    }
}
