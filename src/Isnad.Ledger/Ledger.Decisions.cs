using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const int MostPairs = 20_000;

    /// <summary>What a decision changed: names moved from a source to another, and pairs of names kept apart.</summary>
    sealed record Effect(List<long[]> Moved, List<long[]> Apart);

    /// <summary>Two sources are one; the first one's id stays. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">There is no such source, they are one already, or a standing decision keeps them apart.</exception>
    public long Merge(string into, string from, string author, string reason) =>
        Decide(
            DecisionKind.Merge,
            author,
            reason,
            [into, from],
            connection =>
            {
                var (kept, gone) = (Head(connection, into), Head(connection, from));
                if (kept == gone)
                    throw Refused(from, $"it is the same source as {into} already.");
                ThrowIfApart(connection, Members(connection, kept), Members(connection, gone), $"{into} and {from}");
                return Move(connection, Members(connection, gone), kept);
            }
        );

    /// <summary>Names that were one source with others become a source of their own, whose id is returned.</summary>
    /// <exception cref="LedgerException">A name is not of that source, or none or all of its names are given.</exception>
    public string Split(string source, IReadOnlyList<string> names, string author, string reason)
    {
        var made = 0L;
        Decide(
            DecisionKind.Split,
            author,
            reason,
            [source, .. names],
            connection =>
            {
                var head = Head(connection, source);
                var members = Members(connection, head);
                var moving = names.Select(name => Name(connection, name)).Distinct().ToList();
                if (moving.Exists(name => !members.Contains(name)))
                    throw Refused(source, "a name is to be split off that is not one of its names.");
                if (moving.Count == 0 || moving.Count == members.Count)
                    throw Refused(source, "a split takes some of its names, not none and not all.");
                var staying = members.Except(moving).ToList();
                if ((long)moving.Count * staying.Count > MostPairs)
                    throw Refused(source, "it has too many names for one split.");
                // whoever keeps the name that stands for the source keeps its id
                var headLeaves = moving.Contains(head);
                made = headLeaves ? staying[0] : moving[0];
                var effect = Move(connection, headLeaves ? staying : moving, made);
                effect.Apart.AddRange(
                    moving.SelectMany(one => staying.Select(other => (long[])[Math.Min(one, other), Math.Max(one, other)]))
                );
                return effect;
            }
        );
        return PublicId.Show(PublicId.Source, made);
    }

    /// <summary>Two sources are not one, however alike they look. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">They are one source now.</exception>
    public long Distinct(string one, string other, string author, string reason) =>
        Decide(
            DecisionKind.Distinct,
            author,
            reason,
            [one, other],
            connection =>
            {
                var (first, second) = (Head(connection, one), Head(connection, other));
                if (first == second)
                    throw Refused(other, $"it is one source with {one} now; split it first.");
                return new Effect(
                    [],
                    [
                        [Math.Min(first, second), Math.Max(first, second)],
                    ]
                );
            }
        );

    /// <summary>A statement was read against its text and is right. Returns the decision's number.</summary>
    public long Confirm(string statement, string author, string reason) => Judge(DecisionKind.Confirm, statement, author, reason);

    /// <summary>A statement was read against its text and is wrong. Returns the decision's number.</summary>
    public long Reject(string statement, string author, string reason) => Judge(DecisionKind.Reject, statement, author, reason);

    /// <summary>Takes a decision back; afterwards everything is as if it had not been made. Returns the number of this decision.</summary>
    /// <exception cref="LedgerException">It was taken back already, or a later decision stands on it.</exception>
    public long Undo(long number, string author, string reason) =>
        Decide(
            DecisionKind.Undo,
            author,
            reason,
            [Number(number)],
            connection =>
            {
                var (kind, effect) = Find(connection, number);
                if (kind == DecisionKind.Undo)
                    throw Refused(Number(number), "this is itself an undo; decide anew instead.");
                if (connection.Maybe("SELECT id FROM decision WHERE undoes = $n", ("$n", number)) is { } by)
                    throw Refused(Number(number), $"decision {by} has taken it back already.");
                var moved = effect.Moved.Select(move => move[0]).ToHashSet();
                foreach (var later in Standing(connection).Where(later => later.Number > number))
                    if (Find(connection, later.Number).Effect.Moved.Exists(move => moved.Contains(move[0])))
                        throw Refused(Number(number), $"decision {later.Number} stands on it; undo that one first.");
                connection.Execute("DELETE FROM apart WHERE decision = $n", ("$n", number));
                var back = new Effect([], []);
                foreach (var move in effect.Moved)
                {
                    var joined = Members(connection, move[1]).Where(name => !moved.Contains(name)).ToList();
                    ThrowIfApart(connection, [move[0]], joined, "the names it would join again");
                    connection.Execute("UPDATE name SET source = $old WHERE id = $id", ("$old", move[1]), ("$id", move[0]));
                    back.Moved.Add([move[0], move[2], move[1]]);
                }
                return back;
            },
            undoes: number
        );

    /// <summary>Every decision, newest first; only those about <paramref name="subject"/> (an id) when it is given.</summary>
    public IReadOnlyList<Decision> Decisions(string? subject = null) =>
        Read(connection =>
        {
            var all = connection.List(
                """
                SELECT d.id, d.kind, d.author, d.at, d.reason, d.subject, d.undoes, NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id)
                FROM decision d ORDER BY d.id DESC
                """,
                row => new Decision
                {
                    Number = row.GetInt64(0),
                    Kind = Enum.Parse<DecisionKind>(row.GetString(1)),
                    Author = row.GetString(2),
                    At = Instant(row.GetInt64(3)),
                    Reason = row.GetString(4),
                    Subject = JsonSerializer.Deserialize<List<string>>(row.GetString(5))!,
                    Undoes = row.Long(6),
                    Stands = row.GetBoolean(7),
                }
            );
            return subject is null ? all : [.. all.Where(decision => decision.Subject.Contains(subject, StringComparer.Ordinal))];
        });

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
                return new Effect([], []);
            }
        );

    long Decide(
        DecisionKind kind,
        string author,
        string reason,
        IReadOnlyList<string> subject,
        Func<SqliteConnection, Effect> apply,
        long? undoes = null
    )
    {
        if (string.IsNullOrWhiteSpace(author) || string.IsNullOrWhiteSpace(reason))
            throw new LedgerException(kind.ToString(), "a decision needs an author and a reason.", "Give both.");
        var now = Now;
        return Write(connection =>
        {
            var effect = apply(connection);
            var (about, changed) = (JsonSerializer.Serialize(subject), JsonSerializer.Serialize(effect));
            connection.Execute(
                "INSERT INTO decision (kind, author, at, reason, subject, effect, undoes) VALUES ($kind, $author, $at, $reason, $subject, $effect, $undoes)",
                ("$kind", kind.ToString()),
                ("$author", author),
                ("$at", now),
                ("$reason", reason),
                ("$subject", about),
                ("$effect", changed),
                ("$undoes", undoes)
            );
            var number = connection.Number("SELECT last_insert_rowid()");
            foreach (var pair in effect.Apart)
                connection.Execute(
                    "INSERT INTO apart (low, high, decision) VALUES ($low, $high, $decision)",
                    ("$low", pair[0]),
                    ("$high", pair[1]),
                    ("$decision", number)
                );
            AppendLeaf(
                connection,
                LeafKind.Decision,
                number,
                Leaf.OfDecision(kind.ToString(), author, now, reason, about, changed, undoes)
            );
            return number;
        });
    }

    static Effect Move(SqliteConnection connection, List<long> names, long target)
    {
        var effect = new Effect([], []);
        foreach (var name in names)
        {
            var old = connection.Number("SELECT source FROM name WHERE id = $id", ("$id", name));
            connection.Execute("UPDATE name SET source = $source WHERE id = $id", ("$source", target), ("$id", name));
            effect.Moved.Add([name, old, target]);
        }
        return effect;
    }

    static (DecisionKind Kind, Effect Effect) Find(SqliteConnection connection, long number)
    {
        var found =
            connection.First(
                "SELECT kind, effect FROM decision WHERE id = $id",
                row => Tuple.Create(row.GetString(0), row.GetString(1)),
                ("$id", number)
            ) ?? throw new LedgerException(Number(number), "there is no such decision.", "List them with: isnad decisions");
        return (Enum.Parse<DecisionKind>(found.Item1), JsonSerializer.Deserialize<Effect>(found.Item2)!);
    }

    static List<(long Number, DecisionKind Kind, string Author, List<string> Subject)> Standing(SqliteConnection connection) =>
        connection.List(
            """
            SELECT d.id, d.kind, d.author, d.subject FROM decision d
            WHERE d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id) ORDER BY d.id
            """,
            row =>
                (
                    row.GetInt64(0),
                    Enum.Parse<DecisionKind>(row.GetString(1)),
                    row.GetString(2),
                    JsonSerializer.Deserialize<List<string>>(row.GetString(3))!
                )
        );

    static long Head(SqliteConnection connection, string source) =>
        connection.Number("SELECT source FROM name WHERE id = $id", ("$id", Name(connection, source)));

    static long Name(SqliteConnection connection, string id) =>
        PublicId.Parse(PublicId.Source, id) is { } number
        && connection.Maybe("SELECT id FROM name WHERE id = $id", ("$id", number)) is { } name
            ? name
            : throw new LedgerException(id, "there is no such source.", "Look for it with: isnad sources");

    static List<long> Members(SqliteConnection connection, long source) =>
        connection.List(
            "SELECT id FROM name WHERE id = $source OR (source = $source AND source != id) ORDER BY key, type, anonymous",
            row => row.GetInt64(0),
            ("$source", source)
        );

    static void ThrowIfApart(SqliteConnection connection, List<long> ones, List<long> others, string what)
    {
        var pair = connection.Maybe(
            """
            SELECT decision FROM apart
            WHERE (low IN (SELECT value FROM json_each($a)) AND high IN (SELECT value FROM json_each($b)))
               OR (low IN (SELECT value FROM json_each($b)) AND high IN (SELECT value FROM json_each($a))) LIMIT 1
            """,
            ("$a", JsonSerializer.Serialize(ones)),
            ("$b", JsonSerializer.Serialize(others))
        );
        if (pair is { } decision)
            throw Refused(what, $"decision {decision} keeps them apart; undo that one first.");
    }

    static LedgerException Refused(string name, string reason) => new(name, reason, "Nothing was changed.");

    static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
