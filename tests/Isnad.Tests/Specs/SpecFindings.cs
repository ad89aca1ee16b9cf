using System.Globalization;

namespace Isnad.Tests.Specs;

/// <summary>What a reading says in the words of spec rows, by kind of row.</summary>
static class SpecFindings
{
    static readonly Dictionary<string, Func<Reading, IEnumerable<SpecRow>>> ByKind = new(StringComparer.Ordinal)
    {
        ["article"] = r => r.Articles.Select(a => Row("article", a.Span, a.Language)),
        ["published"] = r => r.Articles.Select(a => Row("published", a.Span, $"{a.Published.Value ?? "-"} {Word(a.Published.Basis)}")),
        ["title"] = r => Some("title", r.Articles.Select(a => a.Title)),
        ["byline"] = r => Some("byline", r.Articles.Select(a => a.Byline)),
        ["dateline"] = r => Some("dateline", r.Articles.Select(a => a.Dateline)),
        ["masthead"] = r => Some("masthead", r.Articles.Select(a => a.Masthead).Distinct()),
        ["noise"] = r => r.Document.Noise.Select(n => Row("noise", n.Span, Word(n.Kind))),
        ["sentence"] = r => r.Document.Sentences.Select(s => Row("sentence", s.Span, Word(s.Role))),
        ["language"] = r => r.Document.Sentences.Select(s => Row("language", s.Span, s.Language)),
        ["mention"] = r => r.Names.Mentions.Select(m => Row("mention", m.Span, Word(m.Type))),
        ["same"] = r => r.Names.Mentions.Select(m => Row("same", m.Span, RecordWriter.EntityId(m.Entity)!)),
        ["time"] = r => r.Times.Select(t => Row("time", t.Span, $"{t.Value ?? "-"} {Word(t.Anchor)}")),
        ["figure"] = r => r.Figures.Select(f => Row("figure", f.Span, Amount(f))),
        ["counted"] = r => r.Figures.Select(f => Row("counted", f.Span, f.What)),
        ["measured"] = r =>
            r.Figures.Select(f =>
                Row("measured", f.Span, $"{f.Measure ?? "-"} {f.Population ?? "-"} {f.Period ?? "-"}{(f.Cumulative ? " cumulative" : "")}")
            ),
        ["counted-in"] = r => r.Figures.Select(f => Row("counted-in", f.Span, f.Place is { } place ? r.Names.Entities[place].Name : "-")),
        ["cue"] = r => Some("cue", r.Statements, s => s.Cue, s => Word(s.Stance)),
        ["source"] = r => Some("source", r.Statements, s => s.Source, _ => ""),
        ["content"] = r => r.Statements.SelectMany(s => s.Content.Select(c => Row("content", c, ""))).Distinct(),
        ["statement"] = r => r.Statements.Select((s, i) => Row("statement", s.Content[0], Describe(r, s, i))),
        ["speaker"] = r => r.Statements.Select(s => Row("speaker", s.Content[0], Speaker(r, s))),
        ["chain"] = r => r.Statements.Select(s => Row("chain", s.Content[0], string.Join(" > ", s.Chain.Select(c => c.Name)))),
        ["mark"] = r => r.Statements.SelectMany((s, i) => Marks(StatementMarks.Of(r, i)).Select(mark => Row("mark", s.Content[0], mark))),
        ["credit"] = r => LinkedArticle.Of(r).SelectMany(a => a.Credits).Select(c => Row("credit", c.Span, "")),
        ["event"] = r => r.Events.Select(e => Row("event", e.Trigger, $"{Word(e.Type)} {e.Date ?? "-"}")),
    };

    public static IEnumerable<string> Kinds => ByKind.Keys;

    /// <summary>All rows of a kind in text order, or one <c>none</c> row.</summary>
    /// <exception cref="InvalidDataException">There is no such kind of row.</exception>
    public static List<SpecRow> Of(string kind, Reading reading)
    {
        if (!ByKind.TryGetValue(kind, out var find))
            throw new InvalidDataException($"'{kind}' is not a kind of row; there are {string.Join(", ", Kinds)}");
        List<SpecRow> rows = [.. find(reading).OrderBy(r => r.Start).ThenBy(r => r.End).ThenBy(r => r.Attributes, StringComparer.Ordinal)];
        return rows.Count > 0 ? rows : [new SpecRow(kind, -1, -1, "")];
    }

    static SpecRow Row(string kind, TextSpan span, string attributes) => new(kind, span.Start, span.End, attributes.Trim());

    static IEnumerable<SpecRow> Some(string kind, IEnumerable<TextSpan?> spans) =>
        spans.Where(s => s is not null).Select(s => Row(kind, s!.Value, ""));

    static IEnumerable<SpecRow> Some<T>(string kind, IEnumerable<T> items, Func<T, TextSpan?> span, Func<T, string> attributes) =>
        items.Where(i => span(i) is not null).Select(i => Row(kind, span(i)!.Value, attributes(i))).Distinct();

    static string Describe(Reading reading, Statement statement, int index) =>
        string.Join(
            ' ',
            RecordWriter.StatementId(index),
            Word(statement.Kind),
            Word(statement.Stance),
            statement.Implicit ? "implicit"
                : statement.Anonymous ? "anonymous"
                : "named",
            statement.Parent is { } parent ? "in " + RecordWriter.StatementId(parent) : "-"
        );

    static IEnumerable<string> Marks(StatementMarks marks)
    {
        if (marks.Negated)
            yield return "negated";
        if (marks.Hedge is { } hedge)
            yield return $"hedge {hedge.Start}";
        if (marks.Relay is { } relay)
            yield return Word(relay);
        if (marks.Reason is { } reason)
            yield return $"reason {reason.Start}..{reason.End}";
        if (marks.Outlook is { } outlook)
            yield return $"{Word(outlook)} {marks.Horizon ?? "-"}";
    }

    static string Speaker(Reading reading, Statement statement) =>
        statement.Entity is { } entity ? reading.Names.Entities[entity].Name : "-";

    static string Amount(Figure figure)
    {
        var value = figure.Value is { } v ? (v / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "-";
        if (figure.High is { } high)
            value += ".." + (high / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return $"{RecordWriter.Sign(figure.Bound)}{value} {figure.Unit}";
    }

    static string Word<T>(T value)
        where T : struct, Enum => RecordWriter.Hyphenated(value.ToString());
}
