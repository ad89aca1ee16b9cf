using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Isnad;

/// <summary>
/// A linear classifier over <see cref="LanguageFeatures"/>: for each bucket sixteen weights of one byte, one for each language. Trained by
/// <c>tools/Isnad.Training</c> (<c>language</c>); the card is <c>models/language.md</c>.
/// </summary>
sealed class LanguageModel
{
    /// <summary>Languages the weights have room for.</summary>
    public const int Lanes = 16;
    const int Magic = 0x474E414C; // "LANG"

    readonly sbyte[] weights;

    public LanguageModel(string[] tags, Script[] scripts, float scale, sbyte[] weights)
    {
        Tags = tags;
        Scripts = scripts;
        Scale = scale;
        this.weights = weights;
    }

    public string[] Tags { get; }

    /// <summary>The script of each language: only languages of a text's script are compared.</summary>
    public Script[] Scripts { get; }

    /// <summary>What a weight of one unit means in logits.</summary>
    public float Scale { get; }

    /// <exception cref="InvalidDataException">The model is missing or damaged.</exception>
    public static LanguageModel Load()
    {
        using var stream = ModelData.Open("language.bin") ?? throw new InvalidDataException("models/language.bin is missing");
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        if (reader.ReadInt32() != Magic || reader.ReadInt32() != LanguageFeatures.Bits)
            throw new InvalidDataException("models/language.bin is damaged, or of another version");
        var count = reader.ReadInt32();
        var (tags, scripts) = (new string[count], new Script[count]);
        for (var i = 0; i < count; i++)
            (tags[i], scripts[i]) = (reader.ReadString(), (Script)reader.ReadByte());
        var scale = reader.ReadSingle();
        var bytes = reader.ReadBytes(LanguageFeatures.Buckets * Lanes);
        if (bytes.Length != LanguageFeatures.Buckets * Lanes)
            throw new InvalidDataException("models/language.bin is cut short");
        return new(tags, scripts, scale, MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray());
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(LanguageFeatures.Bits);
        writer.Write(Tags.Length);
        for (var i = 0; i < Tags.Length; i++)
        {
            writer.Write(Tags[i]);
            writer.Write((byte)Scripts[i]);
        }
        writer.Write(Scale);
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <summary>Sums the weights of the features into <paramref name="scores"/> (<see cref="Lanes"/> long).</summary>
    public void Score(ReadOnlySpan<ushort> features, Span<int> scores)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(weights);
        scores.Clear();
        while (!features.IsEmpty)
        {
            // 250 bytes of one lane fit into a short
            var part = features[..Math.Min(250, features.Length)];
            var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
            foreach (var feature in part)
            {
                var (l, h) = Vector128.Widen(Vector128.LoadUnsafe(ref table, (nuint)feature * Lanes));
                low += l;
                high += h;
            }
            for (var i = 0; i < 8; i++)
            {
                scores[i] += low[i];
                scores[i + 8] += high[i];
            }
            features = features[part.Length..];
        }
    }
}
