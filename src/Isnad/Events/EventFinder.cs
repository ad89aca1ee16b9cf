namespace Isnad;

/// <summary>What is said to have happened, when and where?</summary>
public static class EventFinder
{
    public static IReadOnlyList<Event> Find(Document document, EntityTable names, IReadOnlyList<TimeMention> times) => [];
}
