namespace Isnad;

/// <content>Who holds an office that speaks: one whom a phrase called by it before, the last who spoke; and names that only stand in a title.</content>
sealed partial class SourceResolver
{
    /// <summary>The title beside the name is the office, word for word.</summary>
    bool HoldsOffice(TextSpan span, TextSpan office)
    {
        var first = document.Tokens.IndexAt(office.Start);
        var end = document.Tokens.IndexAt(office.End - 1) + 1;
        return end - first >= 2 && HoldsAll(span, first, end);
    }

    /// <summary>Nothing but a name, and perhaps a word of honour, stands in the phrase.</summary>
    bool IsUntitled(TextSpan span)
    {
        var mentions = MentionsIn(span);
        var end = document.Tokens.IndexAt(span.End - 1) + 1;
        for (var i = document.Tokens.IndexAt(span.Start); i < end; )
        {
            var start = document.Tokens[i].Start;
            if (mentions.Exists(mention => mention.Span.Contains(start)))
            {
                i++;
                continue;
            }
            var kind = heads.KindAt(document.Tokens, i, end, out var length);
            if ((kind & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Kin)) != 0 && (kind & HeadKind.Honorific) == 0)
                return false;
            i += length;
        }
        return true;
    }

    /// <summary>"This expert on housing", where nobody was called by that word: the last person or office that spoke.</summary>
    int? Demonstrated(int first, int end, bool named)
    {
        var tokens = document.Tokens;
        if (
            !alternating
            || end - first < 2
            || heads.KindAt(tokens, first, end, out var length) != HeadKind.Definite
            || length != 1
            || heads.Stem(tokens.Key(first)).Length != tokens.Key(first).Length
        )
            return null;
        var kind = heads.KindAt(tokens, first + 1, end, out _);
        if ((kind & (HeadKind.Person | HeadKind.One)) == 0)
            return null;
        Span<bool> counts = [false, true];
        int? person = null;
        var unsure = false; // somebody spoke of whom it is not known what he is
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
        {
            // an agency or a paper relays the words of a source that it does not name
            if (met[m].Inside && !inside && ((kind & HeadKind.Unnamed) == 0 || !names.Entities[met[m].Entity].Anonymous))
                continue;
            if (SharesHead(met[m].Phrase, first, first + 2, counts))
                return met[m].Entity;
            if ((kind & HeadKind.Unnamed) != 0 && person is null && names.Entities[met[m].Entity].Anonymous && !met[m].Several)
                return met[m].Entity;
            if (names.Entities[met[m].Entity] is { Type: EntityType.Person or EntityType.Office, Anonymous: false } one && !unsure)
                if (one.Type == EntityType.Person || IsOffice(met[m].Phrase))
                    person ??= met[m].Entity;
                else
                    unsure = person is null && IsUnknownName(met[m].Phrase);
        }
        return named ? null : person;
    }

    /// <summary>
    /// An office of three words or more, all of which stood with the name of one who spoke before, or in a longer telling of the office.
    /// </summary>
    int? HeldBy(int first, int end, EntityType type)
    {
        var tokens = document.Tokens;
        if (!language.RightToLeft || end - first < 3 || (heads.KindAt(tokens, first, end, out _) & HeadKind.Person) == 0)
            return null;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
            if (
                met[m].Inside == inside
                && names.Entities[met[m].Entity] is { Anonymous: false } holder
                && holder.Type == type
                && (type == EntityType.Person || !met[m].Several)
                && HoldsAll(met[m].Phrase, first, end)
            )
                return met[m].Entity;
        return null;
    }

    /// <summary>A bare word or two with which the name of one who spoke before ends, where the name finder did not see it.</summary>
    int? Surname(int first, int end)
    {
        var tokens = document.Tokens;
        while (first < end - 1 && heads.KindAt(tokens, first, end, out _) == HeadKind.Honorific)
            first++;
        if (end - first > 2)
            return null;
        for (var i = first; i < end; i++)
            if (tokens[i].Kind != TokenKind.Word || heads.KindAt(tokens, i, end, out _) is not (HeadKind.None or HeadKind.Definite))
                return null;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
        {
            var (phrase, entity, _, _) = met[m];
            var (at, stop) = (tokens.IndexAt(phrase.Start), tokens.IndexAt(phrase.End - 1) + 1);
            if (
                names.Entities[entity].Type == EntityType.Person
                && MentionsIn(phrase).Find(mention => mention.Entity == entity) is { Span.IsEmpty: false } name
            )
                (at, stop) = (tokens.IndexAt(name.Span.Start), tokens.IndexAt(name.Span.End - 1) + 1);
            else if (names.Entities[entity].Type != EntityType.Office || IsOffice(phrase))
                continue;
            while (stop > at && tokens[stop - 1].Kind != TokenKind.Word)
                stop--;
            for (var i = at + 1; i < stop; i++)
                if (SameLetters(i, stop, first, end))
                    return entity;
        }
        return null;
    }

    /// <summary>The same letters, however they are cut into words.</summary>
    bool SameLetters(int at, int stop, int first, int end)
    {
        var (one, other) = (string.Empty, string.Empty);
        for (var i = at; i < stop; i++)
            one += document.Tokens.Key(i).ToString();
        for (var i = first; i < end; i++)
            other += document.Tokens.Key(i).ToString();
        return one == other;
    }

    bool HoldsAll(TextSpan phrase, int first, int end)
    {
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        var start = tokens.IndexAt(phrase.Start);
        if (stop - start <= end - first)
            return false;
        var at = start;
        for (var i = first; i < end; i++)
        {
            while (at < stop && !IsSameWord(tokens.Key(at), tokens.Key(i)))
                at++;
            if (at >= stop)
                return false;
            // "the deputy of the minister" is not the minister
            if (
                i == first
                && at > start
                && (heads.KindAt(tokens, at - 1, at, out _) & (HeadKind.Person | HeadKind.Honorific)) == HeadKind.Person
            )
                return false;
            at++;
        }
        return true;
    }

    /// <summary>The same word, or one with an ending more (the plural of the other).</summary>
    static bool IsSameWord(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.SequenceEqual(other)
        || Math.Min(one.Length, other.Length) >= 5
            && Math.Abs(one.Length - other.Length) <= 4
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>The phrase begins with what a person is, perhaps behind an indefinite word: not with a paper or a body.</summary>
    bool IsOffice(TextSpan phrase)
    {
        var tokens = document.Tokens;
        var first = tokens.IndexAt(phrase.Start);
        var end = tokens.IndexAt(phrase.End - 1) + 1;
        var kind = heads.KindAt(tokens, first, end, out var length);
        if (kind is HeadKind.Indefinite or HeadKind.Definite && first + length < end)
            kind = heads.KindAt(tokens, first + length, end, out _);
        return (kind & HeadKind.Person) != 0;
    }

    /// <summary>Two to four words of which no list tells what they are: a name that the name finder did not see.</summary>
    bool IsUnknownName(TextSpan phrase)
    {
        var (words, end) = (0, document.Tokens.IndexAt(phrase.End - 1) + 1);
        for (var i = document.Tokens.IndexAt(phrase.Start); i < end; i++)
            if (heads.KindAt(document.Tokens, i, end, out _) is not (HeadKind.None or HeadKind.Definite))
                return false;
            else if (document.Tokens[i].Kind == TokenKind.Word)
                words++;
        return words is >= 2 and <= 4;
    }

    /// <summary>The phrase begins with a correspondent.</summary>
    bool IsReporter(int first, int end) => (heads.KindAt(document.Tokens, first, end, out _) & HeadKind.Reporter) != 0;

    /// <summary>The name stands behind a body and a word of honour that makes it the body's: nobody of that name speaks.</summary>
    bool IsNamesake(int first, Mention person)
    {
        var tokens = document.Tokens;
        var at = tokens.IndexAt(person.Span.Start);
        if (at < document.Tokens.Count && (heads.KindAt(tokens, at, at + 1, out _) & HeadKind.Namesake) == 0)
            at--;
        if (at - 1 <= first || (heads.KindAt(tokens, at, at + 1, out _) & HeadKind.Namesake) == 0)
            return false;
        for (var i = at - 1; i > first && i > at - 4 && tokens[i].Kind == TokenKind.Word; i--)
            if ((heads.KindAt(tokens, i, at, out _) & (HeadKind.Body | HeadKind.One)) != 0)
                return true; // also "the adviser to His Eminence the Leader"
        return false;
    }
}
