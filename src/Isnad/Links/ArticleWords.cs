using System.Runtime.InteropServices;

namespace Isnad;

/// <summary>
/// The words of an article in order, each as the hash of its folded stem with its place in the text: enough to align two articles of one
/// language without their texts. Page noise, byline and dateline are left out; a word joined by a ZWNJ counts as its parts, because
/// reprints lose the joiner; Arabic proclitics are passed over.
/// </summary>
public sealed class ArticleWords
{
    /// <summary>Articles longer than this are cut: a page of a hundred thousand words is a book.</summary>
    const int Most = 40_000;

    readonly uint[] hashes;
    readonly int[] starts;
    readonly ushort[] lengths;
    readonly WordTraits[] traits;

    internal ArticleWords(uint[] hashes, int[] starts, ushort[] lengths, WordTraits[] traits)
    {
        (this.hashes, this.starts, this.lengths, this.traits) = (hashes, starts, lengths, traits);
    }

    public int Count => hashes.Length;
    public ReadOnlySpan<uint> Hashes => hashes;

    internal WordTraits Traits(int word) => traits[word];

    public TextSpan Span(int word) => new(starts[word], starts[word] + lengths[word]);

    /// <summary>The span from the first character of one word to the last of the word before <paramref name="end"/>.</summary>
    public TextSpan Span(int first, int end) => new(starts[first], starts[end - 1] + lengths[end - 1]);

    /// <summary>The first word that ends after the offset.</summary>
    public int FirstFrom(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (starts[middle] + lengths[middle] <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    internal void Write(BinaryWriter into)
    {
        into.Write7BitEncodedInt(Count);
        into.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        into.Write(MemoryMarshal.AsBytes(starts.AsSpan()));
        into.Write(MemoryMarshal.AsBytes(lengths.AsSpan()));
        into.Write(MemoryMarshal.AsBytes(traits.AsSpan()));
    }

    internal static ArticleWords Read(BinaryReader from)
    {
        var count = from.Read7BitEncodedInt();
        if (count is < 0 or > Most)
            throw new InvalidDataException("a print with an impossible number of words");
        var (hashes, starts) = (new uint[count], new int[count]);
        var (lengths, traits) = (new ushort[count], new WordTraits[count]);
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(starts.AsSpan()));
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(lengths.AsSpan()));
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(traits.AsSpan()));
        return new(hashes, starts, lengths, traits);
    }

    public static ArticleWords Of(LinkedArticle article)
    {
        var tokens = article.Tokens;
        var language = Isnad.Language.Of(article.Language);
        var common = language?.Compiled(CommonWords.Load);
        var quotations = article.Quotations;
        var (quotation, figure) = (0, 0);
        List<TextSpan> filled = [.. article.Figures.Select(found => found.Span), .. article.Times.Select(found => found.Span)];
        filled.Sort();
        List<TextSpan> named =
        [
            .. article.Names.Select(mention => mention.Span),
            .. article.Reading.Names.Offices.Select(office => office.Span).Where(article.Span.Contains),
        ];
        named.Sort();
        var name = 0;
        var most = Math.Max(0, tokens.IndexAt(article.Span.End) - tokens.IndexAt(article.Span.Start)) + 16;
        var (hashes, starts) = (new List<uint>(most), new List<int>(most));
        var (lengths, traits) = (new List<ushort>(most), new List<WordTraits>(most));
        Span<int> skips = stackalloc int[8];
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Role is SentenceRole.Byline or SentenceRole.Dateline)
                continue;
            var opens = WordTraits.OpensSentence;
            for (var t = sentence.FirstToken; t < sentence.EndToken && hashes.Count < Most; t++)
            {
                ref readonly var token = ref tokens[t];
                if (token.Kind is not (TokenKind.Word or TokenKind.Number) || article.Document.IsNoise(token.Start))
                    continue;
                while (quotation < quotations.Count && quotations[quotation].Span.End <= token.Start)
                    quotation++;
                var trait = opens;
                opens = WordTraits.None;
                if (sentence.Role == SentenceRole.Title)
                    trait |= WordTraits.Title;
                if (quotation < quotations.Count && quotations[quotation].Span.Contains(token.Start))
                    trait |= WordTraits.Quoted;
                while (figure < filled.Count && filled[figure].End <= token.Start)
                    figure++;
                if (token.Kind == TokenKind.Number || (figure < filled.Count && filled[figure].Contains(token.Start)))
                    trait |= WordTraits.Filled;
                else if (common?.Has(token.KeyHash, tokens.Key(t)) ?? false)
                    trait |= WordTraits.Common;
                while (name < named.Count && named[name].End <= token.Start)
                    name++;
                if (name < named.Count && named[name].Contains(token.Start))
                    trait |= WordTraits.Named;
                if (token.Kind == TokenKind.Word && tokens.Surface(t).Contains('\u200C'))
                {
                    AddParts(tokens, t, trait);
                    continue;
                }
                var skip = 0;
                if (language is { Proclitics.None: false } && token.KeyLength > 4)
                {
                    var count = language.Proclitics.Splits(tokens.Key(t), skips);
                    while (count > 0 && token.KeyLength - skips[count - 1] < 3)
                        count--;
                    skip = count > 0 ? skips[count - 1] : 0;
                }
                Add(skip == 0 ? token.KeyHash : KeyHash.Behind(token.KeyHash, tokens.Key(t), skip), token.Start, token.Length, trait);
            }
        }
        return new([.. hashes], [.. starts], [.. lengths], [.. traits]);

        void Add(uint hash, int start, int length, WordTraits trait)
        {
            hashes.Add(hash);
            starts.Add(start);
            lengths.Add((ushort)Math.Min(length, ushort.MaxValue));
            traits.Add(trait);
        }

        void AddParts(TokenTable table, int token, WordTraits trait)
        {
            var surface = table.Surface(token);
            for (var from = 0; from < surface.Length; )
            {
                var to = surface[from..].IndexOf('\u200C') is >= 0 and var joiner ? from + joiner : surface.Length;
                if (to > from)
                {
                    Add(KeyHash.Of(Folding.Fold(surface[from..to])), table[token].Start + from, to - from, trait);
                    trait &= ~WordTraits.OpensSentence;
                }
                from = to + 1;
            }
        }
    }

    /// <summary>Hash of the <paramref name="count"/> words from <paramref name="first"/> on.</summary>
    internal ulong Shingle(int first, int count) => XxHash64.Of(MemoryMarshal.AsBytes(hashes.AsSpan(first, count)));
}

[Flags]
internal enum WordTraits : byte
{
    None = 0,
    OpensSentence = 1,
    Title = 2,

    /// <summary>Between quotation marks.</summary>
    Quoted = 4,

    /// <summary>Frequent in every text of the language: says nothing about this one.</summary>
    Common = 8,

    /// <summary>Part of a figure, a time or a number: what one template of a bulletin has filled in anew each time.</summary>
    Filled = 16,

    /// <summary>Part of a name or of the office beside it: two reporters write the same long title.</summary>
    Named = 32,
}
