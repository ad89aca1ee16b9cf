using System.Globalization;
using System.Text.RegularExpressions;

namespace Isnad.Tests.Specs;

/// <summary>
/// One row of an example: <c>kind  start..end  attributes  text</c>. The span stands first and the text last on the line, so that
/// right-to-left display cannot reorder what matters. <c>kind none</c> says that nothing of the kind is to be found.
/// </summary>
public sealed partial record SpecRow(string Kind, int Start, int End, string Attributes)
{
    const int LongestText = 72;

    public bool IsNone => Start < 0;

    /// <summary>Reads a row and checks that its text is what stands at its span.</summary>
    /// <exception cref="InvalidDataException">The row is not well formed, or its span does not hold its text.</exception>
    public static SpecRow Parse(string line, string text)
    {
        if (NoneForm().Match(line) is { Success: true } none)
            return new(none.Groups[1].Value, -1, -1, "");
        var match = RowForm().Match(line);
        if (!match.Success)
            throw new InvalidDataException($"not a row: {line}");
        var (start, end) = (Number(match.Groups[2].Value), Number(match.Groups[3].Value));
        if (start > end || end > text.Length)
            throw new InvalidDataException($"the span lies outside the text: {line}");
        var shown = Show(text, start, end);
        var rest = match.Groups[4].Value.TrimEnd();
        if (!rest.EndsWith(" " + shown, StringComparison.Ordinal))
            throw new InvalidDataException($"the text at {start}..{end} is '{shown}', the row says: {line}");
        return new(match.Groups[1].Value, start, end, Blank().Replace(rest[..^shown.Length].Trim(), " "));
    }

    /// <summary>The row as it stands in a file.</summary>
    public string Format(string text) =>
        IsNone
            ? $"{Kind} none"
            : string.Create(CultureInfo.InvariantCulture, $"{Kind, -10} {$"{Start}..{End}", 9}  ")
                + (Attributes.Length == 0 ? "" : Attributes.PadRight(10) + "  ")
                + Show(text, Start, End);

    /// <summary>A long stretch is shown by its two ends, a line break as ⏎.</summary>
    static string Show(string text, int start, int end)
    {
        var shown = text[start..end].Replace("\n", "⏎", StringComparison.Ordinal);
        return shown.Length <= LongestText ? shown : shown[..32].TrimEnd() + " … " + shown[^32..].TrimStart();
    }

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([a-z-]+)\s+none\s*$")]
    private static partial Regex NoneForm();

    [GeneratedRegex(@"^([a-z-]+)\s+(\d+)\.\.(\d+)(.*)$", RegexOptions.Singleline)]
    private static partial Regex RowForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
