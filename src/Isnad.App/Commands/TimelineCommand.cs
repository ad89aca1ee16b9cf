using System.CommandLine;
using Isnad.App.Exports;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad timeline</c>: events and statements by their own clocks, also as CSV and iCalendar.</summary>
static class TimelineCommand
{
    /// <summary>How many moments an export holds when nobody says how many.</summary>
    public const int MostExported = 10_000;

    public static Command Build()
    {
        var options = new LedgerOptions();
        var only = new Option<string?>("--only") { Description = "Only events, or only statements.", HelpName = "KIND" };
        only.AcceptOnlyFromAmong("events", "statements");
        var csv = new Option<bool>("--csv") { Description = "Write CSV (RFC 4180): all that fits, not a page of it." };
        var ics = new Option<bool>("--ics") { Description = "Write iCalendar (RFC 5545): all that fits and has a date." };
        var command = options.AddTo(
            new Command(
                "timeline",
                """
                List events by when they happened and statements by when they were made.

                Examples:
                  isnad timeline --from 2025-01 --to 2025-06 --only events
                  isnad timeline --by "health ministry" --ics > ministry.ics
                """
            )
            {
                only,
                csv,
                ics,
            },
            counted: true
        );
        command.Validators.Add(result =>
        {
            if (((bool[])[result.GetValue(csv), result.GetValue(ics), result.GetValue(options.Json)]).Count(chosen => chosen) > 1)
                result.AddError("--csv, --ics and --json exclude each other. Choose one.");
        });
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var filter = options.FilterOf(parsed) with { Only = LedgerOptions.KindOf(parsed.GetValue(only)) };
                    var exported = parsed.GetValue(csv) || parsed.GetValue(ics);
                    var found = ledger.Timeline(exported && !options.TakeGiven(parsed) ? filter with { Take = MostExported } : filter);
                    if (parsed.GetValue(csv))
                        TimelineCsv.Write(output, found.Items);
                    else if (parsed.GetValue(ics))
                        TimelineCalendar.Write(output, found.Items, TimeProvider.System.GetUtcNow());
                    else
                        return ListCommands.Print(
                            parsed.GetValue(options.Json),
                            output,
                            found,
                            Rows.Of,
                            ["when", "basis", "kind", "type", "place", "source", "id", "article", "text"],
                            Cells
                        );
                    return CommandLine.Done;
                }
            )
        );
        return command;
    }

    static string?[] Cells(Moment moment) =>
        [
            moment.When,
            moment.Impossible ? "after-publication" : RecordWriter.Hyphenated(moment.Basis.ToString()),
            RecordWriter.Hyphenated(moment.Kind.ToString()),
            TimelineChart.Type(moment),
            moment.Event?.Place?.Name,
            moment.Chain[^1].Name,
            moment.Id,
            moment.Article.Id,
            moment.Event is { } happened ? Terminal.Marked(happened.Context) : TimelineChart.Text(moment),
        ];
}
