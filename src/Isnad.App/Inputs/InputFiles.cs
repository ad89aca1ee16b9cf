using Isnad.App.Commands;

namespace Isnad.App.Inputs;

/// <summary>A file to read, as the user knows it.</summary>
sealed record InputFile(string Path);

/// <summary>What could not be taken up, with reason and mend: one line for the user.</summary>
sealed record InputRefusal(string Name, string Reason, string Mend)
{
    public override string ToString() => $"{Name}: {Reason} {Mend}";
}

/// <summary>The files behind the paths of a command line: files as named, of folders those in a format Isnad reads.</summary>
sealed class InputFiles
{
    /// <summary>Larger files are refused before they are loaded.</summary>
    public const long MaxBytes = 128L << 20;

    static readonly HashSet<string> Formats = new(MediaTypes.Extensions, StringComparer.Ordinal);

    public List<InputFile> Files { get; } = [];
    public List<InputRefusal> Refused { get; } = [];

    /// <summary>Files of folders left out because their format is not read, by extension.</summary>
    public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    public static InputFiles Find(IEnumerable<string> paths)
    {
        var found = new InputFiles();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                found.Files.Add(new(path));
            else if (Directory.Exists(path))
                found.AddFolder(path);
            else
                found.Refused.Add(new(path, "there is no such file or folder.", "Check the path."));
        }
        return found;
    }

    /// <summary>
    /// Loads every file behind the paths and hands on each evidence that it holds. What cannot be taken up is told to the user, one line
    /// each, and counted.
    /// </summary>
    public static async Task<(InputFiles Found, int Failed)> Each(
        IEnumerable<string> paths,
        Func<InputFile, Evidence, ValueTask> take,
        CancellationToken stop
    )
    {
        var inputs = Find(paths);
        foreach (var refusal in inputs.Refused)
            Terminal.Error(refusal.ToString());
        var failed = inputs.Refused.Count;
        foreach (var file in inputs.Files)
        {
            stop.ThrowIfCancellationRequested();
            var (evidence, refusal) = Load(file);
            if (evidence is null)
            {
                Terminal.Error(refusal!.ToString());
                failed++;
                continue;
            }
            try
            {
                foreach (var item in Containers.Expand(evidence))
                    await take(file, item);
            }
            catch (EvidenceException error)
            {
                Terminal.Error($"{file.Path}: {error.Reason} {error.Mend}");
                failed++;
            }
        }
        return (inputs, failed);
    }

    void AddFolder(string folder)
    {
        try
        {
            var entries = Directory.GetFiles(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            foreach (var file in entries)
            {
                var extension = Path.GetExtension(file).ToLowerInvariant();
                if (Formats.Contains(extension))
                    Files.Add(new(file));
                else
                    LeftOut[extension.Length == 0 ? "(none)" : extension] =
                        LeftOut.GetValueOrDefault(extension.Length == 0 ? "(none)" : extension) + 1;
            }
            var folders = Directory.GetDirectories(folder);
            Array.Sort(folders, StringComparer.Ordinal);
            foreach (var inner in folders)
                if (new DirectoryInfo(inner).LinkTarget is null) // a link could lead round in a circle
                    AddFolder(inner);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            Refused.Add(new(folder, "the folder cannot be opened.", "Give yourself the right to read it."));
        }
    }

    /// <summary>The bytes of a file as evidence, or the reason why not.</summary>
    public static (Evidence? Evidence, InputRefusal? Refusal) Load(InputFile file)
    {
        try
        {
            var info = new FileInfo(file.Path);
            if (info.Length > MaxBytes)
                return (
                    null,
                    new(
                        file.Path,
                        $"the file has {info.Length >> 20} MB, more than the {MaxBytes >> 20} MB that are read at once.",
                        "Split it."
                    )
                );
            return (new Evidence(Path.GetFileName(file.Path), File.ReadAllBytes(file.Path)), null);
        }
        catch (UnauthorizedAccessException)
        {
            return (null, new(file.Path, "the file cannot be opened.", "Give yourself the right to read it."));
        }
        catch (IOException error)
        {
            return (null, new(file.Path, $"the file cannot be read ({error.Message}).", "Check the disk and try again."));
        }
    }
}
