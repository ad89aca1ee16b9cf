using System.Text;

namespace Isnad;

/// <summary>The text of a block: as reading text with the way back to the source, plain, or as a key for comparison.</summary>
internal static class BlockText
{
    /// <summary>The block's text with white space collapsed.</summary>
    public static string Plain(HtmlPage page, in PageBlock block)
    {
        var text = new StringBuilder(block.Length + block.Words);
        Append(page, block, text, null);
        return text.ToString();
    }

    /// <summary>
    /// Appends the block to a reading text: white space collapsed to one space, a line break element to a line feed, character
    /// references resolved, bidirectional controls and other invisible controls left out. Stretches that stand in the source just so are
    /// reported as runs (start in the text, start in the source, length).
    /// </summary>
    public static void Append(HtmlPage page, in PageBlock block, StringBuilder text, List<(int Text, int Source, int Length)>? runs)
    {
        var start = text.Length;
        var pending = '\0';
        for (var i = block.FirstNode; i < block.EndNode; i++)
        {
            ref readonly var node = ref page[i];
            if (node.Tag == HtmlTag.Br)
                pending = '\n';
            else if (PageBlocks.IsSkipped(node.Tag) && !(node.Tag == HtmlTag.Noscript && block.WithFallbacks))
                i = node.End - 1;
            if (node.Tag != HtmlTag.Text)
                continue;
            var raw = page.Source.AsSpan(node.SourceStart, node.SourceEnd - node.SourceStart);
            for (var at = 0; at < raw.Length; )
            {
                var c = raw[at];
                if (c is ' ' or '\n' or '\t' or '\r' or '\f')
                {
                    if (pending == '\0')
                        pending = ' ';
                    // A single space that stays a space keeps its place in the source.
                    if (
                        c == ' '
                        && pending == ' '
                        && text.Length > start
                        && at + 1 < raw.Length
                        && raw[at + 1] > ' '
                        && raw[at + 1] != '&'
                        && at > 0
                        && raw[at - 1] > ' '
                    )
                    {
                        pending = '\0';
                        if (text[^1] is not ('\n' or ' '))
                            Put(' ', node.SourceStart + at);
                    }
                    at++;
                    continue;
                }
                if (c == '&' && HtmlEntities.TryDecode(raw[at..], out var value, out var length))
                {
                    foreach (var v in value)
                        if (v is ' ' or '\n' or '\t')
                            pending = pending == '\0' ? ' ' : pending;
                        else if (!IsInvisible(v))
                            Put(v, -1);
                    at += length;
                    continue;
                }
                if (!IsInvisible(c))
                    Put(c, node.SourceStart + at);
                at++;
            }
        }
        return;

        void Put(char c, int source)
        {
            if (pending != '\0')
            {
                if (text.Length > start && text[^1] is not ('\n' or ' '))
                    text.Append(pending);
                pending = '\0';
            }
            if (source >= 0 && runs is not null)
            {
                if (runs.Count > 0 && runs[^1] is var last && last.Text + last.Length == text.Length && last.Source + last.Length == source)
                    runs[^1] = last with { Length = last.Length + 1 };
                else
                    runs.Add((text.Length, source, 1));
            }
            text.Append(c);
        }
    }

    /// <summary>Marks that order or hide text on a screen and are no part of it; the joiners of Persian and Indic script stay.</summary>
    public static bool IsInvisible(char c) =>
        c
            is < ' '
                or '\u007F'
                or (>= '\u0080' and < '\u00A0')
                or '\u200B'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u206F')
                or '\u2060'
                or '\uFEFF'
                or '\u00AD';

    /// <summary>Only letters and digits, lower case: equal for texts that differ in markup, spaces and punctuation.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }
}
