using System.CommandLine;
using System.Text.Json.Nodes;
using Isnad.App.Web;
using Isnad.Ledgers;
using Spectre.Console;

namespace Isnad.App.Commands;

/// <summary>The listings over a ledger: search, statements, sources.</summary>
static class ListCommands
{
    public static Command Search()
    {
        var options = new LedgerOptions();
        var words = new Argument<string[]>("WORDS")
        {
            Description = "All must occur, in any spelling; \"a phrase\", begin*, -without.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = options.AddTo(
            new Command(
                "search",
                """
                Search articles and statements in all three languages.

                Examples:
                  isnad search وزير
                  isnad search bridge closed --by "harbour ministry" --stance deny
                """
            )
            {
                words,
            },
            said: true
        );
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var found = ledger.Search(options.FilterOf(parsed, string.Join(' ', parsed.GetValue(words)!)));
                    return Print(
                        parsed.GetValue(options.Json),
                        output,
                        found,
                        Rows.Of,
                        ["id", "published", "outlet", "text"],
                        hit =>
                            [
                                hit.Statement?.Id ?? hit.Article.Id,
                                hit.Article.Published.Value,
                                hit.Article.Outlet,
                                Terminal.Marked(hit.Excerpt),
                            ]
                    );
                }
            )
        );
        return command;
    }

    public static Command Statements()
    {
        var options = new LedgerOptions();
        var command = options.AddTo(
            new Command(
                "statements",
                "List statements: who said what, on whose authority.\n\nExample:\n  isnad statements --by \"health ministry\" --from 2025-01"
            ),
            said: true
        );
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var found = ledger.Statements(options.FilterOf(parsed));
                    return Print(
                        parsed.GetValue(options.Json),
                        output,
                        found,
                        Rows.Of,
                        ["id", "published", "chain", "stance", "content", "marks"],
                        row =>
                            [
                                row.Id,
                                row.Article.Published.Value,
                                Chain(row.Chain),
                                RecordWriter.Hyphenated(row.Finding.Stance.ToString()),
                                string.Join(" … ", row.Content.Select(c => c.Text)),
                                MarkWords.Line(row),
                            ]
                    );
                }
            )
        );
        return command;
    }

    public static Command Sources()
    {
        var options = new LedgerOptions();
        var command = options.AddTo(new Command("sources", "List sources with how much they say.\n\nExample:\n  isnad sources --lang fa"));
        command.SetAction(
            options.Over(
                (parsed, ledger, output) =>
                {
                    var found = ledger.Sources(options.FilterOf(parsed));
                    return Print(
                        parsed.GetValue(options.Json),
                        output,
                        found,
                        Rows.Of,
                        ["id", "name", "type", "statements", "documents", "first", "last"],
                        row => [row.Id, row.Name, PageText.Kind(row), $"{row.Statements}", $"{row.Documents}", row.First, row.Last]
                    );
                }
            )
        );
        return command;
    }

    /// <summary>A listing as JSON for programs, or as a table.</summary>
    public static int Print<T>(
        bool json,
        TextWriter output,
        Page<T> found,
        Func<T, JsonNode> row,
        string[] columns,
        Func<T, string?[]> cells
    )
    {
        if (json)
            output.WriteLine(Rows.Text(Rows.List(found, row)));
        else
            Tables.Write(output, found, columns, cells);
        return CommandLine.Done;
    }

    public static string Chain(IEnumerable<LinkRow> chain) => string.Join(" -> ", chain.Select(link => link.Name));
}

/// <summary>Tables for people; tab-separated lines without colour or frame when a program reads.</summary>
static class Tables
{
    public static void Write<T>(TextWriter output, Page<T> page, string[] columns, Func<T, string?[]> cells)
    {
        if (Console.IsOutputRedirected)
        {
            output.WriteLine(string.Join('\t', columns));
            foreach (var item in page.Items)
                output.WriteLine(string.Join('\t', cells(item).Select(cell => Terminal.Clean(cell ?? "", 2000))));
            // beside the rows, so that a program that reads them is not misled
            if (page.Total > page.Items.Count)
                Console.Error.WriteLine(Extent(page));
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(column)}[/]")));
        foreach (var item in page.Items)
            table.AddRow([.. cells(item).Select(cell => new Markup(Markup.Escape(Terminal.Clean(cell ?? "", 160))))]);
        AnsiConsole.Write(table);
        if (page.Total > page.Items.Count)
            output.WriteLine(Extent(page));
    }

    static string Extent<T>(Page<T> page) =>
        page.Items.Count == 0
            ? $"none of {page.Total} from --skip {page.Skip} on."
            : $"{page.Skip + 1}–{page.Skip + page.Items.Count} of {page.Total}; more with --skip and --take.";
}
