using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.App.Comparing;
using Isnad.App.Inputs;
using Isnad.Ledgers;
using Spectre.Console;

namespace Isnad.App.Commands;

/// <summary><c>isnad compare A B</c>: two articles side by side, sentence by sentence, with what differs.</summary>
static class CompareCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var (first, second) = (Side("A"), Side("B"));
        var command = new Command(
            "compare",
            "Put two articles side by side and show what differs: a reprint and its original, or a translation and what it was made from.\n\nExamples:\n  isnad compare original.txt translation.txt\n  isnad compare page.html#A2 A3K7QX2MA9BT0"
        )
        {
            first,
            second,
            options.Ledger,
            options.Json,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(first)!,
                parsed.GetValue(second)!,
                parsed.GetValue(options.Ledger)!,
                parsed.GetValue(options.Json),
                parsed.InvocationConfiguration.Output
            )
        );
        return command;
    }

    static Argument<string> Side(string name) =>
        new(name) { Description = "A file (file#A2: the second article in it) or the id of an article in the ledger (A…)." };

    static int Run(string first, string second, string ledger, bool json, TextWriter output)
    {
        if (Article(first, ledger) is not { } from || Article(second, ledger) is not { } to)
            return CommandLine.Failed;
        if (ArticleComparison.Of(from, to) is not { } comparison)
        {
            var unread = Language.Of(from.Language) is null ? (first, from.Language) : (second, to.Language);
            Terminal.Error($"{unread.Item1}: its language ({unread.Language}) is not read. 'isnad languages' lists those that are.");
            return CommandLine.Failed;
        }
        if (json)
            output.WriteLine(ComparisonView.Json(comparison).ToJsonString(Terminal.Json));
        else if (Console.IsOutputRedirected)
            Lines(comparison, output);
        else
            Table(comparison);
        return CommandLine.Done;
    }

    /// <summary>The article that a word of the command line names; what is wrong with it is told in one line.</summary>
    static LinkedArticle? Article(string name, string ledger)
    {
        var hash = name.LastIndexOf("#A", StringComparison.Ordinal);
        var path = hash > 0 && !File.Exists(name) ? name[..hash] : name;
        if (File.Exists(path))
            return OfFile(name, path, path.Length < name.Length ? name[(hash + 2)..] : "1");
        if (!name.StartsWith('A'))
        {
            Terminal.Error($"{name}: there is no such file, and it is no article id (A…). Check the path.");
            return null;
        }
        try
        {
            using var open = Ledger.Open(ledger, create: false);
            if (open.Article(name) is { } page)
                return new(page.Reading, page.Article.Ordinal);
            Terminal.Error($"{name}: no article of this ledger has this id. 'isnad search' lists articles.");
        }
        catch (LedgerException error)
        {
            Terminal.Error(error.Message);
        }
        return null;
    }

    static LinkedArticle? OfFile(string name, string path, string number)
    {
        var (evidence, refusal) = InputFiles.Load(new(path));
        if (evidence is null)
        {
            Terminal.Error(refusal!.ToString());
            return null;
        }
        try
        {
            var reading = Reader.Read(evidence);
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= reading.Articles.Count)
                return new(reading, n - 1);
            Terminal.Error(
                reading.Articles.Count == 0
                    ? $"{name}: no article stands in it. Give a page with a text."
                    : $"{name}: it has {reading.Articles.Count} articles, A1 to A{reading.Articles.Count}."
            );
        }
        catch (EvidenceException error)
        {
            Terminal.Error($"{path}: {error.Message}");
        }
        return null;
    }

    /// <summary>For pipes: one line for each aligned pair and each difference, tab-separated.</summary>
    static void Lines(ArticleComparison comparison, TextWriter output)
    {
        output.WriteLine("relation\t" + Terminal.Clean(ComparisonView.Relation(comparison), 400));
        foreach (var row in comparison.Rows)
            output.WriteLine($"sentence\t{Cell(comparison, row.From, false)}\t{Cell(comparison, row.To, true)}");
        foreach (var one in comparison.Differences)
            output.WriteLine($"{ComparisonView.KindName(one.Kind)}\t{Cell(comparison, one.From, false)}\t{Cell(comparison, one.To, true)}");
    }

    static string Cell(ArticleComparison comparison, TextSpan? span, bool turned) =>
        Terminal.Clean(ComparisonView.Text(comparison, span, turned) ?? "", 4000);

    static void Table(ArticleComparison comparison)
    {
        var table = new Table
        {
            Border = TableBorder.Minimal,
            Expand = true,
            ShowRowSeparators = true,
        };
        table.AddColumn(new TableColumn(Markup.Escape(Terminal.Clean(comparison.From.Document.Evidence.Name))) { Width = 50 });
        table.AddColumn(new TableColumn(Markup.Escape(Terminal.Clean(comparison.To.Document.Evidence.Name))) { Width = 50 });
        foreach (var row in comparison.Rows)
            table.AddRow(Marked(comparison, row.From, false), Marked(comparison, row.To, true));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(Terminal.Clean(ComparisonView.Relation(comparison), 400));
        foreach (var (i, one) in comparison.Differences.Index())
            AnsiConsole.MarkupLine(
                $"{i + 1, 3}  [yellow]{ComparisonView.KindName(one.Kind), -11}[/] {Side(comparison, one.From, false)}  →  {Side(comparison, one.To, true)}"
            );
    }

    static string Side(ArticleComparison comparison, TextSpan? span, bool turned) =>
        span is null ? "[dim]nothing[/]" : Isolated(Markup.Escape(Terminal.Clean(ComparisonView.Text(comparison, span, turned)!)));

    static string Marked(ArticleComparison comparison, TextSpan? span, bool turned)
    {
        if (span is not { } place)
            return "[dim]—[/]";
        var text = new StringBuilder();
        foreach (var piece in ComparisonView.Cut(comparison, place, turned))
        {
            var clean = Markup.Escape(Terminal.Clean(piece.Text, 4000));
            text.Append(
                piece.Number > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"[black on yellow]{clean}[/][dim]({piece.Number})[/]")
                    : clean
            );
        }
        return Isolated(text.ToString());
    }

    /// <summary>Keeps the direction of one side's words from turning the line about them.</summary>
    static string Isolated(string text) => "\u2068" + text + "\u2069";
}
