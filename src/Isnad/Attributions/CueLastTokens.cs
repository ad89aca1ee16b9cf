namespace Isnad;

/// <summary>
/// The tokens of one article with what the tables say of each. <see cref="Long"/> is the longest phrase that begins at a token,
/// <see cref="Short"/> the word alone.
/// </summary>
sealed class CueLastTokens
{
    readonly CueLastWord?[] longest;
    readonly CueLastWord?[] single;
    readonly byte[] lengths;
    readonly WordClass[] classes;

    /// <summary>One more than the index of the mention that begins at the token.</summary>
    readonly int[] mentionAt;
    readonly short[] quotationAt;
    readonly short[] closingAt;

    public CueLastTokens(AttributionText text, CueLastLexicon lexicon)
    {
        Lexicon = lexicon;
        Names = text.Names;
        Tokens = text.Tokens;
        var span = text.Document.Articles[text.Article].Span;
        First = Tokens.IndexAt(span.Start);
        End = First;
        while (End < Tokens.Count && Tokens[End].Start < span.End)
            End++;
        var count = End - First;
        longest = new CueLastWord?[count];
        single = new CueLastWord?[count];
        lengths = new byte[count];
        quotationAt = new short[count];
        closingAt = new short[count];
        Quotations = text.Quotations;
        Span<char> joined = stackalloc char[64];
        for (var i = First; i < End; i++)
        {
            var at = i - First;
            lengths[at] = 1;
            if (Tokens[i].Kind is TokenKind.Punctuation or TokenKind.Symbol)
                continue;
            // the prefix of the present tense written as a word of its own: "می گوید"
            if (i + 1 < End && IsPresentPrefix(i) && Tokens[i + 1].Newlines == 0 && Join(i, joined, out var length))
                if (
                    lexicon.Words.TryGet(joined[..length], out var verb)
                    && (verb!.Verbs.Length > 0 || (verb.Classes & WordClass.Modal) != 0)
                    && !(lexicon.Words.TryMatch(Tokens, i, End, 0, out var phrase) && phrase.Length > 2)
                )
                {
                    longest[at] = verb;
                    lengths[at] = 2;
                    continue;
                }
            if (!lexicon.Words.TryMatch(Tokens, i, End, 0, out var match))
                continue;
            longest[at] = match.Value;
            lengths[at] = (byte)match.Length;
            if (match.Length == 1)
                single[at] = match.Value;
            else if (lexicon.Words.TryGet(Tokens.Key(i), out var alone))
                single[at] = alone;
        }
        classes = new WordClass[count];
        for (var at = 0; at < count; at++)
            classes[at] = (longest[at]?.Classes ?? WordClass.None) | (single[at]?.Classes ?? WordClass.None);
        mentionAt = new int[count];
        MarkMentions();
        MarkQuotations(text);
        Verbs = new(this);
    }

    public CueLastVerbs Verbs { get; }

    public CueLastLexicon Lexicon { get; }
    public EntityTable Names { get; }
    public TokenTable Tokens { get; }
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>The article's tokens are <c>[First, End)</c>.</summary>
    public int First { get; }
    public int End { get; }

    public CueLastWord? Long(int index) => longest[index - First];

    public CueLastWord? Short(int index) => single[index - First];

    /// <summary>Number of tokens of <see cref="Long"/>, 1 where there is none.</summary>
    public int Length(int index) => lengths[index - First];

    /// <summary>All classes of the word and of the phrase that begins with it.</summary>
    public WordClass Classes(int index) => classes[index - First];

    public bool Is(int index, WordClass wanted)
    {
        var at = index - First;
        return (uint)at < (uint)classes.Length && (classes[at] & wanted) != 0;
    }

    /// <summary>The quotation whose opening mark this token is, or -1.</summary>
    public int QuotationAt(int index) => quotationAt[index - First] - 1;

    /// <summary>True when the token is the closing mark of a quotation.</summary>
    public bool Closes(int index) => index >= First && index < End && closingAt[index - First] != 0;

    /// <summary>The token behind the closing mark of the quotation.</summary>
    public int AfterQuotation(int quotation) => Tokens.IndexAt(Quotations[quotation].Span.End - 1) + 1;

    public bool IsMark(int index, char mark) => index >= First && index < End && Tokens.Is(index, mark);

    public bool IsComma(int index) => IsMark(index, '،') || IsMark(index, ',');

    public bool IsPunctuation(int index) => Tokens[index].Kind is TokenKind.Punctuation;

    /// <summary>Index of a mention that begins at the token, or -1.</summary>
    public int MentionAt(int index)
    {
        var at = index - First;
        return (uint)at < (uint)mentionAt.Length ? mentionAt[at] - 1 : -1;
    }

    /// <summary>The token behind a mention.</summary>
    public int AfterMention(int mention) => Tokens.IndexAt(Names.Mentions[mention].Span.End - 1) + 1;

    bool IsPresentPrefix(int index)
    {
        var key = Tokens.Key(index);
        return key is "مي" or "نمي";
    }

    bool Join(int index, Span<char> into, out int length)
    {
        var prefix = Tokens.Key(index);
        var stem = Tokens.Key(index + 1);
        length = prefix.Length + stem.Length;
        if (length > into.Length || stem.Length < 2)
            return false;
        prefix.CopyTo(into);
        stem.CopyTo(into[prefix.Length..]);
        return true;
    }

    void MarkMentions()
    {
        if (End == First)
            return;
        var mentions = Names.Mentions;
        var token = First;
        for (var m = Names.FirstMentionFrom(Tokens[First].Start); m < mentions.Count && mentions[m].Span.Start < Tokens[End - 1].End; m++)
        {
            while (token < End && Tokens[token].Start < mentions[m].Span.Start)
                token++;
            if (token < End && Tokens[token].Start == mentions[m].Span.Start && mentionAt[token - First] == 0)
                mentionAt[token - First] = m + 1;
        }
    }

    void MarkQuotations(AttributionText text)
    {
        if (End == First)
            return;
        var (from, to) = (Tokens[First].Start, Tokens[End - 1].End);
        for (var q = 0; q < text.Quotations.Count && q < short.MaxValue; q++)
        {
            var span = text.Quotations[q].Span;
            if (span.Start < from || span.End > to || span.IsEmpty)
                continue;
            var open = Tokens.IndexAt(span.Start);
            quotationAt[open - First] = (short)(q + 1);
            var close = Tokens.IndexAt(span.End - 1);
            if (close > open && close < End && IsPunctuation(close))
                closingAt[close - First] = 1;
        }
    }
}
