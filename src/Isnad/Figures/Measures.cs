using System.Collections.Frozen;

namespace Isnad;

/// <summary>The measures that make figures comparable (<c>languages/mul/measures.tsv</c>); each language gives its terms in its own <c>measures.tsv</c>.</summary>
public static class Measures
{
    static readonly FrozenDictionary<string, (string Name, string Unit)> All = LanguageData
        .Table("mul", "measures")
        .ToFrozenDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    static readonly FrozenSet<string> Local = LanguageData
        .Table("mul", "measures")
        .Where(row => row.Optional(3) == "local")
        .Select(row => row[0])
        .ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> ByUnit = All.Where(of => of.Value.Unit.Length > 0)
        .GroupBy(of => of.Value.Unit, StringComparer.Ordinal)
        .Where(of => of.Count() == 1 && of.Key is not ("years" or "people" or "percent" or "currency"))
        .ToFrozenDictionary(of => of.Key, of => of.First().Key, StringComparer.Ordinal);

    public static IEnumerable<string> Ids => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>The measure whose figures alone have this unit, or null: seats are always seats won.</summary>
    public static string? OfUnit(string unit) => ByUnit.GetValueOrDefault(unit);

    public static bool Has(string id) => All.ContainsKey(id);

    /// <summary>True for what happens in one place, which is that of the story where the text names none: people killed, not assets frozen.</summary>
    public static bool IsLocal(string id) => Local.Contains(id);

    /// <summary>The English name of a measure.</summary>
    public static string NameOf(string id) => All.TryGetValue(id, out var measure) ? measure.Name : id;

    /// <summary>The unit that figures of the measure usually have, or the empty string.</summary>
    public static string UnitOf(string id) => All.TryGetValue(id, out var measure) ? measure.Unit : "";
}
