namespace Isnad.Training;

/// <summary>Exact-match F1 over entities, counted on the words of the data set (conlleval's rule).</summary>
sealed class NameScore
{
    readonly Dictionary<string, (int Right, int Found, int Gold)> counts = new(StringComparer.Ordinal);

    /// <summary>Takes each name that was missed or wrongly found, with its neighbours.</summary>
    public TextWriter? Errors { get; init; }

    static string Words(NameSentence sentence, int first, int end) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, sentence.Words.Length)
                .Where(i => sentence.Words[i] >= first && sentence.Words[i] < end)
                .Select(i => sentence.Tokens.Surface(i).ToString())
        );

    public void Add(NameSentence sentence, ReadOnlySpan<NameTag> predicted)
    {
        // a word has the label of its first token; a word begun inside a name of the same type goes on with it
        var words = new NameTag[sentence.WordTags.Length];
        var seen = -1;
        for (var i = 0; i < sentence.Words.Length; i++)
        {
            if (sentence.Words[i] == seen)
                continue;
            seen = sentence.Words[i];
            words[seen] = predicted[i];
        }
        var gold = Spans(sentence.WordTags);
        var found = Spans(words);
        if (Errors is not null)
            foreach (var span in gold.Except(found).Concat(found.Except(gold)).OrderBy(span => span.Item1))
                Errors.WriteLine(
                    $"{(gold.Contains(span) ? "missed" : "spurious")}\t{span.Item3}\t{Words(sentence, span.Item1, span.Item2)}\t{Words(sentence, span.Item1 - 5, span.Item2 + 5)}"
                );
        foreach (var span in gold)
            Count(span, found.Contains(span) ? 1 : 0, 0, 1);
        foreach (var span in found)
            Count(span, 0, 1, 0);
    }

    /// <summary>Adds the counts of another part of the same set.</summary>
    public void Add(NameScore other)
    {
        foreach (var (key, of) in other.counts)
        {
            var c = counts.GetValueOrDefault(key);
            counts[key] = (c.Right + of.Right, c.Found + of.Found, c.Gold + of.Gold);
        }
    }

    void Count((int, int, EntityType Type) span, int right, int found, int gold)
    {
        foreach (var key in (string[])["all", span.Type.ToString()])
        {
            var c = counts.GetValueOrDefault(key);
            counts[key] = (c.Right + right, c.Found + found, c.Gold + gold);
        }
    }

    static HashSet<(int, int, EntityType)> Spans(NameTag[] tags)
    {
        var spans = new HashSet<(int, int, EntityType)>();
        for (var i = 0; i < tags.Length; )
        {
            if (tags[i] == NameTag.Outside)
            {
                i++;
                continue;
            }
            var end = i + 1;
            while (end < tags.Length && tags[end].Continues() && tags[end].Type() == tags[i].Type())
                end++;
            spans.Add((i, end, tags[i].Type()));
            i = end;
        }
        return spans;
    }

    /// <summary>F1 of all names, or of those of one <see cref="EntityType"/>.</summary>
    public double F1(string key = "all")
    {
        var (right, found, gold) = counts.GetValueOrDefault(key);
        return found + gold == 0 ? 0 : 2.0 * right / (found + gold);
    }

    public double Precision => Share(counts.GetValueOrDefault("all") is var (right, found, _) ? (right, found) : default);

    public double Recall => Share(counts.GetValueOrDefault("all") is var (right, _, gold) ? (right, gold) : default);

    static double Share((int Part, int Whole) of) => of.Whole == 0 ? 0 : (double)of.Part / of.Whole;

    public override string ToString() =>
        string.Join(
            "  ",
            counts
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair =>
                    FormattableString.Invariant(
                        $"{pair.Key} P {100.0 * pair.Value.Right / Math.Max(1, pair.Value.Found):F1} R {100.0 * pair.Value.Right / Math.Max(1, pair.Value.Gold):F1} F {100 * F1(pair.Key):F1}"
                    )
                )
        );
}
