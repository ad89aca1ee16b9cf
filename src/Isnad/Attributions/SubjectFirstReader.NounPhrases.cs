namespace Isnad;

/// <summary>Noun phrases and what may stand around them.</summary>
sealed partial class SubjectFirstReader
{
    bool StartsNounPhrase(int i) =>
        MentionAt(i) != 0
        || Tag(i)
            is PartOfSpeech.Determiner
                or PartOfSpeech.Noun
                or PartOfSpeech.Name
                or PartOfSpeech.Pronoun
                or PartOfSpeech.Possessive
                or PartOfSpeech.Adjective
                or PartOfSpeech.Number;

    bool Nominal(int i) =>
        MentionAt(i) != 0
        || Tag(i)
            is PartOfSpeech.Noun
                or PartOfSpeech.Name
                or PartOfSpeech.Adjective
                or PartOfSpeech.Determiner
                or PartOfSpeech.Number
                or PartOfSpeech.Possessive
                or PartOfSpeech.PossessiveMark
                or PartOfSpeech.Pronoun
                or PartOfSpeech.Other
        || tokens.Is(i, '\'')
        || tokens.Is(i, '’')
        || tokens.Is(i, '-')
        || tokens.Is(i, '–') && !tokens[i].SpaceBefore && i + 1 < last && !tokens[i + 1].SpaceBefore
        || tokens.Is(i, '&')
        || (tokens.Is(i, '.') && i + 1 < last && !tokens[i + 1].SpaceBefore)
        || tokens.Is(i, '.')
            && i > origin
            && tokens[i - 1].Length <= 4
            && char.IsUpper(tokens.Surface(i - 1)[0])
            && i + 1 < last
            && tokens[i + 1].Newlines == 0
            && tokens[i + 1].Kind == TokenKind.Word
            && char.IsUpper(tokens.Surface(i + 1)[0]);

    bool IsJoint(int i) =>
        Tag(i) is PartOfSpeech.Preposition or PartOfSpeech.To && !Has(i, SubjectFirstRole.That) && !Has(i, SubjectFirstRole.Contrast);

    /// <summary>The end of the noun phrase that starts at a token: titles, names, "of" phrases, appositions and coordinations of names.</summary>
    int NounPhraseEnd(int start, int end)
    {
        var i = start;
        var to = start;
        while (i < end)
        {
            if (i > start && MentionAt(i) == 0 && (Tag(i) == PartOfSpeech.Pronoun || TimeEnd(i) > i && !Modified(i)))
                break;
            if (i + 1 == end && i > start && tokens.Is(i, '.'))
                break; // the full stop of the sentence
            if (Nominal(i))
            {
                to = ++i;
                continue;
            }
            if (i > start && (IsJoint(i) && !StartsAdverbial(i)) && i + 1 < end && StartsNounPhrase(i + 1))
            {
                i++;
                continue;
            }
            if (Has(i, SubjectFirstRole.And) && i + 1 < end && StartsNounPhrase(i + 1) && !VerbFollows(i + 1, end))
            {
                i++;
                continue;
            }
            // an apposition: comma, then a noun phrase that again ends in a comma or at the end
            if (
                IsMark(i, ",")
                && i + 1 < end
                && StartsApposition(i + 1, end)
                && Tag(i + 1) != PartOfSpeech.Pronoun
                && !VerbFollows(i + 1, end)
            )
            {
                var part = i + 1;
                if (Has(part, SubjectFirstRole.Loose) || TimeEnd(part) > part)
                    break;
                while (part < end && (Nominal(part) || part == i + 1 || (IsJoint(part) && !StartsAdverbial(part))))
                    part++;
                if (part >= end || IsMark(part, ",.") || Has(part, SubjectFirstRole.And) || tokens[part].Newlines > 0)
                {
                    i = part;
                    to = part;
                    continue;
                }
            }
            break;
        }
        return to;
    }

    /// <summary>A noun phrase, or a participle before a noun ("founding director", "acting head").</summary>
    bool StartsApposition(int i, int end) =>
        StartsNounPhrase(i)
        || i + 1 < end
            && Tag(i) is PartOfSpeech.VerbIng or PartOfSpeech.VerbParticiple
            && Tag(i + 1) == PartOfSpeech.Noun
            && lexicon.Verb(tokens, i) is null;

    /// <summary>"on Tuesday", "in a statement": adverbials of the saying, not part of the source.</summary>
    bool StartsAdverbial(int i) =>
        Has(i, SubjectFirstRole.Adverbial) && (i + 1 >= last || MentionAt(i + 1) == 0 || Has(i, SubjectFirstRole.On));

    bool VerbFollows(int start, int end)
    {
        for (var i = start; i < end && i < start + 12; i++)
        {
            if (FiniteVerb(i))
                return true;
            if (IsComma(i) || IsStop(i) || Opens(i) >= 0)
                return false;
        }
        return false;
    }

    bool VerbInside(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (FiniteVerb(i))
                return true;
        return false;
    }

    bool ShortQuote(int i)
    {
        var q = Quote(i);
        return q >= 0 && text.Quotations[q].Inner.Length <= 32;
    }

    bool HasAnd(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Has(i, SubjectFirstRole.And))
                return true;
        return false;
    }

    bool VerbBefore(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            if (IsComma(i) || IsStop(i))
                return false;
            if (FiniteVerb(i))
                return true;
        }
        return false;
    }
}
