using System.Globalization;

namespace Isnad;

/// <summary>
/// Decides block by block what the extractors of <see cref="MainText"/> elected roughly: logistic regression over
/// <see cref="BlockFeatures"/>. The weights are a readable table, <c>models/main-text.tsv</c> (group, value, weight).
/// </summary>
internal sealed class BlockModel(float[] weights)
{
    const string FileName = "main-text.tsv";
    static readonly Lazy<BlockModel> Loaded = new(Load);

    /// <summary>The model that is built in.</summary>
    public static BlockModel Shipped => Loaded.Value;

    /// <summary>For each block whether it is more likely than not part of the writing.</summary>
    public bool[] Keep(BlockFeatures features)
    {
        var keep = new bool[features.Blocks];
        Span<int> ids = stackalloc int[BlockFeatures.Most];
        for (var b = 0; b < keep.Length; b++)
        {
            var sum = 0f;
            foreach (var id in ids[..features.Of(b, ids)])
                sum += weights[id];
            keep[b] = sum > 0;
        }
        return keep;
    }

    /// <summary>Writes the weights that are not zero.</summary>
    public static void Write(float[] weights, TextWriter table)
    {
        table.WriteLine(
            "# Weights of the main-text model, written by the recipe in models/main-text.md; not to be edited. group, value, weight"
        );
        for (var (group, id) = (0, 0); group < BlockFeatures.Groups.Length; group++)
        for (var value = 0; value < BlockFeatures.Groups[group].Values; value++, id++)
            if (Math.Abs(weights[id]) >= 0.0005f)
                table.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{BlockFeatures.Groups[group].Name}\t{value}\t{weights[id]:F3}")
                );
    }

    static BlockModel Load()
    {
        using var stream = ModelData.Open(FileName) ?? throw new InvalidDataException($"models/{FileName} is missing");
        using var reader = new StreamReader(stream);
        var weights = new float[BlockFeatures.Count];
        for (var row = 1; reader.ReadLine() is { } line; row++)
        {
            if (line.StartsWith('#'))
                continue;
            if (
                line.Split('\t') is not [var group, var value, var weight]
                || BlockFeatures.Id(group, int.Parse(value, CultureInfo.InvariantCulture)) is not { } id
            )
                throw new InvalidDataException($"models/{FileName}, line {row}: '{line}' names no feature that this version has");
            weights[id] = float.Parse(weight, CultureInfo.InvariantCulture);
        }
        return new(weights);
    }
}
