namespace Isnad;

/// <summary>
/// Groups the names of one document that mean the same: the same wording, a surname or given name alone, a name without its head
/// noun, an acronym, a spelling that differs in weak letters only. Two names that differ in one strong letter stay apart.
/// </summary>
internal static class NameGrouping
{
    sealed class Group(Entity entity, string[] words, bool latin)
    {
        public Entity Entity { get; } = entity;
        public bool Latin { get; } = latin;

        /// <summary>All wordings seen, the fullest first.</summary>
        public List<string[]> Forms { get; } = [words];
        public int LastMention { get; set; }
    }

    public static EntityTable Run(Document document, List<NameDraft> drafts, Func<int, NameLexicon?> lexiconOf)
    {
        var tokens = document.Tokens;
        var table = new EntityTable();
        var groups = new List<Group>();
        var index = new FormIndex();
        var offices = new NameOffices(document);
        // longest wordings first, so that a short form finds its long form wherever that stands
        var order = Enumerable.Range(0, drafts.Count).OrderByDescending(i => drafts[i].Length).ThenBy(i => i).ToArray();
        var assigned = new int[drafts.Count];
        var byKey = new Dictionary<(string, bool), int>();
        foreach (var at in order)
        {
            var draft = drafts[at];
            var lexicon = lexiconOf(draft.Sentence);
            var words = Words(tokens, draft, lexicon);
            var person = draft.Type == EntityType.Person;
            var key = (string.Join(' ', words), draft.Type == EntityType.Place);
            if (!byKey.TryGetValue(key, out var found))
            {
                found = Find(groups, index, words, draft, lexicon);
                if (found < 0)
                {
                    found = groups.Count;
                    groups.Add(
                        new Group(
                            table.Add(draft.Type, draft.Span(tokens).Of(tokens.Text).ToString()),
                            words,
                            lexicon is { Language.RightToLeft: false }
                        )
                    );
                }
                else
                    groups[found].Forms.Add(words);
                index.Add(words, found);
                byKey[key] = found;
            }
            assigned[at] = found;
        }
        // entities are numbered in text order of their first mention
        var number = new int[groups.Count];
        Array.Fill(number, -1);
        var sorted = new EntityTable();
        for (var i = 0; i < drafts.Count; i++)
        {
            var group = groups[assigned[i]];
            if (number[assigned[i]] < 0)
            {
                var made = sorted.Add(group.Entity.Type, group.Entity.Name);
                number[assigned[i]] = made.Index;
            }
            var entity = sorted.Entities[number[assigned[i]]];
            sorted.Mentions.Add(new Mention(drafts[i].Span(tokens), entity.Index, entity.Type));
            if (entity.Type == EntityType.Person && lexiconOf(drafts[i].Sentence) is { } lexicon)
                offices.Collect(drafts, i, lexicon, entity, sorted);
        }
        return sorted;
    }

    /// <summary>The earliest group with such a name: it stands for the longest wording; -1 for none.</summary>
    static int Find(List<Group> groups, FormIndex index, string[] words, in NameDraft draft, NameLexicon? lexicon)
    {
        // an acronym has no word in common with what it stands for
        var best =
            words.Length == 1 && Class(draft.Type) == Bodies
                ? FindIn(groups, Enumerable.Range(0, groups.Count), words, draft, lexicon)
                : -1;
        foreach (var candidates in index.Near(words))
            if (FindIn(groups, candidates, words, draft, lexicon) is >= 0 and var found && (best < 0 || found < best))
                best = found;
        return best;
    }

    static int FindIn(List<Group> groups, IEnumerable<int> candidates, string[] words, in NameDraft draft, NameLexicon? lexicon)
    {
        foreach (var g in candidates)
        {
            var group = groups[g];
            if (Class(group.Entity.Type) != Class(draft.Type))
                continue;
            foreach (var form in group.Forms)
                if (Same(form, words, draft.Type, lexicon))
                    return g;
        }
        return -1;
    }

    /// <summary>
    /// Which groups may have a name, so that a page of a hundred thousand names takes no ten thousand million comparisons: names that are one share
    /// their first and their last word, but for weak letters, or all their letters.
    /// </summary>
    sealed class FormIndex
    {
        readonly Dictionary<string, SortedSet<int>> byWord = new(StringComparer.Ordinal);
        readonly Dictionary<string, SortedSet<int>> byLetters = new(StringComparer.Ordinal);

        public void Add(string[] words, int group)
        {
            foreach (var word in words)
                Put(byWord, Skeleton(word), group);
            Put(byLetters, string.Concat(words), group);
        }

        /// <summary>Sets of groups, each in ascending order.</summary>
        public IEnumerable<SortedSet<int>> Near(string[] words)
        {
            if (byLetters.TryGetValue(string.Concat(words), out var glued))
                yield return glued;
            if (byWord.TryGetValue(Skeleton(words[0]), out var first) && byWord.TryGetValue(Skeleton(words[^1]), out var last))
                yield return first.Count < last.Count ? first : last;
        }

        static void Put(Dictionary<string, SortedSet<int>> into, string key, int group)
        {
            if (!into.TryGetValue(key, out var groups))
                into[key] = groups = [];
            groups.Add(group);
        }

        static string Skeleton(string word)
        {
            Span<char> strong = stackalloc char[64];
            return new(strong[..Strong(word, strong)]);
        }
    }

    const int Bodies = 3;

    static int Class(EntityType type) =>
        type switch
        {
            EntityType.Person => 0,
            EntityType.Place => 1,
            EntityType.Office => 2,
            _ => Bodies,
        };

    static bool Same(string[] longer, string[] shorter, EntityType type, NameLexicon? lexicon)
    {
        if (longer.Length == shorter.Length)
            return SameSpelling(longer, shorter);
        if (type == EntityType.Person)
            return Ends(longer, shorter) && !IsParent(longer, shorter) && !IsChild(longer, shorter)
                || Starts(longer, shorter) && shorter.Length == 1
                || Glued(longer, shorter);
        var heads = 0;
        while (lexicon is not null && heads < longer.Length - 1 && (lexicon.Of(longer[heads]) & NameMarks.Head) != 0)
            heads++;
        if (heads > 0 && SameSpelling(longer.AsSpan(heads), shorter))
            return true;
        var tail = longer.Length;
        while (lexicon is { Language.RightToLeft: false } && tail > 1 && (lexicon.Of(longer[tail - 1]) & NameMarks.Head) != 0)
            tail--;
        if (tail < longer.Length && SameSpelling(longer.AsSpan(0, tail), shorter))
            return true;
        if (type == EntityType.Place)
            return Glued(longer, shorter);
        return IsAcronym(longer, shorter) || Starts(longer, shorter) || Glued(longer, shorter);
    }

    static bool Ends(string[] longer, string[] shorter) =>
        shorter.Length < longer.Length && SameSpelling(longer.AsSpan(longer.Length - shorter.Length), shorter);

    /// <summary>What stands behind "son of" is the father's full name: "Sami bin Adel Murr" is not "Adel Murr", while a family name alone is both men's.</summary>
    static bool IsParent(string[] longer, string[] shorter)
    {
        var before = longer.Length - shorter.Length - 1;
        return shorter.Length > 1 && before > 0 && NameParts.IsPatronymic(longer[before]);
    }

    /// <summary>What stands behind "father of", "mother of" is the child: "Umm Omar" is not "Omar".</summary>
    static bool IsChild(string[] longer, string[] shorter) => NameParts.IsKunya(longer[longer.Length - shorter.Length - 1]);

    static bool Starts(string[] longer, string[] shorter) =>
        shorter.Length < longer.Length && SameSpelling(longer.AsSpan(0, shorter.Length), shorter);

    /// <summary>"Jan sa" and "Jansa": the same letters, cut differently.</summary>
    static bool Glued(string[] longer, string[] shorter) =>
        longer.Length - shorter.Length <= 2 && string.Concat(longer).Equals(string.Concat(shorter), StringComparison.Ordinal);

    static bool IsAcronym(string[] longer, string[] shorter)
    {
        if (shorter.Length != 1 || shorter[0].Length < 2 || shorter[0].Length > longer.Length)
            return false;
        var at = 0;
        foreach (var word in longer)
            if (at < shorter[0].Length && word.Length > 0 && word[0] == shorter[0][at])
                at++;
        return at == shorter[0].Length && longer.Length - at <= 2;
    }

    static bool SameSpelling(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
            if (!SameWord(a[i], b[i]))
                return false;
        return true;
    }

    /// <summary>Equal, or equal but for long vowels and doubled letters where at least three strong letters are left.</summary>
    static bool SameWord(string a, string b)
    {
        if (a.Equals(b, StringComparison.Ordinal))
            return true;
        // Arabic script writes long vowels only, so one in place of another makes another name (سالم and سليم), and so does one more in a short
        // word (حسن and حسين)
        if (a.Length > 0 && a[0] >= '\u0600' && (a.Length == b.Length || Math.Min(a.Length, b.Length) <= 4))
            return false;
        if (Math.Abs(a.Length - b.Length) > 2 || a.Length == 0 || b.Length == 0 || WordMatcher.AreTwo(a, b))
            return false;
        Span<char> x = stackalloc char[Math.Min(a.Length, 64)];
        Span<char> y = stackalloc char[Math.Min(b.Length, 64)];
        var (n, m) = (Strong(a, x), Strong(b, y));
        return n >= 3 && x[..n].SequenceEqual(y[..m]);
    }

    static int Strong(string word, Span<char> into)
    {
        var n = 0;
        for (var i = 0; i < word.Length && i < into.Length; i++)
        {
            var c = word[i];
            if (
                i > 0 && c is 'ا' or 'و' or 'ي' or 'ی' or 'ه' && i == word.Length - 1
                || i > 0 && c is 'ا' or 'و' or 'ي' or 'ی' or 'a' or 'e' or 'i' or 'o' or 'u' or '\''
            )
                continue;
            if (n > 0 && into[n - 1] == c)
                continue;
            into[n++] = c;
        }
        return n;
    }

    /// <summary>The folded words of a name for comparison: without the article, hyphens and proclitics.</summary>
    static string[] Words(TokenTable tokens, in NameDraft draft, NameLexicon? lexicon)
    {
        var words = new List<string>(draft.Length);
        var arabic = lexicon is { Language.Proclitics.None: false };
        var latin = lexicon is { Language.RightToLeft: false };
        for (var i = draft.First; i < draft.End; i++)
        {
            var key = tokens.Key(i);
            if (i == draft.First)
                key = key[draft.Skip..];
            if (tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol || key.Length == 0)
                continue;
            if (latin && key is "al" or "el" or "the" && draft.Length > 1)
                continue;
            if (!latin && key.Length > 4 && key.StartsWith("ال"))
                key = key[2..];
            else if (arabic && i == draft.First && key.Length > 3 && draft.Skip > 0 && key[0] == 'ل')
                key = key[1..]; // للـ: the second lam is the article's
            words.Add(key.ToString());
        }
        if (words.Count == 0)
            words.Add(tokens.Key(draft.First).ToString());
        return [.. words];
    }
}
