using System.Diagnostics;
using System.Text;

namespace Isnad.Training;

/// <summary>Measures the matcher on labelled pairs (an unsure answer counts as different) and the index among a million name forms.</summary>
static class MatcherBench
{
    public static void Run(string data, bool errors)
    {
        var (tp, fp, fn) = (0, 0, 0);
        foreach (var cells in File.ReadLines(Path.Combine(data, "name-matching-bench", "cases.csv"), Encoding.UTF8).Skip(1).Select(Csv))
        {
            var match = NameMatcher.Compare(cells[2], cells[3]);
            var (same, gold) = (match.Verdict == NameVerdict.Same, cells[4] == "true");
            tp += same && gold ? 1 : 0;
            fp += same && !gold ? 1 : 0;
            fn += !same && gold ? 1 : 0;
            if (errors && same != gold)
                Console.WriteLine($"{(gold ? "missed" : "merged")} {cells[1]} | {cells[2]} | {cells[3]} | {match.Verdict} {match.Reason}");
        }
        Console.WriteLine(
            FormattableString.Invariant(
                $"name-matching-bench: P {tp / (double)(tp + fp):F3} R {tp / (double)(tp + fn):F3} F1 {2.0 * tp / (2 * tp + fp + fn):F3}"
            )
        );
        var words = NameData
            .Lines(Path.Combine(data, "names-ar-en-google", "ar2en-train.tsv.gz"))
            .Select(line => line.Split('\t'))
            .Where(c => c.Length >= 2)
            .ToList();
        var random = new Random(20261120);
        var index = new NameIndex();
        for (var i = 0; i < 1_000_000; i++)
        {
            var (given, family) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
            var script = random.Next(2);
            index.Add($"{given[script]} {family[script]}", i);
        }
        var times = new List<double>();
        for (var i = 0; i < 2_000; i++)
        {
            var (given, family) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
            var start = Stopwatch.GetTimestamp();
            index.Find(i % 4 == 0 ? family[0] : $"{given[i & 1]} {family[i & 1]}");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(
            FormattableString.Invariant($"index of {index.Count} forms: median {times[1000]:F2} ms, 99th percentile {times[1980]:F2} ms")
        );
    }

    static string[] Csv(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                    cell.Append(line[++i]);
                else
                    quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
