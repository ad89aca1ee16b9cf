using System.Text.RegularExpressions;

namespace Isnad.Tests.Specs;

/// <summary>
/// A file of <c>languages/&lt;tag&gt;/specs/</c>: prose with examples that run. Each example is a fenced block: a text, a line with a single
/// full stop, and rows of what Isnad is to find in it (see <c>languages/README.md</c>).
/// </summary>
public sealed partial class SpecFile
{
    readonly List<string> lines;

    SpecFile(string path, List<string> lines)
    {
        Path = path;
        this.lines = lines;
        Examples = [.. FindExamples()];
    }

    public string Path { get; }

    /// <summary>The language folder the file stands in.</summary>
    public string Tag => new DirectoryInfo(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path)!)!).Name;
    public IReadOnlyList<SpecExample> Examples { get; }

    public static SpecFile Load(string path) => new(path, [.. File.ReadAllText(path).Split('\n')]);

    /// <summary>Writes other rows under an example's text. The examples of this object are stale afterwards: load the file again.</summary>
    public void Rewrite(SpecExample example, IEnumerable<string> rows)
    {
        lines.RemoveRange(example.FirstRow, example.Rows.Count);
        lines.InsertRange(example.FirstRow, rows);
        File.WriteAllText(Path, string.Join('\n', lines));
    }

    IEnumerable<SpecExample> FindExamples()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var head = Fence().Match(lines[i]);
            if (!head.Success)
                continue;
            var fence = head.Groups[1].Value;
            var end = lines.FindIndex(i + 1, line => line.TrimEnd() == fence);
            if (end < 0)
                throw new InvalidDataException($"{Path}:{i + 1}: the example is not closed by {fence}");
            var dot = lines.FindIndex(i + 1, end - i - 1, line => line == ".");
            if (dot < 0)
                throw new InvalidDataException($"{Path}:{i + 1}: a line with a single full stop is to divide the text from the rows");
            var words = head.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            yield return new SpecExample(
                words[0],
                words.Skip(1).Select(w => w.Split('=', 2)).ToDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal),
                string.Join('\n', lines[(i + 1)..dot]),
                dot + 1,
                lines[(dot + 1)..end]
            );
            i = end;
        }
    }

    [GeneratedRegex("^(`{4,})\\s*example\\s+(\\S.*)$")]
    private static partial Regex Fence();
}

/// <summary>One example: its name, options (<c>media</c>, <c>published</c>), text, and rows as they stand in the file.</summary>
public sealed record SpecExample(
    string Name,
    IReadOnlyDictionary<string, string> Options,
    string Text,
    int FirstRow,
    IReadOnlyList<string> Rows
);
