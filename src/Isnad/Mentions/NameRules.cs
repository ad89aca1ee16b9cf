namespace Isnad;

/// <summary>
/// Turns what the model marks into names as the record wants them: without titles, articles, proclitics and generic head nouns that
/// stand beside the name; with the head noun where it belongs to the name; and adds what the tables know for certain.
/// </summary>
internal sealed partial class NameRules(TokenTable tokens, NameLexicon lexicon)
{
    readonly bool clitics = !lexicon.Language.Proclitics.None;
    readonly bool latin = !lexicon.Language.RightToLeft;
    NameMarks[] marks = [];
    int first;
    int end;

    NameMarks MarkAt(int token) => token >= first && token < end ? marks[token - first] : NameMarks.None;

    /// <summary>Adds the names of one sentence, in text order and without overlap.</summary>
    public void Apply(ReadOnlySpan<NameTag> tags, NameFeatures features, int place, int from, int to, int sentence, List<NameDraft> drafts)
    {
        (first, end) = (from, to);
        Sentence = sentence;
        if (marks.Length < to - from)
            marks = new NameMarks[(to - from) * 2];
        features.Marks(place, to - from).CopyTo(marks);
        var begin = drafts.Count;
        for (var i = from; i < to; )
        {
            var tag = tags[i - from];
            if (tag == NameTag.Outside)
            {
                i++;
                continue;
            }
            var stop = i + 1;
            while (stop < to && tags[stop - from].Continues() && tags[stop - from].Type() == tag.Type())
                stop++;
            if (!latin)
                stop = SplitAtAnd(i, stop);
            var draft = new NameDraft(i, stop, 0, tag.Type(), sentence);
            i = stop;
            if (latin && drafts.Count > begin && IsHyphenated(drafts[^1].End, draft.First))
            {
                drafts[^1] = drafts[^1] with { End = draft.End };
                continue;
            }
            if (Shape(ref draft, drafts.Count > begin ? drafts[^1].End : from))
            {
                if (draft.Votes == default)
                    draft.Votes = NameModel.Votes(features, place + draft.First - from, place + draft.End - from);
                if (before is { } office)
                    drafts.Add(office);
                before = null;
                drafts.Add(draft);
                i = Math.Max(i, draft.End);
            }
        }
        if (latin)
            ExtendCapitals(drafts, begin);
        else
            AddConstructs(sentence, drafts, begin);
        AddKnown(sentence, drafts, begin);
        AddAfterHeads(sentence, drafts, begin);
        if (!latin)
            AddAfterPlaceNouns(sentence, drafts, begin);
        drafts.Sort(begin, drafts.Count - begin, Comparer<NameDraft>.Create((a, b) => a.First.CompareTo(b.First)));
    }

    bool IsAdjective(int token)
    {
        var key = tokens.Key(token);
        return key.StartsWith("ال") && key.Length > 4 && (key.EndsWith("ي") || key.EndsWith("يه"));
    }

    bool IsNameLike(int token) =>
        (MarkAt(token) & (NameMarks.Place | NameMarks.GivenName | NameMarks.Country)) != 0
        || Common(token) == 0 && tokens[token].KeyLength > 2 && (MarkAt(token) & (NameMarks.Title | NameMarks.Head)) == 0;

    /// <summary>How common the word is, the more common of the word and its stem.</summary>
    int Common(int token) => Common(tokens.Key(token));

    int Common(ReadOnlySpan<char> key)
    {
        if (Classes is null)
            return 3;
        var (word, stem) = NameFeatures.CountKeys(key, lexicon.Language);
        return Math.Max(WordLore.Common(Classes.Of(word)), WordLore.Common(Classes.Of(stem)));
    }

    /// <summary>How common words are, from the language's model.</summary>
    public IWordLore? Classes { get; init; }

    int Sentence { get; set; }

    static bool InLonger(in NameDraft draft, List<NameDraft> drafts, int begin)
    {
        for (var i = begin; i < drafts.Count; i++)
            if (drafts[i].Overlaps(draft) && drafts[i].Length > draft.Length)
                return true;
        return false;
    }

    static bool Free(in NameDraft draft, List<NameDraft> drafts, int begin)
    {
        for (var i = begin; i < drafts.Count; i++)
            if (drafts[i].Overlaps(draft))
                return false;
        return true;
    }

    bool IsOpening(int token) => tokens.Is(token, '«') || tokens.Is(token, '“') || tokens.Is(token, '"') || tokens.Is(token, '„');

    bool IsClosing(int token) => tokens.Is(token, '»') || tokens.Is(token, '”') || tokens.Is(token, '"');

    public bool IsUpper(int token) => char.IsUpper(tokens.Text[tokens[token].Start]);
}
