namespace Isnad;

/// <content>Who holds an office that speaks: the person of the lead, whom a phrase called by it before, and names that only stand in a title.</content>
sealed partial class SourceResolver
{
    /// <summary>The office that speaks in the lead, and the person whom the body of the article names in its stead; -1 while there is none.</summary>
    public (int Office, int Person) Lead { get; private set; } = (-1, -1);

    /// <summary>
    /// "The governor said: …. As the agency reports, So-and-so told a meeting …": in a language that writes so, the office that speaks in the
    /// lead is the person who speaks next, if he is named there for the first time and without any title.
    /// </summary>
    void NameLead(TextSpan span, int entity, List<Mention> mentions)
    {
        if (Lead.Person >= 0 || !language.Settings.TryGetProperty("articleless", out _))
            return;
        var type = names.Entities[entity].Type;
        if (type is not (EntityType.Office or EntityType.Person))
            return;
        if (Lead.Office < 0)
        {
            Lead =
                type == EntityType.Office && !names.Entities[entity].Anonymous && met.Count == 0 && IsOffice(span)
                    ? (entity, -1)
                    : (entity, entity);
            return;
        }
        if (entity == Lead.Office)
            return;
        if (type == EntityType.Person && HoldsLead(span))
        {
            Lead = (Lead.Office, entity);
            return;
        }
        var named =
            type == EntityType.Person
            && mentions.Count == 1
            && IsUntitled(span, mentions)
            && names.Mentions.Find(mention => mention.Entity == entity).Span == mentions[0].Span;
        if (!named)
        {
            Lead = (Lead.Office, Lead.Office);
            return;
        }
        Lead = (Lead.Office, entity);
        foreach (var key in byWording.Where(pair => pair.Value == Lead.Office).Select(pair => pair.Key).ToList())
            byWording[key] = entity;
    }

    /// <summary>The title beside the name is the office of the lead, word for word.</summary>
    bool HoldsLead(TextSpan span)
    {
        var lead = met.Find(phrase => phrase.Entity == Lead.Office).Phrase;
        var first = document.Tokens.IndexAt(lead.Start);
        var end = document.Tokens.IndexAt(lead.End - 1) + 1;
        return end - first >= 2 && HoldsAll(span, first, end);
    }

    bool IsUntitled(TextSpan span, List<Mention> mentions)
    {
        var first = document.Tokens.IndexAt(span.Start);
        var outside = KindsOutside(first, document.Tokens.IndexAt(span.End - 1) + 1, mentions, out _);
        return (outside & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Kin)) == 0;
    }

    /// <summary>"This expert on housing", where nobody was called by that word: the last person or office that spoke.</summary>
    int? Demonstrated(int first, int end)
    {
        var tokens = document.Tokens;
        if (
            !language.Settings.TryGetProperty("articleless", out _)
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
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
        {
            if (met[m].Inside && !inside)
                continue;
            if (SharesHead(met[m].Phrase, first, first + 2, counts))
                return met[m].Entity;
            if (
                names.Entities[met[m].Entity] is { Type: EntityType.Person or EntityType.Office, Anonymous: false } one
                && (one.Type == EntityType.Person || IsOffice(met[m].Phrase))
            )
                person ??= met[m].Entity;
        }
        return person;
    }

    /// <summary>An office of three words or more, all of which stood with the name of one who spoke before.</summary>
    int? HeldBy(int first, int end)
    {
        var tokens = document.Tokens;
        if (!language.RightToLeft || end - first < 3 || (heads.KindAt(tokens, first, end, out _) & HeadKind.Person) == 0)
            return null;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
            if (
                met[m].Inside == inside
                && names.Entities[met[m].Entity] is { Type: EntityType.Person, Anonymous: false }
                && HoldsAll(met[m].Phrase, first, end)
            )
                return met[m].Entity;
        return null;
    }

    bool HoldsAll(TextSpan phrase, int first, int end)
    {
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        var at = tokens.IndexAt(phrase.Start);
        if (stop - at <= end - first)
            return false;
        for (var i = first; i < end; i++)
        {
            while (at < stop && !IsSameWord(tokens.Key(at), tokens.Key(i)))
                at++;
            if (at++ >= stop)
                return false;
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
