using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>
    /// Sources by how much they say. <see cref="Filter.By"/> and <see cref="Filter.Words"/> restrict by name; with a language or days only those who speak
    /// on such pages are listed, with what they say there.
    /// </summary>
    /// <exception cref="LedgerException">A date of the filter is not one.</exception>
    public Page<SourceRow> Sources(Filter filter) =>
        Read(connection => SourceList(connection, new RowBuilder(connection, readings), filter));

    /// <summary>A source by its id or a name in any spelling (the one that says most, when several bear it), with what it says; or null.</summary>
    public SourcePage? Source(string idOrName, int skip = 0, int take = 50)
    {
        var found = Read(connection =>
        {
            var names = SourceLookup.Names(connection, idOrName);
            if (names.Count == 0)
                return null;
            var rows = new RowBuilder(connection, readings);
            var source = connection.Number(
                """
                SELECT source FROM name WHERE id IN (SELECT value FROM json_each($names))
                GROUP BY source ORDER BY sum(statements) DESC, sum(mentions) DESC, source LIMIT 1
                """,
                ("$names", JsonSerializer.Serialize(names))
            );
            var row = SourceRows(connection, rows, OneSource, "", ("$source", source))[0];
            return new SourcePage
            {
                Source = row,
                Joins = Joins(connection, source),
                Holders = row.Type == EntityType.Office ? Holders(connection, rows, row.Name, null) : [],
                Names = NamesOf(connection, source),
                Forms = Forms(connection, source, 0),
                Offices = Forms(connection, source, 1),
                Statements = new([], 0, 0, 0),
                Decisions = [],
            };
        });
        return found is null
            ? null
            : found with
            {
                Statements = Statements(
                    new Filter
                    {
                        By = found.Source.Id,
                        Skip = skip,
                        Take = take,
                    }
                ),
                Decisions = [.. Decisions().Where(decision => Concerns(decision, found))],
            };
    }

    /// <summary>Articles that name a source, newest first.</summary>
    public Page<ArticleRow> ArticlesNaming(string idOrName, int skip = 0, int take = 50) =>
        Read(connection =>
        {
            var filter = new Filter { Skip = skip, Take = take };
            var conditions = new Conditions();
            conditions.Names(
                connection,
                "a.reading IN (SELECT reading FROM entity WHERE name IN (SELECT value FROM json_each($names)))",
                "$names",
                idOrName
            );
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

    static bool Concerns(Decision decision, SourcePage page) =>
        decision.Subject.Any(id => id == page.Source.Id || page.Names.Any(name => name.Id == id));

    static Page<SourceRow> SourceList(SqliteConnection connection, RowBuilder rows, Filter filter)
    {
        if (!string.IsNullOrEmpty(filter.Language) || !string.IsNullOrWhiteSpace(filter.From) || !string.IsNullOrWhiteSpace(filter.To))
            return Speaking(connection, rows, filter);
        var conditions = new Conditions();
        conditions.Add("statements + mentions > 0");
        conditions.Names(connection, "id IN (SELECT value FROM json_each($by))", "$by", filter.By ?? filter.Words);
        if (!conditions.Possible)
            return new([], 0, filter.Skip, filter.Take);
        var total = connection.Number("SELECT count(DISTINCT source) FROM name" + conditions.Where, conditions.Values);
        if (filter is { By: null, Words: null } && MostSaid(connection, rows, filter.Skip, filter.Take, "") is { } first)
            return new(first, total, filter.Skip, filter.Take);
        Window(conditions, filter);
        var where = " WHERE source IN (SELECT source FROM name" + conditions.Where + ")";
        return new(SourceRows(connection, rows, where, ByStatements, conditions.Values), total, filter.Skip, filter.Take);
    }

    /// <summary>Those who speak on the pages of a language or of some days; what they say, their pages and days are counted on these.</summary>
    static Page<SourceRow> Speaking(SqliteConnection connection, RowBuilder rows, Filter filter)
    {
        const string From =
            " FROM voice v JOIN statement s ON s.id = v.statement JOIN article a ON a.id = s.article JOIN name n ON n.id = v.name";
        var conditions = new Conditions();
        conditions.Add("v.role <= 1 AND s.review = 0");
        conditions.Article(filter);
        conditions.Days(filter, "a");
        conditions.Names(connection, "n.id IN (SELECT value FROM json_each($by))", "$by", filter.By ?? filter.Words);
        if (!conditions.Possible)
            return new([], 0, filter.Skip, filter.Take);
        var total = connection.Number("SELECT count(DISTINCT n.source)" + From + conditions.Where, conditions.Values);
        Window(conditions, filter);
        var found = connection.List(
            "SELECT n.source, count(DISTINCT v.statement), count(DISTINCT a.reading), "
                + $"min(CASE WHEN {DayRange.IsSeen} THEN a.day_from END), max(CASE WHEN {DayRange.IsSeen} THEN a.day_to END)"
                + From
                + conditions.Where
                + " GROUP BY n.source ORDER BY 2 DESC, min(n.key), 1 LIMIT $take OFFSET $skip",
            row => (Source: row.GetInt64(0), Said: row.GetInt64(1), Pages: row.GetInt64(2), First: row.Int(3), Last: row.Int(4)),
            conditions.Values
        );
        return new(
            found.ConvertAll(row =>
                SourceRows(connection, rows, OneSource, "", ("$source", row.Source))[0] with
                {
                    Statements = row.Said,
                    Documents = row.Pages,
                    First = DayRange.Show(row.First),
                    Last = DayRange.Show(row.Last),
                }
            ),
            total,
            filter.Skip,
            filter.Take
        );
    }

    const string ByStatements = " ORDER BY sum(statements) DESC, sum(mentions) DESC, min(key) LIMIT $take OFFSET $skip";

    /// <summary>
    /// A stretch of the sources that say most, without looking at all names: those of the names that say as much as the last one needed, and
    /// every source of several names. Null when the names that say something do not fill the stretch.
    /// </summary>
    static List<SourceRow>? MostSaid(SqliteConnection connection, RowBuilder rows, int skip, int take, string restriction)
    {
        (skip, take) = (Math.Max(0, skip), Math.Max(0, take));
        var merged = connection.Number("SELECT count(*) FROM name WHERE source != id");
        var least = connection.Maybe(
            "SELECT statements FROM name WHERE statements > 0" + restriction + " ORDER BY statements DESC LIMIT 1 OFFSET $n",
            ("$n", skip + take + merged)
        );
        if (least is null)
            return null;
        var where =
            " WHERE id IN (SELECT source FROM name WHERE statements > 0 AND statements >= $least"
            + restriction
            + " UNION SELECT source FROM name WHERE source != id UNION SELECT id FROM name WHERE source != id)";
        return SourceRows(connection, rows, where, ByStatements, ("$least", least), ("$take", take), ("$skip", skip));
    }

    /// <summary>The named sources that say most.</summary>
    static List<SourceRow> TopSources(SqliteConnection connection, RowBuilder rows, int take) =>
        MostSaid(connection, rows, 0, take, " AND NOT anonymous")
        ?? SourceRows(
            connection,
            rows,
            " WHERE source IN (SELECT source FROM name WHERE statements > 0 AND NOT anonymous)",
            ByStatements,
            ("$take", take),
            ("$skip", 0)
        );

    static List<SourceRow> SourceRows(
        SqliteConnection connection,
        RowBuilder rows,
        string where,
        string order,
        params ReadOnlySpan<(string, object?)> values
    ) =>
        connection.List(
            "SELECT source, sum(statements), sum(mentions), sum(articles), min(first_day), max(last_day) FROM name"
                + where
                + " GROUP BY source"
                + order,
            row =>
            {
                var source = rows.Source(row.GetInt64(0));
                return new SourceRow
                {
                    Id = source.Id,
                    Name = source.Name,
                    Type = source.Type,
                    Anonymous = source.Anonymous,
                    Statements = row.GetInt64(1),
                    Mentions = row.GetInt64(2),
                    Documents = row.GetInt64(3),
                    First = DayRange.Show(row.Int(4)),
                    Last = DayRange.Show(row.Int(5)),
                };
            },
            values
        );

    static List<SourceName> NamesOf(SqliteConnection connection, long source) =>
        connection.List(
            "SELECT id, text, type, statements, mentions FROM name WHERE id = $source OR (source = $source AND source != id) ORDER BY statements + mentions DESC, key, type",
            row => new SourceName(
                PublicId.Show(PublicId.Source, row.GetInt64(0)),
                row.GetString(1),
                (EntityType)row.GetInt32(2),
                row.GetInt64(3),
                row.GetInt64(4)
            ),
            ("$source", source)
        );

    static List<NameForm> Forms(SqliteConnection connection, long source, int kind) =>
        connection.List(
            """
            SELECT f.text, f.script, sum(f.count), min(f.first_day), max(f.last_day)
            FROM name n JOIN form f ON f.name = n.id
            WHERE (n.id = $source OR (n.source = $source AND n.source != n.id)) AND f.kind = $kind
            GROUP BY f.text, f.script ORDER BY sum(f.count) DESC, f.text
            """,
            row => new NameForm(row.GetString(0), row.GetString(1), row.GetInt64(2), DayRange.Show(row.Int(3)), DayRange.Show(row.Int(4))),
            ("$source", source),
            ("$kind", kind)
        );
}
