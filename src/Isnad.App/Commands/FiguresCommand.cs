using System.CommandLine;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad figures</c>: figures set beside each other, what contradicts, and what does not add up.</summary>
static class FiguresCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var command = options.AddTo(
            new Command(
                "figures",
                """
                List figures: how many of what, when, where, according to whom; then pairs that differ and sums that do not add up.

                Examples:
                  isnad figures --measure executions --from 2024
                  isnad figures --measure killed --place "Port Sarel" --json
                """
            ),
            counted: true
        );
        command.SetAction(
            options.Over((parsed, ledger, output) => Run(ledger.Compare(options.FilterOf(parsed)), parsed.GetValue(options.Json), output))
        );
        return command;
    }

    static int Run(FigureView view, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(Rows.Text(Rows.Of(view)));
            return CommandLine.Done;
        }
        Tables.Write(
            output,
            view.Figures,
            ["id", "value", "unit", "what", "whom", "period", "place", "chain"],
            row =>
                [
                    row.Id,
                    FigureTable.Amount(row),
                    row.Finding.Unit,
                    row.Finding.Measure ?? row.Finding.What,
                    row.Finding.Population,
                    row.Finding.Period,
                    row.Place?.Name,
                    ListCommands.Chain(row.Chain),
                ]
        );
        Write(
            output,
            view.Groups.SelectMany(group => group.Conflicts.Select(conflict => (group, conflict))).ToList(),
            ["conflict", "measure", "period", "first", "its source", "second", "its source"],
            of =>
                [
                    RecordWriter.Hyphenated(of.conflict.Kind.ToString()),
                    of.group.Measure,
                    of.conflict.First.Figure.Finding.Period,
                    Cell(of.conflict.First),
                    of.conflict.First.Root.Name,
                    Cell(of.conflict.Second),
                    of.conflict.Second.Root.Name,
                ]
        );
        Write(
            output,
            view.Groups.SelectMany(group => group.Checks.Select(check => (group, check))).ToList(),
            ["check", "measure", "source", "finding", "figures"],
            of =>
                [
                    RecordWriter.Hyphenated(of.check.Kind.ToString()),
                    of.group.Measure,
                    of.check.Whole.Root.Name,
                    FigureTable.Told(of.check),
                    string.Join(", ", of.check.Parts.Prepend(of.check.Whole).Select(Cell)),
                ]
        );
        return CommandLine.Done;
    }

    static string Cell(FigureCell cell) => $"{FigureTable.Amount(cell.Figure)} ({cell.Figure.Id})";

    /// <summary>A second table below the list; nothing at all when there is nothing to say.</summary>
    static void Write<T>(TextWriter output, List<T> rows, string[] columns, Func<T, string?[]> cells)
    {
        if (rows.Count == 0)
            return;
        output.WriteLine();
        Tables.Write(output, new Page<T>(rows, rows.Count, 0, rows.Count), columns, cells);
    }
}
