using System.Text;

namespace Isnad.Eval.Gold;

/// <summary>A gold pair on disk: <c>NAME.txt</c> with <c>NAME.json</c> beside it.</summary>
internal sealed record GoldPair(string Name, string TextFile, string JsonFile);

/// <summary>Finds gold pairs and builds the project's own from their marked-up sources.</summary>
internal static class GoldCorpus
{
    /// <summary>All pairs under a folder, in ordinal order of the path relative to it.</summary>
    public static List<GoldPair> Pairs(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .Where(json => File.Exists(Path.ChangeExtension(json, ".txt")))
                .Select(json => new GoldPair(
                    Path.ChangeExtension(Path.GetRelativePath(folder, json), null).Replace('\\', '/'),
                    Path.ChangeExtension(json, ".txt"),
                    json
                ))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal),
        ];

    /// <summary>What the sources of a gold folder build to: relative path and bytes, in ordinal order.</summary>
    /// <exception cref="InvalidDataException">A source is wrong; the message names file and line.</exception>
    public static IEnumerable<(string Path, byte[] Bytes)> Build(string goldFolder)
    {
        var sources = Path.Combine(goldFolder, "source");
        foreach (var file in Directory.EnumerateFiles(sources, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(sources, file).Replace('\\', '/');
            var gold = MarkupReader.Read($"gold/source/{relative}", File.ReadAllText(file));
            yield return (Path.ChangeExtension(relative, ".json"), GoldJson.Write(gold));
            yield return (relative, Encoding.UTF8.GetBytes(gold.Text));
        }
    }
}
