namespace Isnad;

/// <summary>The words by which an office is known again: stems without articles, proclitics before the article, and fillers.</summary>
public static class OfficeWords
{
    static readonly HashSet<string> Empty = new(
        LanguageData.Tags.SelectMany(tag => LanguageData.Table(tag, "name-fillers")).Select(row => Folding.Fold(row[0])),
        StringComparer.Ordinal
    );

    /// <summary>The words by which an office is said to be held no more: former, ex-, السابق, پیشین.</summary>
    static readonly HashSet<string> Past = new(
        LanguageData
            .Tags.SelectMany(tag => LanguageData.Table(tag, "qualifiers"))
            .Where(row => row[1] == "former" && row.Optional(2) is null)
            .Select(row => Folding.Fold(row[0])),
        StringComparer.Ordinal
    );

    static readonly HashSet<string> Honorifics = new(
        LanguageData
            .Tags.SelectMany(tag => LanguageData.Table(tag, "titles"))
            .Where(row => row[1] is "honorific" or "rank")
            .SelectMany(row => Of(row[0])),
        StringComparer.Ordinal
    );

    /// <summary>True when the words of an office are titles that many bear at once, and none that one man holds: "the late king", "his eminence the sheikh".</summary>
    public static bool AreHonorific(IEnumerable<string> words) => words.All(Honorifics.Contains);

    /// <summary>True when the phrase says that the office is held no more.</summary>
    public static bool IsPast(string office)
    {
        var tokens = Tokenizer.Tokenize(office);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Word && Past.Contains(tokens.Key(i).ToString()))
                return true;
        return false;
    }

    public static string[] Of(string office) => Of(Tokenizer.Tokenize(office), 0, office.Length);

    internal static string[] Of(TokenTable tokens, int from, int to)
    {
        var words = new List<string>();
        for (var i = tokens.IndexAt(from); i < tokens.Count && tokens[i].Start < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            var key = tokens.Key(i);
            if (key.Length > 5 && key[0] is 'و' or 'ف' or 'ب' or 'ك' && key[1..].StartsWith("ال"))
                key = key[3..];
            else if (key.Length > 4 && (key.StartsWith("ال") || key.StartsWith("لل")))
                key = key[2..];
            if (key.Length > 4 && key[^1] == 'ي' && key[^2] is 'ا' or 'و')
                key = key[..^1]; // Persian ezafe after a long vowel: سخنگوی
            if (key.Length > 2 && !Empty.Contains(key.ToString()))
                words.Add(key.ToString());
        }
        return [.. words];
    }
}
