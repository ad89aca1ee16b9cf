using System.Text;

namespace Isnad.Eval.Scoring;

/// <summary>Names compared without regard to spelling: folded words with single spaces between them.</summary>
internal static class NameKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in Folding.Fold(name))
        {
            if (char.IsLetterOrDigit(c) || c == '_')
                key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd(' ');
    }

    /// <summary>True when a name of one set equals one of the other, or is a run of whole words in it (four characters at least).</summary>
    public static bool Same(IReadOnlySet<string> some, IReadOnlySet<string> others)
    {
        foreach (var one in some)
        foreach (var other in others)
            if (one == other || IsPart(one, other) || IsPart(other, one))
                return true;
        return false;
    }

    static bool IsPart(string part, string whole) => part.Length > 3 && $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);
}
