namespace Isnad.Training;

/// <summary>
/// Invents words that look like names of a language: chains of letters learned from lists of names, each letter by the three before it.
/// A reader meets names that no list holds; a model that only ever saw known ones takes a strange word for no name.
/// </summary>
sealed class NameInvention
{
    const int Order = 3;
    const char Edge = '\n';
    readonly Dictionary<string, (string Letters, int Count)> chains = new(StringComparer.Ordinal);

    public NameInvention(IEnumerable<string> names)
    {
        var next = new SortedDictionary<string, List<char>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var text = new string(Edge, Order) + name + Edge;
            for (var i = Order; i < text.Length; i++)
            {
                var key = text[(i - Order)..i];
                if (!next.TryGetValue(key, out var letters))
                    next[key] = letters = [];
                letters.Add(text[i]);
            }
        }
        foreach (var (key, letters) in next)
            chains[key] = (string.Concat(letters), letters.Count);
    }

    /// <summary>A word of four to ten letters.</summary>
    public string Word(Random random)
    {
        const int Shortest = 4;
        const int Longest = 10;
        for (; ; )
        {
            var word = new System.Text.StringBuilder();
            for (var context = new string(Edge, Order); word.Length <= Longest; )
            {
                var (letters, count) = chains[context];
                var letter = letters[random.Next(count)];
                if (letter == Edge)
                    break;
                word.Append(letter);
                context = context[1..] + letter;
            }
            if (word.Length is >= Shortest and <= Longest)
                return word.ToString();
        }
    }
}
