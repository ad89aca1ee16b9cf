namespace Isnad;

/// <summary>What the structure finders share about one page: its lines, the words of its language, what has been found so far.</summary>
sealed class Page
{
    public Page(SourceText source, TokenTable tokens, string language)
    {
        Source = source;
        Tokens = tokens;
        Language = language;
        Lines = LineReader.Read(source, tokens);
        // Buttons and menus are often English whatever the page's language is, so English furniture is known everywhere.
        var own = Isnad.Language.Of(language);
        var languages = new List<Language>();
        if (own is not null)
            languages.Add(own);
        foreach (var other in Isnad.Language.All)
            if (other != own && (own is null || !other.RightToLeft))
                languages.Add(other);
        Words = [.. languages.Select(l => l.Compiled(PageWords.Load))];
        Proclitics = own?.Proclitics;
    }

    public SourceText Source { get; }
    public string Text => Source.Text;
    public TokenTable Tokens { get; }
    public string Language { get; }
    public List<Line> Lines { get; }
    public PageWords[] Words { get; }
    public Proclitics? Proclitics { get; }

    /// <summary>The outlet's name as the page's head tells it.</summary>
    public TextSpan? Masthead { get; set; }

    /// <summary>Several short pieces stand on the page, perhaps without line breaks between them.</summary>
    public bool Digest { get; set; }

    /// <summary>Furniture that is less than a line.</summary>
    public List<Noise> Inline { get; } = [];

    public bool IsFunctionWord(int token)
    {
        foreach (var words in Words)
            if (words.Functions.TryMatch(Tokens, token, token + 1, 0, out _))
                return true;
        return false;
    }

    /// <summary>A word that tells a topic: three letters or more and not a function word.</summary>
    public bool IsContentWord(int token) => Tokens[token].Kind == TokenKind.Word && Tokens[token].KeyLength >= 3 && !IsFunctionWord(token);

    /// <summary>The hash of a word without the proclitics, the article or the plural mark it may carry.</summary>
    uint StemKey(int token)
    {
        var key = Tokens.Key(token);
        var hash = Tokens[token].KeyHash;
        if (Proclitics is { None: false })
        {
            Span<int> skips = stackalloc int[8];
            var count = Proclitics.Splits(key, skips);
            // the longest chain that leaves three letters
            for (var i = count - 1; i >= 0; i--)
                if (key.Length - skips[i] >= 3)
                    return KeyHash.Behind(hash, key, skips[i]);
        }
        // the English plural
        return key.Length > 4 && key[^1] == 's' && key[^2] != 's' && char.IsAsciiLetter(key[0]) ? KeyHash.Of(key[..^1]) : hash;
    }

    /// <summary>The topic words among tokens <c>[first, end)</c>, at most <paramref name="limit"/> tokens looked at.</summary>
    public HashSet<uint> Topic(int first, int end, int limit)
    {
        var words = new HashSet<uint>();
        AddTopic(words, first, end, limit);
        return words;
    }

    public void AddTopic(HashSet<uint> words, int first, int end, int limit)
    {
        for (var i = first; i < end && i - first < limit; i++)
            if (IsContentWord(i))
                words.Add(StemKey(i));
    }

    /// <summary>The share of topic words of <c>[first, end)</c> that the set knows; 0 when there are none.</summary>
    public double Share(HashSet<uint> known, int first, int end, int limit)
    {
        var (all, hits) = (0, 0);
        for (var i = first; i < end && i - first < limit; i++)
        {
            if (!IsContentWord(i))
                continue;
            all++;
            if (known.Contains(StemKey(i)))
                hits++;
        }
        return all == 0 ? 0 : (double)hits / all;
    }

    /// <summary>The longest entry of a word list of any of the page's languages at a token.</summary>
    public int MatchLength(Func<PageWords, PhraseTable<bool>> list, int index, int end)
    {
        var longest = 0;
        foreach (var words in Words)
            if (list(words).TryMatch(Tokens, index, end, 0, out var match) && match.Length > longest)
                longest = match.Length;
        return longest;
    }

    public bool Contains(Func<PageWords, PhraseTable<bool>> list, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (MatchLength(list, i, end) > 0)
                return true;
        return false;
    }
}
