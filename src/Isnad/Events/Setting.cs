namespace Isnad;

/// <summary>
/// When and where is the thing at a span said to be? One answer for events and figures: the nearest time or place of its own clause, told by
/// the same voice; else what the sentences before it left standing; else the day and place of the story, which its opening tells.
/// </summary>
sealed class Setting
{
    /// <summary>How many sentences back a time or a place still stands for a thing that names none.</summary>
    const int Memory = 2;

    /// <summary>How many sentences of the body tell when and where the story takes place.</summary>
    const int Opening = 3;

    /// <summary>What a clause boundary adds to a distance, in characters.</summary>
    const int ClauseCost = 40;

    /// <summary>How near a place must stand that no word puts the thing in, in characters.</summary>
    const int Adjacent = 50;

    /// <summary>What a day after publication adds to a distance, in characters.</summary>
    const int AheadCost = 1000;

    readonly Document document;
    readonly EntityTable names;
    readonly IReadOnlyList<TimeMention> times;
    readonly IReadOnlyList<Statement> statements;
    readonly IReadOnlyList<Article> articles;
    readonly Story[] stories;

    /// <summary>Times that tell when somebody spoke, not when the thing spoken of was.</summary>
    readonly bool[] ofSpeech;

    /// <summary>How near a bare year must stand to be the time of an event, in characters.</summary>
    const int YearReach = 60;

    /// <summary>What an article's opening tells; <see cref="Said"/> is the day on which somebody is said to have spoken there.</summary>
    readonly record struct Story(string? Day, string? Said, int? Place);

    public Setting(
        Document document,
        EntityTable names,
        IReadOnlyList<TimeMention> times,
        IReadOnlyList<Statement> statements,
        IReadOnlyList<Article> articles
    )
    {
        (this.document, this.names, this.times, this.statements, this.articles) = (document, names, times, statements, articles);
        stories = new Story[articles.Count];
        ofSpeech = OfSpeech();
        var seen = 0;
        var article = -1;
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Article != article)
                (article, seen) = (sentence.Article, 0);
            if (article < 0 || sentence.Role is SentenceRole.Byline or SentenceRole.Dateline or SentenceRole.Caption)
                continue;
            if (sentence.Role == SentenceRole.Body && ++seen > Opening)
                continue;
            ref var story = ref stories[article];
            story = new(
                story.Day ?? FirstDay(sentence, said: false),
                story.Said ?? FirstDay(sentence, said: true),
                story.Place ?? FirstPlace(sentence)
            );
        }
    }

    public Sentence? SentenceAt(int offset)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var span = document.Sentences[middle].Span;
            if (span.Contains(offset))
                return document.Sentences[middle];
            if (offset < span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
    }

    /// <summary>The innermost statement in whose content a span stands, or null.</summary>
    public int? StatementAt(TextSpan span)
    {
        int? owner = null;
        var size = int.MaxValue;
        for (var s = 0; s < statements.Count; s++)
            foreach (var content in statements[s].Content)
                if (content.Contains(span) && statements[s].ContentLength <= size)
                    (owner, size) = (s, statements[s].ContentLength);
        return owner;
    }

    /// <summary>True for a word of a time: "March" is a month before it is a protest.</summary>
    public bool InTime(TextSpan span)
    {
        for (var i = Math.Max(0, FirstTimeFrom(span.Start) - 1); i < times.Count && times[i].Span.Start < span.End; i++)
            if (times[i].Span.Contains(span))
                return true;
        return false;
    }

    /// <summary>True in the name of a place: the word of a measure in it counts nothing (the hall of Freedom).</summary>
    public bool InPlaceName(int offset)
    {
        for (var i = names.FirstMentionFrom(offset + 1) - 1; i >= 0 && names.Mentions[i].Span.End > offset; i--)
            if (names.Mentions[i].Type is EntityType.Place or EntityType.Outlet && names.Mentions[i].Span.Contains(offset))
                return true;
        return false;
    }

    /// <summary>The time in the span's own sentence, EDTF without a clock.</summary>
    public string? TimeBeside(TextSpan span, Sentence sentence, int? owner, bool dated)
    {
        string? best = null;
        var distance = int.MaxValue;
        for (var i = FirstTimeFrom(sentence.Span.Start); i < times.Count && times[i].Span.Start < sentence.Span.End; i++)
        {
            if (times[i].Value is not { } value || (dated && IsOpen(value)) || !SameVoice(owner, times[i].Span))
                continue;
            var away = Distance(span, times[i].Span) + (dated && IsAhead(value, sentence) ? AheadCost : 0);
            if (away < distance && !(dated && value.Length == 4 && away > YearReach))
                (best, distance) = (WithoutClock(value), away);
        }
        return best;
    }

    /// <summary>A day after publication is the day of a plan; what is told as done has another one, if any stands there.</summary>
    bool IsAhead(string value, Sentence sentence) =>
        value.Length >= 10
        && sentence.Article >= 0
        && articles[sentence.Article].Published.Value is { Length: 10 } published
        && string.CompareOrdinal(value, 0, published, 0, 10) > 0;

    /// <summary>The time that the sentences before left standing, or the day of the story.</summary>
    public string? TimeBefore(Sentence sentence)
    {
        if (!sentence.OpensParagraph)
            for (var (i, back) = (FirstTimeFrom(sentence.Span.Start) - 1, sentence); i >= 0; i--)
            {
                if (SentenceAt(times[i].Span.Start) is not { } other || other.Article != sentence.Article)
                    break;
                if (IndexOf(sentence) - IndexOf(other) > Memory)
                    break;
                if (other.Role is SentenceRole.Dateline or SentenceRole.Byline)
                    continue;
                if (times[i].Value is { } value && IsClosed(value) && !ofSpeech[i])
                    return WithoutClock(value);
            }
        return sentence.Article >= 0 && sentence.Article < stories.Length
            ? stories[sentence.Article].Day ?? stories[sentence.Article].Said
            : null;
    }

    /// <summary>"Since March", said in an article of May, is March to May; without a day of publication the end stays open.</summary>
    public string? Until(Sentence sentence, string? value)
    {
        // the count at four in the afternoon is of that day
        if (
            value is not null
            && value.StartsWith("../", StringComparison.Ordinal)
            && value.IndexOf('T', StringComparison.Ordinal) is > 3 and var hour
        )
            return value[3..hour];
        if (
            value is null
            || !value.EndsWith("/..", StringComparison.Ordinal)
            || sentence.Article < 0
            || articles[sentence.Article].Published.Value is not { Length: 10 } published
        )
            return value;
        var start = value.AsSpan(0, value.Length - 3);
        var end = published.AsSpan(0, Math.Min(start.Length, published.Length));
        return start.Length is 4 or 7 or 10 && start.CompareTo(end, StringComparison.Ordinal) < 0 ? $"{start}/{end}" : value;
    }

    /// <summary>The place in the span's own sentence.</summary>
    public int? PlaceBeside(TextSpan span, Sentence sentence, int? owner)
    {
        int? best = null;
        var distance = int.MaxValue;
        for (
            var i = names.FirstMentionFrom(sentence.Span.Start);
            i < names.Mentions.Count && names.Mentions[i].Span.Start < sentence.Span.End;
            i++
        )
        {
            var mention = names.Mentions[i];
            if (!IsPlace(mention) || !SameVoice(owner, mention.Span))
                continue;
            var away = Distance(span, mention.Span);
            if (!Locates(mention, sentence))
            {
                if (away > Adjacent)
                    continue;
                away += Adjacent;
            }
            if (away < distance)
                (best, distance) = (mention.Entity, away);
        }
        return best;
    }

    /// <summary>The place that the sentences before left standing, or that of the story.</summary>
    public int? PlaceBefore(Sentence sentence)
    {
        if (!sentence.OpensParagraph)
            for (var i = names.FirstMentionFrom(sentence.Span.Start) - 1; i >= 0; i--)
            {
                if (SentenceAt(names.Mentions[i].Span.Start) is not { } other || other.Article != sentence.Article)
                    break;
                if (IndexOf(sentence) - IndexOf(other) > Memory)
                    break;
                if (
                    IsPlace(names.Mentions[i])
                    && Locates(names.Mentions[i], other)
                    && other.Role is not (SentenceRole.Dateline or SentenceRole.Byline)
                )
                    return names.Mentions[i].Entity;
            }
        return sentence.Article >= 0 && sentence.Article < stories.Length ? stories[sentence.Article].Place : null;
    }

    /// <summary>A place by itself: a name that another word turned into an institution is none.</summary>
    bool IsPlace(Mention mention) => mention.Type == EntityType.Place && names.Entities[mention.Entity].Type == EntityType.Place;

    bool Locates(Mention mention, Sentence sentence) =>
        Language.Of(sentence.Language) is { } language
        && language.Compiled(PlaceWords.Load).Locates(document, mention.Span, sentence.FirstToken);

    /// <summary>What stands in the words of the same speaker, or outside of every statement like the thing itself.</summary>
    bool SameVoice(int? owner, TextSpan other)
    {
        if (owner is not { } index)
            return true;
        foreach (var content in statements[index].Content)
            if (content.Contains(other))
                return true;
        return false;
    }

    /// <summary>Characters between two spans; each comma, semicolon or bracket between them costs more.</summary>
    int Distance(TextSpan span, TextSpan other)
    {
        var (from, to) = other.Start >= span.End ? (span.End, other.Start) : (other.End, span.Start);
        var away = Math.Max(0, to - from);
        foreach (var c in document.Text.AsSpan(Math.Min(from, to), away))
            if (c is ',' or '،' or ';' or '؛' or ':' or '(' or ')' or '—' or '–')
                away += ClauseCost;
        return away;
    }

    /// <summary>A time beside a cue and outside of what is said there belongs to the act of saying.</summary>
    bool[] OfSpeech()
    {
        var speech = new bool[times.Count];
        foreach (var said in statements)
        {
            if (said.Cue is not { } cue || SentenceAt(cue.Start) is not { } sentence)
                continue;
            for (var i = FirstTimeFrom(sentence.Span.Start); i < times.Count && times[i].Span.Start < sentence.Span.End; i++)
                speech[i] = true;
        }
        foreach (var said in statements)
        foreach (var content in said.Content)
            for (var i = FirstTimeFrom(content.Start); i < times.Count && times[i].Span.Start < content.End; i++)
                speech[i] = false;
        return speech;
    }

    string? FirstDay(Sentence sentence, bool said)
    {
        for (var i = FirstTimeFrom(sentence.Span.Start); i < times.Count && times[i].Span.Start < sentence.Span.End; i++)
            if (times[i].Value is { } value && IsClosed(value) && ofSpeech[i] == said)
                return WithoutClock(value);
        return null;
    }

    int? FirstPlace(Sentence sentence)
    {
        for (
            var i = names.FirstMentionFrom(sentence.Span.Start);
            i < names.Mentions.Count && names.Mentions[i].Span.Start < sentence.Span.End;
            i++
        )
            if (IsPlace(names.Mentions[i]) && Locates(names.Mentions[i], sentence))
                return names.Mentions[i].Entity;
        return null;
    }

    int FirstTimeFrom(int offset)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (times[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    int IndexOf(Sentence sentence)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (document.Sentences[middle].Span.Start < sentence.Span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    static bool IsOpen(string value) => value.Contains("..", StringComparison.Ordinal);

    /// <summary>A day, a month or an interval with both ends: a bare year says too little to be carried over.</summary>
    static bool IsClosed(string value) =>
        !IsOpen(value) && value.IndexOf('/', StringComparison.Ordinal) is var slash && (slash < 0 ? value.Length : slash) > 4;

    static string WithoutClock(string value) =>
        value.IndexOf('T', StringComparison.Ordinal) is > 0 and var clock && !value.Contains('/', StringComparison.Ordinal)
            ? value[..clock]
            : value;
}
