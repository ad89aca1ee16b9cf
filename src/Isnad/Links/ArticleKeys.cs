using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>
/// The keys under which an article is looked up among all others; two articles that share enough of them are compared in full.
/// <see cref="Shingles"/> and <see cref="Quotations"/> find reprints and excerpts within a language; <see cref="Names"/> and
/// <see cref="Figures"/> are free of language and also find translations and digests.
/// </summary>
public sealed record ArticleKeys
{
    /// <summary>Words in a shingle.</summary>
    const int Width = 4;

    /// <summary>One shingle in so many is kept.</summary>
    const int Rate = 8;

    /// <summary>Fewest (when there are as many) and most shingles kept.</summary>
    const int Least = 20;
    const int Most = 64;
    const int MostFeatures = 48;

    /// <summary>Things this far apart make a pair; one pair in so many is kept, of a short text at least and of a long one at most so many.</summary>
    const int Reach = 4;
    const ulong PairRate = 8;
    const int LeastPairs = 64;
    const int MostPairs = 128;

    // seeds that keep the kinds of keys apart
    const ulong OfQuotation = 1;
    const ulong OfFigure = 2;
    const ulong OfName = 3;
    const ulong OfPair = 4;
    const ulong OfAcross = 5;

    /// <summary>
    /// A sample of the hashed word shingles, sorted: those below a fixed bound (Broder 1997; "FracMinHash", Irber et al. 2022), so that a
    /// stretch taken over brings its own keys along however long the rest is.
    /// </summary>
    public required ulong[] Shingles { get; init; }

    /// <summary>Whole quotations of four words or more.</summary>
    public required ulong[] Quotations { get; init; }

    /// <summary>Stated quantities that are rarely the same by chance, with their unit, whatever the digits or words.</summary>
    public required ulong[] Figures { get; init; }

    /// <summary>Names of several words by their consonants, and neighbours in the order of names and numbers of the text.</summary>
    public required ulong[] Names { get; init; }

    /// <summary>
    /// A sample of the pairs of things that stand near each other in a sentence, each by the one English word, sound or number that it is most likely
    /// known by, for other languages: under <see cref="Told"/> an article is kept, under <see cref="Sought"/> those of other languages are looked
    /// for. Articles of one language do not meet here: they have their shingles.
    /// </summary>
    public ulong[] Told { get; init; } = [];
    public ulong[] Sought { get; init; } = [];

    public static ArticleKeys Of(LinkedArticle article)
    {
        var pairs = article.Meanings is { } meanings ? PairsOf(meanings) : default;
        return new()
        {
            Shingles = ShinglesOf(article.Words),
            Quotations = QuotationsOf(article.Words),
            Figures = FiguresOf(article),
            Names = NamesOf(article),
            Told = Across(article, pairs, own: true),
            Sought = Across(article, pairs, own: false),
        };
    }

    static ulong[] Across(LinkedArticle article, ReadOnlySpan<ulong> pairs, bool own)
    {
        var keys = new List<ulong>(pairs.Length * 2);
        foreach (var language in Language.All)
            if (language.Tag == article.Language == own)
            {
                var seed = OfAcross + KeyHash.Of(language.Tag);
                foreach (var pair in pairs)
                    keys.Add(XxHash64.Of(pair, seed));
            }
        keys.Sort();
        return [.. keys];
    }

    static ReadOnlySpan<ulong> PairsOf(ArticleMeanings meanings)
    {
        const ulong below = ulong.MaxValue / PairRate;
        var items = meanings.Items;
        var pairs = new List<ulong>(items.Count * Reach);
        var sampled = 0;
        for (var i = 0; i < items.Count; i++)
        for (var j = i + 1; j < items.Count && j <= i + Reach && items[j].Unit == items[i].Unit; j++)
        {
            var (low, high) = (Math.Min(items[i].Pivot, items[j].Pivot), Math.Max(items[i].Pivot, items[j].Pivot));
            if (low == 0 || low == high)
                continue;
            var pair = XxHash64.Of((ulong)high << 32 | low, OfPair);
            pairs.Add(pair);
            // the sampled ones to the front: of a text that is not short they are enough
            if (pair >= below)
                continue;
            (pairs[sampled], pairs[^1]) = (pair, pairs[sampled]);
            sampled++;
        }
        var all = CollectionsMarshal.AsSpan(pairs);
        var smallest = all[..sampled];
        smallest.Sort();
        var distinct = Distinct(smallest);
        if (distinct >= LeastPairs)
            return smallest[..Math.Min(distinct, MostPairs)];
        all.Sort();
        return all[..Math.Min(Distinct(all), LeastPairs)];
    }

    public static ulong[] ShinglesOf(ArticleWords words)
    {
        var count = words.Count - Width + 1;
        if (count <= 0)
            return [];
        const ulong below = ulong.MaxValue / Rate;
        var hashes = new ulong[count];
        var sampled = 0;
        for (var i = 0; i < count; i++)
            if (words.Shingle(i, Width) is var hash && hash < below)
                hashes[sampled++] = hash;
        // a short text keeps its smallest ones, sampled or not
        if (sampled < Least)
            for (sampled = 0; sampled < count; sampled++)
                hashes[sampled] = words.Shingle(sampled, Width);
        Array.Sort(hashes, 0, sampled);
        var distinct = Distinct(hashes.AsSpan(0, sampled));
        var keep = 0;
        while (keep < distinct && (hashes[keep] < below || keep < Least) && keep < Most)
            keep++;
        return hashes[..keep];
    }

    static ulong[] QuotationsOf(ArticleWords words)
    {
        var keys = new List<ulong>();
        for (var i = 0; i < words.Count; )
        {
            if ((words.Traits(i) & WordTraits.Quoted) == 0)
            {
                i++;
                continue;
            }
            var first = i;
            while (i < words.Count && (words.Traits(i) & WordTraits.Quoted) != 0)
                i++;
            if (i - first >= 4)
                keys.Add(words.Shingle(first, i - first) ^ OfQuotation);
        }
        return Sorted(keys);
    }

    static ulong[] FiguresOf(LinkedArticle article)
    {
        var keys = new List<ulong>();
        foreach (var figure in article.Figures)
            if (figure.Value is { } value && IsTelling(value))
                keys.Add(XxHash64.Of(Bits(value), OfFigure));
        return Sorted(keys);
    }

    /// <summary>More than two digits that say something: 1,900 and 41.3, but not 100 or 20.</summary>
    static bool IsTelling(decimal value)
    {
        value = Math.Abs(value);
        if (value != decimal.Truncate(value))
            return true;
        while (value >= 10 && value % 10 == 0)
            value /= 10;
        return value > 20;
    }

    static ulong Bits(decimal value) => (ulong)BitConverter.DoubleToInt64Bits((double)value);

    static ulong[] NamesOf(LinkedArticle article)
    {
        var keys = new List<ulong>();
        var sequence = new List<(int At, ulong Feature)>();
        var skeletons = new ulong[]?[article.Reading.Names.Entities.Count];
        foreach (var mention in article.Names)
        {
            var words = skeletons[mention.Entity] ??= NameSkeleton.Of(article.Reading.Names.Entities[mention.Entity].Name);
            if (words.Length == 0)
                continue;
            // the last word: the family name, the head of an organisation's name in the order of either language is not told apart
            sequence.Add((mention.Span.Start, words[^1]));
            if (words.Length > 1)
                keys.Add(XxHash64.Of(words[0] ^ words[^1], OfName));
        }
        foreach (var figure in article.Figures)
            if (figure.Value is { } value && Math.Abs(value) > 12)
                sequence.Add((figure.Span.Start, XxHash64.Of(Bits(value), OfFigure)));
        sequence.Sort();
        for (var i = 0; i < sequence.Count; i++)
        for (var j = i + 1; j < sequence.Count && j <= i + 2; j++)
            if (sequence[i].Feature != sequence[j].Feature)
                keys.Add(XxHash64.Of(sequence[i].Feature ^ sequence[j].Feature, OfPair));
        return Sorted(keys);
    }

    static ulong[] Sorted(List<ulong> keys)
    {
        var sorted = keys.ToArray();
        Array.Sort(sorted);
        return sorted[..Math.Min(Distinct(sorted), MostFeatures)];
    }

    /// <summary>Moves the distinct values of a sorted array to its front; returns how many there are.</summary>
    static int Distinct(Span<ulong> sorted)
    {
        var n = 0;
        for (var i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1])
                sorted[n++] = sorted[i];
        return n;
    }
}
