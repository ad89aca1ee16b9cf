using Isnad.Eval.Gold;

namespace Isnad.Eval.Scoring;

/// <summary>Scores gold against records in a folder, or against what the library reads here and now.</summary>
internal static class Measurement
{
    /// <summary>Reads every gold text in this process. The record goes through its JSON form, so what is scored is what a user gets.</summary>
    public static Scoreboard OfLibrary(IEnumerable<GoldPair> pairs) =>
        Of(
            pairs,
            pair =>
            {
                using var stream = new MemoryStream();
                RecordWriter.Write(stream, Reader.Read(new(Path.GetFileName(pair.TextFile), File.ReadAllBytes(pair.TextFile))), false);
                return stream.ToArray();
            }
        );

    /// <summary>Takes <c>NAME.json</c> or <c>NAME.txt.json</c> from a folder; a document without a record counts as empty.</summary>
    public static Scoreboard OfFolder(IEnumerable<GoldPair> pairs, string folder, ICollection<string> missing) =>
        Of(
            pairs,
            pair =>
            {
                var name = Path.GetFileNameWithoutExtension(pair.TextFile);
                foreach (var candidate in (string[])[name + ".json", name + ".txt.json"])
                    if (Path.Combine(folder, candidate) is var file && File.Exists(file))
                        return File.ReadAllBytes(file);
                missing.Add(pair.Name);
                return null;
            }
        );

    static Scoreboard Of(IEnumerable<GoldPair> pairs, Func<GoldPair, byte[]?> record)
    {
        var board = new Scoreboard();
        foreach (var pair in pairs)
        {
            var text = File.ReadAllText(pair.TextFile);
            var gold = AnnotationReader.Read(File.ReadAllBytes(pair.JsonFile), text);
            board.Add(gold, record(pair) is { } json ? AnnotationReader.Read(json, text) : Annotation.Empty, text);
        }
        return board;
    }
}
