using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>Makes rows for readers out of index rows and the readings they point into. One per snapshot.</summary>
internal sealed class RowBuilder(SqliteConnection connection, ReadingCache readings)
{
    const int LongestExcerpt = 360;
    const int LongestTitle = 140;

    readonly Dictionary<long, SourceReference> sources = [];
    Dictionary<(long Name, string Sha256), long>? owns;
    readonly Dictionary<long, SourceReference> byName = [];

    /// <summary>The columns of an article that <see cref="Article(SqliteDataReader)"/> expects, as an alias of the table <c>article</c>.</summary>
    public const string ArticleColumns =
        "a.id, a.public, a.reading, a.ordinal, a.statements, a.figures, a.events, a.first_statement, a.first_figure";

    internal sealed record StoredArticle(
        long Id,
        long Public,
        long Reading,
        int Ordinal,
        int Statements,
        int Figures,
        int Events,
        long FirstStatement,
        long FirstFigure
    );

    public static StoredArticle Article(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt32(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetInt32(6),
            row.GetInt64(7),
            row.GetInt64(8)
        );

    public StoredReading Reading(long id) => readings.Get(connection, id);

    public ArticleRow Article(StoredArticle stored)
    {
        var kept = Reading(stored.Reading);
        var (reading, text) = (kept.Reading, kept.Reading.Document.Text);
        var article = reading.Articles[stored.Ordinal];
        var evidence = reading.Document.Evidence;
        return new ArticleRow
        {
            Id = PublicId.Show(PublicId.Article, stored.Public),
            Evidence = kept.Sha256,
            Name = evidence.Name,
            Uri = evidence.Uri ?? reading.Document.Source.Metadata.CanonicalUrl,
            Ordinal = stored.Ordinal,
            Title = article.Title is { } title ? title.Of(text).ToString() : Beginning(text, article.Span),
            Language = article.Language,
            RightToLeft = Language.Of(article.Language)?.RightToLeft ?? article.Language.EndsWith("-Arab", StringComparison.Ordinal),
            Outlet = article.Masthead is { } masthead ? masthead.Of(text).ToString() : reading.Document.Source.Metadata.Outlet,
            Published = article.Published,
            Statements = (int)
                connection.Number(
                    "SELECT count(*) FROM statement WHERE id >= $first AND id < $first + $count AND review = 0",
                    ("$first", stored.FirstStatement),
                    ("$count", stored.Statements)
                ),
            Figures = stored.Figures,
            Events = stored.Events,
        };
    }

    public StatementRow Statement(StoredArticle stored, long publicId, int ordinal, SearchWords? words)
    {
        var kept = Reading(stored.Reading);
        var (reading, text) = (kept.Reading, kept.Reading.Document.Text);
        var said = reading.Statements[ordinal];
        return new StatementRow
        {
            Id = PublicId.Show(PublicId.Statement, publicId),
            Article = Article(stored),
            Finding = said,
            Marks = StatementMarks.Of(reading, ordinal),
            Judged = connection.Maybe("SELECT review FROM judgement WHERE statement = $s", ("$s", publicId)) is { } review
                ? review == 0
                : null,
            Content = [.. said.Content.Select(span => Whole(reading, span, words))],
            Context = Sentences(reading, Hull(said), words),
            Cue = said.Cue is { } cue ? cue.Of(text).ToString() : null,
            Wording = said.Source is { } source ? source.Of(text).ToString() : said.Wording,
            Speaker = said.Entity is { } entity ? Source(reading, entity) : null,
            Chain = Chain(reading, said),
            Parent = said.Parent is { } parent
                ? PublicId.Show(PublicId.Statement, PublicId.OfStatement(Convert.FromHexString(kept.Sha256), reading.Statements[parent]))
                : null,
        };
    }

    public FigureRow Figure(StoredArticle stored, long publicId, int ordinal)
    {
        var kept = Reading(stored.Reading);
        var reading = kept.Reading;
        var stated = reading.Figures[ordinal];
        var said = stated.Statement is { } index ? reading.Statements[index] : null;
        var article = Article(stored);
        var context = Sentences(reading, stated.Span, null);
        return new FigureRow
        {
            Id = PublicId.Show(PublicId.Figure, publicId),
            Article = article,
            Finding = stated,
            Text = stated.Span.Of(reading.Document.Text).ToString(),
            Context = context with { Marks = [new(stated.Span.Start - context.Place.Start, stated.Span.End - context.Place.Start)] },
            Place = stated.Place is { } place ? Source(reading, place) : null,
            Statement = said is null
                ? null
                : PublicId.Show(PublicId.Statement, PublicId.OfStatement(Convert.FromHexString(kept.Sha256), said)),
            Chain = said is null ? [new LinkRow(article.Outlet ?? article.Name, null, false)] : Chain(reading, said),
        };
    }

    public EventRow Event(StoredArticle stored, int ordinal)
    {
        var kept = Reading(stored.Reading);
        var reading = kept.Reading;
        var happened = reading.Events[ordinal];
        var context = Sentences(reading, happened.Trigger, null);
        var article = Article(stored);
        var evidence = Convert.FromHexString(kept.Sha256);
        var said = happened.Statement is { } index ? reading.Statements[index] : null;
        return new EventRow(
            PublicId.Show(PublicId.Event, PublicId.OfEvent(evidence, happened)),
            article,
            happened,
            happened.Trigger.Of(reading.Document.Text).ToString(),
            context with
            {
                Marks = [new(happened.Trigger.Start - context.Place.Start, happened.Trigger.End - context.Place.Start)],
            },
            happened.Place is { } place ? Source(reading, place) : null
        )
        {
            Statement = said is null ? null : PublicId.Show(PublicId.Statement, PublicId.OfStatement(evidence, said)),
            Chain = said is null ? [new LinkRow(article.Outlet ?? article.Name, null, false)] : Chain(reading, said),
        };
    }

    /// <summary>True when the reading found that a span's clock cannot be right.</summary>
    public bool CannotBe(StoredArticle stored, OrderFault fault, TextSpan? span) =>
        span is not null && Reading(stored.Reading).Reading.Findings.Any(finding => finding.Fault == fault && finding.Span == span);

    /// <summary>The sentence of an article that holds most of the words.</summary>
    public Excerpt Best(StoredArticle stored, SearchWords words)
    {
        var reading = Reading(stored.Reading).Reading;
        var article = reading.Articles[stored.Ordinal];
        var hits = words.Find(reading.Document.Tokens, article.Span);
        var best = (Span: article.Span, Score: -1);
        foreach (var sentence in reading.Document.Sentences)
        {
            if (!article.Span.Contains(sentence.Span))
                continue;
            var score = hits.Where(hit => sentence.Span.Contains(hit.Span)).Select(hit => hit.Term).Distinct().Count();
            if (score > best.Score)
                best = (sentence.Span, score);
        }
        return Cut(reading, best.Span, words);
    }

    /// <summary>The source that an entity's name in a reading belongs to now.</summary>
    public SourceReference Source(Reading reading, int entity)
    {
        var name = Name(reading, reading.Names.Entities[entity]);
        if (sources.TryGetValue(name, out var known))
            return known;
        var source =
            connection.Maybe("SELECT source FROM name WHERE id = $id", ("$id", name))
            ?? throw new InvalidDataException($"the name {reading.Names.Entities[entity].Name} is missing");
        return sources[name] = Source(source);
    }

    /// <summary>The row of an entity's name in a reading.</summary>
    public long Name(Reading reading, Entity entity)
    {
        var id = PublicId.OfName(entity.Type, entity.Anonymous, NameIndex.Key(entity.Name));
        owns ??= connection
            .List(
                "SELECT k.name, e.sha256, k.own FROM namesake k JOIN evidence e ON e.id = k.evidence",
                row => ((row.GetInt64(0), Convert.ToHexStringLower(row.Bytes(1)!)), row.GetInt64(2))
            )
            .ToDictionary();
        while (owns.Count > 0 && owns.TryGetValue((id, reading.Document.Evidence.Sha256), out var own))
            id = own;
        return id;
    }

    /// <summary>A source by the row of the name that stands for it; it is called by its most used name.</summary>
    public SourceReference Source(long source)
    {
        if (byName.TryGetValue(source, out var known))
            return known;
        return byName[source] =
            connection.First(
                """
                SELECT head.id, n.text, head.type, head.anonymous FROM name n, name head
                WHERE head.id = $source AND (n.id = $source OR (n.source = $source AND n.source != n.id))
                ORDER BY n.statements * 4 + n.mentions DESC, n.key, n.type LIMIT 1
                """,
                row => new SourceReference(
                    PublicId.Show(PublicId.Source, row.GetInt64(0)),
                    row.GetString(1),
                    (EntityType)row.GetInt32(2),
                    row.GetBoolean(3)
                ),
                ("$source", source)
            ) ?? throw new InvalidDataException($"source {source} is missing");
    }

    /// <summary>The sentence a span stands in, the span marked.</summary>
    public static Excerpt Around(Reading reading, TextSpan span)
    {
        var around = Sentences(reading, span, null);
        return around with { Marks = [new(span.Start - around.Place.Start, span.End - around.Place.Start)] };
    }

    List<LinkRow> Chain(Reading reading, Statement said) =>
        [
            .. said.Chain.Select(link => new LinkRow(
                link.Name,
                link.Entity is { } entity ? Source(reading, entity).Id : null,
                link.Anonymous
            )),
        ];

    static TextSpan Hull(Statement said)
    {
        var (start, end) = (int.MaxValue, 0);
        foreach (var span in said.Content)
            (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        foreach (var part in (TextSpan?[])[said.Cue, said.Source])
            if (part is { } span)
                (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        return start > end ? default : new(start, end);
    }

    /// <summary>The sentences that a span touches.</summary>
    static Excerpt Sentences(Reading reading, TextSpan span, SearchWords? words)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var sentence in reading.Document.Sentences)
            if (sentence.Span.Overlaps(span))
                (start, end) = (Math.Min(start, sentence.Span.Start), Math.Max(end, sentence.Span.End));
        return Whole(reading, new(start, end), words);
    }

    static Excerpt Whole(Reading reading, TextSpan span, SearchWords? words) =>
        new(
            span.Of(reading.Document.Text).ToString(),
            span,
            words is null
                ? []
                :
                [
                    .. words
                        .Find(reading.Document.Tokens, span)
                        .Select(hit => new TextSpan(hit.Span.Start - span.Start, hit.Span.End - span.Start)),
                ]
        );

    /// <summary>A sentence, shortened at words around its first hit when it is long.</summary>
    static Excerpt Cut(Reading reading, TextSpan span, SearchWords words)
    {
        if (span.Length <= LongestExcerpt)
            return Whole(reading, span, words);
        var (tokens, text) = (reading.Document.Tokens, reading.Document.Text);
        var hits = words.Find(tokens, span);
        var around = hits.Count > 0 ? hits[0].Span.Start : span.Start;
        var start = Math.Max(span.Start, around - LongestExcerpt / 3);
        var end = Math.Min(span.End, start + LongestExcerpt);
        if (start > span.Start)
            start = tokens[Math.Min(tokens.IndexAt(start), tokens.Count - 1)].Start;
        if (
            end < span.End
            && tokens.IndexAt(end) is var last
            && last < tokens.Count
            && tokens[last].Start < end
            && tokens[last].Start > start
        )
            end = tokens[last].Start;
        return Whole(reading, new TextSpan(start, end).Trim(text), words);
    }

    static string Beginning(string text, TextSpan span)
    {
        var end = Math.Min(span.End, span.Start + LongestTitle);
        var line = text.AsSpan(span.Start, end - span.Start).IndexOf('\n');
        var cut = new TextSpan(span.Start, line > 0 ? span.Start + line : end).Trim(text);
        if (cut.End > cut.Start && char.IsHighSurrogate(text[cut.End - 1]))
            cut = new(cut.Start, cut.End - 1);
        return cut.Of(text).ToString();
    }
}
