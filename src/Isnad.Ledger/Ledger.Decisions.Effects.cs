using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <content>What a decision does to the tables, and what it stands on.</content>
public sealed partial class Ledger
{
    static Effect Move(SqliteConnection connection, List<long> names, long target)
    {
        var effect = new Effect([], [], []);
        foreach (var name in names)
        {
            effect.Moved.Add([name, Decided(connection, name), target]);
            connection.Execute("UPDATE name SET decided = $target WHERE id = $id", ("$target", target), ("$id", name));
        }
        return effect;
    }

    /// <summary>Parts the names of a source for good. Where persons had joined some of both sides, the side without the joint's own name gets a new one.</summary>
    static Effect Part(SqliteConnection connection, string source, List<long> moving, List<long> staying)
    {
        if ((long)moving.Count * staying.Count > MostPairs)
            throw Refused(source, "it has too many names for one split.");
        var effect = new Effect([], Pairs(moving, staying), []);
        foreach (var joint in moving.GroupBy(name => Decided(connection, name)).ToList())
        {
            var stayed = staying.FindAll(name => Decided(connection, name) == joint.Key);
            if (stayed.Count == 0)
                continue;
            var leaving = joint.Contains(joint.Key) ? stayed : [.. joint];
            effect.Moved.AddRange(Move(connection, leaving, leaving[0]).Moved);
        }
        return effect;
    }

    static List<long[]> Pairs(IEnumerable<long> ones, IReadOnlyCollection<long> others) =>
        [.. ones.SelectMany(one => others.Select(other => (long[])[Math.Min(one, other), Math.Max(one, other)]))];

    /// <summary>In evidence a name becomes that of another who bears it, or again the first one's.</summary>
    static void Rename(SqliteConnection connection, List<long[]> namesakes, bool add)
    {
        if (namesakes.Count == 0)
            return;
        using var index = new FindingIndex(connection);
        index.Begin();
        foreach (var uses in namesakes.GroupBy(one => one[1]))
        {
            void Change()
            {
                foreach (var use in uses)
                    connection.Execute(
                        add
                            ? "INSERT INTO namesake (name, evidence, own) VALUES ($name, $evidence, $own)"
                            : "DELETE FROM namesake WHERE name = $name AND evidence = $evidence AND own = $own",
                        ("$name", use[0]),
                        ("$evidence", use[1]),
                        ("$own", use[2])
                    );
            }
            var reading = connection.Maybe(
                "SELECT id FROM reading WHERE evidence = $e AND superseded_by IS NULL ORDER BY id DESC LIMIT 1",
                ("$e", uses.Key)
            );
            if (reading is { } current)
                index.Rename(current, uses.Key, StoredReading.Load(connection, current).Reading, Change);
            else
                Change();
        }
        index.End();
    }

    /// <summary>The row of the evidence that an article's id or a hash means.</summary>
    static long EvidenceOf(SqliteConnection connection, string document)
    {
        var row =
            PublicId.Parse(PublicId.Article, document) is { } article
                ? connection.Maybe(
                    "SELECT r.evidence FROM article a JOIN reading r ON r.id = a.reading WHERE a.public = $id",
                    ("$id", article)
                )
            : document.Length == 64 && document.All(char.IsAsciiHexDigit)
                ? connection.Maybe("SELECT id FROM evidence WHERE sha256 = $h", ("$h", Convert.FromHexString(document)))
            : null;
        return row
            ?? throw new LedgerException(document, "there is no such document.", "Give the id of an article (isnad search, isnad show).");
    }

    static (DecisionKind Kind, Effect Effect) Find(SqliteConnection connection, long number)
    {
        var found =
            connection.First(
                "SELECT kind, effect FROM decision WHERE id = $id",
                row => Tuple.Create(row.GetString(0), row.GetString(1)),
                ("$id", number)
            ) ?? throw new LedgerException(Number(number), "there is no such decision.", "List them with: isnad decisions");
        var effect = JsonSerializer.Deserialize<Effect>(found.Item2)!;
        // decisions of before there were namesakes do not speak of them
        return (Enum.Parse<DecisionKind>(found.Item1), effect with { Namesakes = effect.Namesakes ?? [] });
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

    static long Head(SqliteConnection connection, long name) => connection.Number("SELECT source FROM name WHERE id = $id", ("$id", name));

    /// <summary>The source of a name as persons decided, without what the machine joins.</summary>
    static long Decided(SqliteConnection connection, long name) =>
        connection.Number("SELECT decided FROM name WHERE id = $id", ("$id", name));

    static List<long> Groups(SqliteConnection connection, long source) =>
        [.. Members(connection, source).Select(name => Decided(connection, name)).Distinct()];

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
