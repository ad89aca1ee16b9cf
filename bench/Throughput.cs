using System.Diagnostics;

namespace Isnad.Bench;

/// <summary>Runs one piece of work over all documents, some rounds, and prints what it cost.</summary>
internal sealed class Throughput(string what, IReadOnlyList<Evidence> documents)
{
    /// <summary>The runtime compiles a method again after thirty calls and while the program runs; that takes some seconds.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    readonly long bytes = documents.Sum(document => (long)document.Bytes.Length);

    /// <summary>
    /// Untimed rounds for <see cref="WarmUp"/>, so that the tables are loaded and the code is compiled for good, then <paramref name="rounds"/> rounds; the best one counts,
    /// because other processes can only slow a round down. Returns the processor time of the best round.
    /// </summary>
    public TimeSpan Run(int rounds, Action<Evidence> work, Action? beforeRound = null, Action? beforeTiming = null)
    {
        var warming = Stopwatch.StartNew();
        int refused;
        do refused = Round(work, beforeRound).Refused;
        while (warming.Elapsed < WarmUp);
        beforeTiming?.Invoke();
        var results = Enumerable.Range(0, rounds).Select(_ => Round(work, beforeRound)).ToList();
        var best = results.MinBy(result => result.Cpu)!;
        var seen = documents.Count;
        Line("documents", $"{seen:N0} of {(double)bytes / seen:N0} bytes on average" + (refused > 0 ? $", {refused:N0} refused" : ""));
        Line($"{what}/s", $"{seen / best.Cpu:N0} by processor time, {seen / results.Min(result => result.Wall):N0} by the clock");
        Line("MB/s", $"{bytes / best.Cpu / 1e6:N2}");
        Line("allocated", $"{best.Allocated / seen:N0} bytes per document");
        Line("collections", string.Join(" / ", best.Collections) + " (generation 0 / 1 / 2)");
        Line("peak memory", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB (working set, with the documents)");
        return TimeSpan.FromSeconds(best.Cpu);
    }

    Result Round(Action<Evidence> work, Action? before)
    {
        before?.Invoke();
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var collections = Enumerable.Range(0, 3).Select(GC.CollectionCount).ToArray();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var refused = 0;
        foreach (var document in documents)
        {
            try
            {
                work(document);
            }
            catch (EvidenceException)
            {
                refused++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{document.Name} is read with an error: {e.Message}", e);
            }
        }
        var wall = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return new(
            wall,
            (process.TotalProcessorTime - cpu).TotalSeconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            [.. collections.Select((count, generation) => GC.CollectionCount(generation) - count)],
            refused
        );
    }

    public static void Line(string name, string value) => Console.WriteLine($"{name, -15} {value}");

    sealed record Result(double Wall, double Cpu, long Allocated, int[] Collections, int Refused);
}
