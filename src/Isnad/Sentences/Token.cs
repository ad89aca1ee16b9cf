namespace Isnad;

public enum TokenKind : byte
{
    /// <summary>A run of letters and marks; a zero width joiner or an apostrophe between letters does not split it.</summary>
    Word,

    /// <summary>A run of decimal digits of one of the digit sets.</summary>
    Number,
    Punctuation,
    Symbol,
}

/// <summary>One token: where it stands in the text, and where its folded key stands in the key buffer.</summary>
public readonly struct Token(
    int start,
    int length,
    int keyStart,
    int keyLength,
    uint keyHash,
    TokenKind kind,
    byte newlines,
    bool spaceBefore
)
{
    public int Start { get; } = start;
    public int Length { get; } = length;
    public int End => Start + Length;
    public int KeyStart { get; } = keyStart;
    public int KeyLength { get; } = keyLength;

    /// <summary>For look-ups in <see cref="PhraseTable{T}"/>.</summary>
    internal uint KeyHash { get; } = keyHash;
    public TokenKind Kind { get; } = kind;

    /// <summary>Line breaks between the token before and this one (at most 255); the first token of a text has 1.</summary>
    public byte Newlines { get; } = newlines;
    public bool SpaceBefore { get; } = spaceBefore;
    public TextSpan Span => new(Start, End);
}
