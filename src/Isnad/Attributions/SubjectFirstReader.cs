namespace Isnad;

/// <summary>Reads one article: first the cues of each sentence with their subjects, then the content of each.</summary>
sealed partial class SubjectFirstReader
{
    readonly AttributionText text;
    readonly TokenTable tokens;
    readonly SubjectFirstLexicon lexicon;
    readonly List<Attribution> found;

    /// <summary>First token of the article; the arrays below count from it.</summary>
    readonly int origin;
    readonly int last;
    readonly PartOfSpeech[] tags;

    /// <summary>Innermost quotation of each token, or -1; the marks belong to what is around them.</summary>
    readonly int[] quote;

    /// <summary>One more than the quotation that a mark token opens or closes, or 0.</summary>
    readonly int[] opens;
    readonly int[] closes;

    /// <summary>One more than the mention that a token belongs to, or 0.</summary>
    readonly int[] mention;
    readonly SubjectFirstRole[] roles;

    /// <summary>Where the expression of time that starts at a token ends, or 0.</summary>
    readonly int[] timeEnds;
    readonly List<Candidate> candidates = [];

    /// <summary>Is the sentence at hand a headline?</summary>
    bool title;

    /// <summary>How many attributions stood before the sentence at hand.</summary>
    int sentenceFound;
    readonly int articleFound;

    /// <summary>A cue with its subject. SubjectFirst is -1 when no subject is expressed.</summary>
    sealed record Candidate(int Cue, int CueEnd, SubjectFirstCue Verb, PartOfSpeech Tag)
    {
        public int SubjectFirst = -1;
        public int SubjectEnd = -1;
        public bool Inverted;

        /// <summary>The subject that grammar supplies to a participle, or -1.</summary>
        public int AntecedentFirst = -1;
        public int AntecedentEnd = -1;
        public bool Used;

        /// <summary>Grammar asks for a subject that is not there ("learned who had written it"): no statement.</summary>
        public bool Orphan;

        /// <summary>Another cue has taken this one in: "replied by saying".</summary>
        public bool Merged;

        /// <summary>First token of the clause that subject and cue open: where a neighbour's content must stop.</summary>
        public int ClauseStart => SubjectFirst >= 0 && !Inverted ? SubjectFirst : Cue;
    }

    public SubjectFirstReader(AttributionText text, List<Attribution> found)
    {
        this.text = text;
        this.found = found;
        articleFound = found.Count;
        tokens = text.Tokens;
        lexicon = SubjectFirstLexicon.For(text.Language);
        var span = text.Document.Articles[text.Article].Span;
        origin = tokens.IndexAt(span.Start);
        last = tokens.IndexAt(span.End);
        if (last < tokens.Count && tokens[last].Start < span.End)
            last++;
        var count = Math.Max(0, last - origin);
        tags = new PartOfSpeech[count];
        quote = new int[count];
        opens = new int[count];
        closes = new int[count];
        mention = new int[count];
        roles = new SubjectFirstRole[count];
        timeEnds = new int[count];
        Array.Fill(quote, -1);
        for (var i = origin; i < last; i++)
            roles[i - origin] = lexicon.Role(tokens, i);
        MarkQuotations(span);
        MarkMentions(span);
        MarkTimes(span);
    }

    public void Read()
    {
        var tagger = PosTagger.For(text.Language);
        var heads = HeadTable.For(text.Language);
        foreach (var sentence in text.Document.Sentences)
        {
            if (sentence.Article != text.Article || sentence.Role is SentenceRole.Byline or SentenceRole.Dateline)
                continue;
            var (first, end) = (Math.Max(sentence.FirstToken, origin), Math.Min(sentence.EndToken, last));
            if (end <= first)
                continue;
            tagger?.Tag(tokens, first, end, tags.AsSpan(first - origin, end - first));
            for (var i = first; i < end; i++)
                if (Tag(i) == PartOfSpeech.Conjunction && Has(i, SubjectFirstRole.Loose))
                    tags[i - origin] = PartOfSpeech.Determiner; // "both sides"
                else if (
                    Tag(i) is PartOfSpeech.VerbPresent or PartOfSpeech.VerbBase or PartOfSpeech.Adverb
                    && (
                        i == first
                        || Tag(i - 1) is PartOfSpeech.Number or PartOfSpeech.Determiner or PartOfSpeech.Possessive
                        || IsComma(i - 1)
                    )
                    && heads.KindAt(tokens, i, end, out _) is not (HeadKind.None or HeadKind.Definite or HeadKind.Indefinite)
                    && lexicon.Verb(tokens, i) is null
                )
                    tags[i - origin] = PartOfSpeech.Noun; // "two aides", "…, broadcaster X"
            candidates.Clear();
            (title, sentenceFound) = (sentence.Role == SentenceRole.Title, found.Count);
            if (FindHeadline(first, end, sentence.Role))
                continue;
            FindCues(first, end, sentence.Role);
            foreach (var candidate in candidates)
                if (!candidate.Merged && !candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Source) && !QuotedAs(candidate))
                    Emit(candidate, first, end);
            foreach (var candidate in candidates)
                if (!candidate.Merged && candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Source))
                    EmitRelay(candidate, Region(candidate.Cue, first, end).End);
            FindAccording(first, end);
            FindHearsay(first, end);
            FindLeadIn(first, end);
            if (title)
                FindBareQuotation(first, end);
        }
        FindUncuedQuotations();
    }

    void MarkQuotations(TextSpan span)
    {
        for (var q = 0; q < text.Quotations.Count; q++)
        {
            var quotation = text.Quotations[q];
            if (!span.Contains(quotation.Span))
                continue;
            var first = tokens.IndexAt(quotation.Inner.Start);
            var end = tokens.IndexAt(quotation.Inner.End - 1) + 1;
            for (var i = first; i < end; i++)
                quote[i - origin] = q;
            if (first - 1 >= origin && quotation.Span.Start < quotation.Inner.Start)
                opens[first - 1 - origin] = q + 1;
            if (end < last && quotation.Span.End > quotation.Inner.End)
                closes[end - origin] = q + 1;
        }
    }

    void MarkMentions(TextSpan span)
    {
        var mentions = text.Names.Mentions;
        for (var m = text.Names.FirstMentionFrom(span.Start); m < mentions.Count && mentions[m].Span.Start < span.End; m++)
        {
            var end = Math.Min(last, tokens.IndexAt(mentions[m].Span.End - 1) + 1);
            for (var i = tokens.IndexAt(mentions[m].Span.Start); i < end; i++)
                mention[i - origin] = m + 1;
        }
    }

    void MarkTimes(TextSpan span)
    {
        foreach (var time in text.Times)
        {
            if (time.Span.Start < span.Start)
                continue;
            if (time.Span.Start >= span.End)
                break;
            timeEnds[tokens.IndexAt(time.Span.Start) - origin] = Math.Min(last, tokens.IndexAt(time.Span.End - 1) + 1);
        }
        for (var i = origin; i < last; i++)
            if (lexicon.TryPhrase(tokens, i, last, SubjectFirstRole.Time, out var length) && i + length > timeEnds[i - origin])
                timeEnds[i - origin] = i + length;
    }

    PartOfSpeech Tag(int i) => tags[i - origin];

    SubjectFirstRole Role(int i) => (uint)(i - origin) < (uint)roles.Length ? roles[i - origin] : SubjectFirstRole.None;

    bool Has(int i, SubjectFirstRole role) => (Role(i) & role) != 0;

    /// <summary>The end of the time told at a token, or the token itself.</summary>
    int TimeEnd(int i) => (uint)(i - origin) < (uint)timeEnds.Length ? Math.Max(i, timeEnds[i - origin]) : i;

    int Quote(int i) => (uint)(i - origin) < (uint)quote.Length ? quote[i - origin] : -1;

    int Opens(int i) => (uint)(i - origin) < (uint)opens.Length ? opens[i - origin] - 1 : -1;

    int Closes(int i) => (uint)(i - origin) < (uint)closes.Length ? closes[i - origin] - 1 : -1;

    int MentionAt(int i) => (uint)(i - origin) < (uint)mention.Length ? mention[i - origin] : 0;

    bool IsMark(int i, ReadOnlySpan<char> marks) =>
        tokens[i].Length == 1 && marks.Contains(tokens.Text[tokens[i].Start]) && !InsideNumber(i);

    /// <summary>The comma of 964,000 and the colon of 14:30 divide nothing.</summary>
    bool InsideNumber(int i) =>
        i > origin
        && i + 1 < last
        && !tokens[i].SpaceBefore
        && !tokens[i + 1].SpaceBefore
        && char.IsAsciiDigit(tokens.Text[tokens[i].Start - 1])
        && char.IsAsciiDigit(tokens.Text[tokens[i + 1].Start]);

    bool IsComma(int i) => IsMark(i, ",;");

    bool IsStop(int i) => IsMark(i, ".!?:;—–");

    bool FiniteVerb(int i) => MentionAt(i) == 0 && Tag(i) is PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent or PartOfSpeech.Modal;

    /// <summary>The tokens among which a cue's subject and content are looked for: its quotation's within the sentence, or the sentence.</summary>
    (int First, int End) Region(int i, int first, int end)
    {
        var q = Quote(i);
        if (q < 0)
            return (first, end);
        var (from, to) = (i, i + 1);
        while (from > first && (Quote(from - 1) == q || InsideOf(from - 1, q)))
            from--;
        while (to < end && (Quote(to) == q || InsideOf(to, q)))
            to++;
        return (from, to);
    }

    bool InsideOf(int i, int q) => text.Quotations[q].Inner.Contains(tokens[i].Span);
}
