using System.CommandLine;
using System.CommandLine.Help;

namespace Isnad.App.Commands;

/// <summary>
/// The <c>isnad</c> command. Exit codes: 0 done, 1 something could not be read or done (the rest was), 2 the command line is wrong.
/// </summary>
static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misused = 2;

    /// <summary>The command is called isnad in its help, whatever the file is called from which it runs: a root command would be named after that.</summary>
    public static Command Build() =>
        new("isnad", "Isnad reads reporting in Arabic, Persian and English and records who said what, on whose authority.")
        {
            new HelpOption { Recursive = true },
            new VersionOption { Action = new VersionAction() },
            ReadCommand.Build(),
            ServeCommand.Open(),
            AddCommand.Build(),
            ServeCommand.Serve(),
            ListCommands.Search(),
            ListCommands.Statements(),
            FiguresCommand.Build(),
            ListCommands.Sources(),
            TimelineCommand.Build(),
            SourceCommands.Who(),
            SourceCommands.Naming(),
            SourceCommands.Review(),
            DecisionCommands.Merge(),
            DecisionCommands.Split(),
            DecisionCommands.Distinct(),
            DecisionCommands.Confirm(),
            DecisionCommands.Reject(),
            DecisionCommands.Undo(),
            DecisionCommands.Decisions(),
            ShowCommand.Build(),
            ProposeCommand.Build(),
            CompareCommand.Build(),
            OriginCommand.Build(),
            FetchCommand.Build(),
            LinksCommand.Build(),
            ClaimsCommand.Claims(),
            ClaimsCommand.Claim(),
            WatchCommand.Build(),
            LanguagesCommand.Build(),
        };

    /// <summary>Runs one command line; errors come as one line on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"isnad: {error.Message}");
            await Console.Error.WriteLineAsync("Try 'isnad --help'.");
            return Misused;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("isnad: stopped.");
            return Failed;
        }
        catch (IOException error) when (Console.IsOutputRedirected && error is not FileNotFoundException)
        {
            return Done; // the reader of our output went away
        }
    }
}
