namespace Isnad;

/// <summary>What taking one container apart may cost at most: against zip bombs and their relatives.</summary>
internal sealed class ContainerBudget(Evidence container)
{
    public const int MaxDepth = 4;
    const int MaxPieces = 1_000_000;
    const long MaxTotal = 16L << 30;

    /// <summary>Text packs to a tenth, dull logs to a hundredth; what packs better than this was built to burst.</summary>
    const long MaxRatio = 400;
    const long Free = 64 << 20;
    long bytes;
    int pieces;

    /// <summary>Why no more may be taken out, or null.</summary>
    public string? Exceeded =>
        pieces > MaxPieces ? $"the container holds more than {MaxPieces} pieces."
        : bytes > Math.Min(MaxTotal, Free + (container.Bytes.Length * MaxRatio)) ? "the container unpacks to far more than its size allows."
        : null;

    public void CountPiece() => pieces++;

    /// <summary>Reads a stream of unknown size to its end, up to the size of one piece of evidence.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged or larger than a piece may be.</exception>
    public byte[] ReadPiece(Stream stream)
    {
        using var buffer = new MemoryStream();
        using var bounded = new BoundedStream(stream, EvidenceReader.MaxBytes);
        try
        {
            bounded.CopyTo(buffer);
        }
        finally
        {
            bytes += buffer.Length;
        }
        return buffer.ToArray();
    }

    public void CountBytes(long count) => bytes += count;

    /// <summary>An entry's name as it may be shown and used: forward slashes, no way up, no controls, bounded.</summary>
    public static string SafeName(string name)
    {
        var parts = name.Replace('\\', '/').Split('/').Where(p => p is not ("" or "." or ".."));
        var safe = string.Concat(string.Join('/', parts).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c));
        return safe.Length > 200 ? safe[^200..]
            : safe.Length == 0 ? "unnamed"
            : safe;
    }
}
