using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>Keys and appearances of one claim that are looked at.</summary>
    const int MostKeys = 64;
    const int MostAppearances = 400;

    const string Quoted =
        " WHERE EXISTS (SELECT 1 FROM utterance u WHERE u.claim = claim.key) OR EXISTS (SELECT 1 FROM claim_same s JOIN utterance u ON u.claim = s.high WHERE s.low = claim.key)";

    /// <summary>Claims that more than one article makes, those of most articles first; only utterances, quoted somewhere, when asked for.</summary>
    public Page<ClaimView> Claims(int skip = 0, int take = 20, bool quoted = false) =>
        Read(connection =>
        {
            var builder = new RowBuilder(connection, readings);
            var views = new List<ClaimView>();
            foreach (
                var key in connection.List(
                    $"SELECT key FROM claim{(quoted ? Quoted : "")} ORDER BY articles DESC, key LIMIT $most",
                    row => row.GetInt64(0),
                    ("$most", (skip + take) * 4 + 100)
                )
            )
            {
                if (views.Count >= skip + take)
                    break;
                var keys = KeysOf(connection, key);
                // each claim once, under the lowest of its keys that is listed
                if (keys.Any(other => other < key && connection.Maybe("SELECT 1 FROM claim WHERE key = $k", ("$k", other)) is not null))
                    continue;
                if (View(connection, builder, key, keys) is { Pages: > 1 } view && (!quoted || view.Quoted))
                    views.Add(view);
            }
            return new Page<ClaimView>(
                [.. views.Skip(skip)],
                connection.Number($"SELECT count(*) FROM claim{(quoted ? Quoted : "")}"),
                skip,
                take
            );
        });

    /// <summary>A claim by its id, or null.</summary>
    public ClaimView? Claim(string id) =>
        PublicId.Parse(PublicId.Claim, id) is not { } key
            ? null
            : Read(connection => View(connection, new RowBuilder(connection, readings), key, KeysOf(connection, key)));

    /// <summary>The claims of more than one page that an article makes.</summary>
    public IReadOnlyList<ClaimView> ClaimsOf(string article) =>
        PublicId.Parse(PublicId.Article, article) is not { } number
            ? []
            : Read(connection =>
            {
                var builder = new RowBuilder(connection, readings);
                var claims = new Dictionary<long, List<long>>();
                foreach (
                    var key in connection.List(
                        """
                        SELECT DISTINCT i.key FROM article a JOIN claim_item i ON i.article = a.id LEFT JOIN claim c ON c.key = i.key
                        WHERE a.public = $p
                          AND (c.key IS NOT NULL OR EXISTS (SELECT 1 FROM claim_same WHERE high = i.key))
                        ORDER BY c.articles DESC, i.key LIMIT 50
                        """,
                        row => row.GetInt64(0),
                        ("$p", number)
                    )
                )
                {
                    // a claim is called by the lowest of its keys that is listed
                    var keys = KeysOf(connection, key);
                    claims.TryAdd(
                        keys.Where(one => connection.Maybe("SELECT 1 FROM claim WHERE key = $k", ("$k", one)) is not null)
                            .DefaultIfEmpty(key)
                            .Min(),
                        keys
                    );
                }
                return claims
                    .Select(claim => View(connection, builder, claim.Key, claim.Value))
                    .OfType<ClaimView>()
                    .Where(view => view.Pages > 1)
                    .ToList();
            });

    /// <summary>The keys that are one claim with this one because a link says so.</summary>
    static List<long> KeysOf(SqliteConnection connection, long key)
    {
        var keys = new List<long> { key };
        for (var i = 0; i < keys.Count && keys.Count < MostKeys; i++)
            foreach (
                var next in connection.List(
                    "SELECT high FROM claim_same WHERE low = $k UNION SELECT low FROM claim_same WHERE high = $k ORDER BY 1",
                    row => row.GetInt64(0),
                    ("$k", keys[i])
                )
            )
                if (!keys.Contains(next))
                    keys.Add(next);
        return keys;
    }

    static ClaimView? View(SqliteConnection connection, RowBuilder builder, long id, List<long> keys)
    {
        var items = new SortedDictionary<long, (ClaimKind Kind, int Ordinal)>();
        foreach (var key in keys)
        foreach (
            var (article, kind, ordinal) in connection.List(
                "SELECT article, kind, ordinal FROM claim_item WHERE key = $k ORDER BY article, ordinal LIMIT $most",
                row => (row.GetInt64(0), (ClaimKind)row.GetInt32(1), row.GetInt32(2)),
                ("$k", key),
                ("$most", MostAppearances)
            )
        )
            // an article that says it twice says it once
            if (kind != ClaimKind.Statement || !Rejected(connection, article, ordinal))
                items.TryAdd(article, (kind, ordinal));
        if (items.Count == 0)
            return null;
        var relations = Relations(connection, Kin(connection, items.Keys));
        var parents = Parents(relations, id => Day(connection, id));
        var made = items.ToDictionary(
            item => item.Key,
            item => Appearance(connection, builder, item.Key, item.Value.Kind, item.Value.Ordinal)
        );
        var writings = new List<(ClaimWriting Writing, RootSource Root)>();
        foreach (var group in items.Keys.GroupBy(article => Top(parents, article)))
        {
            var members = group.OrderBy(article => SortKey(made[article].Row), StringComparer.Ordinal).ToList();
            var origin = members.Contains(group.Key) ? group.Key : members[0];
            var copies = members
                .Where(member => member != origin)
                .Select(member =>
                    made[member].Row with
                    {
                        From = parents.TryGetValue(member, out var by) ? Row(connection, builder, by.Relation) : null,
                    }
                );
            writings.Add((new(made[origin].Row, [.. copies]), made[origin].Root));
        }
        // the order in which articles came must not tell which name stands for a root
        writings.Sort((a, b) => string.CompareOrdinal(SortKey(a.Writing.Origin), SortKey(b.Writing.Origin)));
        var roots = RootFolding
            .Fold([.. writings.Select(w => w.Root)], (one, other) => Apart(connection, one, other))
            .Select(group => new ClaimRoot(
                writings[group.Members[0]].Root.Name,
                writings[group.Members[0]].Root.Anonymous,
                [.. group.Members.Select(member => writings[member].Writing)]
            )
            {
                Names = group.Members.Select(member => writings[member].Root.Name).DistinctBy(NameIndex.Key).ToList()
                    is { Count: > 1 } names
                    ? names
                    : [],
                Reasons = group.Reasons,
            })
            .ToList();
        var folded = writings.SelectMany(w => w.Writing.Copies.Prepend(w.Writing.Origin));
        // of one day, what was written comes before what was made from it
        var appearances = folded
            .OrderBy(a => DayRange.InOrder(a.Article.Published.Value), StringComparer.Ordinal)
            .ThenBy(a => a.From is not null)
            .ThenBy(a => a.Article.Id, StringComparer.Ordinal)
            .ToList();
        return new ClaimView
        {
            Id = PublicId.Show(PublicId.Claim, id),
            Kind = appearances[0].Kind,
            Text = appearances[0].Text,
            Language = appearances[0].Article.Language,
            Appearances = appearances,
            Roots = roots,
        };
    }

    static bool Rejected(SqliteConnection connection, long article, int ordinal) =>
        connection.Maybe(
            "SELECT 1 FROM article a JOIN statement s ON s.id >= a.first_statement AND s.id < a.first_statement + a.statements "
                + "WHERE a.id = $a AND s.ordinal = $o AND s.review = 2",
            ("$a", article),
            ("$o", ordinal)
        )
            is not null;

    static string SortKey(ClaimAppearance appearance) => DayRange.InOrder(appearance.Article.Published.Value) + "|" + appearance.Article.Id;

    static long Day(SqliteConnection connection, long article) =>
        connection.Maybe($"SELECT a.day_from FROM article a WHERE a.id = $id AND {DayRange.IsSeen}", ("$id", article)) ?? DayRange.Latest;

    /// <summary>The articles and those they are linked with, at once or through others.</summary>
    static HashSet<long> Kin(SqliteConnection connection, IEnumerable<long> articles)
    {
        var kin = new HashSet<long>();
        foreach (var article in articles)
            if (!kin.Contains(article))
                kin.UnionWith(Relatives(connection, article));
        return kin;
    }

    /// <summary>From whom each article has its text: its nearest source, or where the direction is unknown the one that was published first.</summary>
    static Dictionary<long, (long Parent, NumberedRelation Relation)> Parents(List<NumberedRelation> relations, Func<long, long> day)
    {
        var parents = new Dictionary<long, (long Parent, NumberedRelation Relation)>();
        foreach (var numbered in relations.Where(r => r.Relation.Immediate).OrderByDescending(Share).ThenBy(KeysOf))
        {
            var (low, high) = (numbered.Stored.Low, numbered.Stored.High);
            var (source, taker) = numbered.Relation.Link.First switch
            {
                LinkFirst.From => (low, high),
                LinkFirst.To => (high, low),
                _ => (day(low), numbered.Stored.LowKey).CompareTo((day(high), numbered.Stored.HighKey)) <= 0 ? (low, high) : (high, low),
            };
            if (!parents.ContainsKey(taker) && Top(parents, source) != taker)
                parents[taker] = (source, numbered);
        }
        return parents;
    }

    static (long, long) KeysOf(NumberedRelation numbered) =>
        (Math.Min(numbered.Stored.LowKey, numbered.Stored.HighKey), Math.Max(numbered.Stored.LowKey, numbered.Stored.HighKey));

    static double Share(NumberedRelation numbered) => Math.Max(numbered.Relation.Link.FromShare, numbered.Relation.Link.ToShare);

    static long Top(Dictionary<long, (long Parent, NumberedRelation Relation)> parents, long article)
    {
        while (parents.TryGetValue(article, out var by))
            article = by.Parent;
        return article;
    }

    static (ClaimAppearance Row, RootSource Root) Appearance(
        SqliteConnection connection,
        RowBuilder builder,
        long article,
        ClaimKind kind,
        int ordinal
    )
    {
        var stored = Stored(connection, article)!;
        var reading = builder.Reading(stored.Reading).Reading;
        var evidence = Convert.FromHexString(builder.Reading(stored.Reading).Sha256);
        var row = builder.Article(stored);
        var said = kind switch
        {
            ClaimKind.Statement => reading.Statements[ordinal],
            ClaimKind.Figure => reading.Figures[ordinal].Statement is { } index ? reading.Statements[index] : null,
            _ => null,
        };
        var root = RootSource.Of(builder, reading, stored.Ordinal, row, said);
        var statement =
            kind == ClaimKind.Statement
                ? builder.Statement(stored, PublicId.OfStatement(evidence, reading.Statements[ordinal]), ordinal, null)
                : null;
        var figure =
            kind == ClaimKind.Figure ? builder.Figure(stored, PublicId.OfFigure(evidence, reading.Figures[ordinal]), ordinal) : null;
        var happened = kind == ClaimKind.Event ? builder.Event(stored, ordinal) : null;
        var text = statement is not null
            ? string.Join(" … ", statement.Content.Select(c => c.Text))
            : figure?.Context.Text ?? happened!.Context.Text;
        return (
            new ClaimAppearance
            {
                Article = row,
                Kind = kind,
                Statement = statement,
                Figure = figure,
                Event = happened,
                Text = text,
                Root = root.Name,
            },
            root
        );
    }

    /// <summary>True when a person keeps two sources apart.</summary>
    static bool Apart(SqliteConnection connection, string one, string other) =>
        connection.Maybe(
            "SELECT 1 FROM apart p JOIN name a ON a.id = p.low JOIN name b ON b.id = p.high "
                + "WHERE (a.source = $one AND b.source = $other) OR (a.source = $other AND b.source = $one) LIMIT 1",
            ("$one", PublicId.Parse(PublicId.Source, one)),
            ("$other", PublicId.Parse(PublicId.Source, other))
        )
            is not null;
}
