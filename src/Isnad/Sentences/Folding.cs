using System.Globalization;

namespace Isnad;

/// <summary>
/// Folds characters for comparison only: case, Latin diacritics, Arabic letter variants, presentation forms, digit sets;
/// vowel marks, tatweel and joiners vanish. The Arabic-script table is data (<c>languages/mul/folding.tsv</c>). A folded form is a
/// key: it is never shown and never replaces a text, because folding moves offsets.
/// </summary>
public static class Folding
{
    /// <summary>The most characters that one character can fold to.</summary>
    public const int MaxExpansion = 4;

    // Per character: the folded character, Dropped, or an index into Expansions above ExpansionBase.
    const char Dropped = '\0';
    static readonly List<string> Expansions = [];
    static readonly char[] Single = new char[char.MaxValue + 1];
    static readonly ushort[] Expanded = new ushort[char.MaxValue + 1];

    static Folding() => Build();

    /// <summary>Writes the folded form of one character and returns how many characters that took (0 to <see cref="MaxExpansion"/>).</summary>
    public static int Fold(char c, Span<char> into)
    {
        var expansion = Expanded[c];
        if (expansion == 0)
        {
            var folded = Single[c];
            if (folded == Dropped)
                return 0;
            into[0] = folded;
            return 1;
        }
        var text = Expansions[expansion - 1];
        text.CopyTo(into);
        return text.Length;
    }

    /// <summary>The folded form of a whole string, white space kept as it is.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 128 ? stackalloc char[text.Length * MaxExpansion] : new char[text.Length * MaxExpansion];
        var length = 0;
        foreach (var c in text)
            length += Fold(c, buffer[length..]);
        return new string(buffer[..length]);
    }

    static void Build()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
                Single[i] = Dropped;
            else if (digit >= 0)
                Single[i] = (char)('0' + digit);
            else
                Single[i] = char.ToLowerInvariant(LatinBase(c));
        }
        foreach (var row in LanguageData.Table("mul", "folding"))
        {
            row.Expect(2);
            var from = row[0].Length == 1 ? row[0][0] : (char)Convert.ToInt32(row[0], 16);
            var to = row[1] == "-" ? "" : row[1];
            if (to.Length > MaxExpansion)
                throw row.Error($"folds to more than {MaxExpansion} characters");
            if (to.Length <= 1)
            {
                Single[from] = to.Length == 0 ? Dropped : to[0];
                continue;
            }
            Expansions.Add(to);
            Expanded[from] = checked((ushort)Expansions.Count);
        }
        // Own tables on purpose: under invariant globalization the framework's normalisation silently does nothing.
        if (Fold("\uFECB\uFEB8\uFEAE\u0651") != "عشر" || Fold("Éİ") != "ei")
            throw new InvalidOperationException("languages/mul/folding.tsv is damaged: presentation forms do not fold.");
    }

    /// <summary>The base letter of a precomposed Latin letter (U+00C0 to U+024F and U+1E00 to U+1EFF), from the decomposition of Unicode.</summary>
    static char LatinBase(char c)
    {
        if (c < '\u00C0' || (c > '\u024F' && c is < '\u1E00' or > '\u1EFF'))
            return c;
        var index = Composed.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? c : Base[index];
    }

    // Pairs of the letters that names in Latin script really use; the rest stay as they are.
    const string Composed =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžǍǎǏǐǑǒǓǔǦǧǨǩǴǵǸǹȘșȚțḌḍḎḏḤḥḪḫḲḳṢṣṬṭṮṯẒẓẔẕẎẏẖ";
    const string Base =
        "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjKkLlLlLlLlNnNnNnOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzAaIiOoUuGgKkGgNnSsTtDdDdHhHhKkSsTtTtZzZzYyh";
}
