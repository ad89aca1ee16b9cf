using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>
/// Candidates for a comparison, in memory: which articles share enough keys with this one? A ledger asks its tables the same question. What a
/// look-up costs depends on the article's keys and on how many bear them, not on how many articles there are.
/// </summary>
public sealed class LinkIndex
{
    /// <summary>Bearers of one key that are looked at, the latest first: a phrase of the trade does not make every look-up long.</summary>
    public const int MostBearers = 256;

    /// <summary>Candidates of one article, the best first.</summary>
    public const int MostCandidates = 64;

    // What a shared key counts, and how much is enough. Two shingles are a copied stretch; one quotation of four words or more is the
    // same speech; names and figures need company, since a story shares them with every report of it. Two pairs of words that another
    // language has side by side, too, are rare among strangers.
    public const int Enough = 6;
    public const int OfShingle = 3;
    public const int OfQuotation = 6;
    public const int OfFigure = 2;
    public const int OfName = 2;
    public const int OfAcross = 3;

    // Open addressing, at most half full: where a key's chain of bearers begins; 0 is a free place.
    ulong[] places = new ulong[1024];
    int[] heads = new int[1024];
    int distinct;
    readonly List<(int Article, int Next)> bearers = [(0, 0)];
    readonly List<(int Article, int Weight)> found = [];

    public int Count { get; private set; }

    /// <summary>Takes the article's keys in; returns its number, from 0.</summary>
    public int Add(ArticleKeys keys)
    {
        var article = Count++;
        foreach (var group in (ulong[][])[keys.Shingles, keys.Quotations, keys.Figures, keys.Names, keys.Told])
        foreach (var key in group)
        {
            if (distinct * 2 >= heads.Length)
                Grow();
            var place = PlaceOf(key);
            if (heads[place] == 0)
                distinct++;
            bearers.Add((article, heads[place]));
            (places[place], heads[place]) = (key, bearers.Count - 1);
        }
        return article;
    }

    /// <summary>The articles that share enough keys, those that share most first.</summary>
    public List<int> Candidates(ArticleKeys keys)
    {
        found.Clear();
        foreach (var (group, weight) in Sought(keys))
        foreach (var key in group)
        {
            var at = heads[PlaceOf(key)];
            for (var n = 0; at != 0 && n < MostBearers; n++)
            {
                var (article, next) = bearers[at];
                found.Add((article, weight));
                at = next;
            }
        }
        return Best(found);
    }

    /// <summary>Sums the weights of each article and keeps those with enough.</summary>
    public static List<T> Best<T>(List<(T Article, int Weight)> found)
        where T : IComparable<T>
    {
        found.Sort(static (x, y) => x.Article.CompareTo(y.Article));
        var best = new List<(T Article, int Weight)>();
        var span = CollectionsMarshal.AsSpan(found);
        for (var i = 0; i < span.Length; )
        {
            var (first, sum) = (i, 0);
            for (; i < span.Length && span[i].Article.CompareTo(span[first].Article) == 0; i++)
                sum += span[i].Weight;
            if (sum >= Enough)
                best.Add((span[first].Article, sum));
        }
        best.Sort(static (x, y) => y.Weight != x.Weight ? y.Weight.CompareTo(x.Weight) : x.Article.CompareTo(y.Article));
        return best.Take(MostCandidates).Select(candidate => candidate.Article).ToList();
    }

    /// <summary>The keys that an article looks for, with what each of them counts.</summary>
    static IEnumerable<(ulong[] Keys, int Weight)> Sought(ArticleKeys keys) =>
        [
            (keys.Shingles, OfShingle),
            (keys.Quotations, OfQuotation),
            (keys.Figures, OfFigure),
            (keys.Names, OfName),
            (keys.Sought, OfAcross),
        ];

    // keys are hashes: their low bits choose the place
    int PlaceOf(ulong key)
    {
        var mask = heads.Length - 1;
        var at = (int)key & mask;
        while (heads[at] != 0 && places[at] != key)
            at = (at + 1) & mask;
        return at;
    }

    void Grow()
    {
        var (oldPlaces, oldHeads) = (places, heads);
        (places, heads) = (new ulong[oldPlaces.Length * 2], new int[oldHeads.Length * 2]);
        for (var i = 0; i < oldHeads.Length; i++)
            if (oldHeads[i] != 0)
            {
                var place = PlaceOf(oldPlaces[i]);
                (places[place], heads[place]) = (oldPlaces[i], oldHeads[i]);
            }
    }
}
