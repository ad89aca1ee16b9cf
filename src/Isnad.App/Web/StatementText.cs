using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>The sentences around a statement, cut at the edges of its content, cue and source.</summary>
public static class StatementText
{
    public sealed record Piece(string Text, string? Class);

    public static List<Piece> Cut(StatementRow row)
    {
        var covers = row.Finding.Content.Select(span => (Span: span, Class: "s")).ToList();
        if (row.Finding.Cue is { } cue)
            covers.Add((cue, "cue"));
        if (row.Finding.Source is { } source)
            covers.Add((source, "source"));
        var place = row.Context.Place;
        var edges = new SortedSet<int> { place.Start, place.End };
        foreach (var (span, _) in covers)
        {
            edges.Add(Math.Clamp(span.Start, place.Start, place.End));
            edges.Add(Math.Clamp(span.End, place.Start, place.End));
        }
        var pieces = new List<Piece>(edges.Count);
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var classes = covers.Where(cover => cover.Span.Start <= from && to <= cover.Span.End).Select(cover => cover.Class).Distinct();
            pieces.Add(
                new(
                    row.Context.Text[(from - place.Start)..(to - place.Start)],
                    string.Join(' ', classes) is { Length: > 0 } joined ? joined : null
                )
            );
        }
        return pieces;
    }
}
