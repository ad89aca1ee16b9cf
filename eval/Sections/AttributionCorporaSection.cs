using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Isnad.Eval.Sections;

/// <summary>
/// Attribution as others annotated it for another purpose: the rhetorical relation "attribution" of GUM (English, its CC BY genres) and of
/// the Persian RST corpus. It marks the clause that attributes, so it is compared with our cues and sources only.
/// </summary>
internal sealed class AttributionCorporaSection : ISection
{
    public string Name => "attribution-corpora";
    public string Title => "Attribution: discourse relations of others (GUM, Persian RST)";

    sealed class Shares
    {
        public int Clauses;
        public int Met;
        public int Cues;
        public int Annotated;
    }

    public bool Write(Repository repository, TextWriter page)
    {
        var rows = new SortedDictionary<string, Shares>(StringComparer.Ordinal);
        foreach (var name in new[] { "gum-train-ccby.conllu.gz", "gum-dev-ccby.conllu.gz" })
            if (repository.SharedPath("data", "gum", name) is { } file)
                foreach (var (genre, text, clauses) in Documents(file))
                {
                    Count(text, clauses, Row(rows, $"en GUM {genre}"));
                    Count(text, clauses, Row(rows, "en GUM, all"));
                }
        foreach (var part in new[] { "train", "dev" })
            if (repository.SharedPath("data", "persian-rst", part) is { } folder)
                foreach (var file in Directory.EnumerateFiles(folder, "*.rs3").Order(StringComparer.Ordinal))
                {
                    var (text, clauses) = Rs3(file);
                    Count(text, clauses, Row(rows, "fa Persian RST"));
                }
        if (rows.Count == 0)
            return false;
        page.WriteLine("| | attributing clauses | met by a cue or source | share | our cues | in such a clause | share |");
        page.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, row) in rows)
            page.WriteLine(
                $"| {name} | {row.Clauses} | {row.Met} | {ScoreTable.Cell(Share(row.Met, row.Clauses))} | {row.Cues} | {row.Annotated} | {ScoreTable.Cell(Share(row.Annotated, row.Cues))} |"
            );
        return true;
    }

    static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    static Shares Row(SortedDictionary<string, Shares> rows, string name) => rows.TryGetValue(name, out var row) ? row : rows[name] = new();

    static void Count(string text, List<TextSpan> clauses, Shares row)
    {
        var statements = Reader.Read(new("page.txt", Encoding.UTF8.GetBytes(text))).Statements;
        row.Clauses += clauses.Count;
        foreach (var clause in clauses)
            if (statements.Any(s => s.Cue is { } cue && cue.Overlaps(clause) || s.Source is { } source && source.Overlaps(clause)))
                row.Met++;
        foreach (var cue in statements.Select(statement => statement.Cue).OfType<TextSpan>().Distinct())
        {
            row.Cues++;
            if (clauses.Exists(clause => clause.Overlaps(cue)))
                row.Annotated++;
        }
    }

    /// <summary>The documents of a GUM file with their attributing clauses: an elementary unit runs to the next token that opens one.</summary>
    static IEnumerable<(string Genre, string Text, List<TextSpan> Clauses)> Documents(string file)
    {
        using var content = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(content, Encoding.UTF8);
        var text = new StringBuilder();
        var clauses = new List<TextSpan>();
        var (genre, open) = ("", -1);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal))
            {
                if (text.Length > 0)
                    yield return (genre, text.ToString(), clauses);
                (text, clauses, open) = (new(), [], -1);
            }
            else if (line.StartsWith("# meta::genre = ", StringComparison.Ordinal))
                genre = line["# meta::genre = ".Length..];
            else if (line.StartsWith("# newpar", StringComparison.Ordinal) && text.Length > 0 && text[^1] != '\n')
                text.Append("\n\n");
            else if (line.Split('\t') is [var id, var form, .., var misc] && id.AsSpan().IndexOfAny('-', '.') < 0)
            {
                if (misc.Contains("Discourse=", StringComparison.Ordinal))
                {
                    Close(text, clauses, ref open);
                    if (misc.Contains("Discourse=attribution-", StringComparison.Ordinal))
                        open = text.Length;
                }
                text.Append(form);
                if (!misc.Contains("SpaceAfter=No", StringComparison.Ordinal))
                    text.Append(' ');
            }
        }
        Close(text, clauses, ref open);
        if (text.Length > 0)
            yield return (genre, text.ToString(), clauses);
    }

    static void Close(StringBuilder text, List<TextSpan> clauses, ref int open)
    {
        if (open >= 0 && text.Length > open)
            clauses.Add(new(open, text.Length));
        open = -1;
    }

    /// <summary>An rs3 file: its segments in a row, and of them those that stand in the relation, alone or under a group.</summary>
    static (string Text, List<TextSpan> Clauses) Rs3(string file)
    {
        var nodes = XDocument.Load(file).Descendants().Where(node => node.Name.LocalName is "segment" or "group").ToList();
        var relations = nodes.ToDictionary(
            node => (string)node.Attribute("id")!,
            node => (Parent: (string?)node.Attribute("parent"), Relation: (string?)node.Attribute("relname")),
            StringComparer.Ordinal
        );
        var text = new StringBuilder();
        var clauses = new List<TextSpan>();
        foreach (var segment in nodes.Where(node => node.Name.LocalName == "segment"))
        {
            var start = text.Length;
            text.Append(segment.Value.Trim());
            if (Attributes((string)segment.Attribute("id")!, relations))
                clauses.Add(new(start, text.Length));
            text.Append(' ');
        }
        return (text.ToString(), clauses);
    }

    /// <summary>Does a node stand in the relation, itself or as a part ("span", "same") of a group that does?</summary>
    static bool Attributes(string id, Dictionary<string, (string? Parent, string? Relation)> relations)
    {
        for (var depth = 0; depth < 4 && relations.TryGetValue(id, out var node); depth++)
        {
            if (node.Relation == "attribution")
                return true;
            if (node.Relation is not ("span" or "same") || node.Parent is null)
                return false;
            id = node.Parent;
        }
        return false;
    }
}
