namespace Isnad;

/// <summary>Two groups of sentences that say the same, as the searches for differences look at them; <c>turned</c> asks from the side of To.</summary>
internal sealed class PairView
{
    /// <summary>A partner below this weight is none.</summary>
    const float LeastPartner = 0.2f;

    readonly Comparison comparison;

    public PairView(Comparison comparison, AlignedUnits aligned)
    {
        (this.comparison, Aligned) = (comparison, aligned);
        FromSpan = Comparison.Span(From, aligned.FromFirst, aligned.FromEnd)!.Value;
        ToSpan = Comparison.Span(To, aligned.ToFirst, aligned.ToEnd)!.Value;
    }

    public AlignedUnits Aligned { get; }
    public ArticleMeanings From => comparison.From;
    public ArticleMeanings To => comparison.To;
    public TextSpan FromSpan { get; }
    public TextSpan ToSpan { get; }

    public ArticleMeanings Side(bool turned) => turned ? To : From;

    public TextSpan Span(bool turned) => turned ? ToSpan : FromSpan;

    public bool IsTitle(bool turned) => Side(turned).Units[turned ? Aligned.ToFirst : Aligned.FromFirst].Role == SentenceRole.Title;

    /// <summary>The items of the group on one side.</summary>
    public (int First, int End) Items(bool turned)
    {
        var side = Side(turned);
        return turned
            ? (side.Units[Aligned.ToFirst].First, side.Units[Aligned.ToEnd - 1].End)
            : (side.Units[Aligned.FromFirst].First, side.Units[Aligned.FromEnd - 1].End);
    }

    /// <summary>The items of a span of one side.</summary>
    public (int First, int End) Items(TextSpan span, bool turned)
    {
        var side = Side(turned);
        var first = side.ItemAt(span.Start);
        var end = first;
        while (end < side.Items.Count && side.Items[end].Span.Start < span.End)
            end++;
        return (first, end);
    }

    /// <summary>True when the item's absence on the other side would be noticed.</summary>
    public bool IsKnown(int item, bool turned) => comparison.Match.IsKnown(item, turned);

    /// <summary>True when the lexicons join the word itself, not its sound, to a word of the other language.</summary>
    public bool IsPlainWord(int item, bool turned)
    {
        var (side, other) = (Side(turned), Side(!turned));
        foreach (var meaning in side.MeaningsOf(item))
            if (
                meaning.Weight >= 0.95f
                && (side.Lexicon.IsEnglish || side.Lexicon.Covers(meaning.Concept))
                && other.Lexicon.Covers(meaning.Concept)
            )
                return true;
        return false;
    }

    /// <summary>The best weight with which an item is said in the other group, or in the sentences next to it.</summary>
    public float Said(int item, bool turned, int near = 0)
    {
        var (first, end) = turned ? (Aligned.FromFirst, Aligned.FromEnd) : (Aligned.ToFirst, Aligned.ToEnd);
        var other = Side(!turned);
        var best = 0f;
        foreach (var (partner, weight) in comparison.Match.Partners(item, turned))
        {
            var unit = other.Items[partner].Unit;
            if (unit >= first - near && unit < end + near && weight > best)
                best = weight;
        }
        return best >= LeastPartner ? best : 0;
    }

    /// <summary>The item of the other group that says an item best, or -1.</summary>
    public int Partner(int item, bool turned)
    {
        var (first, end) = Items(!turned);
        var (best, at) = (LeastPartner, -1);
        foreach (var (partner, weight) in comparison.Match.Partners(item, turned))
            if (partner >= first && partner < end && weight > best)
                (best, at) = (weight, partner);
        return at;
    }

    /// <summary>True when something of the span is said in the other group or next to it.</summary>
    public bool IsSaid(TextSpan span, bool turned, int near = 1)
    {
        var (first, end) = Items(span, turned);
        for (var i = first; i < end; i++)
            if (Said(i, turned, near) > 0)
                return true;
        return false;
    }

    /// <summary>The weight of the items <c>[first, end)</c> that a lexicon knows, and of those the other side says.</summary>
    public (float Known, float Said) Weigh(int first, int end, bool turned, int near = 0)
    {
        var (known, said) = (0f, 0f);
        var items = Side(turned).Items;
        for (var i = first; i < end; i++)
        {
            if (!IsKnown(i, turned))
                continue;
            // what an article repeats counts in full here: it is a matter of this sentence alone
            var weight = items[i].Kind == ItemKind.Word ? 1f : 1.2f;
            known += weight;
            if (Said(i, turned, near) > 0)
                said += weight;
        }
        return (known, said);
    }

    /// <summary>True when the words around the span are said in the other group: what is missing there is missing alone.</summary>
    public bool StandsInSaid(TextSpan span, bool turned, int width = 3, float least = 0.5f)
    {
        var (first, end) = Items(span, turned);
        var (begin, most) = Items(turned);
        var (known, said) = Weigh(Math.Max(begin, first - width), first, turned);
        var (knownBehind, saidBehind) = Weigh(end, Math.Min(most, end + width), turned);
        return known + knownBehind > 0 && said + saidBehind >= least * (known + knownBehind);
    }

    /// <summary>How many of the three items on either side of one span stand for items near the other span.</summary>
    public int SharedNeighbours(TextSpan from, TextSpan to)
    {
        const int Width = 3;
        var (first, end) = Items(from, turned: false);
        var (otherFirst, otherEnd) = Items(to, turned: true);
        var shared = 0;
        for (var i = Math.Max(0, first - Width); i < Math.Min(From.Items.Count, end + Width); i++)
            if (i < first || i >= end)
                foreach (var (partner, weight) in comparison.Match.Partners(i, turned: false))
                    if (weight >= LeastPartner && partner >= otherFirst - Width && partner < otherEnd + Width)
                    {
                        shared++;
                        break;
                    }
        return shared;
    }

    /// <summary>Where a span stands in its group: 0 at the start, 1 at the end.</summary>
    public double Place(TextSpan span, bool turned)
    {
        var whole = Span(turned);
        return (span.Start - whole.Start) / (double)Math.Max(1, whole.Length);
    }
}
