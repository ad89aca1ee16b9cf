using System.CommandLine;
using System.Globalization;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad claims</c> and <c>isnad claim ID</c>: what several articles say, and on how many root sources it rests.</summary>
static class ClaimsCommand
{
    public static Command Claims()
    {
        var options = new LedgerOptions();
        var take = new Option<int>("--take")
        {
            Description = "How many claims.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        var quoted = new Option<bool>("--utterances")
        {
            Description = "Only utterances: what stands in the speaker's own words, with its wordings.",
        };
        var command = new Command(
            "claims",
            "List what several articles say, with the pages, articles and root sources behind it.\n\nExamples:\n  isnad claims --take 50\n  isnad claims --utterances"
        )
        {
            options.Ledger,
            options.Json,
            take,
            quoted,
        };
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var found = ledger.Claims(0, Math.Clamp(parsed.GetValue(take), 1, 10_000), parsed.GetValue(quoted));
                    if (parsed.GetValue(options.Json))
                        output.WriteLine(Rows.Text(Rows.List(found, Rows.Of)));
                    else
                        Tables.Write(
                            output,
                            found,
                            ["id", "kind", "counts", "wordings", "first", "text"],
                            claim =>
                                [
                                    claim.Id,
                                    LinkWords.KindOf(claim),
                                    LinkWords.Count(claim),
                                    $"{claim.Wordings.Count}",
                                    claim.Appearances[0].Article.Published.Value,
                                    claim.Text,
                                ]
                        );
                    return CommandLine.Done;
                }
            )
        );
        return command;
    }

    public static Command Claim()
    {
        var options = new LedgerOptions();
        var id = new Argument<string>("ID") { Description = "The claim's id, as claims prints it." };
        var command = new Command("claim", "Show a claim: its appearances by time and how they fold.\n\nExample:\n  isnad claim C…")
        {
            id,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    if (ledger.Claim(parsed.GetValue(id)!) is not { } claim)
                    {
                        Terminal.Error($"{parsed.GetValue(id)}: this ledger has no such claim. Look for one with: isnad claims");
                        return CommandLine.Failed;
                    }
                    if (parsed.GetValue(options.Json))
                        output.WriteLine(Rows.Text(Rows.Of(claim)));
                    else
                        Write(claim, output);
                    return CommandLine.Done;
                }
            )
        );
        return command;
    }

    static void Write(ClaimView claim, TextWriter output)
    {
        output.WriteLine(Terminal.Clean(claim.Text, 2000));
        output.WriteLine($"{LinkWords.KindOf(claim)}: {LinkWords.Count(claim)}");
        if (claim.Kind == ClaimKind.Statement && claim.Wordings.Count > 1)
            foreach (var wording in claim.Wordings)
                output.WriteLine(Terminal.Clean($"  {wording.Appearances.Count}× [{wording.Language}] {wording.Text}", 2000));
        foreach (var root in claim.Roots)
        {
            output.WriteLine(Terminal.Clean(root.Names.Count > 1 ? string.Join(" = ", root.Names) : root.Name, 400));
            foreach (var reason in root.Reasons)
                output.WriteLine(Terminal.Clean($"  ({reason})", 400));
            foreach (var writing in root.Writings)
            {
                Line(1, writing.Origin);
                foreach (var copy in writing.Copies)
                    Line(2, copy);
            }
        }
        output.WriteLine("By time:");
        foreach (var (place, step) in claim.Cascade.Index())
            output.WriteLine(
                Terminal.Clean(
                    $"  {step.Appearance.Article.Published.Value ?? "no date"} {step.Appearance.Article.Outlet ?? step.Appearance.Article.Name}: {LinkWords.Step(step, place == 0)} {string.Join(" ← ", LinkWords.CopiedFrom(step))}".TrimEnd(),
                    400
                )
            );

        void Line(int depth, ClaimAppearance appearance) =>
            output.WriteLine(
                new string(' ', depth * 2)
                    + Terminal.Clean(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{appearance.Article.Published.Value ?? "no date"} {appearance.Article.Outlet ?? appearance.Article.Name} {appearance.Article.Id}{(appearance.From is { } from ? " " + LinkWords.Kind(from.Kind) : "")}"
                        ),
                        400
                    )
            );
    }
}
