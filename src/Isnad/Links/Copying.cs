namespace Isnad;

/// <summary>What of two articles' words is the same, measured on their passages, and what that makes of them.</summary>
internal sealed class Copying
{
    Copying(List<WordPassage> passages) => Passages = passages;

    public List<WordPassage> Passages { get; }

    /// <summary>Words that are the same, of all words of either side.</summary>
    public double FromShare { get; private init; }
    public double ToShare { get; private init; }

    /// <summary>Words of the passages that are not a quotation on both sides: two reporters may hear the same speaker.</summary>
    public int Own { get; private init; }

    /// <summary>Words of the longest passage that are not a quotation on both sides.</summary>
    public int Longest { get; private init; }
    public double Share => Math.Max(FromShare, ToShare);
    public LinkKind? Kind { get; private init; }
    public double Score { get; private init; }

    public static Copying Of(ArticleWords from, ArticleWords to)
    {
        var passages = PassageFinder.Find(from, to);
        var (matched, own, longest) = (0, 0, 0);
        foreach (var passage in passages)
        {
            matched += passage.Matched;
            var mine = OwnWords(from, to, passage);
            own += mine;
            longest = Math.Max(longest, mine);
        }
        var (fromShare, toShare) = (Share(matched, from), Share(matched, to));
        var share = Math.Max(fromShare, toShare);
        LinkKind? kind =
            share >= 0.5 && own >= 12 ? LinkKind.Reprint
            : longest >= 20 ? LinkKind.Excerpt
            : null;
        return new(passages)
        {
            FromShare = fromShare,
            ToShare = toShare,
            Own = own,
            Longest = longest,
            Kind = kind,
            Score = kind == LinkKind.Reprint ? share : Math.Min(1, own / 60.0),
        };

        static double Share(int matched, ArticleWords words) => words.Count == 0 ? 0 : (double)matched / words.Count;
    }

    public List<Passage> Spans(ArticleWords from, ArticleWords to) =>
        Passages.ConvertAll(p => new Passage(from.Span(p.FromStart, p.FromEnd), to.Span(p.ToStart, p.ToEnd)));

    static int OwnWords(ArticleWords from, ArticleWords to, WordPassage passage)
    {
        var (quotedFrom, quotedTo) = (0, 0);
        for (var i = passage.FromStart; i < passage.FromEnd; i++)
            quotedFrom += (from.Traits(i) & WordTraits.Quoted) != 0 ? 1 : 0;
        for (var i = passage.ToStart; i < passage.ToEnd; i++)
            quotedTo += (to.Traits(i) & WordTraits.Quoted) != 0 ? 1 : 0;
        return Math.Max(0, passage.Matched - Math.Min(quotedFrom, quotedTo));
    }
}
