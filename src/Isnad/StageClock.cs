using System.Diagnostics;

namespace Isnad;

public enum Stage
{
    Evidence,
    Documents,
    Mentions,
    Times,
    Figures,
    Attributions,
    Statements,
    Events,
}

/// <summary>Adds up how long each stage took, for <c>bench/</c>. Reading itself knows no clock: nothing of it enters a record.</summary>
public sealed class StageClock
{
    readonly long[] ticks = new long[Enum.GetValues<Stage>().Length];
    long last = Stopwatch.GetTimestamp();

    /// <summary>Starts a document.</summary>
    public void Start() => last = Stopwatch.GetTimestamp();

    internal void Lap(Stage stage)
    {
        var now = Stopwatch.GetTimestamp();
        ticks[(int)stage] += now - last;
        last = now;
    }

    public TimeSpan Of(Stage stage) => Stopwatch.GetElapsedTime(0, ticks[(int)stage]);
}
