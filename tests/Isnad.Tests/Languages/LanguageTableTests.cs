using System.Text;

namespace Isnad.Tests.Languages;

/// <summary>The form of every table of <c>languages/</c>, as <c>languages/README.md</c> promises it.</summary>
public sealed class LanguageTableTests
{
    /// <summary>Plain lists that are looked up by folded key: a word that folds like another would never be found.</summary>
    static readonly string[] Lists =
    [
        "abbreviations",
        "author-words",
        "byline-words",
        "date-words",
        "digest-labels",
        "digest-words",
        "function-words",
        "keyword-words",
        "outlet-words",
        "page-phrases",
    ];

    static readonly (string Tag, string Name, string Text)[] Tables =
    [
        .. LanguageData
            .Tags.Append("mul")
            .SelectMany(tag => LanguageData.TableNames(tag).Select(name => (tag, name, LanguageData.Text(tag, name + ".tsv")!))),
    ];

    [Fact]
    public void Every_table_says_in_its_first_line_what_it_is()
    {
        Tables.Length.ShouldBeGreaterThan(60);
        foreach (var (tag, name, text) in Tables)
        {
            text.ShouldStartWith("# ", customMessage: $"{tag}/{name}");
            text.Split('\n')[0].Length.ShouldBeGreaterThan(8, $"{tag}/{name}");
            text.ShouldEndWith("\n", customMessage: $"{tag}/{name}");
        }
    }

    [Fact]
    public void No_table_holds_characters_that_hide_or_stand_for_others()
    {
        foreach (var (tag, name, text) in Tables)
        {
            if (name is "folding" or "html-entities")
                continue; // these are about such characters
            foreach (var rune in text.EnumerateRunes())
            {
                var c = rune.Value;
                var control = c is '\r' or 0xFEFF or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
                // U+FDFC is the sign of the rial, no ligature of letters
                var presentation = (c is >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC) && c != 0xFDFC;
                (control || presentation).ShouldBeFalse($"{tag}/{name}: U+{c:X4}");
            }
        }
    }

    [Fact]
    public void No_row_stands_twice_and_no_cell_has_spaces_around_it()
    {
        foreach (var (tag, name, text) in Tables)
        {
            var rows = Rows(text);
            rows.Length.ShouldBe(rows.Distinct(StringComparer.Ordinal).Count(), $"{tag}/{name}");
            foreach (var row in rows)
            foreach (var cell in row.Split('\t'))
                cell.ShouldBe(cell.Trim(' '), $"{tag}/{name}: {row}");
        }
    }

    [Fact]
    public void A_list_is_sorted_and_holds_each_word_once_however_it_is_spelt()
    {
        var seen = 0;
        foreach (var (tag, name, text) in Tables)
        {
            if (tag == "mul" || !Lists.Contains(name))
                continue;
            var words = Rows(text).Select(row => row.Split('\t')[0]).ToArray();
            words
                .SequenceEqual(words.OrderBy(w => Encoding.BigEndianUnicode.GetBytes(w), ByteOrder.Instance))
                .ShouldBeTrue($"{tag}/{name} is not sorted by code point");
            var twice = words.GroupBy(Key).Where(g => g.Count() > 1).Select(g => string.Join(" = ", g));
            twice.ShouldBeEmpty($"{tag}/{name}");
            seen += words.Length;
        }
        seen.ShouldBeGreaterThan(1500);
    }

    [Fact]
    public void Every_language_has_the_same_page_tables()
    {
        foreach (var tag in LanguageData.Tags)
        foreach (var list in Lists)
            LanguageData.TableNames(tag).Contains(list, StringComparer.Ordinal).ShouldBeTrue($"languages/{tag}/{list}.tsv");
    }

    static string[] Rows(string text) => [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    static string Key(string phrase)
    {
        var tokens = Tokenizer.Tokenize(phrase);
        return string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Key(i).ToString()));
    }

    sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
