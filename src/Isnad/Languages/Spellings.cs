namespace Isnad;

/// <summary>
/// The spellings in which a phrase of a table may stand in a text. A zero width non-joiner in a table phrase marks a joint that writers
/// close, join or leave open (سه‌شنبه, سهشنبه, سه شنبه): one row stands for all of them.
/// </summary>
static class Spellings
{
    const char Joint = '\u200C';

    public static IEnumerable<string> Variants(string phrase)
    {
        yield return phrase;
        if (phrase.Contains(Joint, StringComparison.Ordinal))
            yield return phrase.Replace(Joint, ' ');
    }
}
