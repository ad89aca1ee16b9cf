namespace Isnad.App.Commands;

/// <summary>
/// File names of records: the input's with its extension replaced by <c>.json</c>; on a clash the path with <c>/</c> as <c>_</c>, plus
/// <c>.json</c>; items of a container with a running number.
/// </summary>
sealed class RecordNames
{
    readonly HashSet<string> given = new(StringComparer.Ordinal);

    public string For(string path, string item)
    {
        var name = Path.GetFileNameWithoutExtension(path) + ".json";
        if (given.Add(name))
            return name;
        var flat = path.Replace('\\', '/').Trim('/').Replace('/', '_');
        if (given.Add(flat + ".json"))
            return flat + ".json";
        for (var i = 2; ; i++)
            if (given.Add($"{flat}.{i}.json"))
                return $"{flat}.{i}.json";
    }
}
