namespace Isnad;

/// <summary>
/// What the decision within a language needs of an article, and nothing more: small enough to be kept for each article of a ledger, so that
/// candidates are compared without reading them again.
/// </summary>
public sealed class ArticlePrint
{
    const byte Format = 1;

    uint[]? telling;

    public required string Language { get; init; }
    public required ArticleWords Words { get; init; }

    /// <summary>Day of publication (EDTF), and the last day that the page gives for itself.</summary>
    public string? Published { get; init; }
    public string? PageDay { get; init; }

    /// <summary>The outlet that publishes it, and the origins that it names, as folded keys of their names.</summary>
    public string? Outlet { get; init; }
    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>What is said in it, by words.</summary>
    public IReadOnlyList<SaidWords> Said { get; init; } = [];

    /// <summary>True when the page holds several articles.</summary>
    public bool InDigest { get; init; }

    /// <summary>The words that are not function words, each once, sorted.</summary>
    internal ReadOnlySpan<uint> Telling => telling ??= TellingWords();

    uint[] TellingWords()
    {
        var words = new List<uint>(Words.Count);
        for (var i = 0; i < Words.Count; i++)
            if ((Words.Traits(i) & WordTraits.Common) == 0)
                words.Add(Words.Hashes[i]);
        words.Sort();
        return [.. words.Distinct()];
    }

    public static ArticlePrint Of(LinkedArticle article)
    {
        var chain = new List<ChainLink>();
        Voice.Add(article.Document, article.Reading.Names, article.Article, chain);
        var outlet = chain[0].Entity is { } || article.Document.Source.Metadata.Outlet is not null ? NameParts.Of(chain[0].Name).Key : null;
        string? page = null;
        foreach (var candidate in article.Published.Candidates)
            if (candidate.Value.Length == 10 && (page is null || string.CompareOrdinal(candidate.Value, page) > 0))
                page = candidate.Value;
        return new ArticlePrint
        {
            Language = article.Language,
            Words = article.Words,
            Published = article.Published.Value,
            PageDay = page,
            Outlet = outlet,
            Credits = [.. article.Credits.Select(credit => credit.Key)],
            InDigest = article.Reading.Articles.Count > 1,
            Said = ClaimKeys.Said(article),
        };
    }

    /// <summary>The print in bytes; <see cref="Unpack"/> reads them back.</summary>
    public byte[] Pack()
    {
        using var bytes = new MemoryStream(Words.Count * 11 + 128);
        using var into = new BinaryWriter(bytes);
        into.Write(Format);
        into.Write(Language);
        into.Write(Published ?? "");
        into.Write(PageDay ?? "");
        into.Write(Outlet ?? "");
        into.Write7BitEncodedInt(Credits.Count);
        foreach (var credit in Credits)
            into.Write(credit);
        into.Write(InDigest);
        into.Write7BitEncodedInt(Said.Count);
        foreach (var said in Said)
        {
            into.Write7BitEncodedInt(said.Ordinal);
            into.Write(said.Key);
            into.Write7BitEncodedInt(said.First);
            into.Write7BitEncodedInt(said.End);
        }
        Words.Write(into);
        into.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no print.</exception>
    public static ArticlePrint Unpack(byte[] packed)
    {
        using var from = new BinaryReader(new MemoryStream(packed));
        try
        {
            if (from.ReadByte() != Format)
                throw new InvalidDataException("a print of another format");
            var (language, published, page, outlet) = (from.ReadString(), Text(), Text(), Text());
            var credits = new string[Math.Min(from.Read7BitEncodedInt(), packed.Length)];
            for (var i = 0; i < credits.Length; i++)
                credits[i] = from.ReadString();
            var digest = from.ReadBoolean();
            var said = new SaidWords[Math.Min(from.Read7BitEncodedInt(), packed.Length)];
            for (var i = 0; i < said.Length; i++)
                said[i] = new(from.Read7BitEncodedInt(), from.ReadUInt64(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
            return new ArticlePrint
            {
                Language = language,
                Published = published,
                PageDay = page,
                Outlet = outlet,
                Credits = credits,
                InDigest = digest,
                Said = said,
                Words = ArticleWords.Read(from),
            };
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or OverflowException)
        {
            throw new InvalidDataException("a damaged print", error);
        }

        string? Text() => from.ReadString() is { Length: > 0 } text ? text : null;
    }
}
