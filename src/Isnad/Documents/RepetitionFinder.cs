namespace Isnad;

/// <summary>Finds sentences that stand a second time on the page, whole or cut short. The first occurrence is text.</summary>
static class RepetitionFinder
{
    const int Anchor = 6;

    /// <summary>For each sentence whether it repeats an earlier one; sentences are ranges of tokens in text order.</summary>
    public static bool[] Find(TokenTable tokens, IReadOnlyList<(int First, int End)> sentences)
    {
        var repeated = new bool[sentences.Count];
        var seen = new Dictionary<ulong, int>(sentences.Count);
        for (var s = 0; s < sentences.Count; s++)
        {
            var (first, end) = sentences[s];
            if (KeyOf(tokens, first, end) is not { } key)
                continue;
            if (seen.TryAdd(key, s))
                continue;
            repeated[s] = IsPrefix(tokens, sentences[s], sentences[seen[key]]);
        }
        return repeated;
    }

    static ulong? KeyOf(TokenTable tokens, int first, int end)
    {
        var (words, key) = (0, Keys.Start);
        for (var i = first; i < end; i++)
        {
            if (!Marks.IsWord(tokens, i))
                continue;
            key = Keys.Add(key, tokens[i].KeyHash);
            if (++words == Anchor)
                return key;
        }
        return null;
    }

    /// <summary>The words of one sentence are the other's first words.</summary>
    static bool IsPrefix(TokenTable tokens, (int First, int End) part, (int First, int End) whole)
    {
        var (i, j) = (part.First, whole.First);
        while (true)
        {
            while (i < part.End && !Marks.IsWord(tokens, i))
                i++;
            while (j < whole.End && !Marks.IsWord(tokens, j))
                j++;
            if (i == part.End)
                return true;
            if (j == whole.End || !tokens.Key(i).SequenceEqual(tokens.Key(j)))
                return false;
            i++;
            j++;
        }
    }
}
