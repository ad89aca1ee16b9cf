using System.CommandLine;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary>Options that the commands over a ledger share, each defined once.</summary>
sealed class LedgerOptions
{
    public Option<string> Ledger { get; } =
        new("--ledger")
        {
            Description = "The ledger file.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "isnad.db",
        };
    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON for programs." };
    readonly Option<string?> by = new("--by") { Description = "Only this source: an id, or a name in any spelling.", HelpName = "SOURCE" };
    readonly Option<string?> language = new("--lang") { Description = "Only this language (ar, fa, en).", HelpName = "TAG" };
    readonly Option<string?> from = new("--from")
    {
        Description = "From this day, month or year on (2025, 2025-10, 2025-10-21).",
        HelpName = "DATE",
    };
    readonly Option<string?> to = new("--to") { Description = "Up to this day, month or year.", HelpName = "DATE" };
    readonly Option<string?> stance = new("--stance")
    {
        Description = "Only this stance: say, deny, accuse, according-to …",
        HelpName = "STANCE",
    };
    readonly Option<string?> measure = new("--measure") { Description = "Only this measure: executions, killed …", HelpName = "NAME" };
    readonly Option<string?> place = new("--place") { Description = "Only this place.", HelpName = "NAME" };
    readonly Option<int> take = new("--take")
    {
        Description = "How many rows.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };
    readonly Option<int> skip = new("--skip") { Description = "How many rows to pass over.", HelpName = "N" };

    /// <summary>Adds the options that every listing has, and those that only some have; <paramref name="filtered"/> is false where none restricts it.</summary>
    public Command AddTo(Command command, bool said = false, bool counted = false, bool filtered = true)
    {
        foreach (Option option in (Option[])[Ledger, Json, .. filtered ? (Option[])[by, language, from, to] : [], take, skip])
            command.Add(option);
        if (said)
            command.Add(stance);
        if (counted)
        {
            command.Add(measure);
            command.Add(place);
        }
        take.Validators.Clear();
        take.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var n) || n is < 1 or > 10_000))
                result.AddError("--take is a number from 1 to 10000.");
        });
        language.Validators.Clear();
        language.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !LanguageData.Tags.Contains(result.Tokens[0].Value))
                result.AddError($"--lang is one of {string.Join(", ", LanguageData.Tags)}.");
        });
        stance.Validators.Clear();
        stance.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && StanceOf(result.Tokens[0].Value) is null)
                result.AddError(
                    $"'{result.Tokens[0].Value}' is no stance. Stances: {string.Join(", ", Enum.GetNames<Stance>().Select(RecordWriter.Hyphenated))}."
                );
        });
        return command;
    }

    public Filter FilterOf(ParseResult parsed, string? words = null) =>
        new()
        {
            Words = words,
            By = Has(parsed, by) ? parsed.GetValue(by) : null,
            Language = Has(parsed, language) ? parsed.GetValue(language) : null,
            From = Has(parsed, from) ? parsed.GetValue(from) : null,
            To = Has(parsed, to) ? parsed.GetValue(to) : null,
            Stance = Has(parsed, stance) && parsed.GetValue(stance) is { } name ? StanceOf(name) : null,
            Measure = Has(parsed, measure) ? parsed.GetValue(measure) : null,
            Place = Has(parsed, place) ? parsed.GetValue(place) : null,
            Skip = Math.Max(0, parsed.GetValue(skip)),
            Take = parsed.GetValue(take),
        };

    /// <summary>Runs a command over an existing ledger; what is wrong with it is one line and exit code 1.</summary>
    public Func<ParseResult, int> Over(Func<ParseResult, Ledger, TextWriter, int> run) =>
        parsed =>
        {
            try
            {
                using var ledger = Isnad.Ledgers.Ledger.Open(parsed.GetValue(Ledger)!, create: false);
                return run(parsed, ledger, parsed.InvocationConfiguration.Output);
            }
            catch (LedgerException error)
            {
                Terminal.Error(error.Message);
                return CommandLine.Failed;
            }
        };

    public static Stance? StanceOf(string name) =>
        Enum.TryParse<Stance>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var stance) && Enum.IsDefined(stance)
            ? stance
            : null;

    /// <summary>"events" or "statements"; anything else restricts nothing.</summary>
    public static MomentKind? KindOf(string? name) =>
        name switch
        {
            "events" => MomentKind.Event,
            "statements" => MomentKind.Statement,
            _ => null,
        };

    /// <summary>True when the user said how many rows.</summary>
    public bool TakeGiven(ParseResult parsed) => parsed.GetResult(take) is { Implicit: false };

    static bool Has(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);
}
