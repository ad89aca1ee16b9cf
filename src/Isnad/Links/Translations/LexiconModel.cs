using System.Text;

namespace Isnad;

/// <summary>
/// Word pairs learned from parallel texts (<c>models/lexicon-FROM-TO.bin</c>): hash of the stem, the concept of the other language's stem, and
/// the probability in 1/255. Trained by <c>tools/Isnad.Training</c> (<c>lexicon</c>); the card is <c>models/lexicon.md</c>.
/// </summary>
internal sealed record LexiconModel(string From, string To, IReadOnlyList<(uint Word, uint Concept, byte Weight)> Entries)
{
    const uint Magic = 0x314C4249; // "IBL1"

    /// <summary>The pairs of languages that models are built for.</summary>
    public static readonly (string From, string To)[] Pairs = [("ar", "en"), ("fa", "en"), ("fa", "ar")];

    public static IEnumerable<LexiconModel> BuiltIn(string from) =>
        Pairs
            .Where(pair => pair.From == from)
            .Select(pair => ModelData.Open($"lexicon-{pair.From}-{pair.To}.bin") is { } stream ? Read(stream, pair.From, pair.To) : null)
            .OfType<LexiconModel>();

    static LexiconModel Read(Stream stream, string from, string to)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException($"models/lexicon-{from}-{to}.bin is damaged, or of another version; train it again");
        var entries = new (uint, uint, byte)[reader.ReadInt32()];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = (reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadByte());
        return new(from, to, entries);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Entries.Count);
        foreach (var (word, concept, weight) in Entries)
        {
            writer.Write(word);
            writer.Write(concept);
            writer.Write(weight);
        }
    }
}
