using System.Security.Cryptography;
using System.Text;

namespace Isnad;

/// <summary>The trained weights built into the library (<c>models/*.bin</c>).</summary>
public static class ModelData
{
    /// <summary>SHA-256 over all models, shortened; part of every record.</summary>
    public static string Version { get; } = HashModels();

    /// <summary>The bytes of a model by its file name, or null when it is not built in.</summary>
    public static Stream? Open(string name) => typeof(ModelData).Assembly.GetManifestResourceStream("models/" + name);

    static string HashModels()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = typeof(ModelData).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith("models/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            using var stream = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(stream));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
