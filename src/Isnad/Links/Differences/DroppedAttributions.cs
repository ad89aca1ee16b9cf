namespace Isnad;

/// <summary>A statement that the other text tells as a fact, without the cue and the source: an attribution that was dropped.</summary>
internal static class DroppedAttributions
{
    /// <summary>The share of a content that the other sentence must say before its attribution is missed there.</summary>
    const float SameContent = 0.45f;

    /// <summary>Fewer known items than this prove nothing.</summary>
    const int LeastItems = 3;

    /// <summary>A colon behind a label is no verb that a translator could have dropped.</summary>
    const int LeastCue = 2;

    /// <summary>A statement of one side whose words the other side has, while neither a cue nor the source is there.</summary>
    public static void Find(PairView pair, Statement said, bool turned, List<Difference> found)
    {
        var other = pair.Side(!turned).Article;
        var span = pair.Span(!turned);
        if (
            said.Implicit
            || said.Cue!.Value.Length < LeastCue
            || CueGroups.Of(said.Stance) is not (CueGroups.Neutral or "claim")
            || CueGroups.Has(pair, !turned, CueGroups.Of(said.Stance))
            || CueGroups.Has(pair, !turned, CueGroups.Neutral)
            || said.Source is not { } source
            || pair.IsSaid(source, turned, near: 0)
            || pair.IsSaid(said.Cue!.Value, turned, near: 0)
            || other.Statements.Any(one => one.Cue is { } cue && span.Contains(cue) || one.Content.Any(content => content.Overlaps(span)))
        )
            return;
        var (items, shared) = (0, 0);
        foreach (var content in said.Content)
        {
            var (first, end) = pair.Items(content, turned);
            for (var i = first; i < end; i++)
                if (pair.IsKnown(i, turned))
                {
                    items++;
                    shared += pair.Partner(i, turned) >= 0 ? 1 : 0;
                }
        }
        if (items >= LeastItems && shared >= items * SameContent)
            found.Add(turned ? new(DifferenceKind.Attribution, null, said.Cue) : new(DifferenceKind.Attribution, said.Cue, null));
    }
}
