using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Isnad.App.Inputs;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad serve</c> and <c>isnad open</c>: the ledger in a browser.</summary>
static class ServeCommand
{
    const int PreferredPort = 4750;

    public static Command Serve()
    {
        var options = new LedgerOptions();
        var urls = Urls();
        var command = new Command(
            "serve",
            "Serve a ledger to a browser.\n\nExample:\n  isnad serve --ledger case.db --urls http://127.0.0.1:8080"
        )
        {
            options.Ledger,
            urls,
        };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetValue(options.Ledger)!,
                    create: false,
                    paths: [],
                    measures: null,
                    parsed.GetValue(urls),
                    parsed.InvocationConfiguration.Output,
                    stop
                )
        );
        return command;
    }

    public static Command Open()
    {
        var ledger = new Option<string?>("--ledger")
        {
            Description = "The ledger file (isnad.db beside the pages when not named).",
            HelpName = "FILE",
        };
        var urls = Urls();
        var own = MeasureFile.Option();
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(
            "open",
            "Read pages into a ledger and serve it: the main job in one command.\n\nExample:\n  isnad open samples"
        )
        {
            paths,
            ledger,
            urls,
            own,
        };
        command.SetAction(
            (parsed, stop) =>
            {
                var given = parsed.GetValue(paths)!;
                if (!MeasureFile.TryRead(parsed.GetValue(own), out var measures))
                    return Task.FromResult(CommandLine.Failed);
                return RunAsync(
                    parsed.GetValue(ledger) ?? Beside(given[0]),
                    create: true,
                    given,
                    measures,
                    parsed.GetValue(urls),
                    parsed.InvocationConfiguration.Output,
                    stop
                );
            }
        );
        return command;
    }

    static Option<string?> Urls() =>
        new("--urls") { Description = "Where to listen; 127.0.0.1 and a free port when not named.", HelpName = "URLS" };

    static string Beside(string path) =>
        Path.Combine(
            Directory.Exists(path)
                ? Path.GetDirectoryName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar)) ?? "."
                : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".",
            "isnad.db"
        );

    static async Task<int> RunAsync(
        string file,
        bool create,
        string[] paths,
        OwnMeasures? measures,
        string? urls,
        TextWriter output,
        CancellationToken stop
    )
    {
        try
        {
            using var ledger = Ledger.Open(file, create);
            var code = paths.Length > 0 ? AddCommand.Run(ledger, paths, measures, output, stop) : CommandLine.Done;
            await using var site = Site.Build(ledger, urls ?? $"http://127.0.0.1:{FreePort()}");
            await site.StartAsync(stop);
            await output.WriteLineAsync($"{Path.GetFullPath(file)} is open at {string.Join(" ", site.Urls)} — stop with Ctrl-C");
            await output.FlushAsync(stop);
            await WaitAsync(stop);
            await site.StopAsync(CancellationToken.None);
            return code;
        }
        catch (LedgerException error)
        {
            Terminal.Error(error.Message);
            return CommandLine.Failed;
        }
        catch (Exception error)
            when (error is IOException or SocketException or UriFormatException or FormatException or InvalidOperationException)
        {
            Terminal.Error($"{urls}: cannot listen there ({error.Message}). Name a free address with --urls.");
            return CommandLine.Failed;
        }
    }

    static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using (stop.Register(stopped.SetResult))
            await stopped.Task;
    }

    /// <summary>The usual port when it is free, else any.</summary>
    static int FreePort()
    {
        foreach (var port in (int[])[PreferredPort, 0])
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException) when (port != 0)
            {
                // taken: ask for any
            }
        }
        return PreferredPort;
    }
}
