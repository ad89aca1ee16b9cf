namespace Isnad;

/// <summary>
/// Which header cells stand over a cell of a table and before it in its row. Columns are counted with their spans, as the HTML standard
/// forms a table (section 4.9.12), as far as tables of data need it: a header is a <c>th</c> or a cell of a <c>thead</c>.
/// </summary>
internal sealed class TableHeaders
{
    /// <summary>A page beyond these is no table to read; its cells have no header path.</summary>
    const int MostCells = 20_000;
    const int MostColumns = 200;
    const int LongestPath = 8;

    readonly record struct Place(int Table, int Row, int Column, int Width, bool IsHeader);

    readonly Dictionary<int, Place> places = [];

    /// <summary>Header cells by table and row, columns ascending.</summary>
    readonly Dictionary<(int Table, int Row), List<int>> headers = [];

    TableHeaders() { }

    public static TableHeaders Of(HtmlPage page)
    {
        var found = new TableHeaders();
        for (var i = 0; i < page.Count && found.places.Count < MostCells; i++)
            if (page[i].Tag == HtmlTag.Table)
                found.Lay(page, i);
        return found;
    }

    /// <summary>The header cells (nodes) of a cell, from the top of its column down, then those of its row.</summary>
    public IReadOnlyList<int> PathOf(int cell)
    {
        if (!places.TryGetValue(cell, out var place))
            return [];
        var path = new List<int>();
        for (var row = 0; row < place.Row && path.Count < LongestPath; row++)
            if (headers.TryGetValue((place.Table, row), out var above))
                foreach (var header in above)
                    if (places[header] is var over && over.Column < place.Column + place.Width && place.Column < over.Column + over.Width)
                        path.Add(header);
        if (!place.IsHeader && headers.TryGetValue((place.Table, place.Row), out var before))
            foreach (var header in before)
                if (places[header].Column < place.Column && path.Count < LongestPath)
                    path.Add(header);
        return path;
    }

    /// <summary>Gives every cell of one table its row and column; tables inside it are laid out when their turn comes.</summary>
    void Lay(HtmlPage page, int table)
    {
        var (row, column) = (-1, 0);
        // how many rows down each column is still taken by a cell above
        var taken = new int[MostColumns];
        for (var i = table + 1; i < page[table].End && places.Count < MostCells; i++)
        {
            ref readonly var node = ref page[i];
            if (node.Tag == HtmlTag.Table)
                i = node.End - 1;
            else if (node.Tag == HtmlTag.Tr)
            {
                if (row >= 0)
                    for (var c = 0; c < taken.Length; c++)
                        taken[c] = Math.Max(0, taken[c] - 1);
                (row, column) = (row + 1, 0);
            }
            else if (node.Tag is HtmlTag.Td or HtmlTag.Th && row >= 0)
            {
                while (column < MostColumns && taken[column] > 0)
                    column++;
                var width = Math.Min(Number(page, i, "colspan"), MostColumns - column);
                if (width <= 0)
                    continue;
                var isHeader = node.Tag == HtmlTag.Th || InHead(page, i, table);
                places[i] = new(table, row, column, width, isHeader);
                if (isHeader)
                {
                    if (!headers.TryGetValue((table, row), out var list))
                        headers[(table, row)] = list = [];
                    list.Add(i);
                }
                taken.AsSpan(column, width).Fill(Number(page, i, "rowspan"));
                column += width;
            }
        }
    }

    static bool InHead(HtmlPage page, int cell, int table)
    {
        for (var node = page[cell].Parent; node > table; node = page[node].Parent)
            if (page[node].Tag == HtmlTag.Thead)
                return true;
        return false;
    }

    static int Number(HtmlPage page, int node, string attribute) =>
        int.TryParse(
            page.RawAttribute(node, attribute),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? Math.Clamp(number, 1, MostColumns)
            : 1;
}
