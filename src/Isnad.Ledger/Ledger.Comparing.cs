namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>How many figures are set beside each other at once: more than a person reads, few enough to answer at once.</summary>
    public const int MostBeside = 1500;

    /// <summary>
    /// The figures that the filter finds, set beside each other: one row for each period, one column for each root source, conflicts typed,
    /// sums checked. The stretch of the filter limits the list, not what is compared.
    /// </summary>
    /// <exception cref="LedgerException">A date of the filter is not one, or the ledger cannot be read.</exception>
    public FigureView Compare(Filter filter)
    {
        var all = Figures(filter with { Skip = 0, Take = MostBeside });
        IReadOnlyList<FigureRow> items =
            filter.Skip + filter.Take <= all.Items.Count || all.Items.Count == all.Total
                ? [.. all.Items.Skip(filter.Skip).Take(filter.Take)]
                : Figures(filter).Items;
        return new(
            new(items, all.Total, filter.Skip, filter.Take),
            FigureMatrix.Build(all.Items, Kin([.. all.Items.Select(figure => figure.Article.Id).Distinct(StringComparer.Ordinal)])),
            all.Items.Count
        );
    }

    /// <summary>For each article that a link binds to another one of them, one article of its family: its name.</summary>
    Dictionary<string, string> Kin(IReadOnlyList<string> articles) =>
        Read(connection =>
        {
            var known = new Dictionary<long, string>();
            foreach (var article in articles)
                if (
                    PublicId.Parse(PublicId.Article, article) is { } number
                    && connection.Maybe("SELECT id FROM article WHERE public = $p", ("$p", number)) is { } id
                )
                    known[id] = article;
            var parent = new Dictionary<long, long>();
            foreach (var id in known.Keys)
            foreach (var other in connection.List("SELECT high FROM link WHERE low = $a", row => row.GetInt64(0), ("$a", id)))
                if (known.ContainsKey(other))
                    parent[Head(other)] = Head(id);
            return parent
                .Keys.Concat(parent.Values)
                .Distinct()
                .ToDictionary(id => known[id], id => known[Head(id)], StringComparer.Ordinal);

            long Head(long id)
            {
                while (parent.TryGetValue(id, out var above) && above != id)
                    id = above;
                return id;
            }
        });
}
