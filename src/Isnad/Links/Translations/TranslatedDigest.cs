namespace Isnad;

/// <summary>
/// How much of a short article, condensed and translated, stands in a longer one: each of its sentences beside the few neighbouring sentences that say
/// most of it, in any order.
/// </summary>
internal readonly record struct TranslatedDigest(float Contained, float Names, float Numbers, int Found, List<Passage> Passages)
{
    /// <summary>Sentences of the source that one sentence is made of.</summary>
    const int Window = 4;

    /// <summary>
    /// What of a digest's words must stand in its source, and of its names and figures: a name may be written in a way that is not known again, but a
    /// figure that the source does not have comes from elsewhere.
    /// </summary>
    const float LeastContained = 0.45f;
    const float LeastNames = 0.55f;
    const float LeastNumbers = 0.65f;

    /// <summary>A digest is shorter than this share of its source.</summary>
    const double Condensed = 0.45;

    /// <summary>A partner below this weight is none.</summary>
    const float Partner = 0.2f;

    /// <summary>Fewer names and figures than this are shared by strangers: then nearly all words must stand in the source.</summary>
    const int LeastFound = 4;
    const float NearlyAll = 0.62f;

    public bool IsEnough =>
        Contained >= LeastContained && Names >= LeastNames && Numbers >= LeastNumbers && (Found >= LeastFound || Contained >= NearlyAll);

    /// <summary>The link when one of the two stands in a page of several articles and is condensed from the other.</summary>
    public static Link? Relate(Comparison comparison)
    {
        var (from, to) = (comparison.From.Article, comparison.To.Article);
        var turned = to.Span.Length < from.Span.Length;
        var (taker, source) = turned ? (to, from) : (from, to);
        if (taker.Reading.Articles.Count < 2 || taker.Span.Length > Condensed * source.Span.Length)
            return null;
        if (Of(comparison.Match, turned) is not { IsEnough: true } digest)
            return null;
        return new Link
        {
            Kind = LinkKind.Digest,
            Score = Math.Round((digest.Contained + digest.Names + digest.Numbers) / 3, 3),
            Across = true,
            First = turned ? LinkFirst.From : LinkFirst.To,
            Evidence = "Likely: the other is condensed in a page of several articles.",
            Passages = digest.Passages,
            FromShare = turned ? comparison.FromShare : digest.Contained,
            ToShare = turned ? digest.Contained : comparison.ToShare,
        };
    }

    /// <summary>Measures how much of From (when turned, of To) the other has.</summary>
    public static TranslatedDigest Of(MeaningMatch match, bool turned)
    {
        var (taker, source) = turned ? (match.To, match.From) : (match.From, match.To);
        var (said, mass) = (0f, 0f);
        var (names, allNames, numbers, allNumbers) = (0f, 0f, 0f, 0f);
        var passages = new List<Passage>();
        for (var u = 0; u < taker.Units.Count; u++)
        {
            var own = match.Mass(u, u + 1, turned);
            var (best, at, length) = (0f, 0, 1);
            for (var first = 0; first < source.Units.Count; first++)
            for (var n = 1; n <= Window && first + n <= source.Units.Count; n++)
            {
                var here = turned ? match.SaidBack(first, first + n, u, u + 1) : match.Said(u, u + 1, first, first + n);
                // a longer stretch must be worth it
                if (here - 0.04f * own * (n - 1) > best - 0.04f * own * (length - 1))
                    (best, at, length) = (here, first, n);
            }
            (said, mass) = (said + best, mass + own);
            var there = new TextSpan(source.Units[at].Span.Start, source.Units[at + length - 1].Span.End);
            if (best >= own / 3)
                passages.Add(turned ? new(there, taker.Units[u].Span) : new(taker.Units[u].Span, there));
            for (var i = taker.Units[u].First; i < taker.Units[u].End; i++)
            {
                var found = IsFound(match, i, turned) ? 1f : 0;
                if (taker.Items[i].Kind == ItemKind.Name)
                    (names, allNames) = (names + found, allNames + 1);
                else if (taker.Items[i].Kind == ItemKind.Number)
                    (numbers, allNumbers) = (numbers + found, allNumbers + 1);
            }
        }
        return new(said / Math.Max(1, mass), Share(names, allNames), Share(numbers, allNumbers), (int)(names + numbers), passages);
    }

    static bool IsFound(MeaningMatch match, int item, bool turned)
    {
        foreach (var (_, weight) in match.Partners(item, turned))
            if (weight >= Partner)
                return true;
        return false;
    }

    static float Share(float part, float whole) => whole == 0 ? 1 : part / whole;
}
