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
    readonly List<Candidate> candidates = [];

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

        /// <summary>Another cue has taken this one in: "replied by saying".</summary>
        public bool Merged;

        /// <summary>First token of the clause that subject and cue open: where a neighbour's content must stop.</summary>
        public int ClauseStart => SubjectFirst >= 0 && !Inverted ? SubjectFirst : Cue;
    }

    public SubjectFirstReader(AttributionText text, List<Attribution> found)
    {
        this.text = text;
        this.found = found;
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
        Array.Fill(quote, -1);
        MarkQuotations(span);
        MarkMentions(span);
    }

    public void Read()
    {
        var tagger = PosTagger.For(text.Language);
        foreach (var sentence in text.Document.Sentences)
        {
            if (sentence.Article != text.Article || sentence.Role is SentenceRole.Byline or SentenceRole.Dateline)
                continue;
            var (first, end) = (Math.Max(sentence.FirstToken, origin), Math.Min(sentence.EndToken, last));
            if (end <= first)
                continue;
            tagger?.Tag(tokens, first, end, tags.AsSpan(first - origin, end - first));
            candidates.Clear();
            if (FindHeadline(first, end, sentence.Role))
                continue;
            FindCues(first, end, sentence.Role);
            foreach (var candidate in candidates)
                if (!candidate.Merged)
                    Emit(candidate, first, end);
            FindAccording(first, end);
            FindHearsay(first, end);
        }
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

    PartOfSpeech Tag(int i) => tags[i - origin];

    int Quote(int i) => (uint)(i - origin) < (uint)quote.Length ? quote[i - origin] : -1;

    int Opens(int i) => (uint)(i - origin) < (uint)opens.Length ? opens[i - origin] - 1 : -1;

    int Closes(int i) => (uint)(i - origin) < (uint)closes.Length ? closes[i - origin] - 1 : -1;

    int MentionAt(int i) => (uint)(i - origin) < (uint)mention.Length ? mention[i - origin] : 0;

    bool IsMark(int i, ReadOnlySpan<char> marks) => tokens[i].Length == 1 && marks.Contains(tokens.Text[tokens[i].Start]);

    bool IsComma(int i) => IsMark(i, ",;");

    bool IsStop(int i) => IsMark(i, ".!?:;—–");

    bool FiniteVerb(int i) => MentionAt(i) == 0 && Tag(i) is PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent or PartOfSpeech.Modal;

    /// <summary>Collects the cues of a sentence with their subjects.</summary>
    void FindCues(int first, int end, SentenceRole role)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || MentionAt(i) != 0 || lexicon.Verb(tokens, i) is not { } form)
                continue;
            var (regionFirst, regionEnd) = Region(i, first, end);
            var (verb, cueEnd) = ChooseReading(form, i, regionEnd);
            if (verb is null || !IsCueVerb(form, i, regionFirst, regionEnd, role))
                continue;
            var candidate = new Candidate(i, cueEnd, verb, Tag(i));
            FindSubject(candidate, regionFirst, regionEnd);
            if (Blocked(candidate, regionFirst))
                continue;
            candidates.Add(candidate);
        }
    }

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

    (SubjectFirstCue? Verb, int End) ChooseReading(SubjectFirstForm form, int i, int end)
    {
        SubjectFirstCue? plain = null;
        foreach (var cue in form.Cues)
        {
            if (cue.Particle is null)
                plain = cue;
            else
            {
                // "expressed her deep concern": a determiner and an adjective may stand before the noun
                var at = i + 1;
                while (
                    at < end
                    && at < i + 3
                    && Tag(at) is PartOfSpeech.Possessive or PartOfSpeech.Determiner or PartOfSpeech.Adjective or PartOfSpeech.Pronoun
                )
                    at++;
                if (at < end && tokens.KeyIs(at, cue.Particle) && (at == i + 1 || Tag(at) == PartOfSpeech.Noun))
                    return (cue, at + 1);
            }
        }
        return (plain, i + 1);
    }

    /// <summary>Is the word a verb here, and one that asserts that something was said?</summary>
    bool IsCueVerb(SubjectFirstForm form, int i, int first, int end, SentenceRole role)
    {
        var tag = Tag(i);
        if (i > first && tokens.Is(i - 1, '-') || i + 1 < end && tokens.Is(i + 1, '-') && !tokens[i + 1].SpaceBefore)
            return false; // so-called
        if (
            tag == PartOfSpeech.Noun
            && form.Can(VerbShape.Third)
            && !form.Can(VerbShape.Base)
            && i + 1 < end
            && i > first
            && Tag(i + 1) == PartOfSpeech.Number
            && (MentionAt(i - 1) != 0 || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Noun)
        )
            tag = PartOfSpeech.VerbPresent; // "the ministry counts 17"
        if (
            tag == PartOfSpeech.Adjective
            && form.Can(VerbShape.Past)
            && i > first
            && (MentionAt(i - 1) != 0 || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Noun)
        )
            tag = PartOfSpeech.VerbPast; // "the ministry confirmed eleven"
        // forms that only a verb has ("added", "told"): the tagger errs more often than the form
        var pure = form.Can(VerbShape.Past) && !form.Can(VerbShape.Base) && tokens[i].Length > 3;
        if (
            pure
            && tag is not (PartOfSpeech.VerbPast or PartOfSpeech.VerbPresent or PartOfSpeech.VerbParticiple)
            && i > first
            && (
                MentionAt(i - 1) != 0
                || Closes(i - 1) >= 0
                || IsComma(i - 1)
                || Tag(i - 1)
                    is PartOfSpeech.Name
                        or PartOfSpeech.Noun
                        or PartOfSpeech.Number
                        or PartOfSpeech.Pronoun
                        or PartOfSpeech.Adverb
            )
        )
            tag = PartOfSpeech.VerbPast;
        if (form.Can(VerbShape.Ing) && tag != PartOfSpeech.VerbIng && i > first && IsComma(i - 1))
            tag = tags[i - origin] = PartOfSpeech.VerbIng; // "…, arguing that"
        var shape =
            tag == PartOfSpeech.VerbIng && form.Can(VerbShape.Ing) ? VerbShape.Ing
            : form.Can(VerbShape.Past) ? VerbShape.Past
            : form.Can(VerbShape.Third) ? VerbShape.Third
            : form.Can(VerbShape.Ing) ? VerbShape.Ing
            : form.Can(VerbShape.Participle) ? VerbShape.Participle
            : VerbShape.Base;
        var noun = tag is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.Name;
        if (i == first && tag is PartOfSpeech.VerbParticiple or PartOfSpeech.VerbPast && role == SentenceRole.Body)
            return false; // "Asked why …, she answered"
        if (
            noun
            && i > first
            && i + 1 < end
            && tokens.KeyIs(i + 1, "that")
            && (
                MentionAt(i - 1) != 0
                || IsComma(i - 1)
                || lexicon.Role(tokens, i - 1) == SubjectFirstRole.And
                || Tag(i - 1) is PartOfSpeech.Name or PartOfSpeech.Pronoun or PartOfSpeech.Noun or PartOfSpeech.PossessiveMark
            )
        )
            noun = false; // an unknown verb taken for a noun: X reckons that
        if (noun && (role != SentenceRole.Title || shape is VerbShape.Ing or VerbShape.Base) && !tokens.KeyIs(i, "said"))
            return false;
        if (noun && i == first)
            return false;
        // auxiliaries and adverbs in front
        var (be, have, modal) = (false, false, false);
        var j = i - 1;
        for (; j >= first && i - j <= 6; j--)
        {
            var role2 = lexicon.Role(tokens, j);
            if (role2 == SubjectFirstRole.Negation || tokens.Key(j).EndsWith("n't", StringComparison.Ordinal))
                return false;
            if (role2 == SubjectFirstRole.Be)
                be = true;
            else if (role2 == SubjectFirstRole.Auxiliary)
                have = true;
            else if (Tag(j) == PartOfSpeech.Modal)
                modal = true;
            else if (Tag(j) != PartOfSpeech.Adverb)
                break;
        }
        if (modal)
            return false;
        if (shape == VerbShape.Ing)
        {
            if (be)
                return true;
            if (j < first || IsComma(j) || IsMark(j, "–—") || Closes(j) >= 0)
                return true;
            return tokens.KeyIs(j, "by")
                || tokens.KeyIs(j, "while")
                || tokens.KeyIs(j, "in")
                || tokens.KeyIs(j, "statement")
                || tokens.KeyIs(j, "and");
        }
        if (be)
            return false; // passive: "was told", "is accused"
        if (tag == PartOfSpeech.VerbParticiple && !have && form.Can(VerbShape.Past))
            // taggers mistake past tense for participles; after a noun without comma or clause it is one
            return j >= first
                && (
                    Tag(j) is PartOfSpeech.Pronoun or PartOfSpeech.Name or PartOfSpeech.Wh or PartOfSpeech.Conjunction
                    || MentionAt(j) != 0
                    || IsComma(j)
                    || Tag(j) == PartOfSpeech.Noun
                );
        if (shape == VerbShape.Base || (tag == PartOfSpeech.VerbBase && !form.Can(VerbShape.Past)))
        {
            if (j >= first && Tag(j) == PartOfSpeech.To)
                return false;
            return tag == PartOfSpeech.VerbPresent
                || (tag == PartOfSpeech.VerbBase && j >= first && Tag(j) is PartOfSpeech.Noun or PartOfSpeech.Pronoun or PartOfSpeech.Wh);
        }
        return j < first || Tag(j) != PartOfSpeech.To;
    }

    /// <summary>The author's own voice, conditions and habits are no statements.</summary>
    bool Blocked(Candidate candidate, int first)
    {
        if (candidate.SubjectFirst < 0)
            return false;
        for (var i = candidate.SubjectFirst; i < candidate.SubjectEnd; i++)
            if (lexicon.Role(tokens, i) == SubjectFirstRole.AuthorPronoun && candidate.SubjectEnd - candidate.SubjectFirst == 1)
                return tokens.KeyIs(i, "one")
                    ? candidate.Verb.Frames.HasFlag(SubjectFirstFrames.Np)
                    : candidate.Tag != PartOfSpeech.VerbPast || Quote(i) < 0;
            else if (lexicon.Role(tokens, i) == SubjectFirstRole.Negation)
                return true;
        var before = candidate.SubjectFirst - 1;
        return before >= first && lexicon.Role(tokens, before) == SubjectFirstRole.Hypothetical && !tokens.KeyIs(before, "whether");
    }
}
