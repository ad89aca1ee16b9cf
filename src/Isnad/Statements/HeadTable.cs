namespace Isnad;

/// <summary>What the words of a source phrase say about its head (languages/&lt;tag&gt;/heads.tsv).</summary>
[Flags]
enum HeadKind
{
    None = 0,

    /// <summary>Speaks for itself: newspaper, ministry, movement.</summary>
    Body = 1,

    /// <summary>An office or role that a person holds.</summary>
    Person = 2,

    /// <summary>A noun that keeps its source unnamed: source, official, witness.</summary>
    Unnamed = 4,

    /// <summary>Belongs to the person named after it: brother of, lawyer of.</summary>
    Kin = 8,
    Document = 16,
    Definite = 32,
    Indefinite = 64,

    /// <summary>Definite by its owner (his, their): whose it is must be known before it can be known what it is.</summary>
    Owned = 128,

    /// <summary>A body that each state has one of (government, police): no other body is meant by it.</summary>
    State = 256,

    /// <summary>Reports for the press that is named with it: what a correspondent tells is what the agency tells.</summary>
    Reporter = 512,

    /// <summary>In front of a name, behind a body, it makes the name the body's ("the Imam So-and-so Foundation").</summary>
    Namesake = 1024,

    /// <summary>An unnamed head that means one person (مقام, not مقامات).</summary>
    One = 2048,

    /// <summary>Stands beside a name and is no office (Doctor, General, Ayatollah).</summary>
    Honorific = 4096,

    /// <summary>An unnamed head that means more than one (officials, experts).</summary>
    Several = 8192,

    /// <summary>Under whom a body stands (بزعامة): it belongs to the person named after it and does not speak for him.</summary>
    Led = 16384,

    /// <summary>Words that only make a phrase definite or indefinite.</summary>
    Determiners = Definite | Indefinite | Owned,

    /// <summary>What the grammars tell apart beyond this: an office, a group of people, the press, a body whose acts are no speech.</summary>
    Role = Person,
    People = Unnamed,
    Outlet = Body,
    Topic = Body,
}

/// <summary>The head nouns of one language.</summary>
sealed class HeadTable
{
    readonly PhraseTable<HeadKind> words;

    /// <summary>Folded prefixes that make a word definite (Arabic ال).</summary>
    readonly string[] definitePrefixes;

    HeadTable(Language language)
    {
        var kinds = new Dictionary<string, HeadKind>(StringComparer.Ordinal);
        var prefixes = new List<string>();
        foreach (var row in language.Table("heads"))
        {
            row.Expect(2);
            if (row[1] == "definite-prefix")
            {
                prefixes.Add(Folding.Fold(row[0]));
                continue;
            }
            var kind = HeadKind.None;
            foreach (var name in row[1].Split(' '))
                kind |= Enum.TryParse<HeadKind>(name, ignoreCase: true, out var one) ? one : throw row.Error($"unknown kind '{name}'");
            foreach (var form in (row.Optional(2)?.Split(' ') ?? []).Prepend(row[0]))
                kinds[form] = kinds.GetValueOrDefault(form) | kind;
        }
        words = new(kinds.Select(pair => (pair.Key, pair.Value)));
        definitePrefixes = [.. prefixes];
    }

    /// <summary>The language writes its article onto the noun.</summary>
    public bool HasDefinitePrefix => definitePrefixes.Length > 0;

    public static HeadTable For(Language language) => language.Compiled(static l => new HeadTable(l));

    /// <summary>The kind of the word or phrase at a token, with the number of its tokens; a definite prefix is looked through.</summary>
    public HeadKind KindAt(TokenTable tokens, int index, int end, out int length)
    {
        length = 1;
        if (words.TryMatch(tokens, index, end, 0, out var match))
        {
            length = match.Length;
            return match.Value;
        }
        var skip = DefinitePrefix(tokens.Key(index));
        if (skip > 0 && words.TryMatch(tokens, index, end, skip, out match))
        {
            length = match.Length;
            return match.Value | HeadKind.Definite;
        }
        return skip > 0 ? HeadKind.Definite : HeadKind.None;
    }

    /// <summary>The word without the prefix that makes it definite.</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> key) => key[DefinitePrefix(key)..];

    int DefinitePrefix(ReadOnlySpan<char> key)
    {
        foreach (var prefix in definitePrefixes)
            if (key.Length >= prefix.Length + 2 && key.StartsWith(prefix, StringComparison.Ordinal))
                return prefix.Length;
        return 0;
    }
}
