using System.Text;

namespace Isnad.App.Commands;

/// <summary>A reading for a person in a terminal: each article, its statements with their chains, its figures.</summary>
static class ReadingSummary
{
    public static void Write(Stream stream, Reading reading)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var text = reading.Document.Text;
        output.WriteLine(
            $"== {Terminal.Clean(reading.Document.Evidence.Name)} ({reading.Document.Language}, {reading.Document.Source.Charset})"
        );
        for (var a = 0; a < reading.Articles.Count; a++)
        {
            var article = reading.Articles[a];
            var title = article.Title is { } span ? Terminal.Clean(text[span.Start..span.End]) : "(no title)";
            output.WriteLine($"{RecordWriter.ArticleId(a)}  {title}");
            output.WriteLine(
                $"    published {article.Published.Value ?? "unknown"} ({RecordWriter.Hyphenated(article.Published.Basis.ToString())})"
            );
            for (var s = 0; s < reading.Statements.Count; s++)
                if (reading.Statements[s].Article == a)
                    WriteStatement(output, reading.Statements[s], s, text);
        }
        if (reading.Figures.Count > 0)
        {
            output.WriteLine("figures");
            for (var f = 0; f < reading.Figures.Count; f++)
            {
                var figure = reading.Figures[f];
                var by = figure.Statement is { } owner ? $"  in {RecordWriter.StatementId(owner)}" : "";
                output.WriteLine(
                    $"    {RecordWriter.FigureId(f)}  {RecordWriter.Sign(figure.Bound)} {figure.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} {figure.Unit}  \"{Terminal.Clean(text[figure.Span.Start..figure.Span.End])}\"  {figure.Period}{by}"
                );
            }
        }
        output.WriteLine(
            $"{reading.Articles.Count} articles, {reading.Statements.Count} statements, {reading.Figures.Count} figures, {reading.Times.Count} times, {reading.Names.Mentions.Count} names"
        );
        output.WriteLine();
    }

    static void WriteStatement(StreamWriter output, Statement statement, int index, string text)
    {
        var chain = string.Join(" -> ", statement.Chain.Select(link => Terminal.Clean(link.Name, 60)));
        var content = string.Join(" … ", statement.Content.Select(span => Terminal.Clean(text[span.Start..span.End])));
        output.WriteLine(
            $"    {RecordWriter.StatementId(index)}  {chain}  [{RecordWriter.Hyphenated(statement.Stance.ToString())}, {RecordWriter.Hyphenated(statement.Kind.ToString())}]"
        );
        output.WriteLine($"        {content}");
    }
}
