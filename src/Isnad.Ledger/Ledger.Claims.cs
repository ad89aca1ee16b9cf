using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>One place at which a claim is made: an article, and what in it makes the claim.</summary>
public sealed record ClaimAppearance
{
    public required ArticleRow Article { get; init; }
    public required ClaimKind Kind { get; init; }
    public StatementRow? Statement { get; init; }
    public FigureRow? Figure { get; init; }
    public EventRow? Event { get; init; }

    /// <summary>The words of the finding.</summary>
    public required string Text { get; init; }

    /// <summary>The root source as this article has it: the last link of its chain.</summary>
    public required string Root { get; init; }

    /// <summary>The relation by which this article has it from another appearance, or null for a writing of its own.</summary>
    public RelationRow? From { get; init; }
}

/// <summary>A text that was written once, with the appearances that copy, cut or translate it.</summary>
public sealed record ClaimWriting(ClaimAppearance Origin, IReadOnlyList<ClaimAppearance> Copies);

/// <summary>A root source and the writings that rest on it.</summary>
public sealed record ClaimRoot(string Name, bool Anonymous, IReadOnlyList<ClaimWriting> Writings);

/// <summary>One wording of a claim, apart from marks and spelling, and where it stands.</summary>
public sealed record ClaimWording(string Text, string Language, IReadOnlyList<ClaimAppearance> Appearances);

/// <summary>
/// The same thing said by several articles. The count of roots never stands alone: <see cref="Roots"/> is the tree in which copies are folded
/// into writings and writings into root sources.
/// </summary>
public sealed record ClaimView
{
    public required string Id { get; init; }
    public required ClaimKind Kind { get; init; }

    /// <summary>The claim in the words of its first appearance.</summary>
    public required string Text { get; init; }
    public required string Language { get; init; }

    /// <summary>By time; the first is the first appearance.</summary>
    public required IReadOnlyList<ClaimAppearance> Appearances { get; init; }
    public required IReadOnlyList<ClaimRoot> Roots { get; init; }

    /// <summary>True for an utterance: what stands in the speaker's own words in one of the appearances at least.</summary>
    public bool Quoted => Appearances.Any(a => a.Statement is { Finding.Kind: not StatementKind.Indirect });

    /// <summary>The wordings in which it appears, by first appearance; more than one when pages cut or change what was said.</summary>
    public IReadOnlyList<ClaimWording> Wordings =>
        [
            .. Appearances
                .GroupBy(a => (a.Article.Language, SearchKey(a.Text)))
                .Select(group => new ClaimWording(group.First().Text, group.First().Article.Language, [.. group])),
        ];

    static string SearchKey(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var key = new System.Text.StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                key.Append(tokens.Key(i)).Append(' ');
        return key.ToString();
    }

    /// <summary>Pages that make the claim.</summary>
    public int Pages => Appearances.Select(a => a.Article.Evidence).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Writings: articles left after reprints, excerpts, translations and digests are folded into what they were made from.</summary>
    public int Writings => Roots.Sum(root => root.Writings.Count);
}

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
        var writings = new List<(ClaimWriting Writing, string Key, bool Anonymous)>();
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
            writings.Add((new(made[origin].Row, [.. copies]), made[origin].RootKey, made[origin].Anonymous));
        }
        var roots = writings
            .GroupBy(w => w.Key, StringComparer.Ordinal)
            .Select(group => new ClaimRoot(
                group.First().Writing.Origin.Root,
                group.First().Anonymous,
                [.. group.Select(w => w.Writing).OrderBy(w => SortKey(w.Origin), StringComparer.Ordinal)]
            ))
            .OrderBy(root => SortKey(root.Writings[0].Origin), StringComparer.Ordinal)
            .ToList();
        var folded = writings.SelectMany(w => w.Writing.Copies.Prepend(w.Writing.Origin));
        // of one day, what was written comes before what was made from it
        var appearances = folded
            .OrderBy(a => a.Article.Published.Value ?? "9", StringComparer.Ordinal)
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

    static string SortKey(ClaimAppearance appearance) => (appearance.Article.Published.Value ?? "9") + "|" + appearance.Article.Id;

    static long Day(SqliteConnection connection, long article) =>
        connection.Maybe("SELECT day_from FROM article WHERE id = $id", ("$id", article)) ?? DayRange.Latest;

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
        foreach (var numbered in relations.Where(r => r.Relation.Immediate).OrderByDescending(Share).ThenBy(r => (r.Low, r.High)))
        {
            var (source, taker) =
                numbered.Relation is { Source: { } known, Taker: { } other } ? (known, (long)other)
                : (day(numbered.Low), numbered.Low).CompareTo((day(numbered.High), numbered.High)) <= 0 ? (numbered.Low, numbered.High)
                : (numbered.High, numbered.Low);
            if (!parents.ContainsKey(taker) && Top(parents, source) != taker)
                parents[taker] = (source, numbered);
        }
        return parents;
    }

    static double Share(NumberedRelation numbered) => Math.Max(numbered.Relation.Link.FromShare, numbered.Relation.Link.ToShare);

    static long Top(Dictionary<long, (long Parent, NumberedRelation Relation)> parents, long article)
    {
        while (parents.TryGetValue(article, out var by))
            article = by.Parent;
        return article;
    }

    static (ClaimAppearance Row, string RootKey, bool Anonymous) Appearance(
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
        var (name, key, anonymous) = RootOf(builder, reading, stored.Ordinal, row, said);
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
                Root = name,
            },
            key,
            anonymous
        );
    }

    /// <summary>
    /// The last link of the chain, with a key under which it is the same source in other articles and scripts. An unnamed source is one with the
    /// unnamed source of the same agency; a page that says it in its own voice is its own root, or the agency's that it credits.
    /// </summary>
    static (string Name, string Key, bool Anonymous) RootOf(
        RowBuilder builder,
        Reading reading,
        int ordinal,
        ArticleRow row,
        Statement? said
    )
    {
        string Of(ChainLink link) => Named(link.Entity is { } entity ? builder.Source(reading, entity).Name : link.Name);

        if (said is { Chain.Count: > 1 })
        {
            var last = said.Chain[^1];
            return last.Anonymous
                ? ($"{said.Chain[^2].Name}: {last.Name}", "unnamed|" + (said.Chain.Count > 2 ? Of(said.Chain[^2]) : Own(row)), true)
                : (last.Name, Of(last), false);
        }
        if (new LinkedArticle(reading, ordinal).Credits is [var credit, ..])
            return (credit.Name, Named(credit.Name), false);
        return (row.Outlet ?? row.Name, Own(row), false);

        static string Own(ArticleRow row) => row.Outlet is { } outlet ? Named(outlet) : "page|" + row.Evidence;
    }

    static string Named(string name) =>
        NameSkeleton.Of(name) is { Length: > 0 } words ? string.Join('-', words) : "name|" + NameIndex.Key(name);
}
