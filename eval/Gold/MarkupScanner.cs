using System.Text;

namespace Isnad.Eval.Gold;

/// <summary>A stretch of the plain text and one mark on it, split at spaces: <c>["t", "2025-03-08", "publication"]</c>.</summary>
internal readonly record struct Mark(TextSpan Span, string[] Words, int Line, int Depth)
{
    public string Name => Words[0];
}

/// <summary>
/// Takes the marks out of a text: <c>[stretch](mark; mark)</c>, nested at will. A backslash before a bracket keeps the bracket.
/// </summary>
internal static class MarkupScanner
{
    public static (string Text, List<Mark> Marks) Scan(string file, string markup, int firstLine)
    {
        var text = new StringBuilder(markup.Length);
        var marks = new List<Mark>();
        var open = new Stack<(int Start, int Line)>();
        var line = firstLine;
        for (var i = 0; i < markup.Length; i++)
        {
            var c = markup[i];
            if (c == '\n')
                line++;
            if (c == '\\' && i + 1 < markup.Length && markup[i + 1] is '[' or ']' or '\\')
                text.Append(markup[++i]);
            else if (c == '[')
                open.Push((text.Length, line));
            else if (c == ']')
            {
                if (!open.TryPop(out var start))
                    throw Error(file, line, "a bracket closes that was never opened");
                var end = i + 1 < markup.Length && markup[i + 1] == '(' ? markup.IndexOf(')', i) : -1;
                if (end < 0)
                    throw Error(file, line, "after ']' the mark must follow in round brackets");
                var span = new TextSpan(start.Start, text.Length);
                foreach (
                    var mark in markup[(i + 2)..end].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                    marks.Add(new(span, mark.Split(' ', StringSplitOptions.RemoveEmptyEntries), start.Line, open.Count));
                i = end;
            }
            else
                text.Append(c);
        }
        if (open.TryPeek(out var unclosed))
            throw Error(file, unclosed.Line, "a bracket opens that is never closed");
        var plain = text.ToString();
        foreach (var mark in marks)
        {
            if (mark.Span.IsEmpty || mark.Span.Trim(plain) != mark.Span)
                throw Error(
                    file,
                    mark.Line,
                    $"the stretch of '{string.Join(' ', mark.Words)}' is empty or begins or ends with white space"
                );
        }
        return (plain, marks);
    }

    public static InvalidDataException Error(string file, int line, string what) => new($"{file}:{line}: {what}");
}
