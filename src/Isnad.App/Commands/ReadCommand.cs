using System.CommandLine;
using Isnad.App.Inputs;

namespace Isnad.App.Commands;

/// <summary><c>isnad read</c>: analyses files without a ledger.</summary>
static class ReadCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write records (schema isnad-record/1): JSON Lines, or files with --out." };
        var output = new Option<string?>("--out") { Description = "Write one file per input into this folder.", HelpName = "DIR" };
        var all = new Option<bool>("--all") { Description = "Also statements below the confidence line." };
        var own = MeasureFile.Option();
        var command = new Command(
            "read",
            """
            Analyse files or folders without a ledger.

            Examples:
              isnad read article.txt
              isnad read --json --out records pages/
            """
        )
        {
            paths,
            json,
            output,
            all,
            own,
        };
        command.SetAction(
            (parsed, stop) =>
                MeasureFile.TryRead(parsed.GetValue(own), out var measures)
                    ? Run(parsed.GetValue(paths)!, parsed.GetValue(json), parsed.GetValue(output), parsed.GetValue(all), measures, stop)
                    : Task.FromResult(CommandLine.Failed)
        );
        return command;
    }

    static async Task<int> Run(string[] paths, bool json, string? folder, bool all, OwnMeasures? measures, CancellationToken stop)
    {
        if (folder is not null)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Terminal.Error($"{folder}: the folder cannot be made ({error.Message}). Name another with --out.");
                return CommandLine.Failed;
            }
        }
        var names = new RecordNames();
        using var standard = folder is null ? Console.OpenStandardOutput() : null;
        var read = 0;
        var (inputs, failed) = await InputFiles.Each(
            paths,
            (file, item) =>
            {
                var reading = Reader.Read(item, measures: measures);
                read++;
                if (folder is not null)
                    WriteFile(Path.Combine(folder, names.For(file.Path, item.Name)), reading, json, all);
                else if (json)
                    WriteRecord(standard!, reading, indented: false, all);
                else
                    ReadingSummary.Write(standard!, reading);
                return ValueTask.CompletedTask;
            },
            stop
        );
        if (inputs.LeftOut.Count > 0)
            Terminal.Error(
                $"left out {inputs.LeftOut.Values.Sum()} files in formats that are not read ({string.Join(", ", inputs.LeftOut.Select(p => $"{p.Value} {p.Key}"))})."
            );
        if (read == 0 && failed == 0)
        {
            Terminal.Error("nothing to read: no file in a format Isnad reads.");
            failed++;
        }
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    static void WriteFile(string path, Reading reading, bool json, bool all)
    {
        // written beside and moved: a record is there whole or not at all
        var half = path + ".part";
        using (var stream = File.Create(half))
        {
            if (json)
                WriteRecord(stream, reading, indented: true, all);
            else
                ReadingSummary.Write(stream, reading);
        }
        File.Move(half, path, overwrite: true);
    }

    static void WriteRecord(Stream stream, Reading reading, bool indented, bool all)
    {
        RecordWriter.Write(stream, reading, indented, all);
        stream.WriteByte((byte)'\n');
    }
}
