using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const string FromSaid = " FROM statement s JOIN article a ON a.id = s.article";

    /// <summary>
    /// Events and statements, each by its own clock: when it is said to have happened, when it was said (or, where nobody tells, published).
    /// Those without a date come last.
    /// </summary>
    /// <exception cref="LedgerException">A date of the filter is not one, or the ledger cannot be read.</exception>
    public Page<Moment> Timeline(Filter filter) =>
        Read(connection =>
        {
            var words = SearchWords.Parse(filter.Words);
            var (events, said) = (EventsOf(connection, filter, words), SaidOf(connection, filter, words));
            var parts = new List<string>();
            var total = 0L;
            var values = new Conditions();
            if (filter.Only is not MomentKind.Statement && events.Possible)
            {
                total += connection.Number("SELECT count(*)" + FromEvent + events.Where, events.Values);
                parts.Add(Part(MomentKind.Event, "e", FromEvent + events.Where));
                values.Take(events);
            }
            if (filter.Only is not MomentKind.Event && said.Possible)
            {
                total += connection.Number("SELECT count(*)" + FromSaid + said.Where, said.Values);
                parts.Add(Part(MomentKind.Statement, "s", FromSaid + said.Where));
                values.Take(said);
            }
            if (parts.Count == 0)
                return new Page<Moment>([], 0, filter.Skip, filter.Take);
            Window(values, filter);
            var rows = new RowBuilder(connection, readings);
            var items = connection.List(
                string.Join(" UNION ALL ", parts) + " ORDER BY day_from NULLS LAST, day_to NULLS LAST, kind, item LIMIT $take OFFSET $skip",
                row => MomentOf(rows, row, words),
                values.Values
            );
            return new Page<Moment>(items, total, filter.Skip, filter.Take);
        });

    static string Part(MomentKind kind, string alias, string from) =>
        $"SELECT {RowBuilder.ArticleColumns}, {(int)kind} AS kind, {alias}.day_from AS day_from, {alias}.day_to AS day_to, {alias}.id AS item, "
        + $"{alias}.ordinal AS ordinal, {(kind == MomentKind.Statement ? "s.public" : "0")} AS public"
        + from;

    static Moment MomentOf(RowBuilder rows, SqliteDataReader row, SearchWords? words)
    {
        var article = RowBuilder.Article(row);
        var ordinal = row.GetInt32(13);
        if (row.GetInt32(9) == (int)MomentKind.Event)
        {
            var happened = rows.Event(article, ordinal);
            return new Moment(
                MomentKind.Event,
                happened.Finding.Date,
                happened.Finding.Date is null ? MomentBasis.Unknown : MomentBasis.Told
            )
            {
                Event = happened,
                Impossible = rows.CannotBe(article, OrderFault.PublishedBeforeEvent, happened.Finding.Trigger),
            };
        }
        var said = rows.Statement(article, row.GetInt64(14), ordinal, words);
        var (own, published) = (said.Finding.Said, said.Article.Published.Value);
        return new Moment(
            MomentKind.Statement,
            own ?? published,
            own is not null ? MomentBasis.Said
                : published is not null ? MomentBasis.Published
                : MomentBasis.Unknown
        )
        {
            Statement = said,
            Impossible = rows.CannotBe(article, OrderFault.PublishedBeforeStatement, said.Finding.Cue),
        };
    }

    static Conditions EventsOf(SqliteConnection connection, Filter filter, SearchWords? words)
    {
        var conditions = new Conditions();
        conditions.Article(filter);
        conditions.Days(filter, "e");
        conditions.Words(words, "article_words", "a.id");
        conditions.By(connection, "e.statement", filter);
        conditions.Names(connection, "e.place IN (SELECT value FROM json_each($place))", "$place", filter.Place);
        if (!string.IsNullOrEmpty(filter.Measure))
            conditions.Add("e.article IN (SELECT article FROM figure WHERE measure = $measure)", ("$measure", filter.Measure));
        return conditions;
    }

    static Conditions SaidOf(SqliteConnection connection, Filter filter, SearchWords? words)
    {
        var conditions = new Conditions();
        conditions.Article(filter);
        conditions.Days(filter, "s");
        conditions.Said(connection, filter, words);
        conditions.Names(
            connection,
            "s.id IN (SELECT statement FROM figure WHERE place IN (SELECT value FROM json_each($place)) "
                + "UNION SELECT statement FROM event WHERE place IN (SELECT value FROM json_each($place)))",
            "$place",
            filter.Place
        );
        return conditions;
    }
}
