namespace Isnad;

/// <summary>
/// The second pass: a name found once is a name wherever it stands in the document, also shortened to the surname, to the
/// name without its head noun, or behind proclitics; and one wording has one type.
/// </summary>
internal static class NameEcho
{
    readonly record struct Known(EntityType Type, int Votes);

    public static void Run(Document document, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        var tokens = document.Tokens;
        Unify(tokens, drafts);
        var phrases = Phrases(tokens, drafts, lexiconOf);
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

    /// <summary>One wording, one type: the most frequent, earliest on a tie.</summary>
    static void Unify(TokenTable tokens, List<NameDraft> drafts)
    {
        var votes = new Dictionary<string, Dictionary<EntityType, int>>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var key = KeyOf(tokens, draft, 0);
            if (!votes.TryGetValue(key, out var types))
                votes[key] = types = [];
            types[draft.Type] = types.GetValueOrDefault(draft.Type) + 1;
        }
        for (var i = 0; i < drafts.Count; i++)
        {
            var types = votes[KeyOf(tokens, drafts[i], 0)];
            if (types.Count > 1)
                drafts[i] = drafts[i] with { Type = types.OrderByDescending(t => t.Value).ThenBy(t => t.Key).First().Key };
        }
    }

    static Dictionary<string, EntityType> Phrases(TokenTable tokens, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        var phrases = new Dictionary<string, EntityType>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var lexicon = lexiconOf(draft.Sentence);
            var length = draft.Length;
            if (length == 1 && draft.Span(tokens).Length < 3)
                continue;
            phrases.TryAdd(KeyOf(tokens, draft, 0), draft.Type);
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
            // behind the head noun: "هضاب" of "حركة الهضاب" stays the group
            var mark = lexicon.Of(tokens.Key(draft.First)[draft.Skip..]);
            if ((mark & NameMarks.Head) != 0 && draft.Type is EntityType.Group or EntityType.Outlet)
            {
                var part = KeyOf(tokens, draft, 1);
                if (part.Length >= 4 && IsDistinctive(lexicon, part))
                    phrases.TryAdd(part, draft.Type);
            }
        }
        return phrases;
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
        var words = new string[draft.Length - from];
        for (var i = 0; i < words.Length; i++)
        {
            var key = tokens.Key(draft.First + from + i);
            words[i] = (from + i == 0 ? key[draft.Skip..] : key).ToString();
        }
        return string.Join(' ', words);
    }
}
