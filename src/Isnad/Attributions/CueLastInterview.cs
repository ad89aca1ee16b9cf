namespace Isnad;

/// <summary>
/// Interviews: questions stand on lines of their own behind a dash, or both sides carry a label. Each answer is one direct statement of
/// the person interviewed; what it reports stands inside it.
/// </summary>
sealed partial class CueLastClauses
{
    /// <summary>So many questions make an interview.</summary>
    const int MinQuestions = 2;

    /// <summary>The longest label of a turn, in tokens.</summary>
    const int MaxTurnLabel = 4;

    /// <summary>The paragraphs of the article's body: sentence indices <c>[First, End)</c>.</summary>
    readonly record struct Paragraph(int First, int End);

    public void ReadInterview(Document document, int article)
    {
        var paragraphs = new List<Paragraph>();
        var sentences = document.Sentences;
        for (var s = 0; s < sentences.Count; s++)
        {
            if (
                sentences[s].Article != article
                || sentences[s].Role != SentenceRole.Body
                || sentences[s].FirstToken >= sentences[s].EndToken
            )
                continue;
            if (paragraphs.Count > 0 && !sentences[s].OpensParagraph && paragraphs[^1].End == s)
                paragraphs[^1] = paragraphs[^1] with { End = s + 1 };
            else
                paragraphs.Add(new(s, s + 1));
        }
        if (!ReadDashed(sentences, paragraphs))
            ReadLabelled(sentences, paragraphs);
    }

    bool ReadDashed(IReadOnlyList<Sentence> sentences, List<Paragraph> paragraphs)
    {
        var (questions, asked) = (0, 0);
        foreach (var paragraph in paragraphs)
        {
            if (!IsQuestionLine(sentences, paragraph))
                continue;
            questions++;
            if (Asks(sentences, paragraph))
                asked++;
        }
        if (asked < MinQuestions || asked * 2 < questions)
            return false;
        CueLastFinding? guest = null;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            if (!IsQuestionLine(sentences, paragraphs[p]))
                continue;
            var end = p + 1;
            while (end < paragraphs.Count && !IsQuestionLine(sentences, paragraphs[end]))
                end++;
            if (end == p + 1)
                continue;
            guest ??= Guest(sentences[paragraphs[p].First].FirstToken);
            var answer = Answer(
                sentences[paragraphs[p + 1].First].FirstToken,
                sentences[paragraphs[end - 1].End - 1].EndToken,
                null,
                SourcePhrase.None
            );
            answer.SameAs = guest;
            guest ??= answer;
        }
        return true;
    }

    void ReadLabelled(IReadOnlyList<Sentence> sentences, List<Paragraph> paragraphs)
    {
        var labels = new Dictionary<string, (int Turns, int Asked)>(StringComparer.Ordinal);
        foreach (var paragraph in paragraphs)
            if (TurnLabel(sentences, paragraph) is var colon and > 0)
            {
                var key = LabelKey(sentences[paragraph.First].FirstToken, colon);
                var (turns, asked) = labels.GetValueOrDefault(key);
                labels[key] = (turns + 1, asked + (Asks(sentences, paragraph) ? 1 : 0));
            }
        var (asking, answering) = (0, 0);
        foreach (var (turns, asked) in labels.Values)
            if (turns >= MinQuestions)
            {
                asking += asked * 2 > turns ? 1 : 0;
                answering += asked * 2 > turns ? 0 : 1;
            }
        if (asking == 0 || answering == 0)
            return;
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var colon = TurnLabel(sentences, paragraphs[p]);
            if (colon < 0)
                continue;
            var first = sentences[paragraphs[p].First].FirstToken;
            var (turns, asked) = labels[LabelKey(first, colon)];
            if (turns < MinQuestions || asked * 2 > turns)
                continue;
            var end = p + 1;
            while (end < paragraphs.Count && TurnLabel(sentences, paragraphs[end]) < 0)
                end++;
            Answer(
                colon + 1,
                sentences[paragraphs[end - 1].End - 1].EndToken,
                colon,
                sources.Describe(first, LabelEnd(first, colon), colon)
            );
        }
    }

    CueLastFinding Answer(int start, int end, int? colon, SourcePhrase source)
    {
        var finding = new CueLastFinding
        {
            Cue = colon is { } cue ? (cue, cue + 1) : null,
            Stance = Stance.Say,
            Source = source,
            Direct = true,
            Rule = "interview",
            Confidence = 0.85,
        };
        finding.Content.Add((start, Math.Min(end, words.End)));
        findings.Add(finding);
        return finding;
    }

    /// <summary>Who is interviewed: the speaker of the headline, else the first who speaks before the first question.</summary>
    CueLastFinding? Guest(int before)
    {
        CueLastFinding? guest = null;
        foreach (var finding in findings)
            if (finding.Rule == "headline")
                return finding;
            else if (finding.Position < before && finding.Rule != "interview")
                guest ??= finding;
        return guest;
    }

    bool IsQuestionLine(IReadOnlyList<Sentence> sentences, Paragraph paragraph)
    {
        var first = sentences[paragraph.First].FirstToken;
        return first < words.End
            && first >= words.First
            && (
                words.IsMark(first, 'ـ')
                || words.IsMark(first, '-')
                || words.IsMark(first, '–')
                || words.IsMark(first, '—')
                || words.IsMark(first, '*')
                || words.IsMark(first, '•')
            );
    }

    bool Asks(IReadOnlyList<Sentence> sentences, Paragraph paragraph)
    {
        var last = Math.Min(sentences[paragraph.End - 1].EndToken, words.End) - 1;
        return words.IsMark(last, '؟')
            || words.IsMark(last, '?')
            || last > 0 && (words.IsMark(last - 1, '؟') || words.IsMark(last - 1, '?'));
    }

    /// <summary>The colon behind a turn's label, or -1.</summary>
    int TurnLabel(IReadOnlyList<Sentence> sentences, Paragraph paragraph)
    {
        var first = Math.Max(sentences[paragraph.First].FirstToken, words.First);
        for (var at = first; at < words.End - 1 && at <= first + MaxTurnLabel; at++)
        {
            if (words.IsMark(at, ':'))
                return at > first ? at : -1;
            if (words.IsMark(at, '(') && at > first)
            {
                // "(می‌خندد)"
                while (at < words.End - 1 && at < first + 2 * MaxTurnLabel && !words.IsMark(at, ')'))
                    at++;
                continue;
            }
            if (tokens[at].Kind != TokenKind.Word || verbs.TryRead(at, words.End, out var group) && verbs.EndsClause(group, words.End))
                return -1;
        }
        return -1;
    }

    int LabelEnd(int first, int colon)
    {
        for (var at = first + 1; at < colon; at++)
            if (words.IsMark(at, '('))
                return at;
        return colon;
    }

    string LabelKey(int first, int colon)
    {
        var key = "";
        for (var at = first; at < colon && !words.IsMark(at, '('); at++)
            key += tokens.Key(at).ToString() + " ";
        return key;
    }
}
