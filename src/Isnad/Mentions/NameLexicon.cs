using System.Collections.Frozen;

namespace Isnad;

/// <summary>What the language's name tables say of a word; several may hold at once.</summary>
[Flags]
public enum NameMarks : uint
{
    None = 0,
    GivenName = 1,
    Honorific = 2,
    Rank = 4,
    Office = 8,
    Country = 16,
    Place = 32,
    Organisation = 64,
    Group = 128,
    Outlet = 256,
    OrganisationHead = 512,
    GroupHead = 1024,
    OutletHead = 2048,
    PlaceHead = 4096,

    /// <summary>The head noun stands beside the name and is no part of it ("the newspaper …", "the city of …").</summary>
    HeadOutside = 8192,
    Nationality = 16384,

    /// <summary>A word of a person's name in the name-word table, less sure than <see cref="GivenName"/>.</summary>
    NameWord = 32768,

    /// <summary>A head noun that makes a name with the noun it governs ("the party of …").</summary>
    Construct = 65536,

    /// <summary>An adjective that makes a fixed title of an institution's head noun ("the High …").</summary>
    InstitutionAdjective = 131072,

    /// <summary>A platform on which people write: no name of the record.</summary>
    Platform = 262144,

    Title = Honorific | Rank | Office,
    Head = OrganisationHead | GroupHead | OutletHead | PlaceHead,
    Known = GivenName | Country | Place | Organisation | Group | Outlet,
}

/// <summary>
/// The name tables of one language (<c>titles</c>, <c>name-heads</c>, <c>given-names</c>, <c>places</c>, <c>organisations</c>,
/// <c>outlets</c>, <c>nationalities</c>, <c>name-words</c>) as one phrase table.
/// </summary>
internal sealed class NameLexicon
{
    readonly PhraseTable<NameMarks> phrases;
    readonly FrozenSet<string> weekdays;
    readonly FrozenSet<string> partsOfDay;
    readonly FrozenSet<string> beforeTimes;
    readonly FrozenSet<string> currencies;
    readonly FrozenSet<string> numerals;

    NameLexicon(Language language)
    {
        Language = language;
        var marks = new Dictionary<string, NameMarks>(StringComparer.Ordinal);
        void Add(string phrase, NameMarks mark) => marks[phrase] = marks.GetValueOrDefault(phrase) | mark;
        foreach (var row in language.Table("titles"))
            Add(row[0], row.Enum<NameMarks>(1));
        foreach (var row in language.Table("name-heads"))
        {
            var mark = row[1] switch
            {
                "organisation" => NameMarks.OrganisationHead,
                "group" => NameMarks.GroupHead,
                "outlet" => NameMarks.OutletHead,
                "place" => NameMarks.PlaceHead,
                _ => throw row.Error($"'{row[1]}' is not a type of name"),
            };
            if (row[2] == "outside")
                mark |= NameMarks.HeadOutside;
            Add(row[0], row[3] == "construct" ? mark | NameMarks.Construct : mark);
        }
        foreach (var row in language.Table("given-names"))
            Add(row[0], NameMarks.GivenName);
        foreach (var row in language.Table("places"))
            Add(row[0], row[1] == "country" ? NameMarks.Country | NameMarks.Place : NameMarks.Place);
        foreach (var row in language.Table("organisations"))
            Add(row[0], row.Enum<NameMarks>(1));
        foreach (var row in language.Table("outlets"))
            Add(row[0], NameMarks.Outlet);
        var endings = language.Table("nationality-endings").Select(row => row[0]).ToList();
        foreach (var row in language.Table("nationalities"))
        {
            Add(row[0], NameMarks.Nationality);
            foreach (var ending in endings)
                Add(row[0] + ending, NameMarks.Nationality);
        }
        foreach (var row in language.Table("platforms"))
            Add(row[0], NameMarks.Platform);
        foreach (var row in language.Table("institution-adjectives"))
            Add(row[0], NameMarks.InstitutionAdjective);
        foreach (var row in language.Table("name-words"))
            Add(row[0], NameMarks.NameWord);
        weekdays = language.Table("weekdays").Select(row => Folding.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal);
        currencies = language.Table("currencies").Select(row => Folding.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal);
        numerals = language.Table("numbers").Select(row => Folding.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal);
        partsOfDay = Times("part");
        beforeTimes = Times("since", "until", "early", "late", "mid", "start", "end", "day");
        FrozenSet<string> Times(params string[] kinds) =>
            language
                .Table("times")
                .Where(row => kinds.Contains(row[1], StringComparer.Ordinal))
                .Select(row => Folding.Fold(row[0]))
                .ToFrozenSet(StringComparer.Ordinal);
        var shapes = language.Compiled(WordShapes.Load);
        (NoName, NoEnd, Told, Tells, Demands, BeforeVerb, PresentVerb, WithArticle, NoPart, ThenThat, VerbalNoun, NisbaSurname, As) = (
            shapes["no-name"],
            shapes["no-end"],
            shapes["told"],
            shapes["tells"],
            shapes["demands"],
            shapes["before-verb"],
            shapes["present-verb"],
            shapes["article"],
            shapes["no-part"],
            shapes["then-that"],
            shapes["verbal-noun"],
            shapes["nisba-ending"],
            shapes["as-a"]
        );
        phrases = new(marks.Select(pair => (pair.Key, pair.Value)));
    }

    public Language Language { get; }

    public static NameLexicon Of(Language language) => language.Compiled(static l => new NameLexicon(l));

    /// <summary>
    /// Writes for every token from <paramref name="first"/> to before <paramref name="end"/> what the tables say of it:
    /// longest phrase first, with or without proclitics; a word inside a phrase keeps the phrase's marks.
    /// </summary>
    public void Mark(TokenTable tokens, int first, int end, Span<NameMarks> marks)
    {
        marks[..(end - first)].Clear();
        for (var i = first; i < end; )
        {
            if (
                tokens[i].Kind is TokenKind.Punctuation or TokenKind.Number
                || !phrases.TryMatch(tokens, i, end, Language.Proclitics, out var match)
            )
            {
                i++;
                continue;
            }
            for (var k = i; k < match.End; k++)
                marks[k - first] |= match.Value;
            i = match.End;
        }
    }

    /// <summary>The longest table phrase that begins at the token, with or without proclitics.</summary>
    public bool TryMatch(TokenTable tokens, int index, int end, out PhraseMatch<NameMarks> match) =>
        phrases.TryMatch(tokens, index, end, Language.Proclitics, out match);

    /// <summary>True for a day of the week, which stands with a capital, or where a line has its place, and is no name.</summary>
    public bool IsWeekday(ReadOnlySpan<char> key) => weekdays.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>True for a word like "dawn", which is also a given name.</summary>
    public bool IsPartOfDay(ReadOnlySpan<char> key) => partsOfDay.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>True for a word behind which a part of the day stands ("since", "yesterday").</summary>
    public bool OpensTime(ReadOnlySpan<char> key) => beforeTimes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>The shape of words that are made by rule and name nobody (<c>word-shapes.tsv</c>).</summary>
    public WordShape NoName { get; }

    /// <summary>What opens a saying behind a name and never ends one (قوله).</summary>
    public WordShape NoEnd { get; }

    /// <summary>Those who are told, with their preposition written on: they end no person's name.</summary>
    public WordShape Told { get; }

    /// <summary>A verb of telling that is a given name as well: it begins no name of two words, unless a father's name follows.</summary>
    public WordShape Tells { get; }

    /// <summary>A verb that is a given name too: where a clause begins and goes on behind the name, the name begins behind it.</summary>
    public WordShape Demands { get; }

    /// <summary>A particle behind which a clause begins with its verb.</summary>
    public WordShape BeforeVerb { get; }

    /// <summary>A present or future verb in the third person.</summary>
    public WordShape PresentVerb { get; }

    /// <summary>The shape of words with the article; no word's where the language writes none onto words.</summary>
    public WordShape WithArticle { get; }

    /// <summary>A particle that is part of no name.</summary>
    public WordShape NoPart { get; }

    /// <summary>"For" in front of a clause, which may look like a particle of foreign names.</summary>
    public WordShape ThenThat { get; }

    /// <summary>A noun made of a verb by rule.</summary>
    public WordShape VerbalNoun { get; }

    /// <summary>A word that may be a surname by its ending, whatever it looks like otherwise.</summary>
    public WordShape NisbaSurname { get; }

    /// <summary>A word with "as" written onto it.</summary>
    public WordShape As { get; }

    /// <summary>True for the word of a currency.</summary>
    public bool IsCurrency(ReadOnlySpan<char> key) => currencies.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>True for a number in words.</summary>
    public bool IsNumeral(ReadOnlySpan<char> key) => numerals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>What the tables say of one folded word standing alone.</summary>
    public NameMarks Of(ReadOnlySpan<char> key) => phrases.TryGet(key, out var marks) ? marks : NameMarks.None;
}
