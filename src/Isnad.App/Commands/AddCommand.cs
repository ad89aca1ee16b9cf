using System.CommandLine;
using System.Diagnostics;
using Isnad.App.Capture;
using Isnad.App.Inputs;
using Isnad.Ledgers;
using Spectre.Console;

namespace Isnad.App.Commands;

/// <summary><c>isnad add</c>: evidence into the ledger, one transaction for each batch, nothing half-written.</summary>
static class AddCommand
{
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders.", Arity = ArgumentArity.ZeroOrMore };
        var network = new CaptureOptionSet();
        var ledger = new Option<string>("--ledger")
        {
            Description = "The ledger file; made when it is not there.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "isnad.db",
        };
        var own = MeasureFile.Option();
        var command = new Command(
            "add",
            "Read evidence into a ledger. The same bytes twice are one piece of evidence.\n\nExamples:\n  isnad add pages/ --ledger case.db\n  isnad add --urls list.txt --outcomes outcomes.tsv"
        )
        {
            paths,
            network.Urls,
            network.Outcomes,
            network.AllowPrivate,
            ledger,
            own,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var (files, list, output) = (parsed.GetValue(paths)!, parsed.GetValue(network.Urls), parsed.InvocationConfiguration.Output);
                if (files.Length == 0 && list is null)
                {
                    Terminal.Error("nothing to add. Name files or folders, or a list of addresses with --urls.");
                    return CommandLine.Misused;
                }
                if (!MeasureFile.TryRead(parsed.GetValue(own), out var measures))
                    return CommandLine.Failed;
                try
                {
                    var addresses = list is null ? [] : CaptureRun.Addresses(list);
                    using var opened = Ledger.Open(parsed.GetValue(ledger)!, create: true);
                    var code = files.Length == 0 ? CommandLine.Done : Run(opened, files, measures, output, stop);
                    if (list is null)
                        return code;
                    using var capture = new PageCapture(network.Of(parsed), TimeProvider.System);
                    var rows = await CaptureOptionSet.RunAsync(
                        new CaptureRun(opened, capture, measures),
                        addresses,
                        parsed.GetValue(network.Outcomes),
                        row => output.WriteLine(row.Line),
                        stop
                    );
                    return rows.TrueForAll(row => row.Captured) ? code : CommandLine.Failed;
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

    /// <summary>Adds what the paths hold and prints the summary; what cannot be read is named and the rest goes on.</summary>
    public static int Run(Ledger ledger, string[] paths, OwnMeasures? measures, TextWriter output, CancellationToken stop)
    {
        var inputs = InputFiles.Find(paths);
        foreach (var refusal in inputs.Refused)
            Terminal.Error(refusal.ToString());
        var watch = Stopwatch.StartNew();
        var (pages, known, refused) = (0, 0, inputs.Refused.Count);
        var (articles, statements, figures) = (0L, 0L, 0L);
        using var adder = ledger.BeginAdding(
            batch: 64,
            acknowledged: added =>
            {
                if (added.Outcome == AddOutcome.Known)
                {
                    known++;
                    return;
                }
                pages++;
                articles += added.Articles;
                statements += added.Statements;
                figures += added.Figures;
            }
        );
        Watch(
            inputs.Files,
            file =>
            {
                var (evidence, refusal) = InputFiles.Load(file);
                if (evidence is null)
                {
                    Terminal.Error(refusal!.ToString());
                    refused++;
                    return;
                }
                try
                {
                    foreach (var item in Containers.Expand(evidence))
                        AddOne(ledger, adder, item, measures, ref refused);
                }
                catch (EvidenceException error)
                {
                    Terminal.Error($"{file.Path}: {error.Reason} {error.Mend}");
                    ledger.Refuse(error, evidence);
                    refused++;
                }
            },
            stop
        );
        adder.Commit();
        watch.Stop();
        var overview = ledger.Overview();
        output.WriteLine(
            $"{pages} pages read ({known} known already), {articles} articles, {statements} statements, {figures} figures in {watch.Elapsed.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} s; {refused} refused"
        );
        output.WriteLine(
            $"the ledger holds {overview.Evidence} pages, {overview.Articles} articles, {overview.Statements} statements, {overview.Figures} figures of {overview.Sources} sources"
        );
        if (inputs.LeftOut.Count > 0)
            Terminal.Error(
                $"left out {inputs.LeftOut.Values.Sum()} files in formats that are not read ({string.Join(", ", inputs.LeftOut.Select(p => $"{p.Value} {p.Key}"))})."
            );
        stop.ThrowIfCancellationRequested();
        return refused == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    static void AddOne(Ledger ledger, Adder adder, Evidence item, OwnMeasures? measures, ref int refused)
    {
        try
        {
            if (!adder.AddKnown(item, ReadingVersion.With(measures)))
                adder.Add(Reader.Read(item, measures: measures));
        }
        catch (EvidenceException error)
        {
            Terminal.Error(error.Message);
            ledger.Refuse(error, item);
            refused++;
        }
    }

    /// <summary>A progress bar where a person watches, none for programs. A stop ends between two files, what was read is kept.</summary>
    static void Watch(List<InputFile> files, Action<InputFile> each, CancellationToken stop)
    {
        if (Console.IsErrorRedirected || files.Count < 2)
        {
            foreach (var file in files.TakeWhile(_ => !stop.IsCancellationRequested))
                each(file);
            return;
        }
        Terminal
            .Progress.Progress()
            .AutoClear(true)
            .Start(context =>
            {
                var task = context.AddTask("reading", maxValue: files.Count);
                foreach (var file in files.TakeWhile(_ => !stop.IsCancellationRequested))
                {
                    each(file);
                    task.Increment(1);
                }
            });
    }
}
