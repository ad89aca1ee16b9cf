namespace Isnad.Eval.Scoring;

/// <summary>A set of text offsets as disjoint spans in order: the pieces of a content which a cue interrupts, for example.</summary>
internal sealed class Stretch
{
    public static readonly Stretch None = new([]);
    readonly List<TextSpan> pieces = [];

    public Stretch(IEnumerable<TextSpan> spans)
    {
        foreach (var span in spans.Where(span => !span.IsEmpty).Order())
        {
            if (pieces.Count > 0 && span.Start <= pieces[^1].End)
                pieces[^1] = new(pieces[^1].Start, Math.Max(pieces[^1].End, span.End));
            else
                pieces.Add(span);
        }
        Length = pieces.Sum(piece => piece.Length);
    }

    public int Length { get; }
    public bool IsEmpty => Length == 0;

    public bool Touches(Stretch other) => Common(other) > 0;

    /// <summary>Intersection over union, 0 to 1.</summary>
    public double Overlap(Stretch other)
    {
        var common = Common(other);
        return common == 0 ? 0 : (double)common / (Length + other.Length - common);
    }

    int Common(Stretch other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < pieces.Count && j < other.pieces.Count; )
        {
            var (mine, theirs) = (pieces[i], other.pieces[j]);
            common += Math.Max(0, Math.Min(mine.End, theirs.End) - Math.Max(mine.Start, theirs.Start));
            if (mine.End < theirs.End)
                i++;
            else
                j++;
        }
        return common;
    }
}
