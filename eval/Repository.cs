namespace Isnad.Eval;

/// <summary>The folders that evaluation reads and writes, found from the solution file upwards of the working directory or the program.</summary>
internal sealed class Repository(string root, string? shared)
{
    public string Root { get; } = root;
    public string Gold => Path.Combine(Root, "eval", "gold");
    public string Baseline => Path.Combine(Root, "eval", "baseline.json");
    public string QualityPage => Path.Combine(Root, "docs", "quality.md");

    /// <summary>Hand-written remarks on the sections of the quality page, one file per section.</summary>
    public string Remarks => Path.Combine(Root, "docs", "quality");

    /// <summary>The folder with gold and data that do not belong to the project, or null where there is none.</summary>
    public string? Shared { get; } = shared;

    /// <summary>A file or folder under <see cref="Shared"/>, or null when it is not there.</summary>
    public string? SharedPath(params ReadOnlySpan<string> parts)
    {
        if (Shared is null)
            return null;
        var path = Path.Combine([Shared, .. parts]);
        return Path.Exists(path) ? path : null;
    }

    public static Repository Find(string? shared = null)
    {
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (!File.Exists(Path.Combine(folder, "Isnad.slnx")))
                    continue;
                var beside = Path.Combine(Path.GetDirectoryName(folder) ?? folder, "shared");
                return new(folder, shared ?? (Directory.Exists(beside) ? beside : null));
            }
        }
        throw new DirectoryNotFoundException("Isnad.slnx is in no folder above the working directory; run this inside the repository.");
    }
}
