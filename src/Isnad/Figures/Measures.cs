using System.Collections.Frozen;

namespace Isnad;

/// <summary>The measures that make figures comparable (<c>languages/mul/measures.tsv</c>); each language gives its terms in its own <c>measures.tsv</c>.</summary>
public static class Measures
{
    static readonly FrozenDictionary<string, (string Name, string Unit)> All = LanguageData
        .Table("mul", "measures")
        .ToFrozenDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    public static IEnumerable<string> Ids => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The English name of a measure.</summary>
    public static string NameOf(string id) => All.TryGetValue(id, out var measure) ? measure.Name : id;

    /// <summary>The unit that figures of the measure usually have, or the empty string.</summary>
    public static string UnitOf(string id) => All.TryGetValue(id, out var measure) ? measure.Unit : "";
}
