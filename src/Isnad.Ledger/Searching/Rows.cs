namespace Isnad.Ledgers;

/// <summary>A stretch of a longer list: <see cref="Items"/> from <see cref="Skip"/> on, of <see cref="Total"/> in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, int Skip, int Take);

/// <summary>What to look for. Everything that is null does not restrict.</summary>
public sealed record Filter
{
    /// <summary>Words that must all occur, in any spelling; "in quotes" as a phrase, with * at the end as a beginning, with - before it not.</summary>
    public string? Words { get; init; }

    /// <summary>A source's id, or a name of it in any spelling.</summary>
    public string? By { get; init; }

    /// <summary>BCP 47 tag of the article; <c>ar</c> includes <c>ar-IQ</c>.</summary>
    public string? Language { get; init; }

    /// <summary>EDTF; articles (of figures and events: periods) that can lie on or after its first day.</summary>
    public string? From { get; init; }

    /// <summary>EDTF; articles (of figures and events: periods) that can lie on or before its last day.</summary>
    public string? To { get; init; }
    public Stance? Stance { get; init; }
    public string? Measure { get; init; }

    /// <summary>A place's source id or name.</summary>
    public string? Place { get; init; }

    /// <summary>Statements: false the sure and the confirmed ones, true those a person is to look at first, null all, the rejected ones too.</summary>
    public bool? ToReview { get; init; } = false;

    /// <summary>Of a timeline only the events, or only the statements.</summary>
    public MomentKind? Only { get; init; }

    /// <summary>An article's id.</summary>
    public string? Article { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = 20;
}

/// <summary>A stretch of a document's own characters; <see cref="Place"/> tells where in the document, the marks count within <see cref="Text"/>.</summary>
public sealed record Excerpt(string Text, TextSpan Place, IReadOnlyList<TextSpan> Marks);

/// <summary>A source as others point to it.</summary>
public sealed record SourceReference(string Id, string Name, EntityType Type, bool Anonymous);

/// <summary>A link of a chain, page first; <see cref="Source"/> is null when no name stands behind it.</summary>
public sealed record LinkRow(string Name, string? Source, bool Anonymous);

public sealed record ArticleRow
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the evidence.</summary>
    public required string Evidence { get; init; }

    /// <summary>Name and address under which the evidence came.</summary>
    public required string Name { get; init; }
    public string? Uri { get; init; }

    /// <summary>Index in the reading's list of articles.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The title as it stands in the text; without one, the beginning of the text.</summary>
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required bool RightToLeft { get; init; }
    public string? Outlet { get; init; }
    public required Publication Published { get; init; }

    /// <summary>The sure ones.</summary>
    public required int Statements { get; init; }
    public required int Figures { get; init; }
    public required int Events { get; init; }
}

public sealed record StatementRow
{
    public required string Id { get; init; }
    public required ArticleRow Article { get; init; }
    public required Statement Finding { get; init; }

    /// <summary>What its words say beside what is claimed: denied, hedged, looked ahead to. Spans are the document's.</summary>
    public StatementMarks Marks { get; init; }

    /// <summary>What a person decided of it: true that it is right, false that it is wrong; null when nobody did.</summary>
    public bool? Judged { get; init; }

    /// <summary>True when it waits for a person to look at it.</summary>
    public bool ToReview => Judged is null && Finding.ToReview;

    /// <summary>The content spans, with the searched words marked.</summary>
    public required IReadOnlyList<Excerpt> Content { get; init; }

    /// <summary>The sentences around, from the first span's sentence to the last one's.</summary>
    public required Excerpt Context { get; init; }
    public string? Cue { get; init; }

    /// <summary>The source as it stands in the text.</summary>
    public string? Wording { get; init; }

    /// <summary>Who says it.</summary>
    public SourceReference? Speaker { get; init; }

    /// <summary>Who held the office that says it, on the day of the statement, where the ledger knows; filled in where one statement is shown.</summary>
    public HolderRow? Holder { get; init; }
    public required IReadOnlyList<LinkRow> Chain { get; init; }

    /// <summary>Id of the statement inside which it stands.</summary>
    public string? Parent { get; init; }
}

public sealed record FigureRow
{
    public required string Id { get; init; }
    public required ArticleRow Article { get; init; }
    public required Figure Finding { get; init; }
    public required string Text { get; init; }

    /// <summary>The sentence it stands in, the figure marked.</summary>
    public required Excerpt Context { get; init; }
    public SourceReference? Place { get; init; }
    public string? Statement { get; init; }

    /// <summary>The chain of its statement; only the page when it stands in the narrator's voice.</summary>
    public required IReadOnlyList<LinkRow> Chain { get; init; }
}

public sealed record EventRow(string Id, ArticleRow Article, Event Finding, string Text, Excerpt Context, SourceReference? Place)
{
    /// <summary>The statement it stands in and that one's chain; only the page when it stands in the narrator's voice.</summary>
    public string? Statement { get; init; }
    public required IReadOnlyList<LinkRow> Chain { get; init; }
}

public enum MomentKind
{
    Event,
    Statement,
}

/// <summary>On what the time of a moment rests.</summary>
public enum MomentBasis
{
    Unknown,

    /// <summary>The text tells when it happened.</summary>
    Told,

    /// <summary>The text tells when it was said.</summary>
    Said,

    /// <summary>It was said no later than its article was published.</summary>
    Published,
}

/// <summary>An event or a statement on the timeline. <see cref="When"/> is EDTF, null when nobody tells.</summary>
public sealed record Moment(MomentKind Kind, string? When, MomentBasis Basis)
{
    public EventRow? Event { get; init; }
    public StatementRow? Statement { get; init; }

    /// <summary>True when it is told of as past in an article that was published before.</summary>
    public bool Impossible { get; init; }
    public string Id => Event?.Id ?? Statement!.Id;
    public ArticleRow Article => Event?.Article ?? Statement!.Article;
    public IReadOnlyList<LinkRow> Chain => Event?.Chain ?? Statement!.Chain;
}

/// <summary>A hit of a search: an article, or one statement of it when the filter asks for what statements have.</summary>
public sealed record SearchHit(ArticleRow Article, Excerpt Excerpt, StatementRow? Statement);

/// <summary>An article with its whole reading. Lists of ids stand in the order of the reading's own lists.</summary>
public sealed record ArticlePage
{
    public required ArticleRow Article { get; init; }

    /// <summary>The reading of the whole evidence; <see cref="ArticleRow.Ordinal"/> tells which article is meant.</summary>
    public required Reading Reading { get; init; }
    public required IReadOnlyList<string?> StatementIds { get; init; }
    public required IReadOnlyList<string?> FigureIds { get; init; }
    public required IReadOnlyList<SourceReference> Sources { get; init; }

    /// <summary>The other articles of the same evidence.</summary>
    public required IReadOnlyList<ArticleRow> Beside { get; init; }
}

/// <summary>A name form as articles write it, or an office or title seen with the name. Days are yyyy-MM-dd.</summary>
public sealed record NameForm(string Text, string Script, long Count, string? First, string? Last);

/// <summary>One of the names that make up a source; a split moves names by these ids.</summary>
public sealed record SourceName(string Id, string Text, EntityType Type, long Statements, long Mentions);

public sealed record SourceRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required EntityType Type { get; init; }
    public required bool Anonymous { get; init; }
    public required long Statements { get; init; }
    public required long Mentions { get; init; }

    /// <summary>Readings that name it.</summary>
    public required long Documents { get; init; }
    public string? First { get; init; }
    public string? Last { get; init; }
}

public sealed record SourcePage
{
    public required SourceRow Source { get; init; }

    /// <summary>The names that are one source; more than one after a merge.</summary>
    public required IReadOnlyList<SourceName> Names { get; init; }
    public required IReadOnlyList<NameForm> Forms { get; init; }
    public required IReadOnlyList<NameForm> Offices { get; init; }

    /// <summary>Why each two of the names are one by what the machine sees; what persons decided stands in <see cref="Decisions"/>.</summary>
    public required IReadOnlyList<JoinRow> Joins { get; init; }

    /// <summary>Of an office: who was seen in it.</summary>
    public required IReadOnlyList<HolderRow> Holders { get; init; }

    /// <summary>What it says, newest first.</summary>
    public required Page<StatementRow> Statements { get; init; }
    public required IReadOnlyList<Decision> Decisions { get; init; }
}

/// <summary>Evidence as it is kept, with every name under which it came and every reading of it, newest first.</summary>
public sealed record EvidencePage(
    string Sha256,
    byte[] Bytes,
    string MediaType,
    IReadOnlyList<Capture> Captures,
    IReadOnlyList<ReadingRow> Readings,
    IReadOnlyList<ArticleRow> Articles
);

public sealed record Capture(string Name, string? Uri, DateTimeOffset? Fetched, DateTimeOffset Added, string? Headers = null);

/// <summary>A reading in the ledger; <see cref="Current"/> is false once another superseded it.</summary>
public sealed record ReadingRow(long Number, ReadingVersion Version, DateTimeOffset Added, bool Current);

/// <summary>Evidence that could not be read.</summary>
public sealed record Refusal(string Name, string? Uri, string? Sha256, string Reason, string Mend, DateTimeOffset At);

/// <summary>The ledger at a glance.</summary>
public sealed record Overview
{
    public required long Evidence { get; init; }
    public required long Articles { get; init; }

    /// <summary>The sure ones.</summary>
    public required long Statements { get; init; }

    /// <summary>Statements that a person is to look at first.</summary>
    public required long ToReview { get; init; }
    public required long Figures { get; init; }
    public required long Events { get; init; }

    /// <summary>Named sources with at least one statement.</summary>
    public required long Sources { get; init; }
    public required long Refusals { get; init; }
    public required IReadOnlyList<KeyValuePair<string, long>> Languages { get; init; }
    public required IReadOnlyList<KeyValuePair<string, long>> Measures { get; init; }
    public required IReadOnlyList<SourceRow> TopSources { get; init; }
    public required IReadOnlyList<ArticleRow> Newest { get; init; }

    /// <summary>First and last day of publication, yyyy-MM-dd.</summary>
    public string? First { get; init; }
    public string? Last { get; init; }
}

/// <summary>What a ledger says of itself.</summary>
public sealed record LedgerDescription(
    string Path,
    long Bytes,
    int Schema,
    string Sqlite,
    string SqliteOrigin,
    long Leaves,
    string Root,
    IReadOnlyList<KeyValuePair<ReadingVersion, long>> Versions
);
