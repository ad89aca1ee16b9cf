using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    readonly ReadingCache readings = new();

    const string FromStatement = " FROM statement s JOIN article a ON a.id = s.article";
    const string FromArticles =
        " FROM article a INDEXED BY article_day CROSS JOIN statement s ON s.id >= a.first_statement AND s.id < a.first_statement + a.statements";
    const string FromFigure = " FROM figure f JOIN article a ON a.id = f.article";
    const string FromEvent = " FROM event e JOIN article a ON a.id = e.article";

    /// <summary>
    /// Articles that hold the words, best first, with the sentence that shows it; when the filter asks for a speaker, a stance or a
    /// measure, the statements that hold them, newest first.
    /// </summary>
    /// <exception cref="LedgerException">A date of the filter is not one, or the ledger cannot be read.</exception>
    public Page<SearchHit> Search(Filter filter) =>
        filter.By is not null || filter.Stance is not null || filter.Measure is not null
            ? SearchStatements(filter)
            : SearchArticles(filter);

    Page<SearchHit> SearchStatements(Filter filter)
    {
        var found = Statements(filter);
        return new([.. found.Items.Select(said => new SearchHit(said.Article, said.Context, said))], found.Total, found.Skip, found.Take);
    }

    Page<SearchHit> SearchArticles(Filter filter) =>
        Read(connection =>
        {
            var words = SearchWords.Parse(filter.Words);
            var conditions = new Conditions();
            conditions.Article(filter);
            conditions.Days(filter, "a");
            if (words is null || !conditions.Possible)
                return new Page<SearchHit>([], 0, filter.Skip, filter.Take);
            conditions.Add("article_words MATCH $words", ("$words", words.Expression()));
            const string from = " FROM article_words w JOIN article a ON a.id = w.rowid";
            var total = connection.Number("SELECT count(*)" + from + conditions.Where, conditions.Values);
            Window(conditions, filter);
            var rows = new RowBuilder(connection, readings);
            var hits = connection.List(
                "SELECT " + RowBuilder.ArticleColumns + from + conditions.Where + " ORDER BY w.rank, a.id LIMIT $take OFFSET $skip",
                RowBuilder.Article,
                conditions.Values
            );
            return new Page<SearchHit>(
                [.. hits.Select(hit => new SearchHit(rows.Article(hit), rows.Best(hit, words), null))],
                total,
                filter.Skip,
                filter.Take
            );
        });

    /// <summary>Articles, newest first.</summary>
    public Page<ArticleRow> Articles(Filter filter) =>
        Read(connection =>
        {
            var conditions = new Conditions();
            conditions.Article(filter);
            conditions.Days(filter, "a");
            conditions.Words(SearchWords.Parse(filter.Words), "article_words", "a.id");
            var rows = new RowBuilder(connection, readings);
            return Listed(
                connection,
                filter,
                conditions,
                RowBuilder.ArticleColumns,
                " FROM article a",
                " ORDER BY a.day_from DESC, a.id DESC",
                row => rows.Article(RowBuilder.Article(row))
            );
        });

    /// <summary>Statements, newest article first, within an article in its order.</summary>
    public Page<StatementRow> Statements(Filter filter) =>
        Read(connection =>
        {
            var words = SearchWords.Parse(filter.Words);
            var conditions = new Conditions();
            conditions.Article(filter);
            conditions.Days(filter, "a");
            conditions.Said(connection, filter, words);
            conditions.Names(
                connection,
                "s.id IN (SELECT statement FROM figure WHERE place IN (SELECT value FROM json_each($place)))",
                "$place",
                filter.Place
            );
            var rows = new RowBuilder(connection, readings);
            return Listed(
                connection,
                filter,
                conditions,
                RowBuilder.ArticleColumns + ", s.public, s.ordinal",
                FromStatement,
                " ORDER BY a.day_from DESC, a.id DESC, s.id",
                row => rows.Statement(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10), words),
                // with nothing selective to begin from, the newest articles lead to the first statements without sorting all
                words is null
                && filter is { By: null, Measure: null, Place: null }
                    ? FromArticles
                    : FromStatement
            );
        });

    /// <summary>Figures: by measure where they have one, then by the period they speak of.</summary>
    public Page<FigureRow> Figures(Filter filter) =>
        Read(connection =>
        {
            var conditions = new Conditions();
            conditions.Article(filter);
            conditions.Days(filter, "f");
            conditions.Words(SearchWords.Parse(filter.Words), "article_words", "a.id");
            conditions.By(connection, "f.statement", filter);
            if (!string.IsNullOrEmpty(filter.Measure))
                conditions.Add("f.measure = $measure", ("$measure", filter.Measure));
            conditions.Names(connection, "f.place IN (SELECT value FROM json_each($place))", "$place", filter.Place);
            var rows = new RowBuilder(connection, readings);
            return Listed(
                connection,
                filter,
                conditions,
                RowBuilder.ArticleColumns + ", f.public, f.ordinal",
                FromFigure,
                " ORDER BY f.measure NULLS LAST, f.day_from NULLS LAST, f.day_to, f.id",
                row => rows.Figure(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10))
            );
        });

    /// <summary>One stretch of what the conditions leave, and how much there is in all.</summary>
    static Page<T> Listed<T>(
        SqliteConnection connection,
        Filter filter,
        Conditions conditions,
        string columns,
        string from,
        string order,
        Func<SqliteDataReader, T> map,
        string? listedFrom = null
    )
    {
        if (!conditions.Possible)
            return new([], 0, filter.Skip, filter.Take);
        var total = connection.Number("SELECT count(*)" + from + conditions.Where, conditions.Values);
        Window(conditions, filter);
        var items = connection.List(
            "SELECT " + columns + (listedFrom ?? from) + conditions.Where + order + " LIMIT $take OFFSET $skip",
            map,
            conditions.Values
        );
        return new(items, total, filter.Skip, filter.Take);
    }

    static void Window(Conditions conditions, Filter filter)
    {
        conditions.Value("$take", Math.Max(0, filter.Take));
        conditions.Value("$skip", Math.Max(0, filter.Skip));
    }
}
