namespace Isnad;

/// <summary>
/// Two articles side by side: which sentences say the same, and how much of each the other says. Works across languages and within one.
/// </summary>
internal sealed class Comparison
{
    /// <summary>A pair of groups below this likeness was put together by its place only.</summary>
    public const float SureLikeness = 0.3f;

    /// <summary>The share of a sentence that one line besides the article must say for the sentence to stand there.</summary>
    const float SaidBesides = 0.4f;

    Comparison(MeaningMatch match, List<AlignedUnits> aligned)
    {
        (Match, Aligned, From, To) = (match, aligned, match.From, match.To);
        besidesTo = new(() => new(From, To.Outside));
        besidesFrom = new(() => new(To, From.Outside));
        var (said, mass, fromMass, toMass) = (0f, 0f, 0f, 0f);
        foreach (var pair in aligned)
        {
            if (!pair.IsPair || pair.Likeness < SureLikeness)
                continue;
            var (f, t) = (match.Mass(pair.FromFirst, pair.FromEnd, turned: false), match.Mass(pair.ToFirst, pair.ToEnd, turned: true));
            fromMass += f;
            toMass += t;
            mass += f + t;
            said += pair.Likeness * (f + t);
        }
        FromShare = fromMass / Math.Max(1, match.Mass(0, From.Units.Count, turned: false));
        ToShare = toMass / Math.Max(1, match.Mass(0, To.Units.Count, turned: true));
        Likeness = mass > 0 ? said / mass : 0;
    }

    readonly Lazy<MeaningMatch> besidesTo;
    readonly Lazy<MeaningMatch> besidesFrom;

    /// <summary>True when a sentence of From (of To when turned) stands on the other page besides the article.</summary>
    public bool StandsBesides(int unit, bool turned)
    {
        var match = (turned ? besidesFrom : besidesTo).Value;
        var mass = match.Mass(unit, unit + 1, turned: false);
        for (var line = 0; line < match.To.Units.Count; line++)
            if (match.Said(unit, unit + 1, line, line + 1) >= SaidBesides * mass)
                return true;
        return false;
    }

    public ArticleMeanings From { get; }
    public ArticleMeanings To { get; }
    public MeaningMatch Match { get; }

    /// <summary>The sentences of both in order, in groups that say the same; those left out stand alone.</summary>
    public IReadOnlyList<AlignedUnits> Aligned { get; }

    /// <summary>The share of From that stands in sentences with a partner, and of To.</summary>
    public float FromShare { get; }
    public float ToShare { get; }

    /// <summary>How much the sentences with a partner say of each other, on average.</summary>
    public float Likeness { get; }

    /// <summary>Compares two articles, or null when Isnad does not read a language of theirs.</summary>
    public static Comparison? Of(LinkedArticle from, LinkedArticle to) => from.Meanings is { } a && to.Meanings is { } b ? Of(a, b) : null;

    public static Comparison Of(ArticleMeanings from, ArticleMeanings to) => Of(new MeaningMatch(from, to));

    public static Comparison Of(MeaningMatch match) => new(match, SentenceAligner.Align(match));

    /// <summary>True when a title of a side has a partner.</summary>
    public bool HasTitlePair(bool turned)
    {
        var side = turned ? To : From;
        foreach (var pair in Aligned)
            for (var u = turned ? pair.ToFirst : pair.FromFirst; pair.IsPair && u < (turned ? pair.ToEnd : pair.FromEnd); u++)
                if (side.Units[u].Role == SentenceRole.Title)
                    return true;
        return false;
    }

    /// <summary>The span of the units <c>[first, end)</c>, or null when there are none.</summary>
    public static TextSpan? Span(ArticleMeanings side, int first, int end) =>
        end > first ? new(side.Units[first].Span.Start, side.Units[end - 1].Span.End) : null;
}
