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
        return new(new(items, all.Total, filter.Skip, filter.Take), FigureMatrix.Build(all.Items), all.Items.Count);
    }
}
