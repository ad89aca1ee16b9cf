using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// Tells the language of a text by its script, its letters and its function words. Abstains (<c>und-Arab</c>, <c>und</c>) when the text
/// is too short to tell.
/// </summary>
public static class LanguageIdentifier
{
    static readonly FrozenDictionary<ulong, string> FunctionWords = Load();

    /// <summary>BCP 47 tag of tokens <c>[first, end)</c>.</summary>
    public static string Identify(TokenTable tokens, int first, int end)
    {
        var (arabic, latin, other) = (0, 0, 0);
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var (persian, arabicOnly) = (0, 0);
        for (var i = first; i < end && i - first < 400; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            var c = tokens.KeyChar(i);
            if (c is >= '\u0600' and <= '\u06FF')
                arabic++;
            else if (c is >= 'a' and <= 'z')
                latin++;
            else
                other++;
            foreach (var letter in tokens.Surface(i))
                if (letter is 'پ' or 'چ' or 'ژ' or 'گ')
                    persian++;
                else if (letter is 'ة' or 'أ' or 'إ' or 'ى')
                    arabicOnly++;
            if (FunctionWords.TryGetValue(Keys.Of(tokens.Key(i)), out var tag) && tag.Length > 0)
                votes[tag] = votes.GetValueOrDefault(tag) + 1;
        }
        if (latin > arabic + other)
            return votes.GetValueOrDefault("en") > 0 || latin > 12 ? "en" : "und";
        if (arabic <= latin + other)
            return "und";
        var fa = 3 * votes.GetValueOrDefault("fa") + persian;
        var ar = 3 * votes.GetValueOrDefault("ar") + arabicOnly;
        return fa == ar ? "und-Arab"
            : fa > ar ? "fa"
            : "ar";
    }

    static FrozenDictionary<ulong, string> Load()
    {
        var words = new Dictionary<ulong, string>();
        foreach (var language in Language.All)
        foreach (var row in language.Table("function-words"))
        {
            var key = Keys.Of(Folding.Fold(row[0]));
            words[key] = words.ContainsKey(key) ? "" : language.Tag;
        }
        return words.ToFrozenDictionary();
    }
}
