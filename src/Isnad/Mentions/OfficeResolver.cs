namespace Isnad;

/// <summary>
/// Says which named entity a describing phrase means in its document: "الوزير", "the spokesman", "سخنگوی وزارت …" mean the person last seen
/// with that office before the phrase; "الحركة", "the newspaper" mean the organisation whose name holds that word.
/// <code>
/// var resolver = OfficeResolver.Of(document, names);
/// int? entity = resolver.Resolve(sourceSpan);   // index into names.Entities, or null
/// </code>
/// Every content word of the phrase must be a word of the office (or of the name); otherwise the answer is null rather than a guess.
/// </summary>
public sealed class OfficeResolver
{
    readonly record struct Description(string[] Words, int Entity, int Offset);

    readonly Document document;
    readonly EntityTable names;
    readonly List<Description> descriptions = [];

    OfficeResolver(Document document, EntityTable names)
    {
        this.document = document;
        this.names = names;
        var tokens = document.Tokens;
        foreach (var office in names.Offices)
            descriptions.Add(new Description(Words(tokens, office.Span), office.Entity, office.Span.Start));
        foreach (var mention in names.Mentions)
            if (mention.Type is not (EntityType.Person or EntityType.Place))
                descriptions.Add(new Description(Words(tokens, mention.Span), mention.Entity, mention.Span.Start));
    }

    public static OfficeResolver Of(Document document, EntityTable names) => new(document, names);

    /// <summary>The index of the entity the phrase means, or null when no office or name seen in the document fits.</summary>
    public int? Resolve(TextSpan phrase)
    {
        var words = Words(document.Tokens, phrase);
        if (words.Length == 0)
            return null;
        int? found = null;
        var (bestOffset, bestAhead) = (-1, int.MaxValue);
        foreach (var description in descriptions)
        {
            if (!words.All(word => description.Words.Contains(word, StringComparer.Ordinal)))
                continue;
            var last = LastMention(description.Entity, phrase.Start);
            if (last > bestOffset)
            {
                bestOffset = last;
                found = description.Entity;
            }
            else if (bestOffset < 0 && last < 0 && description.Offset < bestAhead)
            {
                bestAhead = description.Offset;
                found = description.Entity;
            }
        }
        return found;
    }

    int LastMention(int entity, int before)
    {
        for (var i = names.FirstMentionFrom(before) - 1; i >= 0; i--)
            if (names.Mentions[i].Entity == entity)
                return names.Mentions[i].Span.Start;
        return -1;
    }

    /// <summary>The stems of a phrase's content words: without articles, proclitics before the article, and words of one or two letters.</summary>
    static string[] Words(TokenTable tokens, TextSpan span)
    {
        var words = new List<string>();
        for (var i = tokens.IndexAt(span.Start); i < tokens.Count && tokens[i].Start < span.End; i++)
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

    static readonly HashSet<string> Empty = new(
        LanguageData.Tags.SelectMany(tag => LanguageData.Table(tag, "name-fillers")).Select(row => Folding.Fold(row[0])),
        StringComparer.Ordinal
    );
}
