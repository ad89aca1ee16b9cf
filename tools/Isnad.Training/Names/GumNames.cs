using System.Globalization;

namespace Isnad.Training;

/// <summary>
/// Names of persons, places and organisations from GUM's nested entity layer, which also marks descriptions and pronouns: an entity
/// that is linked to an identity and consists of proper nouns and joints, or else the run of proper nouns in the innermost entity.
/// </summary>
static class GumNames
{
    sealed class Span
    {
        public required string Type;
        public required bool Linked;
        public required int First;
        public int End = -1;
    }

    public static List<NameBlock> Load(IReadOnlyList<string> files)
    {
        var blocks = new List<NameBlock>();
        var words = new List<string>();
        var pos = new List<string>();
        var spans = new List<Span>();
        var open = new Dictionary<string, Stack<Span>>(StringComparer.Ordinal);
        foreach (var line in files.SelectMany(file => NameData.Lines(file).Append("")))
        {
            if (line.StartsWith("# newdoc id", StringComparison.Ordinal))
                blocks.Add(new NameBlock(line.Split('=')[1].Trim(), []));
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    blocks[^1].Sentences.Add(NameData.Sentence(words, Tags(words, pos, spans)));
                words.Clear();
                pos.Clear();
                spans.Clear();
                open.Clear();
                continue;
            }
            var cells = line.Split('\t');
            if (cells.Length < 10 || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out _))
                continue;
            var at = words.Count;
            words.Add(cells[1]);
            // "New" and "United" are adjectives and verbs to the universal tag set, proper nouns to the English one
            pos.Add(cells[4] is "NNP" or "NNPS" ? "PROPN" : cells[3]);
            foreach (var misc in cells[9].Split('|'))
                if (misc.StartsWith("Entity=", StringComparison.Ordinal))
                    ReadEntities(misc["Entity=".Length..], at, spans, open);
        }
        return blocks;
    }

    static void ReadEntities(string text, int at, List<Span> spans, Dictionary<string, Stack<Span>> open)
    {
        for (var i = 0; i < text.Length; )
        {
            if (text[i] == '(')
            {
                var stop = i + 1;
                while (stop < text.Length && text[stop] is not ('(' or ')'))
                    stop++;
                var parts = text[(i + 1)..stop].Split('-');
                var span = new Span
                {
                    Type = parts.Length > 1 ? parts[1] : "",
                    Linked = parts.Length > 6 && parts[^1].Length > 0 && char.IsUpper(parts[^1][0]),
                    First = at,
                };
                spans.Add(span);
                if (stop < text.Length && text[stop] == ')')
                {
                    span.End = at + 1;
                    stop++;
                }
                else
                {
                    if (!open.TryGetValue(parts[0], out var stack))
                        open[parts[0]] = stack = new();
                    stack.Push(span);
                }
                i = stop;
                continue;
            }
            var close = text.IndexOf(')', i);
            if (close < 0)
                break;
            if (open.TryGetValue(text[i..close], out var waiting) && waiting.Count > 0)
                waiting.Pop().End = at + 1;
            i = close + 1;
        }
    }

    static List<string> Tags(List<string> words, List<string> pos, List<Span> spans)
    {
        var tags = Enumerable.Repeat("O", words.Count).ToList();
        var taken = new bool[words.Count];
        foreach (var span in spans.Where(s => s.End > 0 && s.Linked).OrderByDescending(s => s.End - s.First).ThenBy(s => s.First))
        {
            var (first, end) = (span.First, span.End);
            while (first < end && pos[first] is "DET" or "PUNCT" or "ADP")
                first++;
            while (end > first && pos[end - 1] is "PUNCT" or "PART")
                end--;
            if (
                first >= end
                || pos[first] != "PROPN"
                || pos[end - 1] is not ("PROPN" or "NUM")
                || Enumerable
                    .Range(first, end - first)
                    .Any(i =>
                        taken[i]
                        || pos[i] is not ("PROPN" or "ADP" or "DET" or "CCONJ" or "NUM") && words[i] is not ("-" or "." or "'s" or "&")
                    )
            )
                continue;
            Put(span.Type, first, end);
        }
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i] || pos[i] != "PROPN")
                continue;
            var inner = Inner(i);
            var end = i + 1;
            while (end < words.Count && !taken[end] && pos[end] == "PROPN" && Inner(end) == inner)
                end++;
            if (inner is not null)
                Put(inner.Type, i, end);
            i = end - 1;
        }
        return tags;

        Span? Inner(int at) => spans.Where(s => s.End > at && s.First <= at).OrderBy(s => s.End - s.First).FirstOrDefault();

        void Put(string type, int first, int end)
        {
            var label = type switch
            {
                "person" => "PER",
                "place" => "LOC",
                "organization" => "ORG",
                _ => null,
            };
            while (label == "PER" && first < end - 1 && Titles.Contains(words[first]))
                taken[first++] = true;
            for (var i = first; i < end; i++)
            {
                taken[i] = true;
                if (label is not null)
                    tags[i] = (i == first ? "B-" : "I-") + label;
            }
        }
    }

    static readonly HashSet<string> Titles = new(
        LanguageData.Table("en", "titles").Select(row => row[0]).Where(word => word.Length > 0 && char.IsUpper(word[0])),
        StringComparer.Ordinal
    );
}
