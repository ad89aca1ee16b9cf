using System.CommandLine;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary>Who is who: <c>who</c>, <c>naming</c>, and the listings of what is to be judged.</summary>
static class SourceCommands
{
    public static Command Who()
    {
        var options = new LedgerOptions();
        var name = new Argument<string[]>("NAME")
        {
            Description = "A name in any script and spelling, or an office.",
            Arity = ArgumentArity.OneOrMore,
        };
        var on = new Option<string?>("--on") { Description = "Who held the office on this day, month or year.", HelpName = "DATE" };
        var command = new Command(
            "who",
            """
            Say which sources a name may mean, and why; of an office, who was seen in it.

            Examples:
              isnad who "Salem Durbawi"
              isnad who سالم الدرباوي
              isnad who the foreign minister --on 2025-03
            """
        )
        {
            name,
            on,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var asked = string.Join(' ', parsed.GetValue(name)!);
                    var on_ = parsed.GetValue(on);
                    if (on_ is not null && DayRange.Of(on_) is null)
                        throw new LedgerException(on_, "this is not a date.", "Write 2025-10-21, 2025-10 or 2025.");
                    var found = ledger.Who(asked, on_);
                    if (parsed.GetValue(options.Json))
                        output.WriteLine(Rows.Text(Rows.Of(found)));
                    else
                        Write(output, found);
                    if (found.Sources.Count + found.Holders.Count > 0)
                        return CommandLine.Done;
                    Terminal.Error($"{asked}: no source of this ledger is called so. List them with 'isnad sources'.");
                    return CommandLine.Failed;
                }
            )
        );
        return command;
    }

    public static Command Naming()
    {
        var options = new LedgerOptions();
        var sources = new Argument<string[]>("SOURCE") { Description = "Ids, or names in any spelling.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(
            "naming",
            """
            Count what each outlet, and whom it quotes, calls a source: names, titles, phrases. Several sources stand in one table.

            Examples:
              isnad naming "Salem Durbawi"
              isnad naming "the government" "the regime"
            """
        )
        {
            sources,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var found = ledger.Naming(parsed.GetValue(sources)!);
                    if (parsed.GetValue(options.Json))
                        output.WriteLine(Rows.Text(Rows.Of(found)));
                    else
                        Tables.Write(
                            output,
                            new Page<NamingRow>(found.Rows, found.Rows.Count, 0, found.Rows.Count),
                            ["voice", "in", "label", "kind", "times", "first", "last", "example"],
                            row =>
                                [
                                    row.Voice,
                                    row.Voice == row.Page ? "" : row.Page,
                                    row.Label,
                                    RecordWriter.Hyphenated(row.Kind.ToString()),
                                    $"{row.Count}",
                                    row.First,
                                    row.Last,
                                    Terminal.Marked(row.Example),
                                ]
                        );
                    return CommandLine.Done;
                }
            )
        );
        return command;
    }

    public static Command Review()
    {
        var options = new LedgerOptions();
        var statements = new Option<bool>("--statements")
        {
            Description = "Statements that are too unsure for the main view, those on which most hangs first.",
        };
        var command = options.AddTo(
            new Command(
                "review",
                """
                List what waits for a person: pairs of names that may be one's, those on which most statements hang first; or unsure statements.

                Examples:
                  isnad review --take 5
                  isnad review --statements
                """
            ),
            filtered: false
        );
        command.Add(statements);
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var filter = options.FilterOf(parsed);
                    return parsed.GetValue(statements)
                        ? ListCommands.Print(
                            parsed.GetValue(options.Json),
                            output,
                            ledger.ReviewStatements(filter.Skip, filter.Take),
                            Rows.Of,
                            ["id", "confidence", "chain", "stance", "content", "rule"],
                            row =>
                                [
                                    row.Id,
                                    row.Finding.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
                                    ListCommands.Chain(row.Chain),
                                    RecordWriter.Hyphenated(row.Finding.Stance.ToString()),
                                    string.Join(" … ", row.Content.Select(c => c.Text)),
                                    row.Finding.Rule,
                                ]
                        )
                        : ListCommands.Print(
                            parsed.GetValue(options.Json),
                            output,
                            ledger.Review(filter.Skip, filter.Take),
                            Rows.Of,
                            ["one", "name", "other", "name", "statements", "why"],
                            pair => [pair.One.Name, pair.One.Text, pair.Other.Name, pair.Other.Text, $"{pair.Weight}", pair.Reason]
                        );
                }
            )
        );
        return command;
    }

    static void Write(TextWriter output, WhoPage found)
    {
        foreach (var row in found.Sources)
        {
            output.WriteLine(
                $"{row.Source.Id}  {Terminal.Clean(row.Source.Name)}  ({PageText.Kind(row.Source)}, {row.Source.Statements} statements in {row.Source.Documents} documents)"
            );
            output.WriteLine($"  {(row.Verdict == NameVerdict.Same ? "the same" : "unsure")}: {Terminal.Clean(row.Reason)}");
            if (row.Forms.Count > 0)
                output.WriteLine($"  forms: {Terminal.Clean(string.Join(" | ", row.Forms), 400)}");
        }
        foreach (var holder in found.Holders)
            output.WriteLine(
                $"{holder.Source.Id}  {Terminal.Clean(holder.Source.Name)}  {holder.First ?? "?"} – {holder.Last ?? "?"}{(holder.Then ? "  (then)" : "")}\n  {Terminal.Clean(holder.Reason)}"
            );
    }
}
