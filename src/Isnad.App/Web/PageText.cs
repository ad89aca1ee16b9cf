using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>Words of a page as they stand, to the character, and counts in the interface's own words.</summary>
public static class PageText
{
    const char NoBreakSpace = '\u00A0';

    /// <summary>
    /// The text, escaped. Pages that were pasted from a word processor have no-break spaces between all their words; a line may end behind
    /// each of them (<c>wbr</c>), or the browser would cut words in two. Nothing that can be copied is added.
    /// </summary>
    public static RenderFragment Show(string? text) =>
        builder =>
        {
            if (text is null)
                return;
            var at = 0;
            for (int next; (next = text.IndexOf(NoBreakSpace, at)) >= 0; at = next + 1)
            {
                builder.AddContent(0, text[at..(next + 1)]);
                builder.AddMarkupContent(1, "<wbr>");
            }
            builder.AddContent(2, text[at..]);
        };

    /// <summary>How much of the taker stands in its source: "83 % copied", of a translation "83 % translated"; nothing where that is not known.</summary>
    public static string? Share(RelationRow link) =>
        link.ToShare > 0
            ? FormattableString.Invariant($"{link.ToShare:P0} {(link.Kind == LinkKind.Translation ? "translated" : "copied")}")
            : null;

    /// <summary>What a source is: "person", or "unnamed person", who need not be the same on two pages.</summary>
    public static string Kind(SourceRow source) => (source.Anonymous ? "unnamed " : "") + RecordWriter.Hyphenated(source.Type.ToString());

    /// <summary>"1 figure", "2 figures".</summary>
    public static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
