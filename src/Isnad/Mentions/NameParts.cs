using System.Collections.Frozen;

namespace Isnad;

/// <summary>A name cut for comparison: folded words without articles, titles and legal forms.</summary>
internal sealed record NameParts(string[] Words, string Key, string Glued, bool Patronymic, bool Inverted, bool Organisation)
{
    static readonly FrozenSet<string> Articles = Particles("article");
    static readonly FrozenSet<string> Patronymics = Particles("patronymic");
    static readonly FrozenSet<string> LegalForms = LanguageData
        .Table("mul", "legal-forms")
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);
    static readonly FrozenSet<string> Titles = LanguageData
        .Tags.SelectMany(tag => LanguageData.Table(tag, "titles"))
        .Where(row => row[1] is "honorific" && !row[0].Contains(' ', StringComparison.Ordinal))
        .Select(row => Folding.Fold(row[0]).TrimEnd('.'))
        .Where(word => word.Length > 1)
        .ToFrozenSet(StringComparer.Ordinal);

    static FrozenSet<string> Particles(string kind) =>
        LanguageData
            .Table("mul", "name-particles")
            .Where(row => row[1] == kind)
            .Select(row => Folding.Fold(row[0]))
            .ToFrozenSet(StringComparer.Ordinal);

    public static NameParts Of(string name)
    {
        var tokens = Tokenizer.Tokenize(name.Length > 400 ? name[..400] : name);
        var words = new List<string>();
        var (patronymic, legal, comma) = (false, false, -1);
        for (var i = 0; i < tokens.Count && words.Count < 24; i++)
        {
            if (tokens.Is(i, ',') || tokens.Is(i, '،'))
            {
                comma = words.Count;
                continue;
            }
            if (tokens[i].Kind is TokenKind.Punctuation || tokens[i].Kind is TokenKind.Symbol)
                continue;
            var key = tokens.Key(i).ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
            if (key.Length == 0 || Articles.Contains(key))
                continue;
            if (Patronymics.Contains(key))
            {
                patronymic = true;
                continue;
            }
            if (key.Length > 4 && key.StartsWith("ال", StringComparison.Ordinal))
                key = key[2..];
            // initials written together with full stops: "J.P."
            words.Add(key);
        }
        var kept = words.Where(word => !LegalForms.Contains(word)).ToList();
        legal = kept.Count < words.Count;
        if (kept.Count == 0)
            kept = words;
        var plain = kept.Where(word => !Titles.Contains(word)).ToList();
        if (plain.Count == 0)
            plain = kept;
        // "FAMILY, Given" is "Given FAMILY"
        var inverted = comma > 0 && comma < words.Count && !legal;
        if (inverted && plain.Count == words.Count)
            plain = [.. plain.Skip(comma), .. plain.Take(comma)];
        return new([.. plain], string.Join(' ', plain), string.Concat(plain), patronymic, inverted, legal);
    }
}
