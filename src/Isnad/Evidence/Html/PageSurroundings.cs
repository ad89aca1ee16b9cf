using System.Text;

namespace Isnad;

/// <summary>
/// What a page shows beside its writing and a reader of evidence may still ask for: captions, credits, the author's description, comments
/// and related links, told apart and each with the bytes it comes from. None of it is read for statements.
/// </summary>
internal static class PageSurroundings
{
    const int Most = 200;
    const int Longest = 1000;

    /// <param name="cut">The page's blocks.</param>
    /// <param name="kinds">What is in the reading text, by block; those are left out here.</param>
    /// <param name="runs">Takes one source run for each part, its number in place of a text offset.</param>
    public static List<(BlockKind Kind, string Text)> Find(
        PageBlocks cut,
        BlockKind?[] kinds,
        List<(int Text, int Source, int Length)> runs
    )
    {
        var parts = new List<(BlockKind, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        var inside = new List<(int Text, int Source, int Length)>();
        for (var b = 0; b < cut.Blocks.Count && parts.Count < Most; b++)
        {
            var block = cut.Blocks[b];
            if (kinds[b] is not null || block.Length is < 2 or > Longest || KindOf(block) is not { } kind)
                continue;
            text.Clear();
            inside.Clear();
            BlockText.Append(cut.Page, block, text, inside);
            var part = text.ToString();
            if (inside.Count == 0 || !seen.Add(part))
                continue;
            var (first, last) = (inside[0], inside[^1]);
            runs.Add((parts.Count, first.Source, last.Source + last.Length - first.Source));
            parts.Add((kind, part));
        }
        return parts;
    }

    static BlockKind? KindOf(in PageBlock block)
    {
        var roles = block.Roles;
        return (roles & HtmlRole.Comment) != 0 ? BlockKind.Comment
            : (roles & HtmlRole.Related) != 0 ? (block.Words >= 3 ? BlockKind.RelatedLinks : null)
            : (roles & (HtmlRole.Hidden | HtmlRole.Ad | HtmlRole.Nav | HtmlRole.Footer | HtmlRole.Share | HtmlRole.Side)) != 0 ? null
            : (roles & HtmlRole.Credit) != 0 ? BlockKind.Credit
            : (roles & HtmlRole.Caption) != 0 ? BlockKind.Caption
            : (roles & HtmlRole.Bio) != 0 ? BlockKind.AuthorBio
            : null;
    }
}
