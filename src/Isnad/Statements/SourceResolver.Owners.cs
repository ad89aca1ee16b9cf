namespace Isnad;

/// <content>Whose the name in a phrase is: the speaker's own, or that of somebody to whom the speaker belongs.</content>
sealed partial class SourceResolver
{
    /// <summary>"A spokesman for the ministry" is not the ministry: a person's or an unnamed head stands outside the name.</summary>
    bool RoleOfBody(HeadKind leading, HeadKind outside) =>
        ((language.RightToLeft ? leading : outside) & (HeadKind.Person | HeadKind.Unnamed)) != 0;

    /// <summary>Does nothing at all stand between two names?</summary>
    bool IsOneName(Mention one, Mention other) =>
        document.Text.AsSpan(one.Span.End..Math.Max(one.Span.End, other.Span.Start)).IsWhiteSpace();

    /// <summary>Does nothing but a role stand between two names?</summary>
    bool IsRoleBetween(Mention one, Mention other)
    {
        var first = document.Tokens.IndexAt(one.Span.End - 1) + 1;
        var end = document.Tokens.IndexAt(other.Span.Start);
        return first < end && (heads.KindAt(document.Tokens, first, end, out var length) & HeadKind.Person) != 0 && first + length == end;
    }

    /// <summary>Does a possessive mark stand behind the name?</summary>
    bool IsPossessive(Mention mention)
    {
        var after = document.Tokens.IndexAt(mention.Span.End - 1) + 1;
        return after + 1 < document.Tokens.Count && (document.Tokens.Is(after, '\'') || document.Tokens.Is(after, '’'));
    }

    /// <summary>"The brother of X", "X's lawyer": the phrase is about somebody who belongs to the one named.</summary>
    bool BelongsToNamed(int first, int end, Mention person, List<Mention> mentions)
    {
        var tokens = document.Tokens;
        var at = tokens.IndexAt(person.Span.Start);
        var after = tokens.IndexAt(person.Span.End - 1) + 1;
        // X's lawyer: a possessive mark and a head behind the name, and no second person behind it
        if (after + 1 < end && (tokens.Is(after, '\'') || tokens.Is(after, '’')) && mentions[^1].Span == person.Span)
            return true;
        if (at == first)
            return false;
        if (IsOfHisBody(first, at, end) || IsOfHisOffice(first, at, end))
            return true;
        // words of honour stand between the head and the name
        var joint = BeforeHonours(first + 1, at);
        if (
            marks.Find(document, new(tokens[first].Start, tokens[joint - 1].End), StatementMark.CloseTo) is { } near
            && near.End == tokens[joint - 1].End
        )
            return true;
        for (var i = first; i < joint; )
        {
            var kind = heads.KindAt(tokens, i, end, out var length);
            if ((kind & (HeadKind.Kin | HeadKind.Led)) != 0 && i + length >= joint - 2)
            {
                // nothing but a joint ("of", ل) between the head and the name, and no comma
                for (var j = i + length; j < joint; j++)
                    if (tokens[j].Kind != TokenKind.Word || heads.KindAt(tokens, j, end, out _) != HeadKind.None)
                        return false;
                if ((kind & (HeadKind.Person | HeadKind.Body)) == 0)
                    return i + length < joint || language.RightToLeft;
                // "spokesman John Smith" is an apposition, and so is "the member for Tehran So-and-so"; سخنگوی فلانی is not
                return language.RightToLeft == (i + length == joint);
            }
            i += length;
        }
        return false;
    }

    /// <summary>The first token of the words of honour in front of a name.</summary>
    int BeforeHonours(int first, int name)
    {
        for (var i = Math.Max(first, name - 6); i < name; i++)
        {
            var at = i;
            while (at < name && (heads.KindAt(document.Tokens, at, name, out var length) & HeadKind.Honorific) != 0)
                at += length;
            if (at == name)
                return i;
        }
        return name;
    }

    /// <summary>
    /// "The secretary to the president So-and-so", "deputy of So-and-so": a preposition written onto the title of the one named, or nothing in front of
    /// the name but an office without its article.
    /// </summary>
    bool IsOfHisOffice(int first, int person, int end)
    {
        if (!heads.HasDefinitePrefix)
            return false;
        var tokens = document.Tokens;
        var key = tokens.Key(person - 1);
        if (person - 1 > first)
            return forThe.Fits(key)
                && nationalities.TryMatch(tokens, person - 1, person, out var title)
                && (title.Value & NameMarks.Title) == NameMarks.Office;
        var kind = heads.KindAt(tokens, first, person, out _);
        return (kind & HeadKind.Person) != 0 && (kind & HeadKind.Honorific) == 0 && heads.Stem(key).Length == key.Length;
    }

    /// <summary>
    /// "An official in the campaign of So-and-so": an unnamed head, and right before the name a bare noun that has it for its owner. Only
    /// where the article tells a bare noun from a closed one.
    /// </summary>
    bool IsOfHisBody(int first, int person, int end)
    {
        if (person - first < 3 || !heads.HasDefinitePrefix)
            return false;
        var tokens = document.Tokens;
        var owned = person - 1;
        return (heads.KindAt(tokens, first, end, out _) & HeadKind.Unnamed) != 0
            && tokens[owned].Kind == TokenKind.Word
            && heads.KindAt(tokens, owned, end, out _) == HeadKind.None
            && tokens[owned].End - tokens[owned].Start > 3
            && !MentionsIn(new TextSpan(tokens[first].Start, tokens[owned].End))
                .Exists(mention => mention.Span.Contains(tokens[owned].Start));
    }
}
