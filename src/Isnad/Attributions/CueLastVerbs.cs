namespace Isnad;

/// <summary>A finite verb with its auxiliaries: tokens <c>[Start, End)</c>.</summary>
readonly record struct VerbGroup(
    int Start,
    int End,
    VerbForm[] Forms,
    VerbTense Tense,
    byte Person,
    bool Plural,
    bool Negated,
    bool Passive
)
{
    public bool Is(short verb)
    {
        foreach (var form in Forms)
            if (form.Verb == verb)
                return true;
        return false;
    }
}

/// <summary>A cue found in the text: its tokens, its pattern and its verb.</summary>
readonly record struct CueMatch(int Start, int End, CuePattern Pattern, bool? Plural, byte Person, bool Negated, bool Passive)
{
    /// <summary>A participle without its auxiliary, which may be a noun as well ("گفته"): a speaker must be in sight.</summary>
    public bool Bare { get; init; }

    public bool Present { get; init; }

    public bool Has(CueLastFrames frames) => (Pattern.Frames & frames) != 0;
}

/// <summary>Reads verb groups and the cues that they make with the words before them.</summary>
sealed class CueLastVerbs(CueLastTokens words)
{
    /// <summary>The longest element before a verb, in tokens.</summary>
    const int MaxElement = 4;

    readonly TokenTable tokens = words.Tokens;
    readonly CueLastLexicon lexicon = words.Lexicon;

    /// <summary>The verb group that begins at the token.</summary>
    public bool TryRead(int at, int end, out VerbGroup group)
    {
        group = default;
        var word = words.Long(at) is { Verbs.Length: > 0 } longest ? longest : words.Short(at);
        if (word is not { Verbs.Length: > 0 })
            return false;
        var length = ReferenceEquals(word, words.Long(at)) ? words.Length(at) : 1;
        var form = word.Verbs[0];
        var (next, tense, person, plural, negated, passive) = (at + length, form.Tense, form.Person, form.Plural, form.Negated, false);
        if (form.Tense == VerbTense.Participle)
        {
            if (Aux(next, end, lexicon.Become, out var become))
            {
                passive = true;
                next = become.End;
                (tense, person, plural) = (become.Tense, become.Person, become.Plural);
                negated |= become.Negated;
            }
            else if (Aux(next, end, lexicon.Be, out var be))
            {
                next = be.End;
                (tense, person, plural) = (VerbTense.Perfect, be.Person, be.Plural);
                negated |= be.Negated;
            }
        }
        group = new(at, next, word.Verbs, tense, person, plural, negated, passive);
        return true;
    }

    /// <summary>An auxiliary with its own: "شده است", "می شود", "بودند".</summary>
    bool Aux(int at, int end, short verb, out (int End, VerbTense Tense, byte Person, bool Plural, bool Negated) aux)
    {
        aux = default;
        if (at >= end || words.Long(at) is not { Verbs.Length: > 0 } word)
            return false;
        foreach (var form in word.Verbs)
        {
            if (form.Verb != verb)
                continue;
            aux = (at + words.Length(at), form.Tense, form.Person, form.Plural, form.Negated);
            if (form.Tense == VerbTense.Participle && verb != lexicon.Be && Aux(aux.End, end, lexicon.Be, out var be))
                aux = (be.End, VerbTense.Perfect, be.Person, be.Plural, form.Negated | be.Negated);
            return true;
        }
        return false;
    }

    /// <summary>The cue that the verb group makes, alone or with the words that stand directly before it.</summary>
    public bool TryCue(in VerbGroup group, int from, out CueMatch cue)
    {
        cue = default;
        for (var start = Math.Max(from, group.Start - MaxElement); start < group.Start; start++)
        {
            var word =
                words.Length(start) == group.Start - start ? words.Long(start)
                : start == group.Start - 1 ? words.Short(start)
                : null;
            if (word is not null && Element(word, group, out var pattern))
            {
                cue = Cue(start, group, pattern);
                return true;
            }
            // the passive of a compound: "اعلام شد" to "اعلام کرد"
            if (word is { AnyElement: true } && group.Is(lexicon.Become))
            {
                cue = Cue(start, group, word.Elements[0].Pattern) with { Passive = true };
                return true;
            }
        }
        foreach (var form in group.Forms)
            if (lexicon.Alone[form.Verb] is { } alone)
            {
                cue = Cue(group.Start, group, alone) with { Bare = group.Tense == VerbTense.Participle };
                return true;
            }
        return false;
    }

    /// <summary>The cue that the verb makes with an element that stands further in front ("خواستار … شد").</summary>
    public bool TryBehind(int element, in VerbGroup group, out CueMatch cue)
    {
        cue = default;
        if (words.Short(element) is not { } word || !Element(word, group, out var pattern) || (pattern.Frames & CueLastFrames.Behind) == 0)
            return false;
        cue = new(element, element + 1, pattern, group.Plural, group.Person, group.Negated, group.Passive);
        return true;
    }

    static CueMatch Cue(int start, in VerbGroup group, CuePattern pattern) =>
        new(start, group.End, pattern, group.Plural, group.Person, group.Negated, group.Passive)
        {
            Present = group.Tense == VerbTense.Present,
        };

    static bool Element(CueLastWord word, in VerbGroup group, out CuePattern pattern)
    {
        foreach (var (verb, candidate) in word.Elements)
            if (group.Is(verb))
            {
                pattern = candidate;
                return true;
            }
        pattern = null!;
        return false;
    }

    /// <summary>Does the verb end its clause here? Forms that are nouns as well ("ساخت", "خرید", "گفته") need a boundary behind them.</summary>
    public bool EndsClause(in VerbGroup group, int end)
    {
        if (group.Person == 2)
            return AtBoundary(group.End, end); // "شدید" is an adjective far more often
        if (group.Tense is VerbTense.Present or VerbTense.Imperfect or VerbTense.Perfect || group.Passive)
            return true;
        if (group.Is(lexicon.Be) || group.Is(lexicon.Become))
            return group.Tense != VerbTense.Participle || AtBoundary(group.End, end) || OpensAlone(group.End, end);
        if (group.Tense == VerbTense.Past && group.Plural)
            return true;
        return AtBoundary(group.End, end)
            || group.Tense == VerbTense.Past && OpensCue(group.End, end)
            || group.Tense == VerbTense.Participle && OpensAlone(group.End, end);
    }

    /// <summary>A verb that is a cue by itself ("گفت") stands here.</summary>
    bool OpensAlone(int at, int end) =>
        at < end
        && words.Long(at) is { Verbs.Length: > 0 } word
        && word.Verbs[0].Tense is VerbTense.Past or VerbTense.Present
        && lexicon.Alone[word.Verbs[0].Verb] is { } alone
        && (alone.Frames & CueLastFrames.Weak) == 0;

    /// <summary>Two verbs side by side: the first ends its clause ("که … داشت گفت").</summary>
    bool OpensCue(int at, int end) =>
        at < end
        && words.Long(at) is { } word
        && (
            word.Fixed is not null
            || word.Verbs.Length > 0
                && word.Verbs[0].Tense is VerbTense.Past or VerbTense.Present
                && lexicon.Alone[word.Verbs[0].Verb] is not null
            || word.AnyElement
                && TryRead(at + words.Length(at), end, out var group)
                && TryCue(group, at, out var cue)
                && cue.Start == at
                && group.Tense != VerbTense.Participle
        );

    public bool AtBoundary(int at, int end) =>
        at >= end
        || words.IsPunctuation(at)
        || words.Is(at, WordClass.And | WordClass.That | WordClass.To | WordClass.Also | WordClass.Conditional)
        || tokens[at].Newlines > 0;
}
