namespace Isnad;

/// <summary>Where in a line a phrase of page furniture must stand to count.</summary>
enum PhrasePlace : byte
{
    Start,
    Whole,
    Anywhere,
}

/// <summary>A phrase of page furniture: what it makes of its line.</summary>
readonly record struct PagePhrase(NoiseKind Kind, PhrasePlace Place);

/// <summary>The words by which pages of one language give their furniture away, compiled from its tables.</summary>
sealed class PageWords
{
    readonly PhraseTable<PagePhrase> phrases;

    PageWords(Language language)
    {
        phrases = new(
            language.Table("page-phrases").Select(row => (row[0], new PagePhrase(row.Enum<NoiseKind>(1), row.Enum<PhrasePlace>(2))))
        );
        Bylines = Words(language, "byline-words");
        Authors = Words(language, "author-words");
        Dates = Words(language, "date-words");
        Keywords = Words(language, "keyword-words");
        Digests = Words(language, "digest-words");
        Labels = Words(language, "digest-labels");
        Outlets = Words(language, "outlet-words");
        Functions = Words(language, "function-words");
    }

    public static PageWords Load(Language language) => new(language);

    /// <summary>What opens a line that names the writer.</summary>
    public PhraseTable<bool> Bylines { get; }

    /// <summary>What a line about the writer says behind the name.</summary>
    public PhraseTable<bool> Authors { get; }

    /// <summary>What lines that hold only a date are made of, besides numbers.</summary>
    public PhraseTable<bool> Dates { get; }

    /// <summary>What search keywords thrown into a text are made of.</summary>
    public PhraseTable<bool> Keywords { get; }

    /// <summary>What a page of several short pieces calls itself.</summary>
    public PhraseTable<bool> Digests { get; }

    /// <summary>Section names that open a piece of a digest.</summary>
    public PhraseTable<bool> Labels { get; }

    /// <summary>Nouns for kinds of outlets.</summary>
    public PhraseTable<bool> Outlets { get; }

    /// <summary>Frequent words that carry no topic.</summary>
    public PhraseTable<bool> Functions { get; }

    public bool TryPhrase(TokenTable tokens, int index, int end, out PhraseMatch<PagePhrase> match) =>
        phrases.TryMatch(tokens, index, end, 0, out match);

    static PhraseTable<bool> Words(Language language, string table) => new(language.Table(table).Select(row => (row[0], true)));
}
