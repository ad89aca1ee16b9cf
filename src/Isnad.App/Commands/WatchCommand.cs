using System.CommandLine;
using Isnad.App.Capture;
using Isnad.App.Inputs;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad watch</c>: polls feeds with conditional requests and reads what is new into the ledger.</summary>
static class WatchCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var network = new CaptureOptionSet();
        var own = MeasureFile.Option();
        var feeds = new Argument<string[]>("FEED") { Description = "Addresses of RSS or Atom feeds.", Arity = ArgumentArity.ZeroOrMore };
        var every = new Option<int>("--every")
        {
            Description = "Minutes between two rounds.",
            HelpName = "MINUTES",
            DefaultValueFactory = _ => 15,
        };
        every.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var n) || n is < 1 or > 10_080))
                result.AddError("--every is a number of minutes from 1 to 10080 (a week).");
        });
        var once = new Option<bool>("--once") { Description = "Ask each feed once and end." };
        var pages = new Option<bool>("--pages") { Description = "Also capture the page that each new item points to." };
        var command = new Command(
            "watch",
            "Poll feeds: each item is an article; a feed is asked only whether it has changed.\n\nExamples:\n  isnad watch https://example.org/feed.xml --every 30 --ledger case.db\n  isnad watch --urls feeds.txt --pages --once"
        )
        {
            feeds,
            network.Urls,
            every,
            once,
            pages,
            network.AllowPrivate,
            own,
            options.Ledger,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                try
                {
                    List<string> all = [.. parsed.GetValue(feeds)!];
                    if (parsed.GetValue(network.Urls) is { } list)
                        all.AddRange(CaptureRun.Addresses(list));
                    if (all.Count == 0)
                    {
                        Terminal.Error("no feed to watch. Name some, or a file with --urls.");
                        return CommandLine.Misused;
                    }
                    if (!MeasureFile.TryRead(parsed.GetValue(own), out var measures))
                        return CommandLine.Failed;
                    using var ledger = Ledger.Open(parsed.GetValue(options.Ledger)!, create: true);
                    using var capture = new PageCapture(network.Of(parsed), TimeProvider.System);
                    var watch = new FeedWatch(ledger, capture, parsed.GetValue(pages), TimeProvider.System, measures);
                    var rows = await watch.Run(
                        all,
                        parsed.GetValue(once) ? null : TimeSpan.FromMinutes(parsed.GetValue(every)),
                        (at, row) => output.WriteLine(FeedWatch.Line(at, row)),
                        stop
                    );
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
