namespace Isnad.Ledgers;

/// <summary>The script of a name by its first letter, as ISO 15924 names it: Arab, Latn, or Zyyy for neither.</summary>
internal static class Script
{
    public static string Of(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            return c switch
            {
                >= '\u0600' and <= '\u08FF' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF' => "Arab",
                < '\u0250' or >= '\u1E00' and <= '\u1EFF' => "Latn",
                _ => "Zyyy",
            };
        }
        return "Zyyy";
    }
}
