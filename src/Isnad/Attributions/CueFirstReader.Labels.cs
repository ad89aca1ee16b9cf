namespace Isnad;

/// <content>Colons that carry an attribution: headlines "name: …" and the labels of an interview.</content>
sealed partial class CueFirstReader
{
    void TryLabel(int colon)
    {
        var sentence = view.SentenceAt(colon);
        if (colon + 1 >= view.Count || colon == sentence.Start)
            return;
        var headline = sentence.Role is SentenceRole.Title or SentenceRole.Heading;
        var start = LabelStart(colon, sentence.Start);
        if (start < 0)
            return;
        var skip = view.HasConjunction(start) ? 1 : 0;
        if (view[start].Word is { IsFinite: true, Speaker: SpeakerKind.None } && view[start].Skip <= 1)
            return; // "said the minister:" is the verb's own colon
        if (view.Is(start, CueFirstClass.Occasion))
            return;
        var label = phrases.Parse(start, skip, colon, CueFrames.None);
        var end = label.End;
        if (!label.IsEmpty && end < colon)
            end = AfterAddressee(end, colon);
        var repeated = !headline && start == sentence.Start && sentence.OpensParagraph && IsRepeated(label, colon);
        var quoted = view[Math.Min(colon + 1, view.Count - 1)].QuoteEnd > colon + 4;
        if (
            label.IsEmpty
            || end != colon
            || !label.Speaks && !repeated && !(quoted && label.End - label.Start < 3 && Shapes.The.Fits(view.Key(start)))
            || label.Kind is SpeakerKind.Document or SpeakerKind.Topic && !label.Named
        )
            return;
        // in the body: "Name: «…»", or a person with or without a title and what he says
        var inline =
            !headline
            && !repeated
            && (start == sentence.Start || view.First(start - 1) == '.')
            && (label.Person && label.Kind == SpeakerKind.Role || quoted && label.End - label.Start < 5);
        if (!headline && !repeated && !inline || repeated && AlwaysAsks(label))
            return;
        headline |= inline;
        if (
            headline
            && label.Kind == SpeakerKind.None
            && view[start] is { MentionType: EntityType.Place, MentionEnd: var place }
            && place == colon
        )
            return; // "Town: what happened there"
        if (headline && !label.Named && label.Kind is SpeakerKind.Role && label.End - label.Start < 2)
            return;
        var draft = new CueFirstDraft
        {
            Rule = headline ? "headline" : "interview",
            Stance = Stance.Say,
            Cue = view.Span(colon, colon + 1),
            CueAt = colon,
            Confidence = headline ? 0.8 : 0.85,
            Plural = null,
        };
        draft.SetSource(label, view);
        var from = colon + 1;
        var close = headline ? sentence.End : ParagraphEnd(sentence);
        if (view[from].QuoteEnd > 0 && view[from].QuoteEnd >= clauses.Trim(from, close))
        {
            draft.Content.Add(view.Quotations[view[from].Quote - 1].Inner);
            draft.ContentEnd = view[from].QuoteEnd;
        }
        else
        {
            draft.Spoken = !headline;
            if (from >= close || !FillSpan(draft, from, 0, clauses.Trim(from, close)))
                return;
        }
        draft.ContentAt = from;
        drafts.Add(draft);
    }

    /// <summary>Where the label that ends at the colon begins: the sentence's start, or behind dots, a dash, a bar or a question mark.</summary>
    int LabelStart(int colon, int floor)
    {
        for (var i = colon - 1; i >= floor; i--)
        {
            if (colon - i > 16)
                return -1;
            if (i == floor)
                return floor;
            if (
                view.IsPunctuation(i - 1)
                && view.First(i - 1) is '.' or '…' or '|' or '؟' or '?' or '!' or '؛' or '–' or '—' or '-'
                && view[i - 1].Quote == 0
            )
                return i;
        }
        return -1;
    }

    int AfterAddressee(int at, int colon)
    {
        if (view.First(at) is '(' && ClosingParenthesis(at, colon) is var close and > 0)
            return close + 1;
        return AddresseeAt(at, colon);
    }

    /// <summary>An interview's label opens several paragraphs: twice when it is a name, else three times.</summary>
    bool IsRepeated(CueFirstPhrase label, int colon)
    {
        if (label.IsEmpty || colon - label.Start > 8)
            return false;
        var count = 0;
        foreach (var sentence in view.Sentences)
            if (sentence.OpensParagraph && view.Key(sentence.Start).SequenceEqual(view.Key(label.Start)))
                for (var i = sentence.Start + 1; i < sentence.End && i < sentence.Start + 12; i++)
                    if (view.IsColon(i))
                    {
                        count++;
                        break;
                    }
        return count >= (label.Named ? 2 : 3);
    }

    /// <summary>Every turn under the label ends with a question mark: the interviewer's.</summary>
    bool AlwaysAsks(CueFirstPhrase label)
    {
        foreach (var sentence in view.Sentences)
        {
            if (!sentence.OpensParagraph || !view.Key(sentence.Start).SequenceEqual(view.Key(label.Start)))
                continue;
            var end = ParagraphEnd(sentence) - 1;
            if (view.First(end) is not ('؟' or '?'))
                return false;
        }
        return true;
    }

    int ParagraphEnd(CueFirstSentence sentence)
    {
        var index = view[sentence.Start].Sentence;
        while (index + 1 < view.Sentences.Count && !view.Sentences[index + 1].OpensParagraph)
            index++;
        return view.Sentences[index].End;
    }
}
