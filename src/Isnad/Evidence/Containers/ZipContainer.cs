using System.IO.Compression;

namespace Isnad;

/// <summary>ZIP archives, and WACZ (web archive collections, of which only the WARC files are evidence).</summary>
internal static class ZipContainer
{
    public static IEnumerable<Evidence> Open(Evidence evidence, ContainerBudget budget)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(evidence.Bytes.AsStream(), ZipArchiveMode.Read);
            _ = archive.Entries.Count;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            archive?.Dispose();
            archive = null;
        }
        if (archive is null)
        {
            yield return Containers.Refused(evidence.Name, "the ZIP archive is damaged.", "Pack it again.");
            yield break;
        }
        using (archive)
        {
            var webArchive =
                archive.GetEntry("datapackage.json") is not null
                && archive.Entries.Any(e => e.FullName.StartsWith("archive/", StringComparison.Ordinal));
            foreach (var entry in archive.Entries)
                if (IsWanted(entry.FullName, webArchive))
                    yield return Read(evidence, entry, budget);
        }
    }

    static bool IsWanted(string name, bool webArchive)
    {
        if (name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(name).StartsWith('.'))
            return false;
        if (webArchive)
            return name.StartsWith("archive/", StringComparison.Ordinal);
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return extension.Length is 0 or > 6 || MediaTypes.Extensions.Contains(extension);
    }

    static Evidence Read(Evidence evidence, ZipArchiveEntry entry, ContainerBudget budget)
    {
        var name = $"{evidence.Name}/{ContainerBudget.SafeName(entry.FullName)}";
        try
        {
            // A web archive inside may be larger than a document.
            using var stream = entry.Open();
            return new Evidence(name, budget.ReadPiece(stream)) { Fetched = evidence.Fetched };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return Containers.Refused(
                name,
                $"the entry cannot be unpacked ({(e is InvalidDataException ? e.Message.TrimEnd('.') : "damaged or locked")}).",
                "Unpack it by hand."
            );
        }
    }
}
