using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const int MostAnswers = 20;

    /// <summary>Who may be meant by a name in any script and spelling, or held an office; <paramref name="on"/> (EDTF) is the day in question.</summary>
    public WhoPage Who(string name, string? on = null) =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            var found = SourceLookup.Meant(connection, name);
            return new WhoPage(
                name,
                [
                    .. found
                        .Take(MostAnswers)
                        .Select(meant => new WhoRow(
                            SourceRows(connection, rows, OneSource, "", ("$source", meant.Source))[0],
                            meant.Match.Verdict,
                            Math.Round(meant.Match.Score, 3),
                            meant.Match.Reason,
                            [.. Forms(connection, meant.Source, 0).Take(8).Select(form => form.Text)]
                        )),
                ],
                Holders(connection, rows, name, DayRange.Of(on))
            );
        });

    /// <summary>The ids of the sources that a name may mean, the likeliest first; only the look-up, without what a page shows of them.</summary>
    public IReadOnlyList<string> Meant(string name) =>
        Read(connection =>
            SourceLookup.Meant(connection, name).Take(MostAnswers).Select(meant => PublicId.Show(PublicId.Source, meant.Source)).ToList()
        );

    /// <summary>The id of the one name that is meant by an id or a name in any spelling.</summary>
    /// <exception cref="LedgerException">Nobody in the ledger bears it, or several sources do.</exception>
    public string NameId(string idOrName) =>
        Read(connection =>
        {
            if (PublicId.Parse(PublicId.Source, idOrName) is not null)
                return PublicId.Show(PublicId.Source, Name(connection, idOrName));
            var bearers = SourceLookup.Bearing(connection, idOrName);
            if (bearers.Count == 0)
                throw NoName(connection, idOrName);
            if (bearers.Select(name => Head(connection, name)).Distinct().Count() > 1)
                throw new LedgerException(
                    idOrName,
                    $"{bearers.Count} names are spelled so ({string.Join(", ", bearers.Select(name => PublicId.Show(PublicId.Source, name)))}).",
                    "Give the id of the one you mean."
                );
            return PublicId.Show(PublicId.Source, bearers[0]);
        });

    /// <summary>Nobody bears it; yet pages may call somebody so whose name they also give ("Kerry" for "John Kerry").</summary>
    static LedgerException NoName(SqliteConnection connection, string name)
    {
        const int Named = 4;
        var called = connection
            .List(
                "SELECT DISTINCT name FROM form WHERE kind = 0 AND key = $key ORDER BY name LIMIT 50",
                row => row.GetInt64(0),
                ("$key", NameIndex.Key(name))
            )
            .Select(found => PublicId.Show(PublicId.Source, Head(connection, found)))
            .Distinct()
            .Take(Named)
            .ToList();
        return called.Count == 0
            ? new(name, "there is no source of this name.", "Look for it with: isnad who \"" + name + "\"")
            : new(
                name,
                $"pages use it for {string.Join(", ", called)}, whose name they also give; it is no name of its own.",
                "Give the id of the one you mean; pages on which it is another's are parted with: isnad split ID --document PAGE --reason WHY"
            );
    }

    /// <summary>Pairs of names that may be one's and that nobody decided on, those on which most statements hang first.</summary>
    public Page<PairRow> Review(int skip = 0, int take = 20) =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            var pairs = connection
                .List(
                    """
                    SELECT l.low, l.high, l.verdict, l.score, l.reason, a.source, b.source, a.statements, b.statements
                    FROM likeness l JOIN name a ON a.id = l.low JOIN name b ON b.id = l.high
                    WHERE a.source != b.source AND NOT EXISTS (
                      SELECT 1 FROM apart p JOIN name x ON x.id = p.low JOIN name y ON y.id = p.high
                      WHERE (x.decided = a.decided AND y.decided = b.decided) OR (x.decided = b.decided AND y.decided = a.decided))
                    ORDER BY min(a.statements, b.statements) DESC, a.statements + b.statements DESC, l.score DESC, l.low, l.high
                    """,
                    row =>
                        (
                            Low: row.GetInt64(0),
                            High: row.GetInt64(1),
                            Same: row.GetInt32(2) == 0,
                            Score: row.GetDouble(3),
                            Reason: row.GetString(4),
                            Sources: (Math.Min(row.GetInt64(5), row.GetInt64(6)), Math.Max(row.GetInt64(5), row.GetInt64(6))),
                            Weight: Math.Min(row.GetInt64(7), row.GetInt64(8))
                        )
                )
                .DistinctBy(pair => pair.Sources)
                .ToList();
            return new Page<PairRow>(
                [
                    .. pairs
                        .Skip(skip)
                        .Take(take)
                        .Select(pair => new PairRow
                        {
                            One = Side(connection, rows, pair.Low),
                            Other = Side(connection, rows, pair.High),
                            Score = pair.Score,
                            Reason = pair.Same
                                ? $"{pair.Reason[..^1]}; yet one of the two would also fit another who is not the same."
                                : pair.Reason,
                            Weight = pair.Weight,
                            Company = Company(connection, rows, pair.Low, pair.High),
                        }),
                ],
                pairs.Count,
                skip,
                take
            );
        });

    /// <summary>What the machine joined: pairs of names that are one source without a person having said so.</summary>
    public Page<JoinRow> Joined(int skip = 0, int take = 50) =>
        Read(connection => new Page<JoinRow>(
            connection.List(
                "SELECT "
                    + JoinColumns
                    + MachineJoins
                    + " ORDER BY a.statements + b.statements DESC, l.low, l.high LIMIT $take OFFSET $skip",
                Join,
                ("$take", take),
                ("$skip", skip)
            ),
            connection.Number("SELECT count(*)" + MachineJoins),
            skip,
            take
        ));

    const string JoinColumns =
        "a.id, a.text, a.type, a.statements, a.mentions, b.id, b.text, b.type, b.statements, b.mentions, l.score, l.reason";
    const string MachineJoins =
        " FROM likeness l JOIN name a ON a.id = l.low JOIN name b ON b.id = l.high WHERE l.verdict = 0 AND a.source = b.source AND a.decided != b.decided";
    const string OneSource = " WHERE id = $source OR (source = $source AND source != id)";

    static JoinRow Join(SqliteDataReader row) => new(NameAt(row, 0), NameAt(row, 5), row.GetDouble(10), row.GetString(11));

    static SourceName NameAt(SqliteDataReader row, int at) =>
        new(
            PublicId.Show(PublicId.Source, row.GetInt64(at)),
            row.GetString(at + 1),
            (EntityType)row.GetInt32(at + 2),
            row.GetInt64(at + 3),
            row.GetInt64(at + 4)
        );

    /// <summary>Why the names of a source are one: what the machine saw between each two of them.</summary>
    static List<JoinRow> Joins(SqliteConnection connection, long source) =>
        connection.List(
            "SELECT "
                + JoinColumns
                + " FROM likeness l JOIN name a ON a.id = l.low JOIN name b ON b.id = l.high"
                + " WHERE l.verdict = 0 AND a.source = b.source AND a.source = $source AND l.low IN (SELECT id FROM name"
                + OneSource
                + ") ORDER BY l.score DESC, a.key, b.key",
            Join,
            ("$source", source)
        );

    static PairSide Side(SqliteConnection connection, RowBuilder rows, long name)
    {
        var source = Head(connection, name);
        var text = connection.First("SELECT text FROM name WHERE id = $id", row => row.GetString(0), ("$id", name))!;
        var examples = connection.List(
            $"""
            SELECT {RowBuilder.ArticleColumns}, s.public, s.ordinal FROM voice v
            JOIN statement s ON s.id = v.statement JOIN article a ON a.id = s.article
            WHERE v.name = $id AND v.role <= 1 AND s.review = 0 ORDER BY v.day DESC, v.statement LIMIT 2
            """,
            row => rows.Statement(RowBuilder.Article(row), row.GetInt64(9), row.GetInt32(10), null),
            ("$id", name)
        );
        return new(
            PublicId.Show(PublicId.Source, name),
            SourceRows(connection, rows, OneSource, "", ("$source", source))[0],
            text,
            [.. Forms(connection, source, 0).Take(6)],
            [.. Forms(connection, source, 1).Take(4)],
            examples
        );
    }

    /// <summary>Names that stand on some page beside the one, and on some page beside the other.</summary>
    static List<SourceReference> Company(SqliteConnection connection, RowBuilder rows, long one, long other)
    {
        const string Beside = """
            SELECT DISTINCT n.source FROM (SELECT reading FROM entity WHERE name = $name LIMIT 200) u
            JOIN entity y ON y.reading = u.reading JOIN name n ON n.id = y.name
            WHERE NOT n.anonymous AND n.type != $office AND y.mentions > 0
            """;
        var (ones, others) = (Around(one), Around(other));
        ones.IntersectWith(others);
        ones.Remove(Head(connection, one));
        ones.Remove(Head(connection, other));
        return
        [
            .. connection
                .List(
                    "SELECT id FROM name WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY type = $place, articles, id LIMIT 6",
                    row => row.GetInt64(0),
                    ("$ids", JsonSerializer.Serialize(ones)),
                    ("$place", (int)EntityType.Place)
                )
                .Select(rows.Source),
        ];

        HashSet<long> Around(long name) =>
            [.. connection.List(Beside, row => row.GetInt64(0), ("$name", name), ("$office", (int)EntityType.Office))];
    }
}
