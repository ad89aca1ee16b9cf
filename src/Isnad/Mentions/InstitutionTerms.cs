namespace Isnad;

/// <summary>What a row of <c>institutions.tsv</c> or <c>countries.tsv</c> tells of the words of a name; of two for the same words the first counts.</summary>
internal enum InstitutionPart
{
    /// <summary>There is one of it (United Nations), whatever state it is in.</summary>
    World,

    /// <summary>Each state has one (supreme court).</summary>
    State,

    /// <summary>Each state has one, and a person holds it (prime minister).</summary>
    StateOffice,

    /// <summary>The field of a body or office (health).</summary>
    Of,

    /// <summary>Head of a name that needs a field (ministry).</summary>
    Body,

    /// <summary>The same, held by a person (minister); before another head, an office in that body (spokesperson of the ministry).</summary>
    Office,

    /// <summary>The state that it is of.</summary>
    Country,

    /// <summary>Tells nothing.</summary>
    None,
}

/// <summary>
/// The words of institutions' names in all languages at once: a name does not say which language it is in. Compared by folded words
/// without the Arabic article and the English genitive.
/// </summary>
internal sealed class InstitutionTerms
{
    public readonly record struct Term(string[] Words, InstitutionPart Part, string Meaning);

    readonly Dictionary<string, List<Term>> byFirst = new(StringComparer.Ordinal);

    InstitutionTerms()
    {
        foreach (var tag in LanguageData.Tags)
        {
            foreach (var row in LanguageData.Table(tag, "institutions"))
            {
                row.Expect(3);
                Add(row[0], row.Enum<InstitutionPart>(1), row[2]);
            }
            foreach (var row in LanguageData.Table(tag, "countries"))
            {
                row.Expect(2);
                Add(row[0], InstitutionPart.Country, row[1]);
            }
        }
        // the longest first; of equal ones in the order of the parts: "مالية" is finance before it is of Mali
        foreach (var terms in byFirst.Values)
            terms.Sort((a, b) => b.Words.Length != a.Words.Length ? b.Words.Length - a.Words.Length : a.Part.CompareTo(b.Part));
    }

    public static InstitutionTerms BuiltIn { get; } = new();

    /// <summary>The longest term that begins at a word, or null.</summary>
    public Term? At(IReadOnlyList<string> words, int at)
    {
        if (byFirst.TryGetValue(words[at], out var terms))
            foreach (var term in terms)
                if (Fits(term, words, at))
                    return term;
        return null;
    }

    /// <summary>False for a word that says nothing by itself ("the", "of").</summary>
    public bool Tells(string word) =>
        !byFirst.TryGetValue(word, out var terms) || !terms.Exists(term => term is { Part: InstitutionPart.None, Words.Length: 1 });

    static bool Fits(Term term, IReadOnlyList<string> words, int at)
    {
        if (at + term.Words.Length > words.Count)
            return false;
        for (var i = 1; i < term.Words.Length; i++)
            if (!string.Equals(term.Words[i], words[at + i], StringComparison.Ordinal))
                return false;
        return true;
    }

    /// <summary>The words of a name as they are compared.</summary>
    public static List<string> WordsOf(string name)
    {
        var tokens = Tokenizer.Tokenize(name);
        var words = new List<string>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                words.Add(Plain(tokens.Key(i)));
        return words;
    }

    static string Plain(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word.StartsWith("لل"))
            return word[2..].ToString();
        if (word.Length > 5 && word[0] is 'و' or 'ب' or 'ك' && word[1..].StartsWith("ال"))
            return word[3..].ToString();
        if (word.Length > 4 && word.StartsWith("ال"))
            return word[2..].ToString();
        if (word.Length > 3 && word[^1] == 's' && word[^2] is '\'' or '’')
            return word[..^2].ToString();
        return word.Trim(['\'', '’', '.']).ToString();
    }

    void Add(string meaning, InstitutionPart part, string written)
    {
        foreach (var words in written.Split(',').Select(WordsOf).Where(words => words.Count > 0))
        {
            Add(new Term([.. words], part, meaning));
            // adjectives agree with the noun in Arabic; the last word alone carries the ending where there are two
            if (part == InstitutionPart.Country && words[^1] is [.., 'ي'])
                Add(new Term([.. words.Select(word => word + 'ه')], part, meaning));
        }
    }

    void Add(Term term)
    {
        if (!byFirst.TryGetValue(term.Words[0], out var terms))
            byFirst[term.Words[0]] = terms = [];
        terms.Add(term);
    }
}
