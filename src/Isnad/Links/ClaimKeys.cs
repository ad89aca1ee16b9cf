using System.Runtime.InteropServices;
using System.Text;

namespace Isnad;

public enum ClaimKind
{
    Statement,
    Figure,
    Event,
}

/// <summary>What a statement, figure or event claims, as a key: two findings with one key say the same. <see cref="Ordinal"/> counts in the reading's list.</summary>
public readonly record struct ClaimKey(ulong Key, ClaimKind Kind, int Ordinal);

/// <summary>A statement's place in its reading's list, its claim's key, and the words of its article from its first to its last.</summary>
public readonly record struct SaidWords(int Ordinal, ulong Key, int First, int End);

/// <summary>
/// Keys of claims. The same utterance: the telling words of what was said, in order. The same figure: measure, value, period and place.
/// The same reported event: type, day and place. Figures and events are free of language.
/// </summary>
public static class ClaimKeys
{
    /// <summary>Fewer telling words than this are said by many ("the talks were fruitful").</summary>
    const int FewestWords = 4;

    const ulong OfStatement = 11;
    const ulong OfFigure = 12;
    const ulong OfEvent = 13;

    public static List<ClaimKey> Of(LinkedArticle article)
    {
        var reading = article.Reading;
        var keys = article.Print.Said.Select(said => new ClaimKey(said.Key, ClaimKind.Statement, said.Ordinal)).ToList();
        for (var f = 0; f < reading.Figures.Count; f++)
            if (article.Span.Contains(reading.Figures[f].Span) && FigureKey(reading, reading.Figures[f]) is { } key)
                keys.Add(new(key, ClaimKind.Figure, f));
        for (var e = 0; e < reading.Events.Count; e++)
            if (article.Span.Contains(reading.Events[e].Trigger) && EventKey(reading, reading.Events[e]) is { } key)
                keys.Add(new(key, ClaimKind.Event, e));
        return keys;
    }

    /// <summary>The sure statements of an article that say enough to be a claim.</summary>
    internal static List<SaidWords> Said(LinkedArticle article)
    {
        var words = article.Words;
        var all = new List<SaidWords>();
        var telling = new List<uint>();
        for (var s = 0; s < article.Reading.Statements.Count; s++)
        {
            if (article.Reading.Statements[s] is not { ToReview: false } said || said.Article != article.Index)
                continue;
            telling.Clear();
            var (first, end) = (int.MaxValue, 0);
            foreach (var content in said.Content)
                for (var w = words.FirstFrom(content.Start); w < words.Count && words.Span(w).Start < content.End; w++)
                {
                    (first, end) = (Math.Min(first, w), Math.Max(end, w + 1));
                    if ((words.Traits(w) & WordTraits.Common) == 0)
                        telling.Add(words.Hashes[w]);
                }
            if (telling.Count >= FewestWords)
                all.Add(new(s, XxHash64.Of(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(telling)), OfStatement), first, end));
        }
        return all;
    }

    static ulong? FigureKey(Reading reading, Figure figure)
    {
        if (figure is not { Measure: { } measure, Value: { } value } || figure.Period is null && figure.Place is null)
            return null;
        return Text(
            FormattableString.Invariant(
                $"{measure}|{value:G29}|{figure.High:G29}|{figure.Unit}|{figure.Period}|{PlaceKey(reading, figure.Place)}"
            ),
            OfFigure
        );
    }

    static ulong? EventKey(Reading reading, Event happened) =>
        happened is { Date.Length: 10, Place: not null } && happened.Type != EventType.Other
            ? Text($"{happened.Type}|{happened.Date}|{PlaceKey(reading, happened.Place)}", OfEvent)
            : null;

    /// <summary>A state by its name in the tables, another place by the consonants of its name: alike in the three languages.</summary>
    static string PlaceKey(Reading reading, int? place) =>
        place is { } entity && reading.Names.Entities[entity].Name is var name
            ? Institution.StateCalled(name) ?? string.Join('-', NameSkeleton.Of(name))
            : "";

    static ulong Text(string text, ulong seed) => XxHash64.Of(Encoding.UTF8.GetBytes(text), seed);

    /// <summary>
    /// The statements of two linked articles that are one, by the passages that the two share: word for word or edited within one language,
    /// in their order within a passage across languages. Pairs of keys that differ.
    /// </summary>
    public static List<(ulong From, ulong To)> Same(ArticlePrint from, ArticlePrint to, Link link)
    {
        var same = new List<(ulong, ulong)>();
        var across = !string.Equals(from.Language, to.Language, StringComparison.Ordinal);
        foreach (var passage in link.Passages)
        {
            var (left, right) = (Within(from, passage.From), Within(to, passage.To));
            if (across)
            {
                if (left.Count == right.Count)
                    same.AddRange(left.Zip(right, (one, other) => (one.Key, other.Key)));
                continue;
            }
            foreach (var one in left)
            {
                var words = from.Words.Hashes[one.First..one.End].ToArray().ToHashSet();
                var (best, alike) = (default(SaidWords?), 0.6);
                foreach (var other in right)
                {
                    var others = to.Words.Hashes[other.First..other.End].ToArray().ToHashSet();
                    var common = others.Count(words.Contains);
                    var share = (double)common / (words.Count + others.Count - common);
                    if (share > alike)
                        (best, alike) = (other, share);
                }
                if (best is { } found)
                    same.Add((one.Key, found.Key));
            }
        }
        same.RemoveAll(pair => pair.Item1 == pair.Item2);
        return same;
    }

    /// <summary>The statements of which more than half stands in the span.</summary>
    static List<SaidWords> Within(ArticlePrint article, TextSpan span)
    {
        var (first, end) = (article.Words.FirstFrom(span.Start), article.Words.FirstFrom(span.End - 1) + 1);
        return [.. article.Said.Where(said => (Math.Min(end, said.End) - Math.Max(first, said.First)) * 2 > said.End - said.First)];
    }
}
