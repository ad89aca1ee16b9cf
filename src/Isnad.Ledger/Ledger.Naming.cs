using System.Text.Json;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const int MostNamingReadings = 2_000;

    /// <summary>
    /// What pages, and those they quote, call the given sources (ids, or names in any spelling): names, titles and the phrases that introduce them as
    /// speakers, with counts and an example each. Several sources stand in one table, so that "the government" can be held against "the regime".
    /// </summary>
    /// <exception cref="LedgerException">A source is not in the ledger.</exception>
    public NamingPage Naming(IReadOnlyList<string> sources) =>
        Read(connection =>
        {
            var rows = new RowBuilder(connection, readings);
            var names = new HashSet<long>();
            var heads = new List<long>();
            foreach (var source in sources)
            {
                var found = SourceLookup.Names(connection, source);
                if (found.Count == 0)
                    throw new LedgerException(source, "there is no such source.", "Look for it with: isnad who \"" + source + "\"");
                names.UnionWith(found);
                heads.AddRange(found.Select(name => Head(connection, name)));
            }
            var uses = connection.List(
                "SELECT DISTINCT reading FROM entity WHERE name IN (SELECT value FROM json_each($names)) ORDER BY reading DESC LIMIT $most",
                row => row.GetInt64(0),
                ("$names", JsonSerializer.Serialize(names)),
                ("$most", MostNamingReadings + 1)
            );
            var table = new NamingTable(rows, names);
            foreach (var reading in uses.Take(MostNamingReadings))
                table.Add(ArticlesOf(connection, reading).ConvertAll(rows.Article), rows.Reading(reading).Reading);
            return new NamingPage(
                [.. heads.Distinct().Select(rows.Source)],
                Math.Min(uses.Count, MostNamingReadings),
                uses.Count > MostNamingReadings,
                table.Rows()
            );
        });
}
