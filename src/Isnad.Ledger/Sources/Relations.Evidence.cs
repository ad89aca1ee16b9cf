namespace Isnad.Ledgers;

/// <content>What speaks for two names beside their letters: an office, a place, a translation.</content>
internal sealed partial class Relations
{
    Likeness.Evidence EvidenceOf(Likened a, Likened b)
    {
        // in two scripts one page may name one man twice, apart
        var apart = a.IsArabic == b.IsArabic && together.Bind(a.Id).Bind(b.Id).Scalar() is not null;
        return new(apart, a.Class == 0 ? SharedOffice(a.Id, b.Id) : null);
    }

    /// <summary>An office that both names were seen with within a year: in the same words, two at least, or one by its kind in whatever language.</summary>
    string? SharedOffice(long a, long b)
    {
        var theirs = Offices(b);
        if (theirs.Count == 0)
            return null;
        return (
            from mine in Offices(a)
            from other in theirs
            where
                mine.Words.Length > 1
                    && !OfficeWords.AreHonorific(mine.Words)
                    && other.Words.Length > 1
                    && mine.Words.ToHashSet(StringComparer.Ordinal).SetEquals(other.Words)
                || AskedOffice.AreOne(mine.Text, other.Text)
            where DayRange.Near(mine.First, mine.Last, other.First, other.Last)
            select string.CompareOrdinal(mine.Text, other.Text) < 0 ? mine.Text : other.Text
        ).Min(StringComparer.Ordinal);
    }

    List<(string Text, string[] Words, int? First, int? Last)> Offices(long name)
    {
        var found = new List<(string, string[], int?, int?)>();
        offices.Bind(name);
        while (offices.Step())
            found.Add(
                (
                    offices.Text(0),
                    OfficeWords.Of(offices.Text(0)),
                    offices.IsNull(1) ? null : (int)offices.Integer(1),
                    offices.IsNull(2) ? null : (int)offices.Integer(2)
                )
            );
        return found;
    }

    /// <summary>A name that does not tell its state, with what its pages are about: one place, when nearly all of them are about it.</summary>
    Likened Placed(Likened found, string key)
    {
        var about = new List<(string Place, long Readings)>();
        places.Bind(found.Id);
        while (places.Step())
            about.Add((places.Text(0), places.Integer(1)));
        var all = about.Sum(place => place.Readings);
        return new(found.Id, found.Type, key)
        {
            First = found.First,
            Last = found.Last,
            Place = about.Find(place => place.Place.Length > 0 && PagePlace.Enough(place.Readings, all)).Place,
            InSeveralStates = about.Count(place => PagePlace.IsState(place.Place)) > 1,
        };
    }

    /// <summary>A page that uses the one name is a translation of one that uses the other. Names of very many pages are not asked for.</summary>
    bool Translated(long one, long other)
    {
        var (mine, theirs) = (pages.Bind(one).Scalar() ?? 0, pages.Bind(other).Scalar() ?? 0);
        return Math.Min(mine, theirs) <= MostPages
            && translated.Bind(mine <= theirs ? one : other).Bind(mine <= theirs ? other : one).Scalar() is not null;
    }
}
