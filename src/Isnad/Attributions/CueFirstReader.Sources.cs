namespace Isnad;

/// <content>Sources that do not stand right behind the cue.</content>
sealed partial class CueFirstReader
{
    /// <summary>Passes over adverbs, times and the person spoken to between a cue and its subject.</summary>
    int SkipAdverbials(int at, int limit, out TextSpan? addressee)
    {
        addressee = null;
        while (at < limit)
        {
            ref readonly var cell = ref view[at];
            if (view.First(at) is '(' && ClosingParenthesis(at, limit) is var close and > 0)
            {
                at = close + 1;
                continue;
            }
            if (
                cell.Word is { } word
                && cell.Skip == 0
                && word.Is(CueFirstClass.Time | CueFirstClass.Adverb | CueFirstClass.TimeAdjective | CueFirstClass.Addressee)
            )
            {
                at++;
                while (
                    at < limit
                    && (
                        view.Is(at, CueFirstClass.TimeAdjective)
                        || view.Token(at).Kind == TokenKind.Number && view.Is(at - 1, CueFirstClass.Time)
                    )
                )
                    at++;
                continue;
            }
            if (view.Is(at, CueFirstClass.Demonstrative) && at + 1 < limit && view.Is(at + 1, CueFirstClass.Time))
            {
                at += 2;
                continue;
            }
            if (cell is { Word: null, MentionEnd: 0 } && view.IsWord(at) && phrases.IsAdverbial(at))
            {
                at++;
                continue;
            }
            if (AddresseeAt(at, limit) is var end && end > at + (view.Key(at).Length == 1 ? 1 : 0))
            {
                addressee = new TextSpan(view.StartAfter(at, view.Key(at).Length == 1 ? 0 : 1), view.End(end - 1));
                at = end;
                continue;
            }
            break;
        }
        return at;
    }

    /// <summary>Position behind ل and the outlet or people it stands on, or <paramref name="at"/>.</summary>
    int AddresseeAt(int at, int limit)
    {
        if (!view.IsWord(at) || !Shapes.For.Fits(view.Key(at)))
            return at;
        ref readonly var cell = ref view[at];
        if (view.Key(at).Length == 1)
            return QuotedName(at + 1, limit);
        var outlet =
            cell.MentionEnd > 0 && cell.MentionSkip > 0
            || cell.Skip > 0 && cell.Word is { Speaker: SpeakerKind.Outlet or SpeakerKind.Unnamed or SpeakerKind.Body or SpeakerKind.Role };
        if (!outlet)
            return at;
        if (cell.MentionEnd > 0 && cell.MentionSkip > 0)
            return cell.MentionEnd;
        var phrase = phrases.Parse(at, 1, limit, CueFrames.Object);
        return phrase.IsEmpty ? at : phrase.End;
    }

    /// <summary>Position behind a short name in quotation marks, also behind marks that pair with nothing.</summary>
    int QuotedName(int at, int limit)
    {
        if (at >= limit || !view.IsPunctuation(at))
            return at;
        if (view[at].QuoteEnd > 0)
            return view[at].QuoteEnd - at < 9 ? view[at].QuoteEnd : at;
        for (var i = at + 1; i < limit && i < at + 8; i++)
            if (view.IsPunctuation(i))
                return view.First(i) is '”' or '“' or '"' or '»' or '«' or '’' or ')' ? i + 1 : at;
        return at;
    }

    int ClosingParenthesis(int at, int limit)
    {
        for (var i = at + 1; i < limit && i < at + 24; i++)
            if (view.First(i) is ')')
                return i;
        return 0;
    }

    /// <summary>
    /// The subject in front of its cue: a headline's "X يؤكد", كان فلان قد قال, أما فلان فقال, the antecedent of a relative clause, and a
    /// phrase cut off by an inserted clause.
    /// </summary>
    bool SourceBefore(int at, int floor, out CueFirstPhrase source)
    {
        source = default;
        var end = at;
        var conjunction = view[at].Skip == 1;
        if (conjunction)
            return Shapes.Then.Fits(view.Key(at)) && (TopicBefore(at, floor, out source) || ActorBefore(at, floor, out source));
        if (DoerBefore(at, floor, out source))
            return true;
        source = default;
        if (end > floor && view.Is(end - 1, CueFirstClass.Opener))
            return false;
        while (
            end > floor
            && (view.Is(end - 1, CueFirstClass.Perfect | CueFirstClass.Negation) || view.Is(end - 1, CueFirstClass.Auxiliary) && end < at)
        )
            end--;
        if (end > floor && view.Is(end - 1, CueFirstClass.Auxiliary))
            end--;
        if (end > floor && view.Is(end - 1, CueFirstClass.Who) && end - 1 > floor)
        {
            source = new(end - 1, end, view.Start(end - 1), SpeakerKind.Unnamed, false, false, false, true, 1);
            return true;
        }
        if (end > floor && view.Is(end - 1, CueFirstClass.Relative))
        {
            var antecedent = end - 1;
            if (antecedent > floor && view.IsComma(antecedent - 1))
                antecedent--;
            source = phrases.EndingAt(antecedent, floor);
            return !source.IsEmpty && source.Speaks;
        }
        if (end > floor && (view.IsComma(end - 1) || view.First(end - 1) is ')'))
            return CutOffBefore(end, floor, out source);
        if (QuotedBefore(end, floor, out source))
            return true;
        source = phrases.EndingAt(end, floor);
        if (
            !source.IsEmpty
            && source.Speaks
            && !FollowsVerb(source.Start, floor)
            && !IsInTopic(source.Start, floor)
            && !IsGoverned(source, floor)
        )
            return true;
        source = default;
        return AuxiliaryBefore(end, floor, out source) || ClauseSubject(end, floor, out source);
    }

    /// <summary>A headline's «the Authority» announces: a short name in quotation marks that opens the sentence.</summary>
    bool QuotedBefore(int end, int floor, out CueFirstPhrase source)
    {
        source = default;
        if (end - 2 <= floor || view[end - 1].Quote == 0 || view[end - 1].QuoteEnd > 0)
            return false;
        var open = view.PositionAt(view.Quotations[view[end - 1].Quote - 1].Span.Start);
        if (open != floor || end - open > 6)
            return false;
        var body = phrases.Parse(open + 1, 0, end - 1, CueFrames.None);
        source = new(open, end, view.Start(open), SpeakerKind.Body, true, true, body.Person, false, 0);
        return true;
    }

    /// <summary>"that an officer at the crossing told …": the subject behind أن, prepositional phrases, the cue.</summary>
    bool ClauseSubject(int end, int floor, out CueFirstPhrase source)
    {
        source = default;
        for (var i = end - 1; i >= floor && end - i < 14; i--)
        {
            if (view[i].Word is { IsFinite: true, IsVerbalNoun: false, Speaker: SpeakerKind.None } || view.IsPunctuation(i))
                return false;
            if (!view.Is(i, CueFirstClass.Complementiser) || i + 1 >= end)
                continue;
            source = phrases.Parse(i + 1, 0, end, CueFrames.Object);
            return source is { IsEmpty: false, Speaks: true } && source.End < end && view.Is(source.End, CueFirstClass.Preposition);
        }
        return false;
    }

    /// <summary>The phrase before is the subject or object of an earlier cue in the clause: it does not speak again.</summary>
    bool FollowsVerb(int start, int floor) =>
        start > floor
        && (
            view[start - 1].Word is { IsFinite: true } && view[start - 1].Skip <= 1
            || view.Governs(start - 1) != 0
            || phrases.IsBoundPreposition(start - 1)
        );

    /// <summary>"… of the party (لحزب) pointed out": a preposition is written onto the phrase.</summary>
    bool IsGoverned(CueFirstPhrase phrase, int floor) =>
        phrase.Kind != SpeakerKind.Outlet // "a report of the paper pointed out": the paper's
        && (HasPreposition(phrase.Start) || phrase.Start > floor && HasPreposition(phrase.Start - 1));

    bool HasPreposition(int at)
    {
        ref readonly var cell = ref view[at];
        var key = view.Key(at);
        return cell.Word is not null && cell.Skip == 1 && Shapes.WithOrFor.Fits(key)
            || cell.MentionEnd > 0 && cell.MentionSkip == 1 && Shapes.WithOrFor.Fits(key);
    }

    /// <summary>"On the return of the matches to the stadium of Prince So-and-so he said": what is said something of does not say it.</summary>
    bool IsInTopic(int start, int floor)
    {
        while (floor < start && view.IsPunctuation(floor))
            floor++;
        if (floor >= start || !Shapes.OnTopic.Fits(view.Key(floor)))
            return false;
        for (var i = floor + 1; i < start; i++)
            if (view.IsPunctuation(i) || view[i].Word is { IsFinite: true, IsVerbalNoun: false } && view[i].Skip <= 1)
                return false;
        return true;
    }

    bool TopicBefore(int at, int floor, out CueFirstPhrase source)
    {
        source = default;
        for (var i = at - 1; i >= floor && at - i < 60; i--)
            if (view.Is(i, CueFirstClass.Topic) && i + 1 < at)
            {
                source = phrases.Parse(i + 1, 0, at, CueFrames.None);
                return !source.IsEmpty;
            }
        return false;
    }

    /// <summary>"The chairwoman opened the meeting and said": the first person of the sentence, when it opens with a verb.</summary>
    bool ActorBefore(int at, int floor, out CueFirstPhrase source)
    {
        source = default;
        for (var i = floor + 1; i < at && i < floor + 4; i++)
        {
            if (view.IsPunctuation(i) || view.Is(i, CueFirstClass.EndsPhrase))
                return false;
            var phrase = phrases.Parse(i, 0, at, CueFrames.Object);
            if (phrase is { IsEmpty: false, Person: true })
            {
                source = phrase;
                return true;
            }
        }
        return false;
    }

    bool AuxiliaryBefore(int at, int floor, out CueFirstPhrase source)
    {
        source = default;
        for (var i = at - 1; i >= floor && at - i < 30; i--)
            if (
                view.Is(i, CueFirstClass.Complementiser | CueFirstClass.Opener)
                || view[i].Word is { IsFinite: true } && view.HasConjunction(i)
            )
                return false;
            else if (view.Is(i, CueFirstClass.Auxiliary) && i + 1 < at)
            {
                source = phrases.Parse(SkipAdverbials(i + 1, at, out _), 0, at, CueFrames.None);
                return !source.IsEmpty && source.Speaks;
            }
        return false;
    }

    /// <summary>"But the minister, in a speech, stressed": the phrase that opens the clause, an insert between commas, the cue.</summary>
    bool CutOffBefore(int end, int floor, out CueFirstPhrase source)
    {
        source = default;
        for (var i = end - 1; i >= floor && end - i < 50; i--)
        {
            var opens =
                i == floor
                || view.Is(i - 1, CueFirstClass.Opener | CueFirstClass.Auxiliary)
                || view.Is(i - 1, CueFirstClass.Complementiser);
            if (!opens)
                continue;
            var phrase = phrases.Parse(i, view.HasConjunction(i) ? 1 : 0, end, CueFrames.None);
            if (phrase.IsEmpty || !phrase.Speaks || phrase.End >= end)
                continue;
            if (view.IsComma(phrase.End) || view.First(phrase.End) is '(')
            {
                source = phrase;
                return true;
            }
        }
        return false;
    }

    TextSpan? PronounBefore(int at, int floor)
    {
        var i = at - 1;
        while (i > floor && view.Is(i, CueFirstClass.Perfect | CueFirstClass.Auxiliary | CueFirstClass.Adverb))
            i--;
        if (i >= floor && view.Is(i, CueFirstClass.Reflexive) && i > floor && view.Is(i - 1, CueFirstClass.Subject))
            return view.Span(i - 1, i + 1);
        if (i >= floor && view.Is(i, CueFirstClass.Subject))
            return new TextSpan(view.StartAfter(i, view[i].Skip), view.End(i));
        return null;
    }

    bool HasExistential(int at, int floor)
    {
        for (var i = at - 1; i >= floor && at - i < 7; i--)
            if (view.Is(i, CueFirstClass.Existential))
                return true;
        return false;
    }

    /// <summary>Between the subject and the complement stand only inserts: adverbials, prepositional phrases, commas, relative clauses.</summary>
    bool OnlyInserts(int from, int to)
    {
        if (from >= to - 1)
            return true;
        ref readonly var cell = ref view[from];
        if (view.IsComma(from) || view.First(from) is '(' || view.IsColon(from) || view[from].QuoteEnd > 0)
            return true;
        if (cell.Word is { } word)
            return word.Is(CueFirstClass.EndsPhrase);
        return phrases.IsBoundPreposition(from);
    }
}
