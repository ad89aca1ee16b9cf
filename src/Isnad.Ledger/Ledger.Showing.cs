using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>An article with the whole reading of its evidence, or null.</summary>
    public ArticlePage? Article(string id) =>
        PublicId.Parse(PublicId.Article, id) is not { } number
            ? null
            : Read(connection =>
            {
                var stored = connection.First(
                    $"SELECT {RowBuilder.ArticleColumns} FROM article a WHERE a.public = $id",
                    RowBuilder.Article,
                    ("$id", number)
                );
                if (stored is null)
                    return null;
                var rows = new RowBuilder(connection, readings);
                var reading = rows.Reading(stored.Reading).Reading;
                var articles = ArticlesOf(connection, stored.Reading);
                return new ArticlePage
                {
                    Article = rows.Article(stored),
                    Reading = reading,
                    StatementIds = Ids(
                        connection,
                        "SELECT s.ordinal, s.public FROM article a CROSS JOIN statement s ON s.id >= a.first_statement AND s.id < a.first_statement + a.statements WHERE a.reading = $r AND a.id >= $first",
                        articles,
                        reading.Statements.Count,
                        PublicId.Statement
                    ),
                    FigureIds = Ids(
                        connection,
                        "SELECT f.ordinal, f.public FROM article a CROSS JOIN figure f ON f.id >= a.first_figure AND f.id < a.first_figure + a.figures WHERE a.reading = $r AND a.id >= $first",
                        articles,
                        reading.Figures.Count,
                        PublicId.Figure
                    ),
                    Sources = [.. reading.Names.Entities.Select(entity => rows.Source(reading, entity.Index))],
                    Beside = [.. articles.Where(other => other.Id != stored.Id).Select(rows.Article)],
                };
            });

    /// <summary>A statement of a current reading, or null.</summary>
    public StatementRow? Statement(string id) =>
        One(
            PublicId.Statement,
            id,
            $"SELECT {RowBuilder.ArticleColumns}, s.public, s.ordinal{FromStatement} WHERE s.public = $id",
            (connection, rows, row) =>
            {
                var said = rows.Statement(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10), null);
                return said is { Speaker.Type: EntityType.Office, Wording: { } office }
                    ? said with
                    {
                        Holder = Holders(connection, rows, office, DayRange.Seen(said.Article.Published.Value)).Find(holder => holder.Then),
                    }
                    : said;
            }
        );

    /// <summary>The statements that stand inside a statement.</summary>
    public IReadOnlyList<StatementRow> Within(string statement)
    {
        if (Statement(statement) is not { } outer)
            return [];
        return
        [
            .. Statements(
                new Filter
                {
                    Article = outer.Article.Id,
                    ToReview = null,
                    Take = int.MaxValue,
                }
            )
                .Items.Where(inner => inner.Parent == outer.Id),
        ];
    }

    /// <summary>A figure of a current reading, or null.</summary>
    public FigureRow? Figure(string id) =>
        One(
            PublicId.Figure,
            id,
            $"SELECT {RowBuilder.ArticleColumns}, f.public, f.ordinal{FromFigure} WHERE f.public = $id",
            (_, rows, row) => rows.Figure(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10))
        );

    /// <summary>Evidence by its SHA-256 or the first characters of it (eight at least, when only one begins so), or null.</summary>
    public EvidencePage? Evidence(string sha256)
    {
        if (sha256.Length is < 8 or > 64 || !sha256.All(char.IsAsciiHexDigit))
            return null;
        var even = sha256.ToLowerInvariant();
        return Read(connection =>
        {
            var low = Convert.FromHexString(even.PadRight(64, '0'));
            var high = Convert.FromHexString(even.PadRight(64, 'f'));
            var found = connection.List(
                "SELECT id, sha256, bytes FROM evidence WHERE sha256 >= $low AND sha256 <= $high LIMIT 2",
                row => (Id: row.GetInt64(0), Sha256: row.Bytes(1)!, Kept: row.Bytes(2)!),
                ("$low", low),
                ("$high", high)
            );
            if (found.Count != 1)
                return null;
            var (id, hash, kept) = found[0];
            var rows = new RowBuilder(connection, readings);
            var captures = connection.List(
                "SELECT name, uri, fetched, added, headers FROM capture WHERE evidence = $id ORDER BY id",
                row => new Capture(
                    row.GetString(0),
                    row.Text(1),
                    row.Long(2) is { } at ? Instant(at) : null,
                    Instant(row.GetInt64(3)),
                    row.Text(4)
                ),
                ("$id", id)
            );
            var made = connection.List(
                """
                SELECT r.id, v.program, v.languages, v.models, r.added, r.superseded_by IS NULL
                FROM reading r JOIN version v ON v.id = r.version WHERE r.evidence = $id ORDER BY r.id DESC
                """,
                row => new ReadingRow(
                    row.GetInt64(0),
                    new ReadingVersion(row.GetString(1), row.GetString(2), row.GetString(3)),
                    Instant(row.GetInt64(4)),
                    row.GetBoolean(5)
                ),
                ("$id", id)
            );
            var current = made.Find(reading => reading.Current);
            return new EvidencePage(
                Convert.ToHexStringLower(hash),
                Packed.Unpack(kept),
                current is null ? "application/octet-stream" : rows.Reading(current.Number).Reading.Document.Source.MediaType,
                captures,
                made,
                current is null ? [] : [.. ArticlesOf(connection, current.Number).Select(rows.Article)]
            );
        });
    }

    /// <summary>A reading by its number, superseded or not, or null.</summary>
    public Reading? Reading(long number) =>
        Read(connection =>
            connection.Maybe("SELECT 1 FROM reading WHERE id = $id", ("$id", number)) is null
                ? null
                : readings.Get(connection, number).Reading
        );

    /// <summary>What could not be read, newest first.</summary>
    public Page<Refusal> Refusals(int skip = 0, int take = 100) =>
        Read(connection => new Page<Refusal>(
            connection.List(
                "SELECT name, uri, sha256, reason, mend, at FROM refusal ORDER BY at DESC, id DESC LIMIT $take OFFSET $skip",
                row => new Refusal(
                    row.GetString(0),
                    row.Text(1),
                    row.Bytes(2) is { } hash ? Convert.ToHexStringLower(hash) : null,
                    row.GetString(3),
                    row.GetString(4),
                    Instant(row.GetInt64(5))
                ),
                ("$take", take),
                ("$skip", skip)
            ),
            connection.Number("SELECT count(*) FROM refusal"),
            skip,
            take
        ));

    public Overview Overview() =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            return new Overview
            {
                Evidence = connection.Number("SELECT count(*) FROM evidence"),
                Articles = connection.Number("SELECT count(*) FROM article"),
                Statements = connection.Number("SELECT count(*) FROM statement WHERE review = 0"),
                ToReview = connection.Number("SELECT count(*) FROM statement WHERE review = 1"),
                Figures = connection.Number("SELECT sum(figures) FROM article"),
                Events = connection.Number("SELECT sum(events) FROM article"),
                Sources = connection.Number("SELECT count(DISTINCT source) FROM name WHERE statements > 0 AND NOT anonymous"),
                Refusals = connection.Number("SELECT count(*) FROM refusal"),
                Languages = connection.List(
                    "SELECT language, count(*) FROM article GROUP BY language ORDER BY count(*) DESC, language",
                    row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1))
                ),
                Measures = connection.List(
                    "SELECT measure, count(*) FROM figure WHERE measure IS NOT NULL GROUP BY measure ORDER BY count(*) DESC, measure LIMIT 50",
                    row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1))
                ),
                TopSources = TopSources(connection, rows, 12),
                Newest = connection.List(
                    $"SELECT {RowBuilder.ArticleColumns} FROM article a ORDER BY a.day_from DESC, a.id DESC LIMIT 12",
                    row => rows.Article(RowBuilder.Article(row))
                ),
                First = DayRange.Show(
                    (int?)connection.Maybe($"SELECT min(a.day_from) FROM article a WHERE a.day_from > 0 AND {DayRange.IsSeen}")
                ),
                Last = DayRange.Show((int?)connection.Maybe($"SELECT max(a.day_to) FROM article a WHERE {DayRange.IsSeen}")),
            };
        });

    static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    T? One<T>(char letter, string id, string sql, Func<SqliteConnection, RowBuilder, SqliteDataReader, T> map)
        where T : class =>
        PublicId.Parse(letter, id) is not { } number
            ? null
            : Read(connection =>
            {
                var rows = new RowBuilder(connection, readings);
                return connection.First(sql, row => map(connection, rows, row), ("$id", number));
            });

    /// <summary>The articles of a reading in their order; their ids follow each other.</summary>
    static List<RowBuilder.StoredArticle> ArticlesOf(SqliteConnection connection, long reading) =>
        connection.List(
            $"""
            SELECT {RowBuilder.ArticleColumns} FROM reading r
            JOIN article a ON a.id >= r.first_article AND a.id < r.first_article + r.articles
            WHERE r.id = $r AND a.reading = $r ORDER BY a.id
            """,
            RowBuilder.Article,
            ("$r", reading)
        );

    static string?[] Ids(SqliteConnection connection, string sql, List<RowBuilder.StoredArticle> articles, int count, char letter)
    {
        var ids = new string?[count];
        if (articles.Count > 0)
            foreach (
                var (ordinal, id) in connection.List(
                    sql + " AND a.id <= $last",
                    row => (row.GetInt32(0), row.GetInt64(1)),
                    ("$r", articles[0].Reading),
                    ("$first", articles[0].Id),
                    ("$last", articles[^1].Id)
                )
            )
                ids[ordinal] = PublicId.Show(letter, id);
        return ids;
    }
}
