using System.Globalization;

namespace Isnad;

/// <summary>
/// All numbers that stand in a group of sentences in any form: digits, the digits of "17th", number words, ordinals, halves, and two such words side by side
/// together. What a reader took for no figure may still be what the other side counts.
/// </summary>
internal sealed class WrittenNumbers
{
    /// <summary>Parts of a telephone number have three digits or more.</summary>
    const decimal LeastPart = 100;

    readonly HashSet<decimal> values = [];

    public WrittenNumbers(ArticleMeanings side, TextSpan span)
    {
        var article = side.Article;
        var words = Language.Of(article.Language)?.Compiled(Words.Load);
        decimal? before = null;
        for (var t = article.Tokens.IndexAt(span.Start); t < article.Tokens.Count && article.Tokens[t].Start < span.End; t++)
        {
            var key = article.Tokens.Key(t);
            var value = Digits(key) ?? words?.Of(key, side.Lexicon);
            if (value is { } number)
            {
                values.Add(number);
                // "1.7 million" where the reader took the words apart
                if (t + 1 < article.Tokens.Count && words?.Scale(article.Tokens.Key(t + 1)) is { } scale)
                    values.Add(number * scale);
                if (before is { } first)
                    values.Add(first + number);
            }
            before = value;
        }
        foreach (var figure in article.Figures)
            if (span.Contains(figure.Span))
            {
                Add(figure.Value);
                Add(figure.High);
            }
    }

    public bool Has(Figure figure) =>
        figure.Value is not { } value
        || values.Contains(value)
        || value >= LeastPart && values.Any(whole => IsPart(value, whole) || IsPart(whole, value));

    /// <summary>The number of a telephone is written in one or in parts.</summary>
    static bool IsPart(decimal part, decimal whole) =>
        part >= LeastPart
        && whole >= LeastPart * LeastPart * 10
        && decimal.IsInteger(part)
        && decimal.IsInteger(whole)
        && whole % 1000 != 0
        && Digits(whole) is var digits
        && (digits.StartsWith(Digits(part), StringComparison.Ordinal) || digits.EndsWith(Digits(part), StringComparison.Ordinal));

    static string Digits(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);

    public bool HasBoth(Figure range) => Has(range) && range.High is { } high && values.Contains(high);

    void Add(decimal? value)
    {
        if (value is { } number)
            values.Add(number);
    }

    /// <summary>The number that a word begins with.</summary>
    static decimal? Digits(ReadOnlySpan<char> key)
    {
        var length = 0;
        while (length < key.Length && (char.IsAsciiDigit(key[length]) || key[length] is '.' && length > 0))
            length++;
        return length > 0 && decimal.TryParse(key[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>The words for numbers of a language, ordinals and parts among them (<c>numbers.tsv</c>).</summary>
    sealed class Words
    {
        readonly Dictionary<string, decimal> values = new(StringComparer.Ordinal);
        readonly Dictionary<string, decimal> scales = new(StringComparer.Ordinal);
        readonly Dictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> byKey;

        Words(Language language)
        {
            foreach (var row in language.Table("numbers"))
                if (decimal.TryParse(row.Optional(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                    if (row[1] is "scale")
                        scales.TryAdd(Folding.Fold(row[0]), value);
                    else if (row[1] is "unit" or "teen" or "ten" or "tail" or "hundreds" or "hundred" or "ordinal" or "share" or "half")
                        values.TryAdd(Folding.Fold(row[0]), value);
            byKey = values.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public decimal? Scale(ReadOnlySpan<char> key) => scales.TryGetValue(key.ToString(), out var value) ? value : null;

        public static Words Load(Language language) => new(language);

        public decimal? Of(ReadOnlySpan<char> key, Lexicon lexicon) =>
            byKey.TryGetValue(key, out var value) ? value
            : lexicon.Skip(key) is > 0 and var skip && byKey.TryGetValue(key[skip..], out value) ? value
            : null;
    }
}
