namespace Isnad;

/// <summary>
/// One line (or, with markup, one block) of a page while its structure is being worked out: where it stands, what it looks like,
/// and what it has been taken for.
/// </summary>
sealed class Line(TextSpan span, int first, int end)
{
    public TextSpan Span { get; } = span;

    /// <summary>Tokens <c>[First, End)</c>.</summary>
    public int First { get; } = first;
    public int End { get; } = end;

    /// <summary>What the markup said; Unknown for plain text.</summary>
    public BlockKind Markup { get; init; }

    /// <summary>Words and numbers in it.</summary>
    public int Words { get; init; }

    /// <summary>It ends as a sentence ends: with a full stop, perhaps behind closing quotation marks. An ellipsis is none.</summary>
    public bool Stops { get; init; }

    /// <summary>It ends with a question or exclamation mark.</summary>
    public bool Asks { get; init; }

    /// <summary>Blank lines stand before it.</summary>
    public bool Apart { get; init; }

    /// <summary>Hash of its words, for finding repetition.</summary>
    public ulong Key { get; init; }

    public LineRole Role { get; set; }
    public NoiseKind Noise { get; set; }

    /// <summary>Where its writing begins and ends: page furniture at its edges (a repeated title, a date) is cut off here.</summary>
    public int WritingFrom { get; set; } = span.Start;

    public bool IsNoise => Role == LineRole.Noise;

    public void Mark(NoiseKind kind)
    {
        Role = LineRole.Noise;
        Noise = kind;
    }

    /// <summary>Long enough, or closed like a sentence: running text and not a headline.</summary>
    public bool Runs => Words >= 28 || (Stops && Words >= 6) || (Asks && Words >= 18);
}

enum LineRole
{
    Unknown,
    Title,
    Heading,
    Byline,
    Dateline,
    Caption,
    Body,
    Noise,
}
