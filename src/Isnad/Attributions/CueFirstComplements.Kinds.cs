namespace Isnad;

/// <summary>What stands at a place: a noun that can be the object, a preposition written onto one, a condition.</summary>
sealed partial class CueFirstComplements
{
    /// <summary>ب written in front of a noun, a name or a quotation.</summary>
    public static bool IsBi(CueFirstView view, int at) => IsBound(view, at, view.Shapes.With);

    /// <summary>The noun behind ل is something done: a verbal noun.</summary>
    bool IsEvent(int at)
    {
        var key = view.Key(at);
        if (view[at].MentionEnd > 0)
            return false;
        if (view[at].Word is { } word)
            return word.Is(CueFirstClass.Proposition) || word.IsVerbalNoun;
        return Shapes.VerbalNoun.Fits(key[1..]) || Shapes.ForThe.Fits(key) && Shapes.VerbalNoun.Fits(key[2..]);
    }

    static bool IsBound(CueFirstView view, int at, WordShape letter)
    {
        var key = view.Key(at);
        if (!letter.Fits(key) || !view.IsWord(at))
            return false;
        if (key.Length == 1)
            return true;
        ref readonly var cell = ref view[at];
        if (cell.MentionEnd > 0)
            return cell.MentionSkip > 0;
        if (cell.Word is { } word)
            return cell.Skip > 0 && !word.Is(CueFirstClass.SayingNoun);
        return key.Length > 3 && !view.IsRadical(key);
    }

    /// <summary>The noun here can be what is denied, announced, condemned.</summary>
    bool IsObject(int at, CueFrames frames, bool subject)
    {
        ref readonly var cell = ref view[at];
        var word = cell.Word;
        if (view.HasConjunction(at) || cell.Skip is not (0 or 2))
            return false;
        if (
            view.Token(at).Kind == TokenKind.Number
            && at + 1 < view.Count
            && (view.Is(at + 1, CueFirstClass.Time) || view.First(at + 1) is '/' or '-')
        )
            return false; // a date
        if (word is not null && word.Is(CueFirstClass.Anaphor))
            return subject || (frames & CueFrames.Object) != 0;
        if (word is not null && word.Is(CueFirstClass.EndsPhrase))
            return false;
        if (
            word is not null
            && cell.Skip == 0
            && (word.IsFinite || word.IsParticiple)
            && !word.IsVerbalNoun
            && word.Speaker == SpeakerKind.None
        )
            return false;
        if (word is not null && IsAnonymity(view, at))
            return false;
        if (phrases.IsBoundPreposition(at) || word is null && phrases.IsVerbLike(at, view.Key(at)))
            return false;
        if ((frames & CueFrames.Object) != 0)
            return true;
        if ((frames & CueFrames.BlameObject) != 0)
        {
            for (var i = at + 1; i < view.Count && i < at + 9 && !view.IsPunctuation(i); i++)
                if (view.Is(i, CueFirstClass.Blame))
                    return true;
            return false;
        }
        if ((frames & CueFrames.DeedObject) != 0 && view.Is(at, CueFirstClass.Deed))
            return true;
        if ((frames & CueFrames.VerbalObject) != 0 && IsProposition(at))
            return true;
        return (frames & CueFrames.CountedObject) != 0 && view.Token(at).Kind == TokenKind.Number;
    }

    bool IsProposition(int at)
    {
        ref readonly var cell = ref view[at];
        if (cell.MentionEnd > 0)
            return false;
        if (cell.Word is { } word)
            return word.Is(CueFirstClass.Proposition) || word.IsVerbalNoun && cell.Skip is 0;
        return Shapes.VerbalNoun.Fits(view.Key(at));
    }

    /// <summary>A count stands within the first words, or a noun for an event: what is spoken of is a statement and no mere topic.</summary>
    bool IsCounted(int at)
    {
        if (IsProposition(at))
            return true;
        for (var i = at; i < view.Count && i < at + 6 && !view.IsPunctuation(i); i++)
            if (view.Token(i).Kind == TokenKind.Number || view[i].Word is { Speaker: SpeakerKind.People } && view.Key(i).Length > 3)
                return true;
        return view[at].QuoteEnd > 0;
    }

    /// <summary>"asked not to be named" and its like: a condition, not a statement.</summary>
    public static bool IsAnonymity(CueFirstView view, int at)
    {
        if (view[at].Word is not { } word)
            return false;
        foreach (var form in word.Cues)
            if (form.Verb.Stance is Stance.Demand or Stance.Reject)
                for (var i = at + 1; i < view.Count && i < at + 5; i++)
                    if (view.Is(i, CueFirstClass.Naming))
                        return true;
        return false;
    }

    CueFirstComplement QuestionAt(int at)
    {
        var key = view.Key(at);
        if (Shapes.Asks.Fits(key))
            return new(CueFirstComplementKind.Clause, at, 0);
        if (!Shapes.AskedAbout.Fits(key) || at + 2 >= view.Count)
            return default;
        var i = at + 1;
        if (Shapes.That.Fits(view.Key(i)))
            i++;
        if (!Shapes.Whether.Fits(view.Key(i)))
            return default;
        i++;
        if (i < view.Count && view.Is(i, CueFirstClass.Auxiliary))
            i++;
        return new(CueFirstComplementKind.Clause, i, 0);
    }

    int Parenthesis(int at, int limit)
    {
        for (var i = at + 1; i < limit && i < at + 24; i++)
            if (view.First(i) is ')' or ']')
                return i;
        return at;
    }
}
