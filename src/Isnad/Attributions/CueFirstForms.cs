namespace Isnad;

/// <summary>
/// Builds the third-person forms of an Arabic verb from its principal parts (third person masculine singular): past and present with
/// gender, number and object pronouns, future, accusative participles, verbal noun with and without possessive. First and second
/// persons are not built: who says "I say" is not being quoted.
/// </summary>
static class CueFirstForms
{
    static readonly string[] ObjectPronouns = ["ه", "ها", "هم", "هما", "هن", "نا", "ني"];
    static readonly string[] Futures = ["", "س"];
    static readonly string[] Possessives = ["ه", "ها", "هم", "هما", "هن"];

    public static IEnumerable<(string Form, CueForm Value)> Of(
        CueVerb verb,
        string past,
        string? present,
        string? participle,
        string? noun
    ) =>
        PastForms(verb, past)
            .Concat(present is null ? [] : PresentForms(verb, present))
            .Concat(participle is null ? [] : ParticipleForms(verb, participle))
            .Concat(noun is null ? [] : NounForms(verb, noun));

    static bool IsWeak(string stem) => stem[^1] is 'ى' or 'ا' or 'و' or 'ي';

    static IEnumerable<(string, CueForm)> PastForms(CueVerb verb, string past)
    {
        var weak = past[^1] is 'ى' or 'ا';
        var stem = weak ? past[..^1] : past;
        var masculine = new CueForm(verb, CueFormKind.Past, 1, false, false);
        var feminine = masculine with { Gender = -1 };
        var plural = masculine with { Plural = true };
        yield return (past, masculine);
        yield return (stem + "ت", feminine);
        yield return (stem + "وا", plural);
        yield return (stem + "تا", feminine with { Plural = true });
        yield return (weak ? stem + "ين" : stem + "ن", feminine with { Plural = true });
        var bare = weak ? stem + "ا" : past;
        foreach (var pronoun in ObjectPronouns)
        {
            yield return (bare + pronoun, masculine with { HasObject = true });
            yield return (stem + "ت" + pronoun, feminine with { HasObject = true });
            yield return (stem + "و" + pronoun, plural with { HasObject = true });
        }
    }

    static IEnumerable<(string, CueForm)> PresentForms(CueVerb verb, string present)
    {
        var whole = present[1..];
        var stem = IsWeak(whole) ? whole[..^1] : whole;
        var masculine = new CueForm(verb, CueFormKind.Present, 1, false, false);
        var feminine = masculine with { Gender = -1 };
        foreach (var future in Futures)
        {
            yield return (future + "ي" + whole, masculine);
            yield return (future + "ت" + whole, feminine);
            yield return (future + "ي" + stem + "ون", masculine with { Plural = true });
            if (future.Length > 0)
                continue;
            yield return ("ي" + stem + "وا", masculine with { Plural = true });
            yield return ("ي" + whole + "ن", feminine with { Plural = true });
            yield return ("ي" + whole + "ان", masculine with { Plural = true });
            yield return ("ت" + whole + "ان", feminine with { Plural = true });
            var bare = whole[^1] == 'ى' ? stem + "ا" : whole;
            foreach (var pronoun in ObjectPronouns)
            {
                yield return ("ي" + bare + pronoun, masculine with { HasObject = true });
                yield return ("ت" + bare + pronoun, feminine with { HasObject = true });
                yield return ("ي" + stem + "ون" + pronoun, masculine with { Plural = true, HasObject = true });
            }
        }
    }

    static IEnumerable<(string, CueForm)> ParticipleForms(CueVerb verb, string participle)
    {
        var masculine = new CueForm(verb, CueFormKind.Participle, 1, false, false);
        yield return (participle + "ا", masculine);
        yield return (participle + "ة", masculine with { Gender = -1 });
        yield return ((participle[^1] == 'ي' ? participle[..^1] : participle) + "ين", masculine with { Plural = true });
    }

    static IEnumerable<(string, CueForm)> NounForms(CueVerb verb, string noun)
    {
        var plain = new CueForm(verb, CueFormKind.VerbalNoun, 0, false, false);
        yield return (noun, plain);
        var stem = noun[^1] == 'ة' ? noun[..^1] + "ت" : noun;
        foreach (var possessive in Possessives)
            yield return (
                stem + possessive,
                plain with
                {
                    Kind = CueFormKind.OwnedVerbalNoun,
                    Gender = possessive is "ه" ? (sbyte)1 : (sbyte)-1,
                }
            );
    }
}
