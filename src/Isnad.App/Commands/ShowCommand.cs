using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Isnad.App.Web;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad show ID</c>: an article (A…), statement (S…), figure (F…), source (N…) or evidence (its hash).</summary>
static class ShowCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var id = new Argument<string>("ID")
        {
            Description = "An article (A…), statement (S…), figure (F…), source (N…) or evidence (hash).",
        };
        var command = new Command("show", "Show one thing with everything the ledger knows of it.\n\nExample:\n  isnad show S3K7QX2MA9BT0")
        {
            id,
            options.Ledger,
            options.Json,
        };
        command.SetAction(
            options.Over((parsed, ledger, output) => Run(ledger, parsed.GetValue(id)!, parsed.GetValue(options.Json), output))
        );
        return command;
    }

    static int Run(Ledger ledger, string id, bool json, TextWriter output)
    {
        var found = id.Length == 0 ? null : Find(ledger, id);
        if (found is not { } shown)
        {
            Terminal.Error(
                $"{id}: nothing in this ledger has this id. List ids with 'isnad statements', 'isnad figures' or 'isnad sources'."
            );
            return CommandLine.Failed;
        }
        output.WriteLine(json ? Rows.Text(shown.Json) : shown.Text);
        return CommandLine.Done;
    }

    static (JsonNode Json, string Text)? Find(Ledger ledger, string id)
    {
        switch (id[0])
        {
            case 'A' when ledger.Article(id) is { } article:
                using (var stream = new MemoryStream())
                {
                    ReadingSummary.Write(stream, article.Reading);
                    return (Rows.Record(article.Reading), System.Text.Encoding.UTF8.GetString(stream.ToArray()).TrimEnd());
                }
            case 'S' when ledger.Statement(id) is { } statement:
                return (Rows.Of(statement), Describe(statement, ledger.Within(id)));
            case 'F' when ledger.Figure(id) is { } figure:
                return (
                    Rows.Of(figure),
                    $"{Rows.Amount(figure.Finding)} {figure.Finding.Unit}  {figure.Finding.What}\n  period  {figure.Finding.Period ?? "unknown"}\n  chain   {ListCommands.Chain(figure.Chain)}\n  text    {Terminal.Marked(figure.Context)}\n  article {figure.Article.Id}  {Terminal.Clean(figure.Article.Title)}"
                );
            case 'N' when ledger.Source(id, 0, 50) is { } source:
                return (Rows.Of(source), Describe(source));
            default:
                return ledger.Evidence(id) is { } evidence
                    ? (
                        new JsonObject
                        {
                            ["sha256"] = evidence.Sha256,
                            ["mediaType"] = evidence.MediaType,
                            ["bytes"] = evidence.Bytes.Length,
                            ["captures"] = Rows.Array(evidence.Captures, Rows.Of),
                            ["articles"] = Rows.Array(evidence.Articles, Rows.Of),
                        },
                        $"evidence {evidence.Sha256}\n  {evidence.MediaType}, {evidence.Bytes.Length} bytes\n"
                            + string.Join('\n', evidence.Captures.Select(Describe))
                            + "\n"
                            + string.Join('\n', evidence.Articles.Select(a => $"  {a.Id}  {Terminal.Clean(a.Title)}"))
                    )
                    : null;
        }
    }

    static string Describe(Isnad.Ledgers.Capture capture) =>
        string.Join(
            '\n',
            (capture.Headers?.TrimEnd().Split('\n') ?? [])
                .Select(line => "    " + Terminal.Clean(line, 300))
                .Prepend($"  as {Terminal.Clean(capture.Name)}")
        );

    static string Describe(StatementRow row, IReadOnlyList<StatementRow> within)
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine(string.Join(" … ", row.Content.Select(c => Terminal.Clean(c.Text, 2000))));
        var depth = 0;
        foreach (var link in row.Chain)
            text.Append("  ")
                .Append(' ', depth++ * 2)
                .Append(depth > 1 ? "└ " : "")
                .AppendLine(Terminal.Clean(link.Name) + (link.Anonymous ? " (unnamed)" : ""));
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  cue {Terminal.Clean(row.Cue ?? "none")}, {RecordWriter.Hyphenated(row.Finding.Stance.ToString())}, {RecordWriter.Hyphenated(row.Finding.Kind.ToString())}, confidence {row.Finding.Confidence:0.00}"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"  in {row.Article.Id}  {Terminal.Clean(row.Article.Title)}");
        foreach (var nested in within)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  holds {nested.Id}  {Terminal.Clean(string.Join(" … ", nested.Content.Select(c => c.Text)))}"
            );
        return text.ToString().TrimEnd();
    }

    static string Describe(SourcePage page)
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Terminal.Clean(page.Source.Name)}  ({PageText.Kind(page.Source)}, {page.Source.Statements} statements in {page.Source.Documents} documents)"
        );
        foreach (var form in page.Forms)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Terminal.Clean(form.Text)}  {form.Count}×  {form.First} – {form.Last}");
        foreach (var statement in page.Statements.Items)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {statement.Id}  {statement.Article.Published.Value}  {Terminal.Clean(string.Join(" … ", statement.Content.Select(c => c.Text)))}"
            );
        return text.ToString().TrimEnd();
    }
}
