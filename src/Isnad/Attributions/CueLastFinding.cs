namespace Isnad;

/// <summary>An attribution that is being read: tokens, not yet spans.</summary>
sealed class CueLastFinding
{
    /// <summary>Token ranges of the content, in text order.</summary>
    public List<(int Start, int End)> Content { get; } = new(1);
    public (int Start, int End)? Cue { get; init; }
    public Stance Stance { get; init; }
    public SourcePhrase Source { get; set; } = SourcePhrase.None;
    public CueLastFinding? Outer { get; set; }
    public bool Direct { get; set; }
    public bool? Plural { get; init; }
    public double Confidence { get; set; } = 0.85;
    public string Rule { get; init; } = "";

    /// <summary>The finding whose speaker goes on here, when the clause shows it.</summary>
    public CueLastFinding? SameAs { get; set; }

    /// <summary>True for a relay that shares the content of <see cref="Outer"/>.</summary>
    public bool Shares { get; set; }
    public (int Start, int End)? Addressee { get; init; }
    public bool FirstPerson { get; init; }

    /// <summary>How deep inside other contents of its sentence it stands.</summary>
    public int Level { get; init; }

    /// <summary>True while the content of direct speech without marks may go on in the next sentence.</summary>
    public bool Open { get; set; }

    public int ContentEnd => Content.Count == 0 ? -1 : Content[^1].End;
    public int Position => Cue?.Start ?? (Content.Count > 0 ? Content[0].Start : 0);
}
