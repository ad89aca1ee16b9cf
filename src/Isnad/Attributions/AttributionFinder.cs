namespace Isnad;

/// <summary>
/// Who is said to have said it, in which words? Each article is read by the grammar that its language names in
/// <c>language.json</c> (<c>"attribution"</c>): where the cue stands decides how source and content are looked for.
/// </summary>
public static class AttributionFinder
{
    /// <summary>The attributions of all articles in text order (by the start of the first of cue, source and content).</summary>
    public static List<Attribution> Find(
        Document document,
        EntityTable names,
        IReadOnlyList<Quotation> quotations,
        IReadOnlyList<TimeMention> times
    )
    {
        var found = new List<Attribution>();
        for (var article = 0; article < document.Articles.Count; article++)
        {
            if (Language.Of(document.Articles[article].Language) is not { } language)
                continue;
            var text = new AttributionText(document, names, quotations, times, article, language);
            switch (language.Settings.GetProperty("attribution").GetString())
            {
                case "cue-first":
                    CueFirstGrammar.Find(text, found);
                    break;
                case "cue-last":
                    CueLastGrammar.Find(text, found);
                    break;
                case "subject-first":
                    SubjectFirstGrammar.Find(text, found);
                    break;
                default:
                    throw new InvalidDataException($"languages/{language.Tag}/language.json: unknown \"attribution\"");
            }
        }
        return found;
    }
}

/// <summary>What a grammar looks at: one article of a document, its names, quotations, times and language.</summary>
public sealed record AttributionText(
    Document Document,
    EntityTable Names,
    IReadOnlyList<Quotation> Quotations,
    IReadOnlyList<TimeMention> Times,
    int Article,
    Language Language
)
{
    public string Text => Document.Text;
    public TokenTable Tokens => Document.Tokens;
}
