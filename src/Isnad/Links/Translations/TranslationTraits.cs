namespace Isnad;

/// <summary>
/// What tells a translation from two reports of one event, measured on a comparison; <see cref="TranslationModel"/> weighs it. Two reports share
/// names, figures and quotations, but each has stretches of its own, and what one says stands scattered over the other.
/// </summary>
internal static class TranslationTraits
{
    public const int Count = 6;

    /// <summary>The names of the traits, in their order.</summary>
    public static readonly string[] Names =
    [
        "share with a partner, of the side that has less",
        "said in the partner, of all that is said anywhere",
        "said in the partner, of everything",
        "own stretches on both sides",
        "sentences with a partner",
        "uneven lengths of partners",
    ];

    public static double[] Of(Comparison comparison)
    {
        var match = comparison.Match;
        var (n, m) = (comparison.From.Units.Count, comparison.To.Units.Count);
        var (said, pairs, uneven) = (0f, 0, 0.0);
        foreach (var pair in comparison.Aligned)
        {
            if (!pair.IsPair)
                continue;
            said += match.Said(pair.FromFirst, pair.FromEnd, pair.ToFirst, pair.ToEnd);
            said += match.SaidBack(pair.FromFirst, pair.FromEnd, pair.ToFirst, pair.ToEnd);
            if (pair.Likeness < Comparison.SureLikeness)
                continue;
            pairs++;
            uneven += Math.Abs(Math.Log((double)Length(comparison, pair, turned: true) / Length(comparison, pair, turned: false)));
        }
        var anywhere = match.Said(0, n, 0, m) + match.SaidBack(0, n, 0, m);
        var mass = match.Mass(0, n, turned: false) + match.Mass(0, m, turned: true);
        return
        [
            Math.Min(comparison.FromShare, comparison.ToShare),
            said / Math.Max(1, anywhere),
            said / Math.Max(1, mass),
            OwnStretches(comparison),
            Math.Min(4, Math.Log(1 + pairs)),
            uneven / Math.Max(1, pairs),
        ];
    }

    /// <summary>
    /// Between two sure pairs stands what has no sure partner; where one side has more of it than the other, that side has a stretch of its own. A
    /// translator leaves out on one side; two reporters have their own on both: the smaller of the two shares.
    /// </summary>
    static double OwnStretches(Comparison comparison)
    {
        var (from, to, fromOwn, toOwn, fromAll, toAll) = (0, 0, 0.0, 0.0, 1.0, 1.0);
        foreach (var pair in comparison.Aligned)
        {
            var (f, t) = (Length(comparison, pair, turned: false), Length(comparison, pair, turned: true));
            (fromAll, toAll) = (fromAll + f, toAll + t);
            if (pair.IsPair && pair.Likeness >= Comparison.SureLikeness)
            {
                Close();
                continue;
            }
            (from, to) = (from + f, to + t);
        }
        Close();
        return Math.Min(fromOwn / fromAll, toOwn / toAll);

        void Close()
        {
            fromOwn += Math.Max(0, from - to);
            toOwn += Math.Max(0, to - from);
            (from, to) = (0, 0);
        }
    }

    static int Length(Comparison comparison, AlignedUnits pair, bool turned)
    {
        var side = turned ? comparison.To : comparison.From;
        var length = 0;
        for (var u = turned ? pair.ToFirst : pair.FromFirst; u < (turned ? pair.ToEnd : pair.FromEnd); u++)
            length += side.Units[u].Span.Length;
        return length;
    }
}
