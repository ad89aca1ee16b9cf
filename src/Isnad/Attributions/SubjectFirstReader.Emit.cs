namespace Isnad;

/// <summary>What a cue with its subject becomes: an attribution with its kind, source form and rule.</summary>
sealed partial class SubjectFirstReader
{
    void Emit(Candidate candidate, int first, int end)
    {
        var (regionFirst, regionEnd) = Region(candidate.Cue, first, end);
        var spans = new List<TextSpan>(2);
        TextSpan? addressee = null;
        string rule;
        if (candidate.Inverted)
        {
            rule = "content-cue-source";
            if (!ContentBefore(candidate, candidate.Cue, regionFirst, spans) && !SubjectBefore(candidate, regionFirst, regionEnd, spans))
                return;
            ContinueAfter(candidate.SubjectEnd, candidate, regionEnd, spans);
        }
        else if (Parenthetical(candidate, regionFirst, regionEnd, spans))
        {
            rule = "content-source-cue";
            ContinueAfter(AfterAddressee(candidate, regionEnd), candidate, regionEnd, spans);
        }
        else
        {
            rule = "source-cue-content";
            if (!ContentAfter(candidate, regionFirst, regionEnd, spans, out addressee))
                return;
        }
        Add(candidate, spans, rule, addressee);
    }

    void Add(Candidate candidate, List<TextSpan> spans, string rule, TextSpan? addressee, int outer = -1)
    {
        spans.RemoveAll(span => span.IsEmpty);
        if (spans.Count == 0)
            return;
        spans.Sort();
        if (candidate.SubjectFirst >= 0 && Has(tokens.IndexAt(spans[0].Start), SubjectFirstRole.Whatever))
            return;
        TextSpan? source = candidate.SubjectFirst >= 0 ? tokens.SpanOf(candidate.SubjectFirst, candidate.SubjectEnd) : null;
        var pronoun = source is not null && IsPronoun(candidate.SubjectFirst, candidate.SubjectEnd);
        candidate.Used = true;
        found.Add(
            new Attribution
            {
                Content = [.. spans],
                Cue = tokens.SpanOf(candidate.Cue, candidate.CueEnd),
                Stance = candidate.Verb.Stance,
                Kind = KindOf(spans, Quote(candidate.Cue)),
                Source = source,
                Form =
                    source is null ? SourceForm.None
                    : pronoun ? SourceForm.Pronoun
                    : FormOf(candidate.SubjectFirst, candidate.SubjectEnd),
                Antecedent = candidate.AntecedentFirst >= 0 ? tokens.SpanOf(candidate.AntecedentFirst, candidate.AntecedentEnd) : null,
                Addressee = addressee,
                Rule = rule,
                Outer = outer,
                FirstPerson = pronoun && Has(candidate.SubjectFirst, SubjectFirstRole.AuthorPronoun) && Quote(candidate.Cue) >= 0,
                Neuter = pronoun && Has(candidate.SubjectFirst, SubjectFirstRole.Neuter),
                Gender = pronoun ? Gender(candidate.SubjectFirst) : (sbyte)0,
                Plural = pronoun
                    ? Has(candidate.SubjectFirst, SubjectFirstRole.Plural)
                        ? true
                        : null
                    : source is null
                        ? null
                        : IsSeveral(candidate)
                            ? true
                            : IsOne(candidate)
                                ? false
                                : null,
                Confidence = source is null ? 0.75 : 0.9,
            }
        );
    }

    /// <summary>"Officials", "some of the protesters": people without a name, told by a plural noun and by no "a" before it.</summary>
    bool IsSeveral(Candidate candidate)
    {
        var heads = HeadTable.For(text.Language);
        for (var i = candidate.SubjectFirst; i < candidate.SubjectEnd; i++)
        {
            if (MentionAt(i) != 0)
                return false;
            var kind = heads.KindAt(tokens, i, candidate.SubjectEnd, out _);
            if ((kind & HeadKind.Indefinite) != 0 || Tag(i) == PartOfSpeech.Number)
                return false;
            if ((kind & HeadKind.Unnamed) != 0)
                return (kind & HeadKind.Several) != 0;
        }
        return false;
    }

    /// <summary>"The head of the inquiry": an office with nobody beside it.</summary>
    bool IsOne(Candidate candidate)
    {
        var heads = HeadTable.For(text.Language);
        var one = false;
        for (var i = candidate.SubjectFirst; i < candidate.SubjectEnd; i++)
        {
            if (Has(i, SubjectFirstRole.And) || IsComma(i))
                return false;
            var kind = heads.KindAt(tokens, i, candidate.SubjectEnd, out _) & ~HeadKind.Determiners;
            if (!one && kind != HeadKind.None && kind != HeadKind.Person)
                return false;
            one |= kind == HeadKind.Person;
        }
        return one;
    }

    bool IsPronoun(int first, int end) =>
        end - first == 1 && MentionAt(first) == 0 && Has(first, SubjectFirstRole.Pronoun | SubjectFirstRole.AuthorPronoun);

    sbyte Gender(int i) =>
        (sbyte)(
            Has(i, SubjectFirstRole.Masculine) ? 1
            : Has(i, SubjectFirstRole.Feminine) ? -1
            : 0
        );

    SourceForm FormOf(int first, int end)
    {
        var heads = HeadTable.For(text.Language);
        var (kinds, named) = (HeadKind.None, false);
        for (var i = first; i < end; )
        {
            if (MentionAt(i) != 0)
            {
                named |= text.Names.Mentions[MentionAt(i) - 1].Type != EntityType.Place;
                i++;
                continue;
            }
            kinds |= heads.KindAt(tokens, i, end, out var length);
            i += length;
        }
        if (!named && (kinds & HeadKind.Document) != 0 && (kinds & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Body)) == 0)
            return SourceForm.Document;
        return !named && (kinds & HeadKind.Unnamed) != 0 && (kinds & HeadKind.Body) == 0 ? SourceForm.Unnamed : SourceForm.Phrase;
    }

    /// <summary>Without enclosing marks, final stop, leading and trailing commas.</summary>
    TextSpan TrimContent(TextSpan span)
    {
        span = span.Trim(text.Text);
        var (start, end) = (span.Start, span.End);
        while (end > start && text.Text[end - 1] is ',' or ';' or '.' or ' ' or '–' or '—' or ':')
        {
            if (
                text.Text[end - 1] == '.'
                && end - start > 3
                && (text.Text[end - 2] == '.' || end - 3 >= start && text.Text[end - 3] == '.')
            )
                break; // an ellipsis or an abbreviation of letters
            end--;
        }
        while (start < end && text.Text[start] is ',' or ' ' or '–' or '—')
            start++;
        return new TextSpan(start, end);
    }

    StatementKind KindOf(List<TextSpan> spans, int level)
    {
        var direct = true;
        var mixed = false;
        foreach (var span in spans)
        {
            var whole = false;
            foreach (var quotation in text.Quotations)
            {
                if (quotation.Span.Start > span.End)
                    break;
                if (
                    quotation.Inner.Start <= span.Start
                    && quotation.Inner.End >= span.End
                    && (level < 0 || !text.Quotations[level].Equals(quotation))
                )
                    whole |= quotation.Inner.End - span.End <= 3 && span.Start - quotation.Inner.Start <= 2;
                else if (span.Contains(quotation.Inner))
                    mixed = true;
            }
            direct &= whole;
        }
        return direct ? StatementKind.Direct
            : mixed ? StatementKind.Mixed
            : StatementKind.Indirect;
    }
}
