namespace Isnad;

/// <summary>A noun phrase that speaks: tokens <c>[Start, End)</c>.</summary>
readonly record struct SourcePhrase(int Start, int End, SourceForm Form, WordClass Head)
{
    public static readonly SourcePhrase None = new(0, 0, SourceForm.None, WordClass.None);
    public bool IsNone => End <= Start;

    /// <summary>True when the words themselves say that this is somebody who can speak.</summary>
    public bool Speaks => (Head & (WordClass.Speaker | WordClass.Pronoun | WordClass.Unnamed)) != 0;
}

/// <summary>Finds the speaker of a clause: the subject stands before circumstances, object and cue, or behind fronted circumstances.</summary>
sealed partial class CueLastSource(CueLastTokens words)
{
    /// <summary>The longest noun phrase that is looked for, in tokens.</summary>
    const int MaxPhrase = 40;

    readonly TokenTable tokens = words.Tokens;

    /// <summary>Token behind a closed subordinate clause, by the token that opens it.</summary>
    readonly Dictionary<int, int> closed = [];

    public void Close(int from, int behind) => closed[from] = behind;

    public bool IsClosed(int at, out int behind) => closed.TryGetValue(at, out behind);

    /// <summary>
    /// The subject in <c>[from, to)</c>. <paramref name="strict"/> (a later clause of the sentence) wants words that can speak;
    /// at the beginning of a sentence any noun phrase is taken.
    /// </summary>
    public SourcePhrase Find(int from, int to, bool strict)
    {
        var at = from;
        while (at < to)
        {
            if (closed.TryGetValue(at, out var behind) && behind > at)
            {
                at = behind;
                continue;
            }
            var classes = words.Classes(at);
            var longest = words.Long(at);
            if (longest is { Phrase: not PhraseKind.None } && longest.Phrase != PhraseKind.Hearsay)
            {
                var governed = at + words.Length(at);
                // a demonstrative before a name is a pronoun, and the name begins the clause: "by which America …"
                at =
                    governed + 1 < to && words.Is(governed, WordClass.Determiner) && words.MentionAt(governed + 1) >= 0
                        ? governed + 1
                        : NounPhraseEnd(governed, to);
                continue;
            }
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                var after = words.AfterQuotation(quotation);
                if (after < to && after - at <= 7)
                    return Describe(at, NounPhraseEnd(at, to), to);
                at = Math.Max(after, at + 1);
                continue;
            }
            if (words.IsPunctuation(at))
            {
                at = SkipBracket(at, to);
                continue;
            }
            if (longest is not null && (longest.Classes & (WordClass.Opener | WordClass.NotCue | WordClass.Also)) != 0)
            {
                var length = words.Length(at);
                var governs = length > 1 && (classes & WordClass.Preposition) != 0;
                at += length;
                if (governs && at + 1 < to && words.Is(at, WordClass.Determiner))
                    at += 2; // "در پایان این دیدار"
                continue;
            }
            if ((classes & (WordClass.Modal | WordClass.Future)) != 0 && (classes & WordClass.Speaker) == 0)
                return SourcePhrase.None;
            if ((classes & WordClass.Pronoun) != 0)
                return new(at, at + words.Length(at), SourceForm.Pronoun, WordClass.Pronoun);
            if ((classes & (WordClass.And | WordClass.Also | WordClass.That | WordClass.Object)) != 0)
            {
                at++;
                continue;
            }
            if ((classes & WordClass.Time) != 0 && words.MentionAt(at) < 0)
            {
                at = AfterTime(at, to);
                continue;
            }
            if ((classes & WordClass.Preposition) != 0)
            {
                at = AfterCircumstance(at, to);
                continue;
            }
            if (strict && !CanSpeak(at))
                return SourcePhrase.None;
            if (
                !strict
                && !CanSpeak(at)
                && !words.Is(at, WordClass.Document | WordClass.Determiner)
                && BehindComma(at, to) is >= 0 and var later
            )
                at = later;
            var end = NounPhraseEnd(at, to);
            return end <= at ? SourcePhrase.None : Describe(at, end, to);
        }
        return SourcePhrase.None;
    }

    /// <summary>Words that cannot speak stand in front: a speaker behind their comma is the subject. Its token, or -1.</summary>
    int BehindComma(int from, int to)
    {
        for (var at = from; at < to - 1; at++)
        {
            if (closed.TryGetValue(at, out var behind) && behind > at)
                at = behind - 1;
            else if (words.QuotationAt(at) is >= 0 and var quotation)
                at = Math.Max(at, words.AfterQuotation(quotation) - 1);
            if (words.IsComma(at) && at + 1 < to && CanSpeak(at + 1) && !words.Is(at + 1, WordClass.Preposition))
                return at + 1;
        }
        return -1;
    }

    /// <summary>The noun phrase in <c>[from, to)</c> with its form and head class.</summary>
    public SourcePhrase Describe(int from, int end, int to)
    {
        if (end < to && words.Is(end, WordClass.Object))
        {
            end = SplitObject(from, end);
            if (end < 0)
                return SourcePhrase.None;
        }
        if (
            from + 2 < end
            && tokens[from].Kind == TokenKind.Number
            && tokens[from].Newlines > 0
            && (words.IsMark(from + 1, '.') || words.IsMark(from + 1, ')'))
        )
            from += 2; // the number of a list
        var spoken = from;
        while (spoken < end && tokens[spoken].Kind != TokenKind.Word)
            spoken++;
        if (spoken == end)
            return SourcePhrase.None; // a number or a year says nothing
        var head = HeadOf(from, end);
        var form =
            (head & WordClass.Pronoun) != 0 ? SourceForm.Pronoun
            : IsUnnamed(from, end) ? SourceForm.Unnamed
            : (head & WordClass.Document) != 0 && (head & WordClass.Speaker) == 0 && !HasMention(from, end) ? SourceForm.Document
            : SourceForm.Phrase;
        return new(from, end, form, head);
    }

    /// <summary>Subject and object stand side by side and only the object is marked: where does the object begin? -1 when all is object.</summary>
    int SplitObject(int from, int marker)
    {
        for (var at = from + 1; at < marker; at++)
            if (words.Is(at, WordClass.Determiner) && !words.Is(at - 1, WordClass.Preposition) && !IsPossessor(at, marker))
                return at;
        if (words.Is(from, WordClass.Determiner))
            return -1;
        var mention = words.Names.FirstMentionFrom(tokens[from].Start);
        if (mention < words.Names.Mentions.Count && CanSpeak(from))
        {
            var after = words.AfterMention(mention);
            if (after < marker)
                return after;
        }
        if (CanSpeak(from))
            for (var at = from + 1; at < marker; at++)
                if (words.Is(at, WordClass.Topic))
                    return at;
        // two persons side by side and nothing else: the first acts on the second
        return marker == from + 2 && words.Is(from, WordClass.Person) && words.Is(from + 1, WordClass.Person | WordClass.People)
            ? from + 1
            : -1;
    }

    /// <summary>"روابط عمومی این شرکت این ادعا": the first demonstrative still belongs to the speaker when a second one follows.</summary>
    bool IsPossessor(int at, int end)
    {
        if (!words.Is(at, WordClass.Determiner) || at + 1 >= end || !words.Is(at + 1, WordClass.Speaker))
            return false;
        for (var later = at + 2; later < end; later++)
            if (words.Is(later, WordClass.Determiner | WordClass.Topic))
                return true;
        return false;
    }

    /// <summary>Can the noun phrase that begins here speak? A speaker noun, a name, or a determiner before such a noun.</summary>
    public bool CanSpeak(int at)
    {
        if (words.Is(at, WordClass.Speaker | WordClass.Unnamed | WordClass.Pronoun) || words.MentionAt(at) >= 0)
            return true;
        if (at + 1 < words.End && (words.Is(at, WordClass.Determiner) || tokens[at].Kind == TokenKind.Number))
            return words.Is(at + 1, WordClass.Speaker | WordClass.Unnamed);
        return words.QuotationAt(at) >= 0 && words.AfterQuotation(words.QuotationAt(at)) - at <= 6;
    }

    /// <summary>A newspaper, an agency, a channel: by its noun, by quotation marks round its name, or by what its name is known as.</summary>
    public bool IsOutlet(SourcePhrase source)
    {
        if (source.IsNone)
            return false;
        if ((source.Head & WordClass.Outlet) != 0 || words.QuotationAt(source.Start) >= 0)
            return true;
        return words.MentionAt(source.Start) is >= 0 and var mention && words.Names.Mentions[mention].Type == EntityType.Outlet;
    }

    WordClass HeadOf(int from, int end)
    {
        var head = words.Classes(from);
        for (var at = from + 1; at < end && at <= from + 2 && (head & (WordClass.Speaker | WordClass.Document)) == 0; at++)
            if (words.Is(from, WordClass.Determiner | WordClass.Unnamed) || tokens[from].Kind != TokenKind.Word)
                head |= words.Classes(at);
        if ((head & (WordClass.Speaker | WordClass.Document)) == 0 && HasMention(from, end))
            head |= WordClass.Person;
        return head & ~(WordClass.Preposition | WordClass.And);
    }

    bool HasMention(int from, int end)
    {
        var mention = words.Names.FirstMentionFrom(tokens[from].Start);
        return mention < words.Names.Mentions.Count && words.Names.Mentions[mention].Span.Start < tokens[end - 1].End;
    }

    bool IsUnnamed(int from, int end)
    {
        if (
            !words.Is(from, WordClass.Unnamed)
            && !(from + 1 < end && words.Is(from + 1, WordClass.Unnamed) && words.Is(from, WordClass.Determiner))
        )
            return false;
        return true;
    }

    /// <summary>The noun phrase that ends at <paramref name="end"/> and can speak: what a relative clause is said of.</summary>
    public SourcePhrase Before(int from, int end)
    {
        var start = end - 1;
        while (start > from && !words.IsComma(start - 1) && !words.IsMark(start - 1, '؛'))
        {
            if (words.Is(start - 1, WordClass.Object | WordClass.That))
                break;
            if (words.Is(start - 1, WordClass.Preposition) && !(start - 2 >= from && words.Is(start - 2, WordClass.Inside)))
                break;
            start--;
        }
        for (var at = start; at < end; at++)
            if (
                (CanSpeak(at) || words.Is(at, WordClass.Document))
                && NounPhraseEnd(at, end) == end
                && !(words.Is(at, WordClass.Document) && SpeaksWithin(at + 1, end))
            )
                return Describe(at, end, end);
        return SourcePhrase.None;
    }

    bool SpeaksWithin(int from, int end)
    {
        for (var at = from; at < end; at++)
            if (words.Is(at, WordClass.Speaker))
                return true;
        return false;
    }

    /// <summary>A subject that ran on into its object, which begins with a demonstrative or a noun that is spoken about, ends before it.</summary>
    public SourcePhrase CutObject(SourcePhrase source)
    {
        for (var at = source.Start + 1; at < source.End; at++)
            if (
                !IsPossessor(at, source.End)
                && !words.Is(at - 1, WordClass.Determiner)
                && words.Is(at, WordClass.Determiner | WordClass.Topic)
                && !words.Is(at - 1, WordClass.Preposition | WordClass.Inside)
            )
                return source with { End = at };
        return source;
    }

    int SkipBracket(int at, int to)
    {
        if (!words.IsMark(at, '(') && !words.IsMark(at, '['))
            return at + 1;
        for (var i = at + 1; i < to && i < at + 30; i++)
            if (words.IsMark(i, ')') || words.IsMark(i, ']'))
                return i + 1;
        return at + 1;
    }

    /// <summary>The token behind a time phrase: time words, numbers and what qualifies them.</summary>
    public int AfterTime(int from, int to)
    {
        var at = from;
        while (at < to)
        {
            if (words.Is(at, WordClass.Time))
                at += words.Long(at) is { } word && (word.Classes & WordClass.Time) != 0 ? words.Length(at) : 1;
            else if (at > from && (tokens[at].Kind == TokenKind.Number || words.Is(at, WordClass.TimeTail)))
                at++;
            else if (at > from && words.IsMark(at, ':') && at + 1 < to && tokens[at + 1].Kind == TokenKind.Number)
                at++;
            else if (at > from && words.IsMark(at, '('))
                at = SkipBracket(at, to);
            else
                break;
        }
        return Math.Max(at, from + 1);
    }

    /// <summary>The token behind a prepositional phrase: at its comma, else where a new subject can begin.</summary>
    public int AfterCircumstance(int from, int to)
    {
        var governed = from + words.Length(from);
        if (governed < to && words.Is(governed, WordClass.Time))
            return AfterTime(governed, to);
        for (var at = governed; at < to; at++)
        {
            if (closed.TryGetValue(at, out var behind) && behind > at)
            {
                at = behind - 1;
                continue;
            }
            if (words.QuotationAt(at) is >= 0 and var quotation)
            {
                at = Math.Max(at, words.AfterQuotation(quotation) - 1);
                continue;
            }
            if (words.IsComma(at))
                return at + 1;
            if (at > governed && words.Is(at, WordClass.Preposition))
                return at;
            if (at >= governed && words.Is(at, WordClass.Pronoun) && at > governed && !words.Is(at - 1, WordClass.Speaker))
                return at;
            if (at > governed && words.Is(at, WordClass.Also | WordClass.Object))
                return at;
            if (
                at > governed
                && (words.Is(at, WordClass.Person) || words.MentionAt(at) >= 0)
                && !Attaches(at - 1)
                && !IsWhere(governed, at, to)
                && HasRoom(at, to)
            )
                return at;
        }
        return to;
    }

    /// <summary>
    /// "… on the flood of X said": a place right in front of the cue belongs to the noun before it, unless a demonstrative has closed that noun's
    /// phrase.
    /// </summary>
    bool IsWhere(int governed, int at, int to)
    {
        if (words.MentionAt(at) is not (>= 0 and var mention) || words.Names.Mentions[mention].Type != EntityType.Place)
            return false;
        if (words.AfterMention(mention) < to || mention > 0 && words.AfterMention(mention - 1) == at)
            return false;
        for (var i = governed; i < at; i++)
            if (words.Is(i, WordClass.Determiner))
                return false;
        return true;
    }

    /// <summary>Does the noun before draw the next one to itself (ezafe)? Speaker nouns do, and so do nouns of meeting and answering.</summary>
    bool Attaches(int at) =>
        words.Is(at, WordClass.Speaker | WordClass.Preposition | WordClass.And | WordClass.Document | WordClass.Attaching);

    bool HasRoom(int at, int to) => at + 1 < to || words.MentionAt(at) >= 0;
}
