using System.Globalization;
using System.Text;

namespace Isnad;

/// <summary>
/// How likely one of two articles is made from the other, by <see cref="TranslationTraits"/>: a logistic regression learned from parallel texts
/// and from pairs of reports made of them (<c>models/translation.bin</c>; recipe and scores in <c>models/translation.md</c>).
/// </summary>
internal sealed class TranslationModel(double bias, double[] weights)
{
    /// <summary>The weights that are built in.</summary>
    public static readonly TranslationModel BuiltIn = Read();

    public double Bias => bias;
    public IReadOnlyList<double> Weights => weights;

    public double Likelihood(ReadOnlySpan<double> traits)
    {
        var sum = bias;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * traits[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    static TranslationModel Read()
    {
        using var stream =
            ModelData.Open("translation.bin") ?? throw new InvalidDataException("models/translation.bin is missing; train it");
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var weights = new double[reader.ReadByte()];
        if (weights.Length != TranslationTraits.Count)
            throw new InvalidDataException("models/translation.bin is of another version; train it again");
        var bias = reader.ReadDouble();
        for (var i = 0; i < weights.Length; i++)
            weights[i] = reader.ReadDouble();
        return new(bias, weights);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write((byte)weights.Length);
        writer.Write(bias);
        foreach (var weight in weights)
            writer.Write(weight);
    }

    public override string ToString() =>
        string.Join('\n', weights.Select((w, i) => FormattableString.Invariant($"{w, 8:F2}  {TranslationTraits.Names[i]}")))
        + string.Create(CultureInfo.InvariantCulture, $"\n{bias, 8:F2}  bias");
}
