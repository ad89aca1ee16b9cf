namespace Isnad.Ledgers;

/// <summary>Figures beside each other: the matrix of each measure, what contradicts what, and sums that do not add up.</summary>
/// <param name="Figures">The stretch that the filter asked for, of all figures that fit.</param>
/// <param name="Groups">The measures, those with most figures first; figures without a measure last, by unit.</param>
/// <param name="Compared">How many figures were compared; fewer than fit when there are too many for one page.</param>
public sealed record FigureView(Page<FigureRow> Figures, IReadOnlyList<FigureGroup> Groups, int Compared);

/// <summary>The figures of one measure: rows are periods, columns are root sources.</summary>
public sealed record FigureGroup
{
    /// <summary>Identifier of the measure, or null for figures that have none; these are neither compared nor drawn.</summary>
    public required string? Measure { get; init; }

    /// <summary>What is counted, in English.</summary>
    public required string Name { get; init; }
    public required string Unit { get; init; }

    /// <summary>Root sources, those with most figures first.</summary>
    public required IReadOnlyList<FigureRoot> Roots { get; init; }
    public required IReadOnlyList<FigurePeriod> Periods { get; init; }

    /// <summary>Pairs of numbers that cannot both hold for one thing, the gravest kind first.</summary>
    public required IReadOnlyList<FigureConflict> Conflicts { get; init; }
    public required IReadOnlyList<FigureCheck> Checks { get; init; }
}

/// <summary>Who stands at the end of the chain. An unnamed one is told apart by the agency or page that quotes it.</summary>
public sealed record FigureRoot(string Key, string Name, string? Source, bool Anonymous);

/// <summary>A row of the matrix. <see cref="Period"/> is EDTF, null when no period is told.</summary>
public sealed record FigurePeriod(string? Period, IReadOnlyList<FigureCell> Cells);

/// <summary>One figure of one root source, counted once however often it is repeated.</summary>
public sealed record FigureCell(FigureRoot Root, FigureRow Figure, IReadOnlyList<FigureRow> Repeats);

public sealed record FigureConflict(FigureRelation Kind, FigureCell First, FigureCell Second);

public enum FigureCheckKind
{
    /// <summary>Months or days that add up to more than the longer period that holds them.</summary>
    PartsOfPeriod,

    /// <summary>A count of everything up to now that is smaller than it was before.</summary>
    CumulativeFalls,

    /// <summary>A part of those counted (women, children) that is larger than all of them.</summary>
    PartAboveWhole,
}

/// <summary>Numbers of one root source that do not add up: <see cref="Sum"/> stands against <see cref="Whole"/>.</summary>
public sealed record FigureCheck(FigureCheckKind Kind, FigureCell Whole, IReadOnlyList<FigureCell> Parts, decimal Sum);
