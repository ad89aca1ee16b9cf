using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>
    /// Statements that are too unsure for the main view and that nobody judged: those on which most figures, events and other statements hang
    /// first, then the latest.
    /// </summary>
    public Page<StatementRow> ReviewStatements(int skip = 0, int take = 20) =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            return new Page<StatementRow>(
                connection.List(
                    $"SELECT {RowBuilder.ArticleColumns}, s.public, s.ordinal{FromStatement} WHERE s.review = 1 ORDER BY s.value DESC, s.id DESC LIMIT $take OFFSET $skip",
                    row => rows.Statement(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10), null),
                    ("$take", take),
                    ("$skip", skip)
                ),
                connection.Number("SELECT count(*) FROM statement WHERE review = 1"),
                skip,
                take
            );
        });

    /// <summary>A statement was read against its text and is right: it stands in the main view. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">There is no such statement, or a standing decision has judged it.</exception>
    public long Confirm(string statement, string author, string reason) => Judge(DecisionKind.Confirm, statement, author, reason);

    /// <summary>A statement was read against its text and is wrong: no listing and no claim has it. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">There is no such statement, or a standing decision has judged it.</exception>
    public long Reject(string statement, string author, string reason) => Judge(DecisionKind.Reject, statement, author, reason);

    long Judge(DecisionKind kind, string statement, string author, string reason) =>
        Decide(
            kind,
            author,
            reason,
            [statement],
            connection =>
            {
                var id = PublicId.Parse(PublicId.Statement, statement);
                if (id is null || connection.Maybe("SELECT 1 FROM statement WHERE public = $id LIMIT 1", ("$id", id)) is null)
                    throw new LedgerException(statement, "there is no such statement.", "Look for it with: isnad statements");
                foreach (var other in Standing(connection))
                    if (other.Kind is DecisionKind.Confirm or DecisionKind.Reject && other.Subject[0] == statement)
                        throw Refused(
                            statement,
                            $"decision {other.Number} ({other.Kind}, {other.Author}) stands on it; undo that one first."
                        );
                return new Effect([], [], []);
            }
        );

    /// <summary>Lets a decision about a statement, just kept, take effect; of an undo, lets the statement be what the machine found.</summary>
    static void ApplyJudgement(SqliteConnection connection, long number, DecisionKind kind, IReadOnlyList<string> subject, long? undoes)
    {
        if (undoes is { } earlier)
        {
            var statement = connection.Maybe("SELECT statement FROM judgement WHERE decision = $d", ("$d", earlier));
            connection.Execute("DELETE FROM judgement WHERE decision = $d", ("$d", earlier));
            if (statement is { } taken)
                SetReview(connection, taken);
        }
        else if (kind is DecisionKind.Confirm or DecisionKind.Reject && PublicId.Parse(PublicId.Statement, subject[0]) is { } judged)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO judgement (statement, review, decision) VALUES ($s, $r, $d)",
                ("$s", judged),
                ("$r", kind == DecisionKind.Confirm ? 0 : 2),
                ("$d", number)
            );
            SetReview(connection, judged);
        }
    }

    /// <summary>Decisions about statements that an older Isnad kept without effect take it now.</summary>
    void JudgeAgain()
    {
        const string waiting =
            "FROM decision d WHERE d.kind IN ('Confirm', 'Reject') AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id) "
            + "AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.decision = d.id)";
        if (writing.Maybe("SELECT 1 " + waiting + " LIMIT 1") is null)
            return;
        Write(connection =>
        {
            foreach (
                var (number, kind, subject) in connection.List(
                    "SELECT d.id, d.kind, d.subject " + waiting,
                    row =>
                        (
                            row.GetInt64(0),
                            Enum.Parse<DecisionKind>(row.GetString(1)),
                            JsonSerializer.Deserialize<List<string>>(row.GetString(2))!
                        )
                )
            )
                ApplyJudgement(connection, number, kind, subject, undoes: null);
            return 0;
        });
    }

    /// <summary>Brings a statement's rows, and the counts of those who say it, to what is decided or else found.</summary>
    static void SetReview(SqliteConnection connection, long statement)
    {
        var judged = connection.Maybe("SELECT review FROM judgement WHERE statement = $s", ("$s", statement));
        foreach (
            var (row, before, reading, ordinal, day) in connection.List(
                "SELECT s.id, s.review, a.reading, s.ordinal, coalesce(a.day_from, 0) FROM statement s JOIN article a ON a.id = s.article WHERE s.public = $s",
                row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4)),
                ("$s", statement)
            )
        )
        {
            var read = StoredReading.Load(connection, reading).Reading;
            var after = judged ?? (read.Statements[ordinal].ToReview ? 1 : 0);
            connection.Execute("UPDATE statement SET review = $r WHERE id = $id", ("$r", after), ("$id", row));
            if ((before == 0) == (after == 0))
                continue;
            foreach (
                var name in connection.List(
                    "SELECT DISTINCT v.name FROM entity e JOIN voice v ON v.name = e.name AND v.day = $day AND v.statement = $s AND v.role <= 1 WHERE e.reading = $r",
                    found => found.GetInt64(0),
                    ("$s", row),
                    ("$r", reading),
                    ("$day", day)
                )
            )
                connection.Execute(
                    "UPDATE name SET statements = statements + $by WHERE id = $n",
                    ("$by", after == 0 ? 1 : -1),
                    ("$n", name)
                );
        }
    }
}
