namespace Isnad;

/// <summary>Turns runs of decoded characters into runs of bytes.</summary>
internal static class SourceOrigin
{
    /// <summary>
    /// The byte runs of runs of source characters, in the order of the text. A charset in which a stretch of characters does not tell the
    /// length of its bytes (damaged input, escape charsets) gives none.
    /// </summary>
    public static IReadOnlyList<OriginRun> Map(
        ReadOnlySpan<byte> bytes,
        string source,
        Charset charset,
        List<(int Text, int Source, int Length)> runs
    )
    {
        var encoding = charset.Encoding;
        if (encoding.GetByteCount(source) != bytes.Length - charset.Preamble || encoding.CodePage is >= 50220 and < 50230)
            return [];
        var result = new OriginRun[runs.Count];
        var order = Enumerable.Range(0, runs.Count).ToArray();
        Array.Sort(order, (a, b) => runs[a].Source.CompareTo(runs[b].Source));
        var (at, position) = (0, charset.Preamble);
        foreach (var index in order)
        {
            var run = runs[index];
            position += encoding.GetByteCount(source.AsSpan(at, run.Source - at));
            var end = position + encoding.GetByteCount(source.AsSpan(run.Source, run.Length));
            result[index] = new(new(run.Text, run.Text + run.Length), position, end);
            (at, position) = (run.Source + run.Length, end);
        }
        return result;
    }
}
