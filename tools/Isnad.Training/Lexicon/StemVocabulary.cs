namespace Isnad.Training;

/// <summary>
/// The stems of one side's texts as numbers. Where a word can be cut in several ways, the stem that most different words of the texts (and of
/// the table by hand) share is taken: الكتاب and وكتاب speak for كتاب, nothing for تاب.
/// </summary>
sealed class StemVocabulary
{
    readonly Stemmer stemmer;
    readonly Dictionary<string, HashSet<string>> support = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> texts = [];
    readonly HashSet<string> byHand = new(StringComparer.Ordinal);

    public StemVocabulary(string tag)
    {
        stemmer = Language.Of(tag)!.Compiled(Stemmer.Load);
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        foreach (var row in LanguageData.Table(tag, "meanings"))
        {
            var words = Tokenizer.Tokenize(row[0]);
            if (words.Count != 1)
                continue;
            byHand.Add(new string(stemmer.Stem(words.Key(0), buffer)));
        }
    }

    public string Text(int number) => texts[number];

    public uint Hash(int number) => KeyHash.Of(texts[number]);

    public void Count(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Word)
                foreach (var stem in Cuts(tokens.Key(i)))
                {
                    if (!support.TryGetValue(stem, out var words))
                        support[stem] = words = new(StringComparer.Ordinal);
                    words.Add(tokens.Key(i).ToString());
                }
    }

    public int[] Stems(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var stems = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || stemmer.IsLight(tokens.Key(i)))
                continue;
            var stem = Best(tokens.Key(i));
            if (stemmer.IsLight(stem))
                continue;
            if (!numbers.TryGetValue(stem, out var number))
            {
                numbers[stem] = number = texts.Count;
                texts.Add(stem);
            }
            stems.Add(number);
        }
        return [.. stems];
    }

    string Best(ReadOnlySpan<char> key)
    {
        var cuts = Cuts(key);
        var best = cuts[0];
        foreach (var cut in cuts)
            if (byHand.Contains(cut))
                return cut;
        foreach (var cut in cuts)
            if ((support.GetValueOrDefault(cut)?.Count ?? 0) > (support.GetValueOrDefault(best)?.Count ?? 0))
                best = cut;
        return best;
    }

    List<string> Cuts(ReadOnlySpan<char> key)
    {
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        Span<int> skips = stackalloc int[8];
        var count = stemmer.Skips(key, skips);
        var cuts = new List<string>();
        for (var i = 0; i < count; i++)
            cuts.Add(new string(stemmer.Stem(key, buffer, skips[i])));
        return cuts;
    }
}
