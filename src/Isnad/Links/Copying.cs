namespace Isnad;

/// <summary>What of two articles' words is the same, and what that makes of them.</summary>
internal sealed class Copying
{
    /// <summary>Share of equal words in a passage from which on it is word for word.</summary>
    const double Verbatim = 0.8;

    /// <summary>Fewer words of figures and times than this tell nothing about their being filled in.</summary>
    const int FewFilled = 4;

    /// <summary>Words of the passages that are not a quotation on both sides: two reporters may hear the same speaker.</summary>
    public int Own { get; private init; }

    /// <summary>The same of the longest passage that was taken over word for word.</summary>
    public int Longest { get; private init; }

    /// <summary>
    /// Words of figures and times in the passages that differ, of all of them, and the same of the other words: the first is high and the
    /// second low where one form was filled in twice.
    /// </summary>
    public double Refilled { get; private init; }
    public double Reworded { get; private init; }

    /// <summary>Share of the source's and the taker's words that stand in passages of the other.</summary>
    public double SourceShare { get; private init; }
    public double TakerShare { get; private init; }

    /// <summary>Share of the taker's telling words that the source has anywhere.</summary>
    public double Contained { get; private init; }

    /// <summary>Share of the taker's neighbours that are near each other in the source. It costs most and is asked of few pairs.</summary>
    public double Neighbours => neighbours ??= NeighboursIn(source, taker);

    double? neighbours;
    readonly ArticleWords source;
    readonly ArticleWords taker;

    Copying(ArticleWords source, ArticleWords taker) => (this.source, this.taker) = (source, taker);

    /// <summary>Words of the taker for each of the source.</summary>
    public double Length { get; private init; }

    /// <summary>True when a passage begins with the source's first words.</summary>
    public bool FromTheTop { get; private init; }
    public List<WordPassage> Passages { get; private init; } = [];

    /// <summary>Compares two articles of which the second is thought to have taken from the first.</summary>
    public static Copying Of(ArticlePrint source, ArticlePrint taker)
    {
        var (from, to) = (source.Words, taker.Words);
        var passages = PassageFinder.Find(from, to);
        var (matched, own, longest) = (0, 0, 0);
        var (filled, refilled, other, reworded) = (0, 0, 0, 0);
        var top = false;
        foreach (var passage in passages)
        {
            matched += passage.Matched;
            var mine = OwnWords(from, to, passage);
            own += mine;
            if (passage.Matched >= Verbatim * Math.Max(passage.FromEnd - passage.FromStart, passage.ToEnd - passage.ToStart))
                longest = Math.Max(longest, mine);
            top |= mine >= 12 && passage.FromStart <= TopWords(from);
            var theirs = from.Hashes[passage.FromStart..passage.FromEnd];
            for (var i = passage.ToStart; i < passage.ToEnd; i++)
            {
                var changed = theirs.Contains(to.Hashes[i]) ? 0 : 1;
                if ((to.Traits(i) & WordTraits.Filled) != 0)
                    (filled, refilled) = (filled + 1, refilled + changed);
                else
                    (other, reworded) = (other + 1, reworded + changed);
            }
        }
        return new(from, to)
        {
            Passages = passages,
            Own = own,
            Longest = longest,
            Refilled = filled < FewFilled ? 0 : Share(refilled, filled),
            Reworded = Share(reworded, other),
            SourceShare = Share(matched, from.Count),
            TakerShare = Share(matched, to.Count),
            Contained = ContainedIn(source.Telling, taker.Telling),
            Length = Share(to.Count, from.Count),
            FromTheTop = top,
        };
    }

    public List<Passage> Spans(ArticleWords from, ArticleWords to) =>
        Passages.ConvertAll(p => new Passage(from.Span(p.FromStart, p.FromEnd), to.Span(p.ToStart, p.ToEnd)));

    static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>A passage that begins before this word begins at the top: in the title or the lead.</summary>
    static int TopWords(ArticleWords words)
    {
        var title = 0;
        while (title < words.Count && (words.Traits(title) & WordTraits.Title) != 0)
            title++;
        return title + 12;
    }

    /// <summary>
    /// Equal words of a passage that show copying: without what both sides have in quotation marks, and without names and offices, which two
    /// reporters write alike.
    /// </summary>
    static int OwnWords(ArticleWords from, ArticleWords to, WordPassage passage)
    {
        var (quotedFrom, quotedTo, named) = (0, 0, 0);
        for (var i = passage.FromStart; i < passage.FromEnd; i++)
            quotedFrom += (from.Traits(i) & WordTraits.Quoted) != 0 ? 1 : 0;
        for (var i = passage.ToStart; i < passage.ToEnd; i++)
        {
            var traits = to.Traits(i);
            quotedTo += (traits & WordTraits.Quoted) != 0 ? 1 : 0;
            named += (traits & (WordTraits.Quoted | WordTraits.Named)) == WordTraits.Named ? 1 : 0;
        }
        return Math.Max(0, passage.Matched - Math.Min(quotedFrom, quotedTo) - named);
    }

    static double ContainedIn(ReadOnlySpan<uint> source, ReadOnlySpan<uint> taker)
    {
        var (i, common) = (0, 0);
        foreach (var word in taker)
        {
            while (i < source.Length && source[i] < word)
                i++;
            common += i < source.Length && source[i] == word ? 1 : 0;
        }
        return Share(common, taker.Length);
    }

    /// <summary>The share of the taker's words with one of the next two that follows it within three words in the source, too.</summary>
    static double NeighboursIn(ArticleWords from, ArticleWords to)
    {
        var source = from.Hashes;
        var taker = to.Hashes;
        if (taker.Length < 2)
            return 0;
        var pairs = new HashSet<ulong>(source.Length * 3);
        for (var i = 0; i < source.Length; i++)
        for (var j = i + 1; j < source.Length && j <= i + 3; j++)
            pairs.Add((ulong)source[i] << 32 | source[j]);
        var near = 0;
        for (var i = 0; i + 1 < taker.Length; i++)
            if (
                pairs.Contains((ulong)taker[i] << 32 | taker[i + 1])
                || i + 2 < taker.Length && pairs.Contains((ulong)taker[i] << 32 | taker[i + 2])
            )
                near++;
        return Share(near, taker.Length - 1);
    }
}
