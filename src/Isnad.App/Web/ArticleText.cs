using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>
/// An article's text cut at every edge of a finding, so that overlapping and nested spans show rightly: each piece carries all that covers it.
/// </summary>
public static class ArticleText
{
    /// <summary>A run of text; <see cref="Statements"/> lists the covering statements, outermost first.</summary>
    public sealed record Piece(string Text, string? Class, string? Statements, string? Tip)
    {
        /// <summary>By which a link opens the page at this piece: where a figure or an event begins.</summary>
        public string? Id { get; init; }
    }

    readonly record struct Cover(TextSpan Span, string Class, string? Statement, string? Tip);

    public static List<Piece> Cut(ArticlePage page)
    {
        var reading = page.Reading;
        var article = reading.Articles[page.Article.Ordinal];
        var within = article.Span;
        var covers = new List<Cover>();
        for (var s = 0; s < reading.Statements.Count; s++)
        {
            var statement = reading.Statements[s];
            if (statement.Article != page.Article.Ordinal)
                continue;
            var id = page.StatementIds[s];
            foreach (var span in statement.Content)
                covers.Add(new(span, "s", id, null));
            if (statement.Cue is { } cue)
                covers.Add(new(cue, "cue", id, "cue: " + RecordWriter.Hyphenated(statement.Stance.ToString())));
            if (statement.Source is { } source)
                covers.Add(new(source, "source", id, null));
        }
        foreach (var mention in reading.Names.Mentions)
            covers.Add(
                new(
                    mention.Span,
                    "n",
                    null,
                    $"{RecordWriter.Hyphenated(mention.Type.ToString())}: {reading.Names.Entities[mention.Entity].Name}"
                )
            );
        foreach (var time in reading.Times)
            covers.Add(new(time.Span, "t", null, $"time: {time.Value ?? "not told"}"));
        foreach (var figure in reading.Figures)
            covers.Add(new(figure.Span, "f", null, $"figure: {Rows.Amount(figure)} {figure.Unit}"));
        foreach (var happened in reading.Events)
            covers.Add(
                new(
                    happened.Trigger,
                    "e",
                    null,
                    $"event: {RecordWriter.Hyphenated(happened.Type.ToString())}, {happened.Date ?? "no date"}"
                )
            );
        foreach (var noise in reading.Document.Noise)
            covers.Add(new(noise.Span, "noise", null, "page furniture: " + RecordWriter.Hyphenated(noise.Kind.ToString())));
        if (article.Title is { } title)
            covers.Add(new(title, "heading", null, null));
        covers.RemoveAll(cover => !cover.Span.Overlaps(within));
        covers.Sort((a, b) => a.Span.CompareTo(b.Span));

        var edges = new SortedSet<int> { within.Start, within.End };
        foreach (var cover in covers)
        {
            edges.Add(Math.Clamp(cover.Span.Start, within.Start, within.End));
            edges.Add(Math.Clamp(cover.Span.End, within.Start, within.End));
        }
        var targets = reading
            .Figures.Select(figure => figure.Span.Start)
            .Concat(reading.Events.Select(happened => happened.Trigger.Start))
            .ToHashSet();
        var pieces = new List<Piece>(edges.Count);
        var active = new List<Cover>();
        var next = 0;
        var from = within.Start;
        foreach (var edge in edges.Skip(1))
        {
            while (next < covers.Count && covers[next].Span.Start <= from)
                active.Add(covers[next++]);
            active.RemoveAll(cover => cover.Span.End <= from);
            pieces.Add(PieceOf(reading.Document.Text[from..edge], active) with { Id = targets.Contains(from) ? $"at{from}" : null });
            from = edge;
        }
        return pieces;
    }

    static Piece PieceOf(string text, List<Cover> active)
    {
        if (active.Count == 0)
            return new(text, null, null, null);
        var depth = active.Count(cover => cover.Class == "s");
        var classes = active.Select(cover => cover.Class).Where(c => c != "s").Distinct().ToList();
        if (depth > 0)
            classes.Add("s");
        if (depth > 1)
            classes.Add(depth == 2 ? "s2" : "s3");
        var statements = active.Where(cover => cover.Statement is not null).Select(cover => cover.Statement).Distinct().ToList();
        var tip = string.Join("; ", active.Where(cover => cover.Tip is not null).Select(cover => cover.Tip).Distinct());
        return new(
            text,
            string.Join(' ', classes),
            statements.Count > 0 ? string.Join(' ', statements) : null,
            tip.Length > 0 ? tip : null
        );
    }
}
