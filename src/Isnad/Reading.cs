namespace Isnad;

/// <summary>Everything that was found in one piece of evidence. <see cref="RecordWriter"/> writes it as an Isnad record.</summary>
public sealed class Reading
{
    public required Document Document { get; init; }

    /// <summary>The document's articles with their publication decided.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }
    public required EntityTable Names { get; init; }
    public required IReadOnlyList<TimeMention> Times { get; init; }
    public required IReadOnlyList<Figure> Figures { get; init; }
    public required IReadOnlyList<Statement> Statements { get; init; }
    public required IReadOnlyList<Event> Events { get; init; }
}
