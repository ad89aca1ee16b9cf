using System.Runtime.CompilerServices;

namespace Isnad;

/// <summary>
/// The second pass: a name found once is a name wherever it stands in the document, also shortened to the surname, to the
/// name without its head noun, or behind proclitics; and one wording has one type.
/// </summary>
internal static class NameEcho
{
    public static void Run(Document document, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        var tokens = document.Tokens;
        drafts.RemoveAll(draft =>
            draft.Length == 1
            && lexiconOf(draft.Sentence) is { } lexicon
            && (lexicon.Of(tokens.Key(draft.First)[draft.Skip..]) & NameMarks.Platform) != 0
        );
        var keys = new string[drafts.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = KeyOf(tokens, drafts[i], 0);
        Unify(document, drafts, keys, lexiconOf);
        var phrases = Phrases(tokens, drafts, keys, lexiconOf);
        if (phrases.Count == 0)
            return;
        var taken = new bool[tokens.Count];
        foreach (var draft in drafts)
            taken.AsSpan(draft.First, draft.Length).Fill(true);
        var table = new PhraseTable<EntityType>(phrases.Select(p => (p.Key, p.Value)));
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            if (lexiconOf(s) is not { } lexicon)
                continue;
            var rules = new NameRules(tokens, lexicon);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (taken[i] || tokens[i].Kind != TokenKind.Word || !Match(table, tokens, i, sentence.EndToken, lexicon, out var match))
                    continue;
                if (!lexicon.Language.RightToLeft && !rules.IsUpper(i))
                    continue;
                if (taken.AsSpan(i, match.Length).Contains(true))
                    continue;
                drafts.Add(new NameDraft(i, match.End, match.Skip, match.Value, s));
                taken.AsSpan(i, match.Length).Fill(true);
                i = match.End - 1;
            }
        }
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    static bool Match(
        PhraseTable<EntityType> table,
        TokenTable tokens,
        int at,
        int end,
        NameLexicon lexicon,
        out PhraseMatch<EntityType> match
    )
    {
        if (table.TryMatch(tokens, at, end, 0, out match))
            return true;
        if (lexicon.Language.Proclitics.None)
            return false;
        // the article is part of a name's wording, so only the proclitics before it are passed over
        var key = tokens.Key(at);
        var skip = key.Length > 3 && key[0] is 'و' or 'ف' ? 1 : 0;
        if (skip == 1 && table.TryMatch(tokens, at, end, 1, out match))
            return true;
        if (key.Length > skip + 3 && key[skip] is 'ب' or 'ل' or 'ك' && table.TryMatch(tokens, at, end, skip + 1, out match))
            return true;
        return false;
    }

    /// <summary>
    /// One wording, one type: what the model said of it at each place, and what its neighbours say, are summed over the document.
    /// Places, institutions and outlets that the tables know keep their type.
    /// </summary>
    static void Unify(Document document, List<NameDraft> drafts, string[] keys, Func<int, NameLexicon?> lexiconOf)
    {
        const int ModelVote = 2;
        const int SeatVote = 3;
        var tokens = document.Tokens;
        var votes = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var types = new Dictionary<string, EntityType>(StringComparer.Ordinal);
        var persons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, draft) in drafts.Index())
        {
            var key = keys[i];
            if (!votes.TryGetValue(key, out var counts))
                votes[key] = counts = new int[3];
            draft.Votes.AddTo(counts, draft.Type);
            if (draft.Type == EntityType.Person)
                persons[key] = persons.GetValueOrDefault(key) + 1;
            var sentence = document.Sentences[draft.Sentence];
            if (lexiconOf(draft.Sentence) is { } lexicon)
                NameContexts.Of(lexicon.Language).Vote(tokens, draft, sentence.FirstToken, sentence.EndToken, counts);
            if (NameContexts.Class(draft.Type) == 1 && (draft.Type != EntityType.Organisation || !types.ContainsKey(key)))
                types[key] = draft.Type;
        }
        var supported = Supported(document, drafts, keys, lexiconOf, votes);
        var seats = Seats(tokens, drafts, lexiconOf);
        foreach (var (key, counts) in votes)
        {
            // "the environment office of Dashtmino" in full, and "Dashtmino" alone in the headline
            if (counts[0] > counts[1] && seats.Contains(key) && !supported.Contains(key))
                counts[2] += SeatVote;
            var times = persons.GetValueOrDefault(key);
            if (times == 0)
                continue;
            if (supported.Contains(key))
                counts[0] += 3;
            else if (key.Contains(' ', StringComparison.Ordinal))
                counts[0] -= key.Split(' ').Any(supported.Contains) ? 0 : times;
            else if (times > 1)
            {
                // a strange single word that comes back without title or given name is rather a country, a town, an agency
                counts[0] -= char.IsAsciiLetter(key[0]) ? times * ModelVote : times;
                counts[2]++;
            }
        }
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var key = keys[i];
            var counts = votes[key];
            if (lexiconOf(draft.Sentence) is { } language && draft.Length > 1 && HasHead(tokens, draft, language))
                continue;
            if (
                lexiconOf(draft.Sentence) is { } lexicon
                && draft.Length <= 2
                && (lexicon.Of(key) & (NameMarks.Place | NameMarks.Organisation | NameMarks.Outlet | NameMarks.Group)) != 0
            )
                continue;
            var top = 0;
            for (var c = 1; c < 3; c++)
                if (counts[c] > counts[top])
                    top = c;
            drafts[i] = draft with
            {
                Type =
                    top == 0 ? EntityType.Person
                    : top == 2 ? EntityType.Place
                    : types.GetValueOrDefault(key, EntityType.Organisation),
            };
        }
    }

    /// <summary>Words that close the name of a body, where that is written from right to left: mostly the place it is of.</summary>
    static HashSet<string> Seats(TokenTable tokens, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
            if (draft is { Type: EntityType.Organisation, Length: > 2 } && lexiconOf(draft.Sentence) is { Language.RightToLeft: true })
                words.Add(tokens.Key(draft.End - 1).ToString());
        return words;
    }

    /// <summary>A name that opens (in English closes, or opens before "of") with a head noun has the head noun's type.</summary>
    static bool HasHead(TokenTable tokens, in NameDraft draft, NameLexicon lexicon) =>
        draft.Type != EntityType.Person
        && (
            lexicon.Language.RightToLeft
                ? (lexicon.Of(tokens.Key(draft.First)[draft.Skip..]) & NameMarks.Head) != 0
                : (lexicon.Of(tokens.Key(draft.End - 1)) & NameMarks.Head) != 0
                    || draft.Type == EntityType.Organisation
                        && draft.Length > 2
                        && (lexicon.Of(tokens.Key(draft.First)) & NameMarks.OrganisationHead) != 0
                        && char.IsLower(tokens.Text[tokens[draft.First + 1].Start])
        );

    /// <summary>Words that the document itself shows to be persons' names: parts of longer persons' names, words behind a title, known given names.</summary>
    static HashSet<string> Supported(
        Document document,
        List<NameDraft> drafts,
        string[] keys,
        Func<int, NameLexicon?> lexiconOf,
        Dictionary<string, int[]> votes
    )
    {
        var tokens = document.Tokens;
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (d, draft) in drafts.Index())
        {
            if (draft.Type != EntityType.Person || lexiconOf(draft.Sentence) is not { } lexicon)
                continue;
            var titled =
                draft.First > document.Sentences[draft.Sentence].FirstToken
                && (lexicon.Of(tokens.Key(draft.First - 1)) & NameMarks.Title) != 0;
            if (draft.Length > 1)
            {
                if (
                    titled
                    || votes[keys[d]] is [_, <= 0, <= 0]
                    || (lexicon.Of(tokens.Key(draft.First)[draft.Skip..]) & (NameMarks.GivenName | NameMarks.NameWord)) != 0
                )
                    for (var i = draft.First; i < draft.End; i++)
                        words.Add(tokens.Key(i).ToString());
                continue;
            }
            if ((lexicon.Of(keys[d]) & (NameMarks.GivenName | NameMarks.NameWord)) != 0 || titled)
                words.Add(keys[d]);
        }
        return words;
    }

    static Dictionary<string, EntityType> Phrases(
        TokenTable tokens,
        List<NameDraft> drafts,
        string[] keys,
        Func<int, NameLexicon?> lexiconOf
    )
    {
        var phrases = new Dictionary<string, EntityType>(StringComparer.Ordinal);
        var behindHeads = new Dictionary<string, EntityType>(StringComparer.Ordinal);
        foreach (var (d, draft) in drafts.Index())
        {
            var lexicon = lexiconOf(draft.Sentence);
            var length = draft.Length;
            if (length == 1 && draft.Span(tokens).Length < 3)
                continue;
            phrases.TryAdd(keys[d], draft.Type);
            if (lexicon is null || length == 1)
                continue;
            if (draft.Type == EntityType.Person)
            {
                // the surname, of one word or of all words behind the given name
                for (var from = 1; from < length; from++)
                {
                    var part = KeyOf(tokens, draft, from);
                    if (part.Length >= 4 && IsDistinctive(lexicon, part))
                        phrases.TryAdd(part, EntityType.Person);
                }
                continue;
            }
            var inner = lexicon.Of(tokens.Key(draft.First)[draft.Skip..]);
            if (
                lexicon.Language.RightToLeft
                && length == 2
                && draft.Type is EntityType.Place or EntityType.Organisation
                && (inner & (NameMarks.PlaceHead | NameMarks.OrganisationHead)) != 0
                && IsStrange(lexicon, tokens.Key(draft.End - 1))
            )
                // "the court of X", "the prison of X": X by itself is a place
                behindHeads.TryAdd(KeyOf(tokens, draft, 1), EntityType.Place);
            // behind the head noun: "هضاب" of "حركة الهضاب" stays the group
            var mark = lexicon.Of(tokens.Key(draft.First)[draft.Skip..]);
            if ((mark & NameMarks.Head) != 0 && draft.Type is EntityType.Group or EntityType.Outlet)
            {
                var part = KeyOf(tokens, draft, 1);
                if (part.Length >= 4 && IsDistinctive(lexicon, part))
                    phrases.TryAdd(part, draft.Type);
            }
        }
        foreach (var (phrase, type) in behindHeads)
            phrases.TryAdd(phrase, type);
        return phrases;
    }

    /// <summary>True for a word that the language's model never saw as a common one.</summary>
    static bool IsStrange(NameLexicon lexicon, ReadOnlySpan<char> key)
    {
        if (NameModel.Of(lexicon.Language) is not { } model || key.Length < 3)
            return false;
        var (word, stem) = NameFeatures.CountKeys(key, lexicon.Language);
        return WordLore.Common(model.Of(word)) == 0 && WordLore.Common(model.Of(stem)) == 0;
    }

    static bool IsDistinctive(NameLexicon lexicon, string part)
    {
        var mark = lexicon.Of(part);
        return (mark & (NameMarks.Title | NameMarks.Head | NameMarks.Nationality | NameMarks.Place)) == 0;
    }

    /// <summary>The folded words of a draft from its word <paramref name="from"/> on.</summary>
    public static string KeyOf(TokenTable tokens, in NameDraft draft, int from)
    {
        if (from == 0 && draft.Length == 1)
            return tokens.Key(draft.First)[draft.Skip..].ToString();
        Span<char> buffer = stackalloc char[256];
        var key = new DefaultInterpolatedStringHandler(0, 0, null, buffer);
        for (var i = from; i < draft.Length; i++)
        {
            if (i > from)
                key.AppendLiteral(" ");
            key.AppendFormatted(i == 0 ? tokens.Key(draft.First)[draft.Skip..] : tokens.Key(draft.First + i));
        }
        return key.ToStringAndClear();
    }
}
