namespace Isnad;

/// <content>What the model ran on over, in front of a name and behind it, and what is no name though it looks like one.</content>
internal sealed partial class NameRules
{
    /// <summary>A particle that stands in no name: a clause begins with it ("So-and-so, then the other").</summary>
    bool BreaksName(int token) =>
        lexicon.NoPart.Fits(tokens.Key(token))
        || lexicon.ThenThat.Fits(tokens.Key(token)) && token + 1 < end && lexicon.WithArticle.Fits(tokens.Key(token + 1));

    /// <summary>The words behind a name that say what the named does or what is done, and are no part of it.</summary>
    void TrimTail(ref NameDraft draft)
    {
        while (draft.Length > 1 && IsTail(draft))
            draft.End--;
    }

    /// <summary>"So-and-so asks", "So-and-so as a law", "So-and-so (full name) the consulting".</summary>
    bool IsTail(in NameDraft draft)
    {
        const int Known = 4; // how common a word is at least that cannot be a rare name
        var last = draft.End - 1;
        if (
            (lexicon.Of(tokens.Key(last)) & (NameMarks.Known | NameMarks.NameWord)) != 0
            || NameParts.IsPatronymic(tokens.Key(last - 1).ToString())
        )
            return false;
        var key = tokens.Key(last);
        if (lexicon.PresentVerb.Fits(key))
            return Common(last) >= 2 && !lexicon.NisbaSurname.Fits(key);
        if (draft.Type != EntityType.Person)
            return false;
        if (lexicon.As.Fits(key) && key.Length > 4 && !lexicon.WithArticle.Fits(key[1..]))
            return Common(key[1..]) >= Known - 1;
        return draft.Length > 2
            && lexicon.WithArticle.Fits(key)
            && !lexicon.NisbaSurname.Fits(key)
            && lexicon.VerbalNoun.Fits(key[2..])
            && (Common(key[2..]) > 0 || StandsShorter(draft));
    }

    /// <summary>The text has the name elsewhere without its last word; of a very long text only the beginning is looked at.</summary>
    bool StandsShorter(in NameDraft draft)
    {
        const int Looked = 20_000; // tokens: some forty pages of print
        for (var i = 0; i + draft.Length <= Math.Min(tokens.Count, Looked); i++)
        {
            var k = 0;
            while (k < draft.Length && tokens.Key(i + k).SequenceEqual(tokens.Key(draft.First + k)))
                k++;
            if (k == draft.Length - 1)
                return true;
        }
        return false;
    }

    /// <summary>One word that the language makes by rule and that no table holds: a verb, a noun with a pronoun or with nunation.</summary>
    bool IsMadeWord(int token)
    {
        var key = tokens.Key(token);
        var marks = lexicon.Of(key);
        var nunated = tokens.Surface(token).IndexOfAnyInRange('\u064B', '\u064D') >= 0;
        if ((nunated || lexicon.NoName.Fits(key)) && (marks & NameMarks.Known) == 0)
            return true;
        if ((marks & (NameMarks.Known | NameMarks.NameWord | NameMarks.Head)) != 0)
            return false;
        return lexicon.PresentVerb.Fits(key) && Common(token) >= 2 && !lexicon.NisbaSurname.Fits(key);
    }

    /// <summary>"Three million riyals": the currency, though a club is called by the same word.</summary>
    bool IsMoney(in NameDraft draft) =>
        draft.Length == 1
        && draft.First > first
        && lexicon.IsCurrency(tokens.Key(draft.First))
        && (IsNumber(draft.First - 1) || lexicon.IsNumeral(tokens.Key(draft.First - 1)));

    /// <summary>
    /// Latin: a common noun with a capital in front of a given name says what the person is ("Engineer Tom Hallworth"), where the word is
    /// common or the text writes it small elsewhere.
    /// </summary>
    bool IsCommonNoun(in NameDraft draft)
    {
        const int VeryCommon = 6;
        return latin
            && draft.Length > 2
            && tokens[draft.First].Kind == TokenKind.Word
            && tokens[draft.First].Length > 3
            && MarkAt(draft.First) == NameMarks.None
            && tokens[draft.First + 1].Kind == TokenKind.Word
            && (MarkAt(draft.First + 1) & NameMarks.GivenName) != 0
            && (Common(draft.First) >= VeryCommon || StandsSmall(draft.First));
    }

    /// <summary>The text writes the word small somewhere.</summary>
    bool StandsSmall(int token)
    {
        small ??= Keys(i => !IsUpper(i));
        return small.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Key(token));
    }

    HashSet<string>? small;

    HashSet<string> Keys(Func<int, bool> of)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Word && of(i))
                found.Add(tokens.Key(i).ToString());
        return found;
    }

    /// <summary>Latin: "the Harlow-Penn ticket" names two, each of whom the text names alone as well.</summary>
    void PartPair(ref NameDraft draft)
    {
        if (
            draft is not { Length: 3, Type: EntityType.Person }
            || !tokens.Is(draft.First + 1, '-')
            || tokens[draft.First + 1].SpaceBefore
            || (MarkAt(draft.First) & NameMarks.GivenName) != 0
            || !StandsApart(draft.First)
            || !StandsApart(draft.First + 2)
        )
            return;
        before = draft with { End = draft.First + 1 };
        draft.First += 2;
    }

    /// <summary>The text has the word with a capital and without a hyphen somewhere.</summary>
    bool StandsApart(int token)
    {
        apart ??= Keys(i => IsUpper(i) && !(i > 0 && tokens.Is(i - 1, '-')) && !(i + 1 < tokens.Count && tokens.Is(i + 1, '-')));
        return apart.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Key(token));
    }

    HashSet<string>? apart;
}
