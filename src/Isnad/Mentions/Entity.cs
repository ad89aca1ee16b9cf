namespace Isnad;

public enum EntityType
{
    Person,
    Organisation,
    Outlet,
    Place,
    Group,
    Office,
}

/// <summary>A name standing in the text: the name alone, without titles, articles or proclitics.</summary>
public readonly record struct Mention(TextSpan Span, int Entity, EntityType Type);

/// <summary>An office or title standing beside a person's name, and whose it is.</summary>
public readonly record struct OfficeMention(TextSpan Span, int Entity);

/// <summary>The person, organisation, outlet, place, group or office that mentions of one document mean.</summary>
public sealed class Entity(int index, EntityType type, string name)
{
    /// <summary>Position in <see cref="EntityTable.Entities"/>; the record's id is E(index+1).</summary>
    public int Index { get; } = index;
    public EntityType Type { get; set; } = type;

    /// <summary>The fullest form seen.</summary>
    public string Name { get; set; } = name;

    /// <summary>Offices and titles seen with the name ("minister of health"), as they stand in the text.</summary>
    public List<string> Offices { get; } = [];

    /// <summary>True for a source that the text leaves unnamed ("a senior official").</summary>
    public bool Anonymous { get; init; }
}

/// <summary>The entities of one document with their mentions in text order. Statements may add unnamed sources, which have no mentions.</summary>
public sealed class EntityTable
{
    readonly List<Entity> entities = [];

    public IReadOnlyList<Entity> Entities => entities;

    /// <summary>Sorted by start, without overlap unless a name of another kind is nested in a longer one.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>Where an office or title stands beside a name, in text order.</summary>
    public List<OfficeMention> Offices { get; } = [];

    public Entity Add(EntityType type, string name, bool anonymous = false)
    {
        var entity = new Entity(entities.Count, type, name) { Anonymous = anonymous };
        entities.Add(entity);
        return entity;
    }

    /// <summary>Index of the first mention that starts at or after the offset.</summary>
    public int FirstMentionFrom(int offset)
    {
        var (low, high) = (0, Mentions.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Mentions[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
