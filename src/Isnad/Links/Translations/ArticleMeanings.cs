using System.Globalization;

namespace Isnad;

internal enum ItemKind : byte
{
    Word,
    Name,
    Number,
    Time,
}

/// <summary>
/// A thing an article says, apart from any language: a word with what it can mean, a name by its sound, a number or a time by its value.
/// <see cref="Weight"/> is what it counts within its article; <see cref="Pivot"/> is the one number by which it is most likely known again in
/// another language, 0 when there is none.
/// </summary>
internal readonly record struct MeaningItem(TextSpan Span, int Unit, float Weight, int First, int End, ItemKind Kind, uint Pivot);

/// <summary>A sentence as it is aligned: its span and its items.</summary>
internal readonly record struct MeaningUnit(TextSpan Span, int First, int End, SentenceRole Role);

/// <summary>What an article says, sentence by sentence, in numbers that the languages share. Byline, dateline and page noise are left out.</summary>
internal sealed class ArticleMeanings
{
    /// <summary>Longer articles are cut: what is compared is one piece of writing.</summary>
    const int MostItems = 20_000;

    /// <summary>Words that one token may be made of.</summary>
    const int MostRunTogether = 32;
    const float SoundWeight = 0.5f;
    const float SpellingWeight = 0.9f;
    const float RootWeight = 0.55f;

    // name spaces of concepts that no language owns
    const uint OfNumber = 0x6E756D62;
    const uint OfTime = 0x74696D65;
    const uint OfSound = 0x736F756E;
    const uint OfSpelling = 0x7370656C;
    const uint OfRoot = 0x726F6F74;

    readonly List<MeaningItem> items = [];
    readonly List<MeaningUnit> units = [];
    readonly List<Meaning> meanings = [];
    readonly LinkedArticle article;
    readonly Lexicon lexicon;
    readonly NumberMeanings numbers;
    readonly bool latin;

    readonly Lazy<ArticleMeanings> outside;

    ArticleMeanings(LinkedArticle article, Language language, Lexicon lexicon, ArticleMeanings? besides = null)
    {
        (this.article, this.lexicon) = (article, lexicon);
        numbers = language.Compiled(NumberMeanings.Load);
        latin = !language.RightToLeft;
        outside = new(() => new(article, language, lexicon, this));
        if (besides is null)
            Read();
        else
            ReadBesides(besides.units);
    }

    /// <summary>
    /// What stands on the page and is no part of the article, line by line: captions, notes at the foot, what the reader took for furniture or for
    /// another article. A sentence that stands here was not left out.
    /// </summary>
    public ArticleMeanings Outside => outside.Value;

    public IReadOnlyList<MeaningItem> Items => items;
    public IReadOnlyList<MeaningUnit> Units => units;
    public LinkedArticle Article => article;
    public Lexicon Lexicon => lexicon;

    public ReadOnlySpan<Meaning> MeaningsOf(int item) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(meanings)[items[item].First..items[item].End];

    /// <summary>The meanings of an article, or null when Isnad does not read its language.</summary>
    public static ArticleMeanings? Of(LinkedArticle article, Lexicon? lexicon = null) =>
        Language.Of(article.Language) is { } language && (lexicon ?? Lexicon.Of(language.Tag)) is { } words
            ? new(article, language, words)
            : null;

    /// <summary>The index of the first item that ends after the offset.</summary>
    public int ItemAt(int offset)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (items[middle].Span.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    void Read()
    {
        var (figure, time, name) = (0, 0, 0);
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Role is SentenceRole.Byline or SentenceRole.Dateline or SentenceRole.Caption || items.Count > MostItems)
                continue;
            var (first, unit) = (items.Count, units.Count);
            for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
            {
                var token = article.Tokens[t];
                if (token.Kind is TokenKind.Punctuation or TokenKind.Symbol || article.Document.IsNoise(token.Start))
                    continue;
                while (time < article.Times.Count && article.Times[time].Span.End <= token.Start)
                    time++;
                if (time < article.Times.Count && article.Times[time].Span.Contains(token.Start))
                {
                    AddTime(article.Times[time], unit);
                    t = Last(t, sentence.EndToken, article.Times[time].Span.End);
                    continue;
                }
                while (figure < article.Figures.Count && article.Figures[figure].Span.End <= token.Start)
                    figure++;
                if (figure < article.Figures.Count && article.Figures[figure].Span.Contains(token.Start))
                {
                    AddFigure(article.Figures[figure], unit);
                    t = Last(t, sentence.EndToken, article.Figures[figure].Span.End);
                    continue;
                }
                while (name < article.Names.Count && article.Names[name].Span.End <= token.Start)
                    name++;
                var named = name < article.Names.Count && article.Names[name].Span.Contains(token.Start);
                if (token.Kind == TokenKind.Number)
                    AddDigits(t, unit);
                else
                    AddWord(t, unit, named);
            }
            if (items.Count > first)
                units.Add(new(sentence.Span, first, items.Count, sentence.Role));
        }
        WeighByRarity();
    }

    void ReadBesides(List<MeaningUnit> read)
    {
        var (first, start, unit) = (0, 0, 0);
        for (var t = 0; t < article.Tokens.Count && items.Count <= MostItems; t++)
        {
            var token = article.Tokens[t];
            while (unit < read.Count && read[unit].Span.End <= token.Start)
                unit++;
            if (unit < read.Count && read[unit].Span.Contains(token.Start) && !article.Document.IsNoise(token.Start))
                continue;
            if (items.Count > first && Ends(start, token.Start))
                Close(token.Start);
            if (items.Count == first)
                start = token.Start;
            if (token.Kind == TokenKind.Number)
                AddDigits(t, units.Count);
            else if (token.Kind == TokenKind.Word)
                AddWord(t, units.Count, named: false);
        }
        if (items.Count > first)
            Close(article.Text.Length);

        bool Ends(int from, int to) => article.Text.AsSpan(from, to - from).IndexOfAny(['\n', '.', '!', '?', '؟']) >= 0;

        void Close(int end)
        {
            units.Add(new(new(start, end), first, items.Count, SentenceRole.Body));
            first = items.Count;
        }
    }

    int Last(int token, int end, int offset)
    {
        while (token + 1 < end && article.Tokens[token + 1].Start < offset)
            token++;
        return token;
    }

    /// <summary>A word that an article uses in every sentence says little about which sentence is which.</summary>
    void WeighByRarity()
    {
        var sentences = new Dictionary<uint, (int Count, int Unit)>();
        for (var i = 0; i < items.Count; i++)
            foreach (var meaning in MeaningsOf(i)[..Math.Min(1, items[i].End - items[i].First)])
            {
                var (count, unit) = sentences.GetValueOrDefault(meaning.Concept, (0, -1));
                if (unit != items[i].Unit)
                    sentences[meaning.Concept] = (count + 1, items[i].Unit);
            }
        for (var i = 0; i < items.Count; i++)
            if (items[i].End > items[i].First && sentences[MeaningsOf(i)[0].Concept].Count is > 1 and var count)
                items[i] = items[i] with { Weight = items[i].Weight / (1 + 0.4f * MathF.Log(count)) };
    }

    void AddTime(TimeMention time, int unit)
    {
        if (time.Value is not { } value)
            return;
        var from = meanings.Count;
        meanings.Add(new(Mixed(OfTime, value), 1));
        var clock = value.IndexOf('T', StringComparison.Ordinal);
        if (clock > 0 && !value.Contains('/', StringComparison.Ordinal))
            meanings.Add(new(Mixed(OfTime, value.AsSpan(0, clock)), 1));
        items.Add(new(time.Span, unit, 1.2f, from, meanings.Count, ItemKind.Time, meanings[^1].Concept));
    }

    void AddFigure(Figure figure, int unit)
    {
        var from = meanings.Count;
        if (figure.Value is { } value)
            meanings.Add(new(NumberConcept(value), 1));
        else
            return;
        if (figure.High is { } high)
            meanings.Add(new(NumberConcept(high), 0.8f));
        AddWordOf(figure.Span);
        items.Add(new(figure.Span, unit, value > 12 ? 1.5f : 0.8f, from, meanings.Count, ItemKind.Number, meanings[from].Concept));
    }

    /// <summary>"Half" is a figure for one reader and a word for another: a figure of one word keeps what the word means.</summary>
    void AddWordOf(TextSpan span)
    {
        var token = article.Tokens.IndexAt(span.Start);
        if (article.Tokens[token].Kind != TokenKind.Word || article.Tokens[token].End < span.End)
            return;
        Span<char> stems = stackalloc char[Stemmer.Longest];
        var key = article.Tokens.Key(token);
        var hash = KeyHash.Of(lexicon.Stemmer.Stem(key, stems, lexicon.Skip(key)));
        AddAll(lexicon.Meanings(hash));
        if (latin)
            meanings.Add(new(lexicon.ConceptOf(hash), 1));
    }

    void AddDigits(int token, int unit)
    {
        var key = article.Tokens.Key(token);
        if (!decimal.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return;
        meanings.Add(new(NumberConcept(value), 1));
        items.Add(
            new(
                article.Tokens[token].Span,
                unit,
                value > 12 ? 1.2f : 0.5f,
                meanings.Count - 1,
                meanings.Count,
                ItemKind.Number,
                meanings[^1].Concept
            )
        );
    }

    static uint NumberConcept(decimal value) => Mixed(OfNumber, value.ToString("0.####", CultureInfo.InvariantCulture));

    static uint Mixed(uint space, ReadOnlySpan<char> text) => (KeyHash.Of(text) ^ space) * 0x85EBCA6Bu;

    void AddWord(int token, int unit, bool named)
    {
        var key = article.Tokens.Key(token);
        Span<Range> words = stackalloc Range[MostRunTogether];
        if (!latin && !char.IsAsciiLetter(key[0]) && RunTogether.Split(key, lexicon, words) is > 0 and var count)
            foreach (var word in words[..count])
                AddWord(key[word], token, unit, named: false);
        else
            AddWord(key, token, unit, named);
    }

    void AddWord(ReadOnlySpan<char> key, int token, int unit, bool named)
    {
        if (!named && lexicon.Stemmer.IsLight(key))
            return;
        Span<char> stems = stackalloc char[Stemmer.Longest];
        Span<char> roots = stackalloc char[Stemmer.Longest];
        var skip = lexicon.Skip(key);
        var stem = lexicon.Stemmer.Stem(key, stems, skip);
        if (!named && lexicon.Stemmer.IsLight(stem))
            return;
        var hash = KeyHash.Of(stem);
        var from = meanings.Count;
        var known = AddAll(lexicon.Meanings(hash));
        if (latin)
        {
            meanings.Add(new(lexicon.ConceptOf(hash), 1));
        }
        else if (char.IsAsciiLetter(key[0]))
        {
            // a word left in Latin letters
            known = true;
            meanings.Add(new(Lexicon.Concept("en", Lexicon.English.Stem(key, roots)), 1));
        }
        else
        {
            var root = Stemmer.Root(stem, roots);
            if (!known && lexicon.Semitic)
                known = AddAll(lexicon.RootMeanings(KeyHash.Of(root)));
            if (lexicon.Semitic)
                meanings.Add(new(lexicon.ConceptOf(hash), 1));
            // Persian shares its Arabic words with Arabic
            meanings.Add(new(Mixed(OfSpelling, stem), SpellingWeight));
            if (root.Length >= 3)
                meanings.Add(new(Mixed(OfRoot, root), RootWeight));
        }
        if (numbers.Of(key[skip..]) is { } number)
            meanings.Add(new(NumberConcept(number), 1));
        var pivot = lexicon.Pivot(hash) ?? 0;
        var upper = latin && char.IsUpper(article.Text[article.Tokens[token].Start]);
        if (named || upper || (!latin && !known))
        {
            var sound = NameSkeleton.Skeleton(key[skip..]);
            if (sound.Length >= 3 && (named || pivot == 0))
                pivot = Mixed(OfSound, sound);
            if (sound.Length >= (named ? 2 : 3))
                meanings.Add(new(Mixed(OfSound, sound), named ? 0.8f : SoundWeight));
        }
        items.Add(
            new(article.Tokens[token].Span, unit, named ? 1.2f : 1f, from, meanings.Count, named ? ItemKind.Name : ItemKind.Word, pivot)
        );
    }

    bool AddAll(ReadOnlySpan<Meaning> list)
    {
        foreach (var meaning in list)
            meanings.Add(meaning);
        return list.Length > 0;
    }
}

/// <summary>The words for whole numbers of a language (<c>numbers.tsv</c>): what stands in the text as one of them counts as the number.</summary>
internal sealed class NumberMeanings
{
    readonly Dictionary<string, decimal> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> byKey;

    NumberMeanings(Language language)
    {
        foreach (var row in language.Table("numbers"))
            if (
                row[1] is "unit" or "teen" or "ten" or "hundreds"
                && decimal.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            )
                values.TryAdd(Folding.Fold(row[0]), value);
        byKey = values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static NumberMeanings Load(Language language) => new(language);

    public decimal? Of(ReadOnlySpan<char> key) => byKey.TryGetValue(key, out var value) ? value : null;
}
