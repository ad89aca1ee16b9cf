using System.Runtime.InteropServices;

namespace Isnad.Ledgers;

/// <summary>An article made ready for relating outside of any transaction: its print packed, its keys computed.</summary>
internal sealed class LinkPiece
{
    /// <summary>What a shared key of each kind counts; the kind stands in the two lowest bits of the key.</summary>
    public static readonly int[] Weights = [LinkIndex.OfShingle, LinkIndex.OfQuotation, LinkIndex.OfFigure, LinkIndex.OfName];

    public LinkPiece(LinkedArticle article)
        : this(article.Print, article.Keys)
    {
        Article = article;
        Claims = ClaimKeys.Of(article);
        Utterances = UtterancePiece.Of(article);
    }

    public LinkPiece(ArticlePrint print, ArticleKeys keys)
    {
        Mine = print;
        Print = print.Pack();
        Keys = Sorted(keys.Shingles, keys.Quotations, keys.Figures, [.. keys.Names, .. keys.Told]);
        Sought = Sorted(keys.Shingles, keys.Quotations, keys.Figures, keys.Names);
        Across = Sorted([], [], [], keys.Sought);
    }

    /// <summary>Sorted, so that neighbouring keys touch neighbouring pages.</summary>
    static long[] Sorted(params ReadOnlySpan<ulong[]> kinds)
    {
        var sorted = new List<long>();
        for (var kind = 0; kind < kinds.Length; kind++)
            foreach (var key in kinds[kind])
                sorted.Add((long)((key & ~3UL) | (uint)kind));
        sorted.Sort();
        return [.. sorted];
    }

    /// <summary>The article with its reading; null where only its print is known, and then it is related within its language only.</summary>
    public LinkedArticle? Article { get; }
    public ArticlePrint Mine { get; }
    public byte[] Print { get; }

    /// <summary>Under which it is kept; under which those that are there are looked for; the same for those of other languages.</summary>
    public long[] Keys { get; }
    public long[] Sought { get; }
    public long[] Across { get; }
    public List<ClaimKey> Claims { get; } = [];
    public List<UtterancePiece> Utterances { get; } = [];

    public ReadOnlySpan<byte> PackedKeys => MemoryMarshal.AsBytes(Keys.AsSpan());

    public static List<LinkPiece> Of(Reading reading) => [.. LinkedArticle.Of(reading).Select(article => new LinkPiece(article))];
}
