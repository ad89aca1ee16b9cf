using System.Globalization;
using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Gate;

/// <summary>
/// Keeps quality from sinking unnoticed: the gold in <c>eval/gold</c> is what its sources build to and what the baseline was pinned to,
/// and every measure is at least its floor.
/// </summary>
internal sealed class QualityGate
{
    readonly Repository repository;
    readonly List<GoldPair> pairs;
    readonly Baseline now;
    readonly Baseline? pinned;

    public QualityGate(Repository repository)
    {
        this.repository = repository;
        pairs = GoldCorpus.Pairs(repository.Gold);
        Scores = Measurement.OfLibrary(pairs);
        now = Baseline.Of(repository.Gold, pairs, Scores);
        pinned = Baseline.Load(repository.Baseline);
    }

    public Scoreboard Scores { get; }

    /// <summary>What is wrong, one line each; empty when the gate is open.</summary>
    public IEnumerable<string> Faults() => StaleGold().Concat(ChangedGold()).Concat(BrokenFloors());

    /// <summary>Pins gold and floors anew. Floors that would sink need a reason, which stays in the file.</summary>
    /// <returns>What stands in the way; empty when the baseline was written.</returns>
    public List<string> Update(string? reason)
    {
        var sunk = StaleGold().ToList();
        if (sunk.Count > 0)
            return sunk;
        sunk = [.. BrokenFloors(out var lowered)];
        if (sunk.Count > 0 && string.IsNullOrWhiteSpace(reason))
            return sunk;
        if (pinned is not null)
            now.Lowered.AddRange(pinned.Lowered);
        if (lowered.Count > 0)
            now.Lowered.Add(new(reason!, lowered));
        now.Save(repository.Baseline);
        return [];
    }

    IEnumerable<string> StaleGold()
    {
        var built = GoldCorpus.Build(repository.Gold).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        foreach (var (path, bytes) in built)
        {
            var file = Path.Combine(repository.Gold, path);
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                yield return $"eval/gold/{path} is not what eval/gold/source builds to; run: dotnet run --project eval -- build";
        }
        foreach (var pair in pairs)
            if (!built.ContainsKey(pair.Name + ".json"))
                yield return $"eval/gold/{pair.Name}.json has no source in eval/gold/source";
    }

    IEnumerable<string> ChangedGold()
    {
        if (pinned is null)
        {
            yield return "eval/baseline.json is missing; run: dotnet run --project eval -- gate --update";
            yield break;
        }
        foreach (var path in now.Inputs.Keys.Union(pinned.Inputs.Keys).Order(StringComparer.Ordinal))
        {
            var (pin, is_) = (pinned.Inputs.GetValueOrDefault(path), now.Inputs.GetValueOrDefault(path));
            if (pin != is_)
                yield return $"eval/gold/{path} {(pin is null ? "is new" : is_ is null ? "is gone" : "has changed")} since the baseline was pinned";
        }
        foreach (var (language, counts) in now.Counts)
        foreach (var (kind, count) in counts)
            if (pinned.Counts.GetValueOrDefault(language)?.GetValueOrDefault(kind) is var pin && pin != count)
                yield return $"{language}: {count} {kind} in gold, {pin} when the baseline was pinned";
    }

    List<string> BrokenFloors() => BrokenFloors(out _);

    List<string> BrokenFloors(out List<string> lowered)
    {
        var faults = new List<string>();
        lowered = [];
        foreach (var (language, floors) in pinned?.Floors ?? [])
        {
            foreach (var (layer, floor) in floors)
            {
                var measured = now.Floors.GetValueOrDefault(language)?.GetValueOrDefault(layer) ?? 0;
                if (measured >= floor)
                    continue;
                var change = string.Create(CultureInfo.InvariantCulture, $"{language} {layer} {floor:0.00} -> {measured:0.00}");
                lowered.Add(change);
                faults.Add($"below the floor: {change}");
            }
        }
        return faults;
    }
}
