namespace Isnad;

/// <summary>
/// The stack of voices of a talk: who quotes the press goes on quoting it in new sentences ("the newspaper X wrote likewise …"), and gives
/// instances of what he has said ("for example, the former minister said …"). Such a statement stands inside his turn, so that the next verb
/// without subject is his again. In an ordinary report, where nobody reads from the press, nothing is pushed.
/// </summary>
static class QuotedBySpeaker
{
    /// <summary>A turn that is further away is over.</summary>
    const int Reach = 1500;
    const int Window = 24;

    /// <summary>The statement whose speaker goes on quoting here, or -1.</summary>
    public static int Parent(
        Document document,
        EntityTable names,
        Language language,
        List<Attribution> order,
        int[] parents,
        List<Statement> before,
        int index,
        int entity
    )
    {
        var anchor = StatementBuilder.Anchor(order[index]);
        var press = IsPress(names, entity);
        var example = !press && (IsReadOut(order[index]) || OpensWithExample(document, language, anchor));
        if (!press && !example)
            return -1;
        for (var i = before.Count - 1; i >= 0 && i >= before.Count - Window; i--)
        {
            if (parents[i] >= 0)
                continue;
            if (before[i].Anonymous)
                continue;
            if (before[i].Entity is not { } speaker || names.Entities[speaker].Type is not (EntityType.Person or EntityType.Office))
                return -1;
            if (speaker == entity || anchor - order[i].Content[^1].End > Reach)
                return -1;
            return ReadsPress(names, parents, before, speaker) ? i : -1;
        }
        return -1;
    }

    /// <summary>Inside one of the speaker's recent statements a newspaper or an agency has spoken.</summary>
    static bool ReadsPress(EntityTable names, int[] parents, List<Statement> before, int speaker)
    {
        for (var i = before.Count - 1; i >= 0 && i >= before.Count - Window; i--)
        {
            var root = i;
            while (parents[root] >= 0)
                root = parents[root];
            // what encloses it may begin later in the text and is not resolved yet
            if (
                root != i
                && root < before.Count
                && before[root].Entity == speaker
                && before[i].Entity is { } quoted
                && IsPress(names, quoted)
            )
                return true;
        }
        return false;
    }

    /// <summary>"The president, So-and-so, said on Thursday: «…»": read from a paper, not spoken in the hall.</summary>
    static bool IsReadOut(Attribution attribution) =>
        attribution is { Kind: StatementKind.Direct, Source: { } source, Cue: { } cue } && source.End <= cue.Start;

    static bool IsPress(EntityTable names, int entity) => names.Entities[entity].Type == EntityType.Outlet;

    static bool OpensWithExample(Document document, Language language, int anchor)
    {
        var words = language.Compiled(static l => new StatementMarkTable(l));
        return CarryOver.SentenceAt(document, anchor) is >= 0 and var sentence
            && words.At(document.Tokens, document.Sentences[sentence].FirstToken, StatementMark.Example) is not null;
    }
}
