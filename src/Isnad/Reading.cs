namespace Isnad;

/// <summary>Everything that was found in one piece of evidence. <see cref="RecordWriter"/> writes it as an Isnad record.</summary>
public sealed class Reading
{
    public required Document Document { get; init; }

    /// <summary>What read it. A reading that was kept carries the version that made it, not the one that shows it.</summary>
    public ReadingVersion Version { get; init; } = ReadingVersion.Current;

    /// <summary>The document's articles with their publication decided.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }
    public required EntityTable Names { get; init; }
    public required IReadOnlyList<TimeMention> Times { get; init; }
    public required IReadOnlyList<Figure> Figures { get; init; }
    public required IReadOnlyList<Statement> Statements { get; init; }
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>Clocks of the page that cannot all be right.</summary>
    public IReadOnlyList<OrderFinding> Findings { get; init; } = [];
}

/// <summary>Program, language data and models: the same evidence and the same version give the same reading.</summary>
public sealed record ReadingVersion(string Program, string Languages, string Models)
{
    public static ReadingVersion Current { get; } = new(RecordWriter.ProgramVersion, LanguageData.Version, ModelData.Version);

    /// <summary>The present version with a user's own measures, which are language data too.</summary>
    public static ReadingVersion With(OwnMeasures? measures) =>
        measures is null ? Current : Current with { Languages = $"{Current.Languages}+{measures.Version}" };
}
