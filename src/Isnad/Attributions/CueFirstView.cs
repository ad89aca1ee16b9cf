namespace Isnad;

/// <summary>One token of an article as the grammar sees it.</summary>
struct CueFirstCell
{
    public int Token;
    public CueFirstWord? Word;

    /// <summary>Key characters of proclitics in front of <see cref="Word"/>.</summary>
    public byte Skip;

    /// <summary>Key characters of proclitics in front of the mention that starts here.</summary>
    public byte MentionSkip;

    /// <summary>Position behind the mention that starts here, or 0.</summary>
    public int MentionEnd;
    public EntityType MentionType;

    /// <summary>Position behind the closing mark of the quotation that this token opens, or 0.</summary>
    public int QuoteEnd;

    /// <summary>Index of the quotation that this token opens or closes, plus one.</summary>
    public int Quote;
    public int Sentence;

    /// <summary>The token is part of a person's name: it is no cue, whatever it looks like.</summary>
    public bool InName;
}

/// <summary>A sentence in positions of the view.</summary>
readonly record struct CueFirstSentence(int Start, int End, SentenceRole Role, bool OpensParagraph);

/// <summary>
/// The tokens of one article without page noise, each with what the tables, the names and the quotations say of it. A position is an
/// index into this row of cells.
/// </summary>
sealed class CueFirstView
{
    readonly CueFirstCell[] cells;
    readonly CueFirstLexicon lexicon;

    public CueFirstView(AttributionText text, CueFirstLexicon lexicon)
    {
        this.lexicon = lexicon;
        Source = text;
        Tokens = text.Tokens;
        Quotations = [.. text.Quotations];
        var article = text.Document.Articles[text.Article].Span;
        var first = Tokens.IndexAt(article.Start);
        var end = Tokens.IndexAt(article.End);
        if (end < Tokens.Count && Tokens[end].Start < article.End)
            end++;
        cells = new CueFirstCell[Math.Max(0, end - first)];
        var position = new int[cells.Length + 1];
        var noisy = text.Document.Noise.Count > 0;
        for (var token = first; token < end; token++)
        {
            position[token - first] = Count;
            if (noisy && text.Document.IsNoise(Tokens[token].Start))
                continue;
            ref var cell = ref cells[Count++];
            cell.Token = token;
            if (Tokens[token].Kind == TokenKind.Word)
                cell.Word = Find(token, end, out cell.Skip);
        }
        position[cells.Length] = Count;
        AddSentences(text, first, end, position);
        AddMentions(text, article, first, position);
        AddQuotations(article, first, position);
    }

    /// <summary>Looks the token up; ورد is "came" only in front of "in", else "and replied".</summary>
    CueFirstWord? Find(int token, int end, out byte skip)
    {
        var key = Tokens.Key(token);
        var word = lexicon.Find(key, out skip);
        if (word is null || !word.Is(CueFirstClass.CameIn) || !lexicon.Shapes.And.Fits(key) || skip > 0)
            return word;
        if (token + 1 < end && (lexicon.Governs(Tokens.Key(token + 1)) == CueFrames.Fi || lexicon.Shapes.InIt.Fits(Tokens.Key(token + 1))))
            return word;
        if (lexicon.Find(key[1..], out var inner) is { } verb && inner == 0)
        {
            skip = 1;
            return verb;
        }
        return word;
    }

    public CueFirstShapes Shapes => lexicon.Shapes;
    public AttributionText Source { get; }
    public TokenTable Tokens { get; }

    /// <summary>All quotations of the document, by the indices that <see cref="CueFirstCell.Quote"/> holds minus one.</summary>
    public Quotation[] Quotations { get; }
    public int Count { get; private set; }
    public List<CueFirstSentence> Sentences { get; } = [];

    public ref readonly CueFirstCell this[int position] => ref cells[position];

    public ref readonly Token Token(int position) => ref Tokens[cells[position].Token];

    public ReadOnlySpan<char> Key(int position) => Tokens.Key(cells[position].Token);

    /// <summary>The frame of the preposition that stands here as a word of its own; none for any other word.</summary>
    public CueFrames Governs(int position) => cells[position] is { Skip: 0, Word: { } word } ? word.Governs : CueFrames.None;

    public char First(int position) => Tokens.Text[Token(position).Start];

    public bool Is(int position, CueFirstClass any) =>
        (uint)position < (uint)Count && cells[position].Word is { } word && (word.Class & any) != 0;

    public bool IsWord(int position) => (uint)position < (uint)Count && Token(position).Kind == TokenKind.Word;

    public bool IsComma(int position) => (uint)position < (uint)Count && First(position) is '،' or ',' && Token(position).Length == 1;

    public bool IsColon(int position) => (uint)position < (uint)Count && First(position) is ':' && Token(position).Length == 1;

    public bool IsPunctuation(int position) =>
        (uint)position < (uint)Count && Token(position).Kind is TokenKind.Punctuation or TokenKind.Symbol;

    /// <summary>The first letter is the conjunction و or ف and the table knows the word behind it, or a name stands behind it.</summary>
    public bool HasConjunction(int position)
    {
        ref readonly var cell = ref cells[position];
        return (cell.Word is not null && cell.Skip > 0 || cell.MentionSkip > 0) && lexicon.Shapes.Conjunction.Fits(Key(position));
    }

    /// <summary>A damma on one of the first letters of a past form (اختُتم، نُقل) makes it the passive.</summary>
    public bool IsPassive(int position)
    {
        var surface = Tokens.Surface(cells[position].Token);
        var mark = surface.IndexOf('\u064F');
        return mark > 0
            && mark <= cells[position].Skip + 3
            && mark < surface.Length - 2
            && surface[cells[position].Skip] is not ('ي' or 'ت' or 'س');
    }

    public CueFirstSentence SentenceAt(int position) => Sentences[cells[position].Sentence];

    public int Start(int position) => Token(position).Start;

    public int End(int position) => Token(position).End;

    public TextSpan Span(int first, int end) => new(Start(first), End(end - 1));

    /// <summary>The first position whose token ends behind the offset; <see cref="Count"/> when there is none.</summary>
    public int PositionAt(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (End(middle) <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The first letter belongs to the noun itself, which carries a possessive (بلادنا، بيانها).</summary>
    public bool IsRadical(ReadOnlySpan<char> key)
    {
        for (var length = key.Length - 1; length >= 3 && length >= key.Length - 3; length--)
            if (
                lexicon.Shapes.Possessive.Fits(key[length..])
                && lexicon.Find(key[..length], out var skip) is { } word
                && skip == 0
                && word.Is(CueFirstClass.Radical)
            )
                return true;
        return false;
    }

    /// <summary>The offset behind so many key characters of proclitics.</summary>
    public int StartAfter(int position, int skip) => skip == 0 ? Start(position) : Tokens.OffsetAfter(cells[position].Token, skip);

    void AddSentences(AttributionText text, int first, int end, int[] position)
    {
        var list = text.Document.Sentences;
        var at = 0;
        for (var i = 0; i < list.Count; i++)
        {
            var sentence = list[i];
            if (sentence.EndToken <= first || sentence.FirstToken >= end)
                continue;
            var from = Math.Max(at, position[Math.Max(0, sentence.FirstToken - first)]);
            var to = position[Math.Min(cells.Length, sentence.EndToken - first)];
            if (from > at)
                Push(at, from, SentenceRole.Body, true);
            if (to > from)
                Push(from, to, sentence.Role, sentence.OpensParagraph);
            at = Math.Max(at, to);
        }
        if (at < Count)
            Push(at, Count, SentenceRole.Body, true);

        void Push(int from, int to, SentenceRole role, bool opens)
        {
            for (var i = from; i < to; i++)
                cells[i].Sentence = Sentences.Count;
            Sentences.Add(new(from, to, role, opens));
            at = to;
        }
    }

    void AddMentions(AttributionText text, TextSpan article, int first, int[] position)
    {
        var mentions = text.Names.Mentions;
        for (var i = text.Names.FirstMentionFrom(article.Start); i < mentions.Count && mentions[i].Span.Start < article.End; i++)
        {
            var span = mentions[i].Span;
            var token = Tokens.IndexAt(span.Start);
            var from = position[token - first];
            var last = Tokens.IndexAt(span.End - 1);
            if (from >= Count || cells[from].Token != token || last - first >= cells.Length)
                continue;
            var to = position[last - first] + 1;
            // a cue in front of the name (وروت) or behind it (… هدد بـ) that the name has swallowed
            var skip = (byte)Math.Min(4, span.Start - Tokens[token].Start);
            if (
                skip == 1
                && cells[from] is { Skip: 1, Word.IsFinite: true }
                && lexicon.Shapes.And.Fits(Key(from))
                && cells[from].Sentence is var opened
                && Sentences[opened].Start == from
            )
            {
                if (to - from == 1)
                    continue;
                from++;
                skip = 0;
                if (cells[from].Word is { Speaker: not SpeakerKind.None })
                    continue; // "and told a prisoner" is nobody's name
            }
            if (
                to > from
                && cells[to - 1] is { Skip: 0, Word: { IsFinite: true, Speaker: SpeakerKind.None } }
                && Is(to, CueFirstClass.Complementiser | CueFirstClass.Time | CueFirstClass.Preposition)
            )
                to--;
            if (to == from)
                continue;
            if (to <= cells[from].MentionEnd)
                continue;
            ref var cell = ref cells[from];
            if (mentions[i].Type == EntityType.Person)
                for (var part = from; part < to && part < Count; part++)
                    cells[part].InName = true;
            cell.MentionEnd = Math.Min(to, Count);
            cell.MentionType = mentions[i].Type;
            cell.MentionSkip = skip;
        }
    }

    void AddQuotations(TextSpan article, int first, int[] position)
    {
        for (var i = 0; i < Quotations.Length; i++)
        {
            var quotation = Quotations[i];
            if (!article.Contains(quotation.Span) || quotation.Inner.IsEmpty)
                continue;
            var open = Tokens.IndexAt(quotation.Span.Start);
            var close = Tokens.IndexAt(quotation.Span.End - 1);
            if (open - first >= cells.Length || close - first >= cells.Length)
                continue;
            var from = position[open - first];
            var to = position[close - first];
            if (from >= Count || to >= Count || cells[from].Token != open)
                continue;
            cells[from].QuoteEnd = to + 1;
            cells[from].Quote = i + 1;
            if (to > from && quotation.Inner.End < quotation.Span.End)
                cells[to].Quote = i + 1;
        }
    }
}
