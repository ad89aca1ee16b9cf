using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>The marks of a statement in the words of the interface: the kind for styling, a label, and the words of the text that carry it.</summary>
public static class MarkWords
{
    public readonly record struct Mark(string Kind, string Label, string? Words);

    public static IEnumerable<Mark> Of(StatementRow row)
    {
        var marks = row.Marks;
        if (marks.Outlook is { } outlook)
            yield return new(
                "outlook",
                RecordWriter.Hyphenated(outlook.ToString()) + (marks.Horizon is { } due ? $", due {due}" : ", no date"),
                null
            );
        if (marks.Negated)
            yield return new("negated", "negated", null);
        if (marks.Hedge is { } hedge)
            yield return new("hedge", "hedged:", Words(row, hedge));
        if (marks.Relay is { } relay)
            yield return new("relay", RecordWriter.Hyphenated(relay.ToString()), null);
        if (marks.Reason is { } reason)
            yield return new("reason", "unnamed because:", Words(row, reason));
    }

    /// <summary>The marks on one line, for a table.</summary>
    public static string Line(StatementRow row) =>
        string.Join("; ", Of(row).Select(mark => mark.Words is { } words ? $"{mark.Label} {words}" : mark.Label));

    /// <summary>The words of a mark: they stand in the sentences around the statement.</summary>
    static string? Words(StatementRow row, TextSpan span) =>
        row.Context.Place.Contains(span)
            ? row.Context.Text[(span.Start - row.Context.Place.Start)..(span.End - row.Context.Place.Start)]
            : null;
}
