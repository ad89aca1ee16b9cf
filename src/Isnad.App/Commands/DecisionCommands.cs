using System.CommandLine;
using System.Globalization;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary>What a person decides about sources (<c>merge</c>, <c>split</c>, <c>distinct</c>) and statements (<c>confirm</c>, <c>reject</c>), <c>undo</c>, and the list of it.</summary>
static class DecisionCommands
{
    sealed class Shared
    {
        public LedgerOptions Ledger { get; } = new();
        public Option<string> Reason { get; } =
            new("--reason")
            {
                Description = "Why; kept with the decision.",
                HelpName = "TEXT",
                Required = true,
            };
        public Option<string> Author { get; } =
            new("--author")
            {
                Description = "Who decides (the name of the account when not given).",
                HelpName = "NAME",
                DefaultValueFactory = _ => Environment.UserName,
            };

        public Command Command(string name, string description, params ReadOnlySpan<Symbol> own)
        {
            var command = new Command(name, description);
            foreach (var symbol in own)
                if (symbol is Argument argument)
                    command.Add(argument);
                else
                    command.Add((Option)symbol);
            command.Add(Reason);
            command.Add(Author);
            command.Add(Ledger.Ledger);
            return command;
        }

        /// <summary>Runs a decision and tells its number.</summary>
        public Func<ParseResult, int> Deciding(Func<ParseResult, Ledger, string, string, string> decide) =>
            Ledger.Over(
                (parsed, ledger, output) =>
                {
                    output.WriteLine(decide(parsed, ledger, parsed.GetValue(Author)!, parsed.GetValue(Reason)!));
                    return CommandLine.Done;
                }
            );
    }

    public static Command Merge() =>
        OfTwo(
            "merge",
            "Decide that two sources are one. The first one's id stays.\n\nExample:\n  isnad merge \"Salem Durbawi\" \"سالم الدرباوي\" --reason \"same office, same day\"",
            Source("A", "The source that stays."),
            Source("B", "The source that is the same."),
            (ledger, one, other, by, why) => ledger.Merge(one, other, by, why)
        );

    public static Command Distinct() =>
        OfTwo(
            "distinct",
            "Decide that two sources are not one; what the machine had joined is parted.\n\nExample:\n  isnad distinct N3K7QX2MA9BT0 N0S2QX2MA9BT1 --reason \"father and son\"",
            Source("A", "A source."),
            Source("B", "Another."),
            (ledger, one, other, by, why) => ledger.Distinct(one, other, by, why)
        );

    static Command OfTwo(
        string name,
        string description,
        Argument<string> one,
        Argument<string> other,
        Func<Ledger, string, string, string, string, long> decide
    )
    {
        var shared = new Shared();
        var command = shared.Command(name, description, one, other);
        command.SetAction(
            shared.Deciding(
                (parsed, ledger, author, reason) =>
                    Said(decide(ledger, ledger.NameId(parsed.GetValue(one)!), ledger.NameId(parsed.GetValue(other)!), author, reason))
            )
        );
        return command;
    }

    public static Command Split()
    {
        var shared = new Shared();
        var source = Source("SOURCE", "The source that is two.");
        var names = new Option<string[]>("--name")
        {
            Description = "A name that is the other's; may be given several times.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        var documents = new Option<string[]>("--document")
        {
            Description = "Two of one name: an article (A…) or evidence (hash) that is about the other; may be given several times.",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = shared.Command(
            "split",
            """
            Decide that a source is two: by names, or, where two bear one name, by documents.

            Examples:
              isnad split N3K7QX2MA9BT0 --name "S. Durbawi" --reason "his brother"
              isnad split "Salem Durbawi" --document A3K7QX2MA9BT0 --reason "the singer, not the harbour chief"
            """,
            source,
            names,
            documents
        );
        command.Validators.Add(result =>
        {
            if ((result.GetValue(names) ?? []).Length > 0 == (result.GetValue(documents) ?? []).Length > 0)
                result.AddError("Give either --name or --document: what is the other's.");
        });
        command.SetAction(
            shared.Deciding(
                (parsed, ledger, author, reason) =>
                {
                    var (name, split) = (ledger.NameId(parsed.GetValue(source)!), parsed.GetValue(names) ?? []);
                    var made =
                        split.Length > 0
                            ? ledger.Split(name, [.. split.Select(ledger.NameId)], author, reason)
                            : ledger.SplitDocuments(name, parsed.GetValue(documents)!, author, reason);
                    return $"{made} is a source of its own now. {Said(ledger.Decisions()[0].Number)}";
                }
            )
        );
        return command;
    }

    public static Command Confirm() =>
        Judging(
            "confirm",
            "Decide that a statement is right: it stands in the main view from now on.",
            (ledger, id, by, why) => ledger.Confirm(id, by, why)
        );

    public static Command Reject() =>
        Judging(
            "reject",
            "Decide that a statement is wrong: no listing and no claim has it from now on.",
            (ledger, id, by, why) => ledger.Reject(id, by, why)
        );

    static Command Judging(string name, string description, Func<Ledger, string, string, string, long> judge)
    {
        var shared = new Shared();
        var id = new Argument<string>("S") { Description = "The statement's id (isnad review --statements)." };
        var command = shared.Command(name, $"{description}\n\nExample:\n  isnad {name} S3K7QX2MA9BT0 --reason \"read it\"", id);
        command.SetAction(shared.Deciding((parsed, ledger, author, reason) => Said(judge(ledger, parsed.GetValue(id)!, author, reason))));
        return command;
    }

    public static Command Undo()
    {
        var shared = new Shared();
        var number = new Argument<long>("N") { Description = "The number of the decision (isnad decisions)." };
        var command = shared.Command(
            "undo",
            "Take a decision back; everything is as if it had not been made.\n\nExample:\n  isnad undo 12 --reason \"they are two\"",
            number
        );
        command.SetAction(shared.Deciding((parsed, ledger, author, reason) => Said(ledger.Undo(parsed.GetValue(number), author, reason))));
        return command;
    }

    public static Command Decisions()
    {
        var options = new LedgerOptions();
        var machine = new Option<bool>("--machine")
        {
            Description = "What the machine joined, for a person to see and to part with 'isnad distinct'.",
        };
        var command = options.AddTo(
            new Command(
                "decisions",
                "List what persons decided, newest first; or what the machine joined.\n\nExample:\n  isnad decisions --machine"
            ),
            filtered: false
        );
        command.Add(machine);
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var (json, filter) = (parsed.GetValue(options.Json), options.FilterOf(parsed));
                    if (parsed.GetValue(machine))
                        return ListCommands.Print(
                            json,
                            output,
                            ledger.Joined(filter.Skip, filter.Take),
                            Rows.Of,
                            ["one", "name", "other", "name", "why"],
                            join => [join.One.Id, join.One.Text, join.Other.Id, join.Other.Text, join.Reason]
                        );
                    var all = ledger.Decisions();
                    return ListCommands.Print(
                        json,
                        output,
                        new Page<Decision>([.. all.Skip(filter.Skip).Take(filter.Take)], all.Count, filter.Skip, filter.Take),
                        Rows.Of,
                        ["number", "kind", "stands", "author", "at", "about", "reason"],
                        row =>
                            [
                                $"{row.Number}",
                                RecordWriter.Hyphenated(row.Kind.ToString()),
                                row.Stands ? "yes" : "no",
                                row.Author,
                                row.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                                string.Join(" ", row.Subject),
                                row.Reason,
                            ]
                    );
                }
            )
        );
        return command;
    }

    static Argument<string> Source(string name, string description) =>
        new(name) { Description = description + " An id, or a name in any spelling." };

    static string Said(long number) => $"Decision {number}. Take it back with: isnad undo {number} --reason TEXT";
}
