using System.Collections.Frozen;

namespace Isnad.App.Web;

/// <summary>Style, script and fonts, built into the program so that one file is enough.</summary>
static class Assets
{
    static readonly FrozenDictionary<string, (byte[] Bytes, string Type)> Files = Load();

    public static IResult Get(string path) =>
        Files.TryGetValue(path, out var file) ? Results.Bytes(file.Bytes, file.Type) : Results.NotFound();

    static FrozenDictionary<string, (byte[], string)> Load()
    {
        var assembly = typeof(Assets).Assembly;
        var files = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var type = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".woff2" => "font/woff2",
                _ => "text/plain; charset=utf-8",
            };
            files[name["assets/".Length..].Replace('\\', '/')] = (copy.ToArray(), type);
        }
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
