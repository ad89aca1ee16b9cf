using System.CommandLine;
using System.Text;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad origin ID</c>: the preserved bytes behind a statement or a figure, where the format allows to point at them.</summary>
static class OriginCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var id = new Argument<string>("ID") { Description = "A statement (S…) or a figure (F…)." };
        var command = new Command("origin", "Print the bytes of the evidence behind a finding.\n\nExample:\n  isnad origin S3K7QX2MA9BT0")
        {
            id,
            options.Ledger,
        };
        command.SetAction(options.Over((parsed, ledger, output) => Run(ledger, parsed.GetValue(id)!, output)));
        return command;
    }

    static int Run(Ledger ledger, string id, TextWriter output)
    {
        ArticleRow? article = null;
        TextSpan[] spans = [];
        if (id.StartsWith('S') && ledger.Statement(id) is { } statement)
            (article, spans) = (statement.Article, statement.Finding.Content);
        else if (id.StartsWith('F') && ledger.Figure(id) is { } figure)
            (article, spans) = (figure.Article, [figure.Finding.Span]);
        if (article is null || ledger.Evidence(article.Evidence) is not { } evidence || ledger.Article(article.Id) is not { } page)
        {
            Terminal.Error(
                $"{id}: no statement or figure of this ledger has this id. List ids with 'isnad statements' or 'isnad figures'."
            );
            return CommandLine.Failed;
        }
        output.WriteLine($"evidence {evidence.Sha256}  {evidence.Bytes.Length} bytes  {page.Reading.Document.Source.Charset}");
        var encoding = TextOf(page.Reading.Document.Source.Charset);
        foreach (var span in spans)
        {
            var runs = page.Reading.Document.Source.Origin.Where(run => run.Text.Overlaps(span)).ToList();
            output.WriteLine(
                $"characters {span.Start}–{span.End}  {Terminal.Clean(page.Reading.Document.Text[span.Start..span.End], 400)}"
            );
            if (runs.Count == 0)
                output.WriteLine($"    {evidence.MediaType}: this format does not tell which bytes these characters come from");
            foreach (var run in runs)
                output.WriteLine(
                    $"    bytes {run.ByteStart}–{run.ByteEnd}  {Terminal.Clean(encoding.GetString(evidence.Bytes, run.ByteStart, run.ByteEnd - run.ByteStart), 400)}"
                );
        }
        return CommandLine.Done;
    }

    static Encoding TextOf(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1; // shown byte for byte
        }
    }
}
