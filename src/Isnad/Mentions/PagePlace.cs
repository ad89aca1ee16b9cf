namespace Isnad;

/// <summary>
/// What a page is about by the places that it names: the state that it names most, else the place, by its consonants, alike in all scripts.
/// "The ministry of health" is that place's.
/// </summary>
public static class PagePlace
{
    /// <summary>The mark before a place that is no state of the tables; its consonants follow.</summary>
    const char Sound = '~';

    /// <summary>The place, or the empty string where none is named more than all others.</summary>
    public static string Of(EntityTable names)
    {
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new int[names.Entities.Count];
        foreach (var mention in names.Mentions)
            counts[mention.Entity]++;
        for (var i = 0; i < counts.Length; i++)
        {
            var entity = names.Entities[i];
            if (entity.Anonymous || counts[i] == 0)
                continue;
            if (entity.Type == EntityType.Place)
            {
                if (Institution.StateCalled(entity.Name) is { } state)
                    Count(states, state, counts[i]);
                else if (Skeleton(entity.Name) is { Length: > 1 } sound)
                    Count(others, Sound + sound, counts[i]);
            }
            else if (entity.Type is EntityType.Organisation or EntityType.Office && Institution.Of(entity.Name)?.State is { } of)
                Count(states, of, counts[i]);
        }
        return Most(states) ?? Most(others) ?? "";
    }

    /// <summary>True when so many of all pages are about one place that a name on them means that of this place.</summary>
    public static bool Enough(long readings, long all) => readings * 5 >= all * 4;

    /// <summary>True for a state of the tables.</summary>
    public static bool IsState(string place) => place.Length > 0 && place[0] != Sound;

    /// <summary>A place in words.</summary>
    public static string Words(string place) => place[0] == Sound ? "one place" : place;

    static string Skeleton(string name) => string.Join(' ', NameParts.Of(name).Words.Select(word => NameSkeleton.Skeleton(word)));

    static void Count(Dictionary<string, int> counts, string place, int count) => counts[place] = counts.GetValueOrDefault(place) + count;

    static string? Most(Dictionary<string, int> counts)
    {
        var best = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(2).ToList();
        return best.Count == 1 || best.Count == 2 && best[0].Value > best[1].Value ? best[0].Key : null;
    }
}
