namespace Isnad;

/// <summary>Words beside a name that speak for its type ("in" for a place, "newspaper" for an organisation), and endings that do, from <c>name-contexts.tsv</c>.</summary>
internal sealed class NameContexts
{
    const int LabelWeight = 3;

    readonly record struct Hint(EntityType Type, int Weight);

    readonly PhraseTable<Hint> before;
    readonly PhraseTable<Hint> after;
    readonly (string Ending, Hint Hint)[] endings;
    readonly Language language;

    NameContexts(Language language)
    {
        this.language = language;
        before = new(Rows("before"));
        after = new(Rows("after"));
        endings = [.. Rows("ending").Select(row => (Folding.Fold(row.Item1), row.Item2)).OrderByDescending(row => row.Item1.Length)];
    }

    IEnumerable<(string, Hint)> Rows(string side) =>
        language
            .Table("name-contexts")
            .Where(row => row[1] == side)
            .Select(row =>
                (row[0], new Hint(row.Enum<EntityType>(2), int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture)))
            );

    public static NameContexts Of(Language language) => language.Compiled(static l => new NameContexts(l));

    /// <summary>True when the words right before the token speak for a place, and more than a preposition does.</summary>
    public bool IsAfterPlaceNoun(TokenTable tokens, int index, int first, IWordLore lore)
    {
        const int Sure = 3;
        for (var at = index - 1; at >= Math.Max(first, index - 2); at--)
            if (
                before.TryMatch(tokens, at, index, language.Proclitics, out var hint)
                && hint.End == index
                && hint.Value is { Type: EntityType.Place, Weight: >= Sure }
            )
                return index - at > 1 || WordLore.Common(lore.Of(NameFeatures.CountKeys(tokens.Key(at), language).Word)) < WordLore.Most;
        return false;
    }

    /// <summary>Adds the weights of a name's neighbours to the votes for person, organisation and place.</summary>
    public void Vote(TokenTable tokens, in NameDraft draft, int first, int end, Span<int> votes)
    {
        var at = draft.First - 1;
        while (at >= first && tokens[at].Kind == TokenKind.Punctuation && at > draft.First - 3 && !tokens.Is(at, '.'))
            at--;
        if (at >= first && before.TryMatch(tokens, at, end, language.Proclitics, out var hint) && hint.End <= draft.First)
            votes[Class(hint.Value.Type)] += hint.Value.Weight;
        if (draft.End < end && draft.First == first && tokens.Is(draft.End, ':'))
            votes[Class(EntityType.Person)] += LabelWeight; // a turn of a conversation
        var last = tokens.Key(draft.End - 1);
        foreach (var (ending, ofEnding) in endings)
            if (last.Length > ending.Length + 1 && last.EndsWith(ending))
            {
                votes[Class(ofEnding.Type)] += ofEnding.Weight;
                break;
            }
        at = draft.End;
        var reach = 1;
        if (at + 2 < end && tokens[at].Kind == TokenKind.Punctuation && tokens.KeyIs(at + 1, "s"))
            (at, reach) = (at + 2, 3);
        for (; at < end && reach > 0; at++, reach--)
            if (after.TryMatch(tokens, at, end, 0, out hint))
            {
                votes[Class(hint.Value.Type)] += hint.Value.Weight;
                break;
            }
    }

    /// <summary>Person 0, organisation 1 (with outlets and groups), place 2.</summary>
    public static int Class(EntityType type) =>
        type switch
        {
            EntityType.Person => 0,
            EntityType.Place => 2,
            _ => 1,
        };
}
