namespace Isnad;

/// <summary>
/// What an unknown word looks like: <c>word-shapes.tsv</c> gives each shape the patterns of its folded words. In a pattern a letter stands
/// for itself, <c>?</c> for any letter, <c>[ab]</c> for one of these, <c>[^ab]</c> for any other, and one <c>*</c> for any letters or none.
/// </summary>
sealed class WordShapes
{
    readonly Dictionary<string, WordShape> shapes = new(StringComparer.Ordinal);

    public static WordShapes Load(Language language)
    {
        var made = new WordShapes();
        foreach (var group in language.Table("word-shapes").GroupBy(row => row[0]))
            made.shapes[group.Key] = new([.. group.Select(WordPattern.Parse)]);
        return made;
    }

    /// <summary>The shape of that name; one that no word has where the table lacks it.</summary>
    public WordShape this[string name] => shapes.GetValueOrDefault(name, WordShape.None);
}

/// <summary>A shape of words, see <see cref="WordShapes"/>.</summary>
sealed class WordShape(WordPattern[] patterns)
{
    public static readonly WordShape None = new([]);

    /// <summary>True when one of the shape's patterns fits the whole folded word.</summary>
    public bool Fits(ReadOnlySpan<char> key)
    {
        foreach (var pattern in patterns)
            if (pattern.Fits(key))
                return true;
        return false;
    }
}

/// <summary>One pattern: places at the front, and behind a star those at the end.</summary>
sealed class WordPattern
{
    /// <summary>A place takes one of its letters, or any other than these; no letters and <see cref="Others"/>: any letter.</summary>
    readonly record struct Place(string Letters, bool Others)
    {
        public bool Takes(char c) => (Letters.Length == 1 ? Letters[0] == c : Letters.Contains(c, StringComparison.Ordinal)) != Others;
    }

    readonly Place[] front;
    readonly Place[] back;
    readonly bool open;

    WordPattern(Place[] front, Place[] back, bool open) => (this.front, this.back, this.open) = (front, back, open);

    public bool Fits(ReadOnlySpan<char> key)
    {
        if (key.Length < front.Length + back.Length || !open && key.Length > front.Length)
            return false;
        for (var i = 0; i < front.Length; i++)
            if (!front[i].Takes(key[i]))
                return false;
        for (var i = 0; i < back.Length; i++)
            if (!back[i].Takes(key[key.Length - back.Length + i]))
                return false;
        return true;
    }

    public static WordPattern Parse(DataRow row)
    {
        row.Expect(2);
        var text = row[1];
        var places = new List<Place>();
        var star = -1;
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '*' when star < 0:
                    star = places.Count;
                    break;
                case '*':
                    throw row.Error($"'{text}': a pattern has one * at most");
                case '?':
                    places.Add(new("", true));
                    break;
                case '[':
                    var close = text.IndexOf(']', i);
                    if (close < i + 2)
                        throw row.Error($"'{text}': a bracket needs letters and an end");
                    var others = text[i + 1] == '^';
                    places.Add(new(Folding.Fold(text.AsSpan((others ? i + 2 : i + 1)..close)), others));
                    i = close;
                    break;
                default:
                    places.Add(new(Folding.Fold(text.AsSpan(i, 1)), false));
                    break;
            }
        return star < 0 ? new([.. places], [], false) : new([.. places[..star]], [.. places[star..]], true);
    }
}
