using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Isnad.App.Capture;
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
        var addresses = new Argument<string[]>("URL") { Description = "Addresses to capture.", Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<FileInfo?>("--urls")
        {
            Description = "A file with one address a line (# begins a remark).",
            HelpName = "FILE",
        };
        var outcomes = new Option<string?>("--outcomes")
        {
            Description = "Write the outcome of each address here (tab-separated).",
            HelpName = "FILE",
        };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "Also addresses of this machine and of private networks." };
        var command = new Command(
            "fetch",
            "Capture pages into a ledger: bytes and headers kept, robots.txt respected, a pause for each host.\n\nExamples:\n  isnad fetch https://example.org/report --ledger case.db\n  isnad fetch --urls list.txt --outcomes outcomes.tsv"
        )
        {
            addresses,
            list,
            outcomes,
            allowPrivate,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetValue(options.Ledger)!,
                    parsed.GetValue(addresses)!,
                    parsed.GetValue(list),
                    parsed.GetValue(outcomes),
                    new CaptureOptions { AllowPrivate = parsed.GetValue(allowPrivate) },
                    parsed.GetValue(options.Json),
                    parsed.InvocationConfiguration.Output,
                    stop
                )
        );
        return command;
    }

    static async Task<int> RunAsync(
        string file,
        string[] given,
        FileInfo? list,
        string? outcomeFile,
        CaptureOptions options,
        bool json,
        TextWriter output,
        CancellationToken stop
    )
    {
        var addresses = given.ToList();
        if (list is not null)
        {
            if (!list.Exists)
            {
                Terminal.Error($"{list}: there is no such file. Check the path.");
                return CommandLine.Failed;
            }
            addresses.AddRange(
                (await File.ReadAllLinesAsync(list.FullName, stop))
                    .Select(line => line.Trim())
                    .Where(line => line.Length > 0 && line[0] != '#')
            );
        }
        if (addresses.Count == 0)
        {
            Terminal.Error("no address to capture. Name some, or a file with --urls.");
            return CommandLine.Misused;
        }
        try
        {
            using var ledger = Ledger.Open(file, create: true);
            using var capture = new PageCapture(options, TimeProvider.System);
            var rows = new List<Outcome>();
            foreach (var address in addresses)
            {
                stop.ThrowIfCancellationRequested();
                var row = await CaptureAsync(ledger, capture, address, stop);
                rows.Add(row);
                if (!json)
                    await output.WriteLineAsync(row.Line);
            }
            if (json)
                await output.WriteLineAsync(Rows.Text(Rows.Array(rows, row => row.Json)));
            if (outcomeFile is not null)
                await File.WriteAllLinesAsync(
                    outcomeFile,
                    rows.Select(row => row.Line).Prepend("address\tstatus\tarticles\tstatements\toutcome"),
                    stop
                );
            return rows.TrueForAll(row => row.Captured) ? CommandLine.Done : CommandLine.Failed;
        }
        catch (LedgerException error)
        {
            Terminal.Error(error.Message);
            return CommandLine.Failed;
        }
    }

    static async Task<Outcome> CaptureAsync(Ledger ledger, PageCapture capture, string address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return new(address, 0, 0, 0, "not an address of a page: it must begin with http:// or https://", false);
        var captured = await capture.Fetch(uri, cancel: stop);
        if (captured.Warc is not { } archive)
            return new(address, captured.Status, 0, 0, captured.Refusal ?? "nothing new", false);
        var (articles, statements) = (0, 0);
        foreach (var item in Containers.Expand(archive))
        {
            try
            {
                var added = ledger.Add(Reader.Read(item));
                articles += added.Articles;
                statements += added.Statements;
            }
            catch (EvidenceException error)
            {
                ledger.Refuse(error, item);
                return new(address, captured.Status, articles, statements, $"{error.Reason} {error.Mend}", false);
            }
        }
        return new(address, captured.Status, articles, statements, "captured", true);
    }

    sealed record Outcome(string Address, int Status, int Articles, int Statements, string What, bool Captured)
    {
        public string Line =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Terminal.Clean(Address, 2000)}\t{Status}\t{Articles}\t{Statements}\t{Terminal.Clean(What, 500)}"
            );

        public JsonObject Json =>
            new()
            {
                ["address"] = Address,
                ["status"] = Status,
                ["articles"] = Articles,
                ["statements"] = Statements,
                ["captured"] = Captured,
                ["outcome"] = What,
            };
    }
}
