using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Isnad;

/// <summary>
/// The language folders as they were built into the library: <c>languages/&lt;tag&gt;/*.tsv</c> and <c>language.json</c>.
/// The folder <c>mul</c> (ISO 639-2: multiple languages) holds what all languages share.
/// </summary>
public static class LanguageData
{
    static readonly FrozenDictionary<string, string> Files = LoadFiles();

    /// <summary>The tags of the language folders, sorted, without <c>mul</c>.</summary>
    public static IReadOnlyList<string> Tags { get; } =
    [
        .. Files
            .Keys.Where(name => name.EndsWith("/language.json", StringComparison.Ordinal))
            .Select(name => name.Split('/')[0])
            .Where(tag => tag != "mul")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>SHA-256 over all language files: a changed list explains a changed statement.</summary>
    public static string Version { get; } = HashFiles();

    /// <summary>The text of a file of a language folder, or null.</summary>
    public static string? Text(string tag, string file) => Files.GetValueOrDefault($"{tag}/{file}");

    /// <summary>The rows of <c>languages/&lt;tag&gt;/&lt;name&gt;.tsv</c>; none when the language has no such file.</summary>
    public static IEnumerable<DataRow> Table(string tag, string name)
    {
        var file = $"{tag}/{name}.tsv";
        return Files.TryGetValue(file, out var text) ? Parse($"languages/{file}", text) : [];
    }

    /// <summary>The names (without <c>.tsv</c>) of the tables of a language.</summary>
    public static IEnumerable<string> TableNames(string tag) =>
        Files
            .Keys.Where(name => name.StartsWith(tag + "/", StringComparison.Ordinal) && name.EndsWith(".tsv", StringComparison.Ordinal))
            .Select(name => name[(tag.Length + 1)..^4])
            .Order(StringComparer.Ordinal);

    static List<DataRow> Parse(string file, string text)
    {
        var rows = new List<DataRow>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            rows.Add(new DataRow(file, number, line.TrimEnd('\r').Split('\t')));
        }
        return rows;
    }

    static FrozenDictionary<string, string> LoadFiles()
    {
        var assembly = typeof(LanguageData).Assembly;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("languages/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, new UTF8Encoding(false, true));
            files[name["languages/".Length..]] = reader.ReadToEnd();
        }
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static string HashFiles()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

/// <summary>One row of a language table, with its place so that a mistake in the data can be named.</summary>
public sealed class DataRow(string file, int line, string[] cells)
{
    public int Count => cells.Length;

    /// <summary>The cell without surrounding spaces; the empty string where the row is shorter.</summary>
    public string this[int index] => index < cells.Length ? cells[index].Trim(' ') : "";

    /// <summary>The cell, or null when it is empty or "-".</summary>
    public string? Optional(int index) => this[index] is "" or "-" ? null : this[index];

    public void Expect(int columns)
    {
        for (var i = 0; i < columns; i++)
            if (this[i].Length == 0)
                throw Error($"column {i + 1} is empty; at least {columns} columns are needed");
    }

    /// <summary>The cell as a member of an enumeration; hyphens in the data stand for word joints (<c>according-to</c>).</summary>
    public T Enum<T>(int index)
        where T : struct, Enum =>
        System.Enum.TryParse<T>(this[index].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw Error($"'{this[index]}' is not one of {string.Join(", ", System.Enum.GetNames<T>())}");

    public InvalidDataException Error(string what) => new($"{file}:{line}: {what}");
}
