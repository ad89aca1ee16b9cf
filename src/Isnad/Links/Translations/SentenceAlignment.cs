namespace Isnad;

/// <summary>
/// Sentences <c>[FromFirst, FromEnd)</c> that say what <c>[ToFirst, ToEnd)</c> say; one side may be empty. <see cref="Likeness"/> (0 to 1) is the
/// share of both sides' items that the other says.
/// </summary>
internal readonly record struct AlignedUnits(int FromFirst, int FromEnd, int ToFirst, int ToEnd, float Likeness)
{
    public bool IsPair => FromEnd > FromFirst && ToEnd > ToFirst;
}

/// <summary>
/// Sentence alignment in order: the sequence of groups (up to three sentences against one, two against two, or one left out) in which most is said
/// on both sides, less a toll for what is carried along unsaid, for joining, and for lengths that do not fit (Gale and Church 1993; the use of
/// a lexicon after Moore 2002 and Sennrich and Volk 2010).
/// </summary>
internal static class SentenceAligner
{
    /// <summary>The share of the items that must be said on the other side for a pair to be better than leaving both out.</summary>
    const float Toll = 0.08f;
    const float JoinToll = 2.4f;
    const float LengthToll = 0.3f;

    /// <summary>Rows further from the diagonal than this are not looked at in long articles.</summary>
    const int Band = 60;

    static readonly (int From, int To)[] Shapes = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)];

    public static List<AlignedUnits> Align(MeaningMatch match)
    {
        var (from, to) = (match.From.Units, match.To.Units);
        var (n, m) = (from.Count, to.Count);
        var score = new float[n + 1, m + 1];
        var shape = new byte[n + 1, m + 1];
        var ratio = LengthRatio(match);
        var (fromMass, toMass) = (Sums(match, turned: false), Sums(match, turned: true));
        var (fromLength, toLength) = (Lengths(from), Lengths(to));
        for (var i = 0; i <= n; i++)
        for (var j = 0; j <= m; j++)
        {
            if (i == 0 && j == 0)
                continue;
            var (best, how) = (float.NegativeInfinity, (byte)0);
            if (i > 0 && score[i - 1, j] is var above && above > best)
                (best, how) = (above, 100);
            if (j > 0 && score[i, j - 1] is var left && left > best)
                (best, how) = (left, 101);
            var near = n * m < 10_000 || Math.Abs((long)i * m / Math.Max(1, n) - j) <= Band;
            for (var s = 0; s < Shapes.Length && near; s++)
            {
                var (f, t) = Shapes[s];
                if (f > i || t > j)
                    continue;
                var mass = fromMass[i] - fromMass[i - f] + toMass[j] - toMass[j - t];
                var before = score[i - f, j - t];
                // what can be gained at most: everything said
                if (before + mass * (1 - Toll) <= best)
                    continue;
                var said = match.Said(i - f, i, j - t, j) + match.SaidBack(i - f, i, j - t, j);
                var gain = said - Toll * mass - JoinToll * (f + t - 2);
                gain -= LengthToll * Misfit(fromLength[i] - fromLength[i - f], toLength[j] - toLength[j - t], ratio);
                if (before + gain > best)
                    (best, how) = (before + gain, (byte)(s + 1));
            }
            (score[i, j], shape[i, j]) = (best, how);
        }
        return Trace(match, shape, n, m);
    }

    static List<AlignedUnits> Trace(MeaningMatch match, byte[,] shape, int n, int m)
    {
        var found = new List<AlignedUnits>();
        for (var (i, j) = (n, m); i > 0 || j > 0; )
        {
            var (f, t) = shape[i, j] switch
            {
                100 => (1, 0),
                101 => (0, 1),
                var s => Shapes[s - 1],
            };
            found.Add(new(i - f, i, j - t, j, f > 0 && t > 0 ? Likeness(match, i - f, i, j - t, j) : 0));
            (i, j) = (i - f, j - t);
        }
        found.Reverse();
        return found;
    }

    static float Likeness(MeaningMatch match, int fromFirst, int fromEnd, int toFirst, int toEnd)
    {
        var mass = match.Mass(fromFirst, fromEnd, turned: false) + match.Mass(toFirst, toEnd, turned: true);
        return mass <= 0 ? 0 : (match.Said(fromFirst, fromEnd, toFirst, toEnd) + match.SaidBack(fromFirst, fromEnd, toFirst, toEnd)) / mass;
    }

    static float[] Sums(MeaningMatch match, bool turned)
    {
        var units = turned ? match.To.Units : match.From.Units;
        var sums = new float[units.Count + 1];
        for (var i = 0; i < units.Count; i++)
            sums[i + 1] = sums[i] + match.Mass(i, i + 1, turned);
        return sums;
    }

    static int[] Lengths(IReadOnlyList<MeaningUnit> units)
    {
        var sums = new int[units.Count + 1];
        for (var i = 0; i < units.Count; i++)
            sums[i + 1] = sums[i] + units[i].Span.Length;
        return sums;
    }

    static float LengthRatio(MeaningMatch match)
    {
        var (from, to) = (match.From.Units.Sum(unit => unit.Span.Length), match.To.Units.Sum(unit => unit.Span.Length));
        // articles of which one is cut short say nothing about the languages: keep to what is usual
        return Math.Clamp(to / (float)Math.Max(1, from), 0.75f, 1.35f);
    }

    /// <summary>Squared deviation of the lengths in units of their spread (Gale and Church: variance grows with the length), bounded.</summary>
    static float Misfit(int from, int to, float ratio)
    {
        var expected = from * ratio;
        var deviation = (to - expected) / MathF.Sqrt(6.8f * Math.Max(1, (expected + to) / 2));
        return Math.Min(deviation * deviation / 2, 12) / 2;
    }
}
