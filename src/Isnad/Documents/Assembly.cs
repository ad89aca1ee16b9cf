namespace Isnad;

/// <summary>Puts the findings about a page together: sentences of the pieces, what is repeated, final bounds, languages, noise in order.</summary>
sealed class Assembly
{
    readonly Page page;
    readonly List<Noise> inline;

    public Assembly(Page page, List<Piece> pieces)
    {
        this.page = page;
        inline = page.Inline;
        inline.Sort((a, b) => a.Span.CompareTo(b.Span));
        var ranges = new List<(int First, int End)>();
        var facts = new List<(int Piece, SentenceRole Role, bool Opens)>();
        for (var p = 0; p < pieces.Count; p++)
            Cut(pieces[p], p, ranges, facts);
        var repeated = RepetitionFinder.Find(page.Tokens, ranges);
        for (var i = 0; i < ranges.Count; i++)
            if (repeated[i])
                inline.Add(new(page.Tokens.SpanOf(ranges[i].First, ranges[i].End), NoiseKind.DuplicateSentence));
        for (var p = 0; p < pieces.Count; p++)
            AddArticle(pieces[p], p, ranges, facts, repeated);
        if (Articles.Count == 0)
            AddWhole();
        CollectNoise();
    }

    public List<Article> Articles { get; } = [];
    public List<Sentence> Sentences { get; } = [];
    public List<Noise> Noise { get; } = [];

    void Cut(Piece piece, int index, List<(int, int)> ranges, List<(int, SentenceRole, bool)> facts)
    {
        foreach (var line in page.Lines)
        {
            if (line.IsNoise || line.End <= piece.FirstToken || line.First >= piece.EndToken)
                continue;
            var (first, end) = (Math.Max(line.First, piece.FirstToken), Math.Min(line.End, piece.EndToken));
            (first, end) = WithoutNoise(first, end);
            if (first >= end)
                continue;
            var opens = true;
            if (line.Role == LineRole.Body)
            {
                if (
                    piece.Dateline is { } dateline
                    && page.Tokens[first].Start == dateline.Start
                    && DatelineFinder.Find(page, line) is { } found
                )
                {
                    ranges.Add((first, found.Text));
                    facts.Add((index, SentenceRole.Dateline, true));
                    first = found.Text;
                }
                var from = ranges.Count;
                SentenceSplitter.Split(page.Tokens, first, end, ranges);
                for (var i = from; i < ranges.Count; i++)
                {
                    facts.Add((index, SentenceRole.Body, opens));
                    opens = false;
                }
                continue;
            }
            ranges.Add((first, end));
            facts.Add((index, RoleOf(line.Role), true));
        }
    }

    static SentenceRole RoleOf(LineRole role) =>
        role switch
        {
            LineRole.Title => SentenceRole.Title,
            LineRole.Heading => SentenceRole.Heading,
            LineRole.Byline => SentenceRole.Byline,
            LineRole.Dateline => SentenceRole.Dateline,
            LineRole.Caption => SentenceRole.Caption,
            _ => SentenceRole.Body,
        };

    /// <summary>The range without furniture at its two ends; furniture inside stays and splits nothing.</summary>
    (int First, int End) WithoutNoise(int first, int end)
    {
        for (var changed = true; changed && first < end; )
        {
            changed = false;
            foreach (var noise in inline)
            {
                if (noise.Span.Contains(page.Tokens[first].Start))
                {
                    while (first < end && noise.Span.Contains(page.Tokens[first].Start))
                        first++;
                    changed = true;
                }
                else if (noise.Span.Contains(page.Tokens[end - 1].Start))
                {
                    while (end > first && noise.Span.Contains(page.Tokens[end - 1].Start))
                        end--;
                    changed = true;
                }
                if (first >= end)
                    break;
            }
        }
        return (first, end);
    }

    void AddArticle(
        Piece piece,
        int index,
        List<(int First, int End)> ranges,
        List<(int Piece, SentenceRole Role, bool Opens)> facts,
        bool[] repeated
    )
    {
        var tokens = page.Tokens;
        var (first, last) = (-1, -1);
        for (var i = 0; i < ranges.Count; i++)
        {
            if (facts[i].Piece != index || repeated[i] || IsInNoise(ranges[i]))
                continue;
            if (first < 0)
                first = i;
            if (last < 0 || facts[i].Role is SentenceRole.Body or SentenceRole.Title or SentenceRole.Dateline)
                last = i;
        }
        if (first < 0)
            return;
        var span = new TextSpan(tokens[ranges[first].First].Start, tokens[ranges[last].End - 1].End);
        var language = LanguageIdentifier.Identify(tokens, ranges[first].First, ranges[last].End);
        var article = Articles.Count;
        Articles.Add(
            new Article(span)
            {
                Title = piece.Title,
                Byline = piece.Byline,
                Dateline = piece.Dateline,
                Masthead = page.Masthead,
                Language = language,
            }
        );
        for (var i = first; i <= last; i++)
        {
            if (facts[i].Piece != index || repeated[i] || IsInNoise(ranges[i]))
                continue;
            var (from, end) = ranges[i];
            Sentences.Add(
                new Sentence(
                    tokens.SpanOf(from, end),
                    from,
                    end,
                    article,
                    LanguageIdentifier.IdentifyPart(tokens.SpanOf(from, end).Of(page.Text), language),
                    facts[i].Role
                )
                {
                    OpensParagraph = facts[i].Opens,
                }
            );
        }
    }

    bool IsInNoise((int First, int End) range)
    {
        var span = page.Tokens.SpanOf(range.First, range.End);
        foreach (var noise in inline)
            if (noise.Span.Contains(span))
                return true;
        return false;
    }

    /// <summary>Nothing looked like writing: then all of it is the writing.</summary>
    void AddWhole()
    {
        var tokens = page.Tokens;
        if (tokens.Count == 0)
            return;
        inline.Clear();
        foreach (var line in page.Lines)
            line.Role = LineRole.Body;
        var language = LanguageIdentifier.Identify(tokens, 0, tokens.Count);
        Articles.Add(new Article(tokens.SpanOf(0, tokens.Count)) { Language = language });
        var ranges = new List<(int First, int End)>();
        foreach (var line in page.Lines)
        {
            var from = ranges.Count;
            SentenceSplitter.Split(tokens, line.First, line.End, ranges);
            for (var i = from; i < ranges.Count; i++)
                Sentences.Add(
                    new Sentence(
                        tokens.SpanOf(ranges[i].First, ranges[i].End),
                        ranges[i].First,
                        ranges[i].End,
                        0,
                        language,
                        SentenceRole.Body
                    )
                    {
                        OpensParagraph = i == from,
                    }
                );
        }
    }

    void CollectNoise()
    {
        foreach (var line in page.Lines)
            if (line.IsNoise && line.WritingFrom != line.Span.End)
                Noise.Add(new(line.Span, line.Noise));
        Noise.AddRange(inline);
        Noise.Sort((a, b) => a.Span.CompareTo(b.Span));
        // furniture found twice keeps its first, larger stretch
        var kept = 0;
        for (var i = 0; i < Noise.Count; i++)
        {
            if (kept > 0 && Noise[i].Span.Start < Noise[kept - 1].Span.End)
                continue;
            Noise[kept++] = Noise[i];
        }
        Noise.RemoveRange(kept, Noise.Count - kept);
    }
}
