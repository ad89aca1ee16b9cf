namespace Isnad;

/// <summary>A stretch of words of one article that stands in another, and how many of its words are the same on both sides.</summary>
internal readonly record struct WordPassage(int FromStart, int FromEnd, int ToStart, int ToEnd, int Matched);

/// <summary>
/// Which stretches of one article stand in another? Seed and extend: runs of three equal words grow into maximal runs; runs that follow each
/// other on both sides with small gaps are chained (the best chain first), the gaps are filled with what is equal in them.
/// Stretches may stand in another order; a word is used once.
/// </summary>
internal static class PassageFinder
{
    /// <summary>Words in a seed.</summary>
    const int Seed = 3;

    /// <summary>Places of one seed that are tried: a refrain does not make the work quadratic.</summary>
    const int MostPlaces = 12;
    const int MostRuns = 4096;

    /// <summary>Changed words between two equal runs of one passage.</summary>
    const int MostGap = 12;

    /// <summary>Runs before a run that are tried as its predecessor.</summary>
    const int Reach = 48;

    /// <summary>Equal words of a passage.</summary>
    const int Least = 5;

    readonly record struct Run(int From, int To, int Length)
    {
        public int FromEnd => From + Length;
        public int ToEnd => To + Length;
    }

    public static List<WordPassage> Find(ArticleWords from, ArticleWords to)
    {
        var runs = Runs(from.Hashes, to.Hashes);
        var passages = new List<WordPassage>();
        if (runs.Count == 0)
            return passages;
        var (usedFrom, usedTo) = (new bool[from.Count], new bool[to.Count]);
        foreach (var chain in Chains(runs))
            Take(from.Hashes, to.Hashes, chain, usedFrom, usedTo, passages);
        passages.Sort((x, y) => (x.FromStart, x.ToStart).CompareTo((y.FromStart, y.ToStart)));
        return passages;
    }

    /// <summary>The maximal runs of equal words of at least <see cref="Seed"/>, by their place in From.</summary>
    static List<Run> Runs(ReadOnlySpan<uint> from, ReadOnlySpan<uint> to)
    {
        var runs = new List<Run>();
        if (from.Length < Seed || to.Length < Seed)
            return runs;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)to.Length) * 2;
        var heads = new int[size];
        var next = new int[to.Length];
        // from the end, so that a chain gives the places in text order
        for (var j = to.Length - Seed; j >= 0; j--)
        {
            var place = Place(to, j, size);
            next[j] = heads[place];
            heads[place] = j + 1;
        }
        for (var i = 0; i + Seed <= from.Length && runs.Count < MostRuns; i++)
        {
            var places = 0;
            for (var j = heads[Place(from, i, size)] - 1; j >= 0 && places < MostPlaces; j = next[j] - 1)
            {
                if (from[i] != to[j] || from[i + 1] != to[j + 1] || from[i + 2] != to[j + 2])
                    continue;
                places++;
                if (i > 0 && j > 0 && from[i - 1] == to[j - 1])
                    continue; // inside a run that was found already
                var length = Seed;
                while (i + length < from.Length && j + length < to.Length && from[i + length] == to[j + length])
                    length++;
                runs.Add(new(i, j, length));
            }
        }
        return runs;
    }

    static int Place(ReadOnlySpan<uint> words, int at, int size) =>
        (int)((words[at] * 0x9E3779B1u ^ words[at + 1] * 0x85EBCA77u ^ words[at + 2] * 0xC2B2AE3Du) >> 7) & (size - 1);

    /// <summary>Chains of runs that follow each other on both sides, the heaviest first; a run is in one chain.</summary>
    static List<List<Run>> Chains(List<Run> runs)
    {
        var score = new double[runs.Count];
        var before = new int[runs.Count];
        for (var r = 0; r < runs.Count; r++)
        {
            (score[r], before[r]) = (runs[r].Length, -1);
            for (var p = r - 1; p >= 0 && r - p <= Reach; p--)
            {
                var (left, right) = (runs[p], runs[r]);
                // overlapping by a word or two: the same word stands at the end of one and the start of the other
                var (gapFrom, gapTo) = (right.From - left.FromEnd, right.To - left.ToEnd);
                if (
                    gapFrom < -Seed
                    || gapTo < -Seed
                    || gapFrom > MostGap
                    || gapTo > MostGap
                    || right.From <= left.From
                    || right.To <= left.To
                )
                    continue;
                var overlap = Math.Max(0, Math.Max(-gapFrom, -gapTo));
                var chained = score[p] + runs[r].Length - overlap - 0.25 * Math.Max(gapFrom, gapTo);
                if (chained > score[r])
                    (score[r], before[r]) = (chained, p);
            }
        }
        var order = Enumerable.Range(0, runs.Count).OrderByDescending(r => score[r]).ThenBy(r => r).ToArray();
        var taken = new bool[runs.Count];
        var chains = new List<List<Run>>();
        foreach (var last in order)
        {
            if (taken[last])
                continue;
            var chain = new List<Run>();
            for (var r = last; r >= 0 && !taken[r]; r = before[r])
            {
                taken[r] = true;
                chain.Add(runs[r]);
            }
            chain.Reverse();
            chains.Add(chain);
        }
        return chains;
    }

    /// <summary>What of a chain is still free becomes passages.</summary>
    static void Take(
        ReadOnlySpan<uint> from,
        ReadOnlySpan<uint> to,
        List<Run> chain,
        bool[] usedFrom,
        bool[] usedTo,
        List<WordPassage> passages
    )
    {
        var open = new WordPassage(-1, 0, 0, 0, 0);
        foreach (var run in chain)
        {
            var (f, t, end) = (run.From, run.To, run.FromEnd);
            if (open.FromStart >= 0)
            {
                var overlap = Math.Max(0, Math.Max(open.FromEnd - f, open.ToEnd - t));
                (f, t) = (f + overlap, t + overlap);
            }
            while (f < end && (usedFrom[f] || usedTo[t]))
                (f, t) = (f + 1, t + 1);
            var length = 0;
            while (f + length < end && !usedFrom[f + length] && !usedTo[t + length])
                length++;
            if (length == 0)
                continue;
            if (open.FromStart >= 0 && (AnyUsed(usedFrom, open.FromEnd, f) || AnyUsed(usedTo, open.ToEnd, t)))
                Close(ref open);
            open =
                open.FromStart < 0
                    ? new(f, f + length, t, t + length, length)
                    : open with
                    {
                        FromEnd = f + length,
                        ToEnd = t + length,
                        Matched = open.Matched + length + Common(from[open.FromEnd..f], to[open.ToEnd..t]),
                    };
        }
        Close(ref open);

        void Close(ref WordPassage passage)
        {
            if (passage.FromStart >= 0 && passage.Matched >= Least)
            {
                Array.Fill(usedFrom, true, passage.FromStart, passage.FromEnd - passage.FromStart);
                Array.Fill(usedTo, true, passage.ToStart, passage.ToEnd - passage.ToStart);
                passages.Add(passage);
            }
            passage = new(-1, 0, 0, 0, 0);
        }
    }

    static bool AnyUsed(bool[] used, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (used[i])
                return true;
        return false;
    }

    /// <summary>The length of the longest common subsequence of two short gaps.</summary>
    static int Common(ReadOnlySpan<uint> from, ReadOnlySpan<uint> to)
    {
        if (from.IsEmpty || to.IsEmpty || to.Length > MostGap + Seed)
            return 0;
        Span<int> row = stackalloc int[MostGap + Seed + 1];
        row.Clear();
        foreach (var word in from)
        {
            var diagonal = 0;
            for (var j = 0; j < to.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = word == to[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }
        return row[to.Length];
    }
}
