using System.CommandLine;
using Isnad.App.Capture;

namespace Isnad.App.Commands;

/// <summary>The options of the commands that go to the network, and the writing of their outcomes.</summary>
sealed class CaptureOptionSet
{
    public Option<FileInfo?> Urls { get; } =
        new("--urls") { Description = "Capture the addresses of this file, one a line (# begins a remark).", HelpName = "FILE" };
    public Option<string?> Outcomes { get; } =
        new("--outcomes") { Description = "Write the outcome of each address here (tab-separated).", HelpName = "FILE" };
    public Option<bool> AllowPrivate { get; } =
        new("--allow-private") { Description = "Also addresses of this machine and of private networks." };

    public CaptureOptions Of(ParseResult parsed) => new() { AllowPrivate = parsed.GetValue(AllowPrivate) };

    /// <summary>Captures addresses; each outcome is told as it comes and, where the user asked for it, kept in a file row by row.</summary>
    public static async Task<List<CaptureOutcome>> RunAsync(
        CaptureRun run,
        IReadOnlyList<string> addresses,
        string? outcomeFile,
        Action<CaptureOutcome> each,
        CancellationToken stop
    )
    {
        var rows = new List<CaptureOutcome>();
        await using var file = outcomeFile is null ? null : OpenOutcomes(outcomeFile);
        foreach (var address in addresses)
        {
            stop.ThrowIfCancellationRequested();
            var row = await run.One(address, stop);
            rows.Add(row);
            each(row);
            if (file is not null)
                await file.WriteLineAsync(row.Line.AsMemory(), stop);
        }
        return rows;
    }

    static StreamWriter OpenOutcomes(string path)
    {
        try
        {
            var file = new StreamWriter(path) { AutoFlush = true };
            file.WriteLine(CaptureOutcome.Header);
            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(
                $"{path}: the outcomes cannot be written here ({error.Message.TrimEnd('.')}). Name another file."
            );
        }
    }
}
