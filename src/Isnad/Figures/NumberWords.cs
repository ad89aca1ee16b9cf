using System.Globalization;

namespace Isnad;

/// <summary>What a number word does inside a number. One spelling may do several things (خمس is five and a fifth).</summary>
[Flags]
enum NumberRole
{
    None = 0,
    And = 1,
    Article = 1 << 1,
    Zero = 1 << 2,

    /// <summary>1 to 9.</summary>
    Unit = 1 << 3,

    /// <summary>A unit that only stands in compounds (أحد عشر, إحدى وعشرون): alone it is another word.</summary>
    BoundUnit = 1 << 4,

    /// <summary>Ten, and the second half of eleven to nineteen (عشر).</summary>
    Tail = 1 << 5,
    Teen = 1 << 6,
    Ten = 1 << 7,

    /// <summary>A hundred that a unit before it multiplies.</summary>
    Hundred = 1 << 8,

    /// <summary>Two hundred to nine hundred in one word.</summary>
    Hundreds = 1 << 9,
    Scale = 1 << 10,

    /// <summary>A scale word with its own number inside (ألفان, دوهزار).</summary>
    DualScale = 1 << 11,
    Dozen = 1 << 12,
    Half = 1 << 13,

    /// <summary>The value is the denominator.</summary>
    Fraction = 1 << 14,

    /// <summary>The value is the share itself.</summary>
    Share = 1 << 15,
    Ordinal = 1 << 16,

    /// <summary>Letters behind digits that make an ordinal (th, ام).</summary>
    Suffix = 1 << 17,

    /// <summary>Dozens, hundreds: a quantity without a number.</summary>
    Vague = 1 << 18,

    /// <summary>A word behind "a third" that shows it is a share and no ordinal.</summary>
    ShareFollower = 1 << 19,

    /// <summary>Before a number it makes it negative (minus, منفی).</summary>
    Minus = 1 << 20,

    /// <summary>The fraction point, spelled out: three point five.</summary>
    Point = 1 << 21,
}

/// <summary>A spelling of <c>numbers.tsv</c> with all that it can be.</summary>
sealed class NumberWord
{
    readonly List<(NumberRole Role, decimal Value)> senses = [];

    public NumberRole Roles { get; private set; }

    public void Add(NumberRole role, decimal value)
    {
        senses.Add((role, value));
        Roles |= role;
    }

    /// <summary>The value of a word that is a whole number by itself, or null.</summary>
    public decimal? Plain
    {
        get
        {
            foreach (var (role, value) in senses)
                if (
                    role
                    is NumberRole.Unit
                        or NumberRole.Teen
                        or NumberRole.Ten
                        or NumberRole.Hundred
                        or NumberRole.Hundreds
                        or NumberRole.Tail
                )
                    return value;
            return null;
        }
    }

    public bool Is(NumberRole role) => (Roles & role) != 0;

    public decimal Value(NumberRole role)
    {
        foreach (var (own, value) in senses)
            if (own == role)
                return value;
        return 0;
    }
}

/// <summary>The number words of one language (<c>languages/&lt;tag&gt;/numbers.tsv</c>).</summary>
sealed class NumberWords
{
    NumberWords(Language language)
    {
        Language = language;
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        foreach (var row in language.Table("numbers"))
        {
            row.Expect(3);
            if (!words.TryGetValue(row[0], out var word))
                words[row[0]] = word = new NumberWord();
            word.Add(row.Enum<NumberRole>(1), Parse(row));
        }
        // Spellings that fold alike are one entry with the senses of all.
        var folded = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        foreach (var (spelling, word) in words)
        foreach (var variant in Spellings.Variants(spelling))
        {
            var key = Folding.Fold(variant);
            if (!folded.TryGetValue(key, out var merged))
                folded[key] = merged = new NumberWord();
            foreach (var role in Enum.GetValues<NumberRole>())
                if (role != NumberRole.None && word.Is(role) && !merged.Is(role))
                    merged.Add(role, word.Value(role));
        }
        Table = new PhraseTable<NumberWord>(folded.Select(entry => (entry.Key, entry.Value)));
        // Units stand before tens (واحد وعشرون): told by a tail word, which only such languages have.
        UnitsBeforeTens = folded.Values.Any(word => word.Is(NumberRole.Tail));
        AndIsNeeded = folded.Values.All(word => !word.Is(NumberRole.Article));
    }

    public static NumberWords Load(Language language) => new(language);

    public Language Language { get; }
    public PhraseTable<NumberWord> Table { get; }
    public bool UnitsBeforeTens { get; }

    /// <summary>True where "twenty one" without a connecting word is not a number.</summary>
    public bool AndIsNeeded { get; }

    static decimal Parse(DataRow row)
    {
        var cell = row[2];
        var slash = cell.IndexOf('/', StringComparison.Ordinal);
        if (
            slash > 0
            && decimal.TryParse(cell[..slash], CultureInfo.InvariantCulture, out var over)
            && decimal.TryParse(cell[(slash + 1)..], CultureInfo.InvariantCulture, out var under)
            && under != 0
        )
            return over / under;
        return decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw row.Error($"'{cell}' is not a number");
    }
}
