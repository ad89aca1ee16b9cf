using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>Two items of two articles that may say the same, and how surely.</summary>
internal readonly record struct ItemPair(int From, int To, float Weight);

/// <summary>
/// Which items of two articles can stand for each other: one look-up for each meaning, no pass over all pairs. From it follows how much of any
/// group of sentences of one is said in any group of the other.
/// </summary>
internal sealed class MeaningMatch
{
    /// <summary>A meaning that an article holds more often than this is too common to pair by.</summary>
    const int MostPostings = 60;
    const float LeastWeight = 0.12f;

    /// <summary>What a word counts whose partner no lexicon could find.</summary>
    const float UnknownWeight = 0.35f;

    // per item, whether its absence on the other side would be noticed
    readonly bool[] fromKnown;
    readonly bool[] toKnown;

    // per item of a side, its partners
    readonly (int Item, float Weight)[][] fromItems;
    readonly (int Item, float Weight)[][] toItems;

    // per item of a side, its partners' units with the best weight in each, by unit
    readonly (int Unit, float Weight)[][] fromUnits;
    readonly (int Unit, float Weight)[][] toUnits;

    public MeaningMatch(ArticleMeanings from, ArticleMeanings to)
    {
        (From, To) = (from, to);
        (fromKnown, toKnown) = (Known(from, to), Known(to, from));
        var postings = new Dictionary<uint, List<(int Item, float Weight)>>();
        for (var j = 0; j < to.Items.Count; j++)
            foreach (var meaning in to.MeaningsOf(j))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, meaning.Concept, out _);
                list ??= [];
                if (list.Count <= MostPostings)
                    list.Add((j, meaning.Weight));
            }
        var pairs = new List<ItemPair>();
        var best = new Dictionary<int, float>();
        for (var i = 0; i < from.Items.Count; i++)
        {
            best.Clear();
            foreach (var meaning in from.MeaningsOf(i))
            {
                if (!postings.TryGetValue(meaning.Concept, out var list) || list.Count > MostPostings)
                    continue;
                foreach (var (item, weight) in list)
                {
                    ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, item, out _);
                    known = Math.Max(known, weight * meaning.Weight);
                }
            }
            foreach (var (item, weight) in best)
                if (weight >= LeastWeight)
                    pairs.Add(new(i, item, weight));
        }
        pairs.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        fromItems = ByItem(from.Items.Count, pairs, pair => (pair.From, pair.To));
        toItems = ByItem(to.Items.Count, pairs, pair => (pair.To, pair.From));
        fromUnits = ByUnit(from.Items.Count, pairs, pair => (pair.From, to.Items[pair.To].Unit));
        toUnits = ByUnit(to.Items.Count, pairs, pair => (pair.To, from.Items[pair.From].Unit));
    }

    public ArticleMeanings From { get; }
    public ArticleMeanings To { get; }

    /// <summary>True when the languages' lexicons join the item to some word of the other language, so that its absence says something.</summary>
    public bool IsKnown(int item, bool turned) => (turned ? toKnown : fromKnown)[item];

    public float Weight(int item, bool turned) => WeightOf(turned ? To : From, turned ? toKnown : fromKnown, item);

    /// <summary>The weight of the items of the units <c>[first, end)</c>.</summary>
    public float Mass(int first, int end, bool turned)
    {
        var side = turned ? To : From;
        var mass = 0f;
        if (end > first)
            for (var i = side.Units[first].First; i < side.Units[end - 1].End; i++)
                mass += Weight(i, turned);
        return mass;
    }

    static float WeightOf(ArticleMeanings side, bool[] known, int item) => known[item] ? side.Items[item].Weight : UnknownWeight;

    static bool[] Known(ArticleMeanings side, ArticleMeanings other)
    {
        var known = new bool[side.Items.Count];
        var same = string.Equals(side.Article.Language, other.Article.Language, StringComparison.Ordinal);
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = same || side.Items[i].Kind != ItemKind.Word;
            foreach (var meaning in side.MeaningsOf(i))
                if (!known[i] && meaning.Weight >= Lexicon.Sure && (side.Lexicon.IsEnglish || side.Lexicon.Covers(meaning.Concept)))
                    known[i] = other.Lexicon.Covers(meaning.Concept);
        }
        return known;
    }

    /// <summary>The items of the other side that can stand for an item of From (of To when turned), in text order.</summary>
    public ReadOnlySpan<(int Item, float Weight)> Partners(int item, bool turned) => (turned ? toItems : fromItems)[item];

    static (int Item, float Weight)[][] ByItem(int count, List<ItemPair> pairs, Func<ItemPair, (int Own, int Other)> key)
    {
        var lists = new List<(int, float)>?[count];
        foreach (var pair in pairs)
        {
            var (own, other) = key(pair);
            (lists[own] ??= []).Add((other, pair.Weight));
        }
        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }

    static (int Unit, float Weight)[][] ByUnit(int count, List<ItemPair> pairs, Func<ItemPair, (int Item, int Unit)> key)
    {
        var units = new List<(int Unit, float Weight)>?[count];
        foreach (var pair in pairs)
        {
            var (item, unit) = key(pair);
            var list = units[item] ??= [];
            var at = list.FindIndex(entry => entry.Unit == unit);
            if (at < 0)
                list.Add((unit, pair.Weight));
            else if (list[at].Weight < pair.Weight)
                list[at] = (unit, pair.Weight);
        }
        return [.. units.Select(list => list?.ToArray() ?? [])];
    }

    /// <summary>The weight of From's items in a group of units that a group of To's units says too.</summary>
    public float Said(int fromFirst, int fromEnd, int toFirst, int toEnd) =>
        Said(From, fromKnown, fromUnits, fromFirst, fromEnd, toFirst, toEnd);

    /// <summary>The same of To's items.</summary>
    public float SaidBack(int fromFirst, int fromEnd, int toFirst, int toEnd) =>
        Said(To, toKnown, toUnits, toFirst, toEnd, fromFirst, fromEnd);

    static float Said(
        ArticleMeanings side,
        bool[] known,
        (int Unit, float Weight)[][] partners,
        int first,
        int end,
        int otherFirst,
        int otherEnd
    )
    {
        var sum = 0f;
        for (var u = first; u < end; u++)
        for (var i = side.Units[u].First; i < side.Units[u].End; i++)
        {
            var best = 0f;
            foreach (var (unit, weight) in partners[i])
                if (unit >= otherFirst && unit < otherEnd && weight > best)
                    best = weight;
            sum += best * WeightOf(side, known, i);
        }
        return sum;
    }
}
