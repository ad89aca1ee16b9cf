namespace Isnad;

/// <summary>Pairs quotation marks, with repair of unclosed, mirrored and doubled ones.</summary>
public static class QuotationFinder
{
    /// <summary>In text order (by start, outer before inner).</summary>
    public static List<Quotation> Find(Document document) => [];
}
