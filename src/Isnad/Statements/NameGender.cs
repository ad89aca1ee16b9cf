using System.Collections.Frozen;

namespace Isnad;

/// <summary>What a given name in Latin letters says of the one who bears it (languages/en/given-names.tsv), for he and she.</summary>
static class NameGender
{
    static readonly FrozenDictionary<string, sbyte> ByName = LanguageData
        .Table("en", "given-names")
        .Select(row => (Name: Folding.Fold(row[0]), Gender: (sbyte)(row[1] == "f" ? -1 : 1)))
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .Where(group => group.All(pair => pair.Gender == group.First().Gender))
        .ToFrozenDictionary(group => group.Key, group => group.First().Gender, StringComparer.Ordinal);

    /// <summary>+1 masculine, -1 feminine, 0 unknown, by the first name that is in the list.</summary>
    public static sbyte Of(Entity entity)
    {
        if (entity.Type != EntityType.Person || entity.Anonymous)
            return 0;
        var name = entity.Name.AsSpan();
        var space = name.IndexOf(' ');
        return space > 0 && ByName.TryGetValue(Folding.Fold(name[..space].ToString()), out var gender) ? gender : (sbyte)0;
    }

    public static bool Agrees(sbyte pronoun, Entity entity) => pronoun == 0 || Of(entity) == 0 || Of(entity) == pronoun;
}
