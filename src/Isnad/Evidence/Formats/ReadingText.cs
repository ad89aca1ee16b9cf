using System.Text;

namespace Isnad;

/// <summary>Puts a reading text together from cleaned paragraphs, a blank line between them.</summary>
internal sealed class ReadingText
{
    readonly StringBuilder text = new();
    readonly List<Block> blocks = [];

    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>Appends a paragraph, unless nothing of it is left after cleaning.</summary>
    public void Add(string paragraph, BlockKind kind)
    {
        var clean = Clean(paragraph);
        if (clean.Length == 0)
            return;
        if (text.Length > 0)
            text.Append("\n\n");
        blocks.Add(new(new(text.Length, text.Length + clean.Length), kind));
        text.Append(clean);
    }

    public override string ToString() => text.ToString();

    /// <summary>White space collapsed, line breaks kept; controls that order or hide text on a screen left out; no half character.</summary>
    public static string Clean(string line)
    {
        var result = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
                    result.Append(c).Append(line[++i]);
                else
                    result.Append('\uFFFD');
            }
            else if (c == '\n')
            {
                while (result.Length > 0 && result[^1] == ' ')
                    result.Length--;
                if (result.Length > 0)
                    result.Append(c);
            }
            else if (c != '\u00A0' && char.IsWhiteSpace(c))
            {
                if (result.Length > 0 && result[^1] is not (' ' or '\n'))
                    result.Append(' ');
            }
            else if (!BlockText.IsInvisible(c))
                result.Append(c);
        }
        while (result.Length > 0 && result[^1] is ' ' or '\n')
            result.Length--;
        return result.ToString();
    }
}
