namespace Isnad;

/// <summary>
/// Words written without the spaces between them, as pages have them that lost their line breaks or came out of another format: found again by
/// the words a lexicon knows.
/// </summary>
internal static class RunTogether
{
    /// <summary>A shorter word that no lexicon has is a word that no lexicon has.</summary>
    const int Shortest = 11;

    const int Longest = 160;
    const int LongestPiece = 14;

    /// <summary>What a letter that belongs to no known word costs, and what each word does: few long words before many short ones.</summary>
    const float LetterCost = 1.1f;
    const float WordCost = 1;
    const float ShortWordCost = 1.5f;

    /// <summary>Writes where the words of a folded key stand and says how many they are; 0 when too little of it is known words.</summary>
    public static int Split(ReadOnlySpan<char> key, Lexicon lexicon, Span<Range> words)
    {
        if (key.Length is < Shortest or > Longest || IsWord(key, lexicon))
            return 0;
        Span<float> cost = stackalloc float[key.Length + 1];
        Span<byte> length = stackalloc byte[key.Length + 1];
        cost[0] = 0;
        for (var end = 1; end <= key.Length; end++)
        {
            (cost[end], length[end]) = (cost[end - 1] + LetterCost, 0);
            for (var size = 2; size <= Math.Min(LongestPiece, end); size++)
            {
                var with = cost[end - size] + (size < 4 ? ShortWordCost : WordCost);
                if (with < cost[end] && IsWord(key.Slice(end - size, size), lexicon))
                    (cost[end], length[end]) = (with, (byte)size);
            }
        }
        var (count, known) = (0, 0);
        for (var end = key.Length; end > 0; end -= Math.Max((byte)1, length[end]))
            if (length[end] > 0)
                (count, known) = (count + 1, known + length[end]);
        if (count < 2 || count > words.Length || known * 4 < key.Length * 3)
            return 0;
        var at = count;
        for (var end = key.Length; end > 0; end -= Math.Max((byte)1, length[end]))
            if (length[end] > 0)
                words[--at] = (end - length[end])..end;
        return count;
    }

    static bool IsWord(ReadOnlySpan<char> piece, Lexicon lexicon)
    {
        if (lexicon.Stemmer.IsLight(piece))
            return true;
        if (piece.Length < 3)
            return false;
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        return lexicon.Meanings(KeyHash.Of(lexicon.Stemmer.Stem(piece, buffer, lexicon.Skip(piece)))).Length > 0;
    }
}
