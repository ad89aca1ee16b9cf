using System.CommandLine;
using Isnad.App.Capture;
using Isnad.App.Inputs;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary>
/// <c>isnad fetch</c>: captures pages over HTTP(S) into the ledger, only when asked. One outcome a row: what was captured, or why not.
/// </summary>
static class FetchCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var network = new CaptureOptionSet();
        var own = MeasureFile.Option();
        var addresses = new Argument<string[]>("URL") { Description = "Addresses to capture.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "fetch",
            "Capture pages into a ledger: bytes and headers kept, robots.txt respected, a pause for each host.\n\nExamples:\n  isnad fetch https://example.org/report --ledger case.db\n  isnad fetch --urls list.txt --outcomes outcomes.tsv"
        )
        {
            addresses,
            network.Urls,
            network.Outcomes,
            network.AllowPrivate,
            own,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var (json, output) = (parsed.GetValue(options.Json), parsed.InvocationConfiguration.Output);
                try
                {
                    List<string> all = [.. parsed.GetValue(addresses)!];
                    if (parsed.GetValue(network.Urls) is { } list)
                        all.AddRange(CaptureRun.Addresses(list));
                    if (all.Count == 0)
                    {
                        Terminal.Error("no address to capture. Name some, or a file with --urls.");
                        return CommandLine.Misused;
                    }
                    if (!MeasureFile.TryRead(parsed.GetValue(own), out var measures))
                        return CommandLine.Failed;
                    using var ledger = Ledger.Open(parsed.GetValue(options.Ledger)!, create: true);
                    using var capture = new PageCapture(network.Of(parsed), TimeProvider.System);
                    var rows = await CaptureOptionSet.RunAsync(
                        new CaptureRun(ledger, capture, measures),
                        all,
                        parsed.GetValue(network.Outcomes),
                        row =>
                        {
                            if (!json)
                                output.WriteLine(row.Line);
                        },
                        stop
                    );
                    if (json)
                        output.WriteLine(Rows.Text(Rows.Array(rows, row => row.Json)));
                    return rows.TrueForAll(row => row.Captured) ? CommandLine.Done : CommandLine.Failed;
                }
                catch (Exception error) when (error is LedgerException or InputRefusedException)
                {
                    Terminal.Error(error.Message);
                    return CommandLine.Failed;
                }
            }
        );
        return command;
    }
}
