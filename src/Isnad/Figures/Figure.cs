namespace Isnad;

public enum FigureBound
{
    Exact,
    AtLeast,
    AtMost,
    About,
    Range,
}

/// <summary>
/// A stated quantity. <see cref="Value"/> is null for "dozens": a number the source did not state is never made up.
/// </summary>
public sealed record Figure(TextSpan Span)
{
    public decimal? Value { get; init; }
    public FigureBound Bound { get; init; }

    /// <summary>The upper end of a range.</summary>
    public decimal? High { get; init; }

    /// <summary>people, executions, percent, currency:USD, years … : the English plural of what is counted.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A short label of the thing counted, with the measure's English name where one is known.</summary>
    public string What { get; init; } = "";

    /// <summary>Identifier of the measure (languages/mul/measures.tsv) that makes figures comparable, or null.</summary>
    public string? Measure { get; init; }

    /// <summary>EDTF, or null.</summary>
    public string? Period { get; init; }

    /// <summary>Index of the place entity, or null.</summary>
    public int? Place { get; init; }

    /// <summary>Whom a number of people counts, where the text says so: women, children, prisoners …</summary>
    public string? Population { get; init; }

    /// <summary>True when it counts everything up to now: since March, so far, a toll that rose to.</summary>
    public bool Cumulative { get; init; }

    /// <summary>Index of the innermost statement in whose content it stands, or null in the narrator's voice.</summary>
    public int? Statement { get; init; }
}
