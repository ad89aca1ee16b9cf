using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>A relation of two articles as the ledger keeps it, the one that came first as <see cref="From"/> where that is known.</summary>
public sealed record RelationRow(
    ArticleRow From,
    ArticleRow To,
    LinkKind Kind,
    double Score,
    bool FirstKnown,
    double FromShare,
    double ToShare,
    bool Immediate
);

/// <summary>An article's family: all that are linked with it, at once or through others, and the links between them.</summary>
public sealed record FamilyView(IReadOnlyList<ArticleRow> Articles, IReadOnlyList<RelationRow> Relations);

public sealed partial class Ledger
{
    /// <summary>Articles of one family that are looked at: the nearest ones.</summary>
    const int MostRelatives = 300;

    const string LinkColumns =
        "SELECT low, high, kind, first, score, low_share, high_share, "
        + "(SELECT language FROM article WHERE id = low) != (SELECT language FROM article WHERE id = high), "
        + "(SELECT public FROM article WHERE id = low), (SELECT public FROM article WHERE id = high) FROM link";

    /// <summary>The keys are the articles' content-derived ids: what hangs on an order of articles hangs on these, not on who came first.</summary>
    sealed record StoredLink(long Low, long High, long LowKey, long HighKey, Link Link);

    /// <summary>Links, those of the latest articles first. Pairs that are alike through a third article are left out.</summary>
    public Page<RelationRow> Links(Filter filter) =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            // whether a pair is immediate hangs on the links of both ends: all are resolved, so that the total counts what is listed
            var listed = Resolve(connection.List($"{LinkColumns} ORDER BY low, high", Of))
                .Where(numbered => numbered.Relation.Immediate)
                .OrderByDescending(numbered => numbered.Stored.High)
                .ThenByDescending(numbered => numbered.Stored.Low)
                .ToList();
            return new Page<RelationRow>(
                [.. listed.Skip(filter.Skip).Take(filter.Take).Select(numbered => Row(connection, rows, numbered))],
                listed.Count,
                filter.Skip,
                filter.Take
            );
        });

    /// <summary>
    /// Relates prints of articles that are not kept themselves, numbered from <paramref name="first"/>, in one transaction: what the speed of
    /// relating is measured with. Returns how many there were.
    /// </summary>
    internal int RelateOnly(long first, IReadOnlyList<(ArticlePrint Print, ArticleKeys Keys)> prints)
    {
        // packed outside of the transaction, as Piece does it
        var pieces = prints.Select(one => new LinkPiece(one.Print, one.Keys)).ToList();
        return Write(connection =>
        {
            relating ??= new LinkTables(connection, Keys);
            relating.Begin();
            foreach (var piece in pieces)
                relating.Add(first++, [piece]);
            relating.Pour();
            return pieces.Count;
        });
    }

    LinkTables? relating;
    KeyTables? keys;

    /// <summary>Asked for under the lock of writing.</summary>
    internal KeyTables Keys => keys ??= new KeyTables(writing);

    /// <summary>The family of an article, by time, or null when there is no such article.</summary>
    public FamilyView? Family(string article) =>
        PublicId.Parse(PublicId.Article, article) is not { } number
            ? null
            : Read(connection =>
            {
                if (connection.Maybe("SELECT id FROM article WHERE public = $p", ("$p", number)) is not { } id)
                    return null;
                var rows = new RowBuilder(connection, readings);
                var relations = Relations(connection, Relatives(connection, id));
                var articles = relations
                    .SelectMany(r => (long[])[r.Stored.Low, r.Stored.High])
                    .Append(id)
                    .Distinct()
                    .Select(one => Stored(connection, one)!);
                var found = relations.ConvertAll(relation => Row(connection, rows, relation));
                var depths = Depths(found);
                return new FamilyView(
                    [
                        .. articles
                            .Select(rows.Article)
                            .OrderBy(a => DayRange.InOrder(a.Published.Value), StringComparer.Ordinal)
                            // of one day, the source before those who took from it
                            .ThenBy(a => depths.GetValueOrDefault(a.Id))
                            .ThenBy(a => a.Id, StringComparer.Ordinal),
                    ],
                    found
                );
            });

    /// <summary>How many takings lie behind each article that took from another.</summary>
    static Dictionary<string, int> Depths(List<RelationRow> relations)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = relations.FindAll(r => r is { Immediate: true, FirstKnown: true });
        // a ring of sources, which bad dates could make, ends after as many rounds as there are links
        for (var (round, changed) = (0, true); changed && round <= known.Count; round++)
        {
            changed = false;
            foreach (var relation in known)
                if (
                    depths.GetValueOrDefault(relation.To.Id) is var depth
                    && depths.GetValueOrDefault(relation.From.Id) + 1 is var behind
                    && behind > depth
                )
                    (depths[relation.To.Id], changed) = (behind, true);
        }
        return depths;
    }

    /// <summary>The links that an article has itself.</summary>
    public IReadOnlyList<RelationRow> LinksOf(string article) =>
        Family(article)?.Relations.Where(r => r.Immediate && (r.From.Id == article || r.To.Id == article)).ToList() ?? [];

    /// <summary>Two articles of the ledger and how they are related, with passages and differences, or null when one is not there.</summary>
    public (LinkedArticle From, LinkedArticle To, Link? Link)? Compare(string from, string to) =>
        PublicId.Parse(PublicId.Article, from) is not { } one || PublicId.Parse(PublicId.Article, to) is not { } other
            ? null
            : Read<(LinkedArticle, LinkedArticle, Link?)?>(connection =>
                Linked(connection, connection.Maybe("SELECT id FROM article WHERE public = $p", ("$p", one))) is { } left
                && Linked(connection, connection.Maybe("SELECT id FROM article WHERE public = $p", ("$p", other))) is { } right
                    ? (left, right, LinkFinder.Relate(left, right))
                    : null
            );

    /// <summary>Every link with its passages and differences, in an order that the order of arrival does not change.</summary>
    public IReadOnlyList<(LinkedArticle From, LinkedArticle To, Link Link, bool Immediate)> AllLinks(bool immediateOnly) =>
        Read(connection =>
        {
            var found = new List<(LinkedArticle, LinkedArticle, Link, bool)>();
            foreach (var (stored, relation) in Resolve(connection.List(LinkColumns, Of)))
                if (relation.Immediate || !immediateOnly)
                    if (Linked(connection, stored.Low) is { } from && Linked(connection, stored.High) is { } to)
                    {
                        if (InOrder(to, from))
                            (from, to) = (to, from);
                        if (LinkFinder.Relate(from, to) is { } link)
                            found.Add((from, to, link, relation.Immediate));
                    }
            found.Sort((a, b) => Compare(a.Item1, b.Item1) is var order and not 0 ? order : Compare(a.Item2, b.Item2));
            return found;
        });

    /// <summary>A link of the ledger and what was resolved of it; the relation's numbers are places in the order of the articles' keys.</summary>
    sealed record NumberedRelation(StoredLink Stored, Relation Relation);

    static bool InOrder(LinkedArticle first, LinkedArticle second) => Compare(first, second) < 0;

    static int Compare(LinkedArticle a, LinkedArticle b) =>
        string.CompareOrdinal(a.Document.Evidence.Name, b.Document.Evidence.Name) is var name and not 0 ? name
        : string.CompareOrdinal(a.Document.Evidence.Sha256, b.Document.Evidence.Sha256) is var hash and not 0 ? hash
        : a.Index.CompareTo(b.Index);

    LinkedArticle? Linked(SqliteConnection connection, long? article) =>
        article is { } id && Stored(connection, id) is { } stored
            ? new LinkedArticle(readings.Get(connection, stored.Reading).Reading, stored.Ordinal)
            : null;

    static RowBuilder.StoredArticle? Stored(SqliteConnection connection, long article) =>
        connection.First($"SELECT {RowBuilder.ArticleColumns} FROM article a WHERE a.id = $id", RowBuilder.Article, ("$id", article));

    static StoredLink Of(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(8),
            row.GetInt64(9),
            new Link
            {
                Kind = (LinkKind)row.GetInt32(2),
                First = (LinkFirst)row.GetInt32(3),
                Score = row.GetDouble(4),
                FromShare = row.GetDouble(5),
                ToShare = row.GetDouble(6),
                Across = !row.IsDBNull(7) && row.GetInt64(7) != 0,
            }
        );

    /// <summary>Which of the links are immediate, whatever the order in which the articles came.</summary>
    static List<NumberedRelation> Resolve(IReadOnlyList<StoredLink> links)
    {
        var numbers = links
            .SelectMany(link => (long[])[link.LowKey, link.HighKey])
            .Distinct()
            .Order()
            .Select((key, number) => (key, number))
            .ToDictionary(pair => pair.key, pair => pair.number);
        var stored = links.ToDictionary(link => (numbers[link.LowKey], numbers[link.HighKey]));
        return Lineage
            .Resolve([.. links.Select(link => new Relation(numbers[link.LowKey], numbers[link.HighKey], link.Link))])
            .ConvertAll(relation => new NumberedRelation(stored[(relation.From, relation.To)], relation));
    }

    /// <summary>The articles that are linked with one, at once or through others, the nearest first.</summary>
    static List<long> Relatives(SqliteConnection connection, long article)
    {
        var members = new List<long> { article };
        var seen = new HashSet<long>(members);
        for (var i = 0; i < members.Count && members.Count < MostRelatives; i++)
            foreach (
                var next in connection.List(
                    "SELECT high FROM link WHERE low = $a UNION SELECT low FROM link WHERE high = $a ORDER BY 1",
                    row => row.GetInt64(0),
                    ("$a", members[i])
                )
            )
                if (members.Count < MostRelatives && seen.Add(next))
                    members.Add(next);
        return members;
    }

    /// <summary>
    /// The links among the articles with what is immediate decided. That a link is immediate hangs on the neighbours of its ends, so their
    /// links are looked at, too.
    /// </summary>
    static List<NumberedRelation> Relations(SqliteConnection connection, IReadOnlyCollection<long> articles)
    {
        var links = new Dictionary<(long, long), StoredLink>();
        var wider = new HashSet<long>(articles);
        foreach (var article in articles)
        foreach (var link in LinksAt(connection, article))
        {
            links[(link.Low, link.High)] = link;
            wider.Add(link.Low);
            wider.Add(link.High);
        }
        foreach (var article in wider.Except(articles).ToList())
        foreach (var link in LinksAt(connection, article))
            links[(link.Low, link.High)] = link;
        return Resolve([.. links.Values.OrderBy(link => (link.LowKey, link.HighKey))])
            .FindAll(numbered => articles.Contains(numbered.Stored.Low) && articles.Contains(numbered.Stored.High));
    }

    static List<StoredLink> LinksAt(SqliteConnection connection, long article) =>
        connection.List($"{LinkColumns} WHERE low = $a UNION ALL {LinkColumns} WHERE high = $a LIMIT {MostRelatives}", Of, ("$a", article));

    static RelationRow Row(SqliteConnection connection, RowBuilder rows, NumberedRelation numbered)
    {
        var (stored, link) = (numbered.Stored, numbered.Relation.Link);
        var turned = link.First == LinkFirst.To || link.First == LinkFirst.Unknown && stored.LowKey > stored.HighKey;
        var (from, to) = turned ? (stored.High, stored.Low) : (stored.Low, stored.High);
        return new RelationRow(
            rows.Article(Stored(connection, from)!),
            rows.Article(Stored(connection, to)!),
            link.Kind,
            link.Score,
            link.First != LinkFirst.Unknown,
            turned ? link.ToShare : link.FromShare,
            turned ? link.FromShare : link.ToShare,
            numbered.Relation.Immediate
        );
    }
}
