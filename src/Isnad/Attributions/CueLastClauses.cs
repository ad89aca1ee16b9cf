namespace Isnad;

/// <summary>Reads sentences clause by clause and collects what is attributed.</summary>
sealed partial class CueLastClauses
{
    enum ClauseKind : byte
    {
        Matrix,

        /// <summary>Opened by که behind a noun, اینکه or a conjunction; its first finite verb closes it.</summary>
        Subordinate,
        Content,
        Quotation,

        /// <summary>The content of a participle cue: it ends before the verb of the main clause.</summary>
        Participle,
    }

    /// <summary>A clause that is being read. All positions are token indices.</summary>
    sealed class Clause
    {
        public ClauseKind Kind;
        public int Start;
        public int End;

        /// <summary>Where the current coordinate clause begins: behind the last finite verb.</summary>
        public int Current;

        /// <summary>Where the coordinate clause before the current one begins, or -1.</summary>
        public int Previous = -1;

        /// <summary>The word that opened a subordinate clause.</summary>
        public int Opener = -1;

        /// <summary>Opened by "آن‌طور که": its cue speaks for what follows its comma.</summary>
        public bool As;

        /// <summary>The finding whose content this clause is.</summary>
        public CueLastFinding? Owner;

        /// <summary>The last finding whose subject is this clause's.</summary>
        public CueLastFinding? Speaker;
        public int LastVerb = -1;

        /// <summary>An element that waits for its verb ("خواستار … شد").</summary>
        public int Element = -1;

        /// <summary>A relay phrase between subject and cue.</summary>
        public CueLastFinding? Relay;
        public bool Finished => LastVerb >= 0;
    }

    readonly CueLastTokens words;
    readonly TokenTable tokens;
    readonly CueLastLexicon lexicon;
    readonly CueLastVerbs verbs;
    readonly CueLastSource sources;
    readonly List<CueLastFinding> findings = [];
    readonly List<Clause> clauses = new(8);

    /// <summary>Findings whose direct speech may go on in the next sentence.</summary>
    readonly List<CueLastFinding> carried = new(4);
    int sentenceFindings;
    int sentenceStart;

    /// <summary>The last direct speech at the narrator's level, and how many sentences ago it stood.</summary>
    CueLastFinding? lastDirect;
    int sentencesSinceQuote;

    /// <summary>A cue and its colon ended the sentence before: its content is this one.</summary>
    CueLastFinding? awaiting;
    bool isTitle;

    public CueLastClauses(CueLastTokens words)
    {
        this.words = words;
        tokens = words.Tokens;
        lexicon = words.Lexicon;
        verbs = words.Verbs;
        sources = new(words);
    }

    Clause Top => clauses[^1];

    public void Read(in Sentence sentence, Document document)
    {
        var (first, end) = (Math.Max(sentence.FirstToken, words.First), Math.Min(sentence.EndToken, words.End));
        if (first >= end)
            return;
        sentenceFindings = findings.Count;
        sentenceStart = first;
        isTitle = sentence.Role is SentenceRole.Title or SentenceRole.Heading;
        while (end > first + 1 && IsFinal(end - 1))
            end--;
        clauses.Clear();
        Open(ClauseKind.Matrix, first, end);
        if (isTitle && ReadHeadline(first, end))
            return;
        var waited = awaiting;
        if (waited is not null)
            Await(waited, first, end);
        ReadClauses(first, end);
        while (clauses.Count > 0)
            Leave(Math.Min(Top.End, end));
        if (findings.Count == sentenceFindings)
            BareQuotation(first, end);
        CarryOn(sentence, end, waited);
        sentencesSinceQuote++;
        for (var i = findings.Count - 1; i >= sentenceFindings; i--)
            if (findings[i] is { Direct: true, Level: 0 })
            {
                (lastDirect, sentencesSinceQuote) = (findings[i], 0);
                break;
            }
    }

    void Await(CueLastFinding finding, int first, int end)
    {
        awaiting = null;
        finding.Direct = true;
        if (words.QuotationAt(first) is >= 0 and var quotation && EndsContent(words.AfterQuotation(quotation), end))
        {
            finding.Content.Add((first + 1, ClosingOf(quotation, words.AfterQuotation(quotation))));
            finding.Open = false;
            return;
        }
        finding.Content.Add((first, end));
        Open(ClauseKind.Content, first, end, finding);
    }

    void ReadClauses(int first, int end)
    {
        var at = first;
        while (at < end)
        {
            while (clauses.Count > 1 && Top.End <= at)
                Leave(Top.End);
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                var after = words.AfterQuotation(quotation);
                Open(ClauseKind.Quotation, at + 1, Math.Min(Math.Max(after - 1, at + 1), end));
                at++;
                continue;
            }
            if (words.IsPunctuation(at))
            {
                at = Punctuation(at);
                continue;
            }
            var word = words.Long(at);
            if (word is null)
            {
                at++;
                continue;
            }
            if (
                words.Length(at) > 1
                && (word.Classes & (WordClass.Attaching | WordClass.Speaker | WordClass.Inside)) != 0
                && word.Verbs.Length == 0
                && word.Phrase == PhraseKind.None
                && words.Short(at) is not { AnyElement: true }
            )
            {
                at += words.Length(at);
                continue;
            }
            if ((word.Classes & WordClass.NotCue) != 0)
            {
                var last = at + words.Length(at) - 1;
                at = last + 1;
                if (words.Short(last) is { Verbs.Length: > 0 })
                    EndClause(at);
                if (words.Is(at, WordClass.That))
                    Top.Current = ++at;
                continue;
            }
            if (word.Phrase != PhraseKind.None && Phrase(at, word, out var next))
            {
                at = next;
                continue;
            }
            if (word.Fixed is { } pattern)
            {
                var cue = new CueMatch(at, at + words.Length(at), pattern, word.FixedPlural ? true : null, 3, false, false);
                at = Cue(cue);
                continue;
            }
            if (word.AnyElement && IsBehind(word) && !(at > Top.Start && words.Is(at - 1, WordClass.Preposition)))
                Top.Element = at;
            if (verbs.TryRead(at, end, out var group))
            {
                at = Verb(group);
                continue;
            }
            if (EndsReport(at, word))
            {
                Leave(at);
                continue;
            }
            if ((word.Classes & (WordClass.That | WordClass.ThisThat | WordClass.Conditional | WordClass.As)) != 0)
            {
                Subordinate(at, words.Length(at), word);
                at += words.Length(at);
                continue;
            }
            at++;
        }
    }

    /// <summary>A clause opens on top of the others.</summary>
    void Open(ClauseKind kind, int start, int end, CueLastFinding? owner = null, int opener = -1) =>
        clauses.Add(
            new()
            {
                Kind = kind,
                Start = start,
                Current = start,
                End = end,
                Owner = owner,
                Opener = opener,
            }
        );

    /// <summary>"…، ولی خودم …": the narrator sets himself against what he has just reported.</summary>
    bool EndsReport(int at, CueLastWord word) =>
        clauses.Count > 1
        && Top is { Kind: ClauseKind.Content, Finished: true, Owner.Direct: false }
        && (word.Classes & (WordClass.Opener | WordClass.Also)) == (WordClass.Opener | WordClass.Also)
        && words.IsComma(at - 1)
        && (
            words.Is(at + 1, WordClass.Pronoun)
            || Top.Owner.Rule == "hearsay"
            || at + 1 < words.End && words.Long(at + 1) is { Phrase: PhraseKind.Hearsay }
        );

    static bool IsBehind(CueLastWord word)
    {
        foreach (var (_, pattern) in word.Elements)
            if ((pattern.Frames & CueLastFrames.Behind) != 0)
                return true;
        return false;
    }

    void Subordinate(int at, int length, CueLastWord word)
    {
        if ((word.Classes & WordClass.That) != 0 && Top.LastVerb == at)
        {
            // the complement of a verb that is no cue
            Top.Current = at + length;
            return;
        }
        if ((word.Classes & WordClass.Conditional) != 0 && at > Top.Current + 6)
            return;
        Open(ClauseKind.Subordinate, at + length, Top.End, opener: at);
        Top.As = (word.Classes & WordClass.As) != 0;
    }

    int Punctuation(int at)
    {
        if (words.IsMark(at, '؛') || words.IsMark(at, ';'))
            Semicolon(at);
        else if (words.IsMark(at, ':') && Top.Kind == ClauseKind.Matrix && BodyLabel(at))
            return at + 1;
        else if (
            words.IsMark(at, ':')
            && !(at + 1 < words.End && tokens[at + 1].Kind == TokenKind.Number && !tokens[at + 1].SpaceBefore)
            && Top.Kind is ClauseKind.Matrix or ClauseKind.Quotation
        )
            (Top.Start, Top.Current, Top.Speaker) = (at + 1, at + 1, null); // "خبرگزاری …: …"
        else if (IsStop(at) && Top.Kind is ClauseKind.Quotation or ClauseKind.Content)
        {
            // a new sentence inside a quotation
            while (Top.Kind is ClauseKind.Subordinate or ClauseKind.Content && Top.Owner is not { Direct: true } && clauses.Count > 1)
                Leave(at);
            (Top.Start, Top.Current, Top.Speaker, Top.LastVerb) = (at + 1, at + 1, null, -1);
        }
        return at + 1;
    }

    void Semicolon(int at)
    {
        while (clauses.Count > 1 && Top.Kind is ClauseKind.Subordinate or ClauseKind.Participle)
            Leave(at);
        while (clauses.Count > 1 && Top.Kind == ClauseKind.Content && Top.Owner is { Direct: false } && HasCue(at + 1, Top.End))
            Leave(at);
        (Top.Current, Top.LastVerb) = (at + 1, -1);
        if (Top.Kind != ClauseKind.Content)
            (Top.Start, Top.Speaker) = (at + 1, null);
    }

    bool HasCue(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (words.Long(at) is { Fixed: not null } or { Phrase: PhraseKind.According or PhraseKind.Hearsay })
                return true;
            if (words.Is(at, WordClass.Topic) && (at == from || at == from + 1 && words.Is(from, WordClass.Determiner)))
                return true;
            if (verbs.TryRead(at, to, out var group) && verbs.TryCue(group, from, out var cue) && IsCue(cue, group))
                return true;
        }
        return false;
    }

    bool IsFinal(int at) =>
        words.IsPunctuation(at)
        && !words.Closes(at)
        && !words.IsMark(at, '؟')
        && !words.IsMark(at, '!')
        && !words.IsMark(at, '?')
        && !words.IsMark(at, ')')
        && !words.IsMark(at, '…');

    bool IsStop(int at) =>
        words.IsMark(at, '.') && (at + 1 >= words.End || tokens[at + 1].SpaceBefore) || words.IsMark(at, '؟') || words.IsMark(at, '!');

    /// <summary>A finite verb was read that is no cue: it ends its clause.</summary>
    void EndClause(int behind)
    {
        if (Top.Kind == ClauseKind.Subordinate)
        {
            var after = behind < Top.End && words.IsComma(behind) ? behind + 1 : behind;
            sources.Close(Top.Opener, after);
            clauses.RemoveAt(clauses.Count - 1);
            return;
        }
        if (behind > Top.Current)
            Top.Previous = Top.Current;
        (Top.Current, Top.LastVerb, Top.Element) = (behind, behind, -1);
    }

    /// <summary>The clause on top ends before the token; what it is the content of gets its end.</summary>
    void Leave(int end)
    {
        var clause = Top;
        clauses.RemoveAt(clauses.Count - 1);
        if (clause.Opener >= 0)
            sources.Close(clause.Opener, end);
        if (clause.Kind == ClauseKind.Quotation && clause.Finished && clause.End - clause.Start > 3 && clauses.Count > 0)
            EndClause(Math.Min(end + 1, Top.End));
        if (clause.Owner is { } owner)
        {
            var content = owner.Content[^1];
            owner.Content[^1] = (content.Start, Math.Max(content.Start, end));
        }
    }

    int Level()
    {
        var level = 0;
        foreach (var clause in clauses)
            if (clause.Kind is ClauseKind.Content or ClauseKind.Quotation or ClauseKind.Participle)
                level++;
        return level;
    }
}
