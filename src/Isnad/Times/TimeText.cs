namespace Isnad;

/// <summary>A stretch of tokens with the time words found in it: what the grammar reads.</summary>
sealed class TimeText
{
    readonly TimeWord?[] words;
    readonly byte[] lengths;
    readonly byte[] skips;
    readonly int offset;
    List<NumberMatch>? numbers;

    // where a token's number stands in the list, from 1; -1 for none; 0 before it was asked for
    int[]? known;

    public TimeText(TokenTable tokens, int first, int end, TimeWords language)
    {
        (Tokens, First, End, Language) = (tokens, first, end, language);
        offset = first;
        words = new TimeWord?[end - first];
        lengths = new byte[end - first];
        skips = new byte[end - first];
        for (var i = first; i < end; i++)
            if (tokens[i].Kind == TokenKind.Word && Match(tokens, i, end, language, out var match))
            {
                if (match.Value.Is(TimeRole.NoTime))
                {
                    i = match.End - 1;
                    continue;
                }
                words[i - offset] = match.Value;
                lengths[i - offset] = (byte)match.Length;
                skips[i - offset] = (byte)match.Skip;
                Any = true;
            }
    }

    /// <summary>
    /// A stem of two letters behind proclitics is more often the end of another word (باب is no ب + آب), and so is what follows the particle
    /// of the question (أمهر is no أ + مهر). A preposition behind "and" is one all the same: وفي.
    /// </summary>
    static bool Match(TokenTable tokens, int index, int end, TimeWords language, out PhraseMatch<TimeWord> match) =>
        language.Table.TryMatch(tokens, index, end, language.Language.Proclitics, out match)
        && (
            match.Skip == 0
            || tokens[index].KeyLength - match.Skip > 2
            || match.Length > 1
            || match.Skip == 1 && match.Value.Is(TimeRole.In) && tokens.KeyChar(index) is 'و' or 'ف'
        )
        && (match.Skip != 1 || tokens.KeyChar(index) != 'ا');

    public TokenTable Tokens { get; }
    public TimeWords Language { get; }
    public int First { get; }
    public int End { get; }

    /// <summary>False when no time word stands in the stretch.</summary>
    public bool Any { get; }

    public TimeWord? Word(int index) => index >= offset && index < End ? words[index - offset] : null;

    public bool Is(int index, TimeRole role) => Word(index) is { } word && word.Is(role);

    public int Value(int index, TimeRole role) => words[index - offset]!.Value(role);

    /// <summary>The token behind the time word at the index.</summary>
    public int After(int index) => index + lengths[index - offset];

    public int Skip(int index) => words[index - offset] is null ? 0 : skips[index - offset];

    /// <summary>The proclitics before the time word at the index, folded.</summary>
    public ReadOnlySpan<char> Prefix(int index) => Tokens.Key(index)[..Skip(index)];

    /// <summary>True when the word carries the definite article of a language that writes it onto the word.</summary>
    public bool Definite(int index) => Prefix(index) is [.., 'ا', 'ل'] or [.., 'ل', 'ل'];

    /// <summary>True when nothing but an article is written onto the word: it may stand inside an expression.</summary>
    public bool Inner(int index) => index < End && Tokens[index].Newlines == 0 && (Word(index) is null || Prefix(index) is [] or "ال");

    /// <summary>The number at a token. It is asked for by many rules, so each token is read once.</summary>
    public bool Number(int index, out NumberMatch number)
    {
        number = default;
        if (index < offset || index >= End)
            return false;
        known ??= new int[End - offset];
        ref var state = ref known[index - offset];
        if (state == 0)
        {
            state = -1;
            if (
                Tokens[index].Kind is TokenKind.Number or TokenKind.Word
                && NumberReader.TryRead(Tokens, index, End, Language.Numbers, out var read)
                && read.Kind is NumberKind.Cardinal or NumberKind.Ordinal
            )
            {
                (numbers ??= []).Add(read);
                state = numbers.Count;
            }
        }
        if (state < 0)
            return false;
        number = numbers![state - 1];
        return true;
    }

    public bool Punctuation(int index, char c) => index < End && Tokens.Is(index, c);

    public bool SameLine(int index) => index < End && Tokens[index].Newlines == 0;
}
