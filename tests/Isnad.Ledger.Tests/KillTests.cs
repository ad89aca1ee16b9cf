using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Isnad.Ledgers.Tests;

/// <summary>
/// A child process (this same program) adds pieces and says which were acknowledged; it is killed without warning, again and
/// again, on one ledger.
/// </summary>
public sealed class KillTests : IDisposable
{
    const string Switch = "ISNAD_TEST_ADD_UNTIL_KILLED";
    const int Kills = 10;

    readonly TemporaryLedger temporary = new();

    public void Dispose() => temporary.Dispose();

    [ModuleInitializer]
    internal static void AddUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(Switch) is not { } work)
            return;
        var (path, first) = (
            work[(work.IndexOf('|', StringComparison.Ordinal) + 1)..],
            int.Parse(work[..work.IndexOf('|', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)
        );
        using var output = Console.OpenStandardOutput();
        using (var ledger = Ledger.Open(path))
        using (var adder = ledger.BeginAdding(3, Acknowledge))
            for (var i = first; i < first + 5000; i++)
                adder.Add(Invented.Numbered(i));
        Environment.Exit(0);

        // one write each: what was said has left the process when it dies
        void Acknowledge(Added added) => output.Write(System.Text.Encoding.ASCII.GetBytes(added.Sha256 + "\n"));
    }

    [Fact]
    public void Killed_while_adding_the_ledger_holds_whole_pieces_and_all_that_were_acknowledged()
    {
        var random = new Random(4711);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            var wanted = random.Next(1, 60);
            foreach (var sha256 in KillAfter(kill * 5000, wanted, random.Next(0, 6)))
                acknowledged.Add(sha256);
            var ledger = temporary.Reopen();
            foreach (var sha256 in acknowledged)
                ledger.Evidence(sha256).ShouldNotBeNull().Readings.ShouldHaveSingleItem();
            var overview = ledger.Overview();
            overview.Statements.ShouldBe(overview.Evidence * 2);
            ledger.Verify().Problems.ShouldBeEmpty();
            temporary.Close();
        }
        acknowledged.Count.ShouldBeGreaterThan(Kills);
        // and the next add completes
        var before = temporary.Ledger.Overview().Evidence;
        temporary.Ledger.Add(Invented.Numbered(-1)).Outcome.ShouldBe(AddOutcome.New);
        temporary.Ledger.Overview().Evidence.ShouldBe(before + 1);
    }

    List<string> KillAfter(int first, int acknowledgements, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KillTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[Switch] = $"{first}|{temporary.Path}";
        using var child = Process.Start(start)!;
        var heard = new List<string>();
        while (heard.Count < acknowledgements && child.StandardOutput.ReadLine() is { } line)
            heard.Add(line);
        Thread.Sleep(milliseconds);
        child.Kill();
        // what it still said before it died counts; half a line was not said
        var rest = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        heard.AddRange(rest.Split('\n').Where(line => line.Length == 64));
        return heard;
    }
}
