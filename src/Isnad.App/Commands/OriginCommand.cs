using System.CommandLine;
using System.Globalization;
using System.Text;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad origin ID</c>: the preserved bytes behind a finding or any stretch of an article, where the format allows to point at them.</summary>
static class OriginCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var id = new Argument<string>("ID") { Description = "A statement (S…), a figure (F…) or an article (A…)." };
        var characters = new Option<string>("--characters")
        {
            Description = "Of an article only the characters START-END of its page's text, as spans of the record count them.",
        };
        var command = new Command(
            "origin",
            "Print the bytes of the evidence behind a finding.\n\nExamples:\n  isnad origin S3K7QX2MA9BT0\n  isnad origin Ae1je18r29ka9g --characters 120-164"
        )
        {
            id,
            characters,
            options.Ledger,
        };
        command.SetAction(options.Over((parsed, ledger, output) => Run(ledger, parsed.GetValue(id)!, parsed.GetValue(characters), output)));
        return command;
    }

    static int Run(Ledger ledger, string id, string? characters, TextWriter output)
    {
        if (Find(ledger, id) is not { } found || ledger.Article(found.Article.Id) is not { } page)
        {
            Terminal.Error(
                $"{id}: no statement, figure or article of this ledger has this id. List ids with 'isnad statements', 'isnad figures' or 'isnad search'."
            );
            return CommandLine.Failed;
        }
        var (article, spans) = found;
        if (characters is not null)
        {
            if (spans is not [("article", _)] || Stretch(characters, page.Reading.Document.Text.Length) is not { } stretch)
            {
                Terminal.Error(
                    $"--characters {characters}: no stretch of an article. Give an article's id and START-END, from 0 to {page.Reading.Document.Text.Length}."
                );
                return CommandLine.Failed;
            }
            spans = [("characters", stretch)];
        }
        if (ledger.Evidence(article.Evidence) is not { } evidence)
            return CommandLine.Failed;
        output.WriteLine($"evidence {evidence.Sha256}  {evidence.Bytes.Length} bytes  {page.Reading.Document.Source.Charset}");
        var encoding = TextOf(page.Reading.Document.Source.Charset);
        foreach (var (what, span) in spans)
        {
            var runs = page.Reading.Document.Source.Origin.Where(run => run.Text.Overlaps(span)).ToList();
            output.WriteLine($"{what} {span.Start}–{span.End}  {Terminal.Clean(page.Reading.Document.Text[span.Start..span.End], 400)}");
            if (runs.Count == 0)
                output.WriteLine($"    {evidence.MediaType}: this format does not tell which bytes these characters come from");
            foreach (var run in runs)
            {
                var (start, end) = Narrow(run, span, page.Reading.Document.Text, evidence.Bytes, encoding);
                output.WriteLine($"    bytes {start}–{end}  {Terminal.Clean(encoding.GetString(evidence.Bytes, start, end - start), 400)}");
            }
        }
        return CommandLine.Done;
    }

    /// <summary>Of a run whose bytes decode to just its text, the bytes of the part that the span covers; else the whole run.</summary>
    static (int Start, int End) Narrow(OriginRun run, TextSpan span, string text, byte[] bytes, Encoding encoding)
    {
        var whole = text.AsSpan(run.Text.Start, run.Text.Length);
        if (!whole.SequenceEqual(encoding.GetString(bytes, run.ByteStart, run.ByteEnd - run.ByteStart)))
            return (run.ByteStart, run.ByteEnd);
        var (first, last) = (Math.Max(span.Start, run.Text.Start), Math.Min(span.End, run.Text.End));
        var start = run.ByteStart + encoding.GetByteCount(whole[..(first - run.Text.Start)]);
        return (start, start + encoding.GetByteCount(text.AsSpan(first, last - first)));
    }

    static (ArticleRow Article, (string What, TextSpan Span)[] Spans)? Find(Ledger ledger, string id)
    {
        if (id.StartsWith('S') && ledger.Statement(id) is { } statement)
        {
            var said = statement.Finding;
            var spans = new List<(string, TextSpan)>(said.Content.Select(content => ("content", content)));
            if (said.Cue is { } cue)
                spans.Add(("cue", cue));
            if (said.Source is { } source)
                spans.Add(("source", source));
            return (statement.Article, [.. spans]);
        }
        if (id.StartsWith('F') && ledger.Figure(id) is { } figure)
            return (figure.Article, [("figure", figure.Finding.Span)]);
        if (id.StartsWith('A') && ledger.Article(id) is { } page)
            return (page.Article, [("article", page.Reading.Articles[page.Article.Ordinal].Span)]);
        return null;
    }

    static TextSpan? Stretch(string characters, int length) =>
        characters.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && start < end
        && end <= length
            ? new TextSpan(start, end)
            : null;

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
