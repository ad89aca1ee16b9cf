namespace Isnad;

/// <summary>
/// Who is said to have said it, in which words? Each article is read by the grammar that its language names in
/// <c>language.json</c> ("attribution": cue-first, cue-last, subject-first), over the language's own lists of cues.
/// </summary>
public static class AttributionFinder
{
    /// <summary>The attributions of all articles in text order (by the first span of cue, source and content).</summary>
    public static List<Attribution> Find(Document document, EntityTable names, IReadOnlyList<Quotation> quotations) => [];
}
