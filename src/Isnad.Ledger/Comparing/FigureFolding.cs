namespace Isnad.Ledgers;

/// <summary>
/// A number that stands in an article and again in its reprint or translation was given once, also where the source is named otherwise there and
/// nobody has joined the two names yet.
/// </summary>
internal static class FigureFolding
{
    public static List<FigureCell> Fold(List<FigureCell> cells, IReadOnlyDictionary<string, string> kin)
    {
        if (kin.Count == 0)
            return cells;
        var folded = new Dictionary<FigureCell, List<FigureCell>>(ReferenceEqualityComparer.Instance);
        var gone = new HashSet<FigureCell>(ReferenceEqualityComparer.Instance);
        foreach (
            var family in cells
                .Where(cell => cell.Figure.Finding.Value is not null && kin.ContainsKey(cell.Figure.Article.Id))
                .GroupBy(cell =>
                    (
                        kin[cell.Figure.Article.Id],
                        cell.Figure.Finding.Value,
                        cell.Figure.Finding.High,
                        cell.Figure.Finding.Bound,
                        cell.Figure.Finding.Unit,
                        cell.Figure.Finding.Population
                    )
                )
        )
        {
            var articles = family
                .GroupBy(cell => cell.Figure.Article.Id, StringComparer.Ordinal)
                .Select(article => article.OrderBy(cell => cell.Figure.Finding.Span.Start).ToList())
                .OrderBy(article => DayRange.InOrder(article[0].Figure.Article.Published.Value), StringComparer.Ordinal)
                .ThenBy(article => article[0].Figure.Id, StringComparer.Ordinal)
                .ToList();
            // the same number twice in one article is two figures; they meet their copies in the order of the text
            foreach (var copy in articles.Skip(1).Where(copy => copy.Count == articles[0].Count))
                for (var i = 0; i < copy.Count; i++)
                {
                    gone.Add(copy[i]);
                    if (!folded.TryGetValue(articles[0][i], out var copies))
                        folded[articles[0][i]] = copies = [];
                    copies.Add(copy[i]);
                }
        }
        return
        [
            .. cells
                .Where(cell => !gone.Contains(cell))
                .Select(cell =>
                    folded.TryGetValue(cell, out var copies)
                        ? cell with
                        {
                            Repeats = [.. cell.Repeats, .. copies.SelectMany(copy => copy.Repeats.Prepend(copy.Figure))],
                        }
                        : cell
                ),
        ];
    }
}
