using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Gate;

/// <summary><c>eval/baseline.json</c>: which gold was measured, and the floors under which no measure may fall.</summary>
internal sealed class Baseline
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public string Schema { get; init; } = "isnad-baseline/1";

    /// <summary>SHA-256 of every gold file, by path under <c>eval/gold</c>.</summary>
    public SortedDictionary<string, string> Inputs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Gold items per language and kind.</summary>
    public SortedDictionary<string, Dictionary<string, int>> Counts { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Per language and layer, in hundredths rounded down, so that an honest trade of a few characters does not trip it.</summary>
    public SortedDictionary<string, Dictionary<string, decimal>> Floors { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Every floor that was ever lowered, and why.</summary>
    public List<Lowering> Lowered { get; init; } = [];

    public static Baseline? Load(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<Baseline>(File.ReadAllBytes(file), Options) : null;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Options) + "\n");

    /// <summary>The baseline that the gold and the scores of this moment would give.</summary>
    public static Baseline Of(string goldFolder, IReadOnlyList<GoldPair> pairs, Scoreboard scores)
    {
        var baseline = new Baseline();
        foreach (var pair in pairs)
        {
            foreach (var file in (string[])[pair.TextFile, pair.JsonFile])
                baseline.Inputs[Path.GetRelativePath(goldFolder, file).Replace('\\', '/')] = Convert.ToHexStringLower(
                    SHA256.HashData(File.ReadAllBytes(file))
                );
            var gold = AnnotationReader.Read(File.ReadAllBytes(pair.JsonFile), File.ReadAllText(pair.TextFile));
            if (!baseline.Counts.TryGetValue(gold.Language, out var counts))
                baseline.Counts[gold.Language] = counts = new(StringComparer.Ordinal);
            Count("documents", 1);
            Count("articles", gold.Articles.Count);
            Count("names", gold.Mentions.Count);
            Count("times", gold.Times.Count);
            Count("figures", gold.Figures.Count);
            Count("statements", gold.Statements.Count);
            void Count(string kind, int more) => counts[kind] = counts.GetValueOrDefault(kind) + more;
        }
        foreach (var (language, score) in scores.Rows)
        {
            var floors = baseline.Floors[language] = new(StringComparer.Ordinal);
            foreach (var layer in Score.Layers)
                if (score.Measure(layer) is { } measure)
                    floors[RecordWriter.Hyphenated(layer.ToString())] = Math.Floor((decimal)measure * 100) / 100;
        }
        return baseline;
    }
}

/// <summary>Floors that were lowered together, each as language, layer, old floor and new: <c>fa times 0.81 -&gt; 0.79</c>.</summary>
internal sealed record Lowering(string Reason, List<string> Floors);
